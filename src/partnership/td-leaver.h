/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "pairing/td-pair.h"
#include "people/td-employee.h"

G_BEGIN_DECLS

/**
 * TdLeaver:
 *
 * A pair that lives though one of its two leaves the company, or left, as the roster says.
 */
#define TD_TYPE_LEAVER (td_leaver_get_type ())
G_DECLARE_FINAL_TYPE (TdLeaver, td_leaver, TD, LEAVER, TdRecord)

struct _TdLeaver
{
  TdRecord parent_instance;

  gint64 pair_id;
  gint64 program_id;
  gint64 employee_id;
  char *side; /* mentor mentee: who leaves */
  char *name;
  TdDate leave_date; /* her last day */
  gboolean left;     /* the day is over */
  TdDate matched_on;
  char *mentor_name;
  char *mentee_name;
};

/* The pairs of a programme (0: of all) that live as of a day and lose somebody, first to leave
 * first; where both leave, the first of them. Not those whose end on that day is recorded already.
 * (element-type TdLeaver) */
GPtrArray *td_leaver_list_pairs (TdDatabase *db, gint64 program_id, TdDate today, GError **error);

/* "mentor_left" or "mentee_left": why such a pair ends. */
const char *td_leaver_get_end_reason (const TdLeaver *leaver);

/* The pairs of one person that td_leaver_end_pairs() would end. (element-type TdPair) */
GPtrArray *td_leaver_list_open (TdDatabase *db, gint64 employee_id, TdDate today, GError **error);

/* The day on which such a pair ends: her last one (the pair's first where that is later); none
 * where it has not begun, so that it is withdrawn. */
TdDate td_leaver_get_end (const TdEmployee *employee, const TdPair *pair);

/**
 * td_leaver_end_pairs:
 *
 * Ends all pairs of people who leave, in one change: what has begun ends on the last day of who
 * leaves, which may be ahead (the pair lives until then, and leaves Today at once); what was only
 * proposed is withdrawn.
 *
 * Returns: how many pairs, or -1; TD_ERROR_CONFLICT where the roster has no last day of somebody
 */
int td_leaver_end_pairs (TdDatabase *db,
                         const gint64 *employee_ids,
                         guint n_employees,
                         TdDate today,
                         GError **error);

G_END_DECLS
