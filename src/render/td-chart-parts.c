/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* What several kinds of chart are put together from. */

#include "render/td-chart-private.h"

#include "base/td-decimal.h"
#include <math.h>

#include "render/td-paper-size.h"

/* Whole numbers a scale has at most to have its own ticks. */
#define MOST_OF_SCALE 10

PangoLayout *
td_chart_layout_text (TdChartLayout *self, const char *text, double scale, gboolean bold)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text ? text : "", -1);
  td_paper_hold_together (layout);
  return layout;
}

void
td_chart_layout_measure (PangoLayout *text, double *width, double *height)
{
  PangoRectangle area;

  pango_layout_get_extents (text, NULL, &area);
  if (width)
    *width = area.width / (double) PANGO_SCALE;
  if (height)
    *height = area.height / (double) PANGO_SCALE;
}

void
td_chart_layout_place (TdChartLayout *self,
                       PangoLayout *text,
                       double x,
                       double y,
                       double align,
                       int ink)
{
  TdChartLabel label = { text, x, y, ink, FALSE };
  PangoRectangle area;

  /* The width of a wrapped text is that of its box: move by what is in it. */
  pango_layout_get_extents (text, NULL, &area);
  label.x -= align * area.width / PANGO_SCALE + area.x / (double) PANGO_SCALE;
  g_array_append_val (self->labels, label);
}

void
td_chart_layout_rule (TdChartLayout *self,
                      double x1,
                      double y1,
                      double x2,
                      double y2,
                      int ink,
                      gboolean dashed)
{
  TdChartRule rule = { x1, y1, x2, y2, ink, dashed };

  g_array_append_val (self->rules, rule);
}

/* A scale from 1 to 5 has its ticks at 1, 3 and 5, or at each; NULL where it is not one of few
 * whole numbers. */
static GArray *
make_scale_ticks (TdChartLayout *self, int wanted)
{
  double span = self->high - self->low;

  if (self->low != round (self->low) || span != round (span) || span > MOST_OF_SCALE)
    return NULL;
  for (int step = 1; step <= (int) span; step++)
    if ((int) span % step == 0 && (int) span / step <= wanted)
      {
        GArray *ticks = g_array_new (FALSE, FALSE, sizeof (double));

        for (double tick = self->low; tick <= self->high; tick += step)
          g_array_append_val (ticks, tick);
        return ticks;
      }
  return NULL;
}

GArray *
td_chart_layout_make_ticks (TdChartLayout *self, int wanted)
{
  gboolean counts = self->scene->unit == TD_UNIT_NUMBER || self->scene->unit == TD_UNIT_SCORE;
  gboolean whole = counts && self->high - self->low >= 4;
  gboolean fixed = isfinite (self->scene->low) && isfinite (self->scene->high) &&
                   self->scene->high > self->scene->low;
  GArray *ticks = fixed && whole ? make_scale_ticks (self, wanted) : NULL;

  if (ticks)
    return ticks;
  ticks = td_number_nice_ticks (self->low, self->high, wanted, whole);
  /* A scale from 1 to 5 ends there, whatever is round. */
  for (guint i = ticks->len; i > 0 && fixed; i--)
    {
      double tick = g_array_index (ticks, double, i - 1);

      if (tick < self->low - 1e-9 || tick > self->high + 1e-9)
        g_array_remove_index (ticks, i - 1);
    }
  if (fixed && ticks->len >= 2)
    return ticks;
  if (fixed)
    {
      g_array_set_size (ticks, 0);
      g_array_append_val (ticks, self->low);
      g_array_append_val (ticks, self->high);
    }
  self->low = g_array_index (ticks, double, 0);
  self->high = g_array_index (ticks, double, ticks->len - 1);
  return ticks;
}

char *
td_chart_layout_dup_tick (TdChartLayout *self, double tick, gboolean last)
{
  if (self->scene->unit == TD_UNIT_SHARE || (last && self->scene->unit != TD_UNIT_SCORE))
    return td_number_format_tick (tick, self->scene->unit);
  return td_decimal_format (tick, tick == round (tick) ? 0 : 1);
}

/* Dots are told apart by their shapes, areas by the square. */
static char *
legend_words (TdChartLayout *self, guint series)
{
  static const char *const shapes[] = { "●", "■", "▲", "◆" };
  const char *label = ((TdChartSeries *) self->scene->series->pdata[series])->label;
  gboolean dots = self->scene->kind == TD_CHART_DOTS;

  return g_strdup_printf ("%s %s", dots ? shapes[series % G_N_ELEMENTS (shapes)] : "■",
                          label ? label : "");
}

/* Goes through the legend in lines, placing it where @place; gives its height. */
static double
run_legend (TdChartLayout *self, gboolean place)
{
  gboolean right_to_left = pango_context_get_base_dir (self->context) == PANGO_DIRECTION_RTL;
  double x = 0;
  double y = 0;

  if (self->scene->series->len < 2)
    return 0;
  for (guint i = 0; i < self->scene->series->len; i++)
    {
      g_autofree char *words = legend_words (self, i);
      PangoLayout *text = td_chart_layout_text (self, words, 0.85, TRUE);
      double width;

      td_chart_layout_measure (text, &width, NULL);
      if (x > 0 && x + width > self->width)
        {
          x = 0;
          y += self->line * 1.1;
        }
      if (place)
        td_chart_layout_place (self, text, right_to_left ? self->width - x : x, self->plot.y + y,
                               right_to_left, TD_CHART_INK_SERIES + (int) i);
      else
        g_object_unref (text);
      x += width + self->line;
    }
  return y + self->line * 1.5;
}

double
td_chart_layout_measure_legend (TdChartLayout *self)
{
  return run_legend (self, FALSE);
}

void
td_chart_layout_place_legend (TdChartLayout *self)
{
  double height = run_legend (self, TRUE);

  self->plot.height = MAX (self->plot.height - height, 1);
  self->plot.y += height;
}

void
td_chart_layout_place_upright_references (TdChartLayout *self)
{
  for (guint i = 0; i < self->scene->references->len; i++)
    {
      const TdChartReference *reference = self->scene->references->pdata[i];
      double x = td_chart_layout_map_value (self, reference->value);
      g_autofree char *value = td_number_format_unit (reference->value, self->scene->unit);
      g_autofree char *words =
          g_strdup_printf ("%s %s", reference->label ? reference->label : "", value);

      td_chart_layout_rule (self, x, self->plot.y - 2, x, self->plot.y + self->plot.height,
                            TD_CHART_INK_DIM, TRUE);
      td_chart_layout_place (self, td_chart_layout_text (self, words, 0.85, FALSE), x,
                             self->plot.y - self->line * 1.1, 0.5, TD_CHART_INK_DIM);
    }
}
