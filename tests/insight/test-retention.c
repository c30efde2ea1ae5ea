/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-retention.h"

#include "td-company.h"

void test_retention_add (void);

static TdRetention *
load (TdDatabase *db, const char *from, const char *as_of)
{
  TdInsightFilter filter = { 0, td_date_from_iso (from), td_test_date (as_of) };
  g_autoptr (GError) error = NULL;
  TdRetention *retention = td_retention_load (db, &filter, &error);

  g_assert_no_error (error);
  return retention;
}

static guint
count_list (TdRetention *retention, const char *key)
{
  const TdInsightList *list = td_retention_get_list (retention, key);

  return list ? list->entries->len : 0;
}

static guint
count_check (TdRetention *retention, const char *code)
{
  for (guint i = 0; i < retention->checks->len; i++)
    {
      TdDataCheck *check = g_ptr_array_index (retention->checks, i);

      if (strcmp (check->code, code) == 0)
        {
          g_assert_cmpint (strlen (check->label), >, 10);
          return check->count;
        }
    }
  return 0;
}

static void
set_window (TdDatabase *db)
{
  td_test_run (db, "INSERT INTO setting (key, value) VALUES ('window-start', '2020-01-01')");
}

/* Months and lists from a workspace are those of the pure numbers, which R confirmed. */
static void
test_company (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOracle) expected = td_oracle_open ("hr_company/exp_monthly.csv");
  g_autoptr (TdRetention) got = NULL;
  const TdHeadcountMonth *last;
  TdFigure *figure;
  double leavers = 0;

  set_window (file->db);
  got = load (file->db, NULL, TD_COMPANY_AS_OF);
  g_assert_true (got->window_known);
  g_assert_cmpuint (got->months->len, ==, expected->rows->len);
  for (guint i = 0; i < got->months->len; i++)
    {
      const TdHeadcountMonth *month = &g_array_index (got->months, TdHeadcountMonth, i);
      g_autofree char *left = td_insight_list_key ("leavers", month->first);
      g_autofree char *hired = td_insight_list_key ("hires", month->first);

      g_assert_cmpfloat (month->voluntary, ==, td_oracle_number (expected, i, "voluntary"));
      g_assert_cmpfloat (month->involuntary, ==, td_oracle_number (expected, i, "involuntary"));
      td_oracle_assert (100 * month->rolling_retention.estimate,
                        td_oracle_number (expected, i, "rolling12_retention_pct"), TD_CLOSED);
      g_assert_cmpint (count_list (got, left), ==, month->separations);
      g_assert_cmpint (count_list (got, hired), ==, month->hires);
      leavers += month->separations;
    }
  last = &g_array_index (got->months, TdHeadcountMonth, got->months->len - 1);
  figure = td_figure_find (got->figures, "leavers");
  g_assert_cmpfloat (figure->value, ==, leavers);
  figure = td_figure_find (got->figures, "rolling_turnover");
  g_assert_cmpfloat (figure->value, ==, last->rolling_turnover.estimate);
  g_assert_cmpint (count_list (got, "rolling_turnover"), ==, figure->count);
  figure = td_figure_find (got->figures, "rolling_retention");
  g_assert_cmpint (count_list (got, "rolling_retention"), ==, figure->of);
  figure = td_figure_find (got->figures, "headcount");
  g_assert_cmpint (figure->count, ==,
                   td_test_count (file->db, "SELECT COUNT(*) FROM employee "
                                            "WHERE hire_date <= '2025-06-30' "
                                            "AND COALESCE (leave_date, '9') >= '2025-06-30'"));
}

static void
test_new_hires (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOracle) expected = td_oracle_open ("hr_company/exp_newhire.csv");
  g_autoptr (TdRetention) got = NULL;
  gint64 mature = 0, kept = 0;
  TdFigure *figure;

  set_window (file->db);
  got = load (file->db, NULL, TD_COMPANY_AS_OF);
  g_assert_cmpuint (got->new_hires->len, ==, expected->rows->len);
  for (guint i = 0; i < expected->rows->len; i++)
    {
      g_autofree char *key =
          g_strdup_printf ("new_hires/%s/%s", td_oracle_text (expected, i, "hire_year"),
                           td_oracle_text (expected, i, "horizon_days"));

      g_assert_cmpfloat (count_list (got, key), ==, td_oracle_number (expected, i, "mature"));
      if (td_oracle_number (expected, i, "horizon_days") == 365)
        {
          mature += (gint64) td_oracle_number (expected, i, "mature");
          kept += (gint64) td_oracle_number (expected, i, "retained");
        }
    }
  figure = td_figure_find (got->figures, "new_hires");
  g_assert_cmpint (figure->count, ==, kept);
  g_assert_cmpint (figure->of, ==, mature);
}

/* The tenure curve is of everyone observed since W, whatever they took part in. */
static void
test_tenure (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOracle) expected = td_oracle_open ("hr_company/exp_tenure.csv");
  g_autoptr (TdRetention) got = NULL;
  guint events = 0;
  double time = 0;

  set_window (file->db);
  got = load (file->db, NULL, TD_COMPANY_AS_OF);
  for (guint i = 0; i < expected->rows->len; i++)
    {
      events += td_oracle_number (expected, i, "event") == 1 ? 1 : 0;
      time += td_oracle_number (expected, i, "exit") - td_oracle_number (expected, i, "entry");
    }
  g_assert_cmpuint (got->tenure->n_spans, ==, expected->rows->len);
  g_assert_cmpuint (got->tenure->n_events, ==, events);
  g_assert_cmpfloat (got->tenure->time_at_risk, ==, time);
}

/* If only voluntary leaving existed: who left otherwise is watched until then, and no event. */
static void
test_voluntary_tenure (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOracle) people = td_oracle_open ("hr_company/employees.csv");
  TdInsightFilter filter = { .as_of = td_test_date (TD_COMPANY_AS_OF), .voluntary_only = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRetention) all = NULL;
  g_autoptr (TdRetention) got = NULL;
  guint voluntary = 0;

  set_window (file->db);
  all = load (file->db, NULL, TD_COMPANY_AS_OF);
  got = td_retention_load (file->db, &filter, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < people->rows->len; i++)
    {
      TdDate exit = td_date_from_iso (td_oracle_text (people, i, "exit_date"));

      voluntary += strcmp (td_oracle_text (people, i, "exit_type"), "voluntary") == 0 &&
                   exit >= td_test_date (TD_COMPANY_WINDOW) && exit <= filter.as_of;
    }
  g_assert_cmpuint (got->tenure->n_spans, ==, all->tenure->n_spans);
  g_assert_cmpuint (got->tenure->n_events, ==, voluntary);
  g_assert_cmpuint (voluntary, <, all->tenure->n_events);
}

/* What is the same for mentees and mentors is said once. */
static void
test_said_once (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdRetention) got = load (file->db, NULL, TD_COMPANY_AS_OF);
  g_autofree char *text = td_retention_dup_verdict (got);

  g_assert_cmpstr (text, ==,
                   "Not shown: one of the two groups has fewer than 5 people.\n\n"
                   "Mentors: the same.");
}

/* A match outside of the employment is listed, as it may withhold the comparison. */
static void
test_match_outside (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdRetention) before = NULL;
  g_autoptr (TdRetention) got = NULL;
  g_autofree char *text = NULL;

  set_window (file->db);
  before = load (file->db, NULL, TD_COMPANY_AS_OF);
  g_assert_cmpuint (count_check (before, "match_outside"), ==, before->participation.impossible);
  td_test_run (file->db, "UPDATE pair SET matched_on = '2019-01-01' WHERE id % 9 = 0");
  got = load (file->db, NULL, TD_COMPANY_AS_OF);
  g_assert_cmpint (got->participation.verdict, ==, TD_VERDICT_DATA_PROBLEM);
  g_assert_cmpuint (count_check (got, "match_outside"), >, 5);
  g_assert_cmpuint (count_list (got, "check/match_outside"), ==,
                    count_check (got, "match_outside"));
  text = td_retention_dup_verdict (got);
  g_assert_null (strstr (text, "whatever the period"));
}

static void
test_period (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdRetention) got = NULL;

  set_window (file->db);
  got = load (file->db, "2025-01-01", "2025-03-15");
  g_assert_cmpuint (got->months->len, ==, 3);
  g_assert_true (g_array_index (got->months, TdHeadcountMonth, 2).partial);
  g_assert_false (isnan (td_figure_find (got->figures, "rolling_turnover")->value));
}

/* Without a window it begins with the month of the first leaver, and it is said what is missing. */
static void
test_window (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdRetention) got = load (file->db, NULL, TD_COMPANY_AS_OF);

  g_assert_false (got->window_known);
  g_assert_cmpint (got->window_start, ==, td_test_date ("2020-01-01"));
  g_assert_cmpuint (count_check (got, "leavers_missing"), ==, 1);
  set_window (file->db);
  g_clear_pointer (&got, td_retention_free);
  got = load (file->db, NULL, TD_COMPANY_AS_OF);
  g_assert_cmpuint (count_check (got, "leavers_missing"), ==, 0);
  g_assert_cmpuint (count_check (got, "stale"), ==, 0);
}

/* A roster of long ago says so, as of a day on which it was fresh it does not. */
static void
test_stale (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdRetention) late = load (file->db, NULL, "2028-06-30");
  g_autoptr (TdRetention) fresh = load (file->db, NULL, "2023-06-30");

  g_assert_cmpuint (count_check (late, "stale"), ==, 1);
  g_assert_cmpint (late->last_event, <, td_test_date ("2028-03-30"));
  g_assert_cmpuint (count_check (fresh, "stale"), ==, 0);
  g_assert_cmpint (fresh->last_event, <=, td_test_date ("2023-06-30"));
}

static void
test_checks (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdRetention) got = NULL;

  td_test_run (file->db,
               "INSERT INTO employee (id, name, name_key, search_key, hire_date, leave_date, "
               "status, outside) VALUES "
               "(1, 'A', 'a', '', '2024-01-05', '2023-12-31', 'Terminated', 0), "
               "(2, 'B', 'b', '', NULL, NULL, 'Active', 0), "
               "(3, 'C', 'c', '', '2024-02-01', '2024-03-01', 'Active', 0), "
               "(4, 'D', 'd', '', '2024-02-01', NULL, 'Voluntarily Terminated', 0), "
               "(5, 'D', 'd', '', '2024-02-01', NULL, NULL, 0), "
               "(6, 'E', 'e', '', '2025-01-01', NULL, NULL, 0), "
               "(7, 'F', 'f', '', NULL, NULL, NULL, 1)");
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'P')");
  td_test_run (file->db, "INSERT INTO enrolment (program_id, employee_id, role, from_date) VALUES "
                         "(1, 4, 'mentor', '2024-01-31'), (1, 3, 'mentee', '2024-03-02')");
  td_test_run (file->db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, "
                         "state, proposed_on, matched_on, ended_on) VALUES "
                         "(1, '1', 1, 4, 3, 'ended', '2024-02-01', '2024-02-01', '2024-02-28')");
  td_test_run (file->db, "INSERT INTO contact (pair_id, on_date) VALUES (1, '2024-01-31'), "
                         "(1, '2024-02-01'), (1, '2024-02-29')");
  got = load (file->db, NULL, "2024-06-30");
  g_assert_cmpuint (got->n_people, ==, 6);
  g_assert_cmpuint (count_check (got, "left_before_hire"), ==, 1);
  g_assert_cmpuint (count_check (got, "no_hire_date"), ==, 1);
  g_assert_cmpuint (count_check (got, "status"), ==, 2);
  g_assert_cmpuint (count_check (got, "duplicate"), ==, 1);
  g_assert_cmpuint (count_check (got, "hired_later"), ==, 1);
  g_assert_cmpuint (count_check (got, "enrolled_before_hire"), ==, 1);
  g_assert_cmpuint (count_check (got, "enrolled_after_leaving"), ==, 1);
  g_assert_cmpuint (count_check (got, "contact_outside"), ==, 2);
  g_assert_cmpfloat (td_figure_find (got->figures, "headcount")->value, ==, 2);
}

static void
test_nobody (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdRetention) got = load (file->db, NULL, "2024-06-30");

  g_assert_cmpuint (got->n_people, ==, 0);
  g_assert_cmpuint (got->months->len, ==, 0);
  g_assert_cmpuint (got->checks->len, ==, 0);
  g_assert_null (got->tenure);
}

/* What a company's history says of the kind of leaving wins over the words of the reason. */
static void
test_leave_kind (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdRetention) got = NULL;
  TdFigure *leavers;

  td_test_run (file->db,
               "INSERT INTO employee (name, name_key, search_key, hire_date, leave_date, "
               "leave_reason, leave_kind) VALUES "
               "('A', 'a', '', '2023-01-05', '2024-03-31', 'pay', 'voluntary'), "
               "('B', 'b', '', '2023-01-06', '2024-03-31', 'Resignation', 'involuntary'), "
               "('C', 'c', '', '2023-01-07', '2024-03-31', 'Resignation', NULL), "
               "('D', 'd', '', '2023-01-08', '2024-03-31', 'pay', NULL)");
  got = load (file->db, NULL, "2024-06-30");
  leavers = td_figure_find (got->figures, "leavers");
  g_assert_cmpstr (leavers->remark, ==, "2 voluntary, 1 involuntary, 1 not said");
}

static void
test_leaving (void)
{
  g_assert_cmpint (td_retention_parse_leaving ("Voluntary"), ==, TD_LEAVING_VOLUNTARY);
  g_assert_cmpint (td_retention_parse_leaving ("Resignation"), ==, TD_LEAVING_VOLUNTARY);
  g_assert_cmpint (td_retention_parse_leaving ("Involuntary: pay"), ==, TD_LEAVING_INVOLUNTARY);
  g_assert_cmpint (td_retention_parse_leaving ("Unk"), ==, TD_LEAVING_UNKNOWN);
  g_assert_cmpint (td_retention_parse_leaving (NULL), ==, TD_LEAVING_UNKNOWN);
}

void
test_retention_add (void)
{
  g_test_add ("/retention/company", TdTestFile, NULL, td_company_setup, test_company,
              td_test_file_teardown);
  g_test_add ("/retention/new-hires", TdTestFile, NULL, td_company_setup, test_new_hires,
              td_test_file_teardown);
  g_test_add ("/retention/tenure", TdTestFile, NULL, td_company_setup, test_tenure,
              td_test_file_teardown);
  g_test_add ("/retention/voluntary-tenure", TdTestFile, NULL, td_company_setup,
              test_voluntary_tenure, td_test_file_teardown);
  g_test_add ("/retention/said-once", TdTestFile, NULL, td_test_file_setup, test_said_once,
              td_test_file_teardown);
  g_test_add ("/retention/match-outside", TdTestFile, NULL, td_company_setup, test_match_outside,
              td_test_file_teardown);
  g_test_add ("/retention/period", TdTestFile, NULL, td_company_setup, test_period,
              td_test_file_teardown);
  g_test_add ("/retention/window", TdTestFile, NULL, td_company_setup, test_window,
              td_test_file_teardown);
  g_test_add ("/retention/stale", TdTestFile, NULL, td_company_setup, test_stale,
              td_test_file_teardown);
  g_test_add ("/retention/checks", TdTestFile, NULL, td_test_file_setup, test_checks,
              td_test_file_teardown);
  g_test_add ("/retention/nobody", TdTestFile, NULL, td_test_file_setup, test_nobody,
              td_test_file_teardown);
  g_test_add ("/retention/leave-kind", TdTestFile, NULL, td_test_file_setup, test_leave_kind,
              td_test_file_teardown);
  g_test_add_func ("/retention/leaving", test_leaving);
}
