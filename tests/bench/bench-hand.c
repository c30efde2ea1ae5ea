/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* bench-hand FILE: what the optimum is worth beside ways of pairing that need no solver: the best
 * pair first (greedy); in the order of sign-up, each the best mentor who has a place; the same by
 * hand, who looks at 30 profiles each. The last two are means over orders. A line of JSON each. */

#include "config.h"

#include "td-bench-instance.h"

#include <stdlib.h>

#define N_ORDERS 20
#define N_PROFILES 30

typedef struct
{
  const TdSolverProblem *problem;
  guint *mentee_of; /* of an entry */
  int *places;
  gboolean *paired;
  guint matched;
  gint64 total;
  gint64 worst;
} Hand;

static void
begin (Hand *hand)
{
  for (guint j = 0; j < hand->problem->n_mentors; j++)
    hand->places[j] = hand->problem->places[j];
  for (guint i = 0; i < hand->problem->n_mentees; i++)
    hand->paired[i] = FALSE;
  hand->matched = 0;
  hand->total = 0;
  hand->worst = G_MAXINT64;
}

static void
pair (Hand *hand, guint mentee, gsize entry)
{
  hand->paired[mentee] = TRUE;
  hand->places[hand->problem->mentor[entry]]--;
  hand->matched++;
  hand->total += td_solver_problem_get_score (hand->problem, entry);
  hand->worst = MIN (hand->worst, td_solver_problem_get_score (hand->problem, entry));
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer problem)
{
  const gint32 *score = ((const TdSolverProblem *) problem)->narrow;
  gsize first = *(const gsize *) a;
  gsize second = *(const gsize *) b;

  if (score[first] != score[second])
    return score[first] > score[second] ? -1 : 1;
  return (first > second) - (first < second);
}

static void
best_pair_first (Hand *hand)
{
  gsize n_entries = hand->problem->first[hand->problem->n_mentees];
  g_autofree gsize *order = g_new (gsize, n_entries);

  for (gsize e = 0; e < n_entries; e++)
    order[e] = e;
  g_qsort_with_data (order, (int) n_entries, sizeof (gsize), compare_entries,
                     (gpointer) hand->problem);
  begin (hand);
  for (gsize k = 0; k < n_entries; k++)
    if (!hand->paired[hand->mentee_of[order[k]]] &&
        hand->places[hand->problem->mentor[order[k]]] > 0)
      pair (hand, hand->mentee_of[order[k]], order[k]);
}

/* The best one with a place; of so many looked at, or 0 for all. */
static void
take_best (Hand *hand, guint mentee, guint n_profiles, GRand *random)
{
  const gsize *first = hand->problem->first;
  gsize n = first[mentee + 1] - first[mentee];
  gsize best = G_MAXSIZE;

  for (gsize k = 0; k < (n_profiles ? MIN (n_profiles, n) : n); k++)
    {
      gsize e = first[mentee] + (n_profiles ? (gsize) (g_rand_double (random) * (double) n) : k);

      if (hand->places[hand->problem->mentor[e]] > 0 &&
          (best == G_MAXSIZE || td_solver_problem_get_score (hand->problem, e) >
                                    td_solver_problem_get_score (hand->problem, best)))
        best = e;
    }
  if (best != G_MAXSIZE)
    pair (hand, mentee, best);
}

static void
shuffle (GRand *random, guint *order, guint n)
{
  for (guint i = n; i > 1; i--)
    {
      guint other = (guint) g_rand_int_range (random, 0, (int) i);
      guint kept = order[i - 1];

      order[i - 1] = order[other];
      order[other] = kept;
    }
}

static void
report (const char *way, double matched, double total, gint64 worst)
{
  g_print ("{\"way\": \"%s\", \"matched\": %.1f, \"total\": %.0f, \"worst\": %" G_GINT64_FORMAT
           "}\n",
           way, matched, total, worst == G_MAXINT64 ? 0 : worst);
}

/* The mean of orders, and the worst pair of the order in the middle would say little: the mean of
 * the worst ones. */
static void
in_order (Hand *hand, const char *way, guint n_profiles)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint n = hand->problem->n_mentees;
  g_autofree guint *order = g_new (guint, n);
  double matched = 0, total = 0, worst = 0;

  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (int round = 0; round < N_ORDERS; round++)
    {
      shuffle (random, order, n);
      begin (hand);
      for (guint i = 0; i < n; i++)
        take_best (hand, order[i], n_profiles, random);
      matched += hand->matched;
      total += (double) hand->total;
      worst += hand->matched ? (double) hand->worst : 0;
    }
  report (way, matched / N_ORDERS, total / N_ORDERS, (gint64) (worst / N_ORDERS));
}

int
main (int argc, char **argv)
{
  g_autoptr (TdBenchInstance) instance = td_bench_instance_read (argc > 1 ? argv[1] : "");
  const TdSolverProblem *problem = &instance->problem;
  g_autofree guint *mentee_of = g_new (guint, problem->first[problem->n_mentees]);
  g_autofree int *places = g_new (int, problem->n_mentors);
  g_autofree gboolean *paired = g_new (gboolean, problem->n_mentees);
  Hand hand = { problem, mentee_of, places, paired, 0, 0, 0 };

  for (guint i = 0; i < problem->n_mentees; i++)
    for (gsize e = problem->first[i]; e < problem->first[i + 1]; e++)
      mentee_of[e] = i;
  best_pair_first (&hand);
  report ("best pair first", hand.matched, (double) hand.total, hand.worst);
  in_order (&hand, "in order of sign-up", 0);
  in_order (&hand, "by hand, 30 profiles", N_PROFILES);
  return 0;
}
