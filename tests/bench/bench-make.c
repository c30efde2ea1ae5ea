/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/*
 * bench-make FILE cohort MENTEES MENTORS PLACES-PER-MENTEE SEED BEST
 * bench-make FILE sparse MENTEES MENTORS PLACES-PER-MENTEE SEED EACH
 * bench-make FILE again OTHER PLACES-PER-MENTEE SEED
 * bench-make FILE dense N SEED
 *
 * "again" is a cohort's instance that was made before with other places, which is much quicker.
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

/* The pairs of a cohort do not depend on its places. */
static TdBenchInstance *
make_again (const char *path, double places_per_mentee, guint seed)
{
  TdBenchInstance *self = td_bench_instance_read (path);
  g_autoptr (TdCandidates) candidates =
      td_bench_cohort_new (self->problem.n_mentees, self->problem.n_mentors, places_per_mentee,
                           seed);

  for (guint j = 0; j < self->problem.n_mentors; j++)
    self->places[j] = ((TdParticipant *) candidates->mentors->pdata[j])->places_left;
  return self;
}

static TdBenchInstance *
make (int argc, char **argv)
{
  double places = argc == 8 ? g_ascii_strtod (argv[5], NULL) : 0;

  if (argc == 5 && g_str_equal (argv[2], "dense"))
    return td_bench_instance_new_dense (number (argv[3]), number (argv[4]));
  if (argc == 6 && g_str_equal (argv[2], "again"))
    return make_again (argv[3], g_ascii_strtod (argv[4], NULL), number (argv[5]));
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
      g_printerr ("bench-make FILE cohort|sparse MENTEES MENTORS PLACES SEED BEST, again OTHER "
                  "PLACES SEED, or dense N SEED\n");
      return 2;
    }
  if (!td_bench_instance_write (instance, argv[1], &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
