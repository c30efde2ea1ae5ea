/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "td-test.h"

/* What may lie where a workspace should be, and what a file may hold that somebody else made: each
 * a sentence, at once, and nothing is touched. */

static void
assert_refused (const char *path, TdDatabaseFlags flags, int code, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) db = td_database_open (path, flags, &error);

  g_assert_null (db);
  g_test_message ("%s", error->message);
  g_assert_error (error, TD_DATABASE_ERROR, code);
  g_assert_nonnull (strstr (error->message, path));
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” is not in: %s", says, error->message);
}

/* --- What it is --- */

static void
test_kinds (TdTestFile *file, gconstpointer data)
{
  g_autofree char *fifo = g_build_filename (file->folder, "fifo", NULL);
  g_autofree char *lost = g_build_filename (file->folder, "lost", NULL);
  g_autofree char *circle = g_build_filename (file->folder, "circle", NULL);
  g_autofree char *empty = g_build_filename (file->folder, "empty", NULL);
  g_autofree char *missing = g_build_filename (file->folder, "missing", NULL);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink ("nowhere", lost), ==, 0);
  g_assert_cmpint (symlink ("circle", circle), ==, 0);
  g_file_set_contents (empty, "", 0, NULL);
  assert_refused (file->folder, 0, TD_DATABASE_ERROR_OPEN, "is a folder");
  assert_refused (fifo, 0, TD_DATABASE_ERROR_OPEN, "pipe");
  assert_refused (fifo, TD_DATABASE_CREATE, TD_DATABASE_ERROR_OPEN, "pipe");
  assert_refused ("/dev/zero", TD_DATABASE_READ_ONLY, TD_DATABASE_ERROR_OPEN, "device");
  assert_refused (lost, 0, TD_DATABASE_ERROR_OPEN, "not there");
  assert_refused (circle, 0, TD_DATABASE_ERROR_OPEN, "back to itself");
  assert_refused (empty, 0, TD_DATABASE_ERROR_NOT_OURS, "is empty");
  assert_refused (empty, TD_DATABASE_READ_ONLY, TD_DATABASE_ERROR_NOT_OURS, "is empty");
  assert_refused (missing, 0, TD_DATABASE_ERROR_OPEN, "no workspace");
}

/* A link to a workspace is that workspace. */
static void
test_link (TdTestFile *file, gconstpointer data)
{
  g_autofree char *link = g_build_filename (file->folder, "link.tandem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) db = NULL;
  g_autoptr (TdDatabase) still = NULL;

  g_assert_cmpint (symlink ("test.tandem", link), ==, 0);
  db = td_database_open (link, 0, &error);
  g_assert_no_error (error);
  td_test_run (file->db, "INSERT INTO setting VALUES ('a', '1')");
  g_assert_cmpint (td_test_count (db, "SELECT count(*) FROM setting"), ==, 1);
  g_assert_cmpstr (td_database_get_path (db), ==, file->path);
  /* What SQLite keeps with it lies beside the file, not beside the link. */
  still = td_database_open_still (link, &error);
  g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_BUSY);
  g_assert_null (still);
}

/* Whether somebody who is not root gets the sentence. */
static int
try_as_nobody (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) db = NULL;

  if (getuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
    return 77;
  db = td_database_open (path, 0, &error);
  return db == NULL && strstr (error->message, "belongs to somebody else") ? 0 : 1;
}

static void
test_of_another (TdTestFile *file, gconstpointer data)
{
  g_autofree char *other = g_build_filename (file->folder, "other", NULL);
  int status;
  pid_t child;

  g_file_set_contents (other, "secret", -1, NULL);
  g_assert_cmpint (chmod (other, getuid () == 0 ? 0600 : 0), ==, 0);
  g_assert_cmpint (chmod (file->folder, 0755), ==, 0);
  child = fork ();
  if (child == 0)
    _exit (try_as_nobody (other));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 77)
    g_test_skip ("nobody else can be played here");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* --- What is in it --- */

static void
run_raw (const char *path, const char *sql)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  if (sqlite3_exec (handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

/* Another program's database stays as it is, to the byte. */
static void
test_foreign (TdTestFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "foreign.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;

  run_raw (path, "CREATE TABLE song (title); INSERT INTO song VALUES ('La')");
  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  assert_refused (path, TD_DATABASE_CREATE, TD_DATABASE_ERROR_NOT_OURS, "not a Tandem workspace");
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

typedef struct
{
  const char *name;
  const char *sql;
  const char *says; /* NULL: SQLite cannot read it */
} Planted;

static const Planted planted[] = {
  { "trigger", "CREATE TRIGGER zap AFTER INSERT ON contact BEGIN DELETE FROM employee; END",
    "trigger “zap”" },
  { "view", "CREATE VIEW everybody AS SELECT * FROM employee", "view “everybody”" },
  { "table", "CREATE TABLE cuckoo (egg)", "table “cuckoo”" },
  { "virtual-table", "CREATE VIRTUAL TABLE cuckoo USING fts5 (egg)", "table “cuckoo" },
  { "index", "CREATE INDEX slow ON contact (minutes)", "index “slow”" },
  { "index-of-an-expression", "CREATE INDEX slow ON contact (abs (minutes))", "index “slow”" },
  { "column", "ALTER TABLE employee ADD COLUMN salary INTEGER", "table “employee”" },
  { "computed-column",
    "ALTER TABLE employee ADD COLUMN boom BLOB AS (zeroblob (1000000000)) VIRTUAL",
    "table “employee”" },
  { "other-check",
    "PRAGMA writable_schema = ON;"
    "UPDATE sqlite_schema SET sql = replace (sql, 'CHECK', 'CHECK (1) CHECK') "
    "WHERE name = 'survey'",
    "table “survey”" },
  { "words-in-quotes",
    "PRAGMA writable_schema = ON;"
    "UPDATE sqlite_schema SET sql = replace (sql, '''mentor''', '''men tor''') "
    "WHERE name = 'feedback'",
    "table “feedback”" },
  { "view-as-a-table",
    "PRAGMA writable_schema = ON;"
    "UPDATE sqlite_schema SET type = 'view', sql = 'CREATE VIEW setting AS SELECT 1', "
    "rootpage = 0 WHERE name = 'setting'",
    NULL },
  { "disguised",
    "PRAGMA writable_schema = ON;"
    "INSERT INTO sqlite_schema VALUES ('view', 'sqlite_stat9', 'sqlite_stat9', 0, "
    "'CREATE VIEW sqlite_stat9 AS SELECT 1')",
    "view “sqlite_stat9”" },
  { "index-dropped", "DROP INDEX feedback_pair", "is missing" },
  { "table-dropped", "DROP TABLE feedback_answer", "are missing" },
};

static void
test_planted (TdTestFile *file, gconstpointer data)
{
  const Planted *plant = data;
  g_autofree char *path = g_build_filename (file->folder, "hostile.tandem", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (td_database_backup (file->db, path, NULL, &error));
  run_raw (path, plant->sql);
  assert_refused (path, 0,
                  plant->says == NULL || strstr (plant->says, "missing")
                      ? TD_DATABASE_ERROR_DAMAGED
                      : TD_DATABASE_ERROR_NOT_OURS,
                  plant->says ? plant->says : "is damaged");
  g_assert_null (td_database_open_still (path, NULL));
}

/* What SQLite itself leaves in a file, and white space, are no strangers. */
static void
test_harmless (TdTestFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "fine.tandem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) db = NULL;

  g_assert_true (td_database_backup (file->db, path, NULL, &error));
  run_raw (path, "INSERT INTO setting VALUES ('a', 'b'); ANALYZE; PRAGMA writable_schema = ON;"
                 "UPDATE sqlite_schema SET sql = replace (sql, ', ', ' ,\n -- it''s fine\n') "
                 "WHERE name = 'feedback_pair'");
  db = td_database_open (path, 0, &error);
  g_assert_no_error (error);
}

/* More tables than could be read: given up on before memory or patience are gone. */
static void
test_oversized (TdTestFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "huge.tandem", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (td_database_backup (file->db, path, NULL, &error));
  run_raw (path,
           "PRAGMA writable_schema = ON;"
           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) "
           "INSERT INTO sqlite_schema SELECT 'view', 'v' || i, 'v' || i, 0, "
           "'CREATE VIEW v' || i || ' AS SELECT 1' FROM n");
  assert_refused (path, 0, TD_DATABASE_ERROR_NOT_OURS, "far more tables");
}

static void
test_long_sql (TdTestFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "long.tandem", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (td_database_backup (file->db, path, NULL, &error));
  run_raw (path, "PRAGMA writable_schema = ON;"
                 "INSERT INTO sqlite_schema VALUES ('view', 'v', 'v', 0, "
                 "'CREATE VIEW v AS SELECT ''' || replace (hex (zeroblob (5000000)), '0', 'a') "
                 "|| '''')");
  g_assert_null (td_database_open (path, 0, &error));
  g_test_message ("%s", error->message);
  g_assert_cmpint (error->domain, ==, TD_DATABASE_ERROR);
}

/* A workspace of an older program with a stranger in it is neither used nor brought up to date. */
static void
test_older (TdTestFile *file, gconstpointer data)
{
  g_autofree char *path = g_build_filename (file->folder, "old.tandem", NULL);
  g_autofree char *kept = g_strconcat (path, ".before-2", NULL);
  g_autoptr (GBytes) schema =
      g_resources_lookup_data ("/org/tandem/Mentoring/schema/001-workspace.sql",
                               G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  run_raw (path, g_bytes_get_data (schema, NULL));
  run_raw (path, "PRAGMA application_id = 1415859543; PRAGMA user_version = 1;"
                 "CREATE TRIGGER zap AFTER INSERT ON contact BEGIN DELETE FROM employee; END");
  assert_refused (path, 0, TD_DATABASE_ERROR_NOT_OURS, "trigger “zap”");
  g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));
}

void test_strange_files_add (void);

void
test_strange_files_add (void)
{
#define ADD(name, func)                                                              \
  g_test_add ("/db/strange-files/" name, TdTestFile, NULL, td_test_file_setup, func, \
              td_test_file_teardown)
  ADD ("kinds", test_kinds);
  ADD ("link", test_link);
  ADD ("of-another", test_of_another);
  ADD ("foreign", test_foreign);
  ADD ("harmless", test_harmless);
  ADD ("oversized", test_oversized);
  ADD ("long-sql", test_long_sql);
  ADD ("older", test_older);
#undef ADD
  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    {
      g_autofree char *path = g_strconcat ("/db/strange-files/planted/", planted[i].name, NULL);

      g_test_add (path, TdTestFile, &planted[i], td_test_file_setup, test_planted,
                  td_test_file_teardown);
    }
}
