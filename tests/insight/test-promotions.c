/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-promotions.h"
#include "insight/td-verdict.h"

#include "td-company.h"

void test_promotions_add (void);

static void
add_promotions (TdDatabase *db)
{
  g_autoptr (TdOracle) promotions = td_oracle_open ("hr_company/promotions.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChange) change = td_change_begin (db, "test.promotions", &error);

  for (guint i = 0; i < promotions->rows->len; i++)
    td_company_run (db,
                    "INSERT INTO promotion (employee_id, on_date) "
                    "SELECT id, $2 FROM employee WHERE number = $1",
                    td_oracle_text (promotions, i, "emp_id"),
                    td_oracle_text (promotions, i, "date"), NULL, NULL, NULL, NULL);
  td_change_commit (change, &error);
  g_assert_no_error (error);
  td_test_run (db, "INSERT INTO setting (key, value) VALUES ('window-start', '2020-01-01')");
  td_test_run (db, "UPDATE program SET start_date = '2020-01-01'");
}

/* Every number that R gives. */
static void
test_company (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date (TD_COMPANY_AS_OF) };
  g_autoptr (TdOracle) expected = td_oracle_open ("hr_company/exp_long.csv");
  g_autoptr (TdPromotions) got = NULL;
  g_autoptr (GArray) metrics = td_metrics_new ();
  g_autofree char *text = NULL;
  guint seen = 0;

  add_promotions (file->db);
  got = td_promotions_load (file->db, &filter, TD_CAREER_PROMOTION, TD_DIMENSION_NONE, NULL);
  td_promotions_add_metrics (got, metrics);
  for (guint i = 0; i < expected->rows->len; i++)
    {
      const char *name = td_oracle_text (expected, i, "metric");
      const TdMetric *metric =
          td_metrics_find (metrics, name, td_oracle_text (expected, i, "group"), TD_METRIC_NO_TIME);

      if (!g_str_has_prefix (name, "promotion."))
        continue;
      g_assert_nonnull (metric);
      td_oracle_assert (metric->value, td_oracle_number (expected, i, "value"), 1e-8);
      seen++;
    }
  g_assert_cmpuint (seen, ==, metrics->len);
  text = td_promotions_dup_text (got);
  g_assert_nonnull (strstr (text, "No detectable difference"));
  g_assert_true (g_str_has_suffix (text, td_verdict_get_caution ()));
}

/* On the day of the match: before. On the hire day, before the data and after leaving: nowhere. */
static void
test_days (void)
{
  TdDate start = td_test_date ("2024-01-01");
  const TdStay stays[] = {
    { .id = 1, .hire = start, .leave = TD_DATE_NONE, .match = start + 100 },
    { .id = 2, .hire = start - 50, .leave = start + 9, .match = TD_DATE_NONE },
    { .id = 3, .hire = start, .leave = TD_DATE_NONE, .match = start },
  };
  const TdCareerDay days[] = {
    { 1, start },      { 1, start + 100 }, { 1, start + 101 }, { 1, start + 200 },
    { 2, start - 20 }, { 2, start + 9 },   { 2, start + 11 },  { 3, start + 1 },
  };
  TdPromotionRate rates[1][TD_N_STATES] = { 0 };
  g_autoptr (TdCareer) career = td_career_new (TD_CAREER_PROMOTION);
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (TdPromotionEvent));

  g_array_append_vals (career->days, days, G_N_ELEMENTS (days));
  td_promotions_count (stays, G_N_ELEMENTS (stays), career, start, start + 299, NULL, rates,
                       events);
  g_assert_cmpint (rates[0][0].count, ==, 2);
  g_assert_cmpint (rates[0][1].count, ==, 3);
  g_assert_cmpuint (events->len, ==, 5);
  g_assert_cmpuint (rates[0][0].people, ==, 2);
  g_assert_cmpuint (rates[0][1].people, ==, 2);
  g_assert_cmpfloat (rates[0][0].person_days, ==, 100 + 10);
  g_assert_cmpfloat (rates[0][1].person_days, ==, 200 + 300);
}

/* Nobody, nobody promoted, only since, only before. */
static void
test_edges (void)
{
  TdPromotionRate none = { 0 }, quiet = { .people = 9, .person_days = 900 };
  TdPromotionRate busy = { .people = 9, .person_days = 900, .count = 6 };

  td_promotion_rate_finish (&none);
  td_promotion_rate_finish (&quiet);
  g_assert_true (isnan (none.rate.estimate));
  g_assert_cmpfloat (quiet.rate.lower, ==, 0);
  g_assert_cmpfloat_with_epsilon (quiet.rate.upper, 3.6888794541139363 * 365.25 / 900, 1e-9);
  g_assert_true (isnan (td_promotion_rate_compare (&quiet, &quiet).estimate));
  g_assert_true (isinf (td_promotion_rate_compare (&busy, &quiet).upper));
  g_assert_cmpfloat (td_promotion_rate_compare (&quiet, &busy).estimate, ==, 0);
}

/* A few promotions of one state hide both. */
static void
test_hidden (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date (TD_COMPANY_AS_OF) };
  g_autoptr (TdPromotions) got = NULL;
  g_autoptr (GArray) metrics = td_metrics_new ();
  g_autofree char *text = NULL;

  add_promotions (file->db);
  td_test_run (file->db, "DELETE FROM promotion WHERE employee_id IN (SELECT mentee_id FROM pair)");
  td_test_run (file->db, "INSERT INTO promotion (employee_id, on_date) "
                         "SELECT mentee_id, date(MIN(matched_on), '+5 days') FROM pair "
                         "GROUP BY mentee_id ORDER BY mentee_id LIMIT 3");
  got = td_promotions_load (file->db, &filter, TD_CAREER_PROMOTION, TD_DIMENSION_DEPARTMENT, NULL);
  td_promotions_add_metrics (got, metrics);
  g_assert_true (got->states[0].hidden && got->states[1].hidden);
  for (guint i = 0; i < metrics->len; i++)
    {
      g_assert_true (g_array_index (metrics, TdMetric, i).hidden);
      g_assert_true (isnan (g_array_index (metrics, TdMetric, i).value));
    }
  text = td_promotions_dup_text (got);
  g_assert_true (g_str_has_prefix (text, "Not shown"));
  g_assert_cmpuint (got->rows->len, ==, 4);
  for (guint i = 0; i < got->rows->len; i++)
    {
      const TdPromotionRate *since = &g_array_index (got->rows, TdPromotionRow, i).states[1];

      g_assert_true (since->hidden || since->count == 0 || since->count >= 5);
    }
}

void
test_promotions_add (void)
{
  g_test_add ("/promotions/company", TdTestFile, NULL, td_company_setup, test_company,
              td_test_file_teardown);
  g_test_add ("/promotions/hidden", TdTestFile, NULL, td_company_setup, test_hidden,
              td_test_file_teardown);
  g_test_add_func ("/promotions/days", test_days);
  g_test_add_func ("/promotions/edges", test_edges);
}
