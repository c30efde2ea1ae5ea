/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The table under survival curves: how many were still followed. */

#include "render/td-chart-private.h"

#include "base/td-decimal.h"
#include <glib/gi18n-lib.h>

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
  words = td_decimal_format (most, 0);
  text = td_chart_layout_text (self, words, 0.85, FALSE);
  td_chart_layout_measure (text, &width, NULL);
  return width / 2 + self->line * 0.5;
}

/* Lines that have numbers at risk. */
static guint
count_rows (TdChartLayout *self)
{
  guint rows = 0;

  for (guint i = 0; i < self->scene->series->len; i++)
    rows += ((TdChartSeries *) self->scene->series->pdata[i])->at_risk->len > 0;
  return rows;
}

void
td_chart_risk_place (TdChartLayout *self)
{
  double y = self->plot.y + self->plot.height + self->line * (self->scene->x_label ? 2.9 : 1.8);
  double edge = self->plot.x - at_risk_overhang (self);
  gboolean several = count_rows (self) > 1;

  td_chart_layout_place (self, td_chart_layout_text (self, _ ("At risk"), 0.85, FALSE), edge, y, 1,
                         TD_CHART_INK_DIM);
  for (guint i = 0; i < self->scene->series->len; i++)
    {
      const TdChartSeries *series = self->scene->series->pdata[i];

      if (series->at_risk->len == 0)
        continue;
      if (series->label && several)
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
          g_autofree char *count = td_decimal_format (at_risk->count, 0);

          /* Few are dim, as their piece of the curve is. */
          if (at_risk->x <= self->x_high)
            td_chart_layout_place (self, td_chart_layout_text (self, count, 0.85, FALSE),
                                   td_chart_layout_map_x (self, at_risk->x), y, 0.5,
                                   at_risk->count < TD_CHART_WEAK ? TD_CHART_INK_DIM
                                                                  : TD_CHART_INK_TEXT);
        }
    }
}

static void
make_room (TdChartLayout *self, const char *words, double *room)
{
  g_autoptr (PangoLayout) text = td_chart_layout_text (self, words, 0.85, FALSE);
  double width;

  td_chart_layout_measure (text, &width, NULL);
  width = MIN (width, self->width * 0.28) + 2 + at_risk_overhang (self) - self->line * 0.5;
  *room = MAX (*room, width);
}

/* Lines of the table under the plot, and the room its names take on the left. */
guint
td_chart_risk_measure (TdChartLayout *self, double *room)
{
  guint rows = count_rows (self);

  if (rows > 0)
    make_room (self, _ ("At risk"), room);
  for (guint i = 0; i < self->scene->series->len && rows > 1; i++)
    {
      const TdChartSeries *series = self->scene->series->pdata[i];

      if (series->at_risk->len > 0 && series->label)
        make_room (self, series->label, room);
    }
  return rows > 1 ? rows + 1 : rows;
}
