/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-schema-private.h"

#include <string.h>

static void
table_free (gpointer data)
{
  TdSchemaTable *table = data;

  g_free (table->name);
  g_ptr_array_unref (table->columns);
  g_array_unref (table->links);
  g_free (table);
}

static TdSchemaTable *
get_table (GHashTable *tables, const char *name)
{
  TdSchemaTable *table = g_hash_table_lookup (tables, name);

  if (table)
    return table;
  table = g_new0 (TdSchemaTable, 1);
  table->name = g_strdup (name);
  table->columns = g_ptr_array_new_with_free_func (g_free);
  table->links = g_array_new (FALSE, FALSE, sizeof (TdSchemaLink));
  table->id = -1;
  g_hash_table_insert (tables, table->name, table);
  return table;
}

typedef struct
{
  GHashTable *tables;
  const char *const *stops;
} Schema;

/* Hands each row of a query to a function, with the table that its first column names. */
static gboolean
load_rows (Schema *schema,
           TdDatabase *db,
           const char *sql,
           void (*take) (Schema *schema, TdSchemaTable *table, TdStatement *row),
           GError **error)
{
  GError *trouble = NULL;
  g_autoptr (TdStatement) row = td_database_query (db, error, sql, "");

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    take (schema, get_table (schema->tables, td_statement_get_text (row, 0)), row);
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

static void
take_column (Schema *schema, TdSchemaTable *table, TdStatement *row)
{
  const char *column = td_statement_get_text (row, 1);

  if (strcmp (column, "id") == 0)
    table->id = (int) table->columns->len;
  g_ptr_array_add (table->columns, g_strdup (column));
}

static gboolean
is_stop (const char *const *stops, const char *table, const char *column)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", table, column);

  return stops && g_strv_contains (stops, name);
}

static void
take_link (Schema *schema, TdSchemaTable *table, TdStatement *row)
{
  const char *column = td_statement_get_text (row, 1);
  TdSchemaLink link = { 0, g_intern_string (td_statement_get_text (row, 2)) };
  guint index;

  if (is_stop (schema->stops, table->name, column) ||
      !g_ptr_array_find_with_equal_func (table->columns, column, g_str_equal, &index))
    return;
  link.column = (int) index;
  g_array_append_val (table->links, link);
}

GHashTable *
td_schema_load (TdDatabase *db, const char *const *stops, GError **error)
{
  g_autoptr (GHashTable) tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, table_free);
  Schema schema = { tables, stops };

  if (!load_rows (&schema, db,
                  "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c "
                  "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' "
                  "AND m.name <> 'change_log' ORDER BY m.name, c.cid",
                  take_column, error) ||
      !load_rows (&schema, db,
                  "SELECT m.name, k.\"from\", k.\"table\" FROM sqlite_schema m, "
                  "pragma_foreign_key_list(m.name) k WHERE m.type = 'table' "
                  "AND m.name <> 'change_log'",
                  take_link, error))
    return NULL;
  return g_steal_pointer (&tables);
}

const char *
td_schema_table_get_column (const TdSchemaTable *table, int column)
{
  return g_ptr_array_index (table->columns, (guint) column);
}
