/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include "base/td-error.h"
#include "exchange/td-survey-import.h"
#include "feedback/td-feedback.h"

#define SATISFIED "How satisfied are you with your conversations so far?"
#define RECOMMEND "How likely are you to recommend this programme to a colleague?"
#define USEFUL "What has been most useful to you?"

/* Ann is mentor of Bea and Cy, Di of Eve; Bea's is over since 1 March. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = NULL;
  g_autoptr (GError) error = NULL;

  td_test_file_setup (file, data);
  receipt = test_import (file->db, "Number,Given name,Family name,Email\n"
                                   "1001,Ann,Dubois,ann@example.org\n"
                                   "1002,Bea,Cruz,bea@example.org\n"
                                   "1003,Cy,Fox,cy@example.org\n"
                                   "1004,Di,Lu,di@example.org\n"
                                   "1005,Eve,Au,eve@example.org\n"
                                   "1006,Fay,Ng,fay@example.org\n");
  test_assert_counts (receipt, 6, 0, 0, 0, 0);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (file->db,
               "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
               " proposed_on, matched_on) SELECT n.id, 'P' || n.id, 1, a.id, b.id, 'active',"
               " '2026-01-01', '2026-01-05' FROM (SELECT 1 AS id, 1001 AS a, 1002 AS b"
               " UNION SELECT 2, 1001, 1003 UNION SELECT 3, 1004, 1005) n"
               " JOIN employee a ON a.number = n.a JOIN employee b ON b.number = n.b");
  td_survey_ensure (file->db, 1, NULL, &error);
  g_assert_no_error (error);
}

static TdReceipt *
import_with (TdDatabase *db, const char *text, gboolean rehearse, TdDateOrder dates)
{
  TdImportOptions options = test_options ();

  options.rehearse = rehearse;
  options.dates = dates;
  return test_import_kind (db, TD_IMPORT_SURVEYS, text, &options);
}

static TdReceipt *
import (TdDatabase *db, const char *text)
{
  return import_with (db, text, FALSE, TD_DATE_ORDER_UNKNOWN);
}

/* "pair side day: answers" of every feedback. */
static char *
all_text (TdDatabase *db)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  td_database_query_text (
      db, &text, &error,
      "SELECT group_concat(line, char(10)) FROM (SELECT f.pair_id || ' ' || f.side || ' ' ||"
      " f.due_on || ' ' || f.answered_on || CASE f.may_quote WHEN 1 THEN ' quote' ELSE '' END"
      " || ':' || (SELECT group_concat(' ' || coalesce(number, text), '') FROM"
      " (SELECT a.number, a.text FROM feedback_answer a JOIN survey_question q"
      " ON q.id = a.question_id WHERE a.feedback_id = f.id ORDER BY q.position)) AS line"
      " FROM feedback f ORDER BY f.pair_id, f.side, f.due_on)",
      "");
  g_assert_no_error (error);
  return g_steal_pointer (&text);
}

static void
assert_all (TdDatabase *db, const char *expected)
{
  g_autofree char *text = all_text (db);

  g_assert_cmpstr (text, ==, expected);
}

/* Times M/D/YY, no-break spaces and line breaks in headers, a trailing semicolon, what the service
 * adds of itself, points of a quiz. */
#define MICROSOFT                                                                                  \
  "ID,Start time,Completion time,Email,Name,Last modified time,\"How satisfied are you\302\240"    \
  "with your\nconversations so far?\",Points - " SATISFIED "," RECOMMEND "," USEFUL                \
  ",May we quote you?,Favourite colour\n"                                                          \
  "1,2/14/26 9:00:01,2/14/26 9:05:12,bea@example.org,Cruz Bea,,4,0,9,\"Her questions,\nand time\"" \
  ",Yes;,blue\n"                                                                                   \
  "2,2/14/26 9:00:01,2/14/26 9:07:12,eve@example.org,anonymous,,5,0,10,,No;,\n"                    \
  "3,2/14/26 9:00:01,2/15/26 9:07:12,anonymous,Nobody Known,,5,0,10,,,\n"

/* In a programme without a survey the built-in one is rehearsed with, and is not there after it. */
static void
test_rehearse_first (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) rehearsed = NULL;

  td_test_run (file->db, "DELETE FROM survey_question");
  td_test_run (file->db, "DELETE FROM survey");
  rehearsed = import_with (file->db, MICROSOFT, TRUE, TD_DATE_ORDER_UNKNOWN);
  test_assert_counts (rehearsed, 2, 0, 0, 1, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM survey"), ==, 0);
}

/* What keeps a rehearsal from it is said, not that there is no survey. */
static void
test_rehearse_held_up (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (TdDatabase) other = td_database_open (file->path, 0, &error);
  g_autoptr (TdTable) table = test_table_of (MICROSOFT, -1, &error);
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, TD_IMPORT_SURVEYS);
  g_autoptr (TdChange) theirs = NULL;
  TdImportOptions options = test_options ();

  td_test_run (file->db, "DELETE FROM survey_question");
  td_test_run (file->db, "DELETE FROM survey");
  theirs = td_change_begin (other, "test.hold", &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancelled);
  td_database_set_cancellable (file->db, cancelled);
  options.rehearse = TRUE;
  g_assert_null (td_survey_import (file->db, 1, mapping, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_microsoft (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) rehearsed = import_with (file->db, MICROSOFT, TRUE, TD_DATE_ORDER_UNKNOWN);
  g_autoptr (TdReceipt) receipt = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  test_assert_counts (rehearsed, 2, 0, 0, 1, 0);
  assert_all (file->db, NULL);
  receipt = import (file->db, MICROSOFT);
  test_assert_counts (receipt, 2, 0, 0, 1, 0);
  test_assert_problem (receipt, 4, "Name", "Nobody in a pair");
  test_assert_problem (receipt, 1, "Favourite colour", "no question");
  g_assert_cmpuint (receipt->problems->len, ==, 2);
  assert_all (file->db, "1 mentee 2026-02-04 2026-02-14 quote: 4 9 Her questions,\nand time\n"
                        "3 mentee 2026-02-04 2026-02-14: 5 10");
  again = import (file->db, MICROSOFT);
  test_assert_counts (again, 0, 0, 2, 1, 0);
  g_assert_cmpint (again->change, ==, 0);
  /* One step takes it back. */
  g_assert_true (td_change_undo (file->db, receipt->change, &error));
  g_assert_no_error (error);
  assert_all (file->db, NULL);
}

/* "Email address", day first, numbered questions, answered twice: the last is kept. */
static void
test_google (TdTestFile *file, gconstpointer data)
{
  static const char text[] =
      "Timestamp,Email address,1. " SATISFIED ",2) " RECOMMEND "," USEFUL "\n"
      "15/03/2026 09:05:12,cy@example.org,3,7,First\n"
      "15/03/2026 11:05:12,CY@example.org,4,8,Later\n"
      "15/03/2026 10:05:12,cy@example.org,2,6,Between\n"
      "20/04/2026 10:05:12,cy@example.org,5,9,\n";
  g_autoptr (TdReceipt) receipt = import (file->db, text);
  g_autoptr (TdReceipt) again = NULL;

  test_assert_counts (receipt, 2, 0, 2, 0, 0);
  test_assert_problem (receipt, 2, "Email address", "answered again later");
  test_assert_problem (receipt, 4, "Email address", "answered again later");
  assert_all (file->db, "2 mentee 2026-02-04 2026-03-15: 4 8 Later\n"
                        "2 mentee 2026-04-05 2026-04-20: 5 9");
  again = import (file->db, text);
  test_assert_counts (again, 0, 0, 4, 0, 0);
}

/* A mentor of two: by the name of the other, the reference, the side, or the one that was open. */
static void
test_which_pair (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) unclear =
      import (file->db, "Email,Completion time," SATISFIED "\nann@example.org,2026-02-20,4\n");
  g_autoptr (TdReceipt) clear = NULL, open = NULL;

  test_assert_counts (unclear, 0, 0, 0, 1, 0);
  test_assert_problem (unclear, 2, "Email", "several pairs");
  clear = import (file->db, "Email,Name of your mentor or mentee,Completion time," SATISFIED "\n"
                            "ann@example.org,\"Cruz, Bea\",2026-02-20,4\n"
                            "ann@example.org,P2,2026-02-20,5\n"
                            "ann@example.org,Eve Au,2026-02-20,5\n");
  test_assert_counts (clear, 2, 0, 0, 1, 0);
  test_assert_problem (clear, 4, "Name of your mentor or mentee", "no such pair");
  td_test_run (file->db, "UPDATE pair SET state = 'ended', ended_on = '2026-03-01' WHERE id = 1");
  open = import (file->db, "Email,Completion time," SATISFIED "\nann@example.org,2026-04-20,3\n");
  test_assert_counts (open, 1, 0, 0, 0, 0);
  assert_all (file->db, "1 mentor 2026-02-04 2026-02-20: 4\n2 mentor 2026-02-04 2026-02-20: 5\n"
                        "2 mentor 2026-04-05 2026-04-20: 3");
}

/* What cannot be is left out and named; a row without anything else is refused. */
static void
test_faults (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt =
      import (file->db, "Email,Completion time," SATISFIED "," RECOMMEND "\n"
                        "bea@example.org,2026-02-20,6,9\n"
                        "cy@example.org,2026-02-20,often,\n"
                        "eve@example.org,2026-07-20,4,9\n"
                        "di@example.org,2026-01-02,4,9\n"
                        "fay@example.org,2026-02-20,4,9\n"
                        ",2026-02-20,4,9\n");

  test_assert_counts (receipt, 1, 0, 0, 5, 0);
  test_assert_problem (receipt, 2, SATISFIED, "no answer");
  test_assert_problem (receipt, 3, SATISFIED, "no answer");
  test_assert_problem (receipt, 3, "Email", "answers nothing");
  test_assert_problem (receipt, 4, "Completion time", "ahead of today");
  test_assert_problem (receipt, 5, "Completion time", "not begun yet");
  test_assert_problem (receipt, 6, "Email", "Nobody in a pair");
  test_assert_problem (receipt, 7, "Email", "does not say whose");
  assert_all (file->db, "1 mentee 2026-02-04 2026-02-20: 9");
}

/* What was entered by hand stays where the file says nothing, or is older. */
static void
test_keeps (TdTestFile *file, gconstpointer data)
{
  static const char head[] = "Email,Completion time," SATISFIED "," USEFUL "\n";
  g_autofree char *first = g_strconcat (head, "bea@example.org,2026-02-20,3,Her time\n", NULL);
  g_autofree char *second = g_strconcat (head, "bea@example.org,2026-02-22,4,\n", NULL);
  g_autoptr (TdReceipt) added = import (file->db, first);
  g_autoptr (TdReceipt) updated = import (file->db, second);
  g_autoptr (TdReceipt) older = import (file->db, first);

  test_assert_counts (added, 1, 0, 0, 0, 0);
  test_assert_counts (updated, 0, 1, 0, 0, 0);
  test_assert_counts (older, 0, 0, 1, 0, 0);
  test_assert_problem (older, 2, "Email", "Later answers");
  assert_all (file->db, "1 mentee 2026-02-04 2026-02-22: 4 Her time");
}

/* A question of one side only is left out for the other; the survey with most of the columns. */
static void
test_sides (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReceipt) receipt = NULL;

  td_test_run (file->db, "INSERT INTO survey (id, program_id, name) VALUES (9, 1, 'An end')");
  td_test_run (file->db, "INSERT INTO survey_question (survey_id, position, kind, title, choices)"
                         " VALUES (9, 1, 'choice', 'How often did you meet?', 'Weekly; Monthly')");
  receipt = import (file->db, "Email,Completion time,How often did you meet?\n"
                              "bea@example.org,2026-02-20,Monthly;\n"
                              "di@example.org,2026-02-20,Daily\n");
  test_assert_counts (receipt, 1, 0, 0, 1, 0);
  assert_all (file->db, "1 mentee 2026-02-04 2026-02-20: Monthly");
  td_test_run (file->db, "DELETE FROM feedback_answer");
  td_test_run (file->db, "DELETE FROM feedback");
  g_clear_pointer (&receipt, td_receipt_unref);
  receipt = import (file->db, "Email,Completion time,I feel more confident in my work\n"
                              "di@example.org,2026-02-20,4\n"
                              "eve@example.org,2026-02-20,4\n");
  test_assert_counts (receipt, 1, 0, 0, 1, 0);
  assert_all (file->db, "3 mentee 2026-02-04 2026-02-20: 4");
}

static void
test_no_question (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdTable) table = test_table_of ("Email,Colour\nbea@example.org,4\n", -1, NULL);
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, TD_IMPORT_SURVEYS);
  g_autoptr (GError) error = NULL;
  TdImportOptions options = test_options ();

  g_assert_null (td_survey_import (file->db, 1, mapping, &options, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (td_survey_import (file->db, 99, mapping, &options, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

void
test_surveys_add (void)
{
  const struct
  {
    const char *path;
    void (*run) (TdTestFile *, gconstpointer);
  } cases[] = {
    { "/exchange/surveys/microsoft", test_microsoft },
    { "/exchange/surveys/rehearse-first", test_rehearse_first },
    { "/exchange/surveys/rehearse-held-up", test_rehearse_held_up },
    { "/exchange/surveys/google", test_google },
    { "/exchange/surveys/which-pair", test_which_pair },
    { "/exchange/surveys/faults", test_faults },
    { "/exchange/surveys/keeps", test_keeps },
    { "/exchange/surveys/sides", test_sides },
    { "/exchange/surveys/no-question", test_no_question },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, TdTestFile, NULL, setup, cases[i].run, td_test_file_teardown);
}
