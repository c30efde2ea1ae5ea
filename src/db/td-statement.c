/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-database-private.h"

#include "base/td-buffer.h"

#include <string.h>

TdStatement *
td_database_prepare (TdDatabase *db, const char *sql, GError **error)
{
  sqlite3_stmt *handle = g_hash_table_lookup (db->statements, sql);
  TdStatement *statement;
  int code;

  /* Taken out while in use: the same text may be asked for again inside its own loop. */
  if (handle)
    g_hash_table_steal (db->statements, sql);
  else if ((code = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle,
                                       NULL)) != SQLITE_OK)
    {
      td_database_fail (db, code, error);
      return NULL;
    }
  statement = g_new (TdStatement, 1);
  *statement = (TdStatement){ .db = db, .handle = handle };
  return statement;
}

void
td_statement_release (TdStatement *statement)
{
  const char *sql;

  if (statement == NULL)
    return;
  sqlite3_reset (statement->handle);
  sqlite3_clear_bindings (statement->handle);
  sql = sqlite3_sql (statement->handle);
  if (g_hash_table_contains (statement->db->statements, sql))
    sqlite3_finalize (statement->handle);
  else
    g_hash_table_insert (statement->db->statements, (gpointer) sql, statement->handle);
  g_free (statement);
}

/* A parameter that the text does not use has no place, which is no trouble. */
void
td_statement_note (TdStatement *statement, int code)
{
  if (code != SQLITE_OK && code != SQLITE_RANGE)
    statement->trouble = code;
}

/* What could not be read again is not written either. */
void
td_statement_put_text (TdStatement *statement, int index, const char *text)
{
  gsize length = text ? strlen (text) : 0;

  if (length > TD_BUFFER_SURE)
    td_statement_note (statement, SQLITE_TOOBIG);
  else if (text)
    td_statement_note (statement, sqlite3_bind_text (statement->handle, index, text, (int) length,
                                                     SQLITE_TRANSIENT));
  else
    sqlite3_bind_null (statement->handle, index);
}

static void
bind_date (TdStatement *statement, int index, TdDate date)
{
  char iso[11];

  td_statement_put_text (statement, index, date > 0 ? td_date_write_iso (date, iso) : NULL);
}

static void
bind_bytes (TdStatement *statement, int index, GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  td_statement_note (statement, sqlite3_bind_blob64 (statement->handle, index, data ? data : "",
                                                     size, SQLITE_TRANSIENT));
}

/* SQLite numbers named parameters by their first appearance, so $2 is found by its name. A
 * parameter that the text does not use (index 0) is passed over. */
int
td_statement_find_parameter (TdStatement *statement, int number)
{
  char name[12];

  g_snprintf (name, sizeof name, "$%d", number);
  return sqlite3_bind_parameter_index (statement->handle, name);
}

static void
bind_value (TdStatement *statement, int index, char type, va_list *values)
{
  gint64 number;

  switch (type)
    {
    case 's':
      td_statement_put_text (statement, index, va_arg (*values, const char *));
      break;
    case 'i':
      sqlite3_bind_int64 (statement->handle, index, va_arg (*values, gint64));
      break;
    case 'n':
      number = va_arg (*values, gint64);
      if (number)
        sqlite3_bind_int64 (statement->handle, index, number);
      else
        sqlite3_bind_null (statement->handle, index);
      break;
    case 'b':
      sqlite3_bind_int (statement->handle, index, va_arg (*values, gboolean) ? 1 : 0);
      break;
    case 'd':
      sqlite3_bind_double (statement->handle, index, va_arg (*values, double));
      break;
    case 'D':
      bind_date (statement, index, va_arg (*values, TdDate));
      break;
    case 'B':
      bind_bytes (statement, index, va_arg (*values, GBytes *));
      break;
    default:
      g_error ("Unknown parameter type '%c'", type);
    }
}

TdStatement *
td_database_query_va (TdDatabase *db,
                      GError **error,
                      const char *sql,
                      const char *types,
                      va_list *values)
{
  TdStatement *statement = td_database_prepare (db, sql, error);

  if (statement == NULL)
    return NULL;
  for (int i = 0; types[i]; i++)
    bind_value (statement, td_statement_find_parameter (statement, i + 1), types[i], values);
  return statement;
}

TdStatement *
td_database_query (TdDatabase *db, GError **error, const char *sql, const char *types, ...)
{
  TdStatement *statement;
  va_list values;

  va_start (values, types);
  statement = td_database_query_va (db, error, sql, types, &values);
  va_end (values);
  return statement;
}

gboolean
td_statement_next (TdStatement *statement, GError **error)
{
  int code = statement->trouble ? statement->trouble : sqlite3_step (statement->handle);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    td_database_fail (statement->db, code, error);
  return FALSE;
}

gboolean
td_database_execute (TdDatabase *db, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (TdStatement) statement = NULL;
  GError *trouble = NULL;
  va_list values;

  va_start (values, types);
  statement = td_database_query_va (db, error, sql, types, &values);
  va_end (values);
  if (statement == NULL)
    return FALSE;
  while (td_statement_next (statement, &trouble))
    ;
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

/* Whether there was memory for what was read of the last row. */
gboolean
td_statement_check (TdStatement *statement, GError **error)
{
  return statement->trouble == SQLITE_OK ||
         td_database_fail (statement->db, statement->trouble, error);
}

static gboolean
first_row (TdStatement *statement, gboolean *found, GError **error)
{
  GError *trouble = NULL;

  *found = td_statement_next (statement, &trouble);
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

/* Runs a query for its first row. FALSE on an error; otherwise the statement stands on that row, or
 * @found is FALSE. */
static gboolean
query_first (TdDatabase *db,
             TdStatement **statement,
             gboolean *found,
             GError **error,
             const char *sql,
             const char *types,
             va_list *values)
{
  *found = FALSE;
  *statement = td_database_query_va (db, error, sql, types, values);
  return *statement && first_row (*statement, found, error);
}

gboolean
td_database_query_int (TdDatabase *db,
                       gint64 *value,
                       GError **error,
                       const char *sql,
                       const char *types,
                       ...)
{
  g_autoptr (TdStatement) statement = NULL;
  gboolean found, done;
  va_list values;

  va_start (values, types);
  done = query_first (db, &statement, &found, error, sql, types, &values);
  va_end (values);
  if (found)
    *value = td_statement_get_int (statement, 0);
  return done;
}

gboolean
td_database_query_text (TdDatabase *db,
                        char **value,
                        GError **error,
                        const char *sql,
                        const char *types,
                        ...)
{
  g_autoptr (TdStatement) statement = NULL;
  gboolean found, done;
  va_list values;

  va_start (values, types);
  done = query_first (db, &statement, &found, error, sql, types, &values);
  va_end (values);
  if (!found)
    return done;
  *value = g_strdup (td_statement_get_text (statement, 0));
  return td_statement_check (statement, error);
}

GPtrArray *
td_database_list_texts (TdDatabase *db, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TdStatement) statement = NULL;
  GError *trouble = NULL;
  va_list values;

  va_start (values, types);
  statement = td_database_query_va (db, error, sql, types, &values);
  va_end (values);
  while (statement && td_statement_next (statement, &trouble))
    g_ptr_array_add (texts, g_strdup (td_statement_get_text (statement, 0)));
  if (trouble)
    g_propagate_error (error, trouble);
  return statement && trouble == NULL ? g_steal_pointer (&texts) : NULL;
}

static void
bind_field (TdStatement *statement, int index, gpointer record, const char *name)
{
  const TdField *field = td_record_find_field (record, name);
  gpointer member;

  g_assert (field != NULL);
  member = td_record_peek (record, field);
  switch (field->type)
    {
    case TD_FIELD_ID: /* 0 is "none" */
      if (*(gint64 *) member)
        sqlite3_bind_int64 (statement->handle, index, *(gint64 *) member);
      break;
    case TD_FIELD_INT:
    case TD_FIELD_BOOL:
      sqlite3_bind_int (statement->handle, index, *(int *) member);
      break;
    case TD_FIELD_REAL:
      sqlite3_bind_double (statement->handle, index, *(double *) member);
      break;
    case TD_FIELD_TEXT:
      td_statement_put_text (statement, index, *(char **) member);
      break;
    case TD_FIELD_DATE:
      bind_date (statement, index, *(TdDate *) member);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* The parameters stand in the order of their numbers, so that those are their places too. */
static TdStatement *
prepare_with_fields (TdDatabase *db,
                     GString *sql,
                     gpointer record,
                     const char *const *fields,
                     GError **error)
{
  TdStatement *statement = td_database_prepare (db, sql->str, error);

  for (int i = 0; statement && fields[i]; i++)
    bind_field (statement, i + 1, record, fields[i]);
  return statement;
}

gboolean
td_database_insert (TdDatabase *db,
                    const char *table,
                    gpointer record,
                    const char *const *fields,
                    gint64 *id,
                    GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (TdStatement) statement = NULL;
  gboolean found;

  g_string_printf (sql, "INSERT INTO %s (", table);
  for (int i = 0; fields[i]; i++)
    g_string_append_printf (sql, "%s%s", i ? ", " : "", fields[i]);
  g_string_append (sql, ") VALUES (");
  for (int i = 0; fields[i]; i++)
    g_string_append_printf (sql, "%s$%d", i ? ", " : "", i + 1);
  g_string_append (sql, ") RETURNING id");

  statement = prepare_with_fields (db, sql, record, fields, error);
  if (statement == NULL || !first_row (statement, &found, error))
    return FALSE;
  if (id)
    *id = td_statement_get_int (statement, 0);
  return TRUE;
}

gboolean
td_database_update (TdDatabase *db,
                    const char *table,
                    gpointer record,
                    const char *const *fields,
                    gint64 id,
                    GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (TdStatement) statement = NULL;
  guint n_fields = g_strv_length ((char **) fields);
  gboolean found;

  g_string_printf (sql, "UPDATE %s SET ", table);
  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (sql, "%s%s = $%u", i ? ", " : "", fields[i], i + 1);
  g_string_append_printf (sql, " WHERE id = $%u", n_fields + 1);

  statement = prepare_with_fields (db, sql, record, fields, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement->handle, (int) n_fields + 1, id);
  return first_row (statement, &found, error);
}

gboolean
td_statement_is_null (TdStatement *statement, int column)
{
  return sqlite3_column_type (statement->handle, column) == SQLITE_NULL;
}

gint64
td_statement_get_int (TdStatement *statement, int column)
{
  return sqlite3_column_int64 (statement->handle, column);
}

double
td_statement_get_real (TdStatement *statement, int column)
{
  return sqlite3_column_double (statement->handle, column);
}

const char *
td_statement_get_text (TdStatement *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement->handle, column);

  if (text && sqlite3_column_bytes (statement->handle, column) > (int) TD_BUFFER_SURE)
    {
      statement->trouble = SQLITE_CORRUPT;
      return "";
    }
  if (text || sqlite3_column_type (statement->handle, column) == SQLITE_NULL)
    return text;
  statement->trouble = SQLITE_NOMEM;
  return "";
}

TdDate
td_statement_get_date (TdStatement *statement, int column)
{
  return td_date_from_iso (td_statement_get_text (statement, column));
}

GBytes *
td_statement_get_bytes (TdStatement *statement, int column)
{
  gconstpointer data = sqlite3_column_blob (statement->handle, column);
  gsize size;
  char *copy;

  if (data == NULL && sqlite3_errcode (statement->db->handle) == SQLITE_NOMEM)
    statement->trouble = SQLITE_NOMEM;
  size = data ? (gsize) sqlite3_column_bytes (statement->handle, column) : 0;
  copy = td_buffer_copy_text (data, size);
  if (copy == NULL)
    statement->trouble = SQLITE_NOMEM;
  return g_bytes_new_take (copy, copy ? size : 0);
}
