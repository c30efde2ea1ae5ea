/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* bench-fuzz CASES: small random instances (ties, mentors without places, locks, people without
 * pairs), solved by every objective, changed and repaired; all certified. A line of JSON. */

#include "config.h"

#include "solver/instance.h"
#include "solver/td-certificate.h"

#include <stdlib.h>

static guint n_failures;

static void
certify (const TdSolverProblem *problem, TdObjective objective, const TdSolution *solution)
{
  g_autoptr (GError) error = NULL;

  if (solution && td_certificate_check (problem, objective, solution, &error))
    return;
  n_failures++;
  g_printerr ("%s: %s\n", td_objective_to_text (objective), error ? error->message : "not solved");
}

/* Other scores, places and locks. */
static void
change (Instance *instance, GRand *random)
{
  const TdSolverProblem *problem = &instance->problem;
  gsize n_entries = problem->first[problem->n_mentees];

  for (gsize k = 0; k < n_entries / 8 + 1 && n_entries > 0; k++)
    instance->score[(gsize) (g_rand_double (random) * (double) n_entries)] =
        g_rand_int_range (random, -4, 12);
  if (problem->n_mentors > 0)
    instance->places[g_rand_int_range (random, 0, (int) problem->n_mentors)] =
        g_rand_int_range (random, 0, 4);
  if (problem->n_mentees > 0)
    instance->locked[g_rand_int_range (random, 0, (int) problem->n_mentees)] = -1;
}

static void
run_case (GRand *random, TdObjective objective)
{
  InstanceShape shape = {
    .n_mentees = (guint) g_rand_int_range (random, 0, 40),
    .n_mentors = (guint) g_rand_int_range (random, 0, 25),
    .most_places = g_rand_int_range (random, 0, 4),
    .density = g_rand_double_range (random, 0.02, 1.1),
    .low = g_rand_boolean (random) ? -4 : 0,
    .high = g_rand_boolean (random) ? 6 : 20000,
    .locked = g_rand_boolean (random) ? 0.1 : 0,
  };
  g_autoptr (Instance) instance = instance_new (random, &shape);
  gboolean narrow = g_rand_boolean (random) && instance_narrow (instance);
  g_autoptr (TdSolution) solution =
      td_solver_solve (&instance->problem, objective, NULL, NULL, NULL);

  certify (&instance->problem, objective, solution);
  for (int round = 0; solution && round < 2; round++)
    {
      g_autoptr (TdSolution) before = g_steal_pointer (&solution);
      g_autoptr (TdSolution) fresh = NULL;

      change (instance, random);
      if (narrow)
        instance_narrow (instance);
      solution = td_solver_repair (&instance->problem, objective, before, NULL, NULL, NULL);
      certify (&instance->problem, objective, solution);
      fresh = td_solver_solve (&instance->problem, objective, NULL, NULL, NULL);
      certify (&instance->problem, objective, fresh);
      n_failures += fresh->matched != solution->matched || fresh->total != solution->total;
    }
}

int
main (int argc, char **argv)
{
  static const TdObjective objectives[] = { TD_OBJECTIVE_TOTAL, TD_OBJECTIVE_SCORE,
                                            TD_OBJECTIVE_FAIR };
  g_autoptr (GRand) random = g_rand_new_with_seed (20000);
  int cases = argc > 1 ? atoi (argv[1]) : 1000;

  for (int i = 0; i < cases; i++)
    run_case (random, objectives[i % 3]);
  g_print ("{\"cases\": %d, \"failures\": %u}\n", cases, n_failures);
  return n_failures == 0 ? 0 : 1;
}
