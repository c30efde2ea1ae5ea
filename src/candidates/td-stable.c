/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-stable.h"

#include "candidates/td-stable-private.h"
#include "solver/td-matching.h"

/* Each mentee's list: entries, best first. */
typedef struct
{
  const TdStableProblem *problem;
  gsize *order;
} Lists;

typedef struct
{
  TdStableChoice hers; /* first: it is what is compared */
  gsize entry;
} Listed;

static void
lists_init (Lists *self, const TdStableProblem *problem)
{
  const TdSolverProblem *pairs = &problem->pairs;
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Listed));

  self->problem = problem;
  self->order = g_new (gsize, pairs->first[pairs->n_mentees]);
  for (guint i = 0; i < pairs->n_mentees; i++)
    {
      g_array_set_size (list, 0);
      for (gsize e = pairs->first[i]; e < pairs->first[i + 1]; e++)
        {
          int rank = problem->mentee_rank ? problem->mentee_rank[e] : 0;
          Listed listed = { { rank, pairs->mentor[e], pairs->score[e] }, e };

          g_array_append_val (list, listed);
        }
      g_array_sort (list, td_stable_choice_compare);
      for (guint k = 0; k < list->len; k++)
        self->order[pairs->first[i] + k] = g_array_index (list, Listed, k).entry;
    }
}

static int
offer (gpointer lists, guint mentee, guint number, TdStableChoice *his)
{
  const Lists *self = lists;
  const TdSolverProblem *pairs = &self->problem->pairs;
  gsize at = pairs->first[mentee] + number;
  gsize entry;

  if (at >= pairs->first[mentee + 1])
    return -1;
  entry = self->order[at];
  his->rank = self->problem->mentor_rank ? self->problem->mentor_rank[entry] : 0;
  his->person = mentee;
  his->score = pairs->score[entry];
  return (int) pairs->mentor[entry];
}

TdSolution *
td_stable_solve (const TdStableProblem *problem,
                 TdProgress *progress,
                 GCancellable *cancellable,
                 GError **error)
{
  const TdSolverProblem *pairs = &problem->pairs;
  g_autofree int *places = g_memdup2 (pairs->places, sizeof (int) * pairs->n_mentors);
  Lists lists;
  TdStableMarket market = {
    pairs->n_mentees, pairs->n_mentors, places, pairs->locked, pairs->kept, offer, &lists
  };
  TdSolution *solution;

  for (guint i = 0; pairs->locked && i < pairs->n_mentees; i++)
    if (pairs->locked[i] >= 0)
      places[pairs->locked[i]]--;
  lists_init (&lists, problem);
  solution = td_stable_run (&market, progress, cancellable, error);
  g_free (lists.order);
  return solution;
}

guint
td_stable_count_most (const TdStableProblem *problem)
{
  g_autoptr (TdMatching) matching = td_matching_new (&problem->pairs);
  guint locked = 0;

  td_matching_grow (matching, G_MININT64, NULL, NULL);
  for (guint i = 0; problem->pairs.locked && i < problem->pairs.n_mentees; i++)
    locked += problem->pairs.locked[i] >= 0;
  return locked + td_matching_get_size (matching);
}
