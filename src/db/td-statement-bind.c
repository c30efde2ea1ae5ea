/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-database-private.h"

void
td_statement_bind_null (TdStatement *statement, int number)
{
  sqlite3_bind_null (statement->handle, td_statement_find_parameter (statement, number));
}

void
td_statement_bind_int (TdStatement *statement, int number, gint64 value)
{
  sqlite3_bind_int64 (statement->handle, td_statement_find_parameter (statement, number), value);
}

void
td_statement_bind_real (TdStatement *statement, int number, double value)
{
  sqlite3_bind_double (statement->handle, td_statement_find_parameter (statement, number), value);
}

void
td_statement_bind_text (TdStatement *statement, int number, const char *value)
{
  td_statement_put_text (statement, td_statement_find_parameter (statement, number), value);
}

void
td_statement_bind_bytes (TdStatement *statement, int number, gconstpointer data, gsize size)
{
  td_statement_note (statement,
                     sqlite3_bind_blob64 (statement->handle,
                                          td_statement_find_parameter (statement, number),
                                          data ? data : "", size, SQLITE_TRANSIENT));
}

gboolean
td_statement_run (TdStatement *statement, GError **error)
{
  GError *trouble = NULL;

  while (td_statement_next (statement, &trouble))
    ;
  sqlite3_reset (statement->handle);
  sqlite3_clear_bindings (statement->handle);
  statement->trouble = SQLITE_OK;
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

gsize
td_statement_get_length (TdStatement *statement, int column)
{
  return (gsize) sqlite3_column_bytes (statement->handle, column);
}

gboolean
td_database_begin_reading (TdDatabase *db, GError **error)
{
  int code = sqlite3_exec (db->handle, "BEGIN", NULL, NULL, NULL);

  return code == SQLITE_OK || td_database_fail (db, code, error);
}

void
td_database_end_reading (TdDatabase *db)
{
  /* Again, where there was no memory for it: left open it would be in the way of what follows. The
   * last also ends what is still being read. */
  static const char *const ways[] = { "COMMIT", "COMMIT", "ROLLBACK" };

  for (guint i = 0; i < G_N_ELEMENTS (ways) && !sqlite3_get_autocommit (db->handle); i++)
    sqlite3_exec (db->handle, ways[i], NULL, NULL, NULL);
}
