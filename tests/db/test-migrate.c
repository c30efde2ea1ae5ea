/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <gio/gio.h>
#include <sqlite3.h>

#include "td-test.h"

/* A workspace as the first version left it, with a draft in it. */
static const char first_content[] =
    "INSERT INTO employee (id, number, name, name_key, search_key) VALUES "
    "(1, 'M1', 'Anouk', 'anouk', 'anouk'), (2, 'E1', 'Bram', 'bram', 'bram'), "
    "(3, 'E2', 'Chloé', 'chloe', 'chloe');"
    "INSERT INTO program (id, name) VALUES (1, 'Leadership');"
    "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, proposed_on) "
    "VALUES (1, '1', 1, 1, 2, '2026-01-05');"
    "INSERT INTO proposal (id, program_id, made_on, mentees, mentors, places, matched, total, "
    "best_total, largest_score, optimal, seconds, rules) "
    "VALUES (7, 1, '2026-01-05', 2, 1, 1, 1, 4200, 4200, 10000, 1, 0.01, '{}');"
    "INSERT INTO proposal_row (id, proposal_id, mentee_id, mentor_id, score, criteria, locked, "
    "pair_id) VALUES (70, 7, 2, 1, 4200, '{\"skills\":4200}', 1, 1);"
    "INSERT INTO proposal_row (id, proposal_id, mentee_id, blocked) "
    "VALUES (71, 7, 3, '{\"capacity\":1}');";

/* The schema as it was after a step, without the program that makes it. */
static void
write_version (const char *path, int version, const char *content)
{
  static const char *const steps[] = { "001-workspace", "002-workshop", "003-life", "004-insight",
                                       "005-paper" };
  g_autofree char *head =
      g_strdup_printf ("PRAGMA application_id = 1415859543; PRAGMA user_version = %d;", version);
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  for (int i = 0; i < version; i++)
    {
      g_autofree char *name = g_strdup_printf ("/org/tandem/Mentoring/schema/%s.sql", steps[i]);
      g_autoptr (GBytes) sql = g_resources_lookup_data (name, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      g_assert_nonnull (sql);
      g_assert_cmpint (sqlite3_exec (handle, g_bytes_get_data (sql, NULL), NULL, NULL, NULL), ==,
                       SQLITE_OK);
    }
  g_assert_cmpint (sqlite3_exec (handle, content, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, head, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static char *
query_text (TdDatabase *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStatement) statement = td_database_query (db, &error, sql, "");

  g_assert_no_error (error);
  g_assert_true (td_statement_next (statement, &error));
  return g_strdup (td_statement_get_text (statement, 0));
}

static void
test_from_first (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (file->folder, "first.tandem", NULL);
  g_autofree char *kept = g_strconcat (path, ".before-2", NULL);
  g_autofree char *expected = query_text (
      file->db, "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY name)");
  g_autofree char *schema = NULL;
  g_autofree char *rows = NULL;
  TdDatabase *db;

  write_version (path, 1, first_content);
  db = td_database_open (path, 0, &error);
  g_assert_no_error (error);
  schema = query_text (
      db, "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY name)");
  g_assert_cmpstr (schema, ==, expected);
  rows = query_text (db, "SELECT group_concat(id || ' ' || mentee_id || ' ' || "
                         "coalesce(mentor_id, '-') || ' ' || score || ' ' || "
                         "coalesce(criteria, blocked) || ' ' || locked || ' ' || "
                         "coalesce(pair_id, '-') || ' ' || round, '; ') FROM proposal_row");
  g_assert_cmpstr (rows, ==,
                   "70 2 1 4200 {\"skills\":4200} 1 1 1; 71 3 - 0 {\"capacity\":1} 0 - 1");
  g_assert_cmpint (td_test_count (db, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
  td_database_close (db);

  /* The file as it was stays beside, for the older program. */
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
}

/* Whose name is gone stays so, though the column is made anew. */
static void
test_anonymous (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (file->folder, "fifth.tandem", NULL);
  g_autofree char *rows = NULL;
  TdDatabase *db;

  write_version (path, 5,
                 "INSERT INTO employee (id, name, name_key, search_key, anonymous) VALUES "
                 "(1, 'Ann Lee', 'ann lee', 'ann lee', 0), (2, 'Person 2', 'person 2', '', 1), "
                 "(3, 'Person 3', 'person 3', '', 2), (4, 'Bob Ray', 'bob ray', 'bob ray', 0)");
  db = td_database_open (path, 0, &error);
  g_assert_no_error (error);
  rows = query_text (db, "SELECT group_concat(id || ' ' || name || ' ' || anonymous, '; ') "
                         "FROM (SELECT * FROM employee ORDER BY id)");
  g_assert_cmpstr (rows, ==, "1 Ann Lee 0; 2 Person 2 1; 3 Person 3 2; 4 Bob Ray 0");
  g_assert_false (
      td_database_execute (db, &error, "UPDATE employee SET anonymous = 3 WHERE id = 1", ""));
  g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_CONSTRAINT);
  td_database_close (db);
}

void test_migrate_add (void);

void
test_migrate_add (void)
{
  g_test_add ("/migrate/from-first", TdTestFile, NULL, td_test_file_setup, test_from_first,
              td_test_file_teardown);
  g_test_add ("/migrate/anonymous", TdTestFile, NULL, td_test_file_setup, test_anonymous,
              td_test_file_teardown);
}
