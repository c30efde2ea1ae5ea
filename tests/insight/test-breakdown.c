/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-breakdown.h"
#include "insight/td-suppression.h"

#include "td-company.h"

void test_breakdown_add (void);

#define ROWS 6
#define COLUMNS 3

/* What the shown rows leave of a total is nothing, or enough people in two rows or more. */
static void
assert_guarded (const gint64 *counts, const gboolean *hidden, gint64 threshold)
{
  gint64 rest = 0;
  guint cells = 0;

  for (guint i = 0; i < ROWS; i++)
    {
      rest += hidden[i] ? counts[i] : 0;
      cells += hidden[i] ? 1 : 0;
      g_assert_true (hidden[i] || counts[i] == 0 || counts[i] >= threshold);
    }
  g_assert_true (cells == 0 || rest == 0 || (cells >= 2 && rest >= threshold));
}

/* Any table: persons, those that count, those that do not. */
static void
test_columns (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);

  for (guint n = 0; n < 4000; n++)
    {
      gint64 numbers[COLUMNS][ROWS];
      const gint64 *columns[COLUMNS] = { numbers[0], numbers[1], numbers[2] };
      gboolean hidden[ROWS] = { FALSE };
      int most = g_rand_int_range (random, 2, 40);

      for (guint i = 0; i < ROWS; i++)
        {
          numbers[0][i] = g_rand_int_range (random, 0, most);
          numbers[1][i] = g_rand_int_range (random, 0, (int) numbers[0][i] + 1);
          numbers[2][i] = numbers[0][i] - numbers[1][i];
        }
      if (td_suppress_columns (columns, COLUMNS, ROWS, 5, hidden))
        for (guint c = 0; c < COLUMNS; c++)
          assert_guarded (numbers[c], hidden, 5);
    }
}

static const TdBreakdownCell *
get_cell (const TdBreakdownTable *table, const char *code, guint row)
{
  return &g_array_index (td_breakdown_table_find (table, code)->cells, TdBreakdownCell, row);
}

/* The departments add up to the figure, by the alphabet. */
static void
test_engagement (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date (TD_COMPANY_AS_OF) };
  g_autoptr (TdEngagement) engagement = td_engagement_load (file->db, &filter, NULL);
  g_autoptr (TdBreakdownTable) got =
      td_breakdown_of_engagement (file->db, engagement, TD_DIMENSION_DEPARTMENT, NULL, NULL);
  TdFigure *adherence = td_figure_find (engagement->figures, "adherence");
  gint64 kept = 0, due = 0;

  g_assert_cmpuint (got->values->len, ==, 4);
  g_assert_cmpstr (g_ptr_array_index (got->values, 0), ==, "Engineering");
  g_assert_cmpstr (g_ptr_array_index (got->values, 3), ==, "Support");
  for (guint i = 0; i < 4; i++)
    {
      kept += get_cell (got, "adherence", i)->count;
      due += get_cell (got, "adherence", i)->of;
    }
  g_assert_cmpint (kept, ==, adherence->count);
  g_assert_cmpint (due, ==, adherence->of);
  g_assert_cmpint (get_cell (got, "participation", 2)->of, ==, 44);
  g_assert_cmpint (td_breakdown_table_find (got, "participation")->total.of, ==,
                   engagement->n_employed);
  g_assert_null (td_breakdown_table_find (got, "hours"));
}

/* Two departments of whom one is small: neither is shown. */
static void
test_hidden (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date (TD_COMPANY_AS_OF) };
  g_autoptr (TdRetention) retention = NULL;
  g_autoptr (TdBreakdownTable) got = NULL;

  td_test_run (file->db,
               "UPDATE employee SET department = CASE WHEN id IN (SELECT id FROM employee "
               "WHERE leave_date IS NULL LIMIT 3) THEN NULL ELSE 'Big' END");
  retention = td_retention_load (file->db, &filter, NULL);
  got = td_breakdown_of_retention (file->db, retention, TD_DIMENSION_DEPARTMENT, NULL, NULL);
  g_assert_cmpuint (got->values->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (got->values, 1), ==, "");
  g_assert_true (get_cell (got, "headcount", 0)->hidden);
  g_assert_true (get_cell (got, "headcount", 1)->hidden);
  g_assert_cmpint (get_cell (got, "headcount", 1)->count, ==, 0);
  g_assert_false (td_breakdown_table_find (got, "headcount")->total.hidden);
  /* None of the three left: zero is shown, and gives nobody away. */
  g_assert_cmpint (get_cell (got, "leavers", 1)->count, ==, 0);
  g_assert_false (get_cell (got, "leavers", 0)->hidden);
}

/* A read that fails on its way is a failure, told once. */
static void
test_stopped (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date (TD_COMPANY_AS_OF) };
  g_autoptr (TdRetention) retention = td_retention_load (file->db, &filter, NULL);
  g_autoptr (GError) error = NULL;

  td_test_run (file->db, "PRAGMA foreign_keys = 0");
  td_test_run (file->db, "ALTER TABLE employee RENAME TO moved");
  /* A whole number that has no opposite: the query fails at its first row. */
  td_test_run (file->db, "CREATE VIEW employee AS SELECT id, outside, hire_date, leave_date, "
                         "abs(-9223372036854775808 + 0 * id) AS department FROM moved");
  g_assert_null (
      td_breakdown_of_retention (file->db, retention, TD_DIMENSION_DEPARTMENT, NULL, &error));
  g_assert_nonnull (error);
}

void
test_breakdown_add (void)
{
  g_test_add_func ("/breakdown/columns", test_columns);
  g_test_add ("/breakdown/engagement", TdTestFile, NULL, td_company_setup, test_engagement,
              td_test_file_teardown);
  g_test_add ("/breakdown/stopped", TdTestFile, NULL, td_company_setup, test_stopped,
              td_test_file_teardown);
  g_test_add ("/breakdown/hidden", TdTestFile, NULL, td_company_setup, test_hidden,
              td_test_file_teardown);
}
