/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-exchange.h"

#include <string.h>

/* One roster as seven programs save it, and the database that each of them gives: every table, but
 * for when it was imported and what the file and its columns were called. */

static const char *const files[] = {
  "comma-utf8.csv",         "semicolon-windows1252.csv",
  "semicolon-macroman.csv", "ukg-single-quotes.csv",
  "tab-utf16.txt",          "workbook.xlsx",
  "workbook.ods",           "workday.xml",
};

/* What is not the same by its nature: table and column. */
static gboolean
is_of_file (const char *table, const char *column)
{
  static const char *const columns[] = { "change_log.at",         "change_log.detail",
                                         "change_log.changeset",  "change_log.digest",
                                         "import_run.at",         "import_run.file",
                                         "import_run.receipt",    "import_mapping.layout",
                                         "import_mapping.mapping" };
  g_autofree char *name = g_strdup_printf ("%s.%s", table, column);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (strcmp (name, columns[i]) == 0)
      return TRUE;
  /* Workday's elements have "_" for a space. */
  return strcmp (name, "employee_extra.field") == 0;
}

static GPtrArray *
list (TdDatabase *db, const char *sql, const char *value)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStatement) row = td_database_query (db, &error, sql, value ? "s" : "", value);

  g_assert_no_error (error);
  while (td_statement_next (row, &error))
    g_ptr_array_add (names, g_strdup (td_statement_get_text (row, 0)));
  g_assert_no_error (error);
  return names;
}

static void
dump_table (TdDatabase *db, const char *table, GString *text)
{
  g_autoptr (GPtrArray) columns =
      list (db, "SELECT name FROM pragma_table_info($1) ORDER BY cid", table);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) sql = g_string_new ("SELECT ''");

  for (guint i = 0; i < columns->len; i++)
    if (!is_of_file (table, columns->pdata[i]))
      g_string_append_printf (sql, " || '|' || quote(\"%s\")", (char *) columns->pdata[i]);
  g_string_append_printf (sql, " FROM \"%s\" ORDER BY 1", table);
  rows = list (db, sql->str, NULL);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s%s\n", table, (char *) rows->pdata[i]);
}

static char *
dump (TdDatabase *db)
{
  g_autoptr (GPtrArray) tables =
      list (db,
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
            "AND name NOT LIKE '%_fts%' ORDER BY name",
            NULL);
  GString *text = g_string_new (NULL);

  g_assert_cmpuint (tables->len, >, 20);
  for (guint i = 0; i < tables->len; i++)
    dump_table (db, tables->pdata[i], text);
  return g_string_free (text, FALSE);
}

static char *
import_and_dump (const char *name)
{
  g_autofree char *path = g_build_filename ("same", name, NULL);
  TdTestFile file = { NULL };
  g_autoptr (TdTable) table = test_table (path);
  g_autoptr (TdReceipt) receipt = NULL;
  char *text;

  td_test_file_setup (&file, NULL);
  receipt = test_import_table (file.db, TD_IMPORT_ROSTER, table, NULL);
  test_assert_counts (receipt, 4, 0, 0, 0, 0);
  g_assert_cmpuint (receipt->problems->len, ==, 0);
  text = dump (file.db);
  td_test_file_teardown (&file, NULL);
  return text;
}

static void
test_same (void)
{
  g_autofree char *first = import_and_dump (files[0]);

  g_test_message ("%s", first);
  g_assert_nonnull (strstr (first, "'00042'|0|'Renée Dubois'"));
  g_assert_nonnull (strstr (first, "'Law & \"More\"'"));
  for (guint i = 1; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *other = import_and_dump (files[i]);

      g_test_message ("%s", files[i]);
      g_assert_cmpstr (other, ==, first);
    }
}

/* A file in place of another one of the same people changes nothing. */
static void
test_unchanged (TdTestFile *file, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename ("same", files[i], NULL);
      g_autoptr (TdTable) table = test_table (path);
      g_autoptr (TdReceipt) receipt = NULL;

      /* Its free fields are called otherwise. */
      if (strcmp (files[i], "workday.xml") == 0)
        continue;
      receipt = test_import_table (file->db, TD_IMPORT_ROSTER, table, NULL);
      test_assert_counts (receipt, i == 0 ? 4 : 0, 0, i == 0 ? 0 : 4, 0, 0);
    }
}

void
test_same_add (void)
{
  g_test_add_func ("/exchange/same/database", test_same);
  g_test_add ("/exchange/same/unchanged", TdTestFile, NULL, td_test_file_setup, test_unchanged,
              td_test_file_teardown);
}
