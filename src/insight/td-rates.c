/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-rates.h"

#include "insight/td-sort.h"

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
  td_sort_numbers (times, n);
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
