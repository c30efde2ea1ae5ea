/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Dots with their intervals in rows of categories, a lane each series. */

#include "render/td-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Half of a dot, as it is pointed at. */
#define DOT 4.0
/* Values that are written out at the end of a lane with several dots. */
#define MOST_VALUES 6

static void
widen (TdChartLayout *self, double value)
{
  if (!isfinite (value))
    return;
  self->low = MIN (self->low, value);
  self->high = MAX (self->high, value);
}

static void
find_range (TdChartLayout *self)
{
  TdChartScene *scene = self->scene;
  guint n_marks = td_chart_scene_get_n_marks (scene);

  self->low = INFINITY;
  self->high = -INFINITY;
  for (guint i = 0; i < n_marks; i++)
    {
      const TdChartMark *mark = td_chart_scene_find_mark (scene, i, NULL);

      widen (self, mark->value);
      widen (self, mark->low);
      widen (self, mark->high);
    }
  for (guint i = 0; i < scene->references->len; i++)
    widen (self, ((TdChartReference *) scene->references->pdata[i])->value);
  widen (self, scene->low);
  widen (self, scene->high);
}

/* The marks of a series in a row; the first of them, and how many. */
static const TdChartMark *
find_lane (const TdChartSeries *series, guint row, guint *n)
{
  const TdChartMark *first = NULL;

  *n = 0;
  for (guint i = 0; i < series->marks->len; i++)
    {
      const TdChartMark *mark = &g_array_index (series->marks, TdChartMark, i);

      if ((guint) mark->x != row)
        continue;
      if (first == NULL)
        first = mark;
      (*n)++;
    }
  return first;
}

/* "12 days (41 people)"; of several dots what was counted of each, in the order they came. */
static char *
lane_words (TdChartLayout *self, const TdChartSeries *series, guint row)
{
  guint n;
  const TdChartMark *first = find_lane (series, row, &n);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, MOST_VALUES); i++)
    {
      const TdChartMark *mark = first + i;
      g_autofree char *value = td_chart_scene_dup_value_text (self->scene, mark);
      gboolean noted = mark->note && *mark->note;

      if (n == 1 && noted)
        g_string_append_printf (words, "%s  (%s)", value, mark->note);
      else
        g_string_append_printf (words, "%s%s", i > 0 ? " · " : "", noted ? mark->note : value);
    }
  if (n > MOST_VALUES)
    g_string_append (words, " …");
  return g_string_free (words, FALSE);
}

static double
lane_middle (TdChartLayout *self, guint row, guint lane)
{
  double pitch = self->plot.height / self->scene->categories->len;
  double lanes = self->scene->series->len;
  double step = MIN (pitch / lanes, self->line * 1.15);

  return self->plot.y + pitch * (row + 0.5) + step * (lane - (lanes - 1) / 2);
}

/* What is too long for its side goes on in a second line; where there is none, since lanes lie
 * close, the side may be wider: a share without its count is no figure. */
static PangoLayout *
make_text (TdChartLayout *self, const char *words, double scale, int lines, double *widest)
{
  PangoLayout *text = td_chart_layout_text (self, words, scale, FALSE);
  double limit = self->width * (lines > 1 ? 0.36 : 0.5);
  double width;

  td_chart_layout_measure (text, &width, NULL);
  if (width > limit)
    {
      pango_layout_set_width (text, (int) (limit * PANGO_SCALE));
      pango_layout_set_height (text, -lines);
      pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
      td_chart_layout_measure (text, &width, NULL);
    }
  *widest = MAX (*widest, width);
  return text;
}

/* The words at both ends of the rows, and the room they take. */
static GPtrArray *
make_texts (TdChartLayout *self, double *names, double *ends)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->scene->categories->len; i++)
    {
      g_ptr_array_add (texts, make_text (self, self->scene->categories->pdata[i], 0.92, 2, names));
      for (guint j = 0; j < self->scene->series->len; j++)
        {
          g_autofree char *words = lane_words (self, self->scene->series->pdata[j], i);

          g_ptr_array_add (texts, make_text (self, words, 0.85,
                                             self->scene->series->len > 1 ? 1 : 2, ends));
        }
    }
  return texts;
}

static void
place_middle (TdChartLayout *self, PangoLayout *text, double x, double y, gboolean end, int ink)
{
  double height;

  td_chart_layout_measure (text, NULL, &height);
  td_chart_layout_place (self, g_object_ref (text), x, y - height / 2, end ? 1 : 0, ink);
}

static void
place_texts (TdChartLayout *self, GPtrArray *texts, double gap)
{
  guint n_series = self->scene->series->len;
  double sign = self->mirrored ? -1 : 1;
  double start = self->mirrored ? self->plot.x + self->plot.width : self->plot.x;
  double end = self->mirrored ? self->plot.x : self->plot.x + self->plot.width;

  for (guint i = 0; i < self->scene->categories->len; i++)
    {
      double middle = lane_middle (self, i, 0) + lane_middle (self, i, n_series - 1);

      place_middle (self, texts->pdata[i * (n_series + 1)], start - sign * gap, middle / 2,
                    !self->mirrored, TD_CHART_INK_TEXT);
      for (guint j = 0; j < n_series; j++)
        place_middle (self, texts->pdata[i * (n_series + 1) + j + 1], end + sign * gap,
                      lane_middle (self, i, j), self->mirrored,
                      n_series > 1 ? TD_CHART_INK_SERIES + (int) j : TD_CHART_INK_TEXT);
    }
}

static void
place_axis (TdChartLayout *self, GArray *ticks)
{
  double foot = self->plot.y + self->plot.height;

  for (guint i = 0; i < ticks->len; i++)
    {
      double tick = g_array_index (ticks, double, i);
      double x = td_chart_layout_map_value (self, tick);
      g_autofree char *words = td_chart_layout_dup_tick (self, tick, i + 1 == ticks->len);

      td_chart_layout_rule (self, x, self->plot.y, x, foot,
                            tick == 0 ? TD_CHART_INK_DIM : TD_CHART_INK_GRID, FALSE);
      td_chart_layout_place (self, td_chart_layout_text (self, words, 0.85, FALSE), x,
                             foot + self->line * 0.2, 0.5, TD_CHART_INK_DIM);
    }
  if (self->scene->value_label)
    td_chart_layout_place (self, td_chart_layout_text (self, self->scene->value_label, 0.85, FALSE),
                           self->plot.x + self->plot.width / 2, foot + self->line * 1.25, 0.5,
                           TD_CHART_INK_DIM);
}

static void
place_marks (TdChartLayout *self)
{
  guint index = 0;

  for (guint i = 0; i < self->scene->series->len; i++)
    {
      const TdChartSeries *series = self->scene->series->pdata[i];

      for (guint j = 0; j < series->marks->len; j++)
        {
          const TdChartMark *mark = &g_array_index (series->marks, TdChartMark, j);
          double x =
              td_chart_layout_map_value (self, isfinite (mark->value) ? mark->value : self->low);

          self->marks[index++] =
              (cairo_rectangle_t){ x - DOT, lane_middle (self, (guint) mark->x, i) - DOT, 2 * DOT,
                                   2 * DOT };
        }
    }
}

/* Whether words go on in a second line. */
static gboolean
has_wrapped (TdChartLayout *self)
{
  double names = 0, ends = 0;
  g_autoptr (GPtrArray) texts = make_texts (self, &names, &ends);

  for (guint i = 0; i < texts->len; i++)
    if (pango_layout_get_line_count (texts->pdata[i]) > 1)
      return TRUE;
  return FALSE;
}

double
td_chart_dots_get_wanted_height (TdChartLayout *self)
{
  double lanes = MAX (self->scene->series->len, 1);
  double least = has_wrapped (self) ? 2.5 : 1.7;
  double rows = self->scene->categories->len * MAX (lanes * 1.25 + 0.35, least);

  return self->line * (rows + (self->scene->value_label ? 2.6 : 1.5)) +
         td_chart_layout_measure_legend (self) +
         (self->scene->references->len > 0 ? self->line * 1.2 : 0);
}

void
td_chart_dots_arrange (TdChartLayout *self)
{
  double gap = self->line * 0.6;
  double names = 0;
  double ends = 0;
  g_autoptr (GPtrArray) texts = make_texts (self, &names, &ends);
  g_autoptr (GArray) ticks = NULL;
  double references = self->scene->references->len > 0 ? self->line * 1.2 : 0;

  find_range (self);
  td_chart_layout_place_legend (self);
  self->plot.y += references;
  self->plot.height -= references + self->line * (self->scene->value_label ? 2.6 : 1.5);
  self->plot.height = MAX (self->plot.height, 1);
  self->plot.x = (self->mirrored ? ends : names) + gap;
  self->plot.width = MAX (self->width - names - ends - 2 * gap, 1);
  ticks =
      td_chart_layout_make_ticks (self, CLAMP ((int) (self->plot.width / (self->line * 5)), 2, 6));
  place_axis (self, ticks);
  place_texts (self, texts, gap);
  td_chart_layout_place_upright_references (self);
  place_marks (self);
}

/* An unbounded interval ends in an arrow at the edge. */
static void
draw_interval (TdChartLayout *self, cairo_t *cr, const TdChartMark *mark, double y)
{
  double low = td_chart_layout_map_value (self, isfinite (mark->low) ? mark->low : self->low);
  double high = td_chart_layout_map_value (self, isinf (mark->high) ? self->high : mark->high);

  if (isnan (mark->low) || isnan (mark->high))
    return;
  cairo_move_to (cr, low, y);
  cairo_line_to (cr, high, y);
  if (isinf (mark->high))
    {
      double back = self->mirrored ? 4 : -4;

      cairo_move_to (cr, high + back, y - 3);
      cairo_line_to (cr, high, y);
      cairo_line_to (cr, high + back, y + 3);
    }
  cairo_set_line_width (cr, 1.6);
  cairo_stroke (cr);
}

void
td_chart_dots_draw (TdChartLayout *self, cairo_t *cr, const TdChartTheme *theme)
{
  guint index = 0;

  for (guint i = 0; i < self->scene->series->len; i++)
    {
      const TdChartSeries *series = self->scene->series->pdata[i];
      gboolean several;

      for (guint j = 0; j < series->marks->len; j++, index++)
        {
          const TdChartMark *mark = &g_array_index (series->marks, TdChartMark, j);
          const cairo_rectangle_t *area = &self->marks[index];
          guint n;

          if (!isfinite (mark->value))
            continue;
          find_lane (series, (guint) mark->x, &n);
          several = n > 1;
          td_color_set_source (mark->weak ? &theme->dim : &theme->series[i % TD_CHART_N_COLORS], cr,
                               1);
          draw_interval (self, cr, mark, area->y + DOT);
          /* Dots may lie on each other: seen through, they add up. */
          td_color_set_source (mark->weak ? &theme->dim : &theme->series[i % TD_CHART_N_COLORS], cr,
                               several ? 0.75 : 1);
          td_chart_trace_marker (cr, area->x + DOT, area->y + DOT, i, 1.4);
          cairo_fill (cr);
        }
    }
}
