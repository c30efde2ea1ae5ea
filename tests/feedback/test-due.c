/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "feedback/td-feedback-due.h"

#include "feedback-file.h"

void test_due_add (void);

static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  feedback_file_make (file->db);
}

/* "pair side day" of each, one a line. */
static char *
due_text (TdDatabase *db, gint64 program_id, const char *today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = td_feedback_list_due (db, program_id, td_test_date (today), &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      TdFeedbackDue *due = list->pdata[i];
      g_autofree char *day = td_date_to_iso (due->due_on);

      g_string_append_printf (text, "%d %s %s %d\n", (int) due->pair_id, due->side, day, due->wave);
    }
  return g_strdup (text->str);
}

static void
assert_due (TdDatabase *db, const char *today, const char *expected)
{
  g_autofree char *text = due_text (db, 1, today);

  g_assert_cmpstr (text, ==, expected);
}

/* A programme without a survey has the pulse survey. */
static void
test_before_it_is_made (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;

  assert_due (file->db, "2024-02-03", "");
  assert_due (file->db, "2024-02-09",
              "3 mentor 2024-02-04 0\n3 mentee 2024-02-04 0\n"
              "1 mentor 2024-02-09 0\n1 mentee 2024-02-09 0\n");
  list = td_feedback_list_due (file->db, 0, td_test_date ("2024-02-09"), &error);
  g_assert_cmpint (((TdFeedbackDue *) list->pdata[0])->survey_id, ==, 0);
  g_assert_cmpstr (((TdFeedbackDue *) list->pdata[0])->person_name, ==, "Dee Four");
  g_assert_cmpstr (((TdFeedbackDue *) list->pdata[0])->other_name, ==, "Eve Five");
  feedback_file_ensure (file->db);
  assert_due (file->db, "2024-02-09",
              "3 mentor 2024-02-04 0\n3 mentee 2024-02-04 0\n"
              "1 mentor 2024-02-09 0\n1 mentee 2024-02-09 0\n");
}

static void
test_answered (TdTestFile *file, gconstpointer data)
{
  gint64 survey = feedback_file_ensure (file->db);

  feedback_file_enter (file->db, survey, 1, "mentee", "2024-02-12", 4, NULL);
  feedback_file_enter (file->db, survey, 3, "mentor", "2024-02-12", 4, NULL);
  assert_due (file->db, "2024-02-20", "3 mentee 2024-02-04 0\n1 mentor 2024-02-09 0\n");
  /* As it was before she answered. */
  assert_due (file->db, "2024-02-11",
              "3 mentor 2024-02-04 0\n3 mentee 2024-02-04 0\n"
              "1 mentor 2024-02-09 0\n1 mentee 2024-02-09 0\n");
  /* The next wave takes the place of what was not answered; the end ends it all. */
  assert_due (file->db, "2024-06-08",
              "2 mentor 2024-05-01 1\n2 mentee 2024-05-01 1\n"
              "1 mentor 2024-06-08 2\n1 mentee 2024-06-08 2\n");
}

static void
test_pauses (TdTestFile *file, gconstpointer data)
{
  feedback_file_ensure (file->db);
  td_test_run (file->db, "INSERT INTO pair_pause (pair_id, from_date, to_date) VALUES"
                         " (1, '2024-02-05', '2024-02-12'), (1, '2024-02-10', '2024-02-20'),"
                         " (3, '2024-02-10', NULL)");
  assert_due (file->db, "2024-02-09", "3 mentor 2024-02-04 0\n3 mentee 2024-02-04 0\n");
  assert_due (file->db, "2024-02-20", "");
  assert_due (file->db, "2024-02-21", "1 mentor 2024-02-21 0\n1 mentee 2024-02-21 0\n");
}

/* Off, or without a question for a side: never due. */
static void
test_not_asked (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = feedback_file_ensure (file->db);
  g_autoptr (TdSurvey) survey = td_survey_load (file->db, id, &error);

  survey->active = FALSE;
  g_assert_true (td_survey_save (file->db, survey, &error));
  assert_due (file->db, "2024-02-09", "");
  survey->active = TRUE;
  g_assert_true (td_survey_save (file->db, survey, &error));
  td_test_run (file->db, "UPDATE survey_question SET side = 'mentee' WHERE side IS NULL");
  assert_due (file->db, "2024-02-09", "3 mentee 2024-02-04 0\n1 mentee 2024-02-09 0\n");
}

/* Ten thousand pairs with pauses and answers, in one statement. */
static void
test_many (TdTestFile *file, gconstpointer data)
{
  g_autofree char *text = NULL;
  gint64 start;

  feedback_file_ensure (file->db);
  td_test_run (file->db,
               "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 10099)"
               " INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
               " proposed_on, matched_on) SELECT i, i, 1, 1, 2, 'active', '2024-01-01',"
               " '2024-01-01' FROM n");
  td_test_run (file->db, "INSERT INTO pair_pause (pair_id, from_date, to_date)"
                         " SELECT id, '2024-01-20', '2024-02-05' FROM pair WHERE id % 3 = 0");
  td_test_run (file->db,
               "INSERT INTO feedback (survey_id, pair_id, side, due_on, answered_on)"
               " SELECT 1, id, 'mentee', '2024-01-31', '2024-02-02' FROM pair WHERE id >= 100"
               " AND id % 3 <> 0");
  start = g_get_monotonic_time ();
  text = due_text (file->db, 1, "2024-02-02");
  g_test_message ("10,000 pairs in %.0f ms", (double) (g_get_monotonic_time () - start) / 1000.0);
  /* Those without a pause, and of them only the mentors. */
  g_assert_true (g_str_has_prefix (text, "100 mentor 2024-01-31 0\n101 mentor "));
  g_assert_null (strstr (text, "mentee"));
  g_assert_null (strstr (text, "\n102 "));
}

void
test_due_add (void)
{
  const struct
  {
    const char *path;
    void (*run) (TdTestFile *, gconstpointer);
  } cases[] = {
    { "/feedback/due/before", test_before_it_is_made },
    { "/feedback/due/answered", test_answered },
    { "/feedback/due/pauses", test_pauses },
    { "/feedback/due/not-asked", test_not_asked },
    { "/feedback/due/many", test_many },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, TdTestFile, NULL, setup, cases[i].run, td_test_file_teardown);
}
