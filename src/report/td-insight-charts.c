/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "report/td-insight-charts.h"

#include "insight/td-insight-program.h"
#include "report/td-insight-sheet.h"

GPtrArray *
td_insight_charts_load (TdDatabase *db,
                        const char *kind,
                        const TdInsightFilter *filter,
                        GError **error)
{
  g_auto (TdInsightProgram) program = { NULL };
  g_autoptr (TdInsightSheet) sheet = td_insight_sheet_load (db, kind, filter, error);
  g_autofree char *words = NULL;

  if (sheet == NULL || !td_insight_program_load (db, filter->program_id, &program, error))
    return NULL;
  words = td_insight_filter_dup_words (filter, program.name);
  td_insight_charts_caption (sheet->charts, words);
  return g_steal_pointer (&sheet->charts);
}

TdChartScene *
td_insight_charts_find (GPtrArray *charts, const char *code)
{
  for (guint i = 0; i < charts->len; i++)
    if (g_strcmp0 (td_chart_scene_get_code (charts->pdata[i]), code) == 0)
      return charts->pdata[i];
  return NULL;
}

char *
td_insight_charts_dup_codes (GPtrArray *charts)
{
  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < charts->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "",
                            td_chart_scene_get_code (charts->pdata[i]));
  return g_string_free (codes, FALSE);
}

void
td_insight_charts_share_scales (GPtrArray *charts, GPtrArray *others)
{
  for (guint i = 0; i < charts->len; i++)
    {
      TdChartScene *scene = charts->pdata[i];
      TdChartScene *other = td_insight_charts_find (others, td_chart_scene_get_code (scene));

      if (other)
        td_chart_scene_share_scale (scene, other);
    }
}

void
td_insight_charts_caption (GPtrArray *charts, const char *words)
{
  for (guint i = 0; i < charts->len; i++)
    {
      const char *subtitle = td_chart_scene_get_subtitle (charts->pdata[i]);
      g_autofree char *both =
          subtitle && *subtitle ? g_strdup_printf ("%s\n%s", subtitle, words) : g_strdup (words);

      td_chart_scene_set_subtitle (charts->pdata[i], both);
    }
}
