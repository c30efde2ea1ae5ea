/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-retention-period.h"

#include "people/td-employee-search.h"
#include "td-test-workspace.h"
#include "td-test.h"
#include "workspace/td-settings.h"

#define TODAY "2026-03-16"

/* Ann left in 2020, Ben too but was in a pair until 2024, Cem still works here, Dee left in 2020
 * and is in a pair that runs, Eve is a coach from outside whose sign-up was withdrawn in 2019, Flo
 * left in 2020 and is anonymous already. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db,
               "INSERT INTO employee (id, number, name, name_key, search_key, leave_date, outside, "
               "anonymous) VALUES (1, '1', 'Ann', 'ann', 'ann', '2020-06-30', 0, 0), "
               "(2, '2', 'Ben', 'ben', 'ben', '2020-06-30', 0, 0), "
               "(3, '3', 'Cem', 'cem', 'cem', NULL, 0, 0), "
               "(4, '4', 'Dee', 'dee', 'dee', '2020-06-30', 0, 0), "
               "(5, NULL, 'Eve', 'eve', 'eve', NULL, 1, 0), "
               "(6, NULL, 'Person 1', 'person 1', 'person 1', '2020-06-30', 0, 1)");
  td_test_run (file->db, "INSERT INTO program (id, name, start_date, end_date) VALUES "
                         "(1, 'Alpha', '2018-01-01', NULL)");
  td_test_run (file->db, "INSERT INTO enrolment (program_id, employee_id, role, from_date, state, "
                         "withdrawn_on) VALUES (1, 5, 'mentor', '2018-01-01', 'withdrawn', "
                         "'2019-02-01')");
  td_test_run (file->db, "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, "
                         "proposed_on, matched_on, ended_on) VALUES "
                         "('1', 1, 3, 2, 'ended', '2018-01-01', '2018-01-01', '2024-03-31'), "
                         "('2', 1, 3, 4, 'active', '2018-01-01', '2018-01-01', NULL)");
}

static void
set_months (TdTestFile *file, int months)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (td_settings_set_int (file->db, TD_SETTING_RETENTION_MONTHS, months, &error));
}

static GPtrArray *
list (TdTestFile *file, const char *today)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *past = td_retention_period_list (file->db, td_test_date (today), &error);

  g_assert_no_error (error);
  g_assert_cmpint (td_retention_period_count (file->db, td_test_date (today), &error), ==,
                   past->len);
  return past;
}

static void
assert_names (TdTestFile *file, const char *today, const char *expected)
{
  g_autoptr (GPtrArray) past = list (file, today);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < past->len; i++)
    g_string_append_printf (names, "%s%s", i ? " " : "", ((TdPastPerson *) past->pdata[i])->name);
  g_assert_cmpstr (names->str, ==, expected);
}

/* Never set, or 0, is for ever. */
static void
test_off (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdDate limit = 1;
  int months = -1;

  g_assert_true (td_retention_period_get (file->db, &months, &error));
  g_assert_cmpint (months, ==, 0);
  g_assert_true (td_retention_period_get_limit (file->db, td_test_date (TODAY), &limit, &error));
  g_assert_cmpint (limit, ==, TD_DATE_NONE);
  assert_names (file, TODAY, "");
  set_months (file, 0);
  assert_names (file, TODAY, "");
}

static void
test_who (TdTestFile *file, gconstpointer data)
{
  set_months (file, 24);
  assert_names (file, TODAY, "Eve Ann");
  set_months (file, 12);
  assert_names (file, TODAY, "Eve Ann Ben");
  set_months (file, 120);
  assert_names (file, TODAY, "");
}

/* The last day of the period still belongs to it. */
static void
test_edge (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) past = NULL;
  TdPastPerson *ben;

  set_months (file, 24);
  assert_names (file, "2026-03-31", "Eve Ann");
  assert_names (file, "2026-04-01", "Eve Ann Ben");
  past = list (file, "2026-04-01");
  ben = past->pdata[2];
  g_assert_cmpint (ben->leave_date, ==, td_test_date ("2020-06-30"));
  g_assert_cmpint (ben->last_day, ==, td_test_date ("2024-03-31"));
  g_assert_cmpint (ben->due, ==, td_test_date ("2026-03-31"));
}

static void
test_most (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int months;

  set_months (file, 100000);
  g_assert_true (td_retention_period_get (file->db, &months, &error));
  g_assert_cmpint (months, ==, TD_RETENTION_MONTHS_MOST);
}

/* The page People finds the same people, whatever the day. */
static void
test_search (TdTestFile *file, gconstpointer data)
{
  static const char *const days[] = { TODAY, "2026-04-01", "2022-06-30", "2022-07-01" };

  set_months (file, 24);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) past = list (file, days[i]);
      g_autoptr (GArray) found = NULL;
      TdEmployeeQuery query = { .text = NULL };

      td_retention_period_get_limit (file->db, td_test_date (days[i]), &query.last_day_before,
                                     &error);
      found = td_employee_search (file->db, &query, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, past->len);
      for (guint j = 0; j < past->len; j++)
        {
          gint64 id = ((TdPastPerson *) past->pdata[j])->id;
          gboolean among = FALSE;

          for (guint k = 0; k < found->len; k++)
            among = among || g_array_index (found, gint64, k) == id;
          g_assert_true (among);
        }
    }
}

void
test_retention_period_add (void)
{
#define ADD(path, func) \
  g_test_add ("/retention-period/" path, TdTestFile, NULL, setup, func, td_test_file_teardown)
  ADD ("off", test_off);
  ADD ("who", test_who);
  ADD ("edge", test_edge);
  ADD ("most", test_most);
  ADD ("search", test_search);
#undef ADD
}
