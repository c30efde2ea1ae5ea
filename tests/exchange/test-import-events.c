/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-import-events.h"

#include "base/td-error.h"
#include "program/td-enrolment.h"
#include "program/td-program.h"
#include "test-exchange.h"

#include <string.h>

/* A small history; every test changes a file of it. */
typedef struct
{
  const char *name;
  const char *text;
} File;

static const File history[] = {
  { "employees.csv", "emp_id,hire_date,exit_date,exit_type,exit_reason,department\n"
                     "E1,2019-01-01,,,,Sales\n"
                     "E2,2020-02-01,2021-03-31,voluntary,pay,IT\n"
                     "E3,2020-03-01,,,,IT\n"
                     "E4,2020-04-01,,,,\n" },
  { "pairs.csv", "pair_id,mentor_id,mentee_id,matched_on,ended_on,end_reason,cadence\n"
                 "P1,E1,E2,2020-06-01,2021-03-31,mentee_left,monthly\n"
                 "P2,E1,E3,2020-09-15,2021-07-15,completed,days:42\n"
                 "P3,E1,E4,2021-07-15,,,2/month\n" },
  { "contacts.csv", "pair_id,date,initiated_by,held\n"
                    "P1,2020-06-20,mentor,1\n"
                    "P1,2020-07-20,mentee,0\n"
                    "P2,2020-10-01,mentor,1\n"
                    "P3,2021-08-01,,1\n" },
  { "pauses.csv", "pair_id,from,to\nP2,2020-12-20,2021-01-04\nP3,2021-09-01,\n" },
  { "promotions.csv", "emp_id,date\nE3,2021-01-01\n" },
  { "applications.csv", "app_id,emp_id,applied_on,outcome,outcome_on\n"
                        "A1,E2,2020-05-01,matched,2020-06-01\n"
                        "A2,E3,2020-08-01,matched,2020-09-15\n" },
  { "surveys.csv", "wave,emp_id,score\n2020-10-01,E1,4\n2020-10-01,E3,2.5\n" },
  { "params.csv", "key,value\nas_of,2021-12-31\nwindow_start,2019-01-01\nmin_cell,7\n" },
};

static char *
write_file (TdTestFile *file, const char *name, const char *text, gssize length)
{
  g_autofree char *folder = g_build_filename (file->folder, "history", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_remove (path);
  if (text)
    g_file_set_contents_full (path, text, length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&folder);
}

/* The history with one file changed: NULL takes it away. */
static void
write_history (TdTestFile *file, const char *name, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (history); i++)
    {
      gboolean this = g_strcmp0 (history[i].name, name) == 0;

      g_free (write_file (file, history[i].name, this ? text : history[i].text, -1));
    }
}

static TdEventsReceipt *
import_with (TdTestFile *file, const TdEventsOptions *options, GError **error)
{
  g_autofree char *folder = g_build_filename (file->folder, "history", NULL);

  return td_import_events (file->db, folder, options, error);
}

static TdEventsReceipt *
import (TdTestFile *file)
{
  TdEventsOptions options = { .clock = td_test_date ("2026-06-15") };
  g_autoptr (GError) error = NULL;
  TdEventsReceipt *receipt = import_with (file, &options, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < receipt->problems->len; i++)
    {
      g_autofree char *text = td_event_problem_dup_text (receipt->problems->pdata[i]);

      g_test_message ("%s", text);
    }
  return receipt;
}

static void
assert_sum (TdEventsReceipt *receipt, int added, int updated, int unchanged, int missing)
{
  TdEventCount sum = td_events_receipt_sum (receipt);

  g_assert_false (receipt->refused);
  g_assert_cmpint (sum.n_added, ==, added);
  g_assert_cmpint (sum.n_updated, ==, updated);
  g_assert_cmpint (sum.n_unchanged, ==, unchanged);
  g_assert_cmpint (sum.n_missing, ==, missing);
}

/* One text of a query of one row and column. */
static void
assert_text (TdTestFile *file, const char *sql, const char *expected)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  td_database_query_text (file->db, &text, &error, sql, "");
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  write_history (file, NULL, NULL);
}

/* --- What becomes of a history --- */

static void
test_everything (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEventsReceipt) receipt = import (file);
  g_autoptr (TdProgram) program = td_program_find (file->db, "Imported", NULL);

  assert_sum (receipt, 4 + 3 + 4 + 2 + 1 + 2 + 2 + 2, 0, 0, 0);
  g_assert_cmpuint (receipt->problems->len, ==, 0);
  g_assert_cmpint (receipt->today, ==, td_test_date ("2021-12-31"));
  g_assert_cmpstr (program->kind, ==, "mentoring");
  g_assert_cmpstr (program->cadence, ==, "monthly");
  g_assert_cmpint (program->start_date, ==, td_test_date ("2019-01-01"));
  assert_text (file, "SELECT value FROM setting WHERE key = 'min-cell'", "7");
  assert_text (file, "SELECT value FROM setting WHERE key = 'window-start'", "2019-01-01");
  assert_text (file,
               "SELECT group_concat(name || ' ' || coalesce(leave_kind, '-') || ' ' || "
               "coalesce(leave_reason, '-') || ' ' || coalesce(department, '-'), '; ') "
               "FROM employee",
               "E1 - - Sales; E2 voluntary pay IT; E3 - - IT; E4 - - -");
  assert_text (file,
               "SELECT group_concat(reference || ' ' || state || ' ' || coalesce(end_reason, '-') "
               "|| ' ' || cadence || ' ' || planned_end, '; ') FROM pair",
               "P1 ended mentee_left monthly 2021-04-01; P2 completed - every:42d 2021-07-15; "
               "P3 active - 2/month 2022-05-15");
  assert_text (file,
               "SELECT group_concat(outcome || ' ' || coalesce(initiated_by, '-'), '; ') "
               "FROM contact",
               "held mentor; cancelled mentee; held mentor; held -");
  assert_text (file,
               "SELECT group_concat(from_date || ' ' || coalesce(to_date, '-'), '; ') "
               "FROM pair_pause",
               "2020-12-20 2021-01-04; 2021-09-01 -");
  assert_text (file, "SELECT sum(score) || ' ' || count(*) FROM company_survey", "6.5 2");
  assert_text (file, "SELECT on_date FROM promotion", "2021-01-01");
  assert_text (file, "SELECT action || ' ' || detail FROM change_log", "events.import history");
}

/* A pair that ends on the day the next begins leaves its place to it. */
static void
test_enrolments (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEventsReceipt) receipt = NULL;

  write_history (file, "applications.csv",
                 "app_id,emp_id,applied_on,outcome,outcome_on\n"
                 "A4,E3,2022-02-01,withdrew,2022-03-01\n"
                 "A2,E3,2020-08-01,matched,2020-09-15\n"
                 "A3,E1,2022-01-01,waiting,\n"
                 "A1,E2,2020-05-01,matched,2020-06-01\n"
                 "A5,E5,2021-01-01,withdrew,2021-02-01\n"
                 "A6,E5,2021-03-01,waiting,\n"
                 "A7,E6,2021-01-01,waiting,\n"
                 "A8,E6,2021-03-01,withdrew,2021-04-01\n"
                 "A9,E7,2021-05-01,matched,2021-05-08\n");
  g_free (write_file (file, "employees.csv",
                      "emp_id,hire_date\nE1,2019-01-01\nE2,2020-02-01\nE3,2020-03-01\n"
                      "E4,2020-04-01\nE5,2020-04-01\nE6,2020-04-01\nE7,2020-04-01\n",
                      -1));
  receipt = import (file);
  g_assert_false (receipt->refused);
  assert_text (file,
               "SELECT group_concat(e.number || ' ' || n.role || ' ' || n.state || ' ' || "
               "n.from_date || ' ' || coalesce(n.withdrawn_on, '-') || ' ' || n.places, '; ') "
               "FROM enrolment n JOIN employee e ON e.id = n.employee_id",
               "E1 both enrolled 2020-06-01 - 2; E2 mentee enrolled 2020-05-01 - 0; "
               "E3 mentee withdrawn 2020-08-01 2022-03-01 0; E4 mentee enrolled 2021-07-15 - 0; "
               "E5 mentee waiting 2021-01-01 - 0; E6 mentee withdrawn 2021-01-01 2021-04-01 0; "
               "E7 mentee enrolled 2021-05-01 - 0");
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM application"), ==, 9);
}

/* Kept, named, and counted by nobody; later than today is no fault. */
static void
test_outside (TdTestFile *file, gconstpointer data)
{
  static const int rows[] = { 3, 4, 6 };
  g_autoptr (TdEventsReceipt) receipt = NULL;

  write_history (file, "contacts.csv",
                 "pair_id,date,initiated_by,held\n"
                 "P1,2021-03-31,mentor,1\n"
                 "P1,2021-04-01,mentor,1\n"
                 "P2,2020-09-14,mentor,0\n"
                 "P3,2030-01-01,mentee,1\n"
                 "P3,2019-01-01,mentee,1\n");
  receipt = import (file);
  g_assert_false (receipt->refused);
  g_assert_cmpuint (receipt->problems->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const TdEventProblem *problem = receipt->problems->pdata[i];

      g_assert_cmpstr (problem->file, ==, "contacts.csv");
      g_assert_cmpint (problem->row, ==, rows[i]);
      g_assert_cmpstr (problem->column, ==, "date");
      g_assert_nonnull (strstr (problem->message, "counted nowhere"));
    }
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact"), ==, 5);
}

/* The day that is told wins over as_of; the start of the programme without a window. */
static void
test_days (TdTestFile *file, gconstpointer data)
{
  TdEventsOptions options = { .program = "Old times",
                              .today = td_test_date ("2024-02-29"),
                              .clock = td_test_date ("2026-06-15") };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEventsReceipt) told = import_with (file, &options, &error);
  g_autoptr (TdEventsReceipt) clock = NULL;
  g_autoptr (TdProgram) program = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (told->today, ==, td_test_date ("2024-02-29"));

  write_history (file, "params.csv", NULL);
  clock = import (file);
  g_assert_cmpint (clock->today, ==, td_test_date ("2026-06-15"));
  program = td_program_find (file->db, "Imported", &error);
  g_assert_no_error (error);
  g_assert_cmpint (program->start_date, ==, td_test_date ("2020-06-01"));
  /* A second programme has pairs of its own. */
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair"), ==, 6);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee"), ==, 4);
}

/* Names and the rest of the columns that a roster may have. */
static void
test_names (TdTestFile *file, gconstpointer data)
{
  static const char semicolons[] = "emp_id;name;hire_date;exit_date;exit_type;exit_reason;"
                                   "department;title;email\r\n"
                                   "E1;Ren\xe9"
                                   "e Dubois;2019-01-01;;;;Vent\xe9;Chef;r@x.example\r\n"
                                   "E2;SMITH, JOHN;2020-02-01;31.12.2021;Resignation;pay;IT;;\r\n"
                                   "E3;;1.3.2020;;;;IT;;\r\n"
                                   "E4;D;2020-04-01;;;;;;\r\n";
  g_autoptr (TdEventsReceipt) receipt = NULL;

  g_free (write_file (file, "employees.csv", semicolons, -1));
  receipt = import (file);
  g_assert_false (receipt->refused);
  assert_text (file, "SELECT group_concat(name || '/' || coalesce(title, '-'), '; ') FROM employee",
               "Renée Dubois/Chef; JOHN SMITH/-; E3/-; D/-");
  assert_text (file,
               "SELECT group_concat(hire_date || coalesce(leave_date || leave_kind, ''), ' ') "
               "FROM employee",
               "2019-01-01 2020-02-012021-12-31voluntary 2020-03-01 2020-04-01");
}

static void
test_utf16 (TdTestFile *file, gconstpointer data)
{
  static const char text[] = "\xEF\xBB\xBF"
                             "Emp_ID\tHire_Date\tName\nE1\t2019-01-01\tŁódź\n"
                             "E2\t2019-01-01\t\nE3\t2019-01-01\t\nE4\t2019-01-01\t\n";
  gsize size;
  g_autofree char *utf16 = g_convert (text, -1, "UTF-16LE", "UTF-8", NULL, &size, NULL);
  g_autoptr (TdEventsReceipt) receipt = NULL;

  g_free (write_file (file, "employees.csv", utf16, (gssize) size));
  receipt = import (file);
  g_assert_false (receipt->refused);
  assert_text (file, "SELECT name FROM employee WHERE number = 'E1'", "Łódź");
}

/* One order of day and month for the whole folder: a file that proves none takes that of the
 * others, and without any it is asked for. */
static void
test_date_order (TdTestFile *file, gconstpointer data)
{
  TdEventsOptions options = { .clock = td_test_date ("2026-06-15") };
  g_autoptr (TdEventsReceipt) receipt = NULL;
  g_autoptr (TdEventsReceipt) told = NULL;
  g_autoptr (GError) error = NULL;

  write_history (file, "promotions.csv", "emp_id,date\nE3,2/1/2021\n");
  g_assert_null (import_with (file, &options, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_UNDECIDED);
  g_assert_nonnull (strstr (error->message, "promotions.csv"));
  g_clear_error (&error);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee"), ==, 0);

  options.dates = TD_DATE_ORDER_MDY;
  told = import_with (file, &options, &error);
  g_assert_no_error (error);
  assert_text (file, "SELECT on_date FROM promotion", "2021-02-01");
  g_assert_true (td_change_undo (file->db, told->change, NULL));

  g_free (write_file (file, "pauses.csv", "pair_id,from,to\nP2,20/12/2020,4/1/2021\n", -1));
  receipt = import (file);
  assert_text (file, "SELECT on_date FROM promotion", "2021-01-02");
}

/* --- Again --- */

static void
test_twice (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEventsReceipt) first = import (file);
  g_autoptr (TdEventsReceipt) second = import (file);

  assert_sum (second, 0, 0, 20, 0);
  g_assert_cmpint (second->change, ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, 1);
}

static void
test_changed (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEventsReceipt) first = import (file);
  g_autoptr (TdEventsReceipt) second = NULL;

  g_free (write_file (file, "contacts.csv",
                      "pair_id,date,initiated_by,held\n"
                      "P1,2020-07-20,mentee,1\n"
                      "P2,2020-10-01,mentor,1\n"
                      "P2,2020-10-01,mentor,1\n"
                      "P3,2021-08-01,,1\n",
                      -1));
  g_free (write_file (file, "pairs.csv",
                      "pair_id,mentor_id,mentee_id,matched_on,ended_on,end_reason,cadence\n"
                      "P1,E1,E2,2020-06-01,2021-03-31,dissolved,monthly\n"
                      "P3,E1,E4,2021-07-15,2021-10-10,completed,2/month\n",
                      -1));
  g_free (write_file (file, "surveys.csv",
                      "wave,emp_id,score\n2020-10-01,E1,5\n2020-10-01,E3,2.5\n", -1));
  second = import (file);
  /* Missing: the pair that is gone, the contact of 20 June. */
  assert_sum (second, 1, 2 + 1 + 1, 4 + 2 + 2 + 1 + 2 + 1 + 2, 2);
  assert_text (file,
               "SELECT group_concat(state || ' ' || coalesce(end_reason, '-'), '; ') FROM pair",
               "ended dissolved; completed -; completed -");
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact"), ==, 5);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact WHERE outcome = 'held'"),
                   ==, 5);
}

/* What was done since stays: names, an end, places, an enrolment taken up again. */
static void
test_hand_work (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEventsReceipt) first = import (file);
  g_autoptr (TdEventsReceipt) second = NULL;

  td_test_run (file->db, "UPDATE employee SET name = 'Ada', given_name = 'Ada', name_key = 'ada', "
                         "search_key = 'ada e1 sales' WHERE number = 'E1'");
  td_test_run (file->db, "UPDATE pair SET state = 'ended', ended_on = '2021-11-11', "
                         "end_reason = 'no-time' WHERE reference = 'P3'");
  td_test_run (file->db, "UPDATE enrolment SET places = 9 WHERE places = 2");
  td_test_run (file->db, "UPDATE contact SET outcome = 'missed' WHERE outcome = 'cancelled'");
  second = import (file);
  assert_sum (second, 0, 0, 20, 0);
  g_assert_cmpuint (second->problems->len, ==, 1);
  assert_text (file, "SELECT name FROM employee WHERE number = 'E1'", "Ada");
  assert_text (file, "SELECT state || end_reason FROM pair WHERE reference = 'P3'", "endedno-time");
  assert_text (file, "SELECT places || state FROM enrolment WHERE role = 'mentor'", "9enrolled");
}

/* The whole import is one step back. */
static void
test_undo (TdTestFile *file, gconstpointer data)
{
  static const char *const tables[] = { "employee",   "program",     "pair",          "contact",
                                        "setting",    "pair_pause",  "promotion",     "enrolment",
                                        "import_run", "application", "company_survey" };
  g_autoptr (TdEventsReceipt) receipt = import (file);
  g_autoptr (GError) error = NULL;

  g_assert_true (td_change_undo (file->db, receipt->change, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", tables[i]);

      g_assert_cmpint (td_test_count (file->db, sql), ==, 0);
    }
}

static void
test_rehearsal (TdTestFile *file, gconstpointer data)
{
  TdEventsOptions options = { .clock = td_test_date ("2026-06-15"), .rehearse = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEventsReceipt) receipt = import_with (file, &options, &error);

  g_assert_no_error (error);
  assert_sum (receipt, 20, 0, 0, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee"), ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, 0);
}

static void
test_cancelled (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TdEventsOptions options = { .clock = td_test_date ("2026-06-15"), .cancellable = cancellable };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (import_with (file, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee"), ==, 0);
}

/* A folder without people: of a roster that is there, else everyone it names. */
static void
test_without_people (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdEventsReceipt) known = NULL;
  g_autoptr (TdEventsReceipt) unknown = NULL;

  write_history (file, "employees.csv", NULL);
  known = import (file);
  g_assert_false (known->refused);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee"), ==, 4);
  g_assert_true (td_change_undo (file->db, known->change, NULL));

  td_test_run (file->db, "INSERT INTO employee (number, name, name_key, search_key) VALUES "
                         "('E1', 'A', 'a', 'a')");
  unknown = import (file);
  g_assert_true (unknown->refused);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair"), ==, 0);
}

static void
test_nothing_there (TdTestFile *file, gconstpointer data)
{
  TdEventsOptions options = { .clock = td_test_date ("2026-06-15") };
  g_autoptr (GError) error = NULL;

  g_assert_null (td_import_events (file->db, file->folder, &options, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

#define ADD(name, func) \
  g_test_add ("/import-events/" name, TdTestFile, NULL, setup, func, td_test_file_teardown)

void
test_import_events_add (void)
{
  ADD ("everything", test_everything);
  ADD ("enrolments", test_enrolments);
  ADD ("outside", test_outside);
  ADD ("days", test_days);
  ADD ("names", test_names);
  ADD ("utf-16", test_utf16);
  ADD ("date-order", test_date_order);
  ADD ("twice", test_twice);
  ADD ("changed", test_changed);
  ADD ("hand-work", test_hand_work);
  ADD ("undo", test_undo);
  ADD ("rehearsal", test_rehearsal);
  ADD ("cancelled", test_cancelled);
  ADD ("without-people", test_without_people);
  ADD ("nothing-there", test_nothing_there);
}
