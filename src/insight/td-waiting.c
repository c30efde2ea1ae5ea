/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-waiting.h"

#include <math.h>
#include <stdlib.h>

/* One day on which something ended: of how many, for the cause asked for and for any. */
typedef struct
{
  double time;
  guint at_risk;
  guint of_cause;
  guint ended;
} Step;

static int
compare_waits (const void *a, const void *b)
{
  const TdWait *x = a, *y = b;

  if (x->days != y->days)
    return x->days < y->days ? -1 : 1;
  return (x->cause > y->cause) - (x->cause < y->cause);
}

static TdWait *
sort_waits (const TdWait *waits, guint n)
{
  TdWait *sorted = g_new0 (TdWait, n + 1);

  for (guint i = 0; i < n; i++)
    sorted[i] = waits[i];
  qsort (sorted, n, sizeof (TdWait), compare_waits);
  return sorted;
}

/* The days up to @within on which a wait ended, from sorted waits. */
static GArray *
find_steps (const TdWait *sorted, guint n, int cause, double within)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));

  for (guint i = 0; i < n && sorted[i].days <= within;)
    {
      Step step = { .time = sorted[i].days, .at_risk = n - i };

      for (; i < n && sorted[i].days == step.time; i++)
        {
          step.ended += sorted[i].cause != TD_WAIT_WAITING ? 1 : 0;
          step.of_cause += sorted[i].cause == cause ? 1 : 0;
        }
      if (step.ended > 0)
        g_array_append_val (steps, step);
    }
  return steps;
}

/* How much the share would change with the weight of one wait: its derivative, step by step. */
static double
get_influence (const TdWait *wait, int cause, GArray *steps)
{
  double still = 1, d_still = 0, d_share = 0;

  for (guint j = 0; j < steps->len; j++)
    {
      const Step *step = &g_array_index (steps, Step, j);
      double n = step->at_risk;
      gboolean at_risk = wait->days >= step->time;
      gboolean ends = wait->days == step->time && wait->cause != TD_WAIT_WAITING;
      double d_cause = ((ends && wait->cause == cause) - at_risk * step->of_cause / n) / n;
      double d_any = (ends - at_risk * step->ended / n) / n;

      d_share += d_still * step->of_cause / n + still * d_cause;
      d_still = d_still * (1 - step->ended / n) - still * d_any;
      still *= 1 - step->ended / n;
    }
  return d_share;
}

static double
get_error (const TdWait *sorted, guint n, int cause, GArray *steps)
{
  double sum = 0, influence = 0;

  for (guint i = 0; i < n; i++)
    {
      if (i == 0 || compare_waits (&sorted[i], &sorted[i - 1]) != 0)
        influence = get_influence (&sorted[i], cause, steps);
      sum += influence * influence;
    }
  return sqrt (sum);
}

TdWaitShare
td_waiting_share (const TdWait *waits, guint n, int cause, double within)
{
  g_autofree TdWait *sorted = sort_waits (waits, n);
  g_autoptr (GArray) steps = find_steps (sorted, n, cause, within);
  TdWaitShare result = { .still = 1 };

  for (guint i = 0; i < n; i++)
    result.at_risk += sorted[i].days >= within ? 1 : 0;
  for (guint j = 0; j < steps->len; j++)
    {
      const Step *step = &g_array_index (steps, Step, j);

      result.share += result.still * step->of_cause / step->at_risk;
      result.still *= (double) (step->at_risk - step->ended) / step->at_risk;
    }
  result.se = get_error (sorted, n, cause, steps);
  if (n == 0)
    result.share = result.se = result.still = NAN;
  return result;
}

double
td_waiting_median (const TdWait *waits, guint n, int cause)
{
  g_autofree TdWait *sorted = sort_waits (waits, n);
  g_autoptr (GArray) steps = find_steps (sorted, n, cause, INFINITY);
  double share = 0, still = 1;

  for (guint j = 0; j < steps->len; j++)
    {
      const Step *step = &g_array_index (steps, Step, j);

      share += still * step->of_cause / step->at_risk;
      still *= (double) (step->at_risk - step->ended) / step->at_risk;
      if (share >= 0.5 - 1e-9)
        return step->time;
    }
  return NAN;
}
