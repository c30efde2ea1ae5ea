/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-cohort.h"
#include "proposal/td-proposal-scope.h"

G_BEGIN_DECLS

/**
 * TdProposalPlan:
 *
 * A proposal that was solved and is not stored yet. The members of second mentors are NULL where
 * there is no such round.
 */
typedef struct
{
  const TdProposalOptions *options;
  TdProposalScoped scoped;
  TdCandidates *candidates; /* borrowed of scoped */
  TdCohort *cohort;
  TdSolution *solution;
  TdCohortReport report;
  guint most; /* stable: how many could be matched at most */
  double seconds;

  TdCandidates *second_candidates;
  TdCohort *second_cohort;
  TdSolution *second_solution;
} TdProposalPlan;

/**
 * td_proposal_second_solve:
 *
 * Second mentors, where options and rules of the programme allow them: the optimum with the places
 * that the first round leaves, for whoever has one mentor, by a pair or by that round. Those whom
 * that round left without had their chance: no place that is left could be theirs.
 */
gboolean td_proposal_second_solve (TdDatabase *db,
                                   TdProposalPlan *plan,
                                   TdProgress *progress,
                                   GError **error);

/* Writes the proposal and its rows as the change "pairing.propose". Returns its id, 0 with an
 * error. */
gint64 td_proposal_plan_store (TdDatabase *db, const TdProposalPlan *plan, GError **error);

/* Gives each earlier pair that may move the points for staying, or keeps it where a rule forbids it
 * by now; points that were there already are counted in. */
void td_proposal_scoped_set_stay (const TdProposalScoped *scoped,
                                  TdCohort *cohort,
                                  int before,
                                  int points);

/* TdProposalOptions.stay as points: what is above all scores depends on how many could move. */
int td_proposal_scoped_get_stay (const TdProposalScoped *scoped, gint64 stay);

/* The points of the chosen pairs, without those for staying. */
gint64 td_proposal_sum_scores (const TdCandidates *candidates, const TdSolution *solution);

G_END_DECLS
