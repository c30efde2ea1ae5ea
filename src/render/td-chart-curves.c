/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Values over a continuous x, lines over time and steps: where everything goes. */

#include "render/td-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A label at the right edge, before the labels make room for each other. */
typedef struct
{
  PangoLayout *text;
  double y;
  double height;
  int ink;
} EndLabel;

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
}

/* Value labels on the left, and how much room they take. */
static GArray *
arrange_value_axis (TdChartLayout *self, GPtrArray *texts, double *room)
{
  gboolean whole = self->scene->unit == TD_UNIT_NUMBER && self->high - self->low >= 4;
  int wanted = CLAMP ((int) (self->plot.height / (self->line * 2.6)), 2, 6);
  GArray *ticks = td_number_nice_ticks (self->low, self->high, wanted, whole);

  self->low = g_array_index (ticks, double, 0);
  self->high = g_array_index (ticks, double, ticks->len - 1);
  for (guint i = 0; i < ticks->len; i++)
    {
      double tick = g_array_index (ticks, double, i);
      g_autofree char *label = self->scene->unit == TD_UNIT_SHARE
                                   ? td_number_format_unit (tick, TD_UNIT_SHARE)
                                   : td_number_format (tick, tick == round (tick) ? 0 : 1);
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

static const TdChartMark *
last_value (const TdChartSeries *series)
{
  for (guint i = series->marks->len; i > 0; i--)
    {
      const TdChartMark *mark = &g_array_index (series->marks, TdChartMark, i - 1);

      if (isfinite (mark->value))
        return mark;
    }
  return NULL;
}

static double
add_end_label (TdChartLayout *self, GArray *ends, const char *words, double value, int ink)
{
  EndLabel end = { td_chart_layout_text (self, words, 0.85, ink != TD_CHART_INK_DIM), value, 0,
                   ink };
  double limit = self->width * 0.3;
  double width;

  td_chart_layout_measure (end.text, &width, NULL);
  if (width > limit)
    {
      pango_layout_set_width (end.text, (int) (limit * PANGO_SCALE));
      pango_layout_set_wrap (end.text, PANGO_WRAP_WORD_CHAR);
      td_chart_layout_measure (end.text, &width, NULL);
    }
  td_chart_layout_measure (end.text, NULL, &end.height);
  g_array_append_val (ends, end);
  return width;
}

/* The words for lines and references; their y is still a value. */
static GArray *
collect_end_labels (TdChartLayout *self, double *room)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (EndLabel));

  for (guint i = 0; i < self->scene->series->len; i++)
    {
      const TdChartSeries *series = self->scene->series->pdata[i];
      const TdChartMark *last = last_value (series);
      double width;

      if (last == NULL || series->label == NULL)
        continue;
      width = add_end_label (self, ends, series->label, last->value, TD_CHART_INK_SERIES + (int) i);
      *room = MAX (*room, width);
    }
  for (guint i = 0; i < self->scene->references->len; i++)
    {
      const TdChartReference *reference = self->scene->references->pdata[i];
      g_autofree char *value = td_number_format_unit (reference->value, self->scene->unit);
      g_autofree char *words =
          g_strdup_printf ("%s %s", reference->label ? reference->label : "", value);
      double width = add_end_label (self, ends, words, reference->value, TD_CHART_INK_DIM);

      *room = MAX (*room, width);
    }
  return ends;
}

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  double left = ((const EndLabel *) a)->y;
  double right = ((const EndLabel *) b)->y;

  return (left > right) - (left < right);
}

static void
place_end_labels (TdChartLayout *self, GArray *ends)
{
  double bottom = -INFINITY;
  double foot = self->plot.y + self->plot.height + self->line * 0.5;

  for (guint i = 0; i < ends->len; i++)
    {
      EndLabel *end = &g_array_index (ends, EndLabel, i);

      end->y = td_chart_layout_map_value (self, end->y) - end->height / 2;
    }
  g_array_sort (ends, compare_ends);
  for (guint i = 0; i < ends->len; i++)
    {
      EndLabel *end = &g_array_index (ends, EndLabel, i);

      end->y = MAX (end->y, bottom);
      bottom = end->y + end->height;
    }
  for (guint i = ends->len; i > 0; i--)
    {
      EndLabel *end = &g_array_index (ends, EndLabel, i - 1);

      end->y = MIN (end->y, foot - end->height);
      foot = end->y;
      td_chart_layout_place (self, end->text, self->plot.x + self->plot.width + self->line * 0.6,
                             end->y, 0, end->ink);
    }
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

  pango_layout_set_alignment (text, PANGO_ALIGN_CENTER);
  td_chart_layout_place (self, text, x, foot + self->line * 0.35, 0.5, TD_CHART_INK_DIM);
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
          last ? td_number_format_unit (tick, self->scene->x_unit) : td_number_format (tick, 0);

      if (tick >= self->x_low && tick <= self->x_high)
        place_x_label (self, label, td_chart_layout_map_x (self, tick));
    }
}

/* How far the first count stands out to the left of the plot, with some air. */
static double
at_risk_overhang (TdChartLayout *self)
{
  guint most = 0;
  g_autofree char *words = NULL;
  g_autoptr (PangoLayout) text = NULL;
  double width;

  for (guint i = 0; i < self->scene->series->len; i++)
    {
      const TdChartSeries *series = self->scene->series->pdata[i];

      if (series->at_risk->len > 0)
        most = MAX (most, g_array_index (series->at_risk, TdChartAtRisk, 0).count);
    }
  words = td_number_format (most, 0);
  text = td_chart_layout_text (self, words, 0.85, FALSE);
  td_chart_layout_measure (text, &width, NULL);
  return width / 2 + self->line * 0.5;
}

/* The table under survival curves: how many were still followed. */
static void
place_at_risk (TdChartLayout *self)
{
  double y = self->plot.y + self->plot.height + self->line * 1.8;
  double edge = self->plot.x - at_risk_overhang (self);

  td_chart_layout_place (self, td_chart_layout_text (self, _ ("At risk"), 0.85, FALSE), edge, y, 1,
                         TD_CHART_INK_DIM);
  for (guint i = 0; i < self->scene->series->len; i++)
    {
      const TdChartSeries *series = self->scene->series->pdata[i];

      if (series->at_risk->len == 0)
        continue;
      if (series->label && self->scene->series->len > 1)
        {
          PangoLayout *text = td_chart_layout_text (self, series->label, 0.85, FALSE);

          y += self->line;
          pango_layout_set_width (text, (int) ((edge - 1) * PANGO_SCALE));
          pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
          td_chart_layout_place (self, text, edge, y, 1, TD_CHART_INK_SERIES + (int) i);
        }
      for (guint j = 0; j < series->at_risk->len; j++)
        {
          const TdChartAtRisk *at_risk = &g_array_index (series->at_risk, TdChartAtRisk, j);
          g_autofree char *count = td_number_format (at_risk->count, 0);

          if (at_risk->x <= self->x_high)
            td_chart_layout_place (self, td_chart_layout_text (self, count, 0.85, FALSE),
                                   td_chart_layout_map_x (self, at_risk->x), y, 0.5,
                                   TD_CHART_INK_TEXT);
        }
    }
}

/* Lines of the table under the plot, and the room its names take on the left. */
static guint
measure_at_risk (TdChartLayout *self, double *room)
{
  guint rows = 0;

  for (guint i = 0; i < self->scene->series->len; i++)
    {
      const TdChartSeries *series = self->scene->series->pdata[i];
      g_autoptr (PangoLayout) text = NULL;
      double width;

      if (series->at_risk->len == 0)
        continue;
      text =
          td_chart_layout_text (self, self->scene->series->len > 1 ? series->label : _ ("At risk"),
                                0.85, FALSE);
      td_chart_layout_measure (text, &width, NULL);
      width = MIN (width, self->width * 0.22) + at_risk_overhang (self) - self->line * 0.5;
      *room = MAX (*room, width);
      rows++;
    }
  return rows > 1 ? rows + 1 : rows;
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
  double left = 0;
  double right = 0;
  guint rows;

  find_ranges (self);
  rows = measure_at_risk (self, &left);
  self->plot.y += self->line * 0.5;
  self->plot.height -= self->line * (rows > 0 ? rows + 2.6 : steps ? 1.9 : 2.9);
  self->plot.height = MAX (self->plot.height, 1);
  ticks = arrange_value_axis (self, texts, &left);
  ends = collect_end_labels (self, &right);

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
  if (rows > 0)
    place_at_risk (self);
  place_end_labels (self, ends);
  place_marks (self);
}
