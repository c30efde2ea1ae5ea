/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-metric.h"

#include <math.h>

static void
metric_clear (gpointer data)
{
  g_free (((TdMetric *) data)->name);
}

GArray *
td_metrics_new (void)
{
  GArray *metrics = g_array_new (FALSE, FALSE, sizeof (TdMetric));

  g_array_set_clear_func (metrics, metric_clear);
  return metrics;
}

static void
add (GArray *metrics,
     const char *prefix,
     const char *name,
     const char *group,
     int at,
     double value,
     gboolean whole)
{
  TdMetric metric = { .name = g_strdup_printf ("%s.%s", prefix, name),
                      .group = group,
                      .at = at,
                      .value = value,
                      .whole = whole };

  g_array_append_val (metrics, metric);
}

void
td_metrics_add (GArray *metrics,
                const char *prefix,
                const char *name,
                const char *group,
                int at,
                double value)
{
  add (metrics, prefix, name, group, at, value, FALSE);
}

void
td_metrics_add_count (GArray *metrics,
                      const char *prefix,
                      const char *name,
                      const char *group,
                      int at,
                      gint64 count)
{
  add (metrics, prefix, name, group, at, (double) count, TRUE);
}

void
td_metrics_add_interval (GArray *metrics,
                         const char *prefix,
                         const char *name,
                         const char *group,
                         int at,
                         TdInterval interval)
{
  g_autofree char *lower = g_strconcat (name, "_lower", NULL);
  g_autofree char *upper = g_strconcat (name, "_upper", NULL);

  td_metrics_add (metrics, prefix, name, group, at, interval.estimate);
  td_metrics_add (metrics, prefix, lower, group, at, interval.lower);
  td_metrics_add (metrics, prefix, upper, group, at, interval.upper);
}

void
td_metrics_hide (GArray *metrics, guint first)
{
  for (guint i = first; i < metrics->len; i++)
    {
      TdMetric *metric = &g_array_index (metrics, TdMetric, i);

      metric->hidden = TRUE;
      metric->value = NAN;
    }
}

const TdMetric *
td_metrics_find (GArray *metrics, const char *name, const char *group, int at)
{
  for (guint i = 0; i < metrics->len; i++)
    {
      const TdMetric *metric = &g_array_index (metrics, TdMetric, i);

      if (metric->at == at && g_strcmp0 (metric->name, name) == 0 &&
          g_strcmp0 (metric->group, group) == 0)
        return metric;
    }
  return NULL;
}
