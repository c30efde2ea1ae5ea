/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* bench-repair FILE RUNS: beginning from what was solved before, against solving afresh: when 2 %
 * of the mentees come late, and for single questions (what if a pair is settled, a pair is given
 * up, a mentor has a place more or one less). A line of JSON each. */

#include "config.h"

#include "solver/td-certificate.h"
#include "td-bench-file.h"
#include "td-bench-instance.h"

#include <stdlib.h>

#define LATE_EVERY 50 /* 2 % */
#define N_QUESTIONS 40
#define N_TIMES 3

static void
check (const TdSolverProblem *problem, const TdSolution *solution)
{
  g_autoptr (GError) error = NULL;

  if (solution == NULL || !td_certificate_check (problem, TD_OBJECTIVE_TOTAL, solution, &error))
    g_error ("%s", error ? error->message : "not solved");
}

static int
compare_seconds (const void *a, const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Processor seconds of a solve, or with @before of a repair: the one in the middle, as a single
 * one may have been disturbed. */
static TdSolution *
measure (const TdSolverProblem *problem, const TdSolution *before, double *seconds)
{
  g_autoptr (TdSolution) solution = NULL;
  double each[N_TIMES];

  for (int i = 0; i < N_TIMES; i++)
    {
      double start = bench_cpu_seconds ();

      g_clear_pointer (&solution, td_solution_free);
      solution = before ? td_solver_repair (problem, TD_OBJECTIVE_TOTAL, before, NULL, NULL, NULL)
                        : td_solver_solve (problem, TD_OBJECTIVE_TOTAL, NULL, NULL, NULL);
      each[i] = bench_cpu_seconds () - start;
    }
  qsort (each, N_TIMES, sizeof (double), compare_seconds);
  *seconds = each[N_TIMES / 2];
  check (problem, solution);
  return g_steal_pointer (&solution);
}

/* A repair must be as good as a fresh solve. */
static void
compare (const TdSolverProblem *problem, const TdSolution *before, double *fresh, double *repair)
{
  g_autoptr (TdSolution) solved = measure (problem, NULL, fresh);
  g_autoptr (TdSolution) repaired = measure (problem, before, repair);

  if (solved->matched != repaired->matched || solved->total != repaired->total)
    g_error ("a repair is not as good: %u, %" G_GINT64_FORMAT " instead of %u, %" G_GINT64_FORMAT,
             repaired->matched, repaired->total, solved->matched, solved->total);
}

/* The same without the pairs of the late ones. */
static TdBenchInstance *
without_late (const TdBenchInstance *all)
{
  TdBenchInstance *self = g_new0 (TdBenchInstance, 1);
  guint n = all->problem.n_mentees;
  gsize at = 0;

  self->places = g_memdup2 (all->places, sizeof (int) * all->problem.n_mentors);
  self->first = g_new0 (gsize, n + 1);
  self->mentor = g_new (guint, all->first[n]);
  self->score = g_new (gint32, all->first[n]);
  for (guint i = 0; i < n; i++)
    {
      for (gsize e = all->first[i]; i % LATE_EVERY != 0 && e < all->first[i + 1]; e++)
        {
          self->mentor[at] = all->mentor[e];
          self->score[at++] = all->score[e];
        }
      self->first[i + 1] = at;
    }
  self->problem = all->problem;
  self->problem.places = self->places;
  self->problem.first = self->first;
  self->problem.mentor = self->mentor;
  self->problem.narrow = self->score;
  return self;
}

static void
late (const TdBenchInstance *instance, int runs)
{
  g_autoptr (TdBenchInstance) before = without_late (instance);
  g_autoptr (TdSolution) early =
      td_solver_solve (&before->problem, TD_OBJECTIVE_TOTAL, NULL, NULL, NULL);

  for (int run = 0; run < runs; run++)
    {
      double fresh, repair;

      compare (&instance->problem, early, &fresh, &repair);
      g_print ("{\"what\": \"late\", \"fresh\": %.6f, \"repair\": %.6f}\n", fresh, repair);
    }
}

typedef struct
{
  TdBenchInstance *instance; /* borrowed; changed and put back */
  const TdSolution *before;
  GRand *random;
  int *locked;
  gint64 *kept;
} Asker;

static void
answer (Asker *asker, const char *what)
{
  double fresh, repair;

  compare (&asker->instance->problem, asker->before, &fresh, &repair);
  g_print ("{\"what\": \"%s\", \"fresh\": %.6f, \"repair\": %.6f}\n", what, fresh, repair);
}

/* Settles a pair that was not made. */
static void
ask_settled (Asker *asker)
{
  TdBenchInstance *instance = asker->instance;
  guint mentee = (guint) g_rand_int_range (asker->random, 0, (int) instance->problem.n_mentees);
  gsize n_entries = instance->first[mentee + 1] - instance->first[mentee];
  gsize entry;

  if (n_entries == 0)
    return;
  entry = instance->first[mentee] + (gsize) g_rand_int_range (asker->random, 0, (int) n_entries);
  if (instance->places[instance->mentor[entry]] == 0)
    return;
  asker->locked[mentee] = (int) instance->mentor[entry];
  asker->kept[mentee] = instance->score[entry];
  answer (asker, "settled");
  asker->locked[mentee] = -1;
}

/* Gives up a pair that was made: by a score so low that it is the last choice. */
static void
ask_given_up (Asker *asker)
{
  TdBenchInstance *instance = asker->instance;
  guint mentee = (guint) g_rand_int_range (asker->random, 0, (int) instance->problem.n_mentees);

  for (gsize e = instance->first[mentee]; e < instance->first[mentee + 1]; e++)
    if ((int) instance->mentor[e] == asker->before->mentor[mentee])
      {
        gint32 score = instance->score[e];

        instance->score[e] = 0;
        answer (asker, "given up");
        instance->score[e] = score;
        return;
      }
}

static void
ask_places (Asker *asker, int change)
{
  guint mentor =
      (guint) g_rand_int_range (asker->random, 0, (int) asker->instance->problem.n_mentors);

  if (asker->instance->places[mentor] + change < 0)
    return;
  asker->instance->places[mentor] += change;
  answer (asker, change > 0 ? "a place more" : "a place less");
  asker->instance->places[mentor] -= change;
}

static void
questions (TdBenchInstance *instance)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint n = instance->problem.n_mentees;
  g_autofree int *locked = g_new (int, n);
  g_autofree gint64 *kept = g_new0 (gint64, n);
  g_autoptr (TdSolution) before = NULL;

  for (guint i = 0; i < n; i++)
    locked[i] = -1;
  instance->problem.locked = locked;
  instance->problem.kept = kept;
  before = td_solver_solve (&instance->problem, TD_OBJECTIVE_TOTAL, NULL, NULL, NULL);
  for (int i = 0; i < N_QUESTIONS; i += 4)
    {
      Asker asker = { instance, before, random, locked, kept };

      ask_settled (&asker);
      ask_given_up (&asker);
      ask_places (&asker, 1);
      ask_places (&asker, -1);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (TdBenchInstance) instance = td_bench_instance_read (argc > 1 ? argv[1] : "");

  late (instance, argc > 2 ? atoi (argv[2]) : 1);
  questions (instance);
  return 0;
}
