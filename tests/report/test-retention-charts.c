/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "report/td-retention-charts.h"

#include <math.h>

#include "render/td-chart-table.h"
#include "td-test.h"

void test_retention_charts_add (void);

/* Twenty people hired a month apart from January 2022, of whom every fourth left after a year. */
static TdRetention *
load_small (TdTestFile *file)
{
  TdInsightFilter filter = { 0, TD_DATE_NONE, td_test_date ("2025-06-15") };
  g_autoptr (GError) error = NULL;
  TdRetention *retention;

  for (int i = 0; i < 20; i++)
    {
      TdDate hire = td_date_add_months (td_test_date ("2022-01-05"), i);
      g_autofree char *hired = td_date_to_iso (hire);
      g_autofree char *left = i % 4 == 0 ? td_date_to_iso (hire + 400) : NULL;
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO employee (id, name, name_key, search_key, hire_date, leave_date) VALUES "
          "(%d, 'P%d', 'p%d', '', '%s', %s%s%s)",
          i + 1, i, i, hired, left ? "'" : "", left ? left : "NULL", left ? "'" : "");

      td_test_run (file->db, sql);
    }
  retention = td_retention_load (file->db, &filter, &error);
  g_assert_no_error (error);
  return retention;
}

/* Every id of a mark has a list behind it. */
static guint
check_marks (TdChartScene *scene, const TdRetention *retention)
{
  guint linked = 0;

  for (guint i = 0; i < td_chart_scene_get_n_marks (scene); i++)
    {
      const char *id = td_chart_scene_get_mark_id (scene, i);
      g_autofree char *text = td_chart_scene_dup_mark_text (scene, i);

      g_assert_null (strstr (text, "nan"));
      if (id == NULL)
        continue;
      g_assert_nonnull (td_retention_get_list (retention, id));
      linked++;
    }
  return linked;
}

static void
test_months (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdRetention) retention = load_small (file);
  g_autoptr (TdChartScene) turnover = td_retention_chart_turnover (retention);
  g_autoptr (TdChartScene) kept = td_retention_chart_retention (retention);
  g_autoptr (TdChartScene) rolling = td_retention_chart_rolling (retention);

  g_assert_cmpuint (check_marks (turnover, retention), ==, 5);
  g_assert_cmpuint (check_marks (kept, retention), ==, 5);
  /* The running month is no whole one. */
  g_assert_cmpuint (td_chart_scene_get_n_marks (turnover), ==, retention->months->len - 1);
  g_assert_cmpuint (td_chart_scene_get_n_series (rolling), ==, 2);
  g_assert_cmpuint (td_chart_scene_get_n_marks (rolling), ==, 2 * (retention->months->len - 12));
}

/* The curve ends where fewer than five are watched. */
static void
test_tenure (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdRetention) retention = load_small (file);
  g_autoptr (TdChartScene) scene = td_retention_chart_tenure (retention);
  g_autofree char *csv = td_chart_scene_dup_csv (scene);

  g_assert_false (td_chart_scene_is_empty (scene));
  g_assert_nonnull (strstr (csv, "0.75"));
  for (guint i = 0; i < td_chart_scene_get_n_marks (scene); i++)
    {
      g_autofree char *text = td_chart_scene_dup_mark_text (scene, i);
      const char *note = strrchr (text, ',');

      g_assert_nonnull (note);
      g_assert_cmpint (atoi (note + 1), >=, TD_RETENTION_LEAST_AT_RISK);
    }
}

static void
test_new_hires (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdRetention) retention = load_small (file);
  g_autoptr (TdChartScene) scene = td_retention_chart_new_hires (retention);

  /* Leavers are complete from February 2023 on: only that year is whole enough. */
  g_assert_cmpuint (check_marks (scene, retention), ==, td_chart_scene_get_n_marks (scene));
  g_assert_cmpuint (td_chart_scene_get_n_marks (scene), ==, 1);
}

/* Nobody left: a share of 1 is shown with the exact limit of what so many can say. */
static void
test_no_leavers (void)
{
  TdObservation spans[40];
  TdRetention retention = { 0 };
  g_autoptr (TdChartScene) scene = NULL;
  guint n;

  for (int i = 0; i < 40; i++)
    spans[i] = (TdObservation){ 0, 400 - 5 * i, FALSE };
  retention.tenure = td_survival_new (spans, 40);
  scene = td_retention_chart_tenure (&retention);
  n = td_chart_scene_get_n_marks (scene);
  g_assert_cmpuint (n, >, 5);
  for (guint i = 0; i < n; i++)
    {
      TdChartPoint point = td_chart_scene_get_mark (scene, i);
      guint at_risk = (guint) atoi (point.note);

      g_assert_cmpfloat (point.value, ==, 1);
      g_assert_cmpfloat (point.high, ==, 1);
      g_assert_cmpfloat (fabs (point.low - pow (0.025, 1.0 / at_risk)), <, i + 1 < n ? 1e-12 : 0.1);
    }
  g_assert_null (strstr (td_chart_scene_get_subtitle (scene), "still observed"));
  td_survival_free (retention.tenure);
}

/* A curve that begins later says of whom it is. */
static void
test_start (void)
{
  TdObservation spans[40];
  TdRetention retention = { 0 };
  g_autoptr (TdChartScene) scene = NULL;

  for (int i = 0; i < 40; i++)
    spans[i] = (TdObservation){ 0, 100 + 9 * i, i % 3 == 0 };
  retention.tenure = td_survival_new_from (spans, 40, 120);
  scene = td_retention_chart_tenure (&retention);
  g_assert_nonnull (
      strstr (td_chart_scene_get_subtitle (scene), "; of those still observed after 120 days"));
  td_survival_free (retention.tenure);
}

/* Sixty people, every second one matched, who leave alike: two curves from the same month on. */
static void
test_states (void)
{
  TdStay stays[60];
  TdDate start = td_test_date ("2022-01-01"), as_of = td_test_date ("2025-01-01");
  TdRetention retention = { 0 };
  g_autoptr (TdChartScene) scene = NULL;
  g_autoptr (TdChartScene) hidden = NULL;

  for (int i = 0; i < 60; i++)
    stays[i] = (TdStay){ start + i, start + i + 200 + 37 * (i % 20),
                         i % 2 ? start + i + 100 : TD_DATE_NONE, 1 };
  retention.participation = td_participation_compare (stays, 60, start, as_of);
  g_assert_cmpint (retention.participation.verdict, ==, TD_VERDICT_NO_DIFFERENCE);
  scene = td_retention_chart_states (&retention);
  g_assert_cmpuint (td_chart_scene_get_n_series (scene), ==, 2);
  g_assert_false (td_chart_scene_is_empty (scene));

  retention.participation.verdict = TD_VERDICT_TOO_EARLY;
  hidden = td_retention_chart_states (&retention);
  g_assert_true (td_chart_scene_is_empty (hidden));
  td_participation_clear (&retention.participation);
}

static void
test_nobody (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { 0, TD_DATE_NONE, td_test_date ("2025-06-15") };
  g_autoptr (TdRetention) retention = td_retention_load (file->db, &filter, NULL);
  g_autoptr (TdChartScene) tenure = td_retention_chart_tenure (retention);
  g_autoptr (TdChartScene) turnover = td_retention_chart_turnover (retention);
  g_autoptr (TdChartScene) hires = td_retention_chart_new_hires (retention);

  g_assert_true (td_chart_scene_is_empty (tenure));
  g_assert_true (td_chart_scene_is_empty (turnover));
  g_assert_true (td_chart_scene_is_empty (hires));
}

/* "Voluntary only" is about how long people stay; what counts all leavers says so. */
static void
test_voluntary (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdRetention) retention = load_small (file);
  g_autoptr (GPtrArray) charts = NULL;
  guint told = 0;

  g_assert_null (td_retention_get_counting (retention));
  retention->filter.voluntary_only = TRUE;
  charts = td_retention_charts_new (retention);
  for (guint i = 0; i < charts->len; i++)
    told += g_strcmp0 (td_chart_scene_get_caution (charts->pdata[i]),
                       td_retention_get_counting (retention)) == 0;
  /* By month twice, twelve months at a time, new hires. */
  g_assert_cmpuint (told, ==, 4);
}

/* Where departments explain a difference that the curves show, the charts say so. */
static void
test_between (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdRetention) retention = load_small (file);
  g_autoptr (TdChartScene) without = NULL, with = NULL;

  retention->participation.verdict = TD_VERDICT_NO_DIFFERENCE;
  retention->participation.plain.ratio = (TdInterval){ 1, 0.8, 1.2 };
  without = td_retention_chart_states (retention);
  g_assert_null (strstr (td_chart_scene_get_caution (without), "between departments"));
  retention->participation.plain.ratio = (TdInterval){ 0.5, 0.3, 0.8 };
  with = td_retention_chart_states (retention);
  g_assert_nonnull (strstr (td_chart_scene_get_caution (with), "between departments"));
  g_assert_nonnull (strstr (td_chart_scene_get_caution (with), "not what it causes"));
}

void
test_retention_charts_add (void)
{
  g_test_add ("/report/retention-charts/months", TdTestFile, NULL, td_test_file_setup, test_months,
              td_test_file_teardown);
  g_test_add ("/report/retention-charts/tenure", TdTestFile, NULL, td_test_file_setup, test_tenure,
              td_test_file_teardown);
  g_test_add ("/report/retention-charts/new-hires", TdTestFile, NULL, td_test_file_setup,
              test_new_hires, td_test_file_teardown);
  g_test_add_func ("/report/retention-charts/states", test_states);
  g_test_add_func ("/report/retention-charts/no-leavers", test_no_leavers);
  g_test_add_func ("/report/retention-charts/start", test_start);
  g_test_add ("/report/retention-charts/voluntary", TdTestFile, NULL, td_test_file_setup,
              test_voluntary, td_test_file_teardown);
  g_test_add ("/report/retention-charts/between", TdTestFile, NULL, td_test_file_setup,
              test_between, td_test_file_teardown);
  g_test_add ("/report/retention-charts/nobody", TdTestFile, NULL, td_test_file_setup, test_nobody,
              td_test_file_teardown);
}
