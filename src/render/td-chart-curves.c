/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Values over a continuous x, lines over time and steps: where everything goes. */

#include "render/td-chart-private.h"

#include "base/td-decimal.h"
#include <glib/gi18n-lib.h>
#include <math.h>

static void
widen (double value, double *low, double *high)
{
  if (!isfinite (value))
    return;
  *low = MIN (*low, value);
  *high = MAX (*high, value);
}

static void
find_ranges (TdChartLayout *self)
{
  TdChartScene *scene = self->scene;
  guint n_marks = td_chart_scene_get_n_marks (scene);

  self->low = self->x_low = INFINITY;
  self->high = self->x_high = -INFINITY;
  for (guint i = 0; i < n_marks; i++)
    {
      const TdChartMark *mark = td_chart_scene_find_mark (scene, i, NULL);

      widen (mark->x, &self->x_low, &self->x_high);
      widen (mark->value, &self->low, &self->high);
      if (isfinite (mark->value))
        {
          widen (mark->low, &self->low, &self->high);
          widen (mark->high, &self->low, &self->high);
        }
    }
  for (guint i = 0; i < scene->references->len; i++)
    widen (((TdChartReference *) scene->references->pdata[i])->value, &self->low, &self->high);
  widen (scene->low, &self->low, &self->high);
  widen (scene->high, &self->low, &self->high);
  widen (scene->x_low, &self->x_low, &self->x_high);
  widen (scene->x_high, &self->x_low, &self->x_high);
}

/* Value labels on the left, and how much room they take. */
static GArray *
arrange_value_axis (TdChartLayout *self, GPtrArray *texts, double *room)
{
  /* The few steps of a scale of answers stand closer. */
  double lines = self->scene->unit == TD_UNIT_SCORE ? 1.5 : 2.6;
  int wanted = CLAMP ((int) (self->plot.height / (self->line * lines)), 2, 6);
  GArray *ticks = td_chart_layout_make_ticks (self, wanted);

  for (guint i = 0; i < ticks->len; i++)
    {
      double tick = g_array_index (ticks, double, i);
      g_autofree char *label = td_chart_layout_dup_tick (self, tick, i + 1 == ticks->len);
      PangoLayout *text = td_chart_layout_text (self, label, 0.85, FALSE);
      double width;

      td_chart_layout_measure (text, &width, NULL);
      *room = MAX (*room, width);
      g_ptr_array_add (texts, text);
    }
  return ticks;
}

static void
place_value_axis (TdChartLayout *self, GArray *ticks, GPtrArray *texts)
{
  for (guint i = 0; i < ticks->len; i++)
    {
      double y = td_chart_layout_map_value (self, g_array_index (ticks, double, i));
      double height;

      td_chart_layout_measure (texts->pdata[i], NULL, &height);
      td_chart_layout_place (self, g_object_ref (texts->pdata[i]), self->plot.x - self->line * 0.5,
                             y - height / 2, 1, TD_CHART_INK_DIM);
      td_chart_layout_rule (self, self->plot.x, y, self->plot.x + self->plot.width, y,
                            TD_CHART_INK_GRID, FALSE);
    }
}

/* What the axis measures stands over it, and what runs below stands under its end. */
static void
place_axis_labels (TdChartLayout *self, double foot)
{
  if (self->scene->value_label)
    td_chart_layout_place (self, td_chart_layout_text (self, self->scene->value_label, 0.85, FALSE),
                           0, self->plot.y - self->line * 1.6, 0, TD_CHART_INK_DIM);
  if (self->scene->x_label)
    td_chart_layout_place (self, td_chart_layout_text (self, self->scene->x_label, 0.85, FALSE),
                           self->plot.x + self->plot.width / 2, foot, 0.5, TD_CHART_INK_DIM);
}

static void
place_references (TdChartLayout *self)
{
  for (guint i = 0; i < self->scene->references->len; i++)
    {
      const TdChartReference *reference = self->scene->references->pdata[i];
      double y = td_chart_layout_map_value (self, reference->value);

      td_chart_layout_rule (self, self->plot.x, y, self->plot.x + self->plot.width, y,
                            TD_CHART_INK_DIM, TRUE);
    }
}

static void
place_x_label (TdChartLayout *self, const char *label, double x)
{
  PangoLayout *text = td_chart_layout_text (self, label, 0.85, FALSE);
  double foot = self->plot.y + self->plot.height;

  double width;

  pango_layout_set_alignment (text, PANGO_ALIGN_CENTER);
  td_chart_layout_measure (text, &width, NULL);
  /* Under its tick, but never over the edge. */
  td_chart_layout_place (self, text, MAX (MIN (x, self->width - width / 2), width / 2),
                         foot + self->line * 0.35, 0.5, TD_CHART_INK_DIM);
  td_chart_layout_rule (self, x, foot, x, foot + self->line * 0.25, TD_CHART_INK_DIM, FALSE);
}

static void
place_time_axis (TdChartLayout *self)
{
  int most = (int) (self->plot.width / (self->line * 2.8));
  g_autoptr (GArray) ticks =
      td_chart_time_ticks ((TdDate) self->x_low, (TdDate) self->x_high, most);

  for (guint i = 0; i < ticks->len; i++)
    {
      const TdChartTimeTick *tick = &g_array_index (ticks, TdChartTimeTick, i);

      place_x_label (self, tick->label, td_chart_layout_map_x (self, tick->date));
    }
}

/* Where numbers at risk are given, the ticks stand over them; else at round lengths. */
static GArray *
length_ticks (TdChartLayout *self)
{
  int most = CLAMP ((int) (self->plot.width / (self->line * 4)), 2, 8);
  GArray *ticks;

  for (guint i = 0; i < self->scene->series->len; i++)
    {
      const TdChartSeries *series = self->scene->series->pdata[i];

      if (series->at_risk->len == 0)
        continue;
      ticks = g_array_new (FALSE, FALSE, sizeof (double));
      for (guint j = 0; j < series->at_risk->len; j++)
        g_array_append_val (ticks, g_array_index (series->at_risk, TdChartAtRisk, j).x);
      return ticks;
    }
  return td_number_nice_ticks (self->x_low, self->x_high, most, TRUE);
}

static void
place_length_axis (TdChartLayout *self)
{
  g_autoptr (GArray) ticks = length_ticks (self);

  for (guint i = 0; i < ticks->len; i++)
    {
      double tick = g_array_index (ticks, double, i);
      gboolean last = i + 1 == ticks->len || g_array_index (ticks, double, i + 1) > self->x_high;
      g_autofree char *label =
          last ? td_number_format_unit (tick, self->scene->x_unit) : td_decimal_format (tick, 0);

      if (tick >= self->x_low && tick <= self->x_high)
        place_x_label (self, label, td_chart_layout_map_x (self, tick));
    }
}

static void
place_marks (TdChartLayout *self)
{
  guint n_marks = td_chart_scene_get_n_marks (self->scene);

  for (guint i = 0; i < n_marks; i++)
    {
      const TdChartMark *mark = td_chart_scene_find_mark (self->scene, i, NULL);
      double x = td_chart_layout_map_x (self, mark->x);
      double y = isfinite (mark->value) ? td_chart_layout_map_value (self, mark->value)
                                        : self->plot.y + self->plot.height;

      self->marks[i] = (cairo_rectangle_t){ x - 4, y - 4, 8, 8 };
    }
}

void
td_chart_curves_arrange (TdChartLayout *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ticks = NULL;
  g_autoptr (GArray) ends = NULL;
  gboolean steps = self->scene->kind == TD_CHART_STEPS;
  double head = self->scene->value_label ? 1.7 : 0.5; /* in lines, as what is below */
  double below = steps ? 1.4 : 2.4;
  double left = 0;
  double right = 0;
  guint rows;

  find_ranges (self);
  rows = td_chart_risk_measure (self, &left);
  if (self->scene->x_label)
    below += 1.1;
  self->plot.y += self->line * head;
  self->plot.height -= self->line * (head + below + (rows > 0 ? rows + 0.7 : 0));
  self->plot.height = MAX (self->plot.height, 1);
  ticks = arrange_value_axis (self, texts, &left);
  ends = td_chart_ends_collect (self, &right);

  left += self->line * 0.5;
  right += right > 0 ? self->line * 0.6 : self->line * 0.5;
  self->plot.x += left;
  self->plot.width = MAX (self->plot.width - left - right, 1);

  place_value_axis (self, ticks, texts);
  place_references (self);
  if (steps)
    place_length_axis (self);
  else
    place_time_axis (self);
  place_axis_labels (self, self->plot.y + self->plot.height + self->line * (below - 1.0));
  if (rows > 0)
    td_chart_risk_place (self);
  td_chart_ends_place (self, ends);
  place_marks (self);
}
