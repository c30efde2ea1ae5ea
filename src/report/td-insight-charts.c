/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "report/td-insight-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include <string.h>

#include "base/td-error.h"
#include "insight/td-insight-program.h"
#include "report/td-consistency-charts.h"
#include "report/td-engagement-charts.h"
#include "report/td-exit-reasons-charts.h"
#include "report/td-outcomes-charts.h"
#include "report/td-retention-charts.h"

typedef GPtrArray *(*LoadFunc) (TdDatabase *db, const TdInsightFilter *filter, GError **error);

static GPtrArray *
load_engagement (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (TdEngagement) data = td_engagement_load (db, filter, error);

  return data ? td_engagement_charts_new (data) : NULL;
}

static GPtrArray *
load_retention (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (TdRetention) data = td_retention_load (db, filter, error);

  return data ? td_retention_charts_new (data) : NULL;
}

static GPtrArray *
load_outcomes (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (TdOutcomes) data = td_outcomes_load (db, filter, error);

  return data ? td_outcomes_charts_new (data) : NULL;
}

static GPtrArray *
load_consistency (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (TdConsistency) data = td_consistency_load (db, filter, error);

  return data ? td_consistency_charts_new (data) : NULL;
}

static GPtrArray *
load_exit_reasons (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (TdExitReasons) data = td_exit_reasons_load (db, filter, error);

  return data ? td_exit_reasons_charts_new (data) : NULL;
}

static const char *const kinds[] = { "engagement",  "retention",    "outcomes",
                                     "consistency", "exit-reasons", NULL };
static const LoadFunc loaders[] = { load_engagement, load_retention, load_outcomes,
                                    load_consistency, load_exit_reasons };

const char *const *
td_insight_charts_get_kinds (void)
{
  return kinds;
}

GPtrArray *
td_insight_charts_load (TdDatabase *db,
                        const char *kind,
                        const TdInsightFilter *filter,
                        GError **error)
{
  g_auto (TdInsightProgram) program = { NULL };
  g_autofree char *words = NULL;
  GPtrArray *charts = NULL;
  guint i = 0;

  while (kinds[i] && g_strcmp0 (kinds[i], kind) != 0)
    i++;
  if (kinds[i] == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ ("There is no dashboard “%s”."), kind);
      return NULL;
    }
  if (!td_insight_program_load (db, filter->program_id, &program, error))
    return NULL;
  charts = loaders[i](db, filter, error);
  if (charts == NULL)
    return NULL;
  words = td_insight_filter_dup_words (filter, program.name);
  td_insight_charts_caption (charts, words);
  return charts;
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
