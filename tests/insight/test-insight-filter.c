/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-insight-filter.h"

#include "td-test.h"

void test_insight_filter_add (void);

static void
test_words (void)
{
  TdInsightFilter filter = { .as_of = td_test_date ("2026-06-30") };
  g_autofree char *all = td_insight_filter_dup_words (&filter, NULL);
  g_autofree char *some = NULL;
  g_autofree char *without = NULL;

  g_assert_true (g_str_has_prefix (all, "All programmes · until "));
  filter.from = td_test_date ("2026-01-01");
  filter.dimension = TD_DIMENSION_DEPARTMENT;
  filter.value = (char *) "Finance";
  filter.voluntary_only = TRUE;
  some = td_insight_filter_dup_words (&filter, "Leadership");
  g_assert_true (g_str_has_prefix (some, "Leadership · department Finance · "));
  g_assert_nonnull (strstr (some, " to "));
  g_assert_true (g_str_has_suffix (some, " · if only voluntary leaving existed"));
  filter.value = (char *) "";
  without = td_insight_filter_dup_words (&filter, "Leadership");
  g_assert_nonnull (strstr (without, "people without a department"));
}

static void
test_copy (void)
{
  char value[] = "North";
  TdInsightFilter filter = { .program_id = 3, .as_of = 700000, .dimension = TD_DIMENSION_LOCATION };
  g_auto (TdInsightFilter) copy = { 0 };

  filter.value = value;
  copy = td_insight_filter_copy (&filter);
  g_assert_true (copy.value != filter.value);
  g_assert_true (td_insight_filter_equal (&copy, &filter));
  value[0] = 'S';
  g_assert_cmpstr (copy.value, ==, "North");
  g_assert_false (td_insight_filter_equal (&copy, &filter));
  filter.dimension = TD_DIMENSION_NONE;
  g_assert_false (td_insight_filter_is_narrow (&filter));
  g_assert_null (td_insight_filter_get_value (&filter));
}

static void
test_codes (void)
{
  TdInsightDimension dimension;

  for (guint i = 0; i < TD_N_DIMENSIONS; i++)
    {
      g_assert_true (td_dimension_from_code (td_dimension_get_code (i), &dimension));
      g_assert_cmpint (dimension, ==, i);
      g_assert_cmpint (strlen (td_dimension_get_label (i)), >, 3);
    }
  g_assert_false (td_dimension_from_code ("age", &dimension));
}

static gint64
count_people (TdDatabase *db, const TdInsightFilter *filter)
{
  g_autofree char *condition = td_insight_filter_dup_condition (filter, "e", 1);
  g_autofree char *sql = g_strdup_printf ("SELECT COUNT(*) FROM employee e WHERE %s", condition);
  g_autoptr (GError) error = NULL;
  gint64 count;

  td_database_query_int (db, &count, &error, sql, "s", td_insight_filter_get_value (filter));
  g_assert_no_error (error);
  return count;
}

static void
test_condition (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = 1, .dimension = TD_DIMENSION_GRADE };
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GPtrArray) none = NULL;

  td_test_run (file->db, "INSERT INTO employee (name, name_key, search_key, grade, outside) VALUES "
                         "('A', 'a', '', 'G7', 0), ('B', 'b', '', 'G10', 0), "
                         "('C', 'c', '', NULL, 0), ('D', 'd', '', 'G7', 0), "
                         "('E', 'e', '', 'coach', 1)");
  g_assert_cmpint (count_people (file->db, &filter), ==, 5);
  filter.value = (char *) "G7";
  g_assert_cmpint (count_people (file->db, &filter), ==, 2);
  filter.value = (char *) "";
  g_assert_cmpint (count_people (file->db, &filter), ==, 1);
  filter.value = (char *) "G7' OR '1' = '1";
  g_assert_cmpint (count_people (file->db, &filter), ==, 0);

  values = td_dimension_load_values (file->db, TD_DIMENSION_GRADE, NULL);
  g_assert_cmpuint (values->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (values, 0), ==, "G10");
  g_assert_cmpstr (g_ptr_array_index (values, 1), ==, "G7");
  g_assert_cmpstr (g_ptr_array_index (values, 2), ==, "");
  none = td_dimension_load_values (file->db, TD_DIMENSION_NONE, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

void
test_insight_filter_add (void)
{
  g_test_add_func ("/insight/filter/words", test_words);
  g_test_add_func ("/insight/filter/copy", test_copy);
  g_test_add_func ("/insight/filter/codes", test_codes);
  g_test_add ("/insight/filter/condition", TdTestFile, NULL, td_test_file_setup, test_condition,
              td_test_file_teardown);
}
