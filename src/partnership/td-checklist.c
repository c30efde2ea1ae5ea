/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "partnership/td-checklist.h"

#include "base/td-error.h"
#include "partnership/td-goal.h"
#include "partnership/td-partnership-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *code;
  const char *label;
} steps[TD_CHECKLIST_STEPS] = {
  { "agree", N_ ("Agree the outcome") },
  { "demonstrate", N_ ("Demonstrate") },
  { "practise", N_ ("Practise") },
  { "feedback", N_ ("Feedback") },
  { "practise-again", N_ ("Practise again") },
  { "attempt", N_ ("Attempt on the job") },
  { "feedback-again", N_ ("Feedback on the attempt") },
  { "next", N_ ("Agree the next session") },
};

const char *
td_checklist_get_label (int step)
{
  g_return_val_if_fail (step >= 1 && step <= TD_CHECKLIST_STEPS, NULL);

  return _ (steps[step - 1].label);
}

const char *
td_checklist_get_code (int step)
{
  g_return_val_if_fail (step >= 1 && step <= TD_CHECKLIST_STEPS, NULL);

  return steps[step - 1].code;
}

int
td_checklist_find (const char *text)
{
  for (int i = 0; i < TD_CHECKLIST_STEPS; i++)
    if (g_strcmp0 (steps[i].code, text) == 0)
      return i + 1;
  if (text && strlen (text) == 1 && *text >= '1' && *text <= '0' + TD_CHECKLIST_STEPS)
    return *text - '0';
  return 0;
}

int
td_checklist_count (const TdChecklist *checklist)
{
  int n = 0;

  for (int i = 0; i < TD_CHECKLIST_STEPS; i++)
    n += checklist->done_on[i] != TD_DATE_NONE;
  return n;
}

int
td_checklist_get_next (const TdChecklist *checklist)
{
  for (int i = 0; i < TD_CHECKLIST_STEPS; i++)
    if (checklist->done_on[i] == TD_DATE_NONE)
      return i + 1;
  return 0;
}

gboolean
td_checklist_load (TdDatabase *db, gint64 goal_id, TdChecklist *checklist, GError **error)
{
  GError *trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (db, error, "SELECT step, done_on FROM checklist_step WHERE goal_id = $1",
                         "i", goal_id);

  if (row == NULL)
    return FALSE;
  *checklist = (TdChecklist){ .goal_id = goal_id };
  while (td_statement_next (row, &trouble))
    checklist->done_on[td_statement_get_int (row, 0) - 1] = td_statement_get_date (row, 1);
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

GPtrArray *
td_checklist_list (TdDatabase *db, gint64 pair_id, GError **error)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_free);
  GError *trouble = NULL;
  TdChecklist *last = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         "SELECT c.goal_id, c.step, c.done_on FROM checklist_step c "
                         "JOIN goal o ON o.id = c.goal_id WHERE o.pair_id = $1 "
                         "ORDER BY c.goal_id, c.step",
                         "i", pair_id);

  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    {
      if (last == NULL || last->goal_id != td_statement_get_int (row, 0))
        {
          last = g_new0 (TdChecklist, 1);
          last->goal_id = td_statement_get_int (row, 0);
          g_ptr_array_add (lists, last);
        }
      last->done_on[td_statement_get_int (row, 1) - 1] = td_statement_get_date (row, 2);
    }
  if (trouble == NULL)
    return g_steal_pointer (&lists);
  g_propagate_error (error, trouble);
  return NULL;
}

static gboolean
write_step (TdDatabase *db, gint64 goal_id, int step, TdDate on, GError **error)
{
  if (on == TD_DATE_NONE)
    return td_database_execute (db, error,
                                "DELETE FROM checklist_step WHERE goal_id = $1 AND step = $2", "ii",
                                goal_id, (gint64) step);
  return td_database_execute (db, error,
                              "INSERT INTO checklist_step (goal_id, step, done_on) "
                              "VALUES ($1, $2, $3) ON CONFLICT (goal_id, step) "
                              "DO UPDATE SET done_on = excluded.done_on "
                              "WHERE done_on <> excluded.done_on",
                              "iiD", goal_id, (gint64) step, on);
}

gboolean
td_checklist_set (TdDatabase *db, gint64 goal_id, int step, TdDate on, TdDate today, GError **error)
{
  g_autoptr (TdGoal) goal = td_goal_load (db, goal_id, today, error);
  const char *action = on ? "partnership.checklist" : "partnership.checklist-back";
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdChange) change = NULL;

  g_return_val_if_fail (step >= 1 && step <= TD_CHECKLIST_STEPS, FALSE);

  if (goal == NULL || (on && !td_partnership_check_day (on, today, error)))
    return FALSE;
  change = td_pair_begin_change (db, action, goal->pair_id, today, &pair, error);
  if (change == NULL)
    return FALSE;
  if (on && on < goal->set_on)
    return td_pair_conflict (pair, _ ("on that day the goal was not set yet."), error);
  return write_step (db, goal_id, step, on, error) && td_change_commit (change, error);
}
