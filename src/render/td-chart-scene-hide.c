/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Taking numbers out of a chart that may not be shown beside another one. */

#include "render/td-chart-private.h"

#include <math.h>

TdChartPoint
td_chart_scene_get_mark (TdChartScene *self, guint mark)
{
  const TdChartMark *found;

  g_return_val_if_fail (TD_IS_CHART_SCENE (self), (TdChartPoint){ 0 });
  g_return_val_if_fail (mark < td_chart_scene_get_n_marks (self), (TdChartPoint){ 0 });

  found = td_chart_scene_find_mark (self, mark, NULL);
  return (TdChartPoint){ found->x,  found->value,  found->low,  found->high,  found->note,
                         found->id, found->hidden, found->weak, found->count, found->of };
}

static gboolean
is_same (TdChartScene *self,
         const TdChartMark *mark,
         const TdChartSeries *series,
         TdChartScene *other,
         const TdChartMark *candidate,
         const TdChartSeries *in)
{
  if (g_strcmp0 (series->label, in->label) != 0)
    return FALSE;
  if (!td_chart_scene_is_categorical (self))
    return mark->x == candidate->x;
  return g_strcmp0 (self->categories->pdata[(guint) mark->x],
                    other->categories->pdata[(guint) candidate->x]) == 0;
}

int
td_chart_scene_find_same (TdChartScene *self, guint mark, TdChartScene *other)
{
  const TdChartSeries *series = NULL, *in = NULL;
  const TdChartMark *found;
  guint n_marks;

  g_return_val_if_fail (TD_IS_CHART_SCENE (self) && TD_IS_CHART_SCENE (other), -1);
  g_return_val_if_fail (self->kind == other->kind, -1);

  found = td_chart_scene_find_mark (self, mark, &series);
  n_marks = td_chart_scene_get_n_marks (other);
  for (guint i = 0; found && i < n_marks; i++)
    {
      const TdChartMark *candidate = td_chart_scene_find_mark (other, i, &in);

      if (is_same (self, found, series, other, candidate, in))
        return (int) i;
    }
  return -1;
}

static void
hide (TdChartMark *mark)
{
  mark->value = mark->low = mark->high = NAN;
  mark->count = mark->of = 0;
  mark->hidden = TRUE;
  g_clear_pointer (&mark->note, g_free);
  g_clear_pointer (&mark->id, g_free);
}

void
td_chart_scene_hide_mark (TdChartScene *self, guint mark)
{
  g_return_if_fail (TD_IS_CHART_SCENE (self));
  g_return_if_fail (mark < td_chart_scene_get_n_marks (self));

  /* The scene is ours; only whoever looks at it may not change it. */
  hide ((TdChartMark *) td_chart_scene_find_mark (self, mark, NULL));
}

void
td_chart_scene_hide (TdChartScene *self)
{
  g_return_if_fail (TD_IS_CHART_SCENE (self));

  /* It may say a number. */
  g_clear_pointer (&self->caution, g_free);
  for (guint i = 0; i < self->series->len; i++)
    {
      TdChartSeries *series = self->series->pdata[i];

      if (self->kind == TD_CHART_STEPS && series->marks->len > 0)
        {
          g_array_set_size (series->marks, 1);
          g_array_set_size (series->at_risk, 0);
          g_array_index (series->marks, TdChartMark, 0).x = 0;
        }
      for (guint j = 0; j < series->marks->len; j++)
        hide (&g_array_index (series->marks, TdChartMark, j));
    }
}
