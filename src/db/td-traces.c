/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-traces-private.h"

#include <string.h>

/* A column that refers to a row of another table. */
typedef struct
{
  int column;
  const char *parent; /* interned */
} Link;

/* What has to be known of a table to tell whose its rows are. */
typedef struct
{
  char *name;
  GPtrArray *columns; /* of names */
  GArray *links;      /* of Link */
  int id;             /* the column "id", or -1 */
  GHashTable *rows;   /* the ids that are hers, as gint64 */
  GHashTable *past;   /* "column\ntext" of what her rows ever held */
} Layout;

struct _TdTraces
{
  const char *const *stops;
  GHashTable *layouts; /* of Layout by name */
  gboolean grew;
};

static void
layout_free (Layout *layout)
{
  g_free (layout->name);
  g_ptr_array_unref (layout->columns);
  g_array_unref (layout->links);
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
  layout->columns = g_ptr_array_new_with_free_func (g_free);
  layout->links = g_array_new (FALSE, FALSE, sizeof (Link));
  layout->id = -1;
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
is_stop (TdTraces *traces, const char *table, const char *column)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", table, column);

  return traces->stops && g_strv_contains (traces->stops, name);
}

static gboolean
load_columns (TdTraces *traces, TdDatabase *db, GError **error)
{
  GError *trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (db, error,
                         "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c "
                         "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' "
                         "AND m.name <> 'change_log' ORDER BY m.name, c.cid",
                         "");

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      Layout *layout = get_layout (traces, td_statement_get_text (row, 0));
      const char *column = td_statement_get_text (row, 1);

      if (strcmp (column, "id") == 0)
        layout->id = (int) layout->columns->len;
      g_ptr_array_add (layout->columns, g_strdup (column));
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

static gboolean
load_links (TdTraces *traces, TdDatabase *db, GError **error)
{
  GError *trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (
      db, error,
      "SELECT m.name, k.\"from\", k.\"table\" FROM sqlite_schema m, "
      "pragma_foreign_key_list(m.name) k WHERE m.type = 'table' AND m.name <> 'change_log'",
      "");

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      Layout *layout = get_layout (traces, td_statement_get_text (row, 0));
      const char *column = td_statement_get_text (row, 1);
      Link link = { 0, g_intern_string (td_statement_get_text (row, 2)) };
      guint index;

      if (!is_stop (traces, layout->name, column) &&
          g_ptr_array_find_with_equal_func (layout->columns, column, g_str_equal, &index))
        {
          link.column = (int) index;
          g_array_append_val (layout->links, link);
        }
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

/* --- The rows there are --- */

/* The rows of a table that refer by one column to rows of hers. */
static gboolean
follow_link (TdTraces *traces, TdDatabase *db, Layout *layout, const Link *link, GError **error)
{
  Layout *parent = get_layout (traces, link->parent);
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM %s WHERE %s = $1", layout->name,
                       (const char *) g_ptr_array_index (layout->columns, (guint) link->column));
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

      for (guint i = 0; layout->id >= 0 && i < layout->links->len; i++)
        if (!follow_link (traces, db, layout, &g_array_index (layout->links, Link, i), error))
          return FALSE;
    }
  return TRUE;
}

/* --- The rows of changesets --- */

gboolean
td_trace_walk (TdDatabase *db,
               GBytes *changeset,
               TdTraceRowFunc func,
               gpointer data,
               GError **error)
{
  gsize size;
  gconstpointer bytes = g_bytes_get_data (changeset, &size);
  TdTraceRow row = { NULL };
  int code;

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

  if (layout == NULL)
    return FALSE;
  for (int old = 0; old < 2; old++)
    {
      if (has_id (layout, td_trace_row_get (row, layout->id, old)))
        return TRUE;
      for (guint i = 0; i < layout->links->len; i++)
        {
          const Link *link = &g_array_index (layout->links, Link, i);

          if (has_id (get_layout (traces, link->parent), td_trace_row_get (row, link->column, old)))
            return TRUE;
        }
    }
  return FALSE;
}

static void
keep_past (Layout *layout, const TdTraceRow *row)
{
  for (int i = 0; i < row->n_columns && i < (int) layout->columns->len; i++)
    for (int old = 0; old < 2; old++)
      {
        sqlite3_value *value = td_trace_row_get (row, i, old);

        if (value && sqlite3_value_type (value) == SQLITE_TEXT)
          g_hash_table_add (layout->past,
                            g_strdup_printf ("%s\n%s",
                                             (const char *) g_ptr_array_index (layout->columns, i),
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
      sqlite3_value *value = td_trace_row_get (row, layout->id, old);

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
  if (!load_columns (traces, db, error) || !load_links (traces, db, error))
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
