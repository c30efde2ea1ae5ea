/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-test.h"

#include "db/td-file-guard.h"

#include <fcntl.h>
#include <unistd.h>

void test_file_guard_add (void);

#define VISITOR "/db/file-guard/subprocess/visitor"

/* Another process: opens the workspace, counts, closes. */
static void
test_visitor (void)
{
  g_autoptr (GError) error = NULL;
  TdDatabase *db = td_database_open (g_getenv ("TD_TEST_FILE"), 0, &error);

  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (db, "SELECT count(*) FROM setting"), ==,
                   g_ascii_strtoll (g_getenv ("TD_TEST_COUNT"), NULL, 10));
  td_database_close (db);
}

static void
visit (TdTestFile *file, const char *count)
{
  g_setenv ("TD_TEST_FILE", file->path, TRUE);
  g_setenv ("TD_TEST_COUNT", count, TRUE);
  g_test_trap_subprocess (VISITOR, 0, 0);
  g_test_trap_assert_passed ();
}

/* What a file dialog does to every file of the folder: closing drops the locks of this process. */
static void
look_inside (TdTestFile *file)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (file->path, endings[i], NULL);
      int fd = g_open (path, O_RDONLY, 0);

      g_assert_cmpint (fd, >=, 0);
      close (fd);
    }
}

static void
test_visited (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdFileGuard) guard = td_file_guard_new (file->path);
  g_autofree char *log = g_strconcat (file->path, "-wal", NULL);

  td_test_run (file->db, "INSERT INTO setting VALUES ('a', '1')");
  look_inside (file);
  visit (file, "1");
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));

  /* What is written afterwards is seen by others, and is still there at the end. */
  td_test_run (file->db, "INSERT INTO setting VALUES ('b', '2')");
  visit (file, "2");
  td_file_guard_release (guard);
  g_clear_pointer (&file->db, td_database_close);
  g_clear_pointer (&guard, td_file_guard_free);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  visit (file, "2");
}

void
test_file_guard_add (void)
{
  g_test_add ("/db/file-guard/visited", TdTestFile, NULL, td_test_file_setup, test_visited,
              td_test_file_teardown);
  g_test_add_func (VISITOR, test_visitor);
}
