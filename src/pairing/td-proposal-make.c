/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-proposal.h"

#include "db/td-change.h"
#include "pairing/td-cohort.h"
#include "pairing/td-explanation-store.h"
#include "pairing/td-points.h"
#include "pairing/td-proposal-scope.h"
#include "program/td-program.h"

#include <glib/gi18n-lib.h>

/* A proposal before it is stored. */
typedef struct
{
  const TdProposalOptions *options;
  TdProposalScoped scoped;
  TdCandidates *candidates; /* borrowed of scoped */
  TdCohort *cohort;
  TdSolution *solution;
  TdCohortReport report;
  double seconds;
} Plan;

static void
plan_clear (Plan *plan)
{
  g_clear_pointer (&plan->cohort, td_cohort_free);
  td_proposal_scoped_clear (&plan->scoped);
  g_clear_pointer (&plan->solution, td_solution_free);
}

static gboolean
solve (Plan *plan, TdProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GTimer) timer = NULL;

  td_progress_set (progress, 0, _ ("Comparing everyone with everyone"));
  timer = g_timer_new ();
  plan->cohort = td_cohort_new (plan->candidates);
  plan->solution = td_cohort_solve (plan->cohort, plan->options->objective, NULL, &plan->report,
                                    progress, cancellable, error);
  if (plan->solution == NULL ||
      !td_cohort_check (plan->cohort, plan->options->objective, plan->solution, cancellable, error))
    return FALSE;
  plan->seconds = g_timer_elapsed (timer, NULL);
  return TRUE;
}

static int
count_places (const TdCandidates *candidates)
{
  int places = 0;

  for (guint j = 0; j < candidates->mentors->len; j++)
    places += ((TdParticipant *) candidates->mentors->pdata[j])->places_left;
  return places;
}

static const char *const scope_names[] = { "all", "selection", "late" };

static gint64
store_head (TdDatabase *db, const Plan *plan, GError **error)
{
  const TdCandidates *candidates = plan->candidates;
  const TdSolution *solution = plan->solution;
  g_autofree char *rules = td_points_rules_to_json (candidates);
  gint64 id = 0;

  if (!td_database_query_int (
          db, &id, error,
          "INSERT INTO proposal (program_id, made_on, objective, mentees, mentors, places, "
          "matched, best_matched, total, best_total, largest_score, optimal, seconds, rules, "
          "scope, "
          "last_enrolment) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $8, $9, 1, $10, $11, $12, "
          "(SELECT max(id) FROM enrolment WHERE program_id = $1)) RETURNING id",
          "iDsiiiiiidss", candidates->program_id, candidates->today,
          td_objective_to_text (plan->options->objective), (gint64) candidates->mentees->len,
          (gint64) candidates->mentors->len, (gint64) count_places (candidates),
          (gint64) solution->matched, solution->total, (gint64) candidates->largest, plan->seconds,
          rules, scope_names[plan->options->scope]))
    return 0;
  return id;
}

static gboolean
store_row (TdDatabase *db, const Plan *plan, gint64 proposal_id, guint mentee, GError **error)
{
  const TdCandidates *candidates = plan->candidates;
  const TdParticipant *who = candidates->mentees->pdata[mentee];
  g_autofree int *points = g_new0 (int, candidates->n_weights + 1);
  g_autofree char *criteria = NULL;
  g_autofree char *blocked = NULL;
  int chosen = plan->solution->mentor[mentee];
  gint64 mentor_id = 0;
  gint64 score = 0;

  if (chosen >= 0)
    {
      score = td_candidates_score (candidates, mentee, (guint) chosen, points, NULL);
      criteria = td_points_to_json (candidates, points);
      mentor_id = ((TdParticipant *) candidates->mentors->pdata[chosen])->employee_id;
    }
  else
    {
      int counts[TD_N_HARD_RULES];

      td_candidates_count_blocked (candidates, mentee, counts);
      blocked = td_points_blocked_to_json (counts);
    }
  return td_database_execute (db, error,
                              "INSERT INTO proposal_row (proposal_id, mentee_id, mentor_id, score, "
                              "criteria, blocked, locked, proven_id) "
                              "VALUES ($1, $2, $3, $4, $5, $6, $7, $3)",
                              "iinissb", proposal_id, who->employee_id, mentor_id, score, criteria,
                              blocked, td_cohort_get_locked (plan->cohort, mentee) >= 0);
}

static gint64
store (TdDatabase *db, const Plan *plan, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "pairing.propose", error);
  g_autoptr (TdProgram) program = NULL;
  gint64 id;

  if (change == NULL)
    return 0;
  program = td_program_load (db, plan->candidates->program_id, error);
  id = program ? store_head (db, plan, error) : 0;
  if (id == 0)
    return 0;
  for (guint i = 0; i < plan->candidates->mentees->len; i++)
    if (!store_row (db, plan, id, i, error))
      return 0;
  if (!td_explanation_store (db, id, plan->candidates, plan->cohort, plan->solution, &plan->report,
                             error))
    return 0;
  if (plan->options->replaces &&
      !td_database_execute (db, error,
                            "UPDATE proposal SET state = 'discarded' WHERE id = $1 "
                            "AND state = 'draft'",
                            "i", plan->options->replaces))
    return 0;
  td_change_describe (change, "%s", program->name);
  return td_change_commit (change, error) ? id : 0;
}

gint64
td_proposal_make (TdDatabase *db,
                  const TdProposalOptions *options,
                  TdDate today,
                  TdProgress *progress,
                  GError **error)
{
  Plan plan = { .options = options };
  gint64 id = 0;

  if (td_proposal_scope_load (db, options, today, &plan.scoped, error) &&
      (plan.candidates = plan.scoped.candidates) &&
      solve (&plan, progress, td_database_get_cancellable (db), error))
    {
      td_progress_set (progress, 1, _ ("Storing the proposal"));
      id = store (db, &plan, error);
    }
  plan_clear (&plan);
  return id;
}
