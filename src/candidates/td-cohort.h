/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-candidates.h"

G_BEGIN_DECLS

/**
 * TdCohort:
 *
 * Everyone of a TdCandidates, prepared so that all their pairs, tens of millions of them, can be
 * scored again and again without being kept. Scores and rules are those of td_candidates_score();
 * people are numbered as there. Places and locks are its own, to be changed between two solves; a
 * solve leaves it as it was. One thread at a time.
 */
typedef struct _TdCohort TdCohort;

/**
 * TdCohortReport:
 *
 * How a solution was found.
 */
typedef struct
{
  guint n_best;        /* the mentors each mentee was given to begin with */
  guint rounds;        /* how often the pairs were solved */
  gsize edges;         /* the pairs that took part in the last round */
  guint64 pairs;       /* the pairs there could be: mentees x mentors */
  guint rows_rescored; /* mentees who were compared with everyone again, over all rounds */
  guint threads;
  gboolean vector;      /* whether many mentors were compared in one step */
  double seconds_score; /* of which: comparing everyone, */
  double seconds_solve; /* the pairs, */
  double seconds_proof; /* looking for anything better outside of them */
} TdCohortReport;

/**
 * td_cohort_new:
 * @candidates: borrowed, and not to be changed while the cohort lives
 *
 * Mentors have the places that are left; pairs that the coordinator locked are locked.
 */
TdCohort *td_cohort_new (const TdCandidates *candidates);
void td_cohort_free (TdCohort *cohort);

/**
 * td_cohort_score_row:
 * @score: (out): as many numbers as there are mentors; -1 where the two are not eligible. Whether
 *   the mentor has a place left makes no difference, nor does a lock
 */
void td_cohort_score_row (TdCohort *cohort, guint mentee, int *score);

/* One of them. */
int td_cohort_score_pair (TdCohort *cohort, guint mentee, guint mentor);

/* For a mentee, how many mentors each rule blocks, as td_candidates_count_blocked() counts them:
 * what was changed by td_cohort_forbid() and the like makes no difference. */
void td_cohort_count_blocked (TdCohort *cohort, guint mentee, int *counts);

/* The places of a mentor for pairs of this solve; a locked pair uses one too. */
void td_cohort_set_places (TdCohort *cohort, guint mentor, int places);
int td_cohort_get_places (TdCohort *cohort, guint mentor);

/* Keeps a mentee with a mentor, eligible or not; -1 sets her free. */
void td_cohort_lock (TdCohort *cohort, guint mentee, int mentor);
int td_cohort_get_locked (TdCohort *cohort, guint mentee);

/* Makes a pair not eligible. */
void td_cohort_forbid (TdCohort *cohort, guint mentee, guint mentor);

/* Gives an eligible pair more points, in its score as in every total: a bonus for staying
 * together. The points of a mentee together are at most ten million. */
void td_cohort_add_points (TdCohort *cohort, guint mentee, guint mentor, int points);

/**
 * td_cohort_solve:
 * @before: (nullable): a solution of the same people to begin from, which makes small changes quick
 * @report: (nullable) (out)
 * @progress: (nullable)
 * @cancellable: (nullable): looked at every few rows and between the phases
 *
 * The optimum over all eligible pairs (td_solver_solve() says of what), with prices and covers that
 * are valid over all of them and not only over those that the solver saw.
 *
 * Returns: (transfer full): the solution; NULL with an error of td_solver_solve()
 */
TdSolution *td_cohort_solve (TdCohort *cohort,
                             TdObjective objective,
                             const TdSolution *before,
                             TdCohortReport *report,
                             TdProgress *progress,
                             GCancellable *cancellable,
                             GError **error);

/**
 * td_cohort_check:
 * @cancellable: (nullable)
 *
 * Proves a solution as td_certificate_check() does, over every pair of the cohort, scored anew.
 *
 * Returns: FALSE with TD_ERROR_CONFLICT, in words, at the first fault, or G_IO_ERROR_CANCELLED
 */
gboolean td_cohort_check (TdCohort *cohort,
                          TdObjective objective,
                          const TdSolution *solution,
                          GCancellable *cancellable,
                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCohort, td_cohort_free)

G_END_DECLS
