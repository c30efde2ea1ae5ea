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
  g_test_add ("/report/retention-charts/nobody", TdTestFile, NULL, td_test_file_setup, test_nobody,
              td_test_file_teardown);
}
