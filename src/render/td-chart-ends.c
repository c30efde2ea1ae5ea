/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Lines are named at their ends, in place of a legend. */

#include "render/td-chart-private.h"

#include <math.h>

/* A label at the right edge, before the labels make room for each other. */
typedef struct
{
  PangoLayout *text;
  double y;
  double height;
  double end; /* where its line ends, in x of the data; NAN of a reference */
  int ink;
} EndLabel;

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
add_end_label (TdChartLayout *self,
               GArray *ends,
               const char *words,
               double value,
               double x,
               int ink)
{
  EndLabel end = { td_chart_layout_text (self, words, 0.85, ink != TD_CHART_INK_DIM), value, 0, x,
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

/* Their y is still a value. */
GArray *
td_chart_ends_collect (TdChartLayout *self, double *room)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (EndLabel));

  for (guint i = 0; i < self->scene->series->len; i++)
    {
      const TdChartSeries *series = self->scene->series->pdata[i];
      const TdChartMark *last = last_value (series);
      double width;

      if (last == NULL || series->label == NULL)
        continue;
      width = add_end_label (self, ends, series->label, last->value, last->x,
                             TD_CHART_INK_SERIES + (int) i);
      *room = MAX (*room, width);
    }
  for (guint i = 0; i < self->scene->references->len; i++)
    {
      const TdChartReference *reference = self->scene->references->pdata[i];
      g_autofree char *value = td_number_format_unit (reference->value, self->scene->unit);
      g_autofree char *words =
          g_strdup_printf ("%s %s", reference->label ? reference->label : "", value);
      double width = add_end_label (self, ends, words, reference->value, NAN, TD_CHART_INK_DIM);

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

/* A faint line from where the line ends to its name, where the two are apart. */
static void
place_leader (TdChartLayout *self, const EndLabel *end, double y)
{
  double name_x = self->plot.x + self->plot.width + self->line * 0.5;
  double name_y = end->y + end->height / 2;
  double x = isfinite (end->end) ? td_chart_layout_map_x (self, end->end)
                                 : self->plot.x + self->plot.width;

  if (name_x - x > self->line * 1.5 || fabs (name_y - y) > self->line * 0.6)
    td_chart_layout_rule (self, x + 4, y, name_x, name_y, TD_CHART_INK_GRID, FALSE);
}

void
td_chart_ends_place (TdChartLayout *self, GArray *ends)
{
  double bottom = -INFINITY;
  double foot = self->plot.y + self->plot.height + self->line * 0.5;
  g_autofree double *wanted = g_new0 (double, ends->len + 1);

  for (guint i = 0; i < ends->len; i++)
    {
      EndLabel *end = &g_array_index (ends, EndLabel, i);

      end->y = td_chart_layout_map_value (self, end->y) - end->height / 2;
    }
  g_array_sort (ends, compare_ends);
  for (guint i = 0; i < ends->len; i++)
    {
      EndLabel *end = &g_array_index (ends, EndLabel, i);

      wanted[i] = end->y + end->height / 2;
      end->y = MAX (end->y, bottom);
      bottom = end->y + end->height;
    }
  for (guint i = ends->len; i > 0; i--)
    {
      EndLabel *end = &g_array_index (ends, EndLabel, i - 1);

      end->y = MIN (end->y, foot - end->height);
      foot = end->y;
      place_leader (self, end, wanted[i - 1]);
      td_chart_layout_place (self, end->text, self->plot.x + self->plot.width + self->line * 0.6,
                             end->y, 0, end->ink);
    }
}
