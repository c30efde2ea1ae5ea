/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-error.h"
#include "feedback-file.h"

void test_survey_add (void);

static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  feedback_file_make (file->db);
}

/* The pulse survey is made once, asks both sides, and each side its own. */
static void
test_pulse (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = feedback_file_ensure (file->db);
  g_autoptr (TdSurvey) survey = td_survey_load (file->db, id, &error);
  g_autoptr (GPtrArray) mentee = td_survey_question_list (file->db, id, "mentee", FALSE, &error);
  g_autoptr (GPtrArray) mentor = td_survey_question_list (file->db, id, "mentor", FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (survey->first_day, ==, 30);
  g_assert_cmpint (survey->every_days, ==, 60);
  g_assert_true (survey->active);
  g_assert_cmpint (survey->n_questions, ==, 10);
  g_assert_cmpuint (mentee->len, ==, 10);
  g_assert_cmpuint (mentor->len, ==, 7);
  for (guint i = 0; i < mentee->len; i++)
    g_assert_cmpint (((TdSurveyQuestion *) mentee->pdata[i])->position, ==, i + 1);
  g_assert_cmpint (feedback_file_ensure (file->db), ==, id);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM survey"), ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"
                                            " WHERE action LIKE 'feedback.%'"),
                   ==, 1);
}

static void
test_save (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdSurvey) survey = td_survey_find (file->db, 1, NULL, &error);
  g_autoptr (TdSurvey) second = g_object_new (TD_TYPE_SURVEY, NULL);
  g_autoptr (TdSurvey) found = NULL;

  g_assert_no_error (error);
  survey->first_day = 1001;
  g_assert_false (td_survey_save (file->db, survey, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  survey->first_day = 45;
  g_assert_true (td_survey_save (file->db, survey, &error));

  second->program_id = 1;
  second->active = TRUE;
  td_record_set_text (&second->name, "  Pulse survey ");
  g_assert_false (td_survey_save (file->db, second, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  td_record_set_text (&second->name, "End survey");
  g_assert_true (td_survey_save (file->db, second, &error));
  g_assert_no_error (error);
  found = td_survey_find (file->db, 1, "end  SURVEY", &error);
  g_assert_cmpint (found->id, ==, second->id);
  g_clear_object (&found);
  g_assert_null (td_survey_find (file->db, 1, "Nothing", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (td_survey_delete (file->db, second->id, &error));
  g_assert_false (td_survey_delete (file->db, survey->id, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

/* Answers keep the words they were given to. */
static void
test_change (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 survey = feedback_file_ensure (file->db);
  g_autoptr (TdSurveyQuestion) question =
      feedback_file_question (file->db, survey, "How satisfied");
  g_autoptr (TdSurveyQuestion) old = NULL;
  gint64 first = question->id, feedback;
  g_autoptr (GPtrArray) answers = NULL;
  TdFeedbackAnswer *answer;

  /* Nobody answered: changed in place. */
  td_record_set_text (&question->title, "How content are you");
  g_assert_true (td_survey_question_save (file->db, question, &error));
  g_assert_cmpint (question->id, ==, first);
  td_record_set_text (&question->title, "How satisfied are you?");
  g_assert_true (td_survey_question_save (file->db, question, &error));

  feedback = feedback_file_enter (file->db, survey, 1, "mentee", "2024-02-12", 4, NULL);
  /* A mark more or less is the same question. */
  td_record_set_text (&question->title, "How satisfied are you");
  g_assert_true (td_survey_question_save (file->db, question, &error));
  g_assert_cmpint (question->id, ==, first);
  /* Other words are another one in its place. */
  td_record_set_text (&question->title, "How useful is it?");
  g_assert_true (td_survey_question_save (file->db, question, &error));
  g_assert_no_error (error);
  g_assert_cmpint (question->id, !=, first);
  g_assert_cmpint (question->position, ==, 1);
  g_assert_cmpstr (question->topic, ==, "satisfaction");
  old = td_survey_question_load (file->db, first, &error);
  g_assert_false (old->active);
  answers = td_feedback_list_answers (file->db, feedback, &error);
  answer = answers->pdata[0];
  g_assert_cmpstr (answer->title, ==, "How satisfied are you");
  g_assert_cmpint (answer->number, ==, 4);

  g_assert_false (td_survey_question_delete (file->db, first, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

static void
test_questions (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 survey = feedback_file_ensure (file->db);
  g_autoptr (TdSurveyQuestion) question = g_object_new (TD_TYPE_SURVEY_QUESTION, NULL);
  g_autoptr (TdSurveyQuestion) moved = NULL;
  g_autoptr (GPtrArray) all = NULL;

  question->survey_id = survey;
  td_record_set_text (&question->kind, "choice");
  td_record_set_text (&question->title, "How often do you meet?");
  td_record_set_text (&question->choices, "Weekly");
  g_assert_false (td_survey_question_save (file->db, question, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  td_record_set_text (&question->choices, "Weekly; Monthly;Less ");
  g_assert_true (td_survey_question_save (file->db, question, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (question->choices, ==, "Weekly; Monthly; Less");
  g_assert_cmpint (question->position, ==, 11);

  g_assert_true (td_survey_question_move (file->db, question->id, 2, &error));
  all = td_survey_question_list (file->db, survey, NULL, FALSE, &error);
  g_assert_cmpint (((TdSurveyQuestion *) all->pdata[1])->id, ==, question->id);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpint (((TdSurveyQuestion *) all->pdata[i])->position, ==, i + 1);

  g_assert_true (td_survey_question_retire (file->db, question->id, TRUE, &error));
  moved = td_survey_question_load (file->db, question->id, &error);
  g_assert_false (moved->active);
  /* The same words may be asked anew; then the old one cannot come back beside it. */
  question->id = 0;
  question->position = 0;
  g_assert_true (td_survey_question_save (file->db, question, &error));
  g_assert_false (td_survey_question_retire (file->db, moved->id, FALSE, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (td_survey_question_delete (file->db, moved->id, &error));
  g_assert_no_error (error);
}

/* Undo takes back one step of the editor. */
static void
test_undo (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 survey = feedback_file_ensure (file->db);
  g_autoptr (TdSurveyQuestion) question = feedback_file_question (file->db, survey, "What should");
  g_autoptr (TdSurveyQuestion) back = NULL;

  g_assert_true (td_survey_question_move (file->db, question->id, 1, &error));
  g_assert_true (td_change_undo (file->db, td_change_get_newest (file->db), &error));
  g_assert_no_error (error);
  back = feedback_file_question (file->db, survey, "What should");
  g_assert_cmpint (back->position, ==, 10);
}

void
test_survey_add (void)
{
  const struct
  {
    const char *path;
    void (*run) (TdTestFile *, gconstpointer);
  } cases[] = {
    { "/feedback/survey/pulse", test_pulse },   { "/feedback/survey/save", test_save },
    { "/feedback/survey/change", test_change }, { "/feedback/survey/questions", test_questions },
    { "/feedback/survey/undo", test_undo },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, TdTestFile, NULL, setup, cases[i].run, td_test_file_teardown);
}
