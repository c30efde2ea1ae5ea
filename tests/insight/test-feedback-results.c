/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-error.h"
#include "insight/td-feedback-results.h"
#include "td-test.h"

#include <math.h>

void test_feedback_results_add (void);

/* Twelve pairs of programme 1, each with a mentor (1 to 12) and a mentee (101 to 112) of its own,
 * active since 1 January 2024; today is day 100 of them: two waves. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  td_test_file_setup (file, data);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (file->db,
               "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)"
               " INSERT INTO employee (id, number, name, name_key, search_key)"
               " SELECT i, i, 'M' || i, 'm', 'm' FROM n UNION ALL"
               " SELECT 100 + i, 100 + i, 'E' || i, 'e', 'e' FROM n");
  td_test_run (file->db,
               "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
               " proposed_on, matched_on) SELECT id, id, 1, id, 100 + id, 'active', '2024-01-01',"
               " '2024-01-01' FROM employee WHERE id < 100");
  td_survey_ensure (file->db, 1, NULL, &error);
  g_assert_no_error (error);
}

#define TODAY "2024-04-10"

static gint64
question_id (TdDatabase *db, const char *title)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM survey_question WHERE title LIKE '%s%%'", title);

  return td_test_count (db, sql);
}

static void
answer (TdDatabase *db, int pair, const char *side, const char *on, int rating, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdFeedback) feedback = g_object_new (TD_TYPE_FEEDBACK, NULL);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_object_unref);

  feedback->survey_id = 1;
  feedback->pair_id = pair;
  feedback->answered_on = td_test_date (on);
  td_record_set_text (&feedback->side, side);
  g_ptr_array_add (answers,
                   td_feedback_answer_new (question_id (db, "How satisfied"), rating, NULL));
  g_ptr_array_add (answers, td_feedback_answer_new (question_id (db, "What has been"),
                                                    TD_FEEDBACK_NO_NUMBER, text));
  td_feedback_save (db, feedback, answers, td_test_date (TODAY), NULL, &error);
  g_assert_no_error (error);
}

static TdFeedbackResults *
load (TdDatabase *db)
{
  g_autoptr (GError) error = NULL;
  TdFeedbackResults *results = td_feedback_results_load (db, 1, td_test_date (TODAY), &error);

  g_assert_no_error (error);
  return results;
}

static const TdFeedbackWave *
wave_of (const TdFeedbackSide *side, guint wave)
{
  g_assert_cmpuint (wave, <, side->waves->len);
  return &g_array_index (side->waves, TdFeedbackWave, wave);
}

static const TdFeedbackQuestion *
satisfaction (const TdFeedbackSide *side)
{
  return side->questions->pdata[0];
}

/* Counts, the mean with Student's limits and the top two with Wilson's, by side. */
static void
test_numbers (TdTestFile *file, gconstpointer data)
{
  static const int ratings[] = { 5, 4, 4, 3, 5, 2, 4, 4 };
  const double values[] = { 5, 4, 4, 3, 5, 2, 4, 4 };
  TdInterval mean = td_interval_mean (values, G_N_ELEMENTS (values), NULL);
  TdInterval share = td_interval_wilson (6, 8);
  g_autoptr (TdFeedbackResults) results = NULL;
  const TdFeedbackSide *mentee;
  const TdFeedbackScore *score;

  for (guint i = 0; i < G_N_ELEMENTS (ratings); i++)
    answer (file->db, (int) i + 1, "mentee", "2024-02-05", ratings[i], NULL);
  results = load (file->db);
  mentee = &results->sides[1];
  g_assert_cmpstr (mentee->side, ==, "mentee");
  g_assert_cmpuint (mentee->waves->len, ==, 2);
  g_assert_cmpint (wave_of (mentee, 0)->day, ==, 30);
  g_assert_cmpint (wave_of (mentee, 0)->eligible, ==, 12);
  g_assert_cmpint (wave_of (mentee, 0)->n, ==, 8);
  g_assert_cmpint (wave_of (mentee, 1)->day, ==, 90);
  g_assert_cmpint (wave_of (mentee, 1)->n, ==, 0);
  g_assert_cmpint (mentee->all.eligible, ==, 24);
  g_assert_true (mentee->few);
  score = &satisfaction (mentee)->all;
  g_assert_cmpint (score->n, ==, 8);
  g_assert_cmpfloat_with_epsilon (score->mean.estimate, mean.estimate, 1e-12);
  g_assert_cmpfloat_with_epsilon (score->mean.lower, mean.lower, 1e-12);
  g_assert_cmpint (score->favourable, ==, 6);
  g_assert_cmpfloat_with_epsilon (score->favourable_share.upper, share.upper, 1e-12);
  /* The other side has nothing of it. */
  g_assert_cmpint (results->sides[0].all.n, ==, 0);
  g_assert_true (isnan (satisfaction (&results->sides[0])->all.mean.estimate));
}

/* Fewer than five persons: no number at all, however often they answered. */
static void
test_few (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdFeedbackResults) results = NULL;
  const TdFeedbackSide *mentee;

  for (int i = 1; i <= 4; i++)
    {
      answer (file->db, i, "mentee", "2024-02-05", i, "Words");
      answer (file->db, i, "mentee", "2024-04-05", i, "More");
    }
  results = load (file->db);
  mentee = &results->sides[1];
  g_assert_true (mentee->all.hidden);
  g_assert_cmpint (mentee->all.n, ==, 0);
  g_assert_true (wave_of (mentee, 0)->hidden);
  g_assert_true (satisfaction (mentee)->all.hidden);
  g_assert_true (isnan (satisfaction (mentee)->all.mean.estimate));
  g_assert_true (satisfaction (mentee)->distribution_hidden);
  g_assert_cmpuint (satisfaction (mentee)->counts->len, ==, 0);
  g_assert_cmpuint (results->comments->len, ==, 0);
  g_assert_true (results->comments_hidden);
}

/* One small wave hides another one with it: the total would tell. */
static void
test_subtraction (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdFeedbackResults) results = NULL;
  const TdFeedbackSide *mentee;

  for (int i = 1; i <= 10; i++)
    answer (file->db, i, "mentee", "2024-02-05", 1 + i % 5, NULL);
  for (int i = 1; i <= 2; i++)
    answer (file->db, i, "mentee", "2024-04-05", 4, NULL);
  results = load (file->db);
  mentee = &results->sides[1];
  g_assert_true (wave_of (mentee, 0)->hidden);
  g_assert_true (wave_of (mentee, 1)->hidden);
  g_assert_false (mentee->all.hidden);
  g_assert_cmpint (mentee->all.n, ==, 12);
  g_assert_true (g_array_index (satisfaction (mentee)->waves, TdFeedbackScore, 0).hidden);
  g_assert_false (satisfaction (mentee)->all.hidden);
}

/* The threshold is a setting; never below 3. */
static void
test_setting (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdFeedbackResults) three = NULL, two = NULL;

  for (int i = 1; i <= 3; i++)
    answer (file->db, i, "mentor", "2024-02-05", i, NULL);
  td_test_run (file->db, "INSERT INTO setting (key, value) VALUES ('min-cell', '3')");
  three = load (file->db);
  g_assert_cmpint (three->threshold, ==, 3);
  g_assert_false (three->sides[0].all.hidden);
  g_assert_cmpint (three->sides[0].all.n, ==, 3);
  td_test_run (file->db, "UPDATE setting SET value = '2' WHERE key = 'min-cell'");
  two = load (file->db);
  g_assert_cmpint (two->threshold, >=, 3);
}

/* All gave one answer and they are few: the distribution is hidden, the mean is not. */
static void
test_all_alike (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdFeedbackResults) few = NULL, many = NULL;

  for (int i = 1; i <= 9; i++)
    answer (file->db, i, "mentee", "2024-02-05", 4, NULL);
  few = load (file->db);
  g_assert_true (satisfaction (&few->sides[1])->distribution_hidden);
  g_assert_cmpfloat (satisfaction (&few->sides[1])->all.mean.estimate, ==, 4);
  g_assert_true (isnan (satisfaction (&few->sides[1])->all.mean.lower));
  g_assert_true (satisfaction (&few->sides[1])->all.alike);
  g_assert_true (isnan (satisfaction (&few->sides[1])->all.favourable_share.estimate));
  answer (file->db, 10, "mentee", "2024-02-05", 4, NULL);
  many = load (file->db);
  g_assert_false (satisfaction (&many->sides[1])->distribution_hidden);
  g_assert_cmpint (satisfaction (&many->sides[1])->all.favourable, ==, 10);
  g_assert_cmpint (g_array_index (satisfaction (&many->sides[1])->counts, TdFeedbackCount, 3).n, ==,
                   10);
}

/* Comments by the alphabet, without side or day; those of one side without their question. */
static void
test_comments (TdTestFile *file, gconstpointer data)
{
  static const char *const words[] = { "Zeal", "Asking", "Listening", "Asking", "Time" };
  g_autoptr (TdFeedbackResults) results = NULL, of_one_side = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    answer (file->db, (int) i + 1, i % 2 ? "mentor" : "mentee", "2024-02-05", 4, words[i]);
  results = load (file->db);
  g_assert_cmpuint (results->comments->len, ==, 5);
  g_assert_cmpstr (((TdFeedbackComment *) results->comments->pdata[0])->text, ==, "Asking");
  g_assert_cmpstr (((TdFeedbackComment *) results->comments->pdata[4])->text, ==, "Zeal");
  g_assert_true (g_str_has_prefix (((TdFeedbackComment *) results->comments->pdata[0])->question,
                                   "What has been"));
  g_assert_false (results->comments_hidden);

  for (int i = 6; i <= 10; i++)
    answer (file->db, i, "mentee", "2024-02-05", 4, NULL);
  td_test_run (file->db,
               "UPDATE survey_question SET side = 'mentee' WHERE title LIKE 'What has been%'");
  of_one_side = load (file->db);
  g_assert_null (((TdFeedbackComment *) of_one_side->comments->pdata[0])->question);
}

/* As of a day nothing later counts; a pair that ended is not asked any more. */
static void
test_as_of (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdFeedbackResults) results = NULL;

  td_test_run (file->db, "UPDATE pair SET state = 'ended', ended_on = '2024-01-20' WHERE id > 10");
  for (int i = 1; i <= 6; i++)
    answer (file->db, i, "mentee", "2024-02-05", 4, NULL);
  results = td_feedback_results_load (file->db, 1, td_test_date ("2024-02-04"), &error);
  g_assert_no_error (error);
  g_assert_cmpint (results->sides[1].all.eligible, ==, 10);
  g_assert_cmpint (results->sides[1].all.n, ==, 0);
  g_assert_null (td_feedback_results_load (file->db, 77, td_test_date (TODAY), &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* Answers that cannot be read are a failure, not none. */
static void
test_stopped (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  answer (file->db, 1, "mentee", "2024-02-05", 4, NULL);
  td_test_run (file->db, "PRAGMA foreign_keys = 0");
  td_test_run (file->db, "ALTER TABLE feedback_answer RENAME TO moved");
  td_test_run (file->db, "CREATE VIEW feedback_answer AS SELECT feedback_id, question_id, text, "
                         "abs(-9223372036854775808 + 0 * feedback_id) AS number FROM moved");
  g_assert_null (td_feedback_results_load (file->db, 1, td_test_date (TODAY), &error));
  g_assert_nonnull (error);
}

void
test_feedback_results_add (void)
{
  const struct
  {
    const char *path;
    void (*run) (TdTestFile *, gconstpointer);
  } cases[] = {
    { "/insight/feedback/numbers", test_numbers },
    { "/insight/feedback/few", test_few },
    { "/insight/feedback/subtraction", test_subtraction },
    { "/insight/feedback/setting", test_setting },
    { "/insight/feedback/all-alike", test_all_alike },
    { "/insight/feedback/comments", test_comments },
    { "/insight/feedback/as-of", test_as_of },
    { "/insight/feedback/stopped", test_stopped },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, TdTestFile, NULL, setup, cases[i].run, td_test_file_teardown);
}
