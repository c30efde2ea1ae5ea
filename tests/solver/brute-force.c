/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "brute-force.h"

typedef struct
{
  const TdSolverProblem *problem;
  TdObjective objective;
  int *places;
  guint matched;
  gint64 worst; /* of the pairs that are not locked */
  gint64 total;
} Best;

static gboolean
is_better (const Best *best, guint matched, gint64 worst, gint64 total)
{
  if (best->objective == TD_OBJECTIVE_SCORE)
    return total > best->total || (total == best->total && matched > best->matched);
  if (matched != best->matched)
    return matched > best->matched;
  if (best->objective == TD_OBJECTIVE_FAIR && worst != best->worst)
    return worst > best->worst;
  return total > best->total;
}

static void
try_all (Best *best, guint mentee, guint matched, gint64 worst, gint64 total)
{
  const TdSolverProblem *problem = best->problem;

  if (mentee == problem->n_mentees)
    {
      if (is_better (best, matched, worst, total))
        {
          best->matched = matched;
          best->worst = worst;
          best->total = total;
        }
      return;
    }
  if (problem->locked[mentee] >= 0)
    {
      try_all (best, mentee + 1, matched + 1, worst, total + problem->kept[mentee]);
      return;
    }
  try_all (best, mentee + 1, matched, worst, total);
  for (gsize e = problem->first[mentee]; e < problem->first[mentee + 1]; e++)
    if (best->places[problem->mentor[e]] > 0)
      {
        best->places[problem->mentor[e]]--;
        try_all (best, mentee + 1, matched + 1,
                 MIN (worst, td_solver_problem_get_score (problem, e)),
                 total + td_solver_problem_get_score (problem, e));
        best->places[problem->mentor[e]]++;
      }
}

/* The worst of the pairs that are not locked; G_MAXINT64 for none. */
static gint64
worst_chosen (const TdSolverProblem *problem, const TdSolution *solution)
{
  gint64 worst = G_MAXINT64;

  for (guint i = 0; i < problem->n_mentees; i++)
    for (gsize e = problem->first[i]; e < problem->first[i + 1] && problem->locked[i] < 0; e++)
      if ((int) problem->mentor[e] == solution->mentor[i])
        worst = MIN (worst, td_solver_problem_get_score (problem, e));
  return worst;
}

void
brute_force_compare (const TdSolverProblem *problem,
                     TdObjective objective,
                     const TdSolution *solution)
{
  g_autofree int *places = g_memdup2 (problem->places, sizeof (int) * problem->n_mentors);
  Best best = { problem, objective, places, 0, G_MININT64, G_MININT64 };

  for (guint i = 0; i < problem->n_mentees; i++)
    if (problem->locked[i] >= 0)
      places[problem->locked[i]]--;
  try_all (&best, 0, 0, G_MAXINT64, 0);
  g_assert_cmpuint (solution->matched, ==, best.matched);
  g_assert_cmpint (solution->total, ==, best.total);
  if (objective == TD_OBJECTIVE_FAIR)
    g_assert_cmpint (worst_chosen (problem, solution), ==, best.worst);
}
