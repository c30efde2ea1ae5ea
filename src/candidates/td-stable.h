/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-cohort.h"

G_BEGIN_DECLS

/**
 * TdStableProblem:
 *
 * Who may be paired with whom, and whom each would rather have. "pairs" holds the places, locks and
 * scores; the ranks go with its entries: 1 is the first choice, 0 one that was not ranked, which
 * comes after all that were. Equal ranks, and those not ranked, go by score, then by the order of
 * the people, so that every list is strict.
 *
 * A locked mentee and the place she takes stand outside of it.
 */
typedef struct
{
  TdSolverProblem pairs;  /* borrowed arrays */
  const int *mentee_rank; /* (nullable) first[n_mentees]: her choice; NULL: by score */
  const int *mentor_rank; /* (nullable) first[n_mentees]: his choice; NULL: by score */
} TdStableProblem;

/**
 * td_stable_solve:
 * @progress: (nullable)
 * @cancellable: (nullable): looked at once in a while
 *
 * The stable matching that is best for every mentee: mentees ask in the order of their lists and
 * mentors keep the best of who asks while they have places (deferred acceptance, Gale and Shapley
 * 1962, with places as in Roth and Peranson 1999). No mentee and mentor who are not together would
 * both rather be.
 *
 * It need not match as many as could be: see td_stable_count_most().
 *
 * Returns: (transfer full): the pairs with "matched", "total" and "worst" as in every solution; all
 *   prices, "bonus" and "scale" are 0, as td_stable_check() and not the certificate is its proof;
 *   NULL with G_IO_ERROR_CANCELLED
 */
TdSolution *td_stable_solve (const TdStableProblem *problem,
                             TdProgress *progress,
                             GCancellable *cancellable,
                             GError **error);

/**
 * td_stable_count_blocking:
 * @mentor: n_mentees: a mentor or -1; pairs and places must be kept (td_stable_check() looks)
 *
 * How many pairs would both rather have each other than what they have, whoever made @mentor: 0
 * means stable.
 */
gsize td_stable_count_blocking (const TdStableProblem *problem, const int *mentor);

/**
 * td_stable_check:
 *
 * Proves without the algorithm that a solution keeps pairs, places and locks, that nothing blocks
 * it, and that its numbers are those of its pairs.
 *
 * Returns: FALSE with TD_ERROR_CONFLICT, in words, at the first fault
 */
gboolean td_stable_check (const TdStableProblem *problem,
                          const TdSolution *solution,
                          GError **error);

/* How many mentees could be matched at most, locked ones too, to be shown beside "matched". */
guint td_stable_count_most (const TdStableProblem *problem);

/**
 * td_stable_solve_cohort:
 *
 * td_stable_solve() of a cohort and its wishes, whose lists are made only as far as they are asked
 * for: millions of pairs are never in memory.
 */
TdSolution *td_stable_solve_cohort (TdCohort *cohort,
                                    TdProgress *progress,
                                    GCancellable *cancellable,
                                    GError **error);

/* td_stable_check() over every pair of a cohort; G_IO_ERROR_CANCELLED as well. */
gboolean td_stable_check_cohort (TdCohort *cohort,
                                 const TdSolution *solution,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
