/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-survival.h"

#include "insight/td-sort.h"

#include <math.h>

/* Quantiles are compared with this much room for the rounding of a product. */
#define QUANTILE_ROOM 1e-9

/* How many of the sorted values are below (or, with @equal, at) the limit. */
static guint
count_below (const double *values, guint n, double limit, gboolean equal)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (values[middle] < limit || (equal && values[middle] == limit))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint
td_survival_count_at_risk (const TdSurvival *self, double time)
{
  guint entered = count_below (self->entries, self->n_spans, time, time == 0);

  return entered - count_below (self->ends, self->n_spans, time, FALSE);
}

/* Log-log limits, which stay between 0 and 1. */
static void
set_limits (TdSurvivalPoint *point, double greenwood)
{
  double width, lower, upper;

  point->lower = point->upper = NAN;
  point->se = point->survival > 0 ? point->survival * sqrt (greenwood) : NAN;
  if (!(point->survival > 0 && point->survival < 1))
    return;

  width = td_interval_normal_quantile (0.95) * sqrt (greenwood) / log (point->survival);
  lower = pow (point->survival, exp (width));
  upper = pow (point->survival, exp (-width));
  point->lower = MIN (lower, upper);
  point->upper = MAX (lower, upper);
}

static void
add_points (TdSurvival *self, const double *events, guint n_events)
{
  double survival = 1, greenwood = 0;

  for (guint i = 0; i < n_events;)
    {
      TdSurvivalPoint *point = &self->points[self->n_points++];
      guint first = i;

      while (i < n_events && events[i] == events[first])
        i++;
      point->time = events[first];
      point->events = i - first;
      point->at_risk = td_survival_count_at_risk (self, point->time);
      point->observed = TRUE;
      survival *= (double) (point->at_risk - point->events) / point->at_risk;
      greenwood += (double) point->events /
                   ((double) point->at_risk * (double) (point->at_risk - point->events));
      point->survival = survival;
      set_limits (point, greenwood);
    }
}

TdSurvival *
td_survival_new_from (const TdObservation *spans, guint n, double from)
{
  TdSurvival *self = g_new0 (TdSurvival, 1);
  g_autofree double *events = g_new (double, n + 1);
  guint n_events = 0;

  self->from = from;
  self->n_spans = n;
  self->entries = g_new (double, n + 1);
  self->ends = g_new (double, n + 1);
  for (guint i = 0; i < n; i++)
    {
      self->entries[i] = spans[i].entry;
      self->ends[i] = spans[i].end;
      self->n_events += spans[i].event ? 1 : 0;
      if (spans[i].event && spans[i].end > from)
        events[n_events++] = spans[i].end;
    }
  td_sort_numbers (self->entries, n);
  td_sort_numbers (self->ends, n);
  td_sort_numbers (events, n_events);

  self->last_time = n > 0 ? self->ends[n - 1] : NAN;
  for (guint i = 0; i < n; i++)
    self->time_at_risk += self->ends[i] - self->entries[i];
  self->points = g_new0 (TdSurvivalPoint, n_events + 1);
  add_points (self, events, n_events);
  return self;
}

TdSurvival *
td_survival_new (const TdObservation *spans, guint n)
{
  return td_survival_new_from (spans, n, -INFINITY);
}

void
td_survival_free (TdSurvival *self)
{
  if (self == NULL)
    return;

  g_free (self->points);
  g_free (self->entries);
  g_free (self->ends);
  g_free (self);
}

TdSurvivalPoint
td_survival_at (const TdSurvival *self, double time)
{
  TdSurvivalPoint result = { .survival = 1, .lower = NAN, .upper = NAN };
  guint low = 0, high = self->n_points;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->points[middle].time <= time)
        low = middle + 1;
      else
        high = middle;
    }
  if (low > 0)
    {
      result = self->points[low - 1];
      result.events = result.time == time ? result.events : 0;
    }
  result.time = time;
  result.at_risk = td_survival_count_at_risk (self, time);
  result.observed = time >= self->from && (time <= self->last_time || result.survival == 0);
  if (self->n_spans == 0)
    result.survival = result.se = NAN;
  return result;
}

TdInterval
td_survival_quantile (const TdSurvival *self, double p)
{
  TdInterval quantile = td_interval_none ();
  double level = 1 - p + QUANTILE_ROOM;

  for (guint i = 0; i < self->n_points; i++)
    {
      const TdSurvivalPoint *point = &self->points[i];

      if (isnan (quantile.estimate) && point->survival <= level)
        quantile.estimate = point->time;
      if (isnan (quantile.lower) && point->lower <= level)
        quantile.lower = point->time;
      if (isnan (quantile.upper) && point->upper <= level)
        quantile.upper = point->time;
    }
  return quantile;
}

TdInterval
td_survival_restricted_mean (const TdSurvival *self, double tau, double *se)
{
  double z = td_interval_normal_quantile (0.95);
  double start = MAX (0, self->from), area = 0, variance = 0, next = tau, error;

  if (se)
    *se = NAN;
  if (!(tau > start) || !td_survival_at (self, tau).observed)
    return td_interval_none ();

  /* From the end: the area right of each event is what its drop takes away. */
  for (guint i = self->n_points; i > 0; i--)
    {
      const TdSurvivalPoint *point = &self->points[i - 1];
      double n = point->at_risk, d = point->events;

      if (point->time > tau)
        continue;
      area += point->survival * (next - point->time);
      next = point->time;
      if (n > d)
        variance += area * area * d / (n * (n - d));
    }
  area += next - start;
  error = sqrt (variance);
  if (se)
    *se = error;
  return (TdInterval){ area, area - z * error, area + z * error };
}

double
td_survival_lower_without_events (guint at_risk)
{
  return at_risk > 0 ? pow (0.025, 1.0 / at_risk) : NAN;
}

double
td_survival_find_wipe_out (const TdSurvival *self)
{
  double time = NAN;

  for (guint i = 0; i < self->n_points; i++)
    if (self->points[i].at_risk == self->points[i].events && self->points[i].time < self->last_time)
      time = self->points[i].time;
  return time;
}

double
td_survival_find_start (const TdSurvival *self, guint smallest)
{
  double wipe_out = td_survival_find_wipe_out (self);
  double start = isnan (wipe_out) ? -INFINITY : wipe_out;

  for (guint i = 0; i < self->n_spans; i++)
    {
      double after = nextafter (self->entries[i], INFINITY);

      if (self->entries[i] >= start && td_survival_count_at_risk (self, after) >= smallest)
        return self->entries[i];
    }
  return NAN;
}
