/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-proposal-late.h"

#include "proposal/td-proposal-plan.h"

#include <glib/gi18n-lib.h>

static const TdField choice_fields[] = {
  TD_FIELD (TdLateChoice, code, TD_FIELD_TEXT),
  TD_FIELD (TdLateChoice, label, TD_FIELD_TEXT),
  TD_FIELD (TdLateChoice, may_move, TD_FIELD_BOOL),
  TD_FIELD (TdLateChoice, stay, TD_FIELD_ID),
  TD_FIELD (TdLateChoice, earlier, TD_FIELD_INT),
  TD_FIELD (TdLateChoice, moved, TD_FIELD_INT),
  TD_FIELD (TdLateChoice, late, TD_FIELD_INT),
  TD_FIELD (TdLateChoice, unmatched, TD_FIELD_INT),
  TD_FIELD (TdLateChoice, matched, TD_FIELD_INT),
  TD_FIELD (TdLateChoice, total, TD_FIELD_ID),
  TD_FIELD (TdLateChoice, lost, TD_FIELD_ID),
};

TD_DEFINE_RECORD (TdLateChoice, td_late_choice, choice_fields)

/* From the freest to the firmest: each adds to the points of the one before. */
static const struct
{
  const char *code;
  const char *label;
  gboolean may_move;
  gint64 stay;
} choices[] = {
  { "free", N_ ("Earlier pairs are free"), TRUE, 0 },
  { "100", N_ ("Staying is worth 100 points"), TRUE, 100 },
  { "1000", N_ ("Staying is worth 1,000 points"), TRUE, 1000 },
  { "above", N_ ("Staying is worth more than any score"), TRUE, TD_STAY_ABOVE_ALL },
  { "locked", N_ ("Earlier pairs are locked"), FALSE, 0 },
};

typedef struct
{
  const TdProposalOptions *options;
  TdProposalScoped scoped;
  TdCohort *cohort;
  TdSolution *solution; /* (nullable): of the choice before */
  int stay;             /* points that earlier pairs have by now */
} Table;

static void
table_clear (Table *table)
{
  g_clear_pointer (&table->cohort, td_cohort_free);
  g_clear_pointer (&table->solution, td_solution_free);
  td_proposal_scoped_clear (&table->scoped);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static void
lock_earlier (Table *table)
{
  for (guint i = 0; i < table->scoped.candidates->mentees->len; i++)
    {
      const TdEarlier *earlier = td_proposal_scoped_find_earlier (&table->scoped, i);

      if (earlier && td_cohort_get_locked (table->cohort, i) < 0)
        td_cohort_lock (table->cohort, i, (int) earlier->mentor);
    }
}

static void
prepare (Table *table, guint choice)
{
  int stay;

  if (!choices[choice].may_move)
    {
      lock_earlier (table);
      return;
    }
  stay = td_proposal_scoped_get_stay (&table->scoped, choices[choice].stay);
  td_proposal_scoped_set_stay (&table->scoped, table->cohort, table->stay, stay);
  table->stay = stay;
}

static void
count (const Table *table, TdLateChoice *row)
{
  for (guint i = 0; i < table->solution->n_mentees; i++)
    {
      const TdEarlier *earlier = td_proposal_scoped_find_earlier (&table->scoped, i);
      int mentor = table->solution->mentor[i];

      row->matched += mentor >= 0;
      row->earlier += earlier != NULL;
      row->late += earlier == NULL;
      if (earlier == NULL)
        row->unmatched += mentor < 0;
      else
        row->moved += mentor != (int) earlier->mentor;
    }
  row->total = td_proposal_sum_scores (table->scoped.candidates, table->solution);
}

static TdLateChoice *
try_choice (Table *table, guint choice, GCancellable *cancellable, GError **error)
{
  TdObjective objective = table->options->objective;
  TdSolution *solution;
  TdLateChoice *row;

  prepare (table, choice);
  solution =
      td_cohort_solve (table->cohort, objective, table->solution, NULL, NULL, cancellable, error);
  g_clear_pointer (&table->solution, td_solution_free);
  table->solution = solution;
  if (solution == NULL || !td_cohort_check (table->cohort, objective, solution, cancellable, error))
    return NULL;
  row = g_object_new (TD_TYPE_LATE_CHOICE, NULL);
  td_record_set_text (&row->code, choices[choice].code);
  td_record_set_text (&row->label, _ (choices[choice].label));
  row->may_move = choices[choice].may_move;
  row->stay = row->may_move ? table->stay : 0;
  count (table, row);
  return row;
}

static GPtrArray *
try_all (Table *table, TdProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  const guint n_choices = G_N_ELEMENTS (choices);
  gint64 best = 0;

  for (guint i = 0; i < n_choices; i++)
    {
      TdLateChoice *row;

      td_progress_set (progress, (double) i / n_choices, NULL);
      row = try_choice (table, i, cancellable, error);
      if (row == NULL)
        return NULL;
      if (i == 0)
        best = row->total;
      row->lost = best - row->total;
      g_ptr_array_insert (rows, 0, row);
    }
  return g_steal_pointer (&rows);
}

GPtrArray *
td_proposal_late_table (TdDatabase *db,
                        const TdProposalOptions *options,
                        TdDate today,
                        TdProgress *progress,
                        GError **error)
{
  TdProposalOptions all = *options;
  g_auto (Table) table = { .options = options };

  all.scope = TD_PROPOSAL_LATE;
  all.may_move = TRUE;
  td_progress_set (progress, 0, _ ("Trying what late enrolments would move"));
  if (!td_proposal_scope_load (db, &all, today, &table.scoped, error))
    return NULL;
  table.cohort = td_cohort_new (table.scoped.candidates);
  return try_all (&table, progress, td_database_get_cancellable (db), error);
}
