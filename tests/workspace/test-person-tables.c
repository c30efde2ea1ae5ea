/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-person-tables.h"

#include "td-test-workspace.h"
#include "td-test.h"

/* Tables whose rows refer to pairs or people and are nobody's. */
static const char *const nobodys[] = { "feedback_answer", NULL };

/* Every table with a foreign key to a person, a pair, a goal or a sign-up is known: one that a
 * migration adds is a decision about what becomes of its rows. */
static void
test_all_tables (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStatement) row = td_database_query (
      file->db, &error,
      "SELECT DISTINCT m.name FROM sqlite_schema m, pragma_foreign_key_list(m.name) k "
      "WHERE m.type = 'table' AND k.\"table\" IN ('employee', 'pair', 'goal', 'enrolment', "
      "'feedback', 'shortlist', 'absence')",
      "");
  guint n = 0;

  g_assert_no_error (error);
  while (td_statement_next (row, &error))
    {
      const char *table = td_statement_get_text (row, 0);

      if (td_person_table_find (table) == NULL && !g_strv_contains (nobodys, table))
        g_error ("%s: say in td-person-tables.c whose its rows are", table);
      n++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, >, 25);
}

/* The conditions are SQL that the schema takes, and the words are there. */
static void
test_conditions (TdTestFile *file, gconstpointer data)
{
  guint n;
  const TdPersonTable *tables = td_person_tables (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE %s", tables[i].table,
                                              tables[i].condition);
      gint64 found = -1;

      td_database_query_int (file->db, &found, &error, sql, "i", (gint64) 1);
      g_assert_no_error (error);
      g_assert_cmpint (found, ==, 0);
      g_assert_cmpstr (td_person_table_get_title (&tables[i]), !=, "");
      g_assert_true (!tables[i].counted || td_person_table_get_why (&tables[i]));
      g_assert_true (!tables[i].counted || tables[i].anonymous);
    }
}

/* Of every text of the schema it is decided what becomes of it. */
static void
test_all_fates (TdTestFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (TdStatement) row =
      td_database_query (file->db, &error,
                         "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c"
                         " WHERE m.type = 'table' AND c.type = 'TEXT'",
                         "");
  guint n;
  guint n_found = 0;
  const TdFateOfColumn *fates = td_fates (&n);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    g_hash_table_add (known, g_strdup_printf ("%s.%s", fates[i].table, fates[i].column));
  while (td_statement_next (row, &error))
    {
      g_autofree char *name =
          g_strdup_printf ("%s.%s", td_statement_get_text (row, 0), td_statement_get_text (row, 1));

      if (!g_hash_table_contains (known, name))
        g_error ("%s: say in td-fates.c what becomes of it when somebody is erased", name);
      n_found++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n_found, ==, n);
}

/* What is cleared can be empty, what goes goes with its row, what is private never stays. */
static void
test_fates_fit (TdTestFile *file, gconstpointer data)
{
  guint n;
  const TdFateOfColumn *fates = td_fates (&n);

  for (guint i = 0; i < n; i++)
    {
      const TdPersonTable *table = td_person_table_find (fates[i].table);
      g_autofree char *sql =
          g_strdup_printf ("SELECT \"notnull\" FROM pragma_table_info('%s') WHERE name = '%s'",
                           fates[i].table, fates[i].column);

      if (fates[i].fate == TD_FATE_CLEARED || fates[i].fate == TD_FATE_SHARED)
        g_assert_cmpint (td_test_count (file->db, sql), ==, 0);
      if (fates[i].fate == TD_FATE_GONE)
        g_assert_false (table->anonymous);
      if (fates[i].fate == TD_FATE_NAMES)
        g_assert_null (table);
    }
}

void
test_person_tables_add (void)
{
#define ADD(path, func)                                                           \
  g_test_add ("/person-tables/" path, TdTestFile, NULL, td_test_file_setup, func, \
              td_test_file_teardown)
  ADD ("all-tables", test_all_tables);
  ADD ("conditions", test_conditions);
  ADD ("all-fates", test_all_fates);
  ADD ("fates-fit", test_fates_fit);
#undef ADD
}
