/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "partnership/td-leaver.h"

#include "base/td-error.h"
#include "pairing/td-pair-life.h"
#include "partnership/td-partnership-private.h"
#include "people/td-employee.h"

#include <glib/gi18n-lib.h>

static const TdField leaver_fields[] = {
  TD_FIELD (TdLeaver, pair_id, TD_FIELD_ID),       TD_FIELD (TdLeaver, program_id, TD_FIELD_ID),
  TD_FIELD (TdLeaver, employee_id, TD_FIELD_ID),   TD_FIELD (TdLeaver, side, TD_FIELD_TEXT),
  TD_FIELD (TdLeaver, name, TD_FIELD_TEXT),        TD_FIELD (TdLeaver, leave_date, TD_FIELD_DATE),
  TD_FIELD (TdLeaver, left, TD_FIELD_BOOL),        TD_FIELD (TdLeaver, matched_on, TD_FIELD_DATE),
  TD_FIELD (TdLeaver, mentor_name, TD_FIELD_TEXT), TD_FIELD (TdLeaver, mentee_name, TD_FIELD_TEXT),
};

TD_DEFINE_RECORD (TdLeaver, td_leaver, leaver_fields)

/* Whether it is the mentee who leaves, or leaves first. */
#define MENTEE_FIRST \
  "e.leave_date IS NOT NULL AND (r.leave_date IS NULL OR e.leave_date < r.leave_date)"

GPtrArray *
td_leaver_list_pairs (TdDatabase *db, gint64 program_id, TdDate today, GError **error)
{
  GPtrArray *leavers = td_database_load (
      db, TD_TYPE_LEAVER, error,
      "SELECT p.id AS pair_id, p.program_id, p.matched_on, r.name AS mentor_name, "
      "e.name AS mentee_name, "
      "CASE WHEN " MENTEE_FIRST " THEN 'mentee' ELSE 'mentor' END AS side, "
      "CASE WHEN " MENTEE_FIRST " THEN e.id ELSE r.id END AS employee_id, "
      "CASE WHEN " MENTEE_FIRST " THEN e.name ELSE r.name END AS name, "
      "CASE WHEN " MENTEE_FIRST " THEN e.leave_date ELSE r.leave_date END AS leave_date "
      "FROM pair p JOIN employee r ON r.id = p.mentor_id JOIN employee e ON e.id = p.mentee_id "
      "WHERE ($1 IS NULL OR p.program_id = $1) AND p.matched_on <= $2 "
      "AND (r.leave_date IS NOT NULL OR e.leave_date IS NOT NULL) "
      "AND (p.state IN ('active', 'paused') OR (p.ended_on > $2 "
      " AND (p.ended_on > r.leave_date OR p.ended_on > e.leave_date))) "
      "ORDER BY leave_date, p.id",
      "nD", program_id, today);

  for (guint i = 0; leavers && i < leavers->len; i++)
    {
      TdLeaver *leaver = leavers->pdata[i];

      leaver->left = leaver->leave_date < today;
    }
  return leavers;
}

const char *
td_leaver_get_end_reason (const TdLeaver *leaver)
{
  return g_strcmp0 (leaver->side, "mentor") == 0 ? "mentor_left" : "mentee_left";
}

TdDate
td_leaver_get_end (const TdEmployee *employee, const TdPair *pair)
{
  return pair->matched_on ? MAX (employee->leave_date, pair->matched_on) : TD_DATE_NONE;
}

/* One of her pairs: ended, or taken off the table. */
static gboolean
end_one (TdDatabase *db,
         const TdPair *pair,
         const TdEmployee *employee,
         TdDate today,
         GError **error)
{
  const char *reason = pair->mentor_id == employee->id ? "mentor_left" : "mentee_left";
  TdDate on = td_leaver_get_end (employee, pair);

  if (on == TD_DATE_NONE)
    return td_pair_withdraw (db, pair->id, "not-available", NULL, MIN (employee->leave_date, today),
                             error);
  return td_pair_end (db, pair->id, reason, on, error);
}

GPtrArray *
td_leaver_list_open (TdDatabase *db, gint64 employee_id, TdDate today, GError **error)
{
  const TdPairFilter filter = { .person_id = employee_id, .state = TD_PAIR_OPEN_STATES };

  return td_pair_list (db, &filter, today, error);
}

/* Of one person; how many, or -1. */
static int
end_pairs (TdDatabase *db, const TdEmployee *employee, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) pairs = NULL;

  if (employee->leave_date == TD_DATE_NONE)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                   /* Translators: a person's name. */
                   _ ("The roster has no last day of %s. Enter it first, or end the pairs one by "
                      "one."),
                   employee->name);
      return -1;
    }
  pairs = td_leaver_list_open (db, employee->id, today, error);
  for (guint i = 0; pairs && i < pairs->len; i++)
    if (!end_one (db, pairs->pdata[i], employee, today, error))
      return -1;
  return pairs ? (int) pairs->len : -1;
}

int
td_leaver_end_pairs (TdDatabase *db,
                     const gint64 *employee_ids,
                     guint n_employees,
                     TdDate today,
                     GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "partnership.leaver", error);
  int total = 0;

  if (change == NULL)
    return -1;
  for (guint i = 0; i < n_employees; i++)
    {
      g_autoptr (TdEmployee) employee = td_employee_load (db, employee_ids[i], error);
      int n = employee ? end_pairs (db, employee, today, error) : -1;

      if (n < 0)
        return -1;
      total += n;
      if (n_employees == 1)
        td_change_describe (change, "%s", employee->name);
    }
  if (n_employees > 1)
    td_change_describe (change, "%u", n_employees);
  return td_change_commit (change, error) ? total : -1;
}
