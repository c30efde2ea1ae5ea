/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Whoever was erased does not come back with a file, and the receipt does not bring the number. */

#include "test-exchange.h"

#include <string.h>

#include "exchange/td-import-events.h"
#include "people/td-erased.h"

static void
erase (TdDatabase *db, const char *number, const char *email)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChange) change = td_change_begin (db, "test.erase", &error);

  g_assert_true (td_erased_add (db, number, email, td_test_date ("2026-03-12"), &error));
  g_assert_true (td_change_commit (change, &error));
}

static gint64
kept (TdDatabase *db, const char *text)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT (SELECT count(*) FROM import_run WHERE instr(receipt, '%1$s')) + "
                       "(SELECT count(*) FROM employee WHERE instr(coalesce(number, '') || "
                       "coalesce(manager_text, '') || coalesce(email, ''), '%1$s'))",
                       text);

  return td_test_count (db, sql);
}

static void
test_roster (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = NULL;

  erase (file->db, "zq1017", "zq.ann@example.org");
  receipt = test_import (file->db, "Number;Name;Email;Manager\n"
                                   "1;Bob Hill;bob@example.org;zq1017\n"
                                   "zq1017;Ann Lee;zq.ann@example.org;\n"
                                   "2;Cem Oz;cem@example.org;Ann Lee (zq1017)\n");
  test_assert_counts (receipt, 2, 0, 0, 1, 0);
  test_assert_problem (receipt, 3, "Number", "Erased on");
  g_assert_cmpint (kept (file->db, "zq1017"), ==, 0);
  g_assert_cmpint (kept (file->db, "zq.ann"), ==, 0);
}

/* Somebody who was added again by hand is on the roster like anybody else. */
static void
test_added_again (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = NULL;

  erase (file->db, "1017", NULL);
  td_test_run (file->db, "INSERT INTO employee (number, name, name_key, search_key) "
                         "VALUES ('1017', 'Ann Lee', 'ann lee', 'ann lee 1017')");
  receipt = test_import (file->db, "Number;Name\n1017;Ann Leigh\n");
  test_assert_counts (receipt, 0, 1, 0, 0, 0);
}

/* Nobody misses the rows of people who were made anonymous. */
static void
test_not_missing (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdReceipt) receipt = NULL;

  td_test_run (file->db, "INSERT INTO employee (name, name_key, search_key, anonymous) "
                         "VALUES ('Person 1', 'person 1', 'person 1', 1)");
  receipt = test_import (file->db, "Number;Name\n1;Bob Hill\n");
  test_assert_counts (receipt, 1, 0, 0, 0, 0);
}

static void
add_program (TdDatabase *db)
{
  td_test_run (db, "INSERT INTO program (id, name) VALUES (1, 'Mentoring')");
  td_test_run (db, "INSERT INTO employee (id, number, name, name_key, search_key) "
                   "VALUES (1, '1', 'Bob Hill', 'bob hill', 'bob hill 1')");
}

static void
test_other_kinds (TdTestFile *file, gconstpointer data)
{
  static const struct
  {
    TdImportKind kind;
    const char *text;
  } files[] = {
    { TD_IMPORT_ENROLMENTS, "Number;Role\nzq1017;mentee\n" },
    { TD_IMPORT_ENROLMENTS, "Email;Role\nzq.ann@example.org;mentee\n" },
    { TD_IMPORT_CONTACTS, "Mentor;Mentee;Date\n1;zq1017;2026-01-01\n" },
    { TD_IMPORT_PAIRS, "Mentor;Mentee;Start\n1;zq1017;2026-01-01\n" },
  };

  add_program (file->db);
  erase (file->db, "zq1017", "zq.ann@example.org");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (TdReceipt) receipt =
          test_import_kind (file->db, files[i].kind, files[i].text, NULL);
      const TdImportProblem *problem;

      g_assert_cmpint (receipt->n_refused, ==, 1);
      g_assert_cmpuint (receipt->problems->len, >, 0);
      problem = receipt->problems->pdata[0];
      g_test_message ("%s: %s", files[i].text, problem->message);
      g_assert_nonnull (strstr (problem->message, "Erased on"));
      g_assert_cmpstr (problem->value, ==, "");
    }
  g_assert_cmpint (kept (file->db, "zq1017"), ==, 0);
}

static void
put (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* A company's history: her rows are skipped, and those of her pairs. */
static void
test_events (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (file->folder, "history", NULL);
  g_autoptr (TdEventsReceipt) receipt = NULL;
  TdEventsOptions options = { .today = td_test_date ("2026-06-15") };

  erase (file->db, "E3", NULL);
  put (folder, "employees.csv",
       "emp_id,hire_date,exit_date\nE1,2020-01-01,\nE2,2020-01-01,\nE3,2020-01-01,\n");
  put (folder, "pairs.csv",
       "pair_id,mentor_id,mentee_id,matched_on,ended_on\nP1,E1,E2,2024-01-01,\n"
       "P2,E1,E3,2024-01-01,\n");
  put (folder, "contacts.csv", "pair_id,date\nP1,2024-02-01\nP2,2024-02-01\n");
  receipt = td_import_events (file->db, folder, &options, &error);
  g_assert_no_error (error);
  g_assert_false (receipt->refused);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee"), ==, 2);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM pair"), ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM contact"), ==, 1);
}

void
test_erased_rows_add (void)
{
#define ADD(path, func)                                                         \
  g_test_add ("/erased-rows/" path, TdTestFile, NULL, td_test_file_setup, func, \
              td_test_file_teardown)
  ADD ("roster", test_roster);
  ADD ("added-again", test_added_again);
  ADD ("not-missing", test_not_missing);
  ADD ("other-kinds", test_other_kinds);
  ADD ("events", test_events);
#undef ADD
}
