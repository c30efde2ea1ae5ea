/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-first-promotion.h"
#include "insight/td-outcomes.h"

#include "td-company.h"

void test_first_promotion_add (void);

static void
assert_span (const TdStayRows *rows, guint i, double entry, double end, gboolean event, int group)
{
  const TdObservation *span = &g_array_index (rows->spans, TdObservation, i);

  g_assert_cmpfloat (span->entry, ==, entry);
  g_assert_cmpfloat (span->end, ==, end);
  g_assert_cmpint (span->event, ==, event);
  g_assert_cmpint (g_array_index (rows->groups, int, i), ==, group);
}

/* Time before the match is never counted as time since, and nobody waits after the first. */
static void
test_rows (void)
{
  TdDate start = td_test_date ("2024-01-01");
  const TdStay stays[] = {
    { .id = 1, .hire = start, .leave = TD_DATE_NONE, .match = start + 100 },
    { .id = 2, .hire = start, .leave = TD_DATE_NONE, .match = start + 100 },
    { .id = 3, .hire = start, .leave = TD_DATE_NONE, .match = start + 100 },
    { .id = 4, .hire = start - 10, .leave = TD_DATE_NONE, .match = start + 100 },
    { .id = 5, .hire = start, .leave = TD_DATE_NONE, .match = TD_DATE_NONE },
    { .id = 6, .hire = start, .leave = start + 40, .match = TD_DATE_NONE },
  };
  const TdCareerDay days[] = { { 1, start + 50 },  { 2, start + 100 }, { 3, start + 150 },
                               { 3, start + 200 }, { 4, start + 20 },  { 5, start },
                               { 5, start + 30 } };
  g_autoptr (TdCareer) career = td_career_new (TD_CAREER_PROMOTION);
  g_auto (TdStayRows) rows = { 0 };

  g_array_append_vals (career->days, days, G_N_ELEMENTS (days));
  td_stay_rows_init (&rows);
  td_first_promotion_add_rows (stays, G_N_ELEMENTS (stays), career, start, start, start + 299,
                               &rows);
  g_assert_cmpuint (rows.spans->len, ==, 6);
  assert_span (&rows, 0, 0, 50, TRUE, 0);
  assert_span (&rows, 1, 0, 100, TRUE, 0);
  assert_span (&rows, 2, 0, 100, FALSE, 0);
  assert_span (&rows, 3, 100, 150, TRUE, 1);
  assert_span (&rows, 4, 0, 30, TRUE, 0);
  assert_span (&rows, 5, 0, 41, FALSE, 0);
}

/* Where the programme began later, who was promoted before does not wait any more; the others are
 * watched from then on. */
static void
test_later_start (void)
{
  TdDate known = td_test_date ("2024-01-01");
  const TdStay stays[] = {
    { .id = 1, .hire = known, .leave = TD_DATE_NONE, .match = TD_DATE_NONE },
    { .id = 2, .hire = known, .leave = TD_DATE_NONE, .match = known + 70 },
  };
  const TdCareerDay day = { 1, known + 20 };
  g_autoptr (TdCareer) career = td_career_new (TD_CAREER_PROMOTION);
  g_auto (TdStayRows) rows = { 0 };

  g_array_append_val (career->days, day);
  td_stay_rows_init (&rows);
  td_first_promotion_add_rows (stays, G_N_ELEMENTS (stays), career, known, known + 60, known + 99,
                               &rows);
  g_assert_cmpuint (rows.spans->len, ==, 2);
  assert_span (&rows, 0, 60, 70, FALSE, 0);
  assert_span (&rows, 1, 70, 100, FALSE, 1);
}

/* Of the company there are curves; of one department, and where a few were promoted, none. */
static void
test_company (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date (TD_COMPANY_AS_OF) };
  g_autoptr (GError) error = NULL;
  TdSurvival *curves[TD_N_STATES];

  td_test_run (file->db, "INSERT INTO setting (key, value) VALUES ('window-start', '2020-01-01')");
  td_test_run (file->db, "UPDATE program SET start_date = '2020-01-01'");
  td_test_run (file->db,
               "INSERT INTO promotion (employee_id, on_date) SELECT id, date(hire_date, '+500 "
               "days') FROM employee WHERE id % 3 = 0 AND hire_date < '2023-01-01'");
  g_assert_true (td_first_promotion_load (file->db, &filter, curves, &error));
  g_assert_no_error (error);
  g_assert_nonnull (curves[0]);
  g_assert_nonnull (curves[1]);
  g_assert_cmpfloat (curves[0]->from, ==, curves[1]->from);
  g_assert_cmpfloat (td_survival_at (curves[0], 499).survival, ==, 1);
  g_assert_cmpfloat (td_survival_at (curves[0], 501).survival, <, 1);
  td_survival_free (curves[0]);
  td_survival_free (curves[1]);

  filter.dimension = TD_DIMENSION_DEPARTMENT;
  filter.value = (char *) "Sales";
  g_assert_true (td_first_promotion_load (file->db, &filter, curves, &error));
  g_assert_null (curves[0]);
  filter.value = NULL;
  td_test_run (file->db, "DELETE FROM promotion WHERE employee_id NOT IN (SELECT p.employee_id "
                         "FROM promotion p JOIN employee e ON e.id = p.employee_id "
                         "WHERE e.hire_date >= '2020-01-01' AND (e.leave_date IS NULL OR "
                         "e.leave_date > p.on_date) ORDER BY p.employee_id LIMIT 3)");
  g_assert_true (td_first_promotion_load (file->db, &filter, curves, &error));
  g_assert_null (curves[0]);
  g_assert_null (curves[1]);
}

void
test_first_promotion_add (void)
{
  g_test_add_func ("/first-promotion/rows", test_rows);
  g_test_add_func ("/first-promotion/later-start", test_later_start);
  g_test_add ("/first-promotion/company", TdTestFile, NULL, td_company_setup, test_company,
              td_test_file_teardown);
}
