/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* One scale for two charts that stand side by side. */

#include "render/td-chart-private.h"

#include <math.h>

/* Steps of a shared axis: few enough for a small chart on paper. */
#define STEPS 4

/* From the least to the most of values and of x. */
typedef struct
{
  double low;
  double high;
  double x_low;
  double x_high;
} Ends;

static void
widen (double value, double *low, double *high)
{
  if (!isfinite (value))
    return;
  *low = isfinite (*low) ? MIN (*low, value) : value;
  *high = isfinite (*high) ? MAX (*high, value) : value;
}

/* Stacked bars are as long as their parts together. */
static void
widen_by_stacks (TdChartScene *scene, Ends *ends)
{
  g_autofree double *totals = g_new0 (double, MAX (1, scene->categories->len));
  guint n_marks = td_chart_scene_get_n_marks (scene);

  for (guint i = 0; i < n_marks; i++)
    {
      const TdChartMark *mark = td_chart_scene_find_mark (scene, i, NULL);

      if (isfinite (mark->value) && mark->x >= 0 && mark->x < scene->categories->len)
        totals[(guint) mark->x] += MAX (mark->value, 0);
    }
  for (guint i = 0; i < scene->categories->len; i++)
    widen (totals[i], &ends->low, &ends->high);
}

static gboolean
has_bars (TdChartScene *scene)
{
  return scene->kind == TD_CHART_BARS || scene->kind == TD_CHART_COLUMNS;
}

static Ends
find_ends (TdChartScene *scene)
{
  Ends ends = { NAN, NAN, NAN, NAN };
  guint n_marks = td_chart_scene_get_n_marks (scene);

  widen (scene->x_low, &ends.x_low, &ends.x_high);
  widen (scene->x_high, &ends.x_low, &ends.x_high);
  for (guint i = 0; i < n_marks; i++)
    {
      const TdChartMark *mark = td_chart_scene_find_mark (scene, i, NULL);

      widen (mark->x, &ends.x_low, &ends.x_high);
      if (!isfinite (mark->value))
        continue;
      widen (mark->value, &ends.low, &ends.high);
      widen (mark->low, &ends.low, &ends.high);
      widen (mark->high, &ends.low, &ends.high);
    }
  for (guint i = 0; i < scene->references->len; i++)
    widen (((TdChartReference *) scene->references->pdata[i])->value, &ends.low, &ends.high);
  if (has_bars (scene))
    {
      widen_by_stacks (scene, &ends);
      widen (0, &ends.low, &ends.high);
    }
  return ends;
}

/* Values end at round ones, whatever height the two are drawn at; ends that were asked for stay. */
static void
share_values (TdChartScene *self, TdChartScene *other, const Ends *one, const Ends *two)
{
  double low = fmin (one->low, two->low);
  double high = fmax (one->high, two->high);
  gboolean whole = self->unit == TD_UNIT_NUMBER && high - low >= STEPS;
  double least = fmin (self->low, other->low);
  double most = fmax (self->high, other->high);

  if (!isfinite (low) || !isfinite (high))
    return;
  if (!(least <= low) || !(most >= high))
    {
      g_autoptr (GArray) ticks =
          td_number_nice_ticks (fmin (low, least), fmax (high, most), STEPS, whole);

      low = least <= low ? least : g_array_index (ticks, double, 0);
      high = most >= high ? most : g_array_index (ticks, double, ticks->len - 1);
    }
  else
    {
      low = least;
      high = most;
    }
  self->low = other->low = low;
  self->high = other->high = high;
}

/* Two years of the same length begin each with its own January: a month is as wide in both. What is
 * about the same time, as two cohorts are, has the same calendar. */
static void
share_calendar (TdChartScene *self, TdChartScene *other, const Ends *one, const Ends *two)
{
  double span = MAX (one->x_high - one->x_low, two->x_high - two->x_low);
  double common = MIN (one->x_high, two->x_high) - MAX (one->x_low, two->x_low);

  if (common >= span / 2)
    {
      self->x_low = other->x_low = MIN (one->x_low, two->x_low);
      self->x_high = other->x_high = MAX (one->x_high, two->x_high);
      return;
    }
  self->x_low = one->x_low;
  self->x_high = one->x_low + span;
  other->x_low = two->x_low;
  other->x_high = two->x_low + span;
}

void
td_chart_scene_share_scale (TdChartScene *self, TdChartScene *other)
{
  Ends one;
  Ends two;

  g_return_if_fail (TD_IS_CHART_SCENE (self) && TD_IS_CHART_SCENE (other));
  g_return_if_fail (self->kind == other->kind);

  /* Nothing to hold against each other. */
  if (td_chart_scene_is_empty (self) || td_chart_scene_is_empty (other))
    return;
  one = find_ends (self);
  two = find_ends (other);
  share_values (self, other, &one, &two);
  if (!isfinite (one.x_low) || !isfinite (two.x_low))
    return;
  if (self->kind == TD_CHART_LINE)
    share_calendar (self, other, &one, &two);
  if (self->kind != TD_CHART_STEPS)
    return;
  self->x_low = other->x_low = MIN (one.x_low, two.x_low);
  self->x_high = other->x_high = MAX (one.x_high, two.x_high);
}
