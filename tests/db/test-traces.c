/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#define _GNU_SOURCE

#include "config.h"

#include "db/td-traces.h"

#include "db/td-adding.h"
#include "db/td-change-about.h"
#include "td-test.h"

#include <string.h>

void test_traces_add (void);

static const char *const stops[] = { "employee.manager_id", NULL };

/* Two programmes with a pair each: Ann and Ben, Cem and Dee; Ann is everybody's manager. */
static void
setup (TdTestFile *file, gconstpointer data)
{
  td_test_file_setup (file, data);
  td_test_run (file->db, "INSERT INTO program (id, name) VALUES (1, 'One'), (2, 'Two')");
  td_test_run (file->db, "INSERT INTO employee (id, name, name_key, search_key, manager_id) VALUES "
                         "(1, 'Ann', 'ann', 'ann', NULL), (2, 'Ben', 'ben', 'ben', 1), "
                         "(3, 'Cem', 'cem', 'cem', 1), (4, 'Dee', 'dee', 'dee', 1)");
  td_test_run (file->db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, "
                         "proposed_on) VALUES (1, 'A', 1, 1, 2, '2026-01-01')");
  td_test_run (file->db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, "
                         "proposed_on) VALUES (2, 'B', 2, 3, 4, '2026-01-01')");
  td_test_run (file->db, "INSERT INTO contact (id, pair_id, on_date) VALUES (1, 1, '2026-02-01')");
  td_test_run (file->db, "INSERT INTO contact (id, pair_id, on_date) VALUES (2, 2, '2026-02-01')");
}

/* The entry of one statement. */
static gint64
write_entry (TdTestFile *file, const char *sql)
{
  td_test_run (file->db, sql);
  return td_change_get_newest (file->db);
}

/* --- The rows --- */

static TdTraces *
follow (TdTestFile *file, const char *table, gint64 id)
{
  g_autoptr (GError) error = NULL;
  TdTraces *traces = td_traces_new (stops);

  td_traces_add_row (traces, table, id);
  td_traces_follow (traces, file->db, &error);
  g_assert_no_error (error);
  return traces;
}

static void
test_rows (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdTraces) traces = follow (file, "employee", 2);

  g_assert_true (td_traces_has_row (traces, "employee", 2));
  g_assert_true (td_traces_has_row (traces, "pair", 1));
  g_assert_true (td_traces_has_row (traces, "contact", 1));
  /* Neither whom she is with, nor what is another pair's. */
  g_assert_false (td_traces_has_row (traces, "employee", 1));
  g_assert_false (td_traces_has_row (traces, "pair", 2));
  g_assert_false (td_traces_has_row (traces, "contact", 2));
  g_assert_false (td_traces_has_row (traces, "no_such_table", 1));
}

/* A manager's reports are not hers: the link is a stop. */
static void
test_stops (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdTraces) traces = follow (file, "employee", 1);

  g_assert_true (td_traces_has_row (traces, "contact", 1));
  g_assert_false (td_traces_has_row (traces, "employee", 3));
  g_assert_false (td_traces_has_row (traces, "pair", 2));
}

/* Rows that are gone are found in the undo, and what hung on them too. */
static void
test_gone (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdTraces) traces = NULL;

  td_test_run (file->db, "INSERT INTO goal (id, pair_id, title, set_on) VALUES "
                         "(7, 1, 'Learn', '2026-01-05')");
  td_test_run (file->db, "INSERT INTO goal_event (id, goal_id, on_date, kind) VALUES "
                         "(9, 7, '2026-01-05', 'set')");
  td_test_run (file->db, "DELETE FROM goal_event");
  td_test_run (file->db, "DELETE FROM goal");
  traces = follow (file, "pair", 1);
  g_assert_true (td_traces_has_row (traces, "goal", 7));
  g_assert_true (td_traces_has_row (traces, "goal_event", 9));
}

static void
test_past (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdTraces) traces = NULL;
  g_autoptr (GPtrArray) names = NULL;

  td_test_run (file->db, "UPDATE employee SET name = 'Benedict' WHERE id = 2");
  td_test_run (file->db, "UPDATE employee SET name = 'Benny' WHERE id = 2");
  td_test_run (file->db, "UPDATE employee SET name = 'Dora' WHERE id = 4");
  traces = follow (file, "employee", 2);
  names = td_traces_list_past (traces, "employee", "name");
  g_assert_cmpuint (names->len, ==, 3);
  g_assert_true (g_ptr_array_find_with_equal_func (names, "Ben", g_str_equal, NULL));
  g_assert_true (g_ptr_array_find_with_equal_func (names, "Benedict", g_str_equal, NULL));
  g_assert_true (g_ptr_array_find_with_equal_func (names, "Benny", g_str_equal, NULL));
}

/* --- Forgetting --- */

static char *
hide_ben (const char *text, gpointer data)
{
  return strstr (text, "Ben") ? g_strdup ("somebody") : NULL;
}

static void
test_forget (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdTraces) traces = follow (file, "employee", 2);
  gint64 others = write_entry (file, "UPDATE contact SET minutes = 30 WHERE id = 2");
  g_autoptr (TdChange) change = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  int n_held = td_change_count_held (file->db, traces, hide_ben, NULL, &error);
  int n_entries = 0;

  g_assert_no_error (error);
  g_assert_cmpint (n_held, ==, 3);
  change = td_change_begin (file->db, "person.erase", &error);
  td_test_run (file->db, "UPDATE contact SET minutes = 31 WHERE id = 2");
  g_assert_true (td_change_forget (file->db, traces, hide_ben, NULL, &n_entries, &error));
  g_assert_cmpint (n_entries, ==, n_held);
  g_assert_true (td_change_commit (change, &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log WHERE final = 1 AND "
                                            "length(changeset) = 0"),
                   ==, n_held);
  /* What is of others alone can still be taken back, and the chain is sound. */
  faults = td_database_check (file->db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT max(id) FROM change_log WHERE final = 0") - 1,
                   ==, others);
}

static void
test_scrub (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *log = g_strconcat (file->path, "-wal", NULL);
  g_autofree char *bytes = NULL;
  gsize size;
  gboolean clean = FALSE;

  td_test_run (file->db, "INSERT INTO setting VALUES ('zq', 'Zqsecret')");
  td_test_run (file->db, "DELETE FROM setting WHERE key = 'zq'");
  td_database_execute (file->db, &error, "DELETE FROM change_log", "");
  g_assert_no_error (error);
  g_assert_true (td_database_scrub (file->db, &clean, &error));
  g_assert_true (clean);
  g_assert_true (g_file_get_contents (file->path, &bytes, &size, &error));
  g_assert_null (memmem (bytes, size, "Zqsecret", 8));
  g_clear_pointer (&bytes, g_free);
  if (g_file_get_contents (log, &bytes, &size, NULL))
    g_assert_cmpuint (size, ==, 0);
}

/* --- The entries about a row --- */

static char *
list_about (TdTestFile *file, const char *table, gint64 id, const char *since)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = td_change_list_about (file->db, table, id, stops, since, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%d", i ? " " : "", (int) g_array_index (ids, gint64, i));
  return g_string_free (text, FALSE);
}

static void
assert_about (TdTestFile *file, const char *table, gint64 id, const char *expected)
{
  g_autofree char *found = list_about (file, table, id, NULL);

  g_assert_cmpstr (found, ==, expected);
}

/* Entries 1 to 6 are those of setup(): programmes, people, two pairs, two contacts. */
static void
test_about (TdTestFile *file, gconstpointer data)
{
  td_test_run (file->db, "UPDATE contact SET minutes = 45 WHERE id = 1");    /* 7 */
  td_test_run (file->db, "UPDATE contact SET minutes = 45 WHERE id = 2");    /* 8 */
  td_test_run (file->db, "UPDATE employee SET grade = 'B' WHERE id = 4");    /* 9 */
  td_test_run (file->db, "UPDATE program SET objective = 'x' WHERE id = 1"); /* 10 */
  td_test_run (file->db, "INSERT INTO setting VALUES ('a', 'b')");           /* 11 */

  assert_about (file, "pair", 1, "7 5 3");
  assert_about (file, "pair", 2, "8 6 4");
  assert_about (file, "program", 1, "10 7 5 3 1");
  assert_about (file, "program", 2, "8 6 4 1");
  assert_about (file, "employee", 4, "9 8 6 4 2");
  /* A manager, by the stop, only by herself. */
  assert_about (file, "employee", 1, "7 5 3 2");
  assert_about (file, "pair", 3, "");
}

/* A row that is gone, by one statement with others, is found with all that was done to it. */
static void
test_about_gone (TdTestFile *file, gconstpointer data)
{
  td_test_run (file->db, "INSERT INTO contact (id, pair_id, on_date) VALUES (3, 1, '2026-03-01'), "
                         "(4, 2, '2026-03-01')");                         /* 7 */
  td_test_run (file->db, "UPDATE contact SET minutes = 45 WHERE id = 3"); /* 8 */
  td_test_run (file->db, "UPDATE contact SET minutes = 45 WHERE id = 4"); /* 9 */
  td_test_run (file->db, "DELETE FROM contact WHERE id > 1");             /* 10 */

  assert_about (file, "pair", 1, "10 8 7 5 3");
  assert_about (file, "pair", 2, "10 9 7 6 4");
}

/* The entry of contacts that were added at once: 3 of a pair, from an id on. */
static void
add_contacts (TdTestFile *file, int first, int pair)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChange) change = td_change_begin (file->db, "test.add", &error);
  g_autoptr (TdAdding) adding = td_adding_begin (file->db, "contact", 3, &error);

  for (int id = first; id < first + 3; id++)
    g_assert_true (td_database_execute (file->db, &error,
                                        "INSERT INTO contact (id, pair_id, on_date, note) "
                                        "VALUES ($1, $2, '2026-03-01', 'Zqnote')",
                                        "ii", (gint64) id, (gint64) pair));
  g_assert_true (td_adding_note (adding, "contact", "id", first, first + 2, &error));
  g_assert_true (td_adding_end (adding, &error) && td_change_commit (change, &error));
  g_assert_no_error (error);
}

static char *
redact_nothing (const char *text, gpointer data)
{
  return NULL;
}

static int
count_held (TdTestFile *file, gint64 person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdTraces) traces = follow (file, "employee", person);
  int n = td_change_count_held (file->db, traces, redact_nothing, NULL, &error);

  g_assert_no_error (error);
  return n;
}

/* Of rows added at once the entry has the keys alone: whose they are the rows say, and where they
 * are gone what took them. */
static void
test_about_added (TdTestFile *file, gconstpointer data)
{
  int before = count_held (file, 2);

  add_contacts (file, 10, 1); /* 7 */
  add_contacts (file, 13, 2); /* 8 */
  assert_about (file, "pair", 1, "7 5 3");
  assert_about (file, "pair", 2, "8 6 4");
  assert_about (file, "employee", 2, "7 5 3 2");
  assert_about (file, "contact", 11, "7");
  /* Erasing her, it cannot be undone any more; and no word of a row stands in it. */
  g_assert_cmpint (count_held (file, 2), ==, before + 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log "
                                            "WHERE instr(changeset, CAST('Zqnote' AS BLOB))"),
                   ==, 0);
  td_test_run (file->db, "DELETE FROM contact WHERE pair_id = 1"); /* 9 */
  assert_about (file, "pair", 1, "9 7 5 3");
  assert_about (file, "pair", 2, "8 6 4");
  g_assert_cmpint (count_held (file, 2), ==, before + 2);
}

static void
test_about_since (TdTestFile *file, gconstpointer data)
{
  g_autofree char *none = NULL;
  g_autofree char *all = NULL;

  none = list_about (file, "pair", 1, "2999-01-01T00:00:00Z");
  all = list_about (file, "pair", 1, "2000-01-01T00:00:00Z");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (all, ==, "5 3");
}

void
test_traces_add (void)
{
#define ADD(path, func) g_test_add (path, TdTestFile, NULL, setup, func, td_test_file_teardown)
  ADD ("/traces/rows", test_rows);
  ADD ("/traces/stops", test_stops);
  ADD ("/traces/gone", test_gone);
  ADD ("/traces/past", test_past);
  ADD ("/traces/forget", test_forget);
  ADD ("/traces/scrub", test_scrub);
  ADD ("/change-about/entries", test_about);
  ADD ("/change-about/gone", test_about_gone);
  ADD ("/change-about/added", test_about_added);
  ADD ("/change-about/since", test_about_since);
#undef ADD
}
