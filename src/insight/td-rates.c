/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-rates.h"

#include <stdlib.h>

static int
compare_times (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

TdRate
td_rate_of_spans (const TdRateSpan *spans, guint n)
{
  g_autofree double *times = g_new (double, n + 1);
  TdRate rate = { .n_spans = n };

  for (guint i = 0; i < n; i++)
    {
      times[i] = spans[i].end - spans[i].start;
      rate.events += spans[i].events;
    }
  /* A sum of fractions depends on its order. */
  qsort (times, n, sizeof (double), compare_times);
  for (guint i = 0; i < n; i++)
    rate.time += times[i];
  return rate;
}

TdInterval
td_rate_get (const TdRate *rate, double per)
{
  return td_interval_rate (rate->events, rate->time / per);
}

TdInterval
td_rate_get_ratio (const TdRate *one, const TdRate *zero)
{
  return td_interval_rate_ratio (one->events, one->time, zero->events, zero->time);
}
