/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include "exchange/td-roster-import.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* The public roster of 3,000 people, whole, again, and with a row changed and some gone. */
static void
test_public_roster (TdTestFile *file, gconstpointer data)
{
  g_autofree char *path = td_test_shared ("data/rosters/employee_data.csv");
  g_autofree char *text = NULL;
  g_autoptr (TdReceipt) first = NULL;
  g_autoptr (TdReceipt) second = NULL;
  g_autoptr (TdReceipt) third = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *copy = NULL;

  if (path == NULL)
    return;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  first = test_import (file->db, text);
  test_assert_counts (first, 3000, 0, 0, 0, 0);
  second = test_import (file->db, text);
  test_assert_counts (second, 0, 0, 3000, 0, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee WHERE leave_date IS NOT "
                                            "NULL AND hire_date IS NOT NULL"),
                   ==, 1533);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee_extra WHERE field IN "
                                            "('DOB', 'RaceDesc', 'Performance Score')"),
                   ==, 0);
  /* Padded cells are clean. */
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee WHERE department = "
                                            "'Production'"),
                   ==, 2020);

  lines = g_strsplit (text, "\n", 10);
  g_free (lines[8]);
  lines[8] = g_strdup ("3434,Sharlene,Terry-New,06-Nov-20,29-Jan-23,Area Sales Manager\r");
  copy = g_strjoin ("\n", lines[0], lines[8], lines[9], NULL);
  third = test_import (file->db, copy);
  test_assert_counts (third, 0, 1, 2992, 0, 7);
  faults = td_database_check (file->db, NULL);
  g_assert_cmpuint (faults->len, ==, 0);
}

static char *
large_roster (int n)
{
  GString *text = g_string_new ("Number,Name,Department,Manager,Hire date,Shoe size\n");

  for (int i = 1; i <= n; i++)
    g_string_append_printf (text, "%d,Person %d,Department %d,%d,2020-03-15,%d\n", i, i, i % 40,
                            i / 8, i % 12);
  return g_string_free (text, FALSE);
}

/* The same people with everyone above her managers, and rows for others. */
static char *
turn_around (const char *roster)
{
  g_auto (GStrv) lines = g_strsplit (roster, "\n", -1);
  GString *text = g_string_new (lines[0]);

  for (guint i = g_strv_length (lines) - 1; i > 0; i--)
    if (*lines[i])
      g_string_append_printf (text, "\n%s", lines[i]);
  return g_string_free (text, FALSE);
}

static void
assert_managers (TdTestFile *file, gint64 n_people)
{
  g_autoptr (GPtrArray) faults = td_database_check (file->db, NULL);

  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee"), ==, n_people);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM posting"), ==, n_people);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee e JOIN employee m "
                                            "ON m.id = e.manager_id "
                                            "WHERE m.number = CAST(e.number / 8 AS TEXT)"),
                   ==, MAX (n_people - 7, 0));
}

/* Managers stand behind those they manage; some people were there before, some of them get a
 * manager who is new. Each import is taken back whole. */
static void
test_upside_down (TdTestFile *file, gconstpointer data)
{
  static const char few[] = "Number,Name,Department,Manager,Hire date,Shoe size\n"
                            "900,Person 900,Department 1,,2020-03-15,1\n";
  g_autoptr (GError) error = NULL;
  gint64 n_indexes =
      td_test_count (file->db, "SELECT count(*) FROM sqlite_schema WHERE type = 'index'");
  g_autofree char *roster = large_roster (2000);
  g_autofree char *reversed = turn_around (roster);
  g_autoptr (TdReceipt) first = test_import (file->db, few);
  g_autoptr (TdReceipt) second = test_import (file->db, reversed);
  g_autoptr (TdReceipt) third = test_import (file->db, roster);

  test_assert_counts (first, 1, 0, 0, 0, 0);
  test_assert_counts (second, 1999, 1, 0, 0, 0);
  test_assert_counts (third, 0, 0, 2000, 0, 0);
  /* Person 900 was in another department before; her posting of that day was mended. */
  assert_managers (file, 2000);
  g_assert_cmpint (td_test_count (file->db,
                                  "SELECT count(*) FROM sqlite_schema WHERE type = 'index'"),
                   ==, n_indexes);
  g_assert_true (td_change_undo (file->db, second->change, &error));
  g_assert_no_error (error);
  assert_managers (file, 1);
  test_assert_query (file->db, "SELECT name || department || (manager_id IS NULL) FROM employee",
                     "Person 900Department 11");
  g_assert_true (td_change_undo (file->db, td_change_get_newest (file->db), &error));
  assert_managers (file, 2000);
}

/* The child of the kill tests: imports, and says so, without ever committing where @hold. */
static void
import_and_wait (const char *path, const char *roster, gboolean hold, int ready)
{
  TdDatabase *db = td_database_open (path, 0, NULL);
  TdChange *outer = hold ? td_change_begin (db, "test.hold", NULL) : NULL;

  if (outer == NULL && write (ready, "r", 1) != 1)
    _exit (1);
  test_import (db, roster);
  if (outer && write (ready, "r", 1) != 1)
    _exit (1);
  pause ();
  _exit (0);
}

/* Starts the child, kills it so many milliseconds after it spoke. */
static void
kill_import (const char *path, const char *roster, gboolean hold, gulong milliseconds)
{
  int ends[2], status;
  char byte;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    import_and_wait (path, roster, hold, ends[1]);
  close (ends[1]);
  g_assert_cmpint (read (ends[0], &byte, 1), ==, 1);
  g_usleep (milliseconds * 1000);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  close (ends[0]);
}

static void
assert_sound (TdTestFile *file, gint64 n_employees)
{
  g_autoptr (GPtrArray) faults = NULL;
  gint64 n;

  file->db = td_database_open (file->path, 0, NULL);
  g_assert_nonnull (file->db);
  faults = td_database_check (file->db, NULL);
  g_assert_cmpuint (faults->len, ==, 0);
  n = td_test_count (file->db, "SELECT count(*) FROM employee");
  g_assert_cmpint (n, ==, n_employees);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee_extra"), ==,
                   n_employees);
}

/* Killed with every row written but nothing committed: the file is as it was. */
static void
test_kill_inside (TdTestFile *file, gconstpointer data)
{
  g_autofree char *before = large_roster (5);
  g_autofree char *roster = large_roster (4000);
  g_autoptr (TdReceipt) receipt = test_import (file->db, before);

  g_clear_pointer (&file->db, td_database_close);
  kill_import (file->path, roster, TRUE, 0);
  assert_sound (file, 5);
}

/* Killed at any moment: all or nothing. */
static void
test_kill_anywhere (TdTestFile *file, gconstpointer data)
{
  g_autofree char *roster = large_roster (4000);

  for (gulong milliseconds = 5; milliseconds < 700; milliseconds *= 3)
    {
      g_clear_pointer (&file->db, td_database_close);
      kill_import (file->path, roster, FALSE, milliseconds);
      file->db = td_database_open (file->path, 0, NULL);
      if (td_test_count (file->db, "SELECT count(*) FROM employee") == 0)
        {
          g_clear_pointer (&file->db, td_database_close);
          assert_sound (file, 0);
          continue;
        }
      g_clear_pointer (&file->db, td_database_close);
      assert_sound (file, 4000);
      break;
    }
}

void
test_roster_large_add (void)
{
  g_test_add ("/exchange/roster/public", TdTestFile, NULL, td_test_file_setup, test_public_roster,
              td_test_file_teardown);
  g_test_add ("/exchange/roster/upside-down", TdTestFile, NULL, td_test_file_setup,
              test_upside_down, td_test_file_teardown);
  g_test_add ("/exchange/roster/kill-inside", TdTestFile, NULL, td_test_file_setup,
              test_kill_inside, td_test_file_teardown);
  g_test_add ("/exchange/roster/kill-anywhere", TdTestFile, NULL, td_test_file_setup,
              test_kill_anywhere, td_test_file_teardown);
}
