/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-private.h"

#include "td-test-workspace.h"
#include "td-test.h"

/* A column of text that a migration adds must say whether it is private. */
static void
test_decided (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (file->db, &error,
                         "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c"
                         " WHERE m.type = 'table' AND c.type = 'TEXT'",
                         "");
  guint n_columns;
  guint n_found = 0;

  g_assert_no_error (error);
  td_private_columns (&n_columns);
  while (td_statement_next (row, &error))
    {
      const char *table = td_statement_get_text (row, 0);
      const char *column = td_statement_get_text (row, 1);

      if (td_private_column_find (table, column) == NULL)
        g_error ("%s.%s: say in td-private.c whether it is private", table, column);
      n_found++;
    }
  g_assert_no_error (error);
  /* Nor is there one that is gone. */
  g_assert_cmpuint (n_found, ==, n_columns);
}

static void
test_known (void)
{
  g_assert_cmpint (td_private_column_find ("pair", "note")->privacy, ==, TD_PRIVACY_PRIVATE);
  g_assert_cmpstr (td_private_column_find ("contact", "note")->condition, ==, "private = 1");
  g_assert_null (td_private_column_find ("pair", "nothing"));
}

void
test_private_add (void)
{
  g_test_add ("/private/decided", TdTestFile, NULL, td_test_file_setup, test_decided,
              td_test_file_teardown);
  g_test_add_func ("/private/known", test_known);
}
