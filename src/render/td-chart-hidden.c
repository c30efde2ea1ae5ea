/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Where a number is withheld: hatched, with the word. A gap would say that there is none. */

#include "render/td-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How far the strokes are apart. */
#define HATCH 4.0

static int
compare_x (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

/* The places of marks along x, rising: of the hidden ones only, or of all. */
static GArray *
collect_x (TdChartScene *scene, gboolean only_hidden)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_marks = td_chart_scene_get_n_marks (scene), n = 0;

  for (guint i = 0; i < n_marks; i++)
    {
      const TdChartMark *mark = td_chart_scene_find_mark (scene, i, NULL);

      if (mark->hidden || !only_hidden)
        g_array_append_val (all, mark->x);
    }
  g_array_sort (all, compare_x);
  for (guint i = 0; i < all->len; i++)
    if (n == 0 || g_array_index (all, double, i) > g_array_index (all, double, n - 1))
      g_array_index (all, double, n++) = g_array_index (all, double, i);
  g_array_set_size (all, n);
  return all;
}

/* The hatch ends above it. */
static void
place_word (TdChartLayout *self, cairo_rectangle_t *area)
{
  PangoLayout *text = td_chart_layout_text (self, _ ("hidden"), 0.85, FALSE);
  double middle = area->x + area->width / 2, foot = area->y + area->height;
  double width, height;

  td_chart_layout_measure (text, &width, &height);
  if (width > area->width && height <= area->width && width + self->line <= area->height)
    {
      TdChartLabel label = { text, middle - height / 2, foot - self->line * 0.4, TD_CHART_INK_DIM,
                             TRUE };

      g_array_append_val (self->labels, label);
      area->height -= width + self->line * 0.8;
      return;
    }
  area->height = MAX (area->height - height - self->line * 0.3, 0);
  middle = CLAMP (middle, self->plot.x + width / 2,
                  MAX (self->plot.x + self->plot.width - width / 2, self->plot.x + width / 2));
  td_chart_layout_place (self, text, middle, foot - height - self->line * 0.2, 0.5,
                         TD_CHART_INK_DIM);
}

/* Whether another series has a number there that is shown. */
static gboolean
has_shown (TdChartScene *scene, double x)
{
  guint n_marks = td_chart_scene_get_n_marks (scene);

  for (guint i = 0; i < n_marks; i++)
    {
      const TdChartMark *mark = td_chart_scene_find_mark (scene, i, NULL);

      if (mark->x == x && isfinite (mark->value))
        return TRUE;
    }
  return FALSE;
}

/* A strip around each month, one for months that follow each other; the word in the widest. */
static void
place_strips (TdChartLayout *self)
{
  g_autoptr (GArray) all = collect_x (self->scene, FALSE);
  g_autoptr (GArray) hidden = collect_x (self->scene, TRUE);
  double last = self->plot.x + self->plot.width;
  guint next = 0;

  for (guint i = 0; i < all->len && next < hidden->len; i++)
    {
      double x = g_array_index (all, double, i);
      double before = i > 0 ? g_array_index (all, double, i - 1) : x;
      double after = i + 1 < all->len ? g_array_index (all, double, i + 1) : x;
      cairo_rectangle_t strip = { .y = self->plot.y, .height = self->plot.height };
      cairo_rectangle_t *open =
          self->shades->len > 0
              ? &g_array_index (self->shades, cairo_rectangle_t, self->shades->len - 1)
              : NULL;

      if (x < g_array_index (hidden, double, next))
        continue;
      next++;
      strip.x = MAX (td_chart_layout_map_x (self, (before + x) / 2), self->plot.x);
      strip.width = MIN (td_chart_layout_map_x (self, (x + after) / 2), last) - strip.x;
      /* Where a line goes through, the hatch stays below it. */
      if (has_shown (self->scene, x))
        {
          strip.y += strip.height * 0.75;
          strip.height *= 0.25;
        }
      if (open && open->y == strip.y && fabs (open->x + open->width - strip.x) < 0.5)
        open->width += strip.width;
      else
        g_array_append_val (self->shades, strip);
    }
}

/* The whole length that a bar could have: the hatch must not look like a value. */
static void
place_rows (TdChartLayout *self)
{
  g_autoptr (GArray) hidden = collect_x (self->scene, TRUE);
  gboolean columns = self->scene->kind == TD_CHART_COLUMNS;
  double pitch =
      (columns ? self->plot.width : self->plot.height) / MAX (self->scene->categories->len, 1);
  double thick = MIN (pitch * 0.62, self->line * (columns ? 4 : 1.6));

  for (guint i = 0; i < hidden->len; i++)
    {
      double start = pitch * (g_array_index (hidden, double, i) + 0.5) - thick / 2;
      cairo_rectangle_t area = self->plot;

      if (columns)
        {
          area.x += start;
          area.width = thick;
        }
      else
        {
          area.y += start;
          area.height = thick;
        }
      g_array_append_val (self->shades, area);
    }
}

/* Of several dots in a row only the lane of the hidden one. */
static void
place_lanes (TdChartLayout *self)
{
  guint n_marks = td_chart_scene_get_n_marks (self->scene);

  for (guint i = 0; i < n_marks; i++)
    {
      cairo_rectangle_t lane = { self->plot.x, self->marks[i].y, self->plot.width,
                                 self->marks[i].height };

      if (td_chart_scene_find_mark (self->scene, i, NULL)->hidden)
        g_array_append_val (self->shades, lane);
    }
}

void
td_chart_hidden_place (TdChartLayout *self)
{
  TdChartKind kind = self->scene->kind;
  guint widest = 0;

  if (!td_chart_scene_has_hidden (self->scene) || kind == TD_CHART_GRID)
    return;
  if (kind == TD_CHART_DOTS)
    place_lanes (self);
  else if (td_chart_scene_is_categorical (self->scene))
    place_rows (self);
  else
    place_strips (self);
  /* Rows have the word at their end. */
  for (guint i = 0; kind == TD_CHART_COLUMNS && i < self->shades->len; i++)
    place_word (self, &g_array_index (self->shades, cairo_rectangle_t, i));
  if (td_chart_scene_is_categorical (self->scene))
    return;
  for (guint i = 1; i < self->shades->len; i++)
    if (g_array_index (self->shades, cairo_rectangle_t, i).width >
        g_array_index (self->shades, cairo_rectangle_t, widest).width)
      widest = i;
  if (self->shades->len > 0)
    place_word (self, &g_array_index (self->shades, cairo_rectangle_t, widest));
}

void
td_chart_hidden_draw (TdChartLayout *self, cairo_t *cr, const TdChartTheme *theme)
{
  for (guint i = 0; i < self->shades->len; i++)
    {
      const cairo_rectangle_t *area = &g_array_index (self->shades, cairo_rectangle_t, i);
      double reach = area->width + area->height;

      cairo_save (cr);
      cairo_rectangle (cr, area->x, area->y, area->width, area->height);
      cairo_clip (cr);
      for (double offset = HATCH; offset < reach; offset += HATCH)
        {
          cairo_move_to (cr, area->x + offset, area->y);
          cairo_line_to (cr, area->x + offset - area->height, area->y + area->height);
        }
      cairo_set_line_width (cr, 0.8);
      td_color_set_source (&theme->dim, cr, 0.75);
      cairo_stroke (cr);
      cairo_restore (cr);
    }
}
