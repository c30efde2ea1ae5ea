/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "db/td-database-progress.h"
#include "td-test.h"

#include <sys/stat.h>

void test_database_add (void);

static void
test_new_file (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *mode = NULL;
  struct stat info;

  g_assert_cmpint (stat (file->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  td_database_query_text (file->db, &mode, &error, "PRAGMA journal_mode", "");
  g_assert_no_error (error);
  g_assert_cmpstr (mode, ==, "wal");
  faults = td_database_check (file->db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_parameters (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStatement) statement = NULL;

  /* $2 appears first: parameters go by their names. */
  statement = td_database_query (file->db, &error, "SELECT $2, $1, $3, $4, $5, $6", "sindDb", "one",
                                 (gint64) 2, (gint64) 0, 1.5, td_test_date ("2024-02-29"), TRUE);
  g_assert_no_error (error);
  g_assert_true (td_statement_next (statement, &error));
  g_assert_cmpint (td_statement_get_int (statement, 0), ==, 2);
  g_assert_cmpstr (td_statement_get_text (statement, 1), ==, "one");
  g_assert_true (td_statement_is_null (statement, 2));
  g_assert_cmpfloat (td_statement_get_real (statement, 3), ==, 1.5);
  g_assert_cmpint (td_statement_get_date (statement, 4), ==, td_test_date ("2024-02-29"));
  g_assert_cmpint (td_statement_get_int (statement, 5), ==, 1);
  g_assert_false (td_statement_next (statement, &error));
  g_assert_no_error (error);
}

static void
test_bad_sql (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (td_database_execute (file->db, &error, "SELECT * FROM nothing", ""));
  g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_FAILED);
}

static void
test_cancel (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  g_cancellable_cancel (cancellable);
  td_database_set_cancellable (file->db, cancellable);
  g_assert_false (td_database_query_int (
      file->db, &value, &error,
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000) "
      "SELECT count(*) FROM n",
      ""));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  td_database_set_cancellable (file->db, NULL);
}

/* How far a query is, by the steps it was expected to take; never the whole before it is done. */
static void
test_progress (TdTestFile *file, gconstpointer data)
{
  const char *sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                    "WHERE i < 200000) SELECT count(*) FROM n";
  double before = 0;

  for (gint64 expected = 100000000; expected >= 1; expected /= 100)
    {
      g_autoptr (TdProgress) progress = td_progress_new ();
      g_autoptr (GError) error = NULL;
      gint64 value = 0;

      td_database_set_progress (file->db, progress, expected);
      td_database_query_int (file->db, &value, &error, sql, "");
      g_assert_no_error (error);
      g_assert_cmpint (td_database_get_steps (file->db), >, 200000);
      while (td_progress_get_fraction (progress) <= 0)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpfloat (td_progress_get_fraction (progress), >=, before);
      g_assert_cmpfloat (td_progress_get_fraction (progress), <, 1);
      before = td_progress_get_fraction (progress);
      td_database_set_progress (file->db, NULL, 0);
      g_assert_cmpint (td_database_get_steps (file->db), ==, 0);
    }
  g_assert_cmpfloat (before, >, 0.9);
}

static void
expect_open_error (const char *path, TdDatabaseFlags flags, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) db = td_database_open (path, flags, &error);

  g_assert_null (db);
  g_assert_error (error, TD_DATABASE_ERROR, code);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_refusals (TdTestFile *file, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (file->folder, "missing.tandem", NULL);
  g_autofree char *text = g_build_filename (file->folder, "text.tandem", NULL);
  g_autofree char *foreign = g_build_filename (file->folder, "foreign.tandem", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  expect_open_error (missing, 0, TD_DATABASE_ERROR_OPEN);

  g_file_set_contents (text, "number,name\n1,Ann and a good deal more text than a header\n", -1,
                       &error);
  g_assert_no_error (error);
  expect_open_error (text, TD_DATABASE_CREATE, TD_DATABASE_ERROR_NOT_OURS);

  /* Another program's database: the same bytes with another application id. */
  g_assert_true (td_database_backup (file->db, foreign, NULL, &error));
  g_file_get_contents (foreign, &content, &length, &error);
  memset (content + 68, 0, 4);
  g_file_set_contents (foreign, content, (gssize) length, &error);
  g_assert_no_error (error);
  expect_open_error (foreign, TD_DATABASE_CREATE, TD_DATABASE_ERROR_NOT_OURS);
}

static void
test_newer (TdTestFile *file, gconstpointer data)
{
  g_autofree char *newer = g_build_filename (file->folder, "newer.tandem", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (td_database_backup (file->db, newer, NULL, &error));
  g_file_get_contents (newer, &content, &length, &error);
  content[62] = 0x7f;
  g_file_set_contents (newer, content, (gssize) length, &error);
  g_assert_no_error (error);
  expect_open_error (newer, TD_DATABASE_CREATE, TD_DATABASE_ERROR_NEWER);
}

static void
test_backup (TdTestFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "copy.tandem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) copy = NULL;

  td_test_run (file->db, "INSERT INTO setting VALUES ('a', '1')");
  g_assert_true (td_database_backup (file->db, path, NULL, &error));
  g_assert_no_error (error);
  copy = td_database_open (path, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (copy, "SELECT count(*) FROM setting"), ==, 1);
}

static void
test_damage (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  td_test_run (file->db, "INSERT INTO setting VALUES ('a', '1')");
  td_database_execute (file->db, &error, "UPDATE change_log SET action = 'test.other'", "");
  g_assert_no_error (error);
  faults = td_database_check (file->db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_nonnull (strstr (faults->pdata[0], "altered"));
}

#define ADD(name, func)                                                         \
  g_test_add ("/db/database/" name, TdTestFile, NULL, td_test_file_setup, func, \
              td_test_file_teardown)

void
test_database_add (void)
{
  ADD ("new-file", test_new_file);
  ADD ("parameters", test_parameters);
  ADD ("bad-sql", test_bad_sql);
  ADD ("cancel", test_cancel);
  ADD ("progress", test_progress);
  ADD ("refusals", test_refusals);
  ADD ("newer", test_newer);
  ADD ("backup", test_backup);
  ADD ("damage", test_damage);
}
