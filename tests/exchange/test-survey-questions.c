/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include "base/td-error.h"
#include "exchange/td-survey-import.h"
#include "exchange/td-survey-kind.h"
#include "feedback/td-feedback.h"

#include <string.h>

/* Columns whose question is chosen, or made. */

#define SATISFIED "How satisfied are you with your conversations so far?"
#define FORM                                                                       \
  "Email,Completion time,Happy?,How often?,4. Where do you meet?,Anything else?\n" \
  "bea@example.org,2026-02-20,4,9,At work,\"Thanks, all\"\n"                       \
  "ann@example.org,2026-02-20,5,10,\"At home, mostly\",\n"                         \
  "di@example.org,2026-02-20,3,0,At work,\n"                                       \
  "eve@example.org,2026-02-20,4,7,\"At home, mostly\",None\n"

static void
setup (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = NULL;
  g_autoptr (GError) error = NULL;

  td_test_file_setup (file, data);
  receipt = test_import (file->db, "Number,Given name,Family name,Email\n"
                                   "1001,Ann,Dubois,ann@example.org\n"
                                   "1002,Bea,Cruz,bea@example.org\n"
                                   "1004,Di,Lu,di@example.org\n"
                                   "1005,Eve,Au,eve@example.org\n");
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (file->db,
               "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
               " proposed_on, matched_on) SELECT n.id, 'P' || n.id, 1, a.id, b.id, 'active',"
               " '2026-01-01', '2026-01-05' FROM (SELECT 1 AS id, 1001 AS a, 1002 AS b"
               " UNION SELECT 3, 1004, 1005) n"
               " JOIN employee a ON a.number = n.a JOIN employee b ON b.number = n.b");
  td_survey_ensure (file->db, 1, NULL, &error);
  g_assert_no_error (error);
}

static TdMapping *
map (const char *text, const char *const *maps)
{
  g_autoptr (TdTable) table = test_table_of (text, -1, NULL);
  TdMapping *mapping = td_mapping_guess (table, TD_IMPORT_SURVEYS);
  g_autoptr (GError) error = NULL;

  for (; maps && *maps; maps++)
    {
      td_mapping_apply (mapping, *maps, &error);
      g_assert_no_error (error);
    }
  return mapping;
}

static TdReceipt *
import (TdTestFile *file, TdMapping *mapping, gboolean rehearse)
{
  TdImportOptions options = test_options ();
  g_autoptr (GError) error = NULL;
  TdReceipt *receipt;

  options.rehearse = rehearse;
  receipt = td_survey_import (file->db, 1, mapping, &options, &error);
  g_assert_no_error (error);
  return receipt;
}

static const char *const choices[] = { SATISFIED "=Happy?", "new=How often?",
                                       "new=4. Where do you meet?", "new=Anything else?", NULL };

#define QUESTIONS                                                                             \
  "SELECT group_concat(kind || ': ' || title || coalesce(' (' || choices || ')', ''), ' / ')" \
  " FROM (SELECT * FROM survey_question WHERE position > 10 ORDER BY position)"

static void
test_chosen_and_made (TdTestFile *file, gconstpointer data)
{
  gint64 n = td_test_count (file->db, "SELECT count(*) FROM survey_question");
  g_autoptr (TdMapping) mapping = map (FORM, choices);
  g_autoptr (TdReceipt) rehearsed = import (file, mapping, TRUE);
  g_autoptr (TdReceipt) receipt = NULL;
  g_autoptr (GError) error = NULL;

  test_assert_counts (rehearsed, 4, 0, 0, 0, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM survey_question"), ==, n);
  receipt = import (file, mapping, FALSE);
  test_assert_counts (receipt, 4, 0, 0, 0, 0);
  test_assert_problem (receipt, 1, "How often?", "Recommendation");
  test_assert_problem (receipt, 1, "4. Where do you meet?", "Choice");
  test_assert_problem (receipt, 1, "Anything else?", "Text");
  test_assert_query (file->db, QUESTIONS,
                     "recommendation: How often? / choice: Where do you meet? (At work; At home, "
                     "mostly) / text: Anything else?");
  test_assert_query (file->db,
                     "SELECT group_concat(coalesce(a.number, a.text), '|') FROM feedback f"
                     " JOIN feedback_answer a ON a.feedback_id = f.id WHERE f.side = 'mentee'"
                     " ORDER BY f.pair_id",
                     "4|9|At work|Thanks, all|4|7|At home, mostly|None");
  /* One step takes the questions back with the answers. */
  g_assert_true (td_change_undo (file->db, receipt->change, &error));
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM survey_question"), ==, n);
}

/* The choices are remembered for the next file of this layout; what was made is found again. */
static void
test_remembered (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdMapping) mapping = map (FORM, choices);
  g_autoptr (TdMapping) again = map (FORM, NULL);
  g_autoptr (TdReceipt) receipt = import (file, mapping, FALSE);
  g_autoptr (TdReceipt) second = NULL;
  gint64 n = td_test_count (file->db, "SELECT count(*) FROM survey_question");
  gboolean found;

  g_assert_true (td_mapping_recall (again, file->db, &found, NULL));
  g_assert_true (found);
  g_assert_cmpstr (td_mapping_get_question (again, 2), ==, SATISFIED);
  g_assert_cmpint (td_mapping_get_use (again, 3), ==, TD_COLUMN_NEW);
  second = import (file, again, FALSE);
  test_assert_counts (second, 0, 0, 4, 0, 0);
  g_assert_cmpint (second->change, ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM survey_question"), ==, n);
}

static void
test_unknown_question (TdTestFile *file, gconstpointer data)
{
  static const char *const wrong[] = { "How happy are you?=Happy?", NULL };
  g_autoptr (TdMapping) mapping = map (FORM, wrong);
  TdImportOptions options = test_options ();
  g_autoptr (GError) error = NULL;

  g_assert_null (td_survey_import (file->db, 1, mapping, &options, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "How happy are you?"));
  g_assert_nonnull (strstr (error->message, SATISFIED));
  g_clear_error (&error);
  g_assert_false (td_mapping_apply (mapping, "new=Colour", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

/* A question has one column, a column one use. */
static void
test_one_column (void)
{
  g_autoptr (TdMapping) mapping = map (FORM, choices);
  g_autoptr (TdMapping) copy = NULL;

  td_mapping_set_question (mapping, 5, SATISFIED);
  g_assert_cmpint (td_mapping_get_use (mapping, 2), ==, TD_COLUMN_LEFT_OUT);
  g_assert_null (td_mapping_get_question (mapping, 2));
  copy = td_mapping_copy (mapping);
  g_assert_cmpstr (td_mapping_get_question (copy, 5), ==, SATISFIED);
  g_assert_true (td_mapping_has_chosen_question (copy, 5));
  td_mapping_set_column (mapping, "name", 5);
  g_assert_false (td_mapping_has_chosen_question (mapping, 5));
  g_assert_true (td_mapping_makes_questions (mapping));
  td_mapping_set_use (mapping, 3, TD_COLUMN_FREE);
  g_assert_cmpstr (td_mapping_get_question (mapping, 3), ==, "How often?");
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *cells;
    const char *kind;
    const char *choices;
  } cases[] = {
    { "1\n5\n3\n", "rating", NULL },
    { "4 - good\n5 - very good\n\n", "rating", NULL },
    { "1\n10\n", "recommendation", NULL },
    { "1\n11\n", "text", NULL },
    { "Weekly;\nMonthly;\nweekly\nMonthly\n", "choice", "Weekly; Monthly" },
    { "Weekly\nMonthly\nNever\n", "text", NULL },
    { "Skills; Network\nSkills\nSkills\nNetwork\nNetwork\n", "text", NULL },
    { "Yes\nYes\n", "text", NULL },
    { "Good talks\n", "text", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("Email\tAsked\n", NULL);
      g_autoptr (TdTable) table = NULL;
      g_autoptr (TdSurveyQuestion) question = g_object_new (TD_TYPE_SURVEY_QUESTION, NULL);
      g_auto (GStrv) cells = g_strsplit (cases[i].cells, "\n", -1);

      for (guint row = 0; cells[row] && cells[row + 1]; row++)
        {
          g_autofree char *before = g_steal_pointer (&text);

          text = g_strdup_printf ("%sp%u@example.org\t%s\n", before, row, cells[row]);
        }
      table = test_table_of (text, -1, NULL);
      td_survey_kind_guess (question, table, 1);
      g_test_message ("%s", cases[i].cells);
      g_assert_cmpstr (question->kind, ==, cases[i].kind);
      g_assert_cmpstr (question->choices, ==, cases[i].choices);
    }
}

void
test_survey_questions_add (void)
{
#define ADD(name, run)                                                          \
  g_test_add ("/exchange/survey-questions/" name, TdTestFile, NULL, setup, run, \
              td_test_file_teardown)
  ADD ("chosen-and-made", test_chosen_and_made);
  ADD ("remembered", test_remembered);
  ADD ("unknown", test_unknown_question);
#undef ADD
  g_test_add_func ("/exchange/survey-questions/one-column", test_one_column);
  g_test_add_func ("/exchange/survey-questions/kinds", test_kinds);
}
