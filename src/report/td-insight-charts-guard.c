/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* What of a chart may be shown beside the same one of another time, programme or cohort. */

#include "report/td-insight-charts.h"

#include "insight/td-suppression.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The key of the people behind a mark: of its list, or of those who answered on a day. NULL where
 * only the whole chart has any. To be freed. */
static char *
dup_key (TdChartScene *scene, const TdChartPoint *point, const TdChartPoint *other)
{
  const char *code = td_chart_scene_get_code (scene);

  if (point->id || (other && other->id))
    return g_strdup (point->id ? point->id : other->id);
  if (g_strcmp0 (code, "satisfaction") == 0)
    return td_insight_list_key ("answers/satisfaction", (TdDate) point->x);
  if (g_strcmp0 (code, "survey") == 0)
    return td_insight_list_key ("survey", (TdDate) point->x);
  return NULL;
}

static gboolean
hides_mark (TdChartScene *scene, guint mark, TdChartScene *shown, const TdBesideGuard *guard)
{
  TdChartPoint point = td_chart_scene_get_mark (scene, mark);
  int same = td_chart_scene_find_same (scene, mark, shown);
  TdChartPoint other = { .hidden = FALSE };
  g_autofree char *key = NULL;

  if (same >= 0)
    other = td_chart_scene_get_mark (shown, (guint) same);
  key = dup_key (scene, &point, &other);
  return key && !point.hidden && !other.hidden && td_beside_guard_hides_mark (guard, key);
}

/* Bars that are counts of one whole guard each other. */
static void
guard_bars (TdChartScene *scene, gint64 threshold, gboolean *hidden)
{
  guint n_marks = td_chart_scene_get_n_marks (scene);
  g_autofree gint64 *counts = g_new0 (gint64, n_marks + 1);

  for (guint i = 0; i < n_marks; i++)
    {
      TdChartPoint point = td_chart_scene_get_mark (scene, i);

      counts[i] = isfinite (point.value) ? (gint64) point.value : 0;
    }
  td_suppress_guard (counts, n_marks, threshold, hidden);
}

static void
guard_marks (TdChartScene *scene, TdChartScene *shown, const TdBesideGuard *guard)
{
  guint n_marks = td_chart_scene_get_n_marks (scene);
  g_autofree gboolean *hidden = g_new0 (gboolean, n_marks + 1);
  gboolean any = FALSE;

  for (guint i = 0; i < n_marks; i++)
    {
      hidden[i] = hides_mark (scene, i, shown, guard);
      any = any || hidden[i];
    }
  if (any && td_chart_scene_get_kind (scene) == TD_CHART_BARS)
    guard_bars (scene, td_beside_guard_get_threshold (guard), hidden);
  for (guint i = 0; i < n_marks; i++)
    if (hidden[i])
      td_chart_scene_hide_mark (scene, i);
}

/* Their sentence counts all contacts. */
static void
guard_lags (TdChartScene *scene, const TdBesideGuard *guard)
{
  if (!td_beside_guard_hides (guard, "response_lag"))
    return;
  td_chart_scene_hide (scene);
  td_chart_scene_set_subtitle (scene, _ ("Contacts by the days between"));
}

void
td_insight_charts_guard (GPtrArray *charts, GPtrArray *shown, const TdBesideGuard *guard)
{
  for (guint i = 0; i < charts->len; i++)
    {
      TdChartScene *scene = charts->pdata[i];
      const char *code = td_chart_scene_get_code (scene);
      TdChartScene *other = td_insight_charts_find (shown, code);

      if (other == NULL || td_chart_scene_is_empty (other))
        continue;
      if (td_beside_guard_hides_chart (guard, code))
        td_chart_scene_hide (scene);
      else
        guard_marks (scene, other, guard);
      if (strcmp (code, "lags") == 0)
        guard_lags (scene, guard);
    }
}
