/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/*
 * bench-make FILE cohort MENTEES MENTORS PLACES-PER-MENTEE SEED BEST
 * bench-make FILE sparse MENTEES MENTORS PLACES-PER-MENTEE SEED EACH
 * bench-make FILE dense N SEED
 *
 * Writes an instance, the same for the same numbers.
 */

#include "config.h"

#include "td-bench-cohort.h"
#include "td-bench-instance.h"

#include <stdlib.h>

#define HIGHEST_SCORE 20000

static guint
number (const char *text)
{
  return (guint) strtoul (text, NULL, 10);
}

static TdBenchInstance *
make (int argc, char **argv)
{
  double places = argc == 8 ? g_ascii_strtod (argv[5], NULL) : 0;

  if (argc == 5 && g_str_equal (argv[2], "dense"))
    return td_bench_instance_new_dense (number (argv[3]), number (argv[4]));
  if (argc == 8 && g_str_equal (argv[2], "sparse"))
    return td_bench_instance_new_sparse (number (argv[3]), number (argv[4]), number (argv[7]),
                                         places, HIGHEST_SCORE, number (argv[6]));
  if (argc == 8 && g_str_equal (argv[2], "cohort"))
    {
      g_autoptr (TdCandidates) candidates =
          td_bench_cohort_new (number (argv[3]), number (argv[4]), places, number (argv[6]));

      return td_bench_instance_new_from (candidates, number (argv[7]));
    }
  return NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (TdBenchInstance) instance = argc > 2 ? make (argc, argv) : NULL;
  g_autoptr (GError) error = NULL;

  if (instance == NULL)
    {
      g_printerr ("bench-make FILE cohort|sparse MENTEES MENTORS PLACES SEED BEST, or dense N "
                  "SEED\n");
      return 2;
    }
  if (!td_bench_instance_write (instance, argv[1], &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
