/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* bench-cohort MENTEES MENTORS PLACES-PER-MENTEE SEED RUNS THREADS: a cohort from people to the
 * proven optimum over all their pairs; a line of JSON each run. "seconds" (of the processor) and
 * "wall" are of the whole, "check" of the independent check after it; "above_idle" is KiB more than
 * the people alone took. */

#include "config.h"

#include "candidates/td-cohort-private.h"
#include "td-bench-cohort.h"
#include "td-bench-file.h"

#include <stdlib.h>

static gboolean
run (const TdCandidates *candidates, guint n_threads, long idle, GError **error)
{
  double cpu = bench_cpu_seconds ();
  double wall = bench_wall_seconds ();
  g_autoptr (TdCohort) cohort = td_cohort_new (candidates);
  TdCohortReport report = { 0 };
  g_autoptr (TdSolution) solution = NULL;
  double solved_cpu, solved_wall;
  long above_idle;

  td_cohort_tune (cohort, 0, n_threads, TRUE);
  solution = td_cohort_solve (cohort, TD_OBJECTIVE_TOTAL, NULL, &report, NULL, NULL, error);
  solved_cpu = bench_cpu_seconds ();
  solved_wall = bench_wall_seconds ();
  above_idle = bench_peak_kib () - idle;
  if (solution == NULL || !td_cohort_check (cohort, TD_OBJECTIVE_TOTAL, solution, NULL, error))
    return FALSE;
  g_print ("{\"matched\": %u, \"total\": %" G_GINT64_FORMAT ", \"worst\": %" G_GINT64_FORMAT
           ", \"seconds\": %.6f, \"wall\": %.6f, \"check\": %.6f, \"rounds\": %u, \"rescored\": "
           "%u, \"best\": %u, "
           "\"threads\": %u, \"vector\": %s, \"score\": %.6f, \"solve\": %.6f, \"proof\": %.6f, "
           "\"above_idle\": %ld}\n",
           solution->matched, solution->total, solution->worst, solved_cpu - cpu,
           solved_wall - wall, bench_cpu_seconds () - solved_cpu, report.rounds,
           report.rows_rescored, report.n_best, report.threads, report.vector ? "true" : "false",
           report.seconds_score, report.seconds_solve, report.seconds_proof, above_idle);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (TdCandidates) candidates = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = TRUE;
  long idle;

  if (argc != 7)
    return 2;
  candidates = td_bench_cohort_new ((guint) atoi (argv[1]), (guint) atoi (argv[2]),
                                    g_ascii_strtod (argv[3], NULL), (guint32) atoi (argv[4]));
  idle = bench_peak_kib ();
  for (int i = 0; done && i < atoi (argv[5]); i++)
    done = run (candidates, (guint) atoi (argv[6]), idle, &error);
  if (!done)
    g_printerr ("%s\n", error->message);
  return done ? 0 : 1;
}
