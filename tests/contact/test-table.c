/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "test-table.h"

TestTable *
test_table_load (const char *name)
{
  g_autofree char *path = g_build_filename (TD_TEST_DATA, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  TestTable *table = g_new0 (TestTable, 1);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  table->header = g_strsplit (g_strchomp (lines[0]), ",", -1);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (char **line = lines + 1; *line != NULL; line++)
    if (**line != '\0')
      {
        char **cells = g_strsplit (g_strchomp (*line), ",", -1);

        g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (table->header));
        g_ptr_array_add (table->rows, cells);
      }
  g_assert_cmpuint (table->rows->len, >, 0);
  return table;
}

void
test_table_free (TestTable *table)
{
  g_strfreev (table->header);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

const char *
test_table_get (TestTable *table, guint row, const char *column)
{
  for (guint i = 0; table->header[i] != NULL; i++)
    if (g_strcmp0 (table->header[i], column) == 0)
      return ((char **) g_ptr_array_index (table->rows, row))[i];
  g_error ("no column %s", column);
}
