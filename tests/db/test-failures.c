/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-added-private.h"
#include "td-test.h"

#include <gio/gio.h>
#include <string.h>

void test_failures_add (void);

#define MANY                                                                          \
  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) " \
  "INSERT INTO setting SELECT i, 'x' FROM n"

/* What this program finds out by itself has words of its own; SQLite has none for it. */
static void
test_own_code (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (td_database_fail (file->db, SQLITE_CORRUPT, &error));
  g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_DAMAGED);
  g_assert_cmpstr (td_database_error_peek (error), ==,
                   "SQLite 11: database disk image is malformed");
  g_clear_error (&error);
  /* SQLite's words where it is SQLite that refuses. */
  g_assert_false (td_database_execute (file->db, &error, "SELECT * FROM nowhere", ""));
  g_assert_cmpstr (td_database_error_peek (error), ==, "SQLite 1: no such table: nowhere");
}

static void
put (TdDatabase *db, const char *key)
{
  g_autoptr (GError) error = NULL;

  td_database_execute (db, &error, "INSERT INTO setting VALUES ($1, 'x')", "s", key);
  g_assert_no_error (error);
}

/* Cancelled in the midst of a write, SQLite takes back everything: what somebody writes after it is
 * not kept either, and the change around cannot be committed. */
static void
test_broken (TdTestFile *file, gconstpointer data)
{
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (TdChange) outer = td_change_begin (file->db, "test.outer", &error);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();

    put (file->db, "before");
    {
      g_autoptr (TdChange) inner = td_change_begin (file->db, "test.inner", &error);

      g_cancellable_cancel (cancellable);
      td_database_set_cancellable (file->db, cancellable);
      g_assert_false (td_database_execute (file->db, &error, MANY, ""));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      td_database_set_cancellable (file->db, NULL);
    }
    put (file->db, "after");
    g_assert_false (td_change_commit (outer, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  }
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM setting"), ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, 0);
  td_test_run (file->db, "INSERT INTO setting VALUES ('next', 'x')");
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM setting"), ==, 1);
}

/* When a full disk made SQLite take back the whole change, whoever is refused after it, or commits,
 * is told of the disk, though the first error was dropped; the next change knows nothing of it. */
static void
test_cause (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (TdChange) outer = td_change_begin (file->db, "test.outer", &error);

    {
      g_autoptr (TdChange) inner = td_change_begin (file->db, "test.inner", &error);

      g_assert_no_error (error);
      put (file->db, "lost");
      td_database_execute (file->db, NULL, "ROLLBACK", "");
      g_assert_false (td_database_fail (file->db, SQLITE_FULL, NULL));
      g_assert_false (td_database_fail (file->db, SQLITE_ABORT_ROLLBACK, &error));
      g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_FULL);
      g_clear_error (&error);
    }
    g_assert_false (td_change_commit (outer, &error));
    g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_FULL);
    g_assert_nonnull (strstr (td_database_error_peek (error), "SQLite 13:"));
    g_clear_error (&error);
  }
  {
    g_autoptr (TdChange) next = td_change_begin (file->db, "test.next", &error);

    put (file->db, "next");
    g_assert_false (td_database_fail (file->db, SQLITE_ABORT, &error));
    g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_FAILED);
    g_clear_error (&error);
    g_assert_true (td_change_commit (next, &error));
    g_assert_no_error (error);
  }
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM setting"), ==, 1);
}

static int
deny_pragmas_cb (void *data,
                 int what,
                 const char *first,
                 const char *second,
                 const char *database,
                 const char *trigger)
{
  return what == SQLITE_PRAGMA ? SQLITE_DENY : SQLITE_OK;
}

/* What cannot be set up holds nobody up afterwards. */
static void
test_load_refused (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sqlite3_set_authorizer (file->db->handle, deny_pragmas_cb, NULL);
  g_assert_null (td_change_begin_load (file->db, &error));
  g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_OPEN);
  sqlite3_set_authorizer (file->db->handle, NULL, NULL);
  td_test_run (file->db, "INSERT INTO setting VALUES ('next', 'x')");
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM setting"), ==, 1);
}

/* Rows are measured without an end to what is prepared already. */
static void
test_measured (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement = NULL;

  td_test_run (file->db, "INSERT INTO employee (id, name, name_key, search_key) "
                         "VALUES (1, 'Ann', 'ann', 'ann')");
  sqlite3_prepare_v2 (file->db->handle, "SELECT name FROM employee", -1, &statement, NULL);
  g_assert_nonnull (statement);
  for (int i = 0; i < 2; i++)
    {
      TdAdded added = { "employee", "id", 1, 1 };

      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
      g_assert_true (td_added_measure (file->db, &added, FALSE, &error));
      g_assert_no_error (error);
      g_assert_cmpint (added.n_rows, ==, 1);
      sqlite3_reset (statement);
    }
  g_assert_cmpint (sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_REPREPARE, 0), ==, 0);
  sqlite3_finalize (statement);
}

#define ADD(name, func)                                                         \
  g_test_add ("/db/failures/" name, TdTestFile, NULL, td_test_file_setup, func, \
              td_test_file_teardown)

void
test_failures_add (void)
{
  ADD ("own-code", test_own_code);
  ADD ("broken", test_broken);
  ADD ("cause", test_cause);
  ADD ("load-refused", test_load_refused);
  ADD ("measured", test_measured);
}
