/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-proposal-plan.h"

#include "base/td-error.h"
#include "candidates/td-stable.h"

#include <glib/gi18n-lib.h>

static void
plan_clear (TdProposalPlan *plan)
{
  g_clear_pointer (&plan->cohort, td_cohort_free);
  g_clear_pointer (&plan->solution, td_solution_free);
  g_clear_pointer (&plan->second_cohort, td_cohort_free);
  g_clear_pointer (&plan->second_solution, td_solution_free);
  g_clear_pointer (&plan->second_candidates, td_candidates_free);
  td_proposal_scoped_clear (&plan->scoped);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdProposalPlan, plan_clear)

static gboolean
solve_best (TdProposalPlan *plan, TdProgress *progress, GCancellable *cancellable, GError **error)
{
  const TdProposalOptions *options = plan->options;

  if (options->may_move)
    td_proposal_scoped_set_stay (&plan->scoped, plan->cohort, 0,
                                 td_proposal_scoped_get_stay (&plan->scoped, options->stay));
  plan->solution = td_cohort_solve (plan->cohort, options->objective, NULL, &plan->report, progress,
                                    cancellable, error);
  td_progress_set (progress, 1, _ ("Checking every pair"));
  return plan->solution &&
         td_cohort_check (plan->cohort, options->objective, plan->solution, cancellable, error);
}

static gboolean
has_wishes (const TdCandidates *candidates)
{
  for (guint i = 0; i < candidates->mentees->len; i++)
    if (((TdParticipant *) candidates->mentees->pdata[i])->wishes)
      return TRUE;
  for (guint j = 0; j < candidates->mentors->len; j++)
    if (((TdParticipant *) candidates->mentors->pdata[j])->wishes)
      return TRUE;
  return FALSE;
}

static gboolean
check_stable (const TdProposalPlan *plan, GError **error)
{
  const char *why = NULL;

  if (!has_wishes (plan->candidates))
    why = _ ("Nobody has a wish yet, and stable pairs are made from wishes. Enter wishes, or "
             "choose another objective.");
  else if (plan->options->may_move)
    why = _ ("Stable pairs are made from wishes alone, without points for staying together. Choose "
             "another objective, or keep the earlier pairs.");
  else
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT, why);
  return FALSE;
}

/* With how many could have been matched, to be shown beside. */
static gboolean
solve_stable (TdProposalPlan *plan, TdProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (TdSolution) most = NULL;

  if (!check_stable (plan, error))
    return FALSE;
  plan->solution = td_stable_solve_cohort (plan->cohort, progress, cancellable, error);
  if (plan->solution == NULL ||
      !td_stable_check_cohort (plan->cohort, plan->solution, cancellable, error))
    return FALSE;
  most =
      td_cohort_solve (plan->cohort, TD_OBJECTIVE_TOTAL, NULL, NULL, progress, cancellable, error);
  plan->most = most ? most->matched : 0;
  return most != NULL;
}

static gboolean
solve (TdDatabase *db, TdProposalPlan *plan, TdProgress *progress, GError **error)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  GCancellable *cancellable = td_database_get_cancellable (db);

  td_progress_set (progress, 0, _ ("Comparing everyone with everyone"));
  plan->cohort = td_cohort_new (plan->candidates);
  if (!(plan->options->stable ? solve_stable (plan, progress, cancellable, error)
                              : solve_best (plan, progress, cancellable, error)) ||
      !td_proposal_second_solve (db, plan, progress, error))
    return FALSE;
  plan->seconds = g_timer_elapsed (timer, NULL);
  return TRUE;
}

gint64
td_proposal_make (TdDatabase *db,
                  const TdProposalOptions *options,
                  TdDate today,
                  TdProgress *progress,
                  GError **error)
{
  g_auto (TdProposalPlan) plan = { .options = options };

  if (!td_proposal_scope_load (db, options, today, &plan.scoped, error))
    return 0;
  plan.candidates = plan.scoped.candidates;
  if (!solve (db, &plan, progress, error))
    return 0;
  td_progress_set (progress, 1, _ ("Storing the proposal"));
  return td_proposal_plan_store (db, &plan, error);
}
