/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-company-survey.h"
#include "insight/td-suppression.h"

#include "td-company.h"

void test_company_survey_add (void);

static void
setup_company (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOracle) answers = td_oracle_open ("hr_company/surveys.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChange) change = NULL;

  td_company_setup (file, data);
  change = td_change_begin (file->db, "test.survey", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < answers->rows->len; i++)
    td_company_run (file->db,
                    "INSERT INTO company_survey (employee_id, wave, score) "
                    "SELECT id, $2, CAST($3 AS REAL) FROM employee WHERE number = $1",
                    td_oracle_text (answers, i, "emp_id"), td_oracle_text (answers, i, "wave"),
                    td_oracle_text (answers, i, "score"), NULL, NULL, NULL);
  td_change_commit (change, &error);
  g_assert_no_error (error);
}

static void
load (TdDatabase *db, const char *department, TdCompanySurvey *survey)
{
  TdInsightFilter filter = { .as_of = td_test_date (TD_COMPANY_AS_OF),
                             .value = (char *) department };
  g_autoptr (GError) error = NULL;

  filter.dimension = department ? TD_DIMENSION_DEPARTMENT : TD_DIMENSION_NONE;
  td_company_survey_load (db, &filter, survey, &error);
  g_assert_no_error (error);
}

static void
assert_score (const TdSurveyScore *score, TdOracle *expected, guint row)
{
  if (td_oracle_number (expected, row, "suppressed") == 1)
    {
      g_assert_true (score->hidden);
      g_assert_cmpuint (score->n, ==, 0);
      g_assert_true (isnan (score->mean.estimate) && isnan (score->favourable.estimate));
      return;
    }
  g_assert_false (score->hidden);
  g_assert_cmpfloat (score->n, ==, td_oracle_number (expected, row, "n"));
  td_oracle_assert (score->mean.estimate, td_oracle_number (expected, row, "mean"), TD_CLOSED);
  td_oracle_assert (score->sd, td_oracle_number (expected, row, "sd"), TD_CLOSED);
  td_oracle_assert (score->mean.lower, td_oracle_number (expected, row, "lower"), TD_INVERTED);
  td_oracle_assert (score->mean.upper, td_oracle_number (expected, row, "upper"), TD_INVERTED);
  td_oracle_assert (score->favourable.estimate, td_oracle_number (expected, row, "favourable"),
                    TD_CLOSED);
  td_oracle_assert (score->favourable.lower, td_oracle_number (expected, row, "fav_lower"),
                    TD_CLOSED);
  td_oracle_assert (score->favourable.upper, td_oracle_number (expected, row, "fav_upper"),
                    TD_CLOSED);
}

static void
test_waves (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOracle) expected = td_oracle_open ("hr_company/exp_survey.csv");
  g_auto (TdCompanySurvey) survey = { 0 };

  load (file->db, NULL, &survey);
  g_assert_cmpuint (survey.waves->len * TD_N_SURVEY_GROUPS, ==, expected->rows->len);
  for (guint row = 0; row < expected->rows->len; row++)
    {
      const TdSurveyWave *wave =
          &g_array_index (survey.waves, TdSurveyWave, row / TD_N_SURVEY_GROUPS);
      guint group = row % TD_N_SURVEY_GROUPS;

      g_assert_cmpint (wave->day, ==, td_oracle_date (expected, row, "wave"));
      g_assert_cmpstr (td_survey_group_get_code (group), ==,
                       td_oracle_text (expected, row, "group"));
      if (group == TD_SURVEY_ALL)
        g_assert_cmpfloat (wave->eligible, ==, td_oracle_number (expected, row, "eligible"));
      assert_score (&wave->groups[group], expected, row);
    }
}

static void
test_change (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdOracle) expected = td_oracle_open ("hr_company/exp_survey_own_change.csv");
  g_auto (TdCompanySurvey) survey = { 0 };

  load (file->db, NULL, &survey);
  g_assert_cmpfloat (survey.own.n, ==, td_oracle_number (expected, 0, "n"));
  td_oracle_assert (survey.own.change.estimate, td_oracle_number (expected, 0, "mean_change"),
                    TD_CLOSED);
  td_oracle_assert (survey.own.change.lower, td_oracle_number (expected, 0, "lower"), TD_INVERTED);
  td_oracle_assert (survey.own.change.upper, td_oracle_number (expected, 0, "upper"), TD_INVERTED);
  g_assert_false (survey.others.hidden);
  g_assert_cmpuint (survey.others.n, >, survey.own.n);
}

/* What the departments show of a group, held against that of everybody. */
typedef struct
{
  guint shown;
  guint n_hidden;
} Column;

/* METRICS section 15, test 9: over all departments no hidden group of 1 to 4 is left over. */
static void
test_subtraction (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) departments =
      td_dimension_load_values (file->db, TD_DIMENSION_DEPARTMENT, &error);
  g_auto (TdCompanySurvey) whole = { 0 };
  g_autofree Column *columns = NULL;
  guint n_hidden = 0;

  load (file->db, NULL, &whole);
  columns = g_new0 (Column, whole.waves->len * TD_N_SURVEY_GROUPS);
  for (guint d = 0; d < departments->len; d++)
    {
      g_auto (TdCompanySurvey) part = { 0 };

      load (file->db, departments->pdata[d], &part);
      for (guint i = 0; i < part.waves->len * TD_N_SURVEY_GROUPS; i++)
        {
          const TdSurveyWave *wave =
              &g_array_index (part.waves, TdSurveyWave, i / TD_N_SURVEY_GROUPS);
          const TdSurveyScore *score = &wave->groups[i % TD_N_SURVEY_GROUPS];

          g_assert_true (score->hidden || score->n == 0 || score->n >= TD_SUPPRESSION_THRESHOLD);
          g_assert_true (!score->hidden || (score->n == 0 && isnan (score->mean.estimate)));
          columns[i].shown += score->n;
          columns[i].n_hidden += score->hidden ? 1 : 0;
        }
    }
  for (guint i = 0; i < whole.waves->len * TD_N_SURVEY_GROUPS; i++)
    {
      const TdSurveyWave *wave = &g_array_index (whole.waves, TdSurveyWave, i / TD_N_SURVEY_GROUPS);
      const TdSurveyScore *score = &wave->groups[i % TD_N_SURVEY_GROUPS];

      n_hidden += columns[i].n_hidden;
      if (score->hidden || columns[i].n_hidden == 0)
        continue;
      g_assert_cmpuint (columns[i].n_hidden, >=, 2);
      g_assert_cmpuint (score->n - columns[i].shown, >=, TD_SUPPRESSION_THRESHOLD);
    }
  g_assert_cmpuint (n_hidden, >, 0);
}

/* Five people of six answer, all alike: the mean is shown, the share of favourable ones is not. */
static void
test_all_alike (TdTestFile *file, gconstpointer data)
{
  const double alike[] = { 4, 4, 4, 4, 4 }, not [] = { 4, 4, 4, 4, 5 };
  TdSurveyScore score = td_survey_score_new (alike, 5, 4);

  td_oracle_assert (score.mean.estimate, 4, TD_CLOSED);
  g_assert_true (isnan (score.favourable.estimate));
  score = td_survey_score_new (not, 5, 4);
  td_oracle_assert (score.favourable.estimate, 1, TD_CLOSED);
}

static void
setup_few (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  for (int i = 1; i <= 12; i++)
    {
      g_autofree char *person =
          g_strdup_printf ("INSERT INTO employee (id, name, name_key, search_key, hire_date) "
                           "VALUES (%d, 'X', '', '', '2020-01-01')",
                           i);
      g_autofree char *answer = g_strdup_printf (
          "INSERT INTO company_survey (employee_id, wave, score) VALUES (%d, '2024-04-15', %d)", i,
          1 + i % 5);

      td_test_run (file->db, person);
      if (i <= 5)
        td_test_run (file->db, answer);
    }
}

/* Fewer than half answer; and a wave after the day asked for is not there. */
static void
test_few (TdTestFile *file, gconstpointer data)
{
  g_auto (TdCompanySurvey) survey = { 0 }, early = { 0 };
  TdInsightFilter filter = { .as_of = td_test_date ("2024-04-14") };
  const TdSurveyWave *wave;

  load (file->db, NULL, &survey);
  wave = &g_array_index (survey.waves, TdSurveyWave, 0);
  g_assert_cmpint (wave->eligible, ==, 12);
  g_assert_true (wave->few);
  g_assert_cmpuint (wave->groups[TD_SURVEY_NOT_ENROLLED].n, ==, 5);
  td_company_survey_load (file->db, &filter, &early, NULL);
  g_assert_cmpuint (early.waves->len, ==, 0);
}

/* Where fewer than five may be shown, the change of four still has no interval. */
static void
test_few_changes (TdTestFile *file, gconstpointer data)
{
  g_auto (TdCompanySurvey) four = { 0 }, five = { 0 };

  td_test_run (file->db, "INSERT INTO setting (key, value) VALUES ('min-cell', '3')");
  td_test_run (file->db, "INSERT INTO program (id, name, kind) VALUES (1, 'P', 'mentoring')");
  td_test_run (file->db,
               "INSERT INTO company_survey (employee_id, wave, score) SELECT employee_id, "
               "'2025-04-15', 1 + employee_id % 3 FROM company_survey");
  td_test_run (
      file->db,
      "INSERT INTO pair (program_id, reference, mentor_id, mentee_id, proposed_on, matched_on, "
      "state) "
      "SELECT 1, id, 12, id, '2024-06-01', '2024-06-01', 'active' FROM employee WHERE id <= 4");
  load (file->db, NULL, &four);
  g_assert_cmpuint (four.own.n, ==, 4);
  g_assert_false (isnan (four.own.change.estimate));
  g_assert_true (isnan (four.own.change.lower) && isnan (four.own.change.upper));
  td_test_run (file->db, "INSERT INTO pair (program_id, reference, mentor_id, mentee_id, "
                         "proposed_on, matched_on, state) "
                         "VALUES (1, 5, 12, 5, '2024-06-01', '2024-06-01', 'active')");
  load (file->db, NULL, &five);
  g_assert_cmpuint (five.own.n, ==, 5);
  g_assert_false (isnan (five.own.change.lower));
}

void
test_company_survey_add (void)
{
#define ADD(name, setup, test) \
  g_test_add ("/insight/company-survey/" name, TdTestFile, NULL, setup, test, td_test_file_teardown)
  ADD ("waves", setup_company, test_waves);
  ADD ("change", setup_company, test_change);
  ADD ("subtraction", setup_company, test_subtraction);
  ADD ("all-alike", td_test_file_setup, test_all_alike);
  ADD ("few", setup_few, test_few);
  ADD ("few-changes", setup_few, test_few_changes);
#undef ADD
}
