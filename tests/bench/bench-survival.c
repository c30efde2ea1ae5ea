/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* bench-survival ROWS DAY RUNS: the curve of made-up people who come under observation late. A line
 * of JSON each: the seconds of the processor, how many times have events, and what the curve is on
 * a day. peer_survfit.R has the same rows. */

#include "config.h"

#include "insight/td-survival.h"

#include <stdlib.h>
#include <time.h>

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static TdObservation *
make_rows (guint n)
{
  TdObservation *rows = g_new (TdObservation, n);

  for (guint k = 0; k < n; k++)
    {
      gint64 i = (gint64) k + 1;

      rows[k].entry = (double) (i * 7919 % 3000);
      rows[k].end = rows[k].entry + 1 + (double) (i * 104729 % 2500);
      rows[k].event = i % 3 == 0;
    }
  return rows;
}

int
main (int argc, char **argv)
{
  guint n = argc == 4 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 0;
  g_autofree TdObservation *rows = make_rows (n);

  if (n == 0)
    {
      g_printerr ("bench-survival ROWS DAY RUNS\n");
      return 2;
    }
  for (int run = 0; run < atoi (argv[3]); run++)
    {
      double since = now ();
      g_autoptr (TdSurvival) curve = td_survival_new (rows, n);
      double spent = now () - since;

      g_print ("{\"seconds\": %.6f, \"times\": %u, \"survival\": %.15g}\n", spent, curve->n_points,
               td_survival_at (curve, g_ascii_strtod (argv[2], NULL)).survival);
    }
  return 0;
}
