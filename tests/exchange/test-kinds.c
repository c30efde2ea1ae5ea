/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include "exchange/td-import.h"
#include "feedback/td-survey.h"
#include "program/td-sign-up.h"

#include <string.h>

static TdTable *
table_of (const char *text)
{
  g_autoptr (GError) error = NULL;
  TdTable *table = test_table_of (text, -1, &error);

  g_assert_no_error (error);
  return table;
}

/* What a file is, by its columns. */
static void
test_guess (void)
{
  static const struct
  {
    const char *header;
    TdImportKind kind;
  } cases[] = {
    { "Number,Name,Department,Hire date", TD_IMPORT_ROSTER },
    { "Employee #,First Name,Last Name,Job Title", TD_IMPORT_ROSTER },
    { "emp_id,name,department,hire_date", TD_IMPORT_ROSTER },
    { "Email,Role,Skills offered,Skills wanted", TD_IMPORT_ENROLMENTS },
    { "Mentor,Mentee,Date,Minutes", TD_IMPORT_CONTACTS },
    { "Mentor,Mentee,Date", TD_IMPORT_CONTACTS },
    { "Pair,Date,Mode", TD_IMPORT_CONTACTS },
    { "Mentor,Mentee", TD_IMPORT_PAIRS },
    { "Mentor name,Mentee name,Start date,End date,Status", TD_IMPORT_PAIRS },
    { "Mentor,Mentee,Gestart op,Ritme", TD_IMPORT_PAIRS },
    { "Coach,Coachee,Started on", TD_IMPORT_PAIRS },
    { "pair_id,mentor_id,mentee_id,matched_on,ended_on,end_reason,cadence", TD_IMPORT_EVENTS },
    { "pair_id,date,initiated_by,held", TD_IMPORT_EVENTS },
    { "emp_id,hire_date,exit_date,exit_type,exit_reason,department", TD_IMPORT_EVENTS },
    { "wave,emp_id,score", TD_IMPORT_EVENTS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (cases[i].header);
      g_auto (GStrv) columns = g_strsplit (cases[i].header, ",", -1);
      g_autoptr (TdTable) table = NULL;

      for (guint column = 0; columns[column]; column++)
        g_string_append_printf (text, "%c%s", column ? ',' : '\n',
                                column == 2 ? "2026-01-13" : "1");
      table = table_of (text->str);
      g_test_message ("%s", cases[i].header);
      g_assert_cmpint (td_mapping_guess_kind (table), ==, cases[i].kind);
    }
}

/* Answers are known by the questions of a survey, and tell the programme. */
static void
test_answers (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdTable) answers =
      table_of ("Email,How satisfied are you with your conversations so far?,"
                "What has been most useful to you?\nann@x.org,4,Time\n");
  g_autoptr (TdTable) strangers = table_of ("Email,Role,Skills offered\nann@x.org,Mentor,Law\n");
  g_autoptr (GError) error = NULL;
  TdImportKind kind;
  gint64 program = 0;

  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Chess'), (2, 'Leadership')");
  g_assert_true (td_import_guess_kind (file->db, answers, &kind, &program, &error));
  g_assert_no_error (error);
  g_assert_cmpint (kind, !=, TD_IMPORT_SURVEYS);
  g_assert_cmpint (program, ==, 0);

  td_survey_ensure (file->db, 2, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (td_import_guess_kind (file->db, answers, &kind, &program, &error));
  g_assert_cmpint (kind, ==, TD_IMPORT_SURVEYS);
  g_assert_cmpint (program, ==, 2);
  program = 1;
  g_assert_true (td_import_guess_kind (file->db, strangers, &kind, &program, &error));
  g_assert_cmpint (kind, ==, TD_IMPORT_ENROLMENTS);
  g_assert_cmpint (program, ==, 1);

  /* Where two programmes ask the same, the chosen one is meant. */
  td_survey_ensure (file->db, 1, NULL, &error);
  for (program = 1; program <= 2; program++)
    {
      gint64 chosen = program;

      g_assert_true (td_import_guess_kind (file->db, answers, &kind, &chosen, &error));
      g_assert_cmpint (chosen, ==, program);
    }
}

/* The export of a form with Tandem's own questions maps itself, and everything of it is read. */
static void
test_own_form (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    const char *field;
    const char *text;
  } answers[] = {
    { "email", "bea@example.org" },
    { "name", "Bea Cruz" },
    { "role", "Mentor and mentee" },
    { "skills_wanted", "Law; tax" },
    { "skills_offered", "Chess" },
    { "strengths", "Listening" },
    { "reasons", "Skills;Setting goals;" },
    { "occasion", "Return to work" },
    { "topics_excluded", "My divorce" },
    { "languages", "English; Dutch" },
    { "hours", "2" },
    { "places", "3" },
    { "wishes", "cy@example.org" },
    { "vetoes", "Ann Dubois" },
    { "referred_by", "Cy" },
  };
  g_autoptr (GArray) questions = td_sign_up_list_questions ();
  g_autoptr (GString) header = g_string_new ("ID,Start time,Completion time");
  g_autoptr (GString) row = g_string_new ("1,2/14/26 9:00:01,2/14/26 9:05:12");
  g_autoptr (TdReceipt) roster =
      test_import (file->db, "Number,Name,Email\n1,Ann Dubois,ann@example.org\n"
                             "2,Bea Cruz,bea@example.org\n3,Cy Fox,cy@example.org\n");
  g_autoptr (TdReceipt) receipt = NULL;

  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  g_assert_cmpuint (questions->len, ==, G_N_ELEMENTS (answers));
  for (guint i = 0; i < questions->len; i++)
    {
      g_string_append_printf (header, ",\"%s\"",
                              g_array_index (questions, TdSignUpQuestion, i).title);
      for (guint k = 0; k < G_N_ELEMENTS (answers); k++)
        if (strcmp (g_array_index (questions, TdSignUpQuestion, i).field, answers[k].field) == 0)
          g_string_append_printf (row, ",\"%s\"", answers[k].text);
    }
  g_string_append_printf (header, "\n%s\n", row->str);
  {
    g_autoptr (TdTable) table = table_of (header->str);
    g_autoptr (TdMapping) mapping = td_mapping_guess (table, TD_IMPORT_ENROLMENTS);

    g_assert_cmpint (td_mapping_guess_kind (table), ==, TD_IMPORT_ENROLMENTS);
    for (guint i = 0; i < questions->len; i++)
      {
        const TdSignUpQuestion *question = &g_array_index (questions, TdSignUpQuestion, i);

        g_assert_cmpstr (td_mapping_get_field (mapping, i + 3), ==, question->field);
      }
  }
  receipt = test_import_kind (file->db, TD_IMPORT_ENROLMENTS, header->str, NULL);
  test_assert_counts (receipt, 1, 0, 0, 0, 0);
  g_assert_cmpuint (receipt->problems->len, ==, 0);
  test_assert_query (file->db,
                     "SELECT role || '|' || skills_wanted || '|' || skills_offered || '|' ||"
                     " strengths || '|' || reasons || '|' || occasion || '|' || topics_excluded"
                     " || '|' || languages || '|' || hours || '|' || places || '|' || referred_by"
                     " || '|' || from_date FROM enrolment",
                     "both|Law; tax|Chess|Listening|skills; goals|return|My divorce|"
                     "English; Dutch|2.0|3|Cy|2026-02-14");
  test_assert_query (file->db, "SELECT group_concat(kind || employee_id, ' ') FROM preference",
                     "wish3 veto1");
}

/* Every question stands in the text to paste, once, with what can be ticked. */
static void
test_paste (void)
{
  g_autoptr (TdProgram) program = td_program_new ("mentoring");
  g_autoptr (GArray) questions = td_sign_up_list_questions ();
  g_autofree char *text = NULL;

  td_record_set_text (&program->name, "Leadership");
  text = td_sign_up_dup_text (program);
  g_assert_true (g_str_has_prefix (text, "Sign up: Leadership\n\n"));
  for (guint i = 0; i < questions->len; i++)
    {
      const char *title = g_array_index (questions, TdSignUpQuestion, i).title;
      const char *found = strstr (text, title);

      g_assert_nonnull (found);
      g_assert_null (strstr (found + 1, title));
    }
  g_assert_nonnull (strstr (text, "  - Return to work\n"));
}

/* One file of a history alone. */
static void
test_history_file (void)
{
  static const char *const no_history[] = { "Number,Name\n1,Ann\n", "key\n1\n",
                                            "pair_id,date\n1,2\n" };

  for (guint i = 0; i < G_N_ELEMENTS (no_history); i++)
    {
      g_autoptr (TdTable) table = table_of (no_history[i]);

      g_assert_cmpint (td_mapping_guess_kind (table), !=, TD_IMPORT_EVENTS);
    }
}

static TdImportKind
also_of (TdDatabase *db, TdImportKind kind, const char *text)
{
  const TdImportOptions options = { .today = td_test_date ("2026-03-16") };
  g_autoptr (TdTable) table = table_of (text);
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReceipt) receipt = td_import (db, 1, mapping, &options, &error);

  g_assert_no_error (error);
  return receipt->also;
}

/* A list that is both says what else it can be imported as; a job is no role, and a column that was
 * used is not left. */
static void
test_also (TdTestFile *file, gconstpointer data)
{
  static const char one_list[] = "Name,E-mail,Department,Role,Skills offered\n"
                                 "Ann Lee,ann@x.org,Law,mentor,\nBob Ray,bob@x.org,IT,mentee,\n";

  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'Chess')");
  g_assert_cmpint (also_of (file->db, TD_IMPORT_ENROLMENTS, one_list), ==, TD_IMPORT_ROSTER);
  g_assert_cmpint (also_of (file->db, TD_IMPORT_ENROLMENTS, "E-mail,Role\nann@x.org,mentor\n"), ==,
                   TD_N_IMPORT_KINDS);
  g_assert_cmpint (also_of (file->db, TD_IMPORT_ROSTER, one_list), ==, TD_IMPORT_ENROLMENTS);
  g_assert_cmpint (also_of (file->db, TD_IMPORT_ENROLMENTS, one_list), ==, TD_N_IMPORT_KINDS);
  /* Nobody can be put on the roster without a name. */
  g_assert_cmpint (also_of (file->db, TD_IMPORT_ENROLMENTS,
                            "Name,E-mail,Role\nAnn Lee,ann@x.org,mentor\n,who@x.org,mentee\n"),
                   ==, TD_N_IMPORT_KINDS);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM enrolment"), ==, 2);
  g_assert_cmpint (also_of (file->db, TD_IMPORT_ROSTER,
                            "Number,Name,Role\n7,Cy Poe,Engineer\n8,Di Orr,Lawyer\n"),
                   ==, TD_N_IMPORT_KINDS);
}

static const char *
from_of (const char *text)
{
  g_autoptr (TdTable) table = table_of (text);
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, TD_IMPORT_ENROLMENTS);
  int column = td_mapping_get_column (mapping, "from");

  return column < 0 ? NULL : g_intern_string (td_table_get_header (table, (guint) column));
}

/* The day somebody was hired is not the day she signed up, unless nothing else is of employees. */
static void
test_hired (void)
{
  g_assert_null (from_of ("Name,Department,Role,Start date\nAnn Lee,Law,Mentor,2012-04-01\n"));
  g_assert_cmpstr (from_of ("Name,Role,Start date\nAnn Lee,Mentor,2026-04-01\n"), ==, "Start date");
  g_assert_cmpstr (from_of ("Name,Department,Role,Signed up on\nAnn Lee,Law,Mentor,2026-04-01\n"),
                   ==, "Signed up on");
}

void
test_kinds_add (void)
{
  g_test_add_func ("/kinds/guess", test_guess);
  g_test_add ("/kinds/answers", TdTestFile, NULL, td_test_file_setup, test_answers,
              td_test_file_teardown);
  g_test_add ("/kinds/also", TdTestFile, NULL, td_test_file_setup, test_also,
              td_test_file_teardown);
  g_test_add ("/kinds/own-form", TdTestFile, NULL, td_test_file_setup, test_own_form,
              td_test_file_teardown);
  g_test_add_func ("/kinds/hired", test_hired);
  g_test_add_func ("/kinds/paste", test_paste);
  g_test_add_func ("/kinds/no-history", test_history_file);
}
