/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-records.h"

#include "db/td-database-private.h"

/* How many records pass between two looks at the cancellable. */
#define RECORDS_A_LOOK 256

/* What the table of a type reads from: known to the connection under the name of the type. */
typedef struct
{
  const TdRecordSet *set; /* NULL while no statement runs */
  TdRecordClass *klass;
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
  TdRecordClass *klass;
  guint at;
} Cursor;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_type_class_unref (source->klass);
  g_free (source);
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

  for (guint i = 0; i < source->klass->n_fields; i++)
    g_string_append_printf (sql, "%s\"%s\"", i ? ", " : "", source->klass->fields[i].name);
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
  made->klass = source->klass;
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
  const TdField *field = &cursor->klass->fields[column];
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
find_source (TdDatabase *db, GType type, GError **error)
{
  Source *source;
  int code;

  if (db->sources == NULL)
    db->sources = g_hash_table_new (g_str_hash, g_str_equal);
  source = g_hash_table_lookup (db->sources, g_type_name (type));
  if (source)
    return source;
  source = g_new0 (Source, 1);
  source->klass = g_type_class_ref (type);
  code = sqlite3_create_module_v2 (db->handle, g_type_name (type), &module, source, source_free);
  if (code != SQLITE_OK)
    {
      td_database_fail (db, code, error);
      return NULL;
    }
  g_hash_table_insert (db->sources, (gpointer) g_type_name (type), source);
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
  Source *source = find_source (db, set->type, error);
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
