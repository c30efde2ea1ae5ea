/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "base/td-progress.h"

G_BEGIN_DECLS

/**
 * TdObjective:
 * @TD_OBJECTIVE_TOTAL: most mentees matched, then the highest total
 * @TD_OBJECTIVE_SCORE: the highest total, whoever stays without
 * @TD_OBJECTIVE_FAIR: most mentees matched, then the worst of the pairs that are not locked as good
 *   as can be, then the highest total
 */
typedef enum
{
  TD_OBJECTIVE_TOTAL,
  TD_OBJECTIVE_SCORE,
  TD_OBJECTIVE_FAIR,
} TdObjective;

/* "total", "score", "fair". */
const char *td_objective_to_text (TdObjective objective);
gboolean td_objective_from_text (const char *text, TdObjective *objective, GError **error);

/**
 * TdSolverProblem:
 *
 * Who may be paired with whom, as arrays (borrowed). The pairs of mentee i are the entries
 * first[i] … first[i + 1] - 1 of @mentor and @score, mentors ascending; what is not there is
 * forbidden. The same arrays always give the same pairs: sort people by something stable before.
 * Scores are in @score or, at half the memory, in @narrow: which of them makes no difference.
 */
typedef struct
{
  guint n_mentees;
  guint n_mentors;
  const int *places;    /* n_mentors, 0 or more */
  const gsize *first;   /* n_mentees + 1 */
  const guint *mentor;  /* first[n_mentees] */
  const gint64 *score;  /* (nullable) first[n_mentees] */
  const int *locked;    /* (nullable) n_mentees: the mentor this mentee keeps, or -1 */
  const gint64 *kept;   /* (nullable) n_mentees: the score of a locked pair */
  const gint32 *narrow; /* (nullable) in place of score, where 32 bits are enough */
} TdSolverProblem;

static inline gint64
td_solver_problem_get_score (const TdSolverProblem *problem, gsize entry)
{
  return problem->narrow ? problem->narrow[entry] : problem->score[entry];
}

/* Which cover a person is in. */
#define TD_COVER_ALL 1
#define TD_COVER_BETTER 2

/**
 * TdSolution:
 *
 * The pairs, and the prices that prove them: with weight w = bonus + scale x score, every pair has
 * mentee_price + mentor_price >= w, a chosen one exactly; who is without has price 0, and so has a
 * mentor with a place left (the dual of the assignment problem; td-certificate.h checks it). Locked
 * pairs stand outside of the proof: their mentees have price 0 and their places are taken.
 *
 * Fair: only pairs that score @threshold or more are allowed, and the prices are theirs. Two covers
 * prove the rest (td_matching_cover()): with TD_COVER_ALL, that no more can be matched, and with
 * TD_COVER_BETTER, that fewer can be with pairs that all score more than the threshold.
 */
typedef struct
{
  guint n_mentees;
  guint n_mentors;
  int *mentor;          /* n_mentees: the chosen mentor, or -1 */
  gint64 *mentee_price; /* n_mentees */
  gint64 *mentor_price; /* n_mentors */
  gint64 bonus;
  gint64 scale;
  guint matched; /* locked ones too, as in total and worst */
  gint64 total;
  gint64 worst;         /* 0 where nobody is matched */
  gint64 threshold;     /* fair; G_MININT64 where nobody is matched */
  guint8 *mentee_cover; /* fair, else NULL: n_mentees, of TD_COVER_… */
  guint8 *mentor_cover; /* fair, else NULL: n_mentors */
} TdSolution;

/**
 * td_solver_solve:
 * @progress: (nullable)
 * @cancellable: (nullable): looked at once a mentee
 *
 * The optimum, by successive shortest augmenting paths over reduced costs (Edmonds and Karp 1972,
 * Tomizawa 1971) on integers; fair by a threshold before it (td-fair.h). A mentor locked beyond his
 * places has none left.
 *
 * Returns: (transfer full): the solution; NULL with TD_ERROR_INVALID where the numbers are too
 * large to be exact in 64 bits, or G_IO_ERROR_CANCELLED
 */
TdSolution *td_solver_solve (const TdSolverProblem *problem,
                             TdObjective objective,
                             TdProgress *progress,
                             GCancellable *cancellable,
                             GError **error);

/**
 * td_solver_repair:
 * @before: (nullable): a solution for as many mentees and mentors
 * @progress: (nullable)
 * @cancellable: (nullable)
 *
 * td_solver_solve() that begins with the pairs and the prices of mentors of @before: exact like any
 * other, and the faster the less has changed. Edges, scores, places, locks and the objective may
 * all be other ones; a mentee who was not there has mentor -1 in it. The bonus of @before stays
 * where it is large enough.
 */
TdSolution *td_solver_repair (const TdSolverProblem *problem,
                              TdObjective objective,
                              const TdSolution *before,
                              TdProgress *progress,
                              GCancellable *cancellable,
                              GError **error);

void td_solution_free (TdSolution *solution);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSolution, td_solution_free)

G_END_DECLS
