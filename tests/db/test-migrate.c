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

static void
write_first_version (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) schema =
      g_resources_lookup_data ("/org/tandem/Mentoring/schema/001-workspace.sql",
                               G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  sqlite3 *handle;

  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, g_bytes_get_data (schema, NULL), NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, first_content, NULL, NULL, NULL), ==, SQLITE_OK);
  /* "TdMW", as every workspace has it. */
  g_assert_cmpint (sqlite3_exec (handle,
                                 "PRAGMA application_id = 1415859543; PRAGMA user_version = 1;",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
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

  write_first_version (path);
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

void test_migrate_add (void);

void
test_migrate_add (void)
{
  g_test_add ("/migrate/from-first", TdTestFile, NULL, td_test_file_setup, test_from_first,
              td_test_file_teardown);
}
