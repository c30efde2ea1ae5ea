/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "report/td-insight-charts.h"

#include <math.h>

#include "base/td-error.h"
#include "insight/td-verdict.h"
#include "render/td-chart-private.h"
#include "render/td-chart-table.h"
#include "report/td-consistency-charts.h"
#include "report/td-engagement-charts.h"
#include "report/td-exit-reasons-charts.h"
#include "report/td-insight-charts-private.h"
#include "report/td-insight-sheet.h"
#include "report/td-outcomes-charts.h"
#include "report/td-retention-charts.h"
#include "td-test.h"
#include "workspace/td-sample.h"

void test_insight_charts_add (void);

static TdInsightFilter
make_sample (TdTestFile *file)
{
  TdInsightFilter filter = { .as_of = td_test_date ("2026-11-21") };
  g_autoptr (GError) error = NULL;

  td_sample_make (file->db, filter.as_of, NULL, &error);
  g_assert_no_error (error);
  return filter;
}

static void
test_kinds (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = make_sample (file);

  for (const char *const *kind = td_insight_sheet_get_kinds (); *kind; kind++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) charts = td_insight_charts_load (file->db, *kind, &filter, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (charts->len, >=, 3);
      for (guint i = 0; i < charts->len; i++)
        {
          TdChartScene *scene = charts->pdata[i];
          g_autofree char *summary = td_chart_scene_dup_summary (scene);
          g_autoptr (TdChartTable) table = td_chart_table_new (scene);

          g_assert_nonnull (td_chart_scene_get_code (scene));
          g_assert_true (td_insight_charts_find (charts, td_chart_scene_get_code (scene)) == scene);
          /* The state of the filter goes wherever the picture goes. */
          g_assert_nonnull (strstr (td_chart_scene_get_subtitle (scene), "2026"));
          g_assert_null (strstr (summary, "nan"));
          g_assert_cmpuint (td_chart_table_get_n_rows (table) > 0, ==,
                            td_chart_scene_get_n_marks (scene) > 0);
          for (guint row = 0; row < td_chart_table_get_n_rows (table); row++)
            for (guint column = 0; column < td_chart_table_get_n_columns (table); column++)
              g_assert_cmpstr (td_chart_table_get_cell (table, row, column), !=, "");
        }
    }
}

static void
test_unknown (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date ("2026-11-21") };
  g_autoptr (GError) error = NULL;

  g_assert_null (td_insight_charts_load (file->db, "weather", &filter, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  filter.program_id = 77;
  g_assert_null (td_insight_charts_load (file->db, "engagement", &filter, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* Nobody at all: every chart says so, none fails. */
static void
test_nobody (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date ("2026-11-21") };

  for (const char *const *kind = td_insight_sheet_get_kinds (); *kind; kind++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) charts = td_insight_charts_load (file->db, *kind, &filter, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < charts->len; i++)
        {
          g_autofree char *summary = td_chart_scene_dup_summary (charts->pdata[i]);

          g_assert_nonnull (summary);
        }
    }
}

typedef const TdInsightList *(*GetList) (const void *data, const char *key);

/* Who activates a mark finds its list. */
static void
check_lists (GPtrArray *charts, GetList get_list, const void *data)
{
  for (guint i = 0; i < charts->len; i++)
    for (guint j = 0; j < td_chart_scene_get_n_marks (charts->pdata[i]); j++)
      {
        const char *id = td_chart_scene_get_mark_id (charts->pdata[i], j);

        if (id && get_list (data, id) == NULL)
          g_error ("no list “%s” behind “%s”", id, td_chart_scene_get_code (charts->pdata[i]));
      }
}

static void
test_lists (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = make_sample (file);
  g_autoptr (TdEngagement) engagement = td_engagement_load (file->db, &filter, NULL);
  g_autoptr (TdRetention) retention = td_retention_load (file->db, &filter, NULL);
  g_autoptr (TdOutcomes) outcomes = td_outcomes_load (file->db, &filter, NULL);
  g_autoptr (TdConsistency) consistency = td_consistency_load (file->db, &filter, NULL);
  g_autoptr (TdExitReasons) exits = td_exit_reasons_load (file->db, &filter, NULL);
  GPtrArray *charts[] = {
    td_engagement_charts_new (engagement), td_retention_charts_new (retention),
    td_outcomes_charts_new (outcomes),     td_consistency_charts_new (consistency),
    td_exit_reasons_charts_new (exits),
  };

  check_lists (charts[0], (GetList) td_engagement_get_list, engagement);
  check_lists (charts[1], (GetList) td_retention_get_list, retention);
  check_lists (charts[2], (GetList) td_outcomes_get_list, outcomes);
  check_lists (charts[3], (GetList) td_consistency_get_list, consistency);
  check_lists (charts[4], (GetList) td_exit_reasons_get_list, exits);
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    g_ptr_array_unref (charts[i]);
}

/* Thirty people who leave one a day: grey from nine at risk, ended at five. */
static void
test_few (void)
{
  TdObservation spans[30];
  g_autoptr (TdSurvival) curve = NULL;
  g_autoptr (TdChartScene) scene = td_charts_new_share (TD_CHART_STEPS, "few", "Few", NULL);
  guint series = td_chart_scene_add_series (scene, NULL);
  const TdSurvival *curves[1];
  g_autofree char *last = NULL;
  guint n_marks;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    spans[i] = (TdObservation){ 0, 10 * (i + 1), TRUE };
  curve = td_survival_new (spans, G_N_ELEMENTS (spans));
  curves[0] = curve;
  td_charts_add_curves (scene, &series, curves, 1);
  n_marks = td_chart_scene_get_n_marks (scene);
  last = td_chart_scene_dup_mark_text (scene, n_marks - 1);
  g_assert_nonnull (strstr (last, "5 observed"));
  for (guint i = 0; i < n_marks; i++)
    {
      g_autofree char *text = td_chart_scene_dup_mark_text (scene, i);

      g_assert_null (strstr (text, " 4 observed"));
    }
}

/* Two periods: equal lengths mean equal numbers. */
static void
test_share_scales (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = make_sample (file);
  g_autoptr (GPtrArray) now = td_insight_charts_load (file->db, "engagement", &filter, NULL);
  g_autoptr (GPtrArray) before = NULL;
  guint n_shared = 0;

  filter.as_of = td_test_date ("2026-02-01");
  before = td_insight_charts_load (file->db, "engagement", &filter, NULL);
  g_assert_cmpuint (now->len, ==, before->len);
  td_insight_charts_share_scales (now, before);
  g_assert_null (td_insight_charts_find (before, "weather"));
  for (guint i = 0; i < now->len; i++)
    {
      TdChartScene *a = now->pdata[i];
      TdChartScene *b = td_insight_charts_find (before, td_chart_scene_get_code (a));

      if (td_chart_scene_is_empty (a) || td_chart_scene_is_empty (b))
        continue;
      g_assert_true (isfinite (a->low) && a->low == b->low);
      g_assert_true (isfinite (a->high) && a->high == b->high);
      n_shared++;
    }
  g_assert_cmpuint (n_shared, >=, 4);
}

/* Every chart that sets groups beside each other says what that is not. */
static void
test_caution (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *kind;
    const char *code;
  } compared[] = { { "retention", "states" },          { "retention", "mentor_states" },
                   { "retention", "landmark" },        { "outcomes", "survey" },
                   { "outcomes", "survey_change" },    { "outcomes", "promotions" },
                   { "exit-reasons", "participation" } };
  TdInsightFilter filter = make_sample (file);

  for (guint i = 0; i < G_N_ELEMENTS (compared); i++)
    {
      g_autoptr (GPtrArray) charts =
          td_insight_charts_load (file->db, compared[i].kind, &filter, NULL);
      TdChartScene *scene = td_insight_charts_find (charts, compared[i].code);
      g_autofree char *summary = td_chart_scene_dup_summary (scene);

      g_assert_nonnull (strstr (summary, td_verdict_get_caution ()));
    }
}

#define ADD(name, func) \
  g_test_add (name, TdTestFile, NULL, td_test_file_setup, func, td_test_file_teardown)

void
test_insight_charts_add (void)
{
  ADD ("/report/insight-charts/kinds", test_kinds);
  ADD ("/report/insight-charts/unknown", test_unknown);
  ADD ("/report/insight-charts/nobody", test_nobody);
  ADD ("/report/insight-charts/lists", test_lists);
  ADD ("/report/insight-charts/share-scales", test_share_scales);
  ADD ("/report/insight-charts/caution", test_caution);
  g_test_add_func ("/report/insight-charts/few", test_few);
}
