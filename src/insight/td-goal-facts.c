/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-goal-facts.h"

#include "insight/td-filter-kept.h"

#define KEPT "insight/goals"

static TdGoalFact
read_goal (TdStatement *row, TdDate as_of)
{
  const char *state = td_statement_get_text (row, 4);
  TdGoalFact goal = { .pair_id = td_statement_get_int (row, 0),
                      .set_on = td_statement_get_date (row, 1),
                      .due_on = td_statement_get_date (row, 2),
                      .closed_on = td_statement_get_date (row, 3) };

  if (g_strcmp0 (state, "open") == 0 || goal.closed_on > as_of)
    goal.closed_on = TD_DATE_NONE;
  else if (goal.closed_on == TD_DATE_NONE)
    goal.closed_on = goal.set_on;
  goal.reached = goal.closed_on != TD_DATE_NONE && g_strcmp0 (state, "reached") == 0;
  return goal;
}

static GArray *
read_goals (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (GArray) goals = g_array_new (FALSE, FALSE, sizeof (TdGoalFact));
  g_autofree char *condition = td_insight_filter_dup_pair_condition (filter, "p", 3);
  g_autofree char *sql =
      g_strdup_printf ("SELECT o.pair_id, o.set_on, o.due_on, o.closed_on, o.state FROM goal o "
                       "JOIN pair p ON p.id = o.pair_id WHERE o.set_on <= $2 AND o.kind <> 'topic' "
                       "AND ($1 = 0 OR p.program_id = $1) AND %s ORDER BY o.pair_id, o.id",
                       condition);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (db, error, sql, "iDsDD", filter->program_id, filter->as_of,
                         td_insight_filter_get_value (filter), filter->cohort_from,
                         filter->cohort_to);

  if (row == NULL)
    return NULL;
  while (td_statement_next (row, &trouble))
    {
      TdGoalFact goal = read_goal (row, filter->as_of);

      if (goal.closed_on == TD_DATE_NONE || goal.closed_on >= filter->from)
        g_array_append_val (goals, goal);
    }
  if (trouble == NULL)
    return g_steal_pointer (&goals);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

/* From the connection, where they are kept. */
GArray *
td_goal_facts_read (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  GArray *goals = td_filter_ref_array (db, KEPT, filter);

  if (goals)
    return goals;
  goals = read_goals (db, filter, error);
  if (goals)
    td_filter_keep_array (db, KEPT, filter, goals);
  return goals;
}

TdFigure *
td_goal_facts_new_figure (GArray *goals, GHashTable *lists)
{
  gint64 reached = 0, all = 0;

  for (guint i = 0; i < goals->len; i++)
    {
      const TdGoalFact *goal = &g_array_index (goals, TdGoalFact, i);

      if (goal->closed_on != TD_DATE_NONE && !goal->reached)
        continue;
      all++;
      reached += goal->reached ? 1 : 0;
      td_insight_lists_add (lists, "goals", TD_SUBJECT_PAIR, TD_LIST_COUNTED, goal->pair_id,
                            goal->reached);
    }
  return td_figure_new_share ("goals", reached, all);
}
