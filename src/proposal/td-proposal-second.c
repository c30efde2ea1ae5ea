/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-proposal-plan.h"

#include "program/td-rules.h"

#include <glib/gi18n-lib.h>

static gboolean
is_allowed (TdDatabase *db, const TdProposalOptions *options, gboolean *allowed, GError **error)
{
  g_autoptr (TdRules) rules = NULL;

  *allowed = FALSE;
  if (options->first_only || options->stable || options->scope != TD_PROPOSAL_ALL)
    return TRUE;
  rules = td_rules_load (db, options->program_id, error);
  if (rules == NULL)
    return FALSE;
  *allowed = td_rules_get (rules, TD_PARAMETER, "second_mentor") != 0;
  return TRUE;
}

/* Without those whom the first round left alone. */
static void
drop_unmatched (TdProposalPlan *plan)
{
  g_autoptr (GHashTable) first = td_candidates_index (plan->candidates->mentees);
  GPtrArray *mentees = plan->second_candidates->mentees;

  for (guint i = mentees->len; i > 0; i--)
    {
      TdParticipant *mentee = mentees->pdata[i - 1];
      int before = td_candidates_look_up (first, mentee->employee_id);

      if (before >= 0 && plan->solution->mentor[before] < 0)
        g_ptr_array_remove_index (mentees, i - 1);
    }
}

/* Never the same mentor twice, whatever the rules say. */
static void
forbid (TdCohort *cohort, int mentee, int mentor)
{
  if (mentee < 0 || mentor < 0)
    return;
  if (td_cohort_get_locked (cohort, (guint) mentee) == mentor)
    td_cohort_lock (cohort, (guint) mentee, -1);
  td_cohort_forbid (cohort, (guint) mentee, (guint) mentor);
}

/* Takes the places of the first round, and its pairs out. */
static void
take_first_round (TdProposalPlan *plan, GHashTable *mentees, GHashTable *mentors)
{
  for (guint i = 0; i < plan->solution->n_mentees; i++)
    {
      const TdParticipant *mentee = plan->candidates->mentees->pdata[i];
      const TdParticipant *mentor;
      int j;

      if (plan->solution->mentor[i] < 0)
        continue;
      mentor = plan->candidates->mentors->pdata[plan->solution->mentor[i]];
      j = td_candidates_look_up (mentors, mentor->employee_id);
      if (j < 0)
        continue;
      td_cohort_set_places (plan->second_cohort, (guint) j,
                            MAX (td_cohort_get_places (plan->second_cohort, (guint) j) - 1, 0));
      forbid (plan->second_cohort, td_candidates_look_up (mentees, mentee->employee_id), j);
    }
}

/* The mentors whom mentees have by pairs. */
static gboolean
take_pairs (TdDatabase *db,
            TdProposalPlan *plan,
            GHashTable *mentees,
            GHashTable *mentors,
            GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         "SELECT mentee_id, mentor_id FROM pair WHERE program_id = $1 "
                         "AND state IN ('proposed', 'accepted', 'active', 'paused')",
                         "i", plan->options->program_id);
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    forbid (plan->second_cohort, td_candidates_look_up (mentees, td_statement_get_int (row, 0)),
            td_candidates_look_up (mentors, td_statement_get_int (row, 1)));
  if (trouble)
    g_propagate_error (error, trouble);
  return trouble == NULL;
}

static gboolean
solve (TdDatabase *db, TdProposalPlan *plan, TdProgress *progress, GError **error)
{
  g_autoptr (GHashTable) mentees = td_candidates_index (plan->second_candidates->mentees);
  g_autoptr (GHashTable) mentors = td_candidates_index (plan->second_candidates->mentors);
  GCancellable *cancellable = td_database_get_cancellable (db);
  TdObjective objective = plan->options->objective;

  plan->second_cohort = td_cohort_new (plan->second_candidates);
  take_first_round (plan, mentees, mentors);
  if (!take_pairs (db, plan, mentees, mentors, error))
    return FALSE;
  plan->second_solution =
      td_cohort_solve (plan->second_cohort, objective, NULL, NULL, progress, cancellable, error);
  return plan->second_solution && td_cohort_check (plan->second_cohort, objective,
                                                   plan->second_solution, cancellable, error);
}

gboolean
td_proposal_second_solve (TdDatabase *db,
                          TdProposalPlan *plan,
                          TdProgress *progress,
                          GError **error)
{
  TdCandidatesWho who = { .second = TRUE };
  gboolean allowed;

  if (!is_allowed (db, plan->options, &allowed, error))
    return FALSE;
  if (!allowed)
    return TRUE;
  td_progress_set (progress, 0, _ ("Looking for second mentors"));
  plan->second_candidates =
      td_candidates_load_who (db, plan->options->program_id, &who, plan->candidates->today, error);
  if (plan->second_candidates == NULL)
    return FALSE;
  drop_unmatched (plan);
  return solve (db, plan, progress, error);
}
