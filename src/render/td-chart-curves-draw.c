/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Lines over time and steps: bands, lines, markers. */

#include "render/td-chart-private.h"

#include <math.h>

/* Beyond this many points only the ends of a line have markers. */
#define MOST_MARKERS 40
/* Half of the stroke at the end of an interval. */
#define INTERVAL_END 3.5

static void
trace_band (TdChartLayout *self, cairo_t *cr, const TdChartMark *from, const TdChartMark *to)
{
  double x1 = td_chart_layout_map_x (self, from->x);
  double x2 = td_chart_layout_map_x (self, to->x);
  gboolean steps = self->scene->kind == TD_CHART_STEPS;
  const TdChartMark *end = steps ? from : to;

  cairo_move_to (cr, x1, td_chart_layout_map_value (self, from->low));
  cairo_line_to (cr, x1, td_chart_layout_map_value (self, from->high));
  cairo_line_to (cr, x2, td_chart_layout_map_value (self, end->high));
  cairo_line_to (cr, x2, td_chart_layout_map_value (self, end->low));
  cairo_close_path (cr);
}

static gboolean
has_band (const TdChartMark *mark)
{
  return isfinite (mark->value) && isfinite (mark->low) && isfinite (mark->high);
}

/* The band of the pieces that stand on many, or of those that stand on few. */
static void
draw_band (TdChartLayout *self,
           cairo_t *cr,
           const TdChartSeries *series,
           gboolean weak,
           const TdColor *color,
           double opacity)
{
  for (guint i = 1; i < series->marks->len; i++)
    {
      const TdChartMark *from = &g_array_index (series->marks, TdChartMark, i - 1);
      const TdChartMark *to = from + 1;

      if (from->weak == weak && has_band (from) &&
          (has_band (to) || self->scene->kind == TD_CHART_STEPS))
        trace_band (self, cr, from, to);
    }
  /* One fill: seams between the pieces would show. */
  td_color_set_source (color, cr, opacity);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_BEST);
  cairo_fill (cr);
}

static gboolean
stands_alone (GArray *marks, guint i)
{
  gboolean before = i > 0 && isfinite (g_array_index (marks, TdChartMark, i - 1).value);
  gboolean after = i + 1 < marks->len && isfinite (g_array_index (marks, TdChartMark, i + 1).value);

  return !before && !after;
}

/* A band has no width at a point without neighbours: there its interval is a line, with ends. */
static void
draw_intervals (TdChartLayout *self, cairo_t *cr, const TdChartSeries *series)
{
  for (guint i = 0; i < series->marks->len; i++)
    {
      const TdChartMark *mark = &g_array_index (series->marks, TdChartMark, i);
      double x = td_chart_layout_map_x (self, mark->x);

      if (!has_band (mark) || !stands_alone (series->marks, i))
        continue;
      cairo_move_to (cr, x, td_chart_layout_map_value (self, mark->low));
      cairo_line_to (cr, x, td_chart_layout_map_value (self, mark->high));
      for (int end = 0; end < 2; end++)
        {
          double y = td_chart_layout_map_value (self, end ? mark->high : mark->low);

          cairo_move_to (cr, x - INTERVAL_END, y);
          cairo_line_to (cr, x + INTERVAL_END, y);
        }
    }
  cairo_stroke (cr);
}

/* The pieces that stand on many, or those that stand on few; a piece is its left end's. */
static void
trace_line (TdChartLayout *self, cairo_t *cr, const TdChartSeries *series, gboolean weak)
{
  gboolean pen_down = FALSE;

  for (guint i = 0; i < series->marks->len; i++)
    {
      const TdChartMark *mark = &g_array_index (series->marks, TdChartMark, i);
      double x = td_chart_layout_map_x (self, mark->x);
      double y;

      if (self->scene->kind == TD_CHART_STEPS && pen_down)
        {
          cairo_get_current_point (cr, NULL, &y);
          cairo_line_to (cr, x, y);
        }
      if (!isfinite (mark->value))
        {
          pen_down = FALSE;
          continue;
        }
      y = td_chart_layout_map_value (self, mark->value);
      if (pen_down)
        cairo_line_to (cr, x, y);
      else
        cairo_move_to (cr, x, y);
      pen_down = mark->weak == weak;
    }
}

void
td_chart_trace_marker (cairo_t *cr, double x, double y, guint number, double scale)
{
  const double r = 2.8 * scale;

  cairo_new_sub_path (cr);
  switch (number % 4)
    {
    case 0:
      cairo_arc (cr, x, y, r, 0, 2 * G_PI);
      break;
    case 1:
      cairo_rectangle (cr, x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
      break;
    case 2:
      cairo_move_to (cr, x, y - r * 1.2);
      cairo_line_to (cr, x + r * 1.1, y + r * 0.8);
      cairo_line_to (cr, x - r * 1.1, y + r * 0.8);
      break;
    default:
      cairo_move_to (cr, x, y - r * 1.3);
      cairo_line_to (cr, x + r * 1.3, y);
      cairo_line_to (cr, x, y + r * 1.3);
      cairo_line_to (cr, x - r * 1.3, y);
      break;
    }
  cairo_close_path (cr);
}

static void
draw_markers (TdChartLayout *self, cairo_t *cr, const TdChartSeries *series, guint number)
{
  gboolean all = self->scene->kind == TD_CHART_LINE && series->marks->len <= MOST_MARKERS;

  for (guint i = 0; i < series->marks->len; i++)
    {
      const TdChartMark *mark = &g_array_index (series->marks, TdChartMark, i);
      double x = td_chart_layout_map_x (self, mark->x);

      /* The hatch says it. */
      if (mark->hidden)
        continue;
      if (!isfinite (mark->value))
        {
          /* Not available: a short stroke on the axis, so that the gap is seen to be meant. */
          cairo_rectangle (cr, x - 2.5, self->plot.y + self->plot.height - 0.5, 5, 1);
          continue;
        }
      if (all || (stands_alone (series->marks, i) && self->scene->kind == TD_CHART_LINE))
        td_chart_trace_marker (cr, x, td_chart_layout_map_value (self, mark->value), number, 1);
    }
  cairo_fill (cr);
}

/* A series in both its inks: its colour, and grey where it stands on few. */
static void
draw_series (TdChartLayout *self, cairo_t *cr, const TdChartTheme *theme, guint number)
{
  static const double dashes[][4] = { { 0 }, { 6, 3 }, { 2, 2 }, { 8, 3, 2, 3 } };
  static const int n_dashes[] = { 0, 2, 2, 4 };
  const TdChartSeries *series = self->scene->series->pdata[number];
  const TdColor *color = &theme->series[number % TD_CHART_N_COLORS];
  guint dash = theme->dashes ? number % G_N_ELEMENTS (dashes) : 0;

  cairo_set_dash (cr, dashes[dash], n_dashes[dash], 0);
  cairo_set_line_width (cr, self->scene->kind == TD_CHART_STEPS ? 1.5 : 1.8);
  for (int weak = FALSE; weak <= TRUE; weak++)
    {
      td_color_set_source (weak ? &theme->dim : color, cr, weak ? 0.6 : 1);
      trace_line (self, cr, series, weak);
      cairo_stroke (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0);
  td_color_set_source (color, cr, 1);
  if (self->scene->kind == TD_CHART_LINE)
    draw_intervals (self, cr, series);
  draw_markers (self, cr, series, number);
}

void
td_chart_curves_draw (TdChartLayout *self, cairo_t *cr, const TdChartTheme *theme)
{
  for (guint i = 0; i < self->scene->series->len; i++)
    for (int weak = FALSE; weak <= TRUE; weak++)
      draw_band (self, cr, self->scene->series->pdata[i], weak,
                 weak ? &theme->dim : &theme->series[i % TD_CHART_N_COLORS],
                 weak ? theme->band / 2 : theme->band);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->scene->series->len; i++)
    draw_series (self, cr, theme, i);
}
