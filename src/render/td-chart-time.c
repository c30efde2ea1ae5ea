/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "render/td-chart-private.h"

static int
month_number (TdDate date)
{
  int year, month;

  td_date_get_ymd (date, &year, &month, NULL);
  return year * 12 + month - 1;
}

static char *
format_tick (int number, int step, gboolean first)
{
  g_autoptr (GDateTime) time = g_date_time_new_local (number / 12, number % 12 + 1, 1, 12, 0, 0);
  g_autofree char *month = NULL;

  if (step >= 12)
    return g_date_time_format (time, "%Y");
  month = td_date_format_as (time, "%Ob");
  if (first || number % 12 == 0)
    return g_strdup_printf ("%s\n%d", month, number / 12);
  return g_steal_pointer (&month);
}

static void
tick_clear (gpointer data)
{
  g_free (((TdChartTimeTick *) data)->label);
}

GArray *
td_chart_time_ticks (TdDate first, TdDate last, int most)
{
  static const int steps[] = { 1, 2, 3, 6, 12, 24, 60, 120, 240 };
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (TdChartTimeTick));
  int begin, end, step;

  g_array_set_clear_func (ticks, tick_clear);
  if (first == TD_DATE_NONE || last < first)
    return ticks;
  begin = month_number (first);
  end = month_number (last);
  step = steps[0];
  for (guint i = 0; i < G_N_ELEMENTS (steps) && (end - begin) / step + 1 > MAX (most, 1); i++)
    step = steps[i];
  for (int number = (begin + step - 1) / step * step; number <= end; number += step)
    {
      TdChartTimeTick tick = { td_date_from_ymd (number / 12, number % 12 + 1, 1) };

      if (tick.date < first)
        continue;
      tick.label = format_tick (number, step, ticks->len == 0);
      g_array_append_val (ticks, tick);
    }
  return ticks;
}
