/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <string.h>

#include "report/td-engagement-charts.h"
#include "td-test.h"
#include "workspace/td-sample.h"

/* Every mark that can be activated has people behind it, and only such marks can. */
static void
assert_lists_behind (TdChartScene *scene, const TdEngagement *engagement)
{
  g_assert_false (td_chart_scene_is_empty (scene));
  for (guint i = 0; i < td_chart_scene_get_n_marks (scene); i++)
    {
      const char *id = td_chart_scene_get_mark_id (scene, i);

      if (id && td_engagement_get_list (engagement, id) == NULL)
        g_error ("Nobody is behind “%s”", id);
    }
}

static void
test_marks (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date ("2026-11-21") };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEngagement) engagement = NULL;
  g_autoptr (TdChartScene) adherence = NULL;
  g_autoptr (TdChartScene) contact_rate = NULL;
  g_autoptr (TdChartScene) overdue = NULL;
  g_autofree char *bucket = NULL;
  g_autofree char *wanted = NULL;

  td_sample_make (file->db, filter.as_of, NULL, &error);
  g_assert_no_error (error);
  engagement = td_engagement_load (file->db, &filter, &error);
  g_assert_no_error (error);

  adherence = td_engagement_chart_adherence (engagement);
  contact_rate = td_engagement_chart_contact_rate (engagement);
  overdue = td_engagement_chart_overdue (engagement);
  g_assert_cmpuint (td_chart_scene_get_n_marks (adherence), ==, engagement->months->len);
  g_assert_cmpuint (td_chart_scene_get_n_marks (overdue), ==, TD_ENGAGEMENT_N_BUCKETS);
  assert_lists_behind (adherence, engagement);
  assert_lists_behind (contact_rate, engagement);
  assert_lists_behind (overdue, engagement);
  bucket = td_chart_scene_dup_mark_text (overdue, 0);
  wanted = g_strdup_printf ("On track: %u", engagement->buckets[0]);
  g_assert_cmpstr (bucket, ==, wanted);
}

/* What is withheld is said so in the bars of the longest gap, too. */
static void
test_gaps_hidden (void)
{
  TdEngagement engagement = { .gaps = { 9, 0, 0, 5, 6 }, .gaps_hidden = { 0, 1, 1, 0, 0 } };
  g_autoptr (TdChartScene) scene = td_engagement_chart_gaps (&engagement);
  g_autofree char *shown = td_chart_scene_dup_mark_text (scene, 0);
  g_autofree char *hidden = td_chart_scene_dup_mark_text (scene, 1);

  g_assert_cmpuint (td_chart_scene_get_n_marks (scene), ==, TD_ENGAGEMENT_N_GAPS);
  g_assert_cmpstr (shown, ==, "Up to 31 days: 9");
  g_assert_cmpstr (hidden, ==, "32–61 days: hidden");
}

static void
test_empty (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date ("2026-11-21") };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEngagement) engagement = td_engagement_load (file->db, &filter, &error);
  g_autoptr (TdChartScene) adherence = NULL;

  g_assert_no_error (error);
  adherence = td_engagement_chart_adherence (engagement);
  g_assert_true (td_chart_scene_is_empty (adherence));
}

void test_engagement_charts_add (void);

void
test_engagement_charts_add (void)
{
  g_test_add_func ("/report/engagement-charts/gaps-hidden", test_gaps_hidden);
  g_test_add ("/report/engagement-charts/marks", TdTestFile, NULL, td_test_file_setup, test_marks,
              td_test_file_teardown);
  g_test_add ("/report/engagement-charts/empty", TdTestFile, NULL, td_test_file_setup, test_empty,
              td_test_file_teardown);
}
