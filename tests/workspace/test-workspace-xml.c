/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-workspace-xml.h"

#include "base/td-error.h"
#include "workspace/td-private.h"
#include "workspace/td-sample.h"
#include "workspace/td-xml-table.h"

#include "td-test-fill.h"
#include "td-test-workspace.h"

#include <string.h>
#include <sys/stat.h>

/* Never part of an export: what says where a workspace came from, and what was not saved. */
static const char *const outside[] = { "workspace_import", "workspace_import_lack", "unsaved_form",
                                       NULL };

static char *
in_folder (TdTestFile *file, const char *name)
{
  return g_build_filename (file->folder, name, NULL);
}

static char *
export_to (TdTestFile *file, TdDatabase *db, const char *name, gboolean private)
{
  g_autofree char *path = in_folder (file, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspaceReceipt) receipt = td_workspace_export (db, path, private, NULL, &error);
  char *text;

  g_assert_no_error (error);
  g_assert_nonnull (receipt);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static TdDatabase *
import_from (TdTestFile *file, const char *name, const char *into)
{
  g_autofree char *path = in_folder (file, name);
  g_autofree char *base = in_folder (file, into);
  g_autoptr (GError) error = NULL;
  TdDatabase *db = td_database_open (base, TD_DATABASE_CREATE, &error);
  g_autoptr (TdWorkspaceReceipt) receipt = td_workspace_import (db, path, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (receipt);
  return db;
}

static void
assert_sound (TdDatabase *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = td_database_check (db, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) faults->pdata[i]);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
assert_same_tables (TdDatabase *db, TdDatabase *other)
{
  g_auto (GStrv) tables = td_test_list_tables (db);

  for (char **table = tables; *table; table++)
    if (!g_strv_contains (outside, *table))
      {
        g_autofree char *one = td_test_dump_table (db, *table);
        g_autofree char *two = td_test_dump_table (other, *table);

        if (g_strcmp0 (one, two) != 0)
          g_error ("%s differs:\n%s\n%s", *table, one, two);
      }
}

/* Out, in, out again: the same bytes; and with everything the same tables. */
static void
assert_lossless (TdTestFile *file)
{
  for (int private = 0; private < 2; private ++)
    {
      const char *base = private ? "private.tandem" : "open.tandem";
      g_autofree char *one = export_to (file, file->db, "one.xml", private);
      g_autoptr (TdDatabase) copy = import_from (file, "one.xml", base);
      g_autofree char *two = export_to (file, copy, "two.xml", private);
      g_autofree char *path = in_folder (file, base);

      g_assert_true (strcmp (one, two) == 0);
      assert_sound (copy);
      if (private)
        assert_same_tables (file->db, copy);
      g_clear_pointer (&copy, td_database_close);
      g_unlink (path);
    }
}

/* --- Tests --- */

/* A table or column that a migration adds must get its place in the file. */
static void
test_decided (TdTestFile *file, gconstpointer data)
{
  g_auto (GStrv) tables = td_test_list_tables (file->db);
  g_autoptr (GPtrArray) known = td_xml_list_tables ();
  guint n_written = 0;

  for (char **name = tables; *name; name++)
    {
      g_auto (GStrv) columns = td_test_list_columns (file->db, *name);
      const TdXmlTable *table = NULL;

      if (g_strv_contains (outside, *name))
        continue;
      for (guint i = 0; i < known->len; i++)
        if (strcmp (((const TdXmlTable *) known->pdata[i])->table, *name) == 0)
          table = known->pdata[i];
      if (table == NULL)
        g_error ("%s: say in td-xml-tables.c and workspace.rng where it is in the XML", *name);
      for (char **column = columns; *column; column++)
        {
          gboolean found = FALSE;

          for (const TdXmlField *field = table->fields; field->column; field++)
            found = found || strcmp (field->column, *column) == 0;
          if (!found)
            g_error ("%s.%s: say in td-xml-tables where it is in the XML", *name, *column);
        }
      g_assert_cmpuint (g_strv_length (columns), ==, td_xml_table_get_n_fields (table));
      n_written++;
    }
  g_assert_cmpuint (n_written, ==, known->len);
}

static void
test_filled (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (1);

  td_test_fill (file->db, chance, 3);
  assert_lossless (file);
}

static void
test_chance (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (GPOINTER_TO_UINT (data));

  td_test_fill (file->db, chance, (guint) g_rand_int_range (chance, 1, 12));
  assert_lossless (file);
}

static void
test_empty (TdTestFile *file, gconstpointer data)
{
  assert_lossless (file);
}

static void
test_sample (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  td_sample_make (file->db, td_test_date ("2026-03-16"), NULL, &error);
  g_assert_no_error (error);
  assert_lossless (file);
}

/* Private words are gone, and the file counts them; also after a second way round. */
static void
test_private (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (2);
  g_autoptr (GError) error = NULL;
  guint n_columns;
  const TdPrivateColumn *columns = td_private_columns (&n_columns);
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;

  td_test_fill (file->db, chance, 4);
  td_test_run (file->db, "UPDATE feedback SET may_quote = 0");
  for (guint i = 0; i < n_columns; i++)
    if (columns[i].privacy == TD_PRIVACY_PRIVATE || columns[i].privacy == TD_PRIVACY_RULED)
      {
        g_autofree char *sql =
            g_strdup_printf ("UPDATE %s SET %s = 'zqprivate%u' WHERE %s IS NOT NULL AND %s",
                             columns[i].table, columns[i].column, i, columns[i].column,
                             columns[i].condition ? columns[i].condition : "1");

        td_test_run (file->db, sql);
      }
  text = export_to (file, file->db, "open.xml", FALSE);
  g_assert_null (strstr (text, "zqprivate"));
  g_assert_null (strstr (text, "<undo>"));
  g_assert_nonnull (strstr (text, "<kind name=\"pair.note\""));
  g_assert_nonnull (strstr (text, "<kind name=\"change_log.changeset\""));
  all = export_to (file, file->db, "all.xml", TRUE);
  g_assert_nonnull (strstr (all, "zqprivate"));
  g_assert_nonnull (strstr (all, "<left-out/>"));
  g_assert_nonnull (strstr (all, "<undo>"));
  assert_lossless (file);
}

/* A workspace that came without undo cannot undo what came, and says why; what is done after can.
 */
static void
test_undo (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) copy = NULL;
  g_autoptr (TdChangeEntry) newest = NULL;
  g_autofree char *text = NULL;
  gint64 came;

  td_test_run (file->db, "INSERT INTO setting VALUES ('one', '1')");
  text = export_to (file, file->db, "one.xml", FALSE);
  copy = import_from (file, "one.xml", "copy.tandem");
  came = td_change_get_newest (copy);
  g_assert_cmpint (came, ==, 1);
  g_assert_false (td_change_undo (copy, came, &error));
  g_assert_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_OVERLAP);
  g_assert_nonnull (strstr (error->message, "without private content"));
  g_clear_error (&error);
  g_assert_null (td_change_find_undoable (copy, &error));

  td_test_run (copy, "INSERT INTO setting VALUES ('two', '2')");
  newest = td_change_find_undoable (copy, &error);
  g_assert_cmpint (newest->id, ==, 2);
  g_assert_true (td_change_undo (copy, newest->id, &error));
  assert_sound (copy);
}

/* With everything, what came can be undone as where it came from. */
static void
test_undo_travels (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) copy = NULL;
  g_autofree char *text = NULL;

  td_test_run (file->db, "INSERT INTO setting VALUES ('one', '1')");
  text = export_to (file, file->db, "one.xml", TRUE);
  copy = import_from (file, "one.xml", "copy.tandem");
  g_assert_true (td_change_undo (copy, 1, &error));
  g_assert_cmpint (td_test_count (copy, "SELECT count(*) FROM setting"), ==, 0);
}

static void
test_recorded (TdTestFile *file, gconstpointer data)
{
  g_autoptr (TdDatabase) copy = NULL;
  g_autofree char *text = NULL;

  td_test_run (file->db, "INSERT INTO setting VALUES ('one', '1')");
  text = export_to (file, file->db, "one.xml", FALSE);
  copy = import_from (file, "one.xml", "copy.tandem");
  g_assert_cmpint (td_test_count (copy, "SELECT count(*) FROM workspace_import WHERE file = "
                                        "'one.xml' AND n_rows = 2 AND length(digest) = 64"),
                   ==, 1);
  g_assert_cmpint (td_test_count (copy, "SELECT n FROM workspace_import_lack WHERE kind = "
                                        "'change_log.changeset'"),
                   ==, 1);
  g_assert_cmpint (td_test_count (copy, "SELECT count(*) FROM change_log"), ==, 1);
}

static void
test_not_empty (TdTestFile *file, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *path = in_folder (file, "one.xml");
  g_autoptr (GError) error = NULL;

  td_test_run (file->db, "INSERT INTO setting VALUES ('one', '1')");
  text = export_to (file, file->db, "one.xml", TRUE);
  g_assert_null (td_workspace_import (file->db, path, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "not empty"));
}

static void
test_mode (TdTestFile *file, gconstpointer data)
{
  g_autofree char *text = export_to (file, file->db, "one.xml", FALSE);
  g_autofree char *path = in_folder (file, "one.xml");
  struct stat facts;

  g_assert_cmpint (stat (path, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0600);
}

/* A text that no XML can hold is named; nothing is left of the file, and the one before stays. */
static void
test_broken_text (TdTestFile *file, gconstpointer data)
{
  g_autofree char *path = in_folder (file, "one.xml");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  guint n_files = 0;

  before = export_to (file, file->db, "one.xml", TRUE);
  td_test_run (file->db, "INSERT INTO employee (name, name_key, search_key) "
                         "VALUES (CAST (x'41ff42' AS TEXT), '', '')");
  g_assert_null (td_workspace_export (file->db, path, TRUE, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "employee 1"));
  g_file_get_contents (path, &after, NULL, NULL);
  g_assert_cmpstr (before, ==, after);
  folder = g_dir_open (file->folder, 0, NULL);
  for (const char *name = g_dir_read_name (folder); name; name = g_dir_read_name (folder))
    n_files += strstr (name, ".xml") != NULL;
  g_assert_cmpuint (n_files, ==, 1);
}

/* A row that belongs to nothing is not left out silently. */
static void
test_orphan (TdTestFile *file, gconstpointer data)
{
  g_autofree char *path = in_folder (file, "one.xml");
  g_autoptr (GError) error = NULL;

  td_database_execute (file->db, &error, "PRAGMA foreign_keys = OFF", "");
  td_test_run (file->db, "INSERT INTO promotion VALUES (7, '2026-01-01')");
  g_assert_null (td_workspace_export (file->db, path, TRUE, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "1 row belongs to nothing"));
}

static void
test_cancelled (TdTestFile *file, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *path = in_folder (file, "one.xml");
  g_autofree char *base = in_folder (file, "copy.tandem");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) copy = NULL;

  td_test_run (file->db, "INSERT INTO setting VALUES ('one', '1')");
  text = export_to (file, file->db, "one.xml", TRUE);
  copy = td_database_open (base, TD_DATABASE_CREATE, &error);
  td_database_set_cancellable (copy, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_null (td_workspace_import (copy, path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  td_database_set_cancellable (copy, NULL);
  g_assert_cmpint (td_test_count (copy, "SELECT count(*) FROM setting"), ==, 0);
}

void
test_workspace_xml_add (void)
{
#define ADD(name, function)                                                           \
  g_test_add ("/workspace-xml/" name, TdTestFile, NULL, td_test_file_setup, function, \
              td_test_file_teardown)
  ADD ("decided", test_decided);
  ADD ("empty", test_empty);
  ADD ("filled", test_filled);
  ADD ("sample", test_sample);
  ADD ("private", test_private);
  ADD ("undo", test_undo);
  ADD ("undo-travels", test_undo_travels);
  ADD ("recorded", test_recorded);
  ADD ("not-empty", test_not_empty);
  ADD ("mode", test_mode);
  ADD ("broken-text", test_broken_text);
  ADD ("orphan", test_orphan);
  ADD ("cancelled", test_cancelled);
#undef ADD
  for (guint seed = 10; seed < 22; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/workspace-xml/chance/%u", seed);

      g_test_add (path, TdTestFile, GUINT_TO_POINTER (seed), td_test_file_setup, test_chance,
                  td_test_file_teardown);
    }
}
