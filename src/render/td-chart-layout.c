/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "render/td-chart-private.h"

#include "render/td-paper-size.h"

#include <math.h>

/* How far from a mark a click still means it. */
#define REACH 24.0
#define CELL_REACH 2.0

double
td_chart_layout_map_x (TdChartLayout *self, double x)
{
  double span = self->x_high - self->x_low;

  return self->plot.x + (span > 0 ? (x - self->x_low) / span : 0.5) * self->plot.width;
}

double
td_chart_layout_map_value (TdChartLayout *self, double value)
{
  double share = (value - self->low) / (self->high - self->low);

  share = CLAMP (share, 0, 1);
  if (self->scene->kind != TD_CHART_BARS && self->scene->kind != TD_CHART_DOTS)
    return self->plot.y + self->plot.height * (1 - share);
  if (self->mirrored)
    share = 1 - share;
  return self->plot.x + self->plot.width * share;
}

static void
label_clear (gpointer data)
{
  g_object_unref (((TdChartLabel *) data)->text);
}

/* Words begin at the edge where reading starts, above and below charts that time runs through too.
 */
static gboolean
reads_from_right (const TdChartLayout *self)
{
  return pango_context_get_base_dir (self->context) == PANGO_DIRECTION_RTL;
}

/* Title and subtitle, at the edge where reading starts; the plot is what is left. */
static void
arrange_title (TdChartLayout *self)
{
  const char *texts[] = { self->scene->title, self->scene->subtitle };
  double edge = reads_from_right (self) ? self->width : 0;
  double y = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      PangoLayout *text;
      double height;

      if (texts[i] == NULL || *texts[i] == '\0' || (i == 0 && !self->scene->show_title))
        continue;
      text = td_chart_layout_text (self, texts[i], i == 0 ? 1 : 0.85, i == 0);
      pango_layout_set_width (text, (int) (self->width * PANGO_SCALE));
      td_chart_layout_measure (text, NULL, &height);
      td_chart_layout_place (self, text, edge, y, reads_from_right (self),
                             i == 0 ? 0 : TD_CHART_INK_DIM);
      y += height + self->line * 0.1;
    }
  if (y > 0)
    y += self->line * 0.5;
  self->top = y;
  self->plot = (cairo_rectangle_t){ 0, y, self->width, MAX (self->height - y - self->foot, 1) };
}

/* The sentence below, which goes wherever the chart goes. */
static void
arrange_caution (TdChartLayout *self)
{
  PangoLayout *text;
  double height;

  if (self->scene->caution == NULL || *self->scene->caution == '\0')
    return;
  text = td_chart_layout_text (self, self->scene->caution, 0.85, FALSE);
  pango_layout_set_width (text, (int) (self->width * PANGO_SCALE));
  td_chart_layout_measure (text, NULL, &height);
  self->foot = height + self->line * 0.7;
  td_chart_layout_place (self, text, reads_from_right (self) ? self->width : 0,
                         self->height - height, reads_from_right (self), TD_CHART_INK_DIM);
}

static void
arrange_empty (TdChartLayout *self)
{
  PangoLayout *text =
      td_chart_layout_text (self, td_chart_scene_get_empty_words (self->scene), 0.85, FALSE);
  double height;

  pango_layout_set_width (text, (int) (self->width * PANGO_SCALE));
  pango_layout_set_alignment (text, PANGO_ALIGN_CENTER);
  td_chart_layout_measure (text, NULL, &height);
  td_chart_layout_place (self, text, self->width / 2,
                         self->plot.y + (self->plot.height - height) / 2, 0.5, TD_CHART_INK_DIM);
}

static gboolean
is_mirrored (TdChartScene *scene, PangoContext *context)
{
  return scene->kind >= TD_CHART_BARS && scene->kind != TD_CHART_COLUMNS &&
         pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
}

TdChartLayout *
td_chart_layout_new (TdChartScene *scene, PangoContext *context, double width, double height)
{
  TdChartLayout *self;
  g_autoptr (PangoLayout) probe = NULL;

  g_return_val_if_fail (TD_IS_CHART_SCENE (scene), NULL);

  self = g_new0 (TdChartLayout, 1);
  self->scene = g_object_ref (scene);
  self->context = g_object_ref (context);
  self->width = MAX (width, 1);
  self->height = MAX (height, 1);
  self->mirrored = is_mirrored (scene, context);
  self->labels = g_array_new (FALSE, FALSE, sizeof (TdChartLabel));
  g_array_set_clear_func (self->labels, label_clear);
  self->rules = g_array_new (FALSE, FALSE, sizeof (TdChartRule));
  self->shades = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  self->marks = g_new0 (cairo_rectangle_t, td_chart_scene_get_n_marks (scene) + 1);
  probe = td_chart_layout_text (self, "0", 0.85, FALSE);
  td_chart_layout_measure (probe, NULL, &self->line);

  arrange_caution (self);
  arrange_title (self);
  if (td_chart_scene_is_empty (scene))
    arrange_empty (self);
  else if (scene->kind == TD_CHART_GRID)
    td_chart_grid_arrange (self);
  else if (scene->kind == TD_CHART_DOTS)
    td_chart_dots_arrange (self);
  else if (td_chart_scene_is_categorical (scene))
    td_chart_bars_arrange (self);
  else
    td_chart_curves_arrange (self);
  if (!td_chart_scene_is_empty (scene))
    td_chart_hidden_place (self);
  return self;
}

void
td_chart_layout_free (TdChartLayout *layout)
{
  if (layout == NULL)
    return;
  g_array_unref (layout->labels);
  g_array_unref (layout->rules);
  g_array_unref (layout->shades);
  g_free (layout->marks);
  g_object_unref (layout->context);
  g_object_unref (layout->scene);
  g_free (layout);
}

static const TdColor *
ink_color (const TdChartTheme *theme, int ink)
{
  switch (ink)
    {
    case TD_CHART_INK_TEXT:
      return &theme->text;
    case TD_CHART_INK_DIM:
      return &theme->dim;
    case TD_CHART_INK_GRID:
      return &theme->grid;
    default:
      return &theme->series[(ink - TD_CHART_INK_SERIES) % TD_CHART_N_COLORS];
    }
}

static void
draw_rules (TdChartLayout *self, cairo_t *cr, const TdChartTheme *theme)
{
  const double dash[] = { 4, 3 };

  for (guint i = 0; i < self->rules->len; i++)
    {
      const TdChartRule *rule = &g_array_index (self->rules, TdChartRule, i);

      cairo_set_line_width (cr, rule->ink == TD_CHART_INK_GRID ? 0.75 : 1);
      cairo_set_dash (cr, dash, rule->dashed ? 2 : 0, 0);
      cairo_move_to (cr, rule->x1, rule->y1);
      cairo_line_to (cr, rule->x2, rule->y2);
      td_color_set_source (ink_color (theme, rule->ink), cr, 1);
      cairo_stroke (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0);
}

/* The palette is made for areas and lines; as letters its light colours need some ink. */
static void
set_label_ink (cairo_t *cr, const TdChartTheme *theme, int ink)
{
  TdColor mixed = *ink_color (theme, ink);
  double share = ink >= TD_CHART_INK_SERIES ? 0.35 : 0;

  mixed.red += (theme->text.red - mixed.red) * share;
  mixed.green += (theme->text.green - mixed.green) * share;
  mixed.blue += (theme->text.blue - mixed.blue) * share;
  td_color_set_source (&mixed, cr, 1);
}

static void
draw_labels (TdChartLayout *self, cairo_t *cr, const TdChartTheme *theme)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      const TdChartLabel *label = &g_array_index (self->labels, TdChartLabel, i);

      set_label_ink (cr, theme, label->ink);
      cairo_save (cr);
      cairo_translate (cr, label->x, label->y);
      if (label->standing)
        cairo_rotate (cr, -G_PI_2);
      cairo_move_to (cr, 0, 0);
      td_paper_show_text (cr, label->text);
      cairo_restore (cr);
    }
}

static void
draw_focus (TdChartLayout *self, cairo_t *cr, const TdChartTheme *theme, guint mark)
{
  const cairo_rectangle_t *area = &self->marks[mark];

  cairo_rectangle (cr, area->x - 3, area->y - 3, area->width + 6, area->height + 6);
  td_color_set_source (&theme->text, cr, 1);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

void
td_chart_layout_draw (TdChartLayout *layout, cairo_t *cr, const TdChartTheme *theme, int focus)
{
  g_return_if_fail (layout != NULL && cr != NULL && theme != NULL);

  cairo_save (cr);
  if (theme->paper.alpha > 0)
    {
      td_color_set_source (&theme->paper, cr, 1);
      cairo_rectangle (cr, 0, 0, layout->width, layout->height);
      cairo_fill (cr);
    }
  draw_rules (layout, cr, theme);
  td_chart_hidden_draw (layout, cr, theme);
  if (!td_chart_scene_is_empty (layout->scene))
    {
      if (layout->scene->kind == TD_CHART_GRID)
        td_chart_grid_draw (layout, cr, theme);
      else if (layout->scene->kind == TD_CHART_DOTS)
        td_chart_dots_draw (layout, cr, theme);
      else if (td_chart_scene_is_categorical (layout->scene))
        td_chart_bars_draw (layout, cr, theme);
      else
        td_chart_curves_draw (layout, cr, theme);
    }
  draw_labels (layout, cr, theme);
  if (focus >= 0 && (guint) focus < td_chart_scene_get_n_marks (layout->scene))
    draw_focus (layout, cr, theme, focus);
  cairo_restore (cr);
}

static double
distance (const cairo_rectangle_t *area, double x, double y)
{
  double dx = MAX (MAX (area->x - x, x - area->x - area->width), 0);
  double dy = MAX (MAX (area->y - y, y - area->y - area->height), 0);

  return hypot (dx, dy);
}

/* The category at a point, rows and columns as wide as they go; -1 beside them. */
static int
find_category (TdChartLayout *self, double x, double y)
{
  guint n = self->scene->categories->len;
  gboolean rows = self->scene->kind == TD_CHART_BARS;
  double start = rows ? self->plot.y : self->plot.x;
  double length = rows ? self->plot.height : self->plot.width;
  double at = floor (((rows ? y : x) - start) / length * n);

  if (x < 0 || y < 0 || x > self->width || y > self->height)
    return -1;
  return at >= 0 && at < n ? (int) at : -1;
}

int
td_chart_layout_find_mark (TdChartLayout *layout, double x, double y)
{
  gboolean grid;
  gboolean bars;
  double best;
  int category = -1;
  int found = -1;
  guint n_marks;

  g_return_val_if_fail (layout != NULL, -1);

  /* The whole row means its bar; a point of a curve has to be near; cells fill their places. */
  grid = layout->scene->kind == TD_CHART_GRID;
  bars = layout->scene->kind == TD_CHART_BARS || layout->scene->kind == TD_CHART_COLUMNS;
  if (bars)
    category = find_category (layout, x, y);
  best = bars ? INFINITY : grid ? CELL_REACH : REACH;
  n_marks = td_chart_scene_get_n_marks (layout->scene);
  for (guint i = 0; i < n_marks; i++)
    {
      double away = distance (&layout->marks[i], x, y);

      if (bars && (int) td_chart_scene_find_mark (layout->scene, i, NULL)->x != category)
        continue;
      if (away < best)
        {
          best = away;
          found = (int) i;
        }
    }
  return found;
}

void
td_chart_layout_get_mark_area (TdChartLayout *layout, guint mark, cairo_rectangle_t *area)
{
  g_return_if_fail (layout != NULL && mark < td_chart_scene_get_n_marks (layout->scene));

  *area = layout->marks[mark];
}

static double
wanted_height_of_kind (TdChartLayout *layout)
{
  TdChartScene *scene = layout->scene;
  guint at_risk = 0;
  double height;

  if (td_chart_scene_is_empty (scene))
    return layout->line * 4;
  if (scene->kind == TD_CHART_GRID)
    return td_chart_grid_get_wanted_height (layout);
  if (scene->kind == TD_CHART_DOTS)
    return td_chart_dots_get_wanted_height (layout);
  if (scene->kind == TD_CHART_BARS)
    return scene->categories->len * 1.7 * layout->line + td_chart_layout_measure_legend (layout) +
           (scene->references->len > 0 ? 1.2 * layout->line : 0);
  for (guint i = 0; i < scene->series->len; i++)
    at_risk += ((TdChartSeries *) scene->series->pdata[i])->at_risk->len > 0;
  height = CLAMP (layout->width * 0.42, layout->line * 10, layout->line * 20);
  return height + (at_risk > 0 ? (at_risk + 1.5) * layout->line : 0);
}

double
td_chart_scene_get_wanted_height (TdChartScene *scene, PangoContext *context, double width)
{
  g_autoptr (TdChartLayout) layout = NULL;

  g_return_val_if_fail (TD_IS_CHART_SCENE (scene), 0);

  layout = td_chart_layout_new (scene, context, width, 1);
  return ceil (layout->top + layout->foot + wanted_height_of_kind (layout));
}
