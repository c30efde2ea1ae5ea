/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-test.h"

void test_change_add (void);

static gint64
settings (TdTestFile *file)
{
  return td_test_count (file->db, "SELECT count(*) FROM setting");
}

static void
put (TdDatabase *db, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;

  td_database_execute (db, &error,
                       "INSERT INTO setting VALUES ($1, $2) "
                       "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                       "ss", key, value);
  g_assert_no_error (error);
}

static gint64
put_in_change (TdDatabase *db, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChange) change = td_change_begin (db, "test.put", &error);

  put (db, key, value);
  td_change_describe (change, "%s", key);
  g_assert_true (td_change_commit (change, &error));
  return td_change_get_id (change);
}

static void
test_rollback (TdTestFile *file, gconstpointer data)
{
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (TdChange) change = td_change_begin (file->db, "test.put", &error);

    put (file->db, "a", "1");
    g_assert_cmpint (settings (file), ==, 1);
  }
  g_assert_cmpint (settings (file), ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, 0);
}

static void
test_inner (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChange) outer = td_change_begin (file->db, "test.outer", &error);

  put_in_change (file->db, "kept", "1");
  {
    g_autoptr (TdChange) inner = td_change_begin (file->db, "test.inner", &error);

    put (file->db, "dropped", "1");
  }
  g_assert_true (td_change_commit (outer, &error));
  g_assert_cmpint (settings (file), ==, 1);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, 1);
}

static void
test_nothing (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChange) change = td_change_begin (file->db, "test.nothing", &error);

  g_assert_true (td_change_commit (change, &error));
  g_assert_cmpint (td_change_get_id (change), ==, 0);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, 0);
}

/* Which entry is this connection's own, whoever else writes. */
static void
test_last (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdDatabase *other = td_database_open (file->path, TD_DATABASE_CREATE, &error);
  gint64 own;

  g_assert_no_error (error);
  g_assert_cmpint (td_change_get_last (file->db), ==, 0);
  put_in_change (other, "theirs", "1");
  g_assert_cmpint (td_change_get_last (file->db), ==, 0);
  own = put_in_change (file->db, "ours", "1");
  put_in_change (other, "theirs too", "1");
  g_assert_cmpint (td_change_get_last (file->db), ==, own);
  td_change_forget_last (file->db);
  g_assert_cmpint (td_change_get_last (file->db), ==, 0);
  td_database_close (other);
}

static gboolean
put_rider (TdDatabase *db, gpointer value, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "test.rider", error);

  return change &&
         td_database_execute (db, error, "INSERT INTO setting VALUES ('rider', $1)", "s", value) &&
         td_change_commit (change, error);
}

/* What goes along is written with the change, or not at all. */
static void
test_rider (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdChange *change;

  td_change_set_rider (file->db, put_rider, (gpointer) "x");
  change = td_change_begin (file->db, "test.write", &error);
  td_change_free (change);
  g_assert_cmpint (settings (file), ==, 0);
  put_in_change (file->db, "a", "1");
  g_assert_cmpint (settings (file), ==, 2);
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM change_log"), ==, 1);
  put_in_change (file->db, "b", "1");
  g_assert_cmpint (settings (file), ==, 3);

  /* One that fails takes the change with it. */
  td_change_set_rider (file->db, put_rider, (gpointer) "again");
  change = td_change_begin (file->db, "test.write", &error);
  td_test_run (file->db, "INSERT INTO setting VALUES ('c', '1')");
  g_assert_false (td_change_commit (change, &error));
  g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_CONSTRAINT);
  td_change_free (change);
  g_assert_cmpint (settings (file), ==, 3);
}

static void
test_undo (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChangeEntry) entry = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  gint64 first = put_in_change (file->db, "a", "1");

  g_assert_cmpint (td_change_get_newest (file->db), ==, first);
  put_in_change (file->db, "b", "2");
  g_assert_cmpint (td_change_get_newest (file->db), >, first);
  entry = td_change_find_undoable (file->db, &error);
  g_assert_cmpstr (entry->detail, ==, "b");
  g_assert_true (td_change_undo (file->db, entry->id, &error));
  g_assert_cmpint (settings (file), ==, 1);

  /* Once only, and the one before is next. */
  g_assert_false (td_change_undo (file->db, entry->id, &error));
  g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_OVERLAP);
  g_clear_error (&error);
  g_clear_object (&entry);
  entry = td_change_find_undoable (file->db, &error);
  g_assert_cmpint (entry->id, ==, first);
  g_assert_true (td_change_undo (file->db, first, &error));
  g_assert_cmpint (settings (file), ==, 0);

  list = td_change_list (file->db, 10, &error);
  g_assert_cmpuint (list->len, ==, 4);
  g_assert_cmpstr (((TdChangeEntry *) list->pdata[0])->action, ==, "undo");
  g_assert_cmpint (((TdChangeEntry *) list->pdata[0])->undoes, ==, first);
  faults = td_database_check (file->db, &error);
  g_assert_cmpuint (faults->len, ==, 0);
}

static gboolean
take_back (TdTestFile *file, TdChangeEntry *(*find) (TdDatabase *, GError **) )
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChangeEntry) entry = find (file->db, &error);

  g_assert_no_error (error);
  return entry && td_change_undo (file->db, entry->id, &error);
}

static gboolean
undo_newest (TdTestFile *file)
{
  return take_back (file, td_change_find_undoable);
}

static gboolean
redo (TdTestFile *file)
{
  return take_back (file, td_change_find_redoable);
}

/* Back and forth, as often as one likes, in the order in which it was done. */
static void
test_redo (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChangeEntry) entry = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  gint64 first = put_in_change (file->db, "a", "1");
  gint64 second = put_in_change (file->db, "b", "2");

  g_assert_false (redo (file));
  for (int i = 0; i < 3; i++)
    {
      g_assert_true (undo_newest (file));
      g_assert_cmpint (td_test_count (file->db, "SELECT sum(value) FROM setting"), ==, 1);
      g_assert_true (undo_newest (file));
      g_assert_cmpint (settings (file), ==, 0);
      g_assert_false (undo_newest (file));
      g_assert_true (redo (file));
      g_assert_cmpint (td_test_count (file->db, "SELECT sum(value) FROM setting"), ==, 1);
      g_assert_true (redo (file));
      g_assert_cmpint (td_test_count (file->db, "SELECT sum(value) FROM setting"), ==, 3);
      g_assert_false (redo (file));
    }
  list = td_change_list (file->db, 1, &error);
  entry = g_object_ref (list->pdata[0]);
  g_assert_cmpstr (entry->action, ==, TD_CHANGE_REDO);
  g_assert_cmpstr (entry->detail, ==, "test.put b");

  /* What was done again is not undone: by its own entry or by the last one it is the same. */
  g_clear_object (&entry);
  entry = td_change_load (file->db, second, &error);
  g_assert_cmpint (entry->undone_by, ==, 0);
  g_assert_true (td_change_undo (file->db, second, &error));
  g_assert_cmpint (td_test_count (file->db, "SELECT sum(value) FROM setting"), ==, 1);
  g_clear_object (&entry);
  entry = td_change_load (file->db, second, &error);
  g_assert_cmpint (entry->undone_by, ==, td_change_get_newest (file->db));
  g_assert_false (td_change_undo (file->db, second, &error));
  g_clear_error (&error);

  /* Something else was done since. */
  put_in_change (file->db, "c", "5");
  g_assert_false (redo (file));
  g_assert_true (undo_newest (file));
  g_assert_true (undo_newest (file));
  g_clear_object (&entry);
  entry = td_change_load (file->db, first, &error);
  g_assert_cmpint (entry->undone_by, !=, 0);
  g_assert_cmpint (settings (file), ==, 0);
  faults = td_database_check (file->db, &error);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_overlap (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 first = put_in_change (file->db, "a", "1");

  put_in_change (file->db, "a", "2");
  g_assert_false (td_change_undo (file->db, first, &error));
  g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_OVERLAP);
  g_assert_cmpint (td_test_count (file->db, "SELECT value FROM setting"), ==, 2);
}

static void
test_references (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChangeEntry) entry = NULL;

  /* Rows that point at each other come and go in one piece, in any order. */
  td_test_run (file->db, "INSERT INTO employee (id, name, name_key, search_key, manager_id) VALUES "
                         "(1, 'A', 'a', 'a', NULL), (2, 'B', 'b', 'b', 1), (3, 'C', 'c', 'c', 2)");
  td_test_run (file->db, "UPDATE employee SET manager_id = 3 WHERE id = 1");
  for (int i = 0; i < 2; i++)
    {
      g_clear_object (&entry);
      entry = td_change_find_undoable (file->db, &error);
      g_assert_true (td_change_undo (file->db, entry->id, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpint (td_test_count (file->db, "SELECT count(*) FROM employee"), ==, 0);
}

static void
test_final (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdChange) change = td_change_begin (file->db, "test.erase", &error);

  put (file->db, "a", "1");
  td_change_set_final (change);
  g_assert_true (td_change_commit (change, &error));
  g_assert_null (td_change_find_undoable (file->db, &error));
  g_assert_false (td_change_undo (file->db, td_change_get_id (change), &error));
}

static void
note_cb (const char *const *tables, gpointer data)
{
  char **noted = data;

  g_free (*noted);
  *noted = g_strjoinv (" ", (char **) tables);
}

static void
test_notice (TdTestFile *file, gconstpointer data)
{
  g_autofree char *noted = NULL;

  td_database_set_notice_func (file->db, note_cb, &noted);
  put_in_change (file->db, "a", "1");
  g_assert_cmpstr (noted, ==, "setting");
}

static void
test_survives (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = put_in_change (file->db, "a", "1");

  td_database_close (file->db);
  file->db = td_database_open (file->path, 0, &error);
  g_assert_no_error (error);
  g_assert_true (td_change_undo (file->db, id, &error));
  g_assert_cmpint (settings (file), ==, 0);
}

#define ADD(name, func) \
  g_test_add ("/db/change/" name, TdTestFile, NULL, td_test_file_setup, func, td_test_file_teardown)

void
test_change_add (void)
{
  ADD ("rollback", test_rollback);
  ADD ("inner", test_inner);
  ADD ("nothing", test_nothing);
  ADD ("last", test_last);
  ADD ("rider", test_rider);
  ADD ("undo", test_undo);
  ADD ("redo", test_redo);
  ADD ("overlap", test_overlap);
  ADD ("references", test_references);
  ADD ("final", test_final);
  ADD ("notice", test_notice);
  ADD ("survives", test_survives);
}
