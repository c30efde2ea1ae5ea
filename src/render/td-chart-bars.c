/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Bars and columns, from zero, stacked where there are several series. */

#include "render/td-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Thickness of a bar as a share of its row. */
#define THICKNESS 0.62

static gboolean
is_stacked (TdChartLayout *self)
{
  return self->scene->series->len > 1;
}

static double
stack_total (TdChartScene *scene, guint category)
{
  guint n_marks = td_chart_scene_get_n_marks (scene);
  double total = NAN;

  for (guint i = 0; i < n_marks; i++)
    {
      const TdChartMark *mark = td_chart_scene_find_mark (scene, i, NULL);

      if ((guint) mark->x == category && isfinite (mark->value))
        total = (isfinite (total) ? total : 0) + MAX (mark->value, 0);
    }
  return total;
}

static void
find_range (TdChartLayout *self)
{
  guint n_marks = td_chart_scene_get_n_marks (self->scene);

  self->low = 0;
  self->high = isfinite (self->scene->high) ? self->scene->high : 0;
  for (guint i = 0; i < self->scene->categories->len; i++)
    self->high = fmax (self->high, stack_total (self->scene, i));
  for (guint i = 0; i < n_marks && !is_stacked (self); i++)
    self->high = fmax (self->high, td_chart_scene_find_mark (self->scene, i, NULL)->high);
  for (guint i = 0; i < self->scene->references->len; i++)
    self->high = fmax (self->high, ((TdChartReference *) self->scene->references->pdata[i])->value);
  if (self->high <= 0)
    self->high = 1;
}

/* Whether a number of the category is withheld. */
static gboolean
is_hidden (TdChartScene *scene, guint category)
{
  guint n_marks = td_chart_scene_get_n_marks (scene);

  for (guint i = 0; i < n_marks; i++)
    {
      const TdChartMark *mark = td_chart_scene_find_mark (scene, i, NULL);

      if ((guint) mark->x == category && mark->hidden)
        return TRUE;
    }
  return FALSE;
}

/* The sum of a category, or that it is hidden. */
static char *
end_value (TdChartLayout *self, guint category)
{
  if (is_hidden (self->scene, category))
    return g_strdup (_ ("hidden"));
  return td_chart_scene_dup_number (self->scene, stack_total (self->scene, category));
}

/* What is written at the end of a bar: "84 %   412 of 490". */
static char *
end_words (TdChartLayout *self, guint category)
{
  g_autofree char *value = end_value (self, category);
  guint n_marks = td_chart_scene_get_n_marks (self->scene);

  for (guint i = 0; i < n_marks && !is_stacked (self); i++)
    {
      const TdChartMark *mark = td_chart_scene_find_mark (self->scene, i, NULL);

      if ((guint) mark->x == category && mark->note && *mark->note)
        return g_strdup_printf ("%s  (%s)", value, mark->note);
    }
  return g_steal_pointer (&value);
}

static GPtrArray *
make_texts (TdChartLayout *self, gboolean ends, double limit, double *widest)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->scene->categories->len; i++)
    {
      g_autofree char *words =
          ends ? end_words (self, i) : g_strdup (self->scene->categories->pdata[i]);
      PangoLayout *text = td_chart_layout_text (self, words, ends ? 0.85 : 0.92, FALSE);
      double width;

      td_chart_layout_measure (text, &width, NULL);
      if (width > limit)
        {
          pango_layout_set_width (text, (int) (limit * PANGO_SCALE));
          pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
          width = limit;
        }
      *widest = MAX (*widest, width);
      g_ptr_array_add (texts, text);
    }
  return texts;
}

static void
place_in_row (TdChartLayout *self, PangoLayout *text, double x, guint row, gboolean end, int ink)
{
  double pitch = self->plot.height / self->scene->categories->len;
  double height;

  td_chart_layout_measure (text, NULL, &height);
  td_chart_layout_place (self, g_object_ref (text), x,
                         self->plot.y + pitch * (row + 0.5) - height / 2, end ? 1 : 0, ink);
}

static void
arrange_bars (TdChartLayout *self)
{
  double gap = self->line * 0.6;
  double names = 0;
  double ends = 0;
  g_autoptr (GPtrArray) end_texts = make_texts (self, TRUE, self->width * 0.4, &ends);
  /* Short numbers leave more to the names: in half a page they need it. */
  double most = MIN (self->width * 0.52, self->width * 0.8 - ends);
  g_autoptr (GPtrArray) name_texts = make_texts (self, FALSE, most, &names);
  double before, after;

  if (self->scene->references->len > 0)
    {
      self->plot.y += self->line * 1.2;
      self->plot.height = MAX (self->plot.height - self->line * 1.2, 1);
    }
  /* Few bars stay together, whatever room there is. */
  self->plot.height = MIN (self->plot.height, self->scene->categories->len * self->line * 2.6);
  before = (self->mirrored ? ends : names) + gap;
  after = (self->mirrored ? names : ends) + gap;
  self->plot.x = before;
  self->plot.width = MAX (self->width - before - after, 1);
  for (guint i = 0; i < self->scene->categories->len; i++)
    {
      double sign = self->mirrored ? -1 : 1;
      double zero = td_chart_layout_map_value (self, 0);
      double end = td_chart_layout_map_value (self, self->high);

      place_in_row (self, name_texts->pdata[i], zero - sign * gap, i, !self->mirrored,
                    TD_CHART_INK_TEXT);
      /* In a column of their own, clear of intervals and of the target's line. */
      place_in_row (self, end_texts->pdata[i], end + sign * gap, i, self->mirrored,
                    TD_CHART_INK_TEXT);
    }
  td_chart_layout_place_upright_references (self);
  td_chart_layout_rule (self, td_chart_layout_map_value (self, 0), self->plot.y,
                        td_chart_layout_map_value (self, 0), self->plot.y + self->plot.height,
                        TD_CHART_INK_DIM, FALSE);
}

static void
place_column_axis (TdChartLayout *self, GArray *ticks)
{
  for (guint i = 0; i < ticks->len; i++)
    {
      double tick = g_array_index (ticks, double, i);
      double y = td_chart_layout_map_value (self, tick);

      td_chart_layout_rule (self, self->plot.x, y, self->plot.x + self->plot.width, y,
                            i == 0 ? TD_CHART_INK_DIM : TD_CHART_INK_GRID, FALSE);
    }
  for (guint i = 0; i < self->scene->references->len; i++)
    {
      const TdChartReference *reference = self->scene->references->pdata[i];
      double y = td_chart_layout_map_value (self, reference->value);

      td_chart_layout_rule (self, self->plot.x, y, self->plot.x + self->plot.width, y,
                            TD_CHART_INK_DIM, TRUE);
      td_chart_layout_place (self, td_chart_layout_text (self, reference->label, 0.85, FALSE),
                             self->plot.x + self->plot.width, y - self->line * 1.1, 1,
                             TD_CHART_INK_DIM);
    }
}

/* Under the middle of its column, but never over the edge; left out where it would then run into
 * the one before, which ends at @taken. */
static void
place_name (TdChartLayout *self, PangoLayout *text, double middle, double *taken)
{
  double width, start;

  td_chart_layout_measure (text, &width, NULL);
  start = MAX (MIN (middle - width / 2, self->width - width), 0);
  if (start < *taken)
    return;
  *taken = start + width + self->line * 0.2;
  td_chart_layout_place (self, g_object_ref (text), start,
                         self->plot.y + self->plot.height + self->line * 0.3, 0, TD_CHART_INK_DIM);
}

/* Every n-th name where not all have room, and the totals over the columns. */
static void
place_column_texts (TdChartLayout *self)
{
  guint n = self->scene->categories->len;
  double pitch = self->plot.width / n;
  double widest = 0;
  g_autoptr (GPtrArray) names = make_texts (self, FALSE, self->line * 7, &widest);
  guint every = (guint) MAX (1, ceil ((widest + self->line * 0.4) / pitch));
  double taken = -INFINITY;

  for (guint i = 0; i < n; i++)
    {
      double middle = self->plot.x + pitch * (i + 0.5);
      double total = stack_total (self->scene, i);
      g_autofree char *value = end_value (self, i);
      PangoLayout *text = td_chart_layout_text (self, value, 0.85, FALSE);
      double width;

      if (i % every == 0)
        place_name (self, names->pdata[i], middle, &taken);
      td_chart_layout_measure (text, &width, NULL);
      /* What is hidden has its word in the hatch. */
      if (width <= pitch && !is_hidden (self->scene, i))
        td_chart_layout_place (self, g_object_ref (text), middle,
                               td_chart_layout_map_value (self, isfinite (total) ? total : 0) -
                                   self->line * 1.15,
                               0.5, TD_CHART_INK_TEXT);
      g_object_unref (text);
    }
}

/* Numbers of the axis on the left; gives the room they take. */
static double
place_column_ticks (TdChartLayout *self, GArray *ticks)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  double room = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      g_autofree char *words =
          td_chart_layout_dup_tick (self, g_array_index (ticks, double, i), i + 1 == ticks->len);
      PangoLayout *text = td_chart_layout_text (self, words, 0.85, FALSE);
      double width;

      td_chart_layout_measure (text, &width, NULL);
      room = MAX (room, width);
      g_ptr_array_add (texts, text);
    }
  for (guint i = 0; i < ticks->len; i++)
    {
      double y = td_chart_layout_map_value (self, g_array_index (ticks, double, i));

      td_chart_layout_place (self, texts->pdata[i], room, y - self->line / 2, 1, TD_CHART_INK_DIM);
    }
  return room + self->line * 0.5;
}

static void
arrange_columns (TdChartLayout *self)
{
  int wanted = CLAMP ((int) (self->plot.height / (self->line * 2.6)), 2, 5);
  g_autoptr (GArray) ticks =
      td_number_nice_ticks (0, self->high, wanted, self->scene->unit == TD_UNIT_NUMBER);
  double room;

  /* An end that was asked for stays where it is, however high the columns are drawn. */
  if (self->high != self->scene->high)
    self->high = g_array_index (ticks, double, ticks->len - 1);
  while (ticks->len > 1 && g_array_index (ticks, double, ticks->len - 1) > self->high * (1 + 1e-9))
    g_array_set_size (ticks, ticks->len - 1);
  self->plot.y += self->line * 1.2;
  self->plot.height = MAX (self->plot.height - self->line * 2.8, 1);
  room = place_column_ticks (self, ticks);
  self->plot.x += room;
  self->plot.width = MAX (self->plot.width - room, 1);
  place_column_axis (self, ticks);
  place_column_texts (self);
}

/* The rectangle of a value that begins on top of @base. */
static cairo_rectangle_t
bar_area (TdChartLayout *self, guint category, double base, double value)
{
  double from = td_chart_layout_map_value (self, base);
  double to = td_chart_layout_map_value (self, base + MAX (value, 0));
  guint n = self->scene->categories->len;

  if (self->scene->kind == TD_CHART_BARS)
    {
      double pitch = self->plot.height / n;
      double thick = MIN (pitch * THICKNESS, self->line * 1.6);

      return (cairo_rectangle_t){ MIN (from, to),
                                  self->plot.y + pitch * (category + 0.5) - thick / 2,
                                  fabs (to - from), thick };
    }
  else
    {
      double pitch = self->plot.width / n;
      double thick = MIN (pitch * THICKNESS, self->line * 4);

      return (cairo_rectangle_t){ self->plot.x + pitch * (category + 0.5) - thick / 2,
                                  MIN (from, to), thick, fabs (to - from) };
    }
}

static void
place_marks (TdChartLayout *self)
{
  guint n_marks = td_chart_scene_get_n_marks (self->scene);
  g_autofree double *bases = g_new0 (double, self->scene->categories->len + 1);

  for (guint i = 0; i < n_marks; i++)
    {
      const TdChartMark *mark = td_chart_scene_find_mark (self->scene, i, NULL);
      guint category = (guint) mark->x;
      double value = isfinite (mark->value) ? MAX (mark->value, 0) : 0;

      self->marks[i] = bar_area (self, category, bases[category], value);
      bases[category] += value;
    }
}

void
td_chart_bars_arrange (TdChartLayout *self)
{
  find_range (self);
  td_chart_layout_place_legend (self);
  if (self->scene->kind == TD_CHART_BARS)
    arrange_bars (self);
  else
    arrange_columns (self);
  place_marks (self);
}

/* White strokes across every second series: stacked parts are told apart without colour. */
static void
draw_hatching (cairo_t *cr, const cairo_rectangle_t *area)
{
  double reach = area->width + area->height;

  cairo_save (cr);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_clip (cr);
  for (double offset = 0; offset < reach; offset += 5)
    {
      cairo_move_to (cr, area->x + offset, area->y);
      cairo_line_to (cr, area->x + offset - area->height, area->y + area->height);
    }
  cairo_set_line_width (cr, 0.8);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.8);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Its edge in the full colour: the fill alone is too pale for some eyes. */
static void
draw_outline (cairo_t *cr, const cairo_rectangle_t *area, const TdColor *color)
{
  if (area->width < 1 || area->height < 1)
    return;
  cairo_rectangle (cr, area->x + 0.5, area->y + 0.5, area->width - 1, area->height - 1);
  td_color_set_source (color, cr, 1);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

/* The interval of a single bar. */
static void
draw_interval (TdChartLayout *self, cairo_t *cr, const TdChartMark *mark, guint index)
{
  const cairo_rectangle_t *area = &self->marks[index];
  double low = td_chart_layout_map_value (self, mark->low);
  double high = td_chart_layout_map_value (self, mark->high);

  if (self->scene->kind == TD_CHART_BARS)
    {
      cairo_move_to (cr, low, area->y + area->height / 2);
      cairo_line_to (cr, high, area->y + area->height / 2);
    }
  else
    {
      cairo_move_to (cr, area->x + area->width / 2, low);
      cairo_line_to (cr, area->x + area->width / 2, high);
    }
}

void
td_chart_bars_draw (TdChartLayout *self, cairo_t *cr, const TdChartTheme *theme)
{
  guint index = 0;

  for (guint i = 0; i < self->scene->series->len; i++)
    {
      const TdChartSeries *series = self->scene->series->pdata[i];

      for (guint j = 0; j < series->marks->len; j++, index++)
        {
          const TdChartMark *mark = &g_array_index (series->marks, TdChartMark, j);
          const cairo_rectangle_t *area = &self->marks[index];

          cairo_rectangle (cr, area->x, area->y, area->width, area->height);
          /* Large areas of black are heavy on paper. */
          td_color_set_source (&theme->series[i % TD_CHART_N_COLORS], cr, theme->dashes ? 0.75 : 1);
          cairo_fill (cr);
          if (theme->dashes && i % 2 == 1)
            draw_hatching (cr, area);
          draw_outline (cr, area, &theme->series[i % TD_CHART_N_COLORS]);
          if (is_stacked (self) || !isfinite (mark->low) || !isfinite (mark->high))
            continue;
          draw_interval (self, cr, mark, index);
          td_color_set_source (&theme->text, cr, 0.6);
          cairo_set_line_width (cr, 1);
          cairo_stroke (cr);
        }
    }
}
