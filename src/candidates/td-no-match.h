/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdNoMatch:
 *
 * The decision that nobody in a programme fits a mentee. She is left out of proposals and off the
 * waiting list until it is taken back, and counts as unmatched in every figure. A pair that is made
 * for her all the same ends it.
 */
#define TD_TYPE_NO_MATCH (td_no_match_get_type ())
G_DECLARE_FINAL_TYPE (TdNoMatch, td_no_match, TD, NO_MATCH, TdRecord)

struct _TdNoMatch
{
  TdRecord parent_instance;

  gint64 id;
  gint64 program_id;
  gint64 mentee_id; /* the employee */
  TdDate decided_on;
  char *reason; /* a code of td_no_match_reasons() */
  char *note;   /* her own words, private */

  /* Display. */
  char *program_name;
  char *mentee_name;
  char *mentee_number;
  char *mentee_department;
  TdDate from_date; /* since when she waits */
  int days;         /* since then */
};

/**
 * td_no_match_set:
 * @reason: a code of td_no_match_reasons(), or words of an import
 * @note: (nullable): her own words
 *
 * Decides, or changes the reason of a decision. Change "pairing.no-match". TD_ERROR_CONFLICT for
 * somebody who is not enrolled as mentee or has an open pair in the programme, TD_ERROR_INVALID
 * without a reason.
 */
gboolean td_no_match_set (TdDatabase *db,
                          gint64 program_id,
                          gint64 mentee_id,
                          const char *reason,
                          const char *note,
                          TdDate on,
                          GError **error);

/* Takes the decision back: she waits again, since the day she waited before. Change
 * "pairing.match-again". TD_ERROR_NOT_FOUND where nothing was decided. */
gboolean td_no_match_clear (TdDatabase *db, gint64 program_id, gint64 mentee_id, GError **error);

/* Of a programme (0: of all), longest waiting first: enrolled mentees without an open pair. Returns
 * (transfer full) (element-type TdNoMatch). */
GPtrArray *td_no_match_list (TdDatabase *db, gint64 program_id, TdDate today, GError **error);

/* Of one mentee; NULL without error where nothing was decided. */
TdNoMatch *td_no_match_find (TdDatabase *db,
                             gint64 program_id,
                             gint64 mentee_id,
                             TdDate today,
                             GError **error);

/* The codes in the order in which they are offered, NULL-terminated, and their words; an unknown
 * code comes back as it is. */
const char *const *td_no_match_reasons (void);
const char *td_no_match_reason_get_label (const char *reason);

/* SQL: that nothing is decided about the mentee of the enrolment "n". */
#define TD_NO_MATCH_NONE                                                      \
  "NOT EXISTS (SELECT 1 FROM no_match nm WHERE nm.program_id = n.program_id " \
  "AND nm.mentee_id = n.employee_id)"

G_END_DECLS
