/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-error-log.h"

#include <glib/gstdio.h>
#include <string.h>

#include "td-test.h"

void test_error_log_add (void);

static void
setup (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  td_test_file_setup (file, NULL);
  g_assert_true (td_error_log_clear (&error));
  g_assert_no_error (error);
}

/* What SQLite said is there; the sentence, which names a file, is not. */
static void
test_technical (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;
  g_autofree char *log = NULL;
  g_autofree char *path = td_error_log_dup_path ();
  GStatBuf buffer;

  g_assert_false (td_database_execute (file->db, &error, "INSERT INTO employee VALUES (1)", ""));
  copy = g_error_copy (error);
  td_error_log_add (copy, "TdContactDialog");
  log = td_error_log_read ();
  g_test_message ("%s", log);
  g_assert_nonnull (strstr (log, "TdContactDialog"));
  g_assert_nonnull (strstr (log, "TdDatabaseError"));
  g_assert_nonnull (strstr (log, "SQLite 1: table employee has"));
  g_assert_nonnull (strstr (log, "Tandem " TD_VERSION ", schema "));
  g_assert_null (strstr (log, file->path));
  g_assert_cmpint (g_stat (path, &buffer), ==, 0);
  g_assert_cmpint (buffer.st_mode & 0777, ==, 0600);
}

static void
test_no_words (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error =
      g_error_new_literal (TD_DATABASE_ERROR, TD_DATABASE_ERROR_OVERLAP, "Ann Lee is enrolled.");
  g_autofree char *log = NULL;
  g_autofree char *lines =
      g_strdup_printf ("person merge\nTdDatabaseError %d\n", TD_DATABASE_ERROR_OVERLAP);

  td_error_log_add (error, "person merge");
  log = td_error_log_read ();
  g_assert_null (strstr (log, "Ann"));
  g_assert_nonnull (strstr (log, lines));
}

static void
test_cancelled (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  g_autofree char *log = NULL;

  td_error_log_add (error, "TdWindow");
  log = td_error_log_read ();
  g_assert_cmpstr (log, ==, "");
}

/* The newest stand first, and what is left are whole entries. */
static void
test_bounds (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOSPC, "Full");
  g_autofree char *log = NULL;

  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *place = g_strdup_printf ("place-%d-%0100d", i, i);

      td_error_log_add (error, place);
    }
  log = td_error_log_read ();
  g_assert_cmpuint (strlen (log), <=, TD_ERROR_LOG_BYTES);
  g_assert_cmpuint (strlen (log), >, TD_ERROR_LOG_BYTES / 2);
  g_assert_nonnull (strstr (log, "place-999-"));
  g_assert_null (strstr (log, "place-0-"));
  g_assert_true (strstr (log, "place-999-") < strstr (log, "place-998-"));
  g_assert_true (g_str_has_suffix (log, "g-file-error-quark 12\n"));
}

void
test_error_log_add (void)
{
#define ADD(path, func) \
  g_test_add ("/error-log/" path, TdTestFile, NULL, setup, func, td_test_file_teardown)
  ADD ("technical", test_technical);
  ADD ("no-words", test_no_words);
  ADD ("cancelled", test_cancelled);
  ADD ("bounds", test_bounds);
#undef ADD
}
