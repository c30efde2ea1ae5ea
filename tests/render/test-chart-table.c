/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <string.h>

#include "render/td-chart-table.h"
#include "test-render.h"

static void
assert_row (TdChartTable *table, guint row, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < td_chart_table_get_n_columns (table); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                            td_chart_table_get_cell (table, row, i));
  /* Between a number and its sign is a narrow space. */
  g_string_replace (text, "\342\200\257", " ", 0);
  g_assert_cmpstr (text->str, ==, expected);
}

/* A share that is hidden, one that nobody knows, one with its counts. */
static TdChartScene *
make_shares (void)
{
  TdChartScene *scene = td_chart_scene_new (TD_CHART_BARS, "Favourable");
  guint series = td_chart_scene_add_series (scene, NULL);
  const TdChartPoint points[] = {
    { .x = 0, .value = 0.84, .low = 0.81, .high = 0.87, .count = 412, .of = 490, .id = "sales" },
    { .x = 1, .value = 0.5, .low = 0.2, .high = 0.8, .count = 2, .of = 4, .hidden = TRUE },
    { .x = 2, .value = NAN, .low = NAN, .high = NAN },
  };

  td_chart_scene_set_unit (scene, TD_UNIT_SHARE);
  td_chart_scene_set_axes (scene, "Department", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      td_chart_scene_add_category (scene, i == 0 ? "Sales" : i == 1 ? "IT" : "Legal");
      td_chart_scene_add_point (scene, series, &points[i]);
    }
  return scene;
}

static void
test_bars_twin (void)
{
  g_autoptr (TdChartScene) scene = make_shares ();
  g_autoptr (TdChartTable) table = td_chart_table_new (scene);

  g_assert_cmpuint (td_chart_table_get_n_columns (table), ==, 4);
  g_assert_cmpuint (td_chart_table_get_n_rows (table), ==, 3);
  g_assert_cmpstr (td_chart_table_get_head (table, 0), ==, "Department");
  g_assert_false (td_chart_table_is_number (table, 0));
  for (guint i = 1; i < 4; i++)
    g_assert_true (td_chart_table_is_number (table, i));
  assert_row (table, 0, "Sales|84.0 %|81.0 % to 87.0 %|412 of 490");
  assert_row (table, 1, "IT|hidden|–|–");
  assert_row (table, 2, "Legal|not available|–|–");
  g_assert_cmpstr (td_chart_table_get_row_id (table, 0), ==, "sales");
  g_assert_null (td_chart_table_get_row_id (table, 1));
}

/* What is hidden is nowhere: not in words, not in the file. */
static void
test_hidden (void)
{
  g_autoptr (TdChartScene) scene = make_shares ();
  g_autofree char *summary = td_chart_scene_dup_summary (scene);
  g_autofree char *mark = td_chart_scene_dup_mark_text (scene, 1);
  g_autofree char *csv = td_chart_scene_dup_csv (scene);

  g_assert_cmpstr (mark, ==, "IT: hidden");
  g_assert_nonnull (strstr (summary, "IT: hidden"));
  g_assert_nonnull (strstr (csv, "Favourable,Sales,0.84,0.81,0.87,412,490,412 of 490\r\n"));
  g_assert_nonnull (strstr (csv, "Favourable,IT,hidden,,,,,\r\n"));
}

/* A chart of hidden numbers alone does not say that there are none. */
static void
test_all_hidden (void)
{
  g_autoptr (TdChartScene) scene = td_chart_scene_new (TD_CHART_DOTS, "Promotions");
  g_autofree char *nothing = td_chart_scene_dup_summary (scene);
  g_autofree char *hidden = NULL;

  td_chart_scene_add_series (scene, NULL);
  td_chart_scene_add_category (scene, "Since");
  td_chart_scene_add_point (scene, 0, &(TdChartPoint){ .value = 3, .hidden = TRUE });
  hidden = td_chart_scene_dup_summary (scene);
  g_assert_true (td_chart_scene_is_empty (scene));
  g_assert_nonnull (strstr (nothing, "Nothing to show yet"));
  g_assert_nonnull (strstr (hidden, "too few people"));
}

/* Rows of curves stand where the numbers at risk do; past its end a curve says nothing. */
static void
test_steps_twin (void)
{
  g_autoptr (TdChartScene) scene = td_chart_scene_new (TD_CHART_STEPS, "Staying");
  g_autoptr (TdChartTable) table = NULL;
  guint before = td_chart_scene_add_series (scene, "Before");
  guint since = td_chart_scene_add_series (scene, "Since");
  const TdChartPoint points[] = { { 0, 1, NAN, NAN },
                                  { 7, 0.9, 0.8, 0.95 },
                                  { 20, 0.5, 0.4, 0.6 } };

  td_chart_scene_set_unit (scene, TD_UNIT_SHARE);
  td_chart_scene_set_x_unit (scene, TD_UNIT_MONTHS);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    td_chart_scene_add_point (scene, before, &points[i]);
  td_chart_scene_add_point (scene, since, &points[0]);
  td_chart_scene_add_point (scene, since, &points[1]);
  for (guint i = 0; i <= 12; i += 6)
    td_chart_scene_add_at_risk (scene, before, i, 40 - i);
  td_chart_scene_add_at_risk (scene, since, 0, 21);
  td_chart_scene_add_at_risk (scene, since, 6, 11);
  table = td_chart_table_new (scene);
  g_assert_cmpuint (td_chart_table_get_n_columns (table), ==, 7);
  g_assert_cmpstr (td_chart_table_get_head (table, 1), ==, "Before");
  g_assert_cmpstr (td_chart_table_get_head (table, 6), ==, "Since: At risk");
  assert_row (table, 0, "0 months|100.0 %|–|40|100.0 %|–|21");
  assert_row (table, 1, "6 months|100.0 %|–|34|100.0 %|–|11");
  assert_row (table, 2, "12 months|90.0 %|80.0 % to 95.0 %|28|–|–|–");
}

/* Two series over the same months stand beside each other; several dots of one below each other. */
static void
test_places (void)
{
  g_autoptr (TdChartScene) scene = td_chart_scene_new (TD_CHART_DOTS, "Contacts");
  g_autoptr (TdChartTable) table = NULL;
  guint series = td_chart_scene_add_series (scene, NULL);

  td_chart_scene_add_category (scene, "Ada");
  td_chart_scene_add_category (scene, "Bo");
  td_chart_scene_add_point (scene, series, &(TdChartPoint){ 0, 1, NAN, NAN, "1 of 6" });
  td_chart_scene_add_point (scene, series, &(TdChartPoint){ 0, 4, NAN, NAN, "4 of 6" });
  td_chart_scene_add_point (scene, series, &(TdChartPoint){ 1, 3, NAN, NAN, "3 of 6" });
  table = td_chart_table_new (scene);
  g_assert_cmpuint (td_chart_table_get_n_rows (table), ==, 3);
  assert_row (table, 0, "Ada|1|1 of 6");
  assert_row (table, 1, "Ada|4|4 of 6");
  assert_row (table, 2, "Bo|3|3 of 6");
}

/* A number goes out as it is, in every locale. */
static void
test_exact (void)
{
  g_autoptr (TdChartScene) scene = td_chart_scene_new (TD_CHART_STEPS, "Exact");
  guint series = td_chart_scene_add_series (scene, NULL);
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;

  td_chart_scene_add_point (scene, series, &(TdChartPoint){ 12 / 30.4375, 1 / 3.0, NAN, NAN });
  csv = td_chart_scene_dup_csv (scene);
  lines = g_strsplit (csv, "\r\n", -1);
  cells = g_strsplit (lines[1], ",", -1);
  g_assert_true (g_ascii_strtod (cells[1], NULL) == 12 / 30.4375);
  g_assert_true (g_ascii_strtod (cells[2], NULL) == 1 / 3.0);
}

void
test_chart_table_add (void)
{
  g_test_add_func ("/render/table/bars", test_bars_twin);
  g_test_add_func ("/render/table/hidden", test_hidden);
  g_test_add_func ("/render/table/all-hidden", test_all_hidden);
  g_test_add_func ("/render/table/steps", test_steps_twin);
  g_test_add_func ("/render/table/places", test_places);
  g_test_add_func ("/render/table/exact", test_exact);
}
