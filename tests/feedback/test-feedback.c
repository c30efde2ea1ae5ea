/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-error.h"
#include "feedback-file.h"

void test_feedback_add (void);

static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  feedback_file_make (file->db);
}

static TdFeedback *
make_feedback (gint64 survey_id, gint64 pair_id, const char *side, const char *on)
{
  TdFeedback *feedback = g_object_new (TD_TYPE_FEEDBACK, NULL);

  feedback->survey_id = survey_id;
  feedback->pair_id = pair_id;
  td_record_set_text (&feedback->side, side);
  feedback->answered_on = td_test_date (on);
  return feedback;
}

/* The wave is found from the day; both sides are kept apart; the last answer is kept. */
static void
test_save (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdDate today = td_test_date ("2024-07-01");
  gint64 survey = feedback_file_ensure (file->db);
  g_autoptr (TdFeedback) feedback = make_feedback (survey, 1, "mentee", "2024-02-12");
  g_autoptr (TdFeedback) again = make_feedback (survey, 1, "mentee", "2024-02-12");
  g_autoptr (TdFeedback) found = NULL;
  g_autoptr (GPtrArray) answers = feedback_file_answers (file->db, survey, 4, 0, "Her questions");
  g_autoptr (GPtrArray) fewer = feedback_file_answers (file->db, survey, 5, 0, NULL);
  g_autoptr (GPtrArray) stored = NULL;
  gboolean made = FALSE;

  g_assert_true (td_feedback_save (file->db, feedback, answers, today, &made, &error));
  g_assert_no_error (error);
  g_assert_true (made);
  g_assert_cmpint (feedback->due_on, ==, td_test_date ("2024-02-09"));
  feedback_file_enter (file->db, survey, 1, "mentor", "2024-02-12", 2, NULL);
  feedback_file_enter (file->db, survey, 1, "mentee", "2024-04-12", 2, NULL);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM feedback"), ==, 3);

  /* The same again changes nothing; otherwise it replaces what she said. */
  g_assert_true (td_feedback_save (file->db, again, answers, today, &made, &error));
  g_assert_false (made);
  g_assert_cmpint (again->id, ==, feedback->id);
  g_assert_true (td_feedback_save (file->db, again, fewer, today, &made, &error));
  g_assert_true (made);
  stored = td_feedback_list_answers (file->db, feedback->id, &error);
  g_assert_cmpuint (stored->len, ==, 2);
  g_assert_cmpint (((TdFeedbackAnswer *) stored->pdata[0])->number, ==, 5);
  /* A recommendation of 0 is an answer. */
  g_assert_cmpint (((TdFeedbackAnswer *) stored->pdata[1])->number, ==, 0);

  found = td_feedback_find (file->db, survey, 1, "mentee", td_test_date ("2024-04-08"), &error);
  g_assert_cmpint (found->id, ==, feedback->id);
  g_clear_object (&found);
  found = td_feedback_find (file->db, survey, 1, "mentee", td_test_date ("2024-06-20"), &error);
  g_assert_no_error (error);
  g_assert_null (found);
}

/* A wave that a pause entered later would have moved is answered all the same. */
static void
test_later_pause (TdTestFile *file, gconstpointer data)
{
  gint64 survey = feedback_file_ensure (file->db);
  gint64 first = feedback_file_enter (file->db, survey, 1, "mentee", "2024-02-12", 4, NULL);

  td_test_run (file->db, "INSERT INTO pair_pause (pair_id, from_date, to_date) VALUES"
                         " (1, '2024-02-01', '2024-02-28')");
  g_assert_cmpint (feedback_file_enter (file->db, survey, 1, "mentee", "2024-03-05", 5, NULL), ==,
                   first);
}

/* Early answers are of the first wave, late ones of the last. */
static void
test_edges (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 survey = feedback_file_ensure (file->db);
  gint64 early = feedback_file_enter (file->db, survey, 3, "mentor", "2024-01-20", 4, NULL);
  gint64 late = feedback_file_enter (file->db, survey, 3, "mentor", "2024-08-20", 4, NULL);
  g_autoptr (TdFeedback) first = td_feedback_load (file->db, early, &error);
  g_autoptr (TdFeedback) last = td_feedback_load (file->db, late, &error);

  g_assert_cmpint (first->due_on, ==, td_test_date ("2024-02-04"));
  g_assert_cmpint (last->due_on, ==, td_test_date ("2024-06-03"));
  g_assert_cmpstr (last->person_name, ==, "Dee Four");
}

static void
assert_refused (TdDatabase *db, TdFeedback *feedback, GPtrArray *answers, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      td_feedback_save (db, feedback, answers, td_test_date ("2024-07-01"), NULL, &error));
  g_assert_error (error, TD_ERROR, code);
  g_assert_cmpint (feedback->id, ==, 0);
  g_assert_cmpint (td_test_count (db, "SELECT count(*) FROM feedback"), ==, 0);
}

static void
test_refused (TdTestFile *file, gconstpointer data)
{
  gint64 survey = feedback_file_ensure (file->db);
  g_autoptr (TdSurveyQuestion) confident = feedback_file_question (file->db, survey, "I feel");
  g_autoptr (GPtrArray) good = feedback_file_answers (file->db, survey, 4, 9, NULL);
  g_autoptr (GPtrArray) bad = feedback_file_answers (file->db, survey, 6, 9, NULL);
  g_autoptr (GPtrArray) none = feedback_file_answers (file->db, survey, -1, -1, NULL);
  g_autoptr (GPtrArray) others = feedback_file_answers (file->db, survey, 4, 9, NULL);
  g_autoptr (TdFeedback) early = make_feedback (survey, 1, "mentee", "2024-01-09");
  g_autoptr (TdFeedback) ahead = make_feedback (survey, 1, "mentee", "2024-07-02");
  g_autoptr (TdFeedback) proposed = make_feedback (survey, 4, "mentee", "2024-06-01");
  g_autoptr (TdFeedback) nobody = make_feedback (survey, 99, "mentee", "2024-06-01");
  g_autoptr (TdFeedback) mentor = make_feedback (survey, 1, "mentor", "2024-06-01");
  g_autoptr (TdFeedback) nothing = make_feedback (survey, 1, "boss", "2024-06-01");

  g_ptr_array_add (others, td_feedback_answer_new (confident->id, 4, NULL));
  assert_refused (file->db, early, good, TD_ERROR_INVALID);
  assert_refused (file->db, ahead, good, TD_ERROR_INVALID);
  assert_refused (file->db, proposed, good, TD_ERROR_CONFLICT);
  assert_refused (file->db, nobody, good, TD_ERROR_NOT_FOUND);
  assert_refused (file->db, nothing, good, TD_ERROR_INVALID);
  assert_refused (file->db, mentor, bad, TD_ERROR_INVALID);
  assert_refused (file->db, mentor, none, TD_ERROR_INVALID);
  /* That is asked of the mentee only. */
  assert_refused (file->db, mentor, others, TD_ERROR_INVALID);
}

static void
test_delete (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 survey = feedback_file_ensure (file->db);
  gint64 id = feedback_file_enter (file->db, survey, 1, "mentee", "2024-02-12", 4, "Words");

  g_assert_false (td_survey_delete (file->db, survey, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (td_feedback_delete (file->db, id, &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM feedback_answer"), ==, 0);
  g_assert_false (td_feedback_delete (file->db, id, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (td_change_undo (file->db, td_change_get_newest (file->db), &error));
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM feedback_answer"), ==, 3);
}

/* How people and forms services write answers. */
static void
test_read (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *kind;
    const char *text;
    int number; /* -2: refused */
    const char *words;
  } cases[] = {
    { "rating", "4", 4, NULL },
    { "rating", " 4.0 ", 4, NULL },
    { "rating", "4,0", 4, NULL },
    { "rating", "4 - good", 4, NULL },
    { "rating", "4/5", 4, NULL },
    { "rating", "Agree: 4", 4, NULL },
    { "rating", "", -1, NULL },
    { "rating", "6", -2, NULL },
    { "rating", "0", -2, NULL },
    { "rating", "3.5", -2, NULL },
    { "rating", "3 4", -2, NULL },
    { "rating", "-3", -2, NULL },
    { "rating", "good", -2, NULL },
    { "recommendation", "0", 0, NULL },
    { "recommendation", "10", 10, NULL },
    { "recommendation", "10 of 10", 10, NULL },
    { "recommendation", "11", -2, NULL },
    { "choice", "weekly;", -1, "Weekly" },
    { "choice", "2", -1, "Once a month" },
    { "choice", "4", -2, NULL },
    { "choice", "Never", -2, NULL },
    { "choice", "Weekly;Less;", -2, NULL },
    { "text", "  two\nlines ", -1, "two\nlines" },
    { "text", "  ", -1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdSurveyQuestion) question = g_object_new (TD_TYPE_SURVEY_QUESTION, NULL);
      g_autoptr (TdFeedbackAnswer) answer = NULL;

      g_test_message ("%s “%s”", cases[i].kind, cases[i].text);
      td_record_set_text (&question->kind, cases[i].kind);
      td_record_set_text (&question->title, "Q");
      td_record_set_text (&question->choices, "Weekly; Once a month; Less");
      answer = td_feedback_answer_read (question, cases[i].text, &error);
      if (cases[i].number == -2)
        {
          g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (answer->number, ==, cases[i].number);
      g_assert_cmpstr (answer->text, ==, cases[i].words);
    }
}

/* Only with her permission; in a confidential programme without her name. */
static void
test_testimonials (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 survey = feedback_file_ensure (file->db);
  gint64 id = feedback_file_enter (file->db, survey, 1, "mentee", "2024-02-12", 4, "Quote me");
  g_autoptr (GPtrArray) none = NULL, one = NULL, nameless = NULL;
  TdTestimonial *testimonial;

  feedback_file_enter (file->db, survey, 2, "mentee", "2024-03-12", 4, "Do not");
  none = td_testimonial_list (file->db, 1, &error);
  g_assert_cmpuint (none->len, ==, 0);
  {
    g_autoptr (TdFeedback) feedback = td_feedback_load (file->db, id, &error);
    g_autoptr (GPtrArray) answers = td_feedback_list_answers (file->db, id, &error);

    feedback->may_quote = TRUE;
    g_assert_true (
        td_feedback_save (file->db, feedback, answers, td_test_date ("2024-07-01"), NULL, &error));
  }
  one = td_testimonial_list (file->db, 1, &error);
  g_assert_cmpuint (one->len, ==, 1);
  testimonial = one->pdata[0];
  g_assert_cmpstr (testimonial->text, ==, "Quote me");
  g_assert_cmpstr (testimonial->person_name, ==, "Bob Two");
  td_test_run (file->db, "UPDATE program SET confidential = 1");
  nameless = td_testimonial_list (file->db, 0, &error);
  g_assert_null (((TdTestimonial *) nameless->pdata[0])->person_name);
}

void
test_feedback_add (void)
{
  const struct
  {
    const char *path;
    void (*run) (TdTestFile *, gconstpointer);
  } cases[] = {
    { "/feedback/save", test_save },
    { "/feedback/later-pause", test_later_pause },
    { "/feedback/edges", test_edges },
    { "/feedback/refused", test_refused },
    { "/feedback/delete", test_delete },
    { "/feedback/read", test_read },
    { "/feedback/testimonials", test_testimonials },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, TdTestFile, NULL, setup, cases[i].run, td_test_file_teardown);
}
