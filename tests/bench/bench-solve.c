/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* bench-solve FILE RUNS [OBJECTIVE]: our solver and our check on an instance; a line of JSON for
 * each run, times in processor seconds without reading. */

#include "config.h"

#include "solver/td-certificate.h"
#include "td-bench-file.h"
#include "td-bench-instance.h"

#include <stdlib.h>

static gboolean
run (const TdSolverProblem *problem, TdObjective objective, GError **error)
{
  double start = bench_cpu_seconds ();
  g_autoptr (TdSolution) solution = td_solver_solve (problem, objective, NULL, NULL, error);
  double solved = bench_cpu_seconds ();

  if (solution == NULL || !td_certificate_check (problem, objective, solution, error))
    return FALSE;
  g_print ("{\"matched\": %u, \"total\": %" G_GINT64_FORMAT ", \"worst\": %" G_GINT64_FORMAT
           ", \"seconds\": %.6f, \"check\": %.6f}\n",
           solution->matched, solution->total, solution->worst, solved - start,
           bench_cpu_seconds () - solved);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (TdBenchInstance) instance = td_bench_instance_read (argc > 1 ? argv[1] : "");
  int runs = argc > 2 ? atoi (argv[2]) : 1;
  TdObjective objective = TD_OBJECTIVE_TOTAL;
  g_autoptr (GError) error = NULL;
  gboolean done = argc < 4 || td_objective_from_text (argv[3], &objective, &error);

  for (int i = 0; done && i < runs; i++)
    done = run (&instance->problem, objective, &error);
  if (!done)
    g_printerr ("%s\n", error->message);
  return done ? 0 : 1;
}
