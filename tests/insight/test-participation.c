/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-participation.h"
#include "insight/td-retention.h"
#include "insight/td-verdict.h"

#include "td-company.h"

void test_participation_add (void);

static double
find_expected (TdOracle *oracle, const char *metric, const char *group, double at)
{
  for (guint i = 0; i < oracle->rows->len; i++)
    {
      double row_at = td_oracle_number (oracle, i, "at");

      if (strcmp (td_oracle_text (oracle, i, "metric"), metric) == 0 &&
          strcmp (td_oracle_text (oracle, i, "group"), group) == 0 &&
          (row_at == at || (isnan (row_at) && isnan (at))))
        return td_oracle_number (oracle, i, "value");
    }
  g_error ("no %s", metric);
}

static TdParticipation
load_company (TdDatabase *db)
{
  TdInsightFilter filter = { 1, TD_DATE_NONE, td_test_date (TD_COMPANY_AS_OF) };
  g_autoptr (GError) error = NULL;
  TdParticipation participation;

  td_test_run (db, "UPDATE program SET start_date = '" TD_COMPANY_WINDOW "'");
  g_assert_true (td_participation_load (db, &filter, td_test_date (TD_COMPANY_WINDOW),
                                        TD_ROLE_MENTEE, &participation, &error));
  g_assert_no_error (error);
  return participation;
}

static void
assert_ratio (TdInterval got, TdOracle *expected, const char *prefix)
{
  const struct
  {
    const char *end;
    double value;
  } values[] = { { "cox_hr", got.estimate },
                 { "cox_lower", got.lower },
                 { "cox_upper", got.upper } };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *metric = g_strconcat (prefix, values[i].end, NULL);

      td_oracle_assert (values[i].value, find_expected (expected, metric, "", NAN), 1e-6);
    }
}

/* The company without any effect must say so, and give R's figures. */
static void
test_company (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOracle) expected = td_oracle_open ("hr_company/exp_long.csv");
  g_auto (TdParticipation) got = load_company (file->db);
  g_autofree char *text = td_participation_dup_text (&got);

  g_assert_cmpstr (td_verdict_get_code (got.verdict), ==, "no_detectable_difference");
  g_assert_true (g_str_has_prefix (text, "No detectable difference"));
  g_assert_nonnull (strstr (text, "chose or were chosen"));
  g_assert_null (strstr (text, "goes along with staying"));
  g_assert_cmpfloat (got.before->from, ==, got.since->from);
  g_assert_cmpuint (td_survival_count_at_risk (got.since, got.since->from + 1), >=, 5);
  assert_ratio (got.plain.ratio, expected, "time_varying.");
  assert_ratio (got.stratified.ratio, expected, "time_varying_by_department.");
  td_oracle_assert (got.test.chisq, find_expected (expected, "time_varying.lr_chisq", "", NAN),
                    TD_CLOSED);
  g_assert_cmpfloat (got.leavers, ==, find_expected (expected, "time_varying.events", "ALL", NAN));
}

static void
test_landmark (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOracle) expected = td_oracle_open ("hr_company/exp_long.csv");
  g_auto (TdParticipation) participation = load_company (file->db);
  const TdLandmark *got = &participation.landmarks[0];

  g_assert_cmpint (got->days, ==, 365);
  g_assert_cmpfloat (got->left_before, ==,
                     find_expected (expected, "landmark365.left_before", "", NAN));
  g_assert_cmpfloat (got->entered_after, ==,
                     find_expected (expected, "landmark365.entered_after", "", NAN));
  g_assert_cmpfloat (got->others, ==, find_expected (expected, "landmark365.rows", "0", NAN));
  g_assert_cmpfloat (got->taking_part, ==, find_expected (expected, "landmark365.rows", "1", NAN));
  g_assert_cmpfloat (got->tau, ==, 731);
  td_oracle_assert (got->gap.gap.estimate,
                    find_expected (expected, "landmark365.rmst_diff", "", got->tau), TD_CLOSED);
  td_oracle_assert (got->gap.gap.lower,
                    find_expected (expected, "landmark365.rmst_diff_lower", "", got->tau),
                    TD_CLOSED);
  assert_ratio (got->hazard.ratio, expected, "landmark365.");
  td_oracle_assert (got->test.chisq, find_expected (expected, "landmark365.lr_chisq", "", NAN),
                    TD_CLOSED);
}

#define PEOPLE 400

/* People hired over four years of whom every second is matched after half a year; then they leave
 * at rates given for the time before and since. Deterministic. */
static TdParticipation
simulate (double rate_before, double rate_since, guint n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  TdStay stays[PEOPLE];
  TdDate start = td_test_date ("2020-01-01"), as_of = td_test_date ("2024-12-31");

  for (guint i = 0; i < n; i++)
    {
      TdDate hire = start + g_rand_int_range (random, 0, 1460), match = hire + 180;
      double before = -log (g_rand_double_range (random, 1e-9, 1)) / rate_before;
      double since = -log (g_rand_double_range (random, 1e-9, 1)) / rate_since;
      gboolean joins = i % 2 == 0 && before > 180;

      stays[i] = (TdStay){ hire, hire + (int) (joins ? 181 + since : before),
                           joins ? match : TD_DATE_NONE, 1 };
    }
  return td_participation_compare (stays, n, start, as_of);
}

static void
test_verdicts (void)
{
  g_auto (TdParticipation) longer = simulate (1 / 400.0, 1 / 1600.0, PEOPLE);
  g_auto (TdParticipation) sooner = simulate (1 / 1600.0, 1 / 300.0, PEOPLE);
  g_auto (TdParticipation) few = simulate (1 / 400.0, 1 / 400.0, 6);
  g_auto (TdParticipation) early = simulate (1 / 90000.0, 1 / 90000.0, PEOPLE);
  g_autofree char *text = td_participation_dup_text (&longer);
  g_autofree char *hidden = td_participation_dup_text (&few);

  g_assert_cmpstr (td_verdict_get_code (longer.verdict), ==, "longer");
  g_assert_cmpstr (td_verdict_get_code (sooner.verdict), ==, "sooner");
  g_assert_cmpstr (td_verdict_get_code (few.verdict), ==, "not_shown");
  g_assert_cmpstr (td_verdict_get_code (early.verdict), ==, "too_early");
  g_assert_nonnull (strstr (text, "goes along with staying longer"));
  g_assert_nonnull (strstr (text, "not what it causes"));
  g_assert_null (strstr (hidden, "times the rate"));
}

/* Where nobody of one state has left the two have no ratio, and the sentence says which. */
static void
test_nobody_left (void)
{
  g_auto (TdParticipation) since = simulate (1 / 400.0, 1 / 9000000.0, PEOPLE);
  g_auto (TdParticipation) before = simulate (1 / 9000000.0, 1 / 400.0, PEOPLE);
  g_autofree char *since_text = td_participation_dup_text (&since);
  g_autofree char *before_text = td_participation_dup_text (&before);

  g_assert_cmpfloat (since.test.observed[1], ==, 0);
  g_assert_cmpfloat (since.test.expected[1], >=, TD_PARTICIPATION_LEAST_EXPECTED);
  g_assert_cmpstr (td_verdict_get_code (since.verdict), ==, "too_early");
  g_assert_nonnull (strstr (since_text, "nobody in the time since a match"));
  g_assert_cmpstr (td_verdict_get_code (before.verdict), ==, "too_early");
  g_assert_nonnull (strstr (before_text, "nobody in the time before a match"));
}

/* Departments in which everybody is in one state: each holds leavers, none holds both groups. */
static void
test_departments_apart (void)
{
  TdStay stays[40] = { 0 };
  TdDate from = td_test_date ("2020-01-01");
  g_auto (TdParticipation) got = { 0 };
  g_autofree char *text = NULL;

  for (int i = 0; i < 40; i++)
    {
      stays[i] = (TdStay){ .hire = from + i, .department = 1 + i % 2 };
      stays[i].match = i % 2 ? stays[i].hire : TD_DATE_NONE;
      stays[i].leave = stays[i].hire + 60 + 17 * i;
    }
  got = td_participation_compare (stays, 40, from, from + 4000);
  text = td_participation_dup_text (&got);
  g_assert_true (isnan (got.stratified.ratio.estimate));
  g_assert_false (isnan (got.plain.ratio.estimate));
  g_assert_cmpint (got.verdict, ==, TD_VERDICT_TOO_EARLY);
  g_assert_nonnull (strstr (text, "no department has people of both groups"));
}

/* Of those a landmark leaves out the ones who are still here have not left: they are not here that
 * long yet. */
static void
test_landmark_sizes (void)
{
  TdStay stays[30] = { 0 };
  TdDate from = td_test_date ("2020-01-01");
  g_autofree char *text = NULL;
  TdLandmark got;

  for (int i = 0; i < 30; i++)
    stays[i].hire = from + (i < 7 ? 900 : 0);
  for (int i = 20; i < 24; i++)
    stays[i].leave = from + 100;
  for (int i = 24; i < 30; i++)
    stays[i].match = from + 50;
  stays[29].hire = from - 500;
  got = td_participation_landmark (stays, 30, from, from + 1000, 365);
  text = td_landmark_dup_sizes (&got);
  g_assert_cmpuint (got.left_before, ==, 11);
  g_assert_cmpuint (got.not_yet, ==, 7);
  g_assert_cmpstr (
      text, ==,
      "5 in the programme by then, 13 not; left out: 4 who had left before, 7 not here "
      "that long yet, 1 who came under observation later.");
}

/* Of one department a state with fewer people than the smallest number shown is not compared. */
static void
test_narrow_threshold (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date (TD_COMPANY_AS_OF),
                             .dimension = TD_DIMENSION_DEPARTMENT,
                             .value = (char *) "Sales" };
  g_auto (TdParticipation) five = { 0 };
  g_auto (TdParticipation) many = { 0 };
  g_autofree char *sql = NULL;

  g_assert_true (td_participation_load (file->db, &filter, td_test_date (TD_COMPANY_WINDOW),
                                        TD_ROLE_MENTEE, &five, NULL));
  g_assert_cmpint (five.verdict, !=, TD_VERDICT_NOT_SHOWN);
  g_assert_nonnull (five.since);
  sql = g_strdup_printf ("INSERT INTO setting (key, value) VALUES ('min-cell', '%u')",
                         five.states[1] + 1);
  td_test_run (file->db, sql);
  g_assert_true (td_participation_load (file->db, &filter, td_test_date (TD_COMPANY_WINDOW),
                                        TD_ROLE_MENTEE, &many, NULL));
  g_assert_cmpint (many.verdict, ==, TD_VERDICT_NOT_SHOWN);
  g_assert_null (many.since);
}

/* More than 2 % of matches outside the employment: nothing is compared. */
static void
test_impossible (void)
{
  TdStay stays[60];
  g_auto (TdParticipation) got = { 0 };
  g_auto (TdParticipation) unknown = { 0 };

  for (int i = 0; i < 60; i++)
    stays[i] = (TdStay){ td_test_date ("2022-01-01") + i,
                         i % 3 ? TD_DATE_NONE : td_test_date ("2023-01-01") + i,
                         i % 2 ? TD_DATE_NONE : td_test_date ("2022-06-01"), i % 4 };
  stays[2].match = td_test_date ("2021-06-01");
  got = td_participation_compare (stays, 60, td_test_date ("2022-01-01"),
                                  td_test_date ("2024-01-01"));
  g_assert_cmpuint (got.impossible, ==, 1);
  g_assert_cmpint (got.verdict, ==, TD_VERDICT_DATA_PROBLEM);
  unknown = td_participation_compare (stays, 60, TD_DATE_NONE, td_test_date ("2024-01-01"));
  g_assert_cmpint (unknown.verdict, ==, TD_VERDICT_DATA_PROBLEM);
}

/* Matched on the first day: no time before. Matched after the last day: only time before. */
static void
test_states (void)
{
  const TdStay stays[] = {
    { td_date_from_ymd (2023, 1, 1), TD_DATE_NONE, td_date_from_ymd (2023, 1, 1), 1 },
    { td_date_from_ymd (2023, 1, 1), td_date_from_ymd (2023, 2, 1), td_date_from_ymd (2023, 2, 1),
      1 },
    { td_date_from_ymd (2023, 1, 1), td_date_from_ymd (2023, 2, 1), td_date_from_ymd (2023, 2, 2),
      1 },
    { td_date_from_ymd (2023, 1, 1), TD_DATE_NONE, td_date_from_ymd (2024, 6, 1), 1 },
  };
  TdParticipation got =
      td_participation_compare (stays, G_N_ELEMENTS (stays), td_date_from_ymd (2023, 1, 1),
                                td_date_from_ymd (2024, 1, 1));

  g_assert_cmpuint (got.people, ==, 4);
  g_assert_cmpuint (got.participants, ==, 3);
  g_assert_cmpuint (got.impossible, ==, 1);
  g_assert_cmpfloat (got.test.observed[0], ==, 1);
  g_assert_cmpfloat (got.test.observed[1], ==, 1);
}

static void
test_empty (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { 0, TD_DATE_NONE, td_test_date ("2024-01-01") };
  g_auto (TdParticipation) got = { 0 };

  g_assert_true (td_participation_load (file->db, &filter, td_test_date ("2023-01-01"),
                                        TD_ROLE_MENTEE, &got, NULL));
  g_assert_cmpint (got.verdict, ==, TD_VERDICT_NOT_SHOWN);
  g_assert_null (got.before);
}

/* Nobody before a match is there on the same days as anybody since one: by calendar day nothing can
 * be compared, which contradicts nothing. */
static void
test_calendar_apart (void)
{
  TdStay stays[40] = { 0 };
  TdDate from = td_test_date ("2020-01-01"), as_of = from + 4000;
  g_auto (TdParticipation) result = { 0 };

  for (int i = 0; i < 40; i++)
    {
      stays[i] = (TdStay){ .hire = from + (i < 20 ? 0 : 1500), .department = 1 };
      stays[i].match = i < 20 ? TD_DATE_NONE : stays[i].hire;
      stays[i].leave = i < 20 || i % 4 == 0 ? stays[i].hire + 60 + 30 * (i % 20) : TD_DATE_NONE;
    }
  result = td_participation_compare (stays, 40, from, as_of);
  g_assert_true (isnan (result.calendar.ratio.estimate));
  g_assert_cmpfloat (result.plain.ratio.upper, <, 1);
  g_assert_cmpint (result.verdict, ==, TD_VERDICT_LONGER);
}

void
test_participation_add (void)
{
  g_test_add ("/participation/company", TdTestFile, NULL, td_company_setup, test_company,
              td_test_file_teardown);
  g_test_add ("/participation/landmark", TdTestFile, NULL, td_company_setup, test_landmark,
              td_test_file_teardown);
  g_test_add_func ("/participation/verdicts", test_verdicts);
  g_test_add_func ("/participation/nobody-left", test_nobody_left);
  g_test_add_func ("/participation/calendar-apart", test_calendar_apart);
  g_test_add_func ("/participation/impossible", test_impossible);
  g_test_add_func ("/participation/departments-apart", test_departments_apart);
  g_test_add_func ("/participation/landmark-sizes", test_landmark_sizes);
  g_test_add ("/participation/narrow-threshold", TdTestFile, NULL, td_company_setup,
              test_narrow_threshold, td_test_file_teardown);
  g_test_add_func ("/participation/states", test_states);
  g_test_add ("/participation/empty", TdTestFile, NULL, td_test_file_setup, test_empty,
              td_test_file_teardown);
}
