/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-records.h"

#include "db/td-database-private.h"

#include <string.h>

/* How many records pass between two looks at the cancellable. */
#define RECORDS_A_LOOK 256

/* What the table of a shape reads from: known to the connection under the name of the shape. */
typedef struct
{
  const TdRecordSet *set; /* NULL while no statement runs */
  const TdRecordShape *shape;
} Source;

typedef struct
{
  sqlite3_vtab base;
  Source *source;
} Table;

typedef struct
{
  sqlite3_vtab_cursor base;
  const TdRecordSet *set;
  guint at;
} Cursor;

const TdField *
td_record_shape_find (const TdRecordShape *shape, const char *name)
{
  for (guint i = 0; i < shape->n_fields; i++)
    if (strcmp (shape->fields[i].name, name) == 0)
      return &shape->fields[i];
  return NULL;
}

static int
connect_cb (sqlite3 *handle,
            void *data,
            int argc,
            const char *const *argv,
            sqlite3_vtab **table,
            char **message)
{
  Source *source = data;
  g_autoptr (GString) sql = g_string_new ("CREATE TABLE records (");
  int code;

  for (guint i = 0; i < source->shape->n_fields; i++)
    g_string_append_printf (sql, "%s\"%s\"", i ? ", " : "", source->shape->fields[i].name);
  g_string_append_c (sql, ')');
  /* Nothing that stands in a file may read from memory. */
  sqlite3_vtab_config (handle, SQLITE_VTAB_DIRECTONLY);
  code = sqlite3_declare_vtab (handle, sql->str);
  if (code == SQLITE_OK)
    {
      Table *made = g_new0 (Table, 1);

      made->source = source;
      *table = &made->base;
    }
  return code;
}

static int
disconnect_cb (sqlite3_vtab *table)
{
  g_free (table);
  return SQLITE_OK;
}

static int
best_index_cb (sqlite3_vtab *table, sqlite3_index_info *info)
{
  return SQLITE_OK;
}

static int
open_cb (sqlite3_vtab *table, sqlite3_vtab_cursor **cursor)
{
  Source *source = ((Table *) table)->source;
  Cursor *made = g_new0 (Cursor, 1);

  made->set = source->set;
  *cursor = &made->base;
  return made->set ? SQLITE_OK : SQLITE_MISUSE;
}

static int
close_cb (sqlite3_vtab_cursor *cursor)
{
  g_free (cursor);
  return SQLITE_OK;
}

static int
look (Cursor *cursor)
{
  const TdRecordSet *set = cursor->set;

  td_progress_set (set->progress,
                   set->from + (set->to - set->from) * cursor->at / MAX (set->records->len, 1),
                   NULL);
  return g_cancellable_is_cancelled (set->cancellable) ? SQLITE_INTERRUPT : SQLITE_OK;
}

static int
filter_cb (sqlite3_vtab_cursor *cursor,
           int number,
           const char *name,
           int argc,
           sqlite3_value **argv)
{
  ((Cursor *) cursor)->at = 0;
  return look ((Cursor *) cursor);
}

static int
next_cb (sqlite3_vtab_cursor *base)
{
  Cursor *cursor = (Cursor *) base;

  return ++cursor->at % RECORDS_A_LOOK == 0 ? look (cursor) : SQLITE_OK;
}

static int
eof_cb (sqlite3_vtab_cursor *base)
{
  Cursor *cursor = (Cursor *) base;

  return cursor->at >= cursor->set->records->len;
}

static void
give_date (sqlite3_context *context, TdDate date)
{
  char iso[11];

  if (date > 0)
    sqlite3_result_text (context, td_date_write_iso (date, iso), -1, SQLITE_TRANSIENT);
}

/* Without a result it is NULL. */
static int
column_cb (sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
  Cursor *cursor = (Cursor *) base;
  const TdField *field = &cursor->set->shape->fields[column];
  gpointer member = G_STRUCT_MEMBER_P (cursor->set->records->pdata[cursor->at], field->offset);

  switch (field->type)
    {
    case TD_FIELD_ID:
      if (*(gint64 *) member)
        sqlite3_result_int64 (context, *(gint64 *) member);
      break;
    case TD_FIELD_INT:
    case TD_FIELD_BOOL:
      sqlite3_result_int (context, *(int *) member);
      break;
    case TD_FIELD_NUMBER:
      if (*(int *) member >= 0)
        sqlite3_result_int (context, *(int *) member);
      break;
    case TD_FIELD_REAL:
      sqlite3_result_double (context, *(double *) member);
      break;
    case TD_FIELD_DATE:
      give_date (context, *(TdDate *) member);
      break;
    case TD_FIELD_TEXT:
    default:
      sqlite3_result_text (context, *(char **) member, -1, SQLITE_STATIC);
      break;
    }
  return SQLITE_OK;
}

static int
rowid_cb (sqlite3_vtab_cursor *cursor, sqlite3_int64 *rowid)
{
  *rowid = ((Cursor *) cursor)->at;
  return SQLITE_OK;
}

/* Without xCreate the table is there by the name of the module. */
static const sqlite3_module module = {
  .xConnect = connect_cb,
  .xBestIndex = best_index_cb,
  .xDisconnect = disconnect_cb,
  .xOpen = open_cb,
  .xClose = close_cb,
  .xFilter = filter_cb,
  .xNext = next_cb,
  .xEof = eof_cb,
  .xColumn = column_cb,
  .xRowid = rowid_cb,
};

static Source *
find_source (TdDatabase *db, const TdRecordShape *shape, GError **error)
{
  Source *source;
  int code;

  if (db->sources == NULL)
    db->sources = g_hash_table_new (g_str_hash, g_str_equal);
  source = g_hash_table_lookup (db->sources, shape->name);
  if (source)
    return source;
  source = g_new0 (Source, 1);
  source->shape = shape;
  code = sqlite3_create_module_v2 (db->handle, shape->name, &module, source, g_free);
  if (code != SQLITE_OK)
    {
      td_database_fail (db, code, error);
      return NULL;
    }
  g_hash_table_insert (db->sources, (gpointer) shape->name, source);
  return source;
}

gboolean
td_database_execute_records (TdDatabase *db,
                             const TdRecordSet *set,
                             GError **error,
                             const char *sql,
                             const char *types,
                             ...)
{
  Source *source = find_source (db, set->shape, error);
  g_autoptr (TdStatement) statement = NULL;
  gboolean done;
  va_list values;

  if (source == NULL)
    return FALSE;
  g_return_val_if_fail (source->set == NULL, FALSE);

  va_start (values, types);
  statement = td_database_query_va (db, error, sql, types, &values);
  va_end (values);
  if (statement == NULL)
    return FALSE;
  source->set = set;
  done = td_statement_run (statement, error);
  source->set = NULL;
  return done;
}

static void
read_field (TdStatement *statement, int column, const TdField *field, gpointer row, TdArena *arena)
{
  gpointer member = G_STRUCT_MEMBER_P (row, field->offset);

  switch (field->type)
    {
    case TD_FIELD_ID:
      *(gint64 *) member = td_statement_get_int (statement, column);
      break;
    case TD_FIELD_INT:
    case TD_FIELD_BOOL:
      *(int *) member = (int) td_statement_get_int (statement, column);
      break;
    case TD_FIELD_NUMBER:
      *(int *) member = td_statement_is_null (statement, column)
                            ? -1
                            : (int) td_statement_get_int (statement, column);
      break;
    case TD_FIELD_REAL:
      *(double *) member = td_statement_get_real (statement, column);
      break;
    case TD_FIELD_DATE:
      *(TdDate *) member = td_statement_get_date (statement, column);
      break;
    case TD_FIELD_TEXT:
    default:
      *(char **) member = td_arena_add_text (arena, td_statement_get_text (statement, column));
      break;
    }
}

/* The field of each column of a query; an unknown name is a fault of the program. */
static GPtrArray *
find_fields (TdStatement *statement, const TdRecordShape *shape)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (int i = 0; i < sqlite3_column_count (statement->handle); i++)
    {
      const char *name = sqlite3_column_name (statement->handle, i);
      const TdField *field = td_record_shape_find (shape, name);

      if (field == NULL)
        g_error ("%s has no field “%s”", shape->name, name);
      g_ptr_array_add (fields, (gpointer) field);
    }
  return fields;
}

GPtrArray *
td_database_load_records (TdDatabase *db,
                          const TdRecordShape *shape,
                          TdArena *arena,
                          GError **error,
                          const char *sql,
                          const char *types,
                          ...)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (TdStatement) statement = NULL;
  GError *trouble = NULL;
  va_list values;

  va_start (values, types);
  statement = td_database_query_va (db, error, sql, types, &values);
  va_end (values);
  if (statement == NULL)
    return NULL;
  fields = find_fields (statement, shape);
  while (td_statement_next (statement, &trouble))
    {
      gpointer row = td_arena_alloc0 (arena, shape->size);

      for (guint i = 0; i < fields->len; i++)
        read_field (statement, (int) i, fields->pdata[i], row, arena);
      g_ptr_array_add (rows, row);
    }
  if (trouble == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, trouble);
  return NULL;
}
