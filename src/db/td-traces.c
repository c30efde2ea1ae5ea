/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-traces-private.h"

#include "db/td-added-private.h"
#include "db/td-schema-private.h"

#include <string.h>

/* The rows of a table. */
typedef struct
{
  char *name;
  const TdSchemaTable *table; /* NULL until it is followed */
  GHashTable *rows;           /* the ids that are hers, as gint64 */
  GHashTable *past;           /* "column\ntext" of what her rows ever held */
} Layout;

struct _TdTraces
{
  const char *const *stops;
  GHashTable *tables;  /* of TdSchemaTable by name, once it is followed */
  GHashTable *layouts; /* of Layout by name */
  gboolean grew;
};

static void
layout_free (Layout *layout)
{
  g_free (layout->name);
  g_hash_table_unref (layout->rows);
  g_hash_table_unref (layout->past);
  g_free (layout);
}

static Layout *
get_layout (TdTraces *traces, const char *table)
{
  Layout *layout = g_hash_table_lookup (traces->layouts, table);

  if (layout)
    return layout;
  layout = g_new0 (Layout, 1);
  layout->name = g_strdup (table);
  layout->table = traces->tables ? g_hash_table_lookup (traces->tables, table) : NULL;
  layout->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  layout->past = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (traces->layouts, layout->name, layout);
  return layout;
}

TdTraces *
td_traces_new (const char *const *stops)
{
  TdTraces *traces = g_new0 (TdTraces, 1);

  traces->stops = stops;
  traces->layouts =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) layout_free);
  return traces;
}

void
td_traces_free (TdTraces *traces)
{
  if (traces == NULL)
    return;
  g_hash_table_unref (traces->layouts);
  g_clear_pointer (&traces->tables, g_hash_table_unref);
  g_free (traces);
}

static void
add_row (TdTraces *traces, Layout *layout, gint64 id)
{
  if (g_hash_table_add (layout->rows, g_memdup2 (&id, sizeof id)))
    traces->grew = TRUE;
}

void
td_traces_add_row (TdTraces *traces, const char *table, gint64 id)
{
  add_row (traces, get_layout (traces, table), id);
}

gboolean
td_traces_has_row (TdTraces *traces, const char *table, gint64 id)
{
  Layout *layout = g_hash_table_lookup (traces->layouts, table);

  return layout && g_hash_table_contains (layout->rows, &id);
}

/* --- What the tables look like --- */

static gboolean
load_layouts (TdTraces *traces, TdDatabase *db, GError **error)
{
  GHashTableIter iter;
  gpointer name, table;

  g_clear_pointer (&traces->tables, g_hash_table_unref);
  traces->tables = td_schema_load (db, traces->stops, error);
  if (traces->tables == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, traces->tables);
  while (g_hash_table_iter_next (&iter, &name, &table))
    get_layout (traces, name)->table = table;
  return TRUE;
}

/* --- The rows there are --- */

/* The rows of a table that refer by one column to rows of hers. */
static gboolean
follow_link (TdTraces *traces,
             TdDatabase *db,
             Layout *layout,
             const TdSchemaLink *link,
             GError **error)
{
  Layout *parent = get_layout (traces, link->parent);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = $1", layout->name,
                                          td_schema_table_get_column (layout->table, link->column));
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (parent->rows, NULL);

  for (gpointer *key = keys; *key; key++)
    {
      GError *trouble = NULL;
      g_autoptr (TdStatement) row = td_database_query (db, error, sql, "i", *(gint64 *) *key);

      if (row == NULL)
        return FALSE;
      while (td_statement_next (row, &trouble))
        add_row (traces, layout, td_statement_get_int (row, 0));
      if (trouble)
        {
          g_propagate_error (error, trouble);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
follow_tables (TdTraces *traces, TdDatabase *db, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, traces->layouts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Layout *layout = value;
      const TdSchemaTable *table = layout->table;

      for (guint i = 0; table && table->id >= 0 && i < table->links->len; i++)
        if (!follow_link (traces, db, layout, &g_array_index (table->links, TdSchemaLink, i),
                          error))
          return FALSE;
    }
  return TRUE;
}

/* --- The rows of changesets --- */

gboolean
td_trace_walk (TdDatabase *db, GBytes *blob, TdTraceRowFunc func, gpointer data, GError **error)
{
  g_autoptr (GArray) added = NULL;
  g_autoptr (GBytes) changeset = td_added_split (db, blob, &added, error);
  gconstpointer bytes;
  gsize size;
  TdTraceRow row = { NULL };
  int code;

  if (changeset == NULL)
    return FALSE;
  bytes = g_bytes_get_data (changeset, &size);
  if (size == 0)
    return TRUE;
  code = sqlite3changeset_start (&row.iterator, (int) size, (void *) bytes);
  if (code != SQLITE_OK)
    return td_database_fail (db, code, error);
  while (sqlite3changeset_next (row.iterator) == SQLITE_ROW)
    {
      int operation, indirect;

      sqlite3changeset_op (row.iterator, &row.table, &row.n_columns, &operation, &indirect);
      if (!func (&row, data))
        break;
    }
  code = sqlite3changeset_finalize (row.iterator);
  return code == SQLITE_OK || td_database_fail (db, code, error);
}

sqlite3_value *
td_trace_row_get (const TdTraceRow *row, int column, gboolean old)
{
  sqlite3_value *value = NULL;

  if (column < 0 || column >= row->n_columns)
    return NULL;
  /* Which of the two there is depends on the operation: the other one answers with a misuse. */
  if (old)
    sqlite3changeset_old (row->iterator, column, &value);
  else
    sqlite3changeset_new (row->iterator, column, &value);
  return value;
}

static gboolean
has_id (Layout *layout, sqlite3_value *value)
{
  gint64 id;

  if (value == NULL || sqlite3_value_type (value) != SQLITE_INTEGER)
    return FALSE;
  id = sqlite3_value_int64 (value);
  return g_hash_table_contains (layout->rows, &id);
}

gboolean
td_traces_match (TdTraces *traces, const TdTraceRow *row)
{
  Layout *layout = g_hash_table_lookup (traces->layouts, row->table);

  if (layout == NULL || layout->table == NULL)
    return FALSE;
  for (int old = 0; old < 2; old++)
    {
      if (has_id (layout, td_trace_row_get (row, layout->table->id, old)))
        return TRUE;
      for (guint i = 0; i < layout->table->links->len; i++)
        {
          const TdSchemaLink *link = &g_array_index (layout->table->links, TdSchemaLink, i);

          if (has_id (get_layout (traces, link->parent), td_trace_row_get (row, link->column, old)))
            return TRUE;
        }
    }
  return FALSE;
}

/* Whether one of her rows of a table has an id between two. */
static gboolean
has_between (Layout *layout, gint64 first, gint64 last)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, layout->rows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (*(gint64 *) key >= first && *(gint64 *) key <= last)
      return TRUE;
  return FALSE;
}

static gboolean
match_added (TdTraces *traces, const TdAdded *rows)
{
  Layout *layout = g_hash_table_lookup (traces->layouts, rows->table);

  const char *parent;

  if (layout == NULL || layout->table == NULL)
    return FALSE;
  parent = td_added_get_parent (rows, layout->table);
  return parent && has_between (get_layout (traces, parent), rows->first, rows->last);
}

gboolean
td_traces_match_added (TdTraces *traces, TdDatabase *db, GBytes *blob)
{
  g_autoptr (GArray) added = NULL;
  g_autoptr (GBytes) changeset = td_added_split (db, blob, &added, NULL);

  for (guint i = 0; changeset && i < added->len; i++)
    if (match_added (traces, &g_array_index (added, TdAdded, i)))
      return TRUE;
  return FALSE;
}

static void
keep_past (Layout *layout, const TdTraceRow *row)
{
  for (int i = 0; i < row->n_columns && i < (int) layout->table->columns->len; i++)
    for (int old = 0; old < 2; old++)
      {
        sqlite3_value *value = td_trace_row_get (row, i, old);

        if (value && sqlite3_value_type (value) == SQLITE_TEXT)
          g_hash_table_add (layout->past,
                            g_strdup_printf ("%s\n%s",
                                             td_schema_table_get_column (layout->table, i),
                                             (const char *) sqlite3_value_text (value)));
      }
}

static gboolean
follow_row (const TdTraceRow *row, gpointer data)
{
  TdTraces *traces = data;
  Layout *layout = g_hash_table_lookup (traces->layouts, row->table);

  if (!td_traces_match (traces, row))
    return TRUE;
  keep_past (layout, row);
  for (int old = 0; old < 2; old++)
    {
      sqlite3_value *value = td_trace_row_get (row, layout->table->id, old);

      if (value && sqlite3_value_type (value) == SQLITE_INTEGER)
        add_row (traces, layout, sqlite3_value_int64 (value));
    }
  return TRUE;
}

static gboolean
follow_changesets (TdTraces *traces, TdDatabase *db, GError **error)
{
  GError *trouble = NULL;
  g_autoptr (TdStatement) entry =
      td_database_query (db, error,
                         "SELECT changeset FROM change_log WHERE length(changeset) > 0 ORDER BY id",
                         "");

  if (entry == NULL)
    return FALSE;
  while (td_statement_next (entry, &trouble))
    {
      g_autoptr (GBytes) changeset = td_statement_get_bytes (entry, 0);

      if (!td_trace_walk (db, changeset, follow_row, traces, error))
        return FALSE;
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

gboolean
td_traces_follow (TdTraces *traces, TdDatabase *db, GError **error)
{
  if (!load_layouts (traces, db, error))
    return FALSE;
  do
    {
      traces->grew = FALSE;
      if (!follow_tables (traces, db, error) || !follow_changesets (traces, db, error))
        return FALSE;
    }
  while (traces->grew);
  return TRUE;
}

GPtrArray *
td_traces_list_past (TdTraces *traces, const char *table, const char *column)
{
  Layout *layout = get_layout (traces, table);
  g_autofree char *prefix = g_strdup_printf ("%s\n", column);
  GPtrArray *texts = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, layout->past);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_str_has_prefix (key, prefix))
      g_ptr_array_add (texts, (char *) key + strlen (prefix));
  return texts;
}
