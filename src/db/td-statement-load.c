/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Rows of queries as records. */

#include "db/td-database-private.h"

static void
read_field (TdStatement *statement, int column, gpointer member, TdFieldType type)
{
  switch (type)
    {
    case TD_FIELD_ID:
      *(gint64 *) member = td_statement_get_int (statement, column);
      break;
    case TD_FIELD_INT:
      *(int *) member = (int) td_statement_get_int (statement, column);
      break;
    case TD_FIELD_BOOL:
      *(gboolean *) member = td_statement_get_int (statement, column) != 0;
      break;
    case TD_FIELD_REAL:
      *(double *) member = td_statement_get_real (statement, column);
      break;
    case TD_FIELD_TEXT:
      td_record_set_text (member, td_statement_get_text (statement, column));
      break;
    case TD_FIELD_DATE:
      *(TdDate *) member = td_statement_get_date (statement, column);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* The field of each column of a query; an unknown name is a fault of the program. */
static const TdField **
find_fields (TdStatement *statement, gpointer record)
{
  int n_columns = sqlite3_column_count (statement->handle);
  const TdField **fields = g_new (const TdField *, n_columns + 1);

  for (int i = 0; i < n_columns; i++)
    {
      const char *name = sqlite3_column_name (statement->handle, i);

      fields[i] = td_record_find_field (record, name);
      if (fields[i] == NULL)
        g_error ("%s has no field “%s”", G_OBJECT_TYPE_NAME (record), name);
    }
  fields[n_columns] = NULL;
  return fields;
}

static void
read_fields (TdStatement *statement, gpointer record, const TdField **fields)
{
  for (int i = 0; fields[i]; i++)
    read_field (statement, i, td_record_peek (record, fields[i]), fields[i]->type);
}

void
td_statement_read (TdStatement *statement, gpointer record)
{
  g_autofree const TdField **fields = find_fields (statement, record);

  read_fields (statement, record, fields);
}

/* Hands @most records over at most. */
static gboolean
walk_rows (TdStatement *statement,
           GType type,
           guint most,
           TdRecordFunc func,
           gpointer data,
           GError **error)
{
  g_autofree const TdField **fields = NULL;
  GError *trouble = NULL;

  for (guint i = 0; i < most && td_statement_next (statement, &trouble); i++)
    {
      g_autoptr (GObject) record = g_object_new (type, NULL);

      if (fields == NULL)
        fields = find_fields (statement, record);
      read_fields (statement, record, fields);
      func (record, data);
    }
  if (trouble == NULL && td_statement_check (statement, &trouble))
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

static void
keep (gpointer record, gpointer records)
{
  g_ptr_array_add (records, g_object_ref (record));
}

static GPtrArray *
load_rows (TdStatement *statement, GType type, guint most, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  return walk_rows (statement, type, most, keep, records, error) ? g_steal_pointer (&records)
                                                                 : NULL;
}

gboolean
td_database_walk (TdDatabase *db,
                  GType type,
                  TdRecordFunc func,
                  gpointer data,
                  GError **error,
                  const char *sql,
                  const char *types,
                  ...)
{
  g_autoptr (TdStatement) statement = NULL;
  va_list values;

  va_start (values, types);
  statement = td_database_query_va (db, error, sql, types, &values);
  va_end (values);
  return statement && walk_rows (statement, type, G_MAXUINT, func, data, error);
}

GPtrArray *
td_database_load (TdDatabase *db,
                  GType type,
                  GError **error,
                  const char *sql,
                  const char *types,
                  ...)
{
  g_autoptr (TdStatement) statement = NULL;
  va_list values;

  va_start (values, types);
  statement = td_database_query_va (db, error, sql, types, &values);
  va_end (values);
  return statement ? load_rows (statement, type, G_MAXUINT, error) : NULL;
}

gpointer
td_database_load_one (TdDatabase *db,
                      GType type,
                      GError **error,
                      const char *sql,
                      const char *types,
                      ...)
{
  g_autoptr (TdStatement) statement = NULL;
  g_autoptr (GPtrArray) records = NULL;
  va_list values;

  va_start (values, types);
  statement = td_database_query_va (db, error, sql, types, &values);
  va_end (values);
  records = statement ? load_rows (statement, type, 1, error) : NULL;
  return records && records->len ? g_object_ref (records->pdata[0]) : NULL;
}
