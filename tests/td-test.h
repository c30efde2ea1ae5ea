/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib/gstdio.h>

#include "db/td-change.h"

/* Helpers that every room's tests share. */

/**
 * TdTestFile:
 *
 * A new workspace in a folder of its own; use as the fixture of g_test_add() with
 * td_test_file_setup() and td_test_file_teardown().
 */
typedef struct
{
  char *folder;
  char *path;
  TdDatabase *db;
} TdTestFile;

static inline void
td_test_file_setup (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  file->folder = g_dir_make_tmp ("tandem-test-XXXXXX", &error);
  g_assert_no_error (error);
  file->path = g_build_filename (file->folder, "test.tandem", NULL);
  file->db = td_database_open (file->path, TD_DATABASE_CREATE, &error);
  g_assert_no_error (error);
}

static inline void
td_test_folder_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        td_test_folder_remove (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

static inline void
td_test_file_teardown (TdTestFile *file, gconstpointer data)
{
  td_database_close (file->db);
  td_test_folder_remove (file->folder);
  g_free (file->folder);
  g_free (file->path);
}

/* Runs SQL inside a change; for rows that a test needs and no use case makes. */
static inline void
td_test_run (TdDatabase *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChange) change = td_change_begin (db, "test.run", &error);

  g_assert_no_error (error);
  td_database_execute (db, &error, sql, "");
  g_assert_no_error (error);
  td_change_commit (change, &error);
  g_assert_no_error (error);
}

/* Runs one statement as it stands: "BEGIN IMMEDIATE" keeps all others from writing until "COMMIT".
 */
static inline void
td_test_say (TdDatabase *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  td_database_execute (db, &error, sql, "");
  g_assert_no_error (error);
}

/* The one number that a query gives. */
static inline gint64
td_test_count (TdDatabase *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  td_database_query_int (db, &value, &error, sql, "");
  g_assert_no_error (error);
  return value;
}

/* The path of a file of the material beside the project, or NULL (and the test marked skipped). */
static inline char *
td_test_shared (const char *name)
{
  const char *shared = g_getenv ("TD_SHARED");
  g_autofree char *path = g_build_filename (shared ? shared : "../shared", name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip_printf ("%s is not there", path);
  return NULL;
}

/* YYYY-MM-DD, must be a date. */
static inline TdDate
td_test_date (const char *iso)
{
  TdDate date = td_date_from_iso (iso);

  g_assert_cmpint (date, !=, TD_DATE_NONE);
  return date;
}
