/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* A grid of counts: a row each series, a column each category, the darker the more. */

#include "render/td-chart-private.h"

#include "render/td-paper-size.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Between cells, and how much ink the smallest count gets. */
#define GUTTER 2.0
#define LEAST_INK 0.16
/* Names of columns, in lines of small type: as high as they may be lying, and standing. */
#define LYING_LINES 2
#define STANDING_LINES 9

static double
count_total (TdChartScene *scene, int row, int column)
{
  guint n_marks = td_chart_scene_get_n_marks (scene);
  const TdChartSeries *series = NULL;
  double total = 0;

  for (guint i = 0; i < n_marks; i++)
    {
      const TdChartMark *mark = td_chart_scene_find_mark (scene, i, &series);

      if ((row >= 0 && scene->series->pdata[row] != series) ||
          (column >= 0 && (int) mark->x != column))
        continue;
      /* A sum would give away what is hidden in it. */
      if (mark->hidden)
        return NAN;
      if (isfinite (mark->value))
        total += mark->value;
    }
  return total;
}

static const char *
row_name (TdChartScene *scene, guint row)
{
  const char *label = ((TdChartSeries *) scene->series->pdata[row])->label;

  return label ? label : "";
}

static PangoLayout *
make_name (TdChartLayout *self, const char *words, double limit, double *width)
{
  PangoLayout *text = td_chart_layout_text (self, words, 0.92, FALSE);

  td_chart_layout_measure (text, width, NULL);
  if (*width > limit)
    {
      pango_layout_set_width (text, (int) (limit * PANGO_SCALE));
      pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
      *width = limit;
    }
  return text;
}

/* What the names of the rows and their sums leave for the cells. */
typedef struct
{
  double names;
  double sums;
  double pitch;     /* of a column */
  double head;      /* height of the columns' names */
  gboolean upright; /* they lie as usual, else they stand */
} Frame;

static double
widest_name (TdChartLayout *self)
{
  double widest = 0;

  for (guint i = 0; i <= self->scene->series->len; i++)
    {
      double width;
      const char *words = i < self->scene->series->len ? row_name (self->scene, i) : _ ("All");

      g_object_unref (make_name (self, words, self->width * 0.34, &width));
      widest = MAX (widest, width);
    }
  return widest;
}

/* Whether a column's name fits over the column, broken between its words. */
static gboolean
lies (TdChartLayout *self, const char *words, double room, double *height)
{
  g_autoptr (PangoLayout) text = td_chart_layout_text (self, words, 0.92, FALSE);
  double width;

  pango_layout_set_width (text, (int) (room * PANGO_SCALE));
  pango_layout_set_wrap (text, PANGO_WRAP_WORD);
  td_chart_layout_measure (text, &width, height);
  return width <= room && pango_layout_get_line_count (text) <= LYING_LINES;
}

static Frame
make_frame (TdChartLayout *self)
{
  double gap = self->line * 0.6;
  guint n = self->scene->categories->len;
  Frame frame = { .names = widest_name (self) + gap, .upright = TRUE };
  g_autofree char *sum =
      td_number_format_unit (count_total (self->scene, -1, -1), self->scene->unit);

  g_object_unref (make_name (self, sum, self->width, &frame.sums));
  frame.sums = MAX (frame.sums, self->line * 1.6) + gap;
  frame.pitch = MAX ((self->width - frame.names - frame.sums) / MAX (n, 1), 1);
  frame.pitch = MIN (frame.pitch, self->line * 7);
  for (guint i = 0; i < n && frame.upright; i++)
    {
      double height;

      frame.upright =
          lies (self, self->scene->categories->pdata[i], frame.pitch - GUTTER * 2, &height);
      frame.head = MAX (frame.head, height);
    }
  for (guint i = 0; i < n && !frame.upright; i++)
    {
      double width;

      g_object_unref (
          make_name (self, self->scene->categories->pdata[i], self->line * STANDING_LINES, &width));
      frame.head = i == 0 ? width : MAX (frame.head, width);
    }
  frame.head += self->line * 0.4;
  return frame;
}

double
td_chart_grid_get_wanted_height (TdChartLayout *self)
{
  Frame frame = make_frame (self);

  return frame.head + self->line * 1.9 * (self->scene->series->len + 1);
}

/* The middle of a column, counted from where reading starts. */
static double
column_middle (TdChartLayout *self, double pitch, guint column)
{
  double away = pitch * (column + 0.5);

  return self->mirrored ? self->plot.x + self->plot.width - away : self->plot.x + away;
}

static void
place_lying (TdChartLayout *self, const Frame *frame, const char *words, double middle)
{
  PangoLayout *text = td_chart_layout_text (self, words, 0.92, FALSE);
  double height;

  pango_layout_set_width (text, (int) ((frame->pitch - GUTTER * 2) * PANGO_SCALE));
  pango_layout_set_alignment (text, PANGO_ALIGN_CENTER);
  td_chart_layout_measure (text, NULL, &height);
  td_chart_layout_place (self, text, middle, self->plot.y - self->line * 0.3 - height, 0.5,
                         TD_CHART_INK_TEXT);
}

/* Read from the bottom up; it ends where the column begins. */
static void
place_standing (TdChartLayout *self, const char *words, double middle)
{
  double width, height;
  PangoLayout *text = make_name (self, words, self->line * STANDING_LINES, &width);
  TdChartLabel label = { text, 0, 0, TD_CHART_INK_TEXT, TRUE };

  td_chart_layout_measure (text, NULL, &height);
  label.x = middle - height / 2;
  label.y = self->plot.y - self->line * 0.3;
  g_array_append_val (self->labels, label);
}

static void
place_sum (TdChartLayout *self, double value, double x, double y)
{
  g_autofree char *words = td_number_format_unit (value, self->scene->unit);
  PangoLayout *text = td_chart_layout_text (self, words, 0.92, FALSE);
  double height;

  td_chart_layout_measure (text, NULL, &height);
  td_chart_layout_place (self, text, x, y - height / 2, 0.5, TD_CHART_INK_DIM);
}

static void
place_row (TdChartLayout *self, const Frame *frame, guint row, double pitch)
{
  guint n = self->scene->series->len;
  double sign = self->mirrored ? -1 : 1;
  double start = self->mirrored ? self->plot.x + self->plot.width : self->plot.x;
  double middle = self->plot.y + pitch * (row + 0.5);
  double width, height;
  PangoLayout *text = make_name (self, row < n ? row_name (self->scene, row) : _ ("All"),
                                 self->width * 0.34, &width);

  td_chart_layout_measure (text, NULL, &height);
  td_chart_layout_place (self, text, start - sign * frame->names, middle - height / 2,
                         self->mirrored, row < n ? TD_CHART_INK_TEXT : TD_CHART_INK_DIM);
  place_sum (self, count_total (self->scene, row < n ? (int) row : -1, -1),
             start + sign * (self->plot.width + frame->sums / 2), middle);
}

static void
place_cells (TdChartLayout *self, double across, double down)
{
  guint index = 0;

  for (guint i = 0; i < self->scene->series->len; i++)
    {
      const TdChartSeries *series = self->scene->series->pdata[i];

      for (guint j = 0; j < series->marks->len; j++, index++)
        {
          const TdChartMark *mark = &g_array_index (series->marks, TdChartMark, j);
          double middle = column_middle (self, across, (guint) mark->x);

          self->marks[index] =
              (cairo_rectangle_t){ middle - across / 2 + GUTTER / 2,
                                   self->plot.y + down * i + GUTTER / 2, MAX (across - GUTTER, 0.5),
                                   MAX (down - GUTTER, 0.5) };
        }
    }
}

void
td_chart_grid_arrange (TdChartLayout *self)
{
  Frame frame = make_frame (self);
  guint n_rows = self->scene->series->len;
  guint n_columns = self->scene->categories->len;
  double room = MAX (self->plot.height - frame.head, 1);
  double down = MIN (room / (n_rows + 1), self->line * 2.6);

  self->plot.x = frame.names;
  self->plot.width = frame.pitch * n_columns;
  if (self->mirrored)
    self->plot.x = MAX (self->width - frame.names - self->plot.width, 0);
  self->plot.y += frame.head;
  self->plot.height = down * n_rows;
  self->low = 0;
  self->high = isfinite (self->scene->high) ? fmax (self->scene->high, 1) : 1;
  for (guint i = 0; i < td_chart_scene_get_n_marks (self->scene); i++)
    self->high = fmax (self->high, td_chart_scene_find_mark (self->scene, i, NULL)->value);
  for (guint i = 0; i < n_columns; i++)
    {
      double middle = column_middle (self, frame.pitch, i);

      if (frame.upright)
        place_lying (self, &frame, self->scene->categories->pdata[i], middle);
      else
        place_standing (self, self->scene->categories->pdata[i], middle);
      place_sum (self, count_total (self->scene, -1, (int) i), middle,
                 self->plot.y + down * (n_rows + 0.5));
    }
  for (guint i = 0; i <= n_rows; i++)
    place_row (self, &frame, i, down);
  place_cells (self, frame.pitch, down);
}

/* --- Drawing --- */

static TdColor
mix (const TdColor *from, const TdColor *to, double share)
{
  return (TdColor){ from->red + (to->red - from->red) * share,
                    from->green + (to->green - from->green) * share,
                    from->blue + (to->blue - from->blue) * share, 1 };
}

/* Relative luminance, WCAG 2.1. */
static double
luminance (const TdColor *color)
{
  const double parts[] = { color->red, color->green, color->blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    sum += weights[i] *
           (parts[i] <= 0.03928 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4));
  return sum;
}

static double
contrast (const TdColor *one, const TdColor *other)
{
  double left = luminance (one) + 0.05;
  double right = luminance (other) + 0.05;

  return MAX (left, right) / MIN (left, right);
}

static void
draw_words (TdChartLayout *self,
            cairo_t *cr,
            const TdColor *ink,
            const cairo_rectangle_t *area,
            const char *words)
{
  g_autoptr (PangoLayout) text = td_chart_layout_text (self, words, 0.92, FALSE);
  double width, height;

  td_chart_layout_measure (text, &width, &height);
  if (width > area->width || height > area->height + 4)
    return;
  cairo_move_to (cr, area->x + (area->width - width) / 2, area->y + (area->height - height) / 2);
  td_color_set_source (ink, cr, 1);
  td_paper_show_text (cr, text);
}

/* A cell says its number as well as it shows it; where row and column are called the same it has
 * an outline. */
static void
draw_cell (TdChartLayout *self,
           cairo_t *cr,
           const TdChartTheme *theme,
           const cairo_rectangle_t *area,
           const TdChartMark *mark,
           gboolean same)
{
  double value = isfinite (mark->value) ? mark->value : 0;
  double share = LEAST_INK + (1 - LEAST_INK) * CLAMP (value / self->high, 0, 1);
  TdColor fill = mix (&theme->paper, &theme->series[0], value > 0 ? share : 0);
  const TdColor *ink = contrast (&fill, &theme->text) >= contrast (&fill, &theme->paper)
                           ? &theme->text
                           : &theme->paper;
  TdColor solid = *ink;

  solid.alpha = 1;
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  td_color_set_source (value > 0 ? &fill : &theme->grid, cr, value > 0 ? 1 : 0.35);
  cairo_fill (cr);
  if (same)
    {
      cairo_rectangle (cr, area->x + 0.75, area->y + 0.75, MAX (area->width - 1.5, 0),
                       MAX (area->height - 1.5, 0));
      cairo_set_line_width (cr, 1.5);
      td_color_set_source (&theme->dim, cr, 1);
      cairo_stroke (cr);
    }
  if (value > 0 || mark->hidden)
    {
      g_autofree char *words = td_chart_scene_dup_value_text (self->scene, mark);

      draw_words (self, cr, mark->hidden ? &theme->dim : &solid, area, words);
    }
}

void
td_chart_grid_draw (TdChartLayout *self, cairo_t *cr, const TdChartTheme *theme)
{
  guint n_marks = td_chart_scene_get_n_marks (self->scene);
  const TdChartSeries *series = NULL;

  for (guint i = 0; i < n_marks; i++)
    {
      const TdChartMark *mark = td_chart_scene_find_mark (self->scene, i, &series);
      const char *column = self->scene->categories->pdata[(guint) mark->x];

      draw_cell (self, cr, theme, &self->marks[i], mark, g_strcmp0 (series->label, column) == 0);
    }
}
