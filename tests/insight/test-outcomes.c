/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-insight-words.h"
#include "insight/td-outcomes.h"

#include "base/td-error.h"
#include "td-company.h"

void test_outcomes_add (void);

/* Six pairs that answered in two quarters, a few goals, and a mentee who became a mentor. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db, "INSERT INTO program (id, name, objective) VALUES (1, 'A', 'Grow')");
  td_test_run (file->db, "INSERT INTO survey (id, program_id, name) VALUES (1, 1, 'Pulse')");
  td_test_run (file->db,
               "INSERT INTO survey_question (id, survey_id, position, kind, topic, title) VALUES "
               "(1, 1, 1, 'rating', 'satisfaction', 'a'), "
               "(2, 1, 2, 'recommendation', 'recommendation', 'b')");
  for (int i = 1; i <= 12; i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("INSERT INTO employee (id, name, name_key, search_key, hire_date, "
                           "leave_date, department) "
                           "VALUES (%d, 'X', '', '', '2020-01-01', %s, '%s')",
                           i, i == 12 ? "'2024-05-01'" : "NULL", i == 12 ? "Y" : "X");

      td_test_run (file->db, sql);
    }
  /* 1 to 6 are mentors of 7 to 12; every third pair is completed. */
  for (int i = 1; i <= 6; i++)
    {
      g_autofree char *pair = g_strdup_printf (
          "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state, proposed_on, "
          "matched_on, ended_on) VALUES (%d, '%d', 1, %d, %d, '%s', '2024-01-01', '2024-01-01', "
          "%s)",
          i, i, i, i + 6, i % 3 == 0 ? "completed" : "active",
          i % 3 == 0 ? "'2024-04-30'" : "NULL");
      g_autofree char *enrolment = g_strdup_printf (
          "INSERT INTO enrolment (program_id, employee_id, role, from_date) VALUES "
          "(1, %d, 'mentor', '2024-01-01'), (1, %d, 'mentee', '2024-01-01')",
          i, i + 6);

      td_test_run (file->db, enrolment);
      td_test_run (file->db, pair);
    }
}

static void
answer (TdDatabase *db, int pair, const char *side, const char *on, int satisfaction)
{
  g_autofree char *feedback = g_strdup_printf (
      "INSERT INTO feedback (survey_id, pair_id, side, due_on, answered_on) VALUES "
      "(1, %d, '%s', '%s', '%s')",
      pair, side, on, on);
  g_autofree char *number =
      g_strdup_printf ("INSERT INTO feedback_answer (feedback_id, question_id, number) "
                       "VALUES ((SELECT MAX(id) FROM feedback), 1, %d)",
                       satisfaction);

  td_test_run (db, feedback);
  td_test_run (db, number);
}

static TdOutcomes *
load (TdDatabase *db, const char *from, const char *as_of)
{
  TdInsightFilter filter = { .program_id = 1,
                             .from = td_date_from_iso (from),
                             .as_of = td_test_date (as_of) };
  g_autoptr (GError) error = NULL;
  TdOutcomes *outcomes = td_outcomes_load (db, &filter, &error);

  g_assert_no_error (error);
  return outcomes;
}

/* Six persons in the first quarter, two in the second: the second is hidden, and so the first. */
static void
test_satisfaction (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOutcomes) got = NULL, early = NULL;
  TdFigure *figure;

  for (int i = 1; i <= 6; i++)
    answer (file->db, i, "mentee", "2024-01-31", i <= 3 ? 4 : 5);
  early = load (file->db, NULL, "2024-03-31");
  g_assert_cmpuint (early->satisfaction->len, ==, 1);
  g_assert_false (g_array_index (early->satisfaction, TdSatisfactionQuarter, 0).score.hidden);

  answer (file->db, 1, "mentor", "2024-05-31", 1);
  answer (file->db, 2, "mentor", "2024-05-31", 1);
  got = load (file->db, NULL, "2024-06-30");
  figure = td_figure_find (got->figures, "satisfaction");
  td_oracle_assert (figure->value, (3 * 4 + 3 * 5 + 2) / 8.0, TD_CLOSED);
  td_oracle_assert (figure->target, 4, TD_CLOSED);
  g_assert_cmpint (figure->count, ==, 8);
  g_assert_cmpstr (got->objective, ==, "Grow");
  g_assert_cmpuint (got->satisfaction->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_true (g_array_index (got->satisfaction, TdSatisfactionQuarter, i).score.hidden);
  g_assert_cmpuint (got->topics->len, ==, 1);
}

/* Four persons are too few, however often they answer. */
static void
test_few (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOutcomes) got = NULL;
  g_autofree char *words = NULL;

  for (int i = 1; i <= 4; i++)
    {
      answer (file->db, i, "mentee", "2024-01-31", 4);
      answer (file->db, i, "mentee", "2024-03-31", 5);
    }
  got = load (file->db, NULL, "2024-06-30");
  g_assert_true (td_figure_find (got->figures, "satisfaction")->hidden);
  g_assert_true (isnan (td_figure_find (got->figures, "satisfaction")->value));
  words = td_insight_words_outcomes (got);
  g_assert_nonnull (strstr (words, "Too few"));
}

static void
test_goals (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOutcomes) all = NULL, late = NULL;
  const TdGoalMonth *month;

  td_test_run (file->db,
               "INSERT INTO goal (pair_id, title, kind, set_on, due_on, state, closed_on) VALUES "
               "(1, 'a', 'development', '2024-02-01', NULL, 'reached', '2024-03-01'), "
               "(1, 'b', 'development', '2024-02-01', '2024-05-01', 'open', NULL), "
               "(2, 'c', 'development', '2024-02-01', NULL, 'dropped', '2024-03-05'), "
               "(2, 'd', 'development', '2024-02-01', NULL, 'reached', '2024-07-01'), "
               "(2, 'e', 'topic', '2024-02-01', NULL, 'reached', '2024-03-01')");
  all = load (file->db, NULL, "2024-06-30");
  g_assert_cmpint (td_figure_find (all->figures, "goals")->count, ==, 1);
  g_assert_cmpint (td_figure_find (all->figures, "goals")->of, ==, 3);
  g_assert_cmpuint (all->n_set, ==, 4);
  g_assert_cmpuint (all->n_dropped, ==, 1);
  g_assert_cmpuint (all->n_late, ==, 1);
  month = &g_array_index (all->goals, TdGoalMonth, 1);
  g_assert_cmpint (month->month, ==, td_test_date ("2024-03-01"));
  g_assert_cmpuint (month->reached, ==, 1);
  g_assert_nonnull (td_outcomes_get_list (all, "goals/2024-03"));

  /* A later period: what was closed before it is no part of it. */
  late = load (file->db, "2024-06-01", "2024-07-31");
  g_assert_cmpint (td_figure_find (late->figures, "goals")->count, ==, 1);
  g_assert_cmpint (td_figure_find (late->figures, "goals")->of, ==, 2);
  g_assert_cmpuint (late->n_set, ==, 0);
}

/* 9 completed and can be asked, 12 completed but left; 7 becomes a mentor in June. */
static void
test_mentors (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOutcomes) before = NULL, after = NULL, later = NULL;
  TdFigure *figure;

  td_test_run (file->db, "UPDATE enrolment SET role = 'both' WHERE employee_id = 8");
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (2, 'B')");
  td_test_run (file->db, "INSERT INTO enrolment (program_id, employee_id, role, from_date) VALUES "
                         "(2, 7, 'mentor', '2024-06-10')");
  before = load (file->db, NULL, "2024-06-09");
  figure = td_figure_find (before->figures, "became_mentors");
  g_assert_cmpint (figure->count, ==, 0);
  /* 8 was one from the beginning. */
  g_assert_cmpint (figure->of, ==, 5);
  g_assert_cmpint (td_figure_find (before->figures, "ready_mentors")->count, ==, 1);

  after = load (file->db, NULL, "2024-06-30");
  g_assert_cmpint (td_figure_find (after->figures, "became_mentors")->count, ==, 1);
  later = load (file->db, "2024-07-01", "2024-07-31");
  g_assert_cmpint (td_figure_find (later->figures, "became_mentors")->of, ==, 4);
}

/* A department of one: nothing of it is shown, nor what would give it away. */
static void
test_narrow (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date ("2024-06-30"),
                             .dimension = TD_DIMENSION_DEPARTMENT };
  g_autoptr (GError) error = NULL;

  for (int i = 1; i <= 6; i++)
    answer (file->db, i, "mentee", "2024-01-31", i <= 3 ? 4 : 5);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TdOutcomes) got = NULL;

      filter.value = (char *) (i == 0 ? "X" : "Y");
      got = td_outcomes_load (file->db, &filter, &error);
      g_assert_no_error (error);
      g_assert_true (td_figure_find (got->figures, "satisfaction")->hidden);
      g_assert_true (td_figure_find (got->figures, "became_mentors")->hidden);
      g_assert_null (td_outcomes_get_list (got, "became_mentors"));
    }
}

/* The figures of the company: promotions by R, the match rate of the engagement dashboard. */
static void
test_company (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOutcomes) got = load (file->db, NULL, TD_COMPANY_AS_OF);
  TdFigure *rate = td_figure_find (got->figures, "match_rate");
  TdFigure *moves = td_figure_find (got->figures, "moves");

  g_assert_cmpint (rate->count, ==, 151);
  g_assert_cmpint (rate->of, ==, 159);
  td_oracle_assert (rate->target, 0.7, TD_CLOSED);
  g_assert_true (isnan (moves->value));
  g_assert_cmpuint (got->survey.waves->len, ==, 0);
}

/* A file with nothing in it, and a programme that is not there. */
static void
test_empty (TdTestFile *file, gconstpointer data)
{
  TdInsightFilter filter = { .as_of = td_test_date ("2024-06-30") };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdOutcomes) got = td_outcomes_load (file->db, &filter, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (got->goals->len, ==, 0);
  g_assert_true (isnan (td_figure_find (got->figures, "satisfaction")->value));
  filter.program_id = 3;
  g_assert_null (td_outcomes_load (file->db, &filter, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

void
test_outcomes_add (void)
{
#define ADD(name, setup, test) \
  g_test_add ("/insight/outcomes/" name, TdTestFile, NULL, setup, test, td_test_file_teardown)
  ADD ("satisfaction", setup, test_satisfaction);
  ADD ("few", setup, test_few);
  ADD ("goals", setup, test_goals);
  ADD ("mentors", setup, test_mentors);
  ADD ("narrow", setup, test_narrow);
  ADD ("company", td_company_setup, test_company);
  ADD ("empty", td_test_file_setup, test_empty);
#undef ADD
}
