/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <string.h>

#include "render/td-chart-table.h"
#include "test-render.h"

static void
assert_every_mark_has_words (TdChartScene *scene)
{
  for (guint i = 0; i < td_chart_scene_get_n_marks (scene); i++)
    {
      g_autofree char *text = td_chart_scene_dup_mark_text (scene, i);

      g_assert_nonnull (strstr (text, ": "));
    }
}

static void
test_marks (void)
{
  g_autoptr (TdChartScene) line = test_line (3);
  g_autoptr (TdChartScene) bars = test_bars (TD_CHART_BARS);
  g_autofree char *first = td_chart_scene_dup_mark_text (line, 0);
  g_autofree char *gap = td_chart_scene_dup_mark_text (line, 3);
  g_autofree char *bar = td_chart_scene_dup_mark_text (bars, 1);

  g_assert_cmpuint (td_chart_scene_get_n_marks (line), ==, 12);
  g_assert_cmpstr (first, ==, "January 2026: 50.0\u202f%, 45.0\u202f% to 55.0\u202f%, 41 of 60");
  g_assert_cmpstr (gap, ==, "April 2026: not available, 41 of 60");
  g_assert_cmpstr (bar, ==, "Production: 12");
  g_assert_cmpstr (td_chart_scene_get_mark_id (bars, 2), ==, "Łódź");
  assert_every_mark_has_words (line);
  assert_every_mark_has_words (bars);
}

static void
test_description (void)
{
  g_autoptr (TdChartScene) line = test_line (-1);
  g_autoptr (TdChartScene) empty = td_chart_scene_new (TD_CHART_STEPS, "Staying");
  g_autofree char *words = NULL;
  g_autofree char *nothing = td_chart_scene_dup_summary (empty);

  td_chart_scene_add_reference (line, 0.7, "Target");
  words = td_chart_scene_dup_summary (line);
  g_assert_nonnull (strstr (words, "Adherence."));
  g_assert_nonnull (strstr (words, "lowest January 2026: 50"));
  g_assert_nonnull (strstr (words, "highest December 2026: 72"));
  g_assert_nonnull (strstr (words, "Target: 70"));
  g_assert_cmpstr (nothing, ==, "Staying. Nothing to show yet.");
}

static void
test_empty (void)
{
  g_autoptr (TdChartScene) scene = td_chart_scene_new (TD_CHART_LINE, "Empty");
  guint series = td_chart_scene_add_series (scene, "One");

  g_assert_true (td_chart_scene_is_empty (scene));
  td_chart_scene_add_point (scene, series, &(TdChartPoint){ 700000, NAN, NAN, NAN });
  g_assert_true (td_chart_scene_is_empty (scene));
  td_chart_scene_add_point (scene, series, &(TdChartPoint){ 700030, 0, NAN, NAN });
  g_assert_false (td_chart_scene_is_empty (scene));
}

/* Nothing that a spreadsheet would run, points as decimals, gaps empty. */
static void
test_csv (void)
{
  g_autoptr (TdChartScene) scene = td_chart_scene_new (TD_CHART_BARS, "Pairs");
  guint series = td_chart_scene_add_series (scene, NULL);
  const char *const names[] = { "=cmd()", "Sales, \"North\"", "IT" };
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    td_chart_scene_add_point (scene, series,
                              &(TdChartPoint){ td_chart_scene_add_category (scene, names[i]),
                                               i == 2 ? NAN : 1.5, NAN, NAN });
  csv = td_chart_scene_dup_csv (scene);
  lines = g_strsplit (csv, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_true (g_str_has_prefix (csv, "\357\273\277Series,"));
  g_assert_cmpstr (lines[1], ==, "Pairs,\"'=cmd()\",1.5,,,,,");
  g_assert_cmpstr (lines[2], ==, "Pairs,\"Sales, \"\"North\"\"\",1.5,,,,,");
  g_assert_cmpstr (lines[3], ==, "Pairs,IT,,,,,,");
}

void
test_chart_scene_add (void)
{
  g_test_add_func ("/render/scene/marks", test_marks);
  g_test_add_func ("/render/scene/description", test_description);
  g_test_add_func ("/render/scene/empty", test_empty);
  g_test_add_func ("/render/scene/csv", test_csv);
}
