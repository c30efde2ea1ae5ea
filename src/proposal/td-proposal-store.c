/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-proposal-plan.h"

#include "candidates/td-points.h"
#include "db/td-change.h"
#include "program/td-program.h"
#include "proposal/td-explanation-store.h"

static const char *const scope_names[] = { "all", "selection", "late" };

gint64
td_proposal_sum_scores (const TdCandidates *candidates, const TdSolution *solution)
{
  gint64 total = 0;

  for (guint i = 0; i < solution->n_mentees; i++)
    if (solution->mentor[i] >= 0)
      total += td_candidates_score (candidates, i, (guint) solution->mentor[i], NULL, NULL);
  return total;
}

static int
count_places (const TdCandidates *candidates)
{
  int places = 0;

  for (guint j = 0; j < candidates->mentors->len; j++)
    places += ((TdParticipant *) candidates->mentors->pdata[j])->places_left;
  return places;
}

static gint64
store_head (TdDatabase *db, const TdProposalPlan *plan, GError **error)
{
  const TdCandidates *candidates = plan->candidates;
  const TdProposalOptions *options = plan->options;
  g_autofree char *rules = td_points_rules_to_json (candidates);
  gint64 total = td_proposal_sum_scores (candidates, plan->solution);
  gint64 id = 0;

  if (!td_database_query_int (
          db, &id, error,
          "INSERT INTO proposal (program_id, made_on, objective, mentees, mentors, places, "
          "matched, best_matched, total, best_total, largest_score, optimal, seconds, rules, "
          "scope, stay, last_enrolment) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $8, $9, $10, $11, $12, $13, $14, "
          "(SELECT max(id) FROM enrolment WHERE program_id = $1)) RETURNING id",
          "iDsiiiiiibdssi", candidates->program_id, candidates->today,
          options->stable ? "stable" : td_objective_to_text (options->objective),
          (gint64) candidates->mentees->len, (gint64) candidates->mentors->len,
          (gint64) count_places (candidates), (gint64) plan->solution->matched, total,
          (gint64) candidates->largest, !options->stable, plan->seconds, rules,
          scope_names[options->scope],
          options->may_move ? (gint64) td_proposal_scoped_get_stay (&plan->scoped, options->stay)
                            : (gint64) -1))
    return 0;
  return id;
}

/* A row as it is written. */
typedef struct
{
  const TdCandidates *candidates;
  TdCohort *cohort; /* of them */
  guint mentee;
  int mentor; /* or -1 */
  int round;
  gboolean locked;
  gint64 pair_id;
  gint64 earlier_pair_id;
} Row;

static gboolean
store_row (TdDatabase *db, gint64 proposal_id, const Row *row, GError **error)
{
  const TdCandidates *candidates = row->candidates;
  const TdParticipant *who = candidates->mentees->pdata[row->mentee];
  g_autofree int *points = g_new0 (int, candidates->n_weights + 1);
  g_autofree char *criteria = NULL;
  g_autofree char *blocked = NULL;
  gint64 mentor_id = 0;
  gint64 score = 0;

  if (row->mentor >= 0)
    {
      score = td_candidates_score (candidates, row->mentee, (guint) row->mentor, points, NULL);
      criteria = td_points_to_json (candidates, points);
      mentor_id = ((TdParticipant *) candidates->mentors->pdata[row->mentor])->employee_id;
    }
  else
    {
      int counts[TD_N_HARD_RULES];

      td_cohort_count_blocked (row->cohort, row->mentee, counts);
      blocked = td_points_blocked_to_json (counts);
    }
  return td_database_execute (
      db, error,
      "INSERT INTO proposal_row (proposal_id, mentee_id, mentor_id, score, criteria, blocked, "
      "locked, proven_id, round, pair_id, earlier_pair_id) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $3, $8, $9, $10)",
      "iinissbinn", proposal_id, who->employee_id, mentor_id, score, criteria, blocked, row->locked,
      (gint64) row->round, row->pair_id, row->earlier_pair_id);
}

static gboolean
store_first (TdDatabase *db, const TdProposalPlan *plan, gint64 proposal_id, GError **error)
{
  for (guint i = 0; i < plan->candidates->mentees->len; i++)
    {
      const TdEarlier *earlier = td_proposal_scoped_find_earlier (&plan->scoped, i);
      Row row = { plan->candidates, plan->cohort, .mentee = i, .round = 1 };

      row.mentor = plan->solution->mentor[i];
      row.locked = td_cohort_get_locked (plan->cohort, i) >= 0;
      row.earlier_pair_id = earlier ? earlier->pair_id : 0;
      if (earlier && row.mentor == (int) earlier->mentor)
        row.pair_id = earlier->pair_id;
      if (!store_row (db, proposal_id, &row, error))
        return FALSE;
    }
  return TRUE;
}

/* Who got no second mentor has no row: nothing is missing. */
static gboolean
store_second (TdDatabase *db, const TdProposalPlan *plan, gint64 proposal_id, GError **error)
{
  const TdSolution *solution = plan->second_solution;

  if (solution == NULL || solution->matched == 0)
    return TRUE;
  for (guint i = 0; i < solution->n_mentees; i++)
    {
      Row row = { plan->second_candidates, plan->second_cohort, .mentee = i, .round = 2 };

      row.mentor = solution->mentor[i];
      row.locked = td_cohort_get_locked (plan->second_cohort, i) >= 0;
      if (row.mentor >= 0 && !store_row (db, proposal_id, &row, error))
        return FALSE;
    }
  return td_database_execute (
      db, error, "UPDATE proposal SET second_matched = $2, second_total = $3 WHERE id = $1", "iii",
      proposal_id, (gint64) solution->matched,
      td_proposal_sum_scores (plan->second_candidates, solution));
}

/* Stable pairs are proven by the pairs that would rather be: none. They have no prices. */
static gboolean
store_stable (TdDatabase *db, const TdProposalPlan *plan, gint64 proposal_id, GError **error)
{
  g_autofree char *proof =
      g_strdup_printf ("{\"kind\":\"stable\",\"blocking_pairs\":0,\"matched\":%u,\"most\":%u}",
                       plan->solution->matched, plan->most);

  return td_database_execute (db, error, "UPDATE proposal SET proof = $2, worst = $3 WHERE id = $1",
                              "isi", proposal_id, proof, plan->solution->worst);
}

static gboolean
store_proof (TdDatabase *db, const TdProposalPlan *plan, gint64 proposal_id, GError **error)
{
  if (plan->options->stable)
    return store_stable (db, plan, proposal_id, error);
  return td_explanation_store (db, proposal_id, plan->candidates, plan->cohort, plan->solution,
                               &plan->report, error);
}

static gboolean
discard_replaced (TdDatabase *db, const TdProposalPlan *plan, GError **error)
{
  return plan->options->replaces == 0 ||
         td_database_execute (db, error,
                              "UPDATE proposal SET state = 'discarded' WHERE id = $1 "
                              "AND state = 'draft'",
                              "i", plan->options->replaces);
}

gint64
td_proposal_plan_store (TdDatabase *db, const TdProposalPlan *plan, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "pairing.propose", error);
  g_autoptr (TdProgram) program = NULL;
  gint64 id;

  if (change == NULL)
    return 0;
  program = td_program_load (db, plan->candidates->program_id, error);
  id = program ? store_head (db, plan, error) : 0;
  if (id == 0 || !store_first (db, plan, id, error) || !store_second (db, plan, id, error) ||
      !store_proof (db, plan, id, error) || !discard_replaced (db, plan, error))
    return 0;
  td_change_describe (change, "%s", program->name);
  return td_change_commit (change, error) ? id : 0;
}
