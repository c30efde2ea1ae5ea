/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-suppression.h"

#include "td-oracle.h"
#include "td-test.h"

void test_suppression_add (void);

#define MOST 12

static void
test_cases (void)
{
  g_autoptr (TdOracle) oracle = td_oracle_open ("suppression_cases.csv");

  for (guint row = 0; row < oracle->rows->len; row++)
    {
      g_autoptr (GArray) numbers = td_oracle_numbers (oracle, row, "counts");
      g_auto (GStrv) shown = g_strsplit (td_oracle_text (oracle, row, "shown"), " ", -1);
      gint64 counts[MOST];
      gboolean hidden[MOST], total;

      g_assert_cmpuint (numbers->len, ==, g_strv_length (shown));
      for (guint i = 0; i < numbers->len; i++)
        counts[i] = (gint64) g_array_index (numbers, double, i);
      total = td_suppress_table (counts, numbers->len,
                                 (gint64) td_oracle_number (oracle, row, "threshold"), hidden);
      for (guint i = 0; i < numbers->len; i++)
        g_assert_cmpint (hidden[i], ==, strcmp (shown[i], "hidden") == 0);
      g_assert_cmpint (total, ==, (int) td_oracle_number (oracle, row, "total_shown"));
    }
}

/* No table that is published lets a hidden cell of 1 to 4 be found by subtraction. */
static void
test_subtraction (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint round = 0; round < 20000; round++)
    {
      guint n = (guint) g_rand_int_range (random, 1, 8), n_hidden = 0;
      gint64 counts[MOST], sum = 0;
      gboolean hidden[MOST], total;

      for (guint i = 0; i < n; i++)
        counts[i] = g_rand_int_range (random, 0, 12);
      total = td_suppress_table (counts, n, TD_SUPPRESSION_THRESHOLD, hidden);
      for (guint i = 0; i < n; i++)
        {
          g_assert_true (hidden[i] || counts[i] == 0 || counts[i] >= TD_SUPPRESSION_THRESHOLD);
          n_hidden += hidden[i] ? 1 : 0;
          sum += hidden[i] ? counts[i] : 0;
        }
      if (total && n_hidden > 0)
        {
          g_assert_cmpuint (n_hidden, >=, 2);
          g_assert_cmpint (sum, >=, TD_SUPPRESSION_THRESHOLD);
        }
    }
}

static void
test_group (void)
{
  g_assert_true (td_suppress_group (5, 10, 5));
  g_assert_true (td_suppress_group (10, 10, 5));
  g_assert_true (td_suppress_group (0, 10, 5));
  g_assert_false (td_suppress_group (4, 10, 5));
  g_assert_false (td_suppress_group (7, 10, 5));
}

/* Of the workspace where it says so, but never below 3. */
static void
test_threshold (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *value;
    gint64 threshold;
  } cases[] = { { NULL, 5 }, { "7", 7 }, { "3", 3 }, { "2", 5 }, { "-4", 5 }, { "many", 5 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO setting (key, value) VALUES "
                                              "('" TD_SETTING_MIN_CELL "', '%s') ON CONFLICT (key) "
                                              "DO UPDATE SET value = excluded.value",
                                              cases[i].value);
      g_autoptr (GError) error = NULL;
      gint64 threshold = 0;

      if (cases[i].value)
        td_test_run (file->db, sql);
      g_assert_true (td_suppression_load_threshold (file->db, &threshold, &error));
      g_assert_no_error (error);
      g_assert_cmpint (threshold, ==, cases[i].threshold);
    }
}

void
test_suppression_add (void)
{
  g_test_add ("/suppression/threshold", TdTestFile, NULL, td_test_file_setup, test_threshold,
              td_test_file_teardown);
  g_test_add_func ("/suppression/cases", test_cases);
  g_test_add_func ("/suppression/subtraction", test_subtraction);
  g_test_add_func ("/suppression/group", test_group);
}
