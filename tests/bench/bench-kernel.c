/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* bench-kernel MENTEES MENTORS BEST THREADS plain|vector: comparing everyone with everyone for the
 * best mentors of each; a line of JSON with a sum over all that was found, the same for every way
 * of finding it. */

#include "config.h"

#include "candidates/td-cohort-private.h"
#include "candidates/td-cohort-threads.h"
#include "td-bench-cohort.h"
#include "td-bench-file.h"

#include <stdlib.h>

typedef struct
{
  TdCohortScan *scan;
  guint n_best;
  guint64 *sums; /* of a mentee */
} Worker;

/* FNV over the numbers of the list. */
static void
find_best (gpointer data, guint mentee)
{
  Worker *worker = data;
  const TdScored *best;
  guint64 sum = 14695981039346656037u;
  guint n;

  td_cohort_scan_set (worker->scan, mentee);
  n = td_cohort_scan_best (worker->scan, worker->n_best, &best);
  for (guint i = 0; i < n; i++)
    {
      sum = (sum ^ best[i].mentor) * 1099511628211u;
      sum = (sum ^ (guint) best[i].score) * 1099511628211u;
    }
  worker->sums[mentee] = sum;
}

int
main (int argc, char **argv)
{
  g_autoptr (TdCandidates) candidates = NULL;
  g_autoptr (TdCohort) cohort = NULL;
  guint n_mentees, n_threads;
  guint64 sum = 0;
  double cpu, wall;

  if (argc != 6)
    return 2;
  n_mentees = (guint) atoi (argv[1]);
  n_threads = (guint) atoi (argv[4]);
  candidates = td_bench_cohort_new (n_mentees, (guint) atoi (argv[2]), 1, 1);
  cohort = td_cohort_new (candidates);
  td_cohort_tune (cohort, 0, n_threads, g_str_equal (argv[5], "vector"));
  {
    TdCohortView view = td_cohort_get_view (cohort, NULL);
    g_autofree guint64 *sums = g_new0 (guint64, n_mentees);
    g_autofree Worker *workers = g_new0 (Worker, n_threads);
    g_autofree gpointer *pointers = g_new (gpointer, n_threads);

    for (guint i = 0; i < n_threads; i++)
      {
        workers[i] = (Worker){ td_cohort_scan_new (&view), (guint) atoi (argv[3]), sums };
        pointers[i] = &workers[i];
      }
    cpu = bench_cpu_seconds ();
    wall = bench_wall_seconds ();
    td_cohort_run_rows (n_mentees, find_best, pointers, n_threads, NULL, NULL, NULL);
    cpu = bench_cpu_seconds () - cpu;
    wall = bench_wall_seconds () - wall;
    for (guint i = 0; i < n_threads; i++)
      td_cohort_scan_free (workers[i].scan);
    for (guint i = 0; i < n_mentees; i++)
      sum = sum * 31 + sums[i];
    g_print ("{\"seconds\": %.6f, \"wall\": %.6f, \"vector\": %s, \"sum\": %" G_GUINT64_FORMAT
             "}\n",
             cpu, wall, view.vector ? "true" : "false", sum);
  }
  return 0;
}
