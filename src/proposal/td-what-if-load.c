/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-what-if-private.h"

#include "base/td-error.h"

#include <glib/gi18n-lib.h>

void
td_what_if_free (TdWhatIf *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->graph, td_what_if_graph_free);
  g_clear_pointer (&self->base, td_solution_free);
  g_clear_pointer (&self->cohort, td_cohort_free);
  g_clear_pointer (&self->candidates, td_candidates_free);
  g_array_unref (self->stay);
  g_free (self);
}

const TdCandidates *
td_what_if_get_candidates (TdWhatIf *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->candidates;
}

const TdSolution *
td_what_if_get_solution (TdWhatIf *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->base;
}

/* Takes the candidates over. */
static TdWhatIf *
what_if_new (TdCandidates *candidates, TdObjective objective)
{
  TdWhatIf *self = g_new0 (TdWhatIf, 1);

  self->candidates = candidates;
  self->objective = objective;
  self->cohort = td_cohort_new (candidates);
  self->stay = g_array_new (FALSE, FALSE, sizeof (TdWhatIfStay));
  return self;
}

static gboolean
solve_base (TdWhatIf *self, const TdSolution *before, GCancellable *cancellable, GError **error)
{
  self->base =
      td_cohort_solve (self->cohort, self->objective, before, NULL, NULL, cancellable, error);
  if (self->base == NULL ||
      !td_cohort_check (self->cohort, self->objective, self->base, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->base->n_mentees; i++)
    if (self->base->mentor[i] >= 0)
      self->base_total +=
          td_candidates_score (self->candidates, i, (guint) self->base->mentor[i], NULL, NULL);
  return TRUE;
}

void
td_what_if_apply_stay (TdWhatIf *self, TdCohort *cohort)
{
  for (guint i = 0; i < self->stay->len; i++)
    {
      const TdWhatIfStay *stay = &g_array_index (self->stay, TdWhatIfStay, i);

      if (td_cohort_get_locked (cohort, stay->mentee) >= 0)
        continue;
      if (td_cohort_score_pair (cohort, stay->mentee, stay->mentor) < 0)
        td_cohort_lock (cohort, stay->mentee, (int) stay->mentor);
      else
        td_cohort_add_points (cohort, stay->mentee, stay->mentor, stay->points);
    }
}

static gboolean
load_stay (TdDatabase *db, TdWhatIf *self, const TdProposal *proposal, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         "SELECT w.mentee_id, x.mentor_id FROM proposal_row w "
                         "JOIN pair x ON x.id = w.earlier_pair_id WHERE w.proposal_id = $1 "
                         "AND w.round = 1",
                         "i", proposal->id);
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      int mentee = td_candidates_find (self->candidates->mentees, td_statement_get_int (row, 0));
      int mentor = td_candidates_find (self->candidates->mentors, td_statement_get_int (row, 1));
      TdWhatIfStay stay = { (guint) mentee, (guint) mentor, (int) MAX (proposal->stay, 0) };

      if (mentee >= 0 && mentor >= 0)
        g_array_append_val (self->stay, stay);
    }
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

/* Reads pairs or prices of people into the arrays of a solution. */
static gboolean
read_stored (TdDatabase *db,
             const TdCandidates *candidates,
             gint64 proposal_id,
             TdSolution *before,
             GError **error)
{
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT mentee_id, proven_id, price FROM proposal_row WHERE proposal_id = $1 AND round = 1 "
      "UNION ALL SELECT NULL, mentor_id, price FROM proposal_mentor WHERE proposal_id = $1",
      "i", proposal_id);
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      int mentor = td_candidates_find (candidates->mentors, td_statement_get_int (row, 1));
      int mentee = td_statement_is_null (row, 0)
                       ? -1
                       : td_candidates_find (candidates->mentees, td_statement_get_int (row, 0));

      if (mentee >= 0)
        {
          before->mentor[mentee] = mentor;
          before->mentee_price[mentee] = td_statement_get_int (row, 2);
        }
      else if (td_statement_is_null (row, 0) && mentor >= 0)
        before->mentor_price[mentor] = td_statement_get_int (row, 2);
    }
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

/* The proven pairs and prices as they were stored, to begin from. */
static TdSolution *
load_before (TdDatabase *db,
             const TdCandidates *candidates,
             const TdProposal *proposal,
             GError **error)
{
  g_autoptr (TdSolution) before = g_new0 (TdSolution, 1);

  before->n_mentees = candidates->mentees->len;
  before->n_mentors = candidates->mentors->len;
  before->mentor = g_new (int, MAX (before->n_mentees, 1));
  before->mentee_price = g_new0 (gint64, MAX (before->n_mentees, 1));
  before->mentor_price = g_new0 (gint64, MAX (before->n_mentors, 1));
  before->bonus = proposal->bonus;
  before->scale = proposal->scale;
  for (guint i = 0; i < before->n_mentees; i++)
    before->mentor[i] = -1;
  return read_stored (db, candidates, proposal->id, before, error) ? g_steal_pointer (&before)
                                                                   : NULL;
}

/* Whether rules made the proposal, and which objective chose. */
static gboolean
check_proposal (const TdProposal *proposal, TdObjective *objective, GError **error)
{
  const char *why = NULL;

  if (g_strcmp0 (proposal->scope, "sheet") == 0)
    why = _ ("This draft was made from a sheet of scores, which no rule made. Change the sheet and "
             "propose again.");
  else if (g_strcmp0 (proposal->objective, "stable") == 0)
    why = _ ("These pairs were made from wishes alone: scores and prices do not tell what a change "
             "would do. Propose again to see it.");
  else
    return td_objective_from_text (proposal->objective, objective, error);
  g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT, why);
  return FALSE;
}

TdWhatIf *
td_what_if_new (TdDatabase *db, gint64 proposal_id, GError **error)
{
  g_autoptr (TdProposal) proposal = td_proposal_load (db, proposal_id, error);
  g_autoptr (TdWhatIf) self = NULL;
  g_autoptr (TdSolution) before = NULL;
  TdCandidates *candidates = NULL;
  TdObjective objective;

  if (proposal && check_proposal (proposal, &objective, error))
    candidates = td_candidates_load_for_proposal (db, proposal_id, error);
  if (candidates == NULL)
    return NULL;
  self = what_if_new (candidates, objective);
  before = load_before (db, candidates, proposal, error);
  if (before == NULL || !load_stay (db, self, proposal, error))
    return NULL;
  td_what_if_apply_stay (self, self->cohort);
  if (!solve_base (self, before, td_database_get_cancellable (db), error))
    return NULL;
  return g_steal_pointer (&self);
}

TdWhatIf *
td_what_if_new_for_candidates (TdCandidates *candidates,
                               TdObjective objective,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (TdWhatIf) self = what_if_new (candidates, objective);

  return solve_base (self, NULL, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

TdWhatIf *
td_what_if_new_for_program (TdDatabase *db,
                            gint64 program_id,
                            TdObjective objective,
                            TdDate today,
                            GError **error)
{
  TdCandidates *candidates = td_candidates_load (db, program_id, 0, today, error);

  return candidates ? td_what_if_new_for_candidates (candidates, objective,
                                                     td_database_get_cancellable (db), error)
                    : NULL;
}
