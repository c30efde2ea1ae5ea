/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* What must hold whatever the data say: METRICS section 15. */

#include "insight/td-promotions.h"
#include "insight/td-retention.h"
#include "insight/td-verdict.h"

#include "td-company.h"

void test_retention_properties_add (void);

/* Four years: the same leap day, the same days of the months. */
#define SHIFT 1461

static TdRetention *
load (TdDatabase *db, TdDate as_of)
{
  TdInsightFilter filter = { .as_of = as_of };
  g_autoptr (GError) error = NULL;
  TdRetention *retention = td_retention_load (db, &filter, &error);

  g_assert_no_error (error);
  return retention;
}

static void
set_window (TdDatabase *db)
{
  td_test_run (db, "INSERT INTO setting (key, value) VALUES ('window-start', '2020-01-01')");
  td_test_run (db, "UPDATE program SET start_date = '2020-01-01'");
}

/* Everything that is shown, as text: equal texts are equal figures. */
static char *
describe (const TdRetention *retention, TdDate shift)
{
  GString *text = g_string_new (NULL);
  g_autofree char *verdict = td_participation_dup_text (&retention->participation);

  for (guint i = 0; i < retention->figures->len; i++)
    {
      TdFigure *figure = g_ptr_array_index (retention->figures, i);

      g_string_append_printf (text, "%s %.17g %.17g %.17g %d %d\n", figure->code, figure->value,
                              figure->lower, figure->upper, (int) figure->count, (int) figure->of);
    }
  for (guint i = 0; i < retention->months->len; i++)
    {
      const TdHeadcountMonth *month = &g_array_index (retention->months, TdHeadcountMonth, i);

      g_string_append_printf (text, "%d %d %d %d %d %d %.17g %.17g\n", month->first - shift,
                              month->opening, month->hires, month->separations, month->closing,
                              month->kept, month->daily_average, month->turnover.upper);
    }
  for (guint i = 0; i < retention->tenure->n_points; i++)
    g_string_append_printf (text, "%.17g %.17g\n", retention->tenure->points[i].time,
                            retention->tenure->points[i].survival);
  g_string_append_printf (text, "%.17g %.17g %s", retention->participation.plain.ratio.estimate,
                          retention->participation.stratified.ratio.upper, verdict);
  return g_string_free (text, FALSE);
}

/* Opening and hires less separations are the closing, which is the next opening: with part of a
 * month at both ends and a leap day among the days. */
static void
test_identity (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdRetention) got = NULL;
  int before = -1;

  td_test_run (file->db, "INSERT INTO setting (key, value) VALUES ('window-start', '2020-01-31')");
  got = load (file->db, td_test_date ("2024-02-29"));
  g_assert_true (g_array_index (got->months, TdHeadcountMonth, 0).partial);
  g_assert_false (g_array_index (got->months, TdHeadcountMonth, got->months->len - 1).partial);
  for (guint i = 0; i < got->months->len; i++)
    {
      const TdHeadcountMonth *month = &g_array_index (got->months, TdHeadcountMonth, i);

      g_assert_cmpint (month->opening + month->hires - month->separations, ==, month->closing);
      if (before >= 0)
        g_assert_cmpint (month->opening, ==, before);
      before = month->closing;
    }
  g_clear_pointer (&got, td_retention_free);
  got = load (file->db, td_test_date ("2024-02-28"));
  g_assert_true (g_array_index (got->months, TdHeadcountMonth, got->months->len - 1).partial);
}

/* Who left before the data begin, or comes after they end, changes nothing. */
static void
test_never_employed (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdRetention) before = NULL;
  g_autoptr (TdRetention) after = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  set_window (file->db);
  before = load (file->db, td_test_date (TD_COMPANY_AS_OF));
  td_test_run (file->db,
               "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60) "
               "INSERT INTO employee (name, name_key, search_key, hire_date, leave_date, "
               "department) SELECT 'X' || i, 'x' || i, '', "
               "CASE WHEN i % 2 = 0 THEN '2012-03-04' ELSE '2025-07-01' END, "
               "CASE WHEN i % 2 = 0 THEN '2019-12-31' END, 'Nowhere' FROM n");
  after = load (file->db, td_test_date (TD_COMPANY_AS_OF));
  one = describe (before, 0);
  other = describe (after, 0);
  g_assert_cmpstr (one, ==, other);
}

/* All dates four years later: the same figures, and the same days since hire. */
static void
test_shift (TdTestFile *file, gconstpointer data)
{
  static const char *const dates[][2] = {
    { "employee", "hire_date" },     { "employee", "leave_date" }, { "enrolment", "from_date" },
    { "enrolment", "withdrawn_on" }, { "pair", "matched_on" },     { "pair", "ended_on" },
    { "program", "start_date" },     { "setting", "value" },
  };
  g_autoptr (TdRetention) before = NULL;
  g_autoptr (TdRetention) after = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  set_window (file->db);
  before = load (file->db, td_test_date (TD_COMPANY_AS_OF));
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("UPDATE %1$s SET %2$s = date(%2$s, '+%3$d days') WHERE %2$s LIKE '20%%'",
                           dates[i][0], dates[i][1], SHIFT);

      td_test_run (file->db, sql);
    }
  after = load (file->db, td_test_date (TD_COMPANY_AS_OF) + SHIFT);
  g_assert_cmpint (after->window_start, ==, before->window_start + SHIFT);
  one = describe (before, 0);
  other = describe (after, SHIFT);
  /* The day in a remark is another one. */
  g_assert_cmpstr (one, ==, other);
}

/* The order of the rows does not matter, to the last byte. */
static void
test_order (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date (TD_COMPANY_AS_OF) };
  g_autoptr (GArray) stays = td_stays_load (file->db, &filter, TD_ROLE_MENTEE, NULL);
  TdDate window = td_test_date (TD_COMPANY_WINDOW);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  TdStay *rows = (TdStay *) stays->data;
  g_auto (TdParticipation) one = { 0 };
  g_auto (TdParticipation) other = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  one = td_participation_compare (rows, stays->len, window, filter.as_of);
  for (guint i = stays->len - 1; i > 0; i--)
    {
      guint k = (guint) g_rand_int_range (random, 0, (int) i + 1);
      TdStay kept = rows[i];

      rows[i] = rows[k];
      rows[k] = kept;
    }
  other = td_participation_compare (rows, stays->len, window, filter.as_of);
  text = td_participation_dup_text (&one);
  again = td_participation_dup_text (&other);
  g_assert_cmpstr (text, ==, again);
  g_assert_true (memcmp (&one.plain, &other.plain, sizeof one.plain) == 0);
  g_assert_true (memcmp (&one.stratified, &other.stratified, sizeof one.stratified) == 0);
  g_assert_cmpfloat (one.landmarks[0].gap.gap.lower, ==, other.landmarks[0].gap.gap.lower);
  g_assert_cmpuint (one.since->n_points, ==, other.since->n_points);
}

/* Involuntary leavers are known until they left; voluntary ones stay events. */
static void
test_voluntary_only (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date (TD_COMPANY_AS_OF) };
  g_autoptr (TdRetention) all = NULL;
  g_autoptr (TdRetention) some = NULL;

  set_window (file->db);
  all = td_retention_load (file->db, &filter, NULL);
  filter.voluntary_only = TRUE;
  some = td_retention_load (file->db, &filter, NULL);
  g_assert_cmpuint (all->participation.leavers, ==, 315);
  g_assert_cmpuint (some->participation.leavers, ==, 237);
  g_assert_cmpuint (all->participation.people, ==, some->participation.people);
  /* Headcounts are of all leavers either way. */
  g_assert_cmpfloat (td_figure_find (all->figures, "leavers")->value, ==,
                     td_figure_find (some->figures, "leavers")->value);
}

/* A department shows nothing about a few, nor what differs from everybody by a few. */
static void
test_narrow (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date (TD_COMPANY_AS_OF),
                             .dimension = TD_DIMENSION_DEPARTMENT };
  g_autoptr (TdRetention) sales = NULL;
  g_autoptr (TdRetention) few = NULL;

  set_window (file->db);
  filter.value = (char *) "Sales";
  sales = td_retention_load (file->db, &filter, NULL);
  g_assert_false (sales->hidden);
  g_assert_cmpfloat (td_figure_find (sales->figures, "headcount")->value, ==, 44);
  for (guint i = 0; i < sales->months->len; i++)
    {
      const TdHeadcountMonth *month = &g_array_index (sales->months, TdHeadcountMonth, i);

      g_assert_true (month->hidden || month->separations == 0 || month->separations >= 5);
      g_assert_true (!month->hidden || (month->separations == 0 && isnan (month->average)));
    }
  td_test_run (file->db, "UPDATE employee SET department = 'Small' WHERE id IN (1, 2, 3)");
  filter.value = (char *) "Small";
  few = td_retention_load (file->db, &filter, NULL);
  g_assert_true (few->hidden);
  g_assert_true (td_figure_find (few->figures, "leavers")->hidden);
  g_assert_null (few->tenure);
  g_assert_cmpint (few->participation.verdict, ==, TD_VERDICT_NOT_SHOWN);
}

/* Many who came back are noted, a few are not. */
static void
test_rehired (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdRetention) few = NULL;
  g_autoptr (TdRetention) many = NULL;

  td_test_run (file->db, "INSERT INTO employee (name, name_key, search_key, hire_date) SELECT "
                         "name, name_key, '', date(leave_date, '+30 days') FROM employee "
                         "WHERE leave_date < '2024-01-01' AND id % 40 = 0");
  few = load (file->db, td_test_date (TD_COMPANY_AS_OF));
  g_assert_null (td_retention_get_list (few, "check/rehired"));
  td_test_run (file->db, "INSERT INTO employee (name, name_key, search_key, hire_date) SELECT "
                         "name, name_key, '', date(leave_date, '+30 days') FROM employee "
                         "WHERE leave_date < '2024-01-01' AND id % 40 BETWEEN 1 AND 4");
  many = load (file->db, td_test_date (TD_COMPANY_AS_OF));
  g_assert_cmpuint (td_retention_get_list (many, "check/rehired")->entries->len, >=, 12);
}

void
test_retention_properties_add (void)
{
  const struct
  {
    const char *path;
    void (*func) (TdTestFile *file, gconstpointer data);
  } tests[] = {
    { "/retention/identity", test_identity },
    { "/retention/never-employed", test_never_employed },
    { "/retention/shift", test_shift },
    { "/retention/order", test_order },
    { "/retention/voluntary-only", test_voluntary_only },
    { "/retention/narrow", test_narrow },
    { "/retention/rehired", test_rehired },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, TdTestFile, NULL, td_company_setup, tests[i].func,
                td_test_file_teardown);
}
