/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-career.h"
#include "insight/td-outcomes.h"

#include "td-company.h"

void test_career_add (void);

#define LABS 1
#define SALES 2
#define DAY 700000

static TdPosting
posting (gint64 id, TdDate from, int department, int grade)
{
  return (TdPosting){ id, from, department, grade, TD_DATE_NONE };
}

/* The first row, what is not known, the same again and what is only a title are no moves. */
static void
test_changes (void)
{
  const TdPosting rows[] = {
    posting (1, DAY, LABS, 4),      posting (1, DAY + 9, SALES, 4), posting (1, DAY + 20, SALES, 5),
    posting (2, DAY, 0, -1),        posting (2, DAY + 9, SALES, 3), posting (3, DAY + 3, LABS, 5),
    posting (3, DAY + 30, LABS, 4), posting (3, DAY + 40, 0, 6),
  };
  g_autoptr (TdCareer) moves = td_career_find (rows, G_N_ELEMENTS (rows), TD_CAREER_MOVE);
  g_autoptr (TdCareer) rises = td_career_find (rows, G_N_ELEMENTS (rows), TD_CAREER_RISE);

  g_assert_cmpuint (moves->days->len, ==, 1);
  g_assert_cmpint (g_array_index (moves->days, TdCareerDay, 0).employee_id, ==, 1);
  g_assert_cmpint (g_array_index (moves->days, TdCareerDay, 0).day, ==, DAY + 9);
  g_assert_cmpuint (moves->watched->len, ==, 3);
  g_assert_cmpint (g_array_index (moves->watched, TdCareerDay, 2).day, ==, DAY + 3);
  g_assert_cmpint (moves->since, ==, DAY);
  g_assert_cmpuint (rises->days->len, ==, 2);
  g_assert_cmpint (g_array_index (rises->days, TdCareerDay, 1).employee_id, ==, 3);
}

/* Seven of nine get another department on one day; the two others go there on other days. */
static void
test_reorganised (void)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (TdPosting));
  g_autoptr (TdCareer) moves = NULL;
  g_autoptr (TdCareer) half = NULL;

  for (int i = 1; i <= 9; i++)
    {
      TdPosting first = posting (i, DAY, LABS, 1);
      TdPosting next = posting (i, DAY + (i <= 7 ? 10 : 10 + i), SALES, 1);

      g_array_append_val (rows, first);
      g_array_append_val (rows, next);
    }
  moves = td_career_find ((TdPosting *) rows->data, rows->len, TD_CAREER_MOVE);
  g_assert_cmpuint (moves->n_reorganised, ==, 7);
  g_assert_cmpuint (moves->days->len, ==, 2);

  /* Among seven others who stay where they are the seven are not most of them. */
  for (int i = 10; i <= 16; i++)
    {
      TdPosting stays = posting (i, DAY, LABS, 1);

      g_array_append_val (rows, stays);
    }
  half = td_career_find ((TdPosting *) rows->data, rows->len, TD_CAREER_MOVE);
  g_assert_cmpuint (half->n_reorganised, ==, 0);
  g_assert_cmpuint (half->days->len, ==, 9);
  /* Where those seven have left before, they are again. */
  for (guint i = rows->len - 7; i < rows->len; i++)
    g_array_index (rows, TdPosting, i).leave = DAY + 5;
  g_clear_pointer (&half, td_career_free);
  half = td_career_find ((TdPosting *) rows->data, rows->len, TD_CAREER_MOVE);
  g_assert_cmpuint (half->n_reorganised, ==, 7);
}

static void
test_empty (void)
{
  g_autoptr (TdCareer) none = td_career_find (NULL, 0, TD_CAREER_MOVE);

  g_assert_cmpuint (none->days->len + none->watched->len, ==, 0);
  g_assert_cmpint (none->since, ==, TD_DATE_NONE);
}

/* Rosters of the company on the first of 2022, and six months later. */
static void
add_rosters (TdDatabase *db)
{
  td_test_run (db, "INSERT INTO setting (key, value) VALUES ('window-start', '2020-01-01')");
  td_test_run (db, "UPDATE program SET start_date = '2020-01-01'");
  td_test_run (db, "INSERT INTO posting (employee_id, from_date, department, grade) SELECT id, "
                   "'2022-01-01', department, '4' FROM employee WHERE hire_date < '2022-01-01'");
}

static TdOutcomes *
load (TdDatabase *db, TdInsightFilter filter)
{
  g_autoptr (GError) error = NULL;
  TdOutcomes *outcomes;

  filter.as_of = td_test_date (TD_COMPANY_AS_OF);
  outcomes = td_outcomes_load (db, &filter, &error);
  g_assert_no_error (error);
  return outcomes;
}

/* One roster tells of nobody's move, and none of nobody's time. */
static void
test_one_roster (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOutcomes) none = load (file->db, (TdInsightFilter){ 0 });
  g_autoptr (TdOutcomes) one = NULL;

  g_assert_true (isnan (td_figure_find (none->figures, "moves")->value));
  g_assert_true (isnan (td_figure_find (none->figures, "promotions")->value));
  add_rosters (file->db);
  one = load (file->db, (TdInsightFilter){ 0 });
  g_assert_cmpfloat (td_figure_find (one->figures, "moves")->value, ==, 0);
  g_assert_cmpfloat (one->moves[1].person_days, >, 0);
}

/* On the day of the first roster a rate a year of nothing is no figure, and since when is said. */
static void
test_first_day (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOutcomes) got = NULL;
  TdFigure *moves;

  td_test_run (file->db, "INSERT INTO posting (employee_id, from_date, department) "
                         "SELECT id, '" TD_COMPANY_AS_OF "', department FROM employee");
  got = load (file->db, (TdInsightFilter){ 0 });
  moves = td_figure_find (got->figures, "moves");
  g_assert_cmpfloat (got->moves[1].person_days, >, 0);
  g_assert_true (isnan (moves->value) && isnan (moves->upper));
  g_assert_nonnull (strstr (moves->remark, "rosters since"));
}

#define MOVED(exists)                                                           \
  "SELECT count(*) FROM posting p WHERE p.from_date = '2022-07-01' AND " exists \
  " (SELECT 1 FROM pair r WHERE r.mentee_id = p.employee_id AND r.matched_on < '2022-07-01')"

/* A quarter of those who stay move; each is in the state that the day of the second roster is in,
 * and in its list. */
static void
test_two_rosters (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOutcomes) got = NULL;
  gint64 before, since;

  add_rosters (file->db);
  td_test_run (file->db,
               "INSERT INTO posting (employee_id, from_date, department, grade) SELECT id, "
               "'2022-07-01', 'Elsewhere', '5' FROM employee WHERE hire_date < '2022-01-01' "
               "AND (leave_date IS NULL OR leave_date > '2022-07-01') AND id % 4 = 0");
  since = td_test_count (file->db, MOVED ("EXISTS"));
  before = td_test_count (file->db, MOVED ("NOT EXISTS"));
  got = load (file->db, (TdInsightFilter){ 0 });
  g_assert_cmpint (since, >, 5);
  g_assert_cmpint (got->moves[0].count, ==, before);
  g_assert_cmpint (got->moves[1].count, ==, since);
  /* Nothing else says who was promoted. */
  g_assert_cmpint (got->promotions[1].count, ==, since);
  g_assert_nonnull (strstr (td_figure_find (got->figures, "promotions")->remark, "grades"));
  g_assert_cmpuint (td_outcomes_get_list (got, "moves")->entries->len, ==, since);
  g_assert_cmpuint (td_outcomes_get_list (got, "moves/before")->entries->len, ==, before);
  g_assert_cmpfloat (got->moves[0].person_days, <, 731 * 365.25 * 2);
}

/* Three moves of one state hide both, and their lists. */
static void
test_few (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOutcomes) got = NULL;

  add_rosters (file->db);
  td_test_run (file->db,
               "INSERT INTO posting (employee_id, from_date, department) SELECT DISTINCT "
               "r.mentee_id, '2022-07-01', 'Elsewhere' FROM pair r JOIN employee e ON e.id = "
               "r.mentee_id WHERE r.matched_on < '2022-07-01' AND (e.leave_date IS NULL OR "
               "e.leave_date > '2022-07-01') AND e.hire_date < '2022-01-01' ORDER BY 1 LIMIT 3");
  got = load (file->db, (TdInsightFilter){ 0 });
  g_assert_true (got->moves[0].hidden && got->moves[1].hidden);
  g_assert_true (td_figure_find (got->figures, "moves")->hidden);
  g_assert_null (td_outcomes_get_list (got, "moves"));
  g_assert_null (td_outcomes_get_list (got, "moves/since"));
}

void
test_career_add (void)
{
  g_test_add_func ("/career/changes", test_changes);
  g_test_add_func ("/career/reorganised", test_reorganised);
  g_test_add_func ("/career/empty", test_empty);
  g_test_add ("/career/one-roster", TdTestFile, NULL, td_company_setup, test_one_roster,
              td_test_file_teardown);
  g_test_add ("/career/first-day", TdTestFile, NULL, td_company_setup, test_first_day,
              td_test_file_teardown);
  g_test_add ("/career/two-rosters", TdTestFile, NULL, td_company_setup, test_two_rosters,
              td_test_file_teardown);
  g_test_add ("/career/few", TdTestFile, NULL, td_company_setup, test_few, td_test_file_teardown);
}
