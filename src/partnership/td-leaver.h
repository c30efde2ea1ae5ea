/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

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
 * first; where both leave, the first of them. (element-type TdLeaver) */
GPtrArray *td_leaver_list_pairs (TdDatabase *db, gint64 program_id, TdDate today, GError **error);

/* "mentor_left" or "mentee_left": why such a pair ends. */
const char *td_leaver_get_end_reason (const TdLeaver *leaver);

/* The pairs that td_leaver_end_pairs() would end, and (@on) the day. (element-type TdPair) */
GPtrArray *td_leaver_list_open (TdDatabase *db,
                                gint64 employee_id,
                                TdDate today,
                                TdDate *on,
                                GError **error);

/* Ends all pairs of somebody who leaves, in one change: what has begun ends on her last day (on
 * @today while that is still to come), what was only proposed is withdrawn. How many, or -1;
 * TD_ERROR_CONFLICT where the roster has no last day of hers. */
int td_leaver_end_pairs (TdDatabase *db, gint64 employee_id, TdDate today, GError **error);

G_END_DECLS
