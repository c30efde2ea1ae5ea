/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-beside.h"

#include "td-test.h"

void test_beside_add (void);

/* What stands beside a period: of whole months as many, of days as many. */
static void
test_periods (void)
{
  static const struct
  {
    TdBeside beside;
    const char *from, *as_of, *other_from, *other_as_of;
  } cases[] = {
    { TD_BESIDE_BEFORE, "2026-01-01", "2026-03-31", "2025-10-01", "2025-12-31" },
    { TD_BESIDE_BEFORE, "2026-02-01", "2026-02-28", "2026-01-01", "2026-01-31" },
    { TD_BESIDE_BEFORE, "2025-11-22", "2026-11-21", "2024-11-22", "2025-11-21" },
    { TD_BESIDE_BEFORE, "2026-01-15", "2026-02-14", "2025-12-15", "2026-01-14" },
    { TD_BESIDE_BEFORE, "2026-01-10", "2026-01-19", "2025-12-31", "2026-01-09" },
    { TD_BESIDE_BEFORE, "2026-01-10", "2026-01-10", "2026-01-09", "2026-01-09" },
    { TD_BESIDE_YEAR, "2024-02-01", "2024-02-29", "2023-02-01", "2023-02-28" },
    { TD_BESIDE_YEAR, "2026-01-10", "2026-06-19", "2025-01-10", "2025-06-19" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdInsightFilter filter = { .from = td_test_date (cases[i].from),
                                 .as_of = td_test_date (cases[i].as_of) };
      g_auto (TdInsightFilter) other = { 0 };

      g_assert_true (td_beside_apply (cases[i].beside, &filter, 0, &other));
      g_assert_cmpint (other.from, ==, td_test_date (cases[i].other_from));
      g_assert_cmpint (other.as_of, ==, td_test_date (cases[i].other_as_of));
      g_assert_cmpint (filter.cohort_from, ==, TD_DATE_NONE);
    }
}

/* Cohorts stand as of the same day; whom they are about is kept. */
static void
test_cohort (void)
{
  TdInsightFilter filter = { .program_id = 2,
                             .from = td_test_date ("2026-01-01"),
                             .as_of = td_test_date ("2026-06-30"),
                             .dimension = TD_DIMENSION_GRADE,
                             .value = (char *) "7" };
  g_auto (TdInsightFilter) other = { 0 };

  g_assert_true (td_beside_apply (TD_BESIDE_COHORT, &filter, 0, &other));
  g_assert_cmpint (filter.cohort_from, ==, filter.from);
  g_assert_cmpint (filter.cohort_to, ==, filter.as_of);
  g_assert_cmpint (other.as_of, ==, filter.as_of);
  g_assert_cmpint (other.cohort_from, ==, td_test_date ("2025-07-01"));
  g_assert_cmpint (other.cohort_to, ==, td_test_date ("2025-12-31"));
  g_assert_cmpstr (other.value, ==, "7");
}

static void
test_nothing (void)
{
  TdInsightFilter filter = { .program_id = 2, .as_of = td_test_date ("2026-06-30") };
  g_auto (TdInsightFilter) other = { 0 };

  g_assert_false (td_beside_apply (TD_BESIDE_NOTHING, &filter, 3, &other));
  g_assert_false (td_beside_apply (TD_BESIDE_BEFORE, &filter, 0, &other));
  g_assert_false (td_beside_apply (TD_BESIDE_COHORT, &filter, 0, &other));
  g_assert_false (td_beside_apply (TD_BESIDE_PROGRAM, &filter, 2, &other));
  g_assert_true (td_beside_apply (TD_BESIDE_PROGRAM, &filter, 0, &other));
  g_assert_cmpint (other.program_id, ==, 0);
  g_assert_cmpuint (g_strv_length ((char **) td_beside_get_codes ()), ==, TD_BESIDE_COHORT + 1);
}

void
test_beside_add (void)
{
  g_test_add_func ("/beside/periods", test_periods);
  g_test_add_func ("/beside/cohort", test_cohort);
  g_test_add_func ("/beside/nothing", test_nothing);
}
