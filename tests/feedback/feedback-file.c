/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "feedback-file.h"

void
feedback_file_make (TdDatabase *db)
{
  static const char *const names[] = { "Ada One",  "Bob Two",  "Cid Three",
                                       "Dee Four", "Eve Five", "Fay Six" };

  td_test_run (db, "INSERT INTO program (id, name) VALUES (1, 'Leadership'), (2, 'Coaching')");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("INSERT INTO employee (id, number, name, name_key, search_key)"
                           " VALUES (%u, 'E%u', '%s', '%s', '%s')",
                           i + 1, i + 1, names[i], names[i], names[i]);

      td_test_run (db, sql);
    }
  td_test_run (db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
                   " proposed_on, matched_on, ended_on) VALUES"
                   " (1, '1', 1, 1, 2, 'active', '2024-01-02', '2024-01-10', NULL),"
                   " (2, '2', 1, 1, 3, 'active', '2024-01-02', '2024-02-01', NULL),"
                   " (3, '3', 1, 4, 5, 'ended', '2024-01-02', '2024-01-05', '2024-06-05'),"
                   " (4, '4', 1, 4, 6, 'proposed', '2024-05-01', NULL, NULL)");
}

gint64
feedback_file_ensure (TdDatabase *db)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  td_survey_ensure (db, 1, &id, &error);
  g_assert_no_error (error);
  return id;
}

TdSurveyQuestion *
feedback_file_question (TdDatabase *db, gint64 survey_id, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = td_survey_question_list (db, survey_id, NULL, FALSE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    if (g_str_has_prefix (((TdSurveyQuestion *) all->pdata[i])->title, title))
      return g_object_ref (all->pdata[i]);
  g_error ("no question “%s”", title);
}

static void
add_answer (GPtrArray *answers,
            TdDatabase *db,
            gint64 survey_id,
            const char *title,
            int n,
            const char *text)
{
  g_autoptr (TdSurveyQuestion) question = feedback_file_question (db, survey_id, title);

  g_ptr_array_add (answers, td_feedback_answer_new (question->id, n, text));
}

GPtrArray *
feedback_file_answers (TdDatabase *db,
                       gint64 survey_id,
                       int rating,
                       int recommend,
                       const char *text)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func (g_object_unref);

  add_answer (answers, db, survey_id, "How satisfied", rating, NULL);
  add_answer (answers, db, survey_id, "How likely", recommend, NULL);
  if (text)
    add_answer (answers, db, survey_id, "What has been", TD_FEEDBACK_NO_NUMBER, text);
  return answers;
}

gint64
feedback_file_enter (TdDatabase *db,
                     gint64 survey_id,
                     gint64 pair_id,
                     const char *side,
                     const char *on,
                     int rating,
                     const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdFeedback) feedback = g_object_new (TD_TYPE_FEEDBACK, NULL);
  g_autoptr (GPtrArray) answers = feedback_file_answers (db, survey_id, rating, rating * 2, text);

  feedback->survey_id = survey_id;
  feedback->pair_id = pair_id;
  td_record_set_text (&feedback->side, side);
  feedback->answered_on = td_test_date (on);
  td_feedback_save (db, feedback, answers, td_test_date ("2030-01-01"), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (feedback->id, >, 0);
  return feedback->id;
}
