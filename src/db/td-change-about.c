/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-change-about.h"

#include "db/td-added-private.h"
#include "db/td-schema-private.h"
#include "db/td-traces-private.h"

#include <string.h>

/* What is known of a table while looking. */
typedef struct
{
  const TdSchemaTable *table;
  char *parents;     /* SQL: the values of its links, in a row of an id; NULL without links or id */
  GHashTable *known; /* id -> GINT_TO_POINTER (1 of hers, 2 not) */
} Lane;

/* Entries are read from the newest one on, so that the deletion of a row, which has all of its
 * columns, comes before the older changes of it, which have only those that changed. */
typedef struct
{
  TdDatabase *db;
  const char *table;
  gint64 id;
  GHashTable *tables; /* of TdSchemaTable */
  GHashTable *lanes;  /* of Lane, by table */
  gboolean held;
  GError *trouble;
} Search;

enum
{
  OF_HERS = 1,
  NOT_HERS
};

static void
lane_free (gpointer data)
{
  Lane *lane = data;

  g_free (lane->parents);
  g_hash_table_unref (lane->known);
  g_free (lane);
}

static char *
make_parents_sql (const TdSchemaTable *table)
{
  g_autoptr (GString) sql = NULL;

  if (table->id < 0 || table->links->len == 0)
    return NULL;
  sql = g_string_new ("SELECT ");
  for (guint i = 0; i < table->links->len; i++)
    g_string_append_printf (
        sql, "%s%s", i ? ", " : "",
        td_schema_table_get_column (table, g_array_index (table->links, TdSchemaLink, i).column));
  g_string_append_printf (sql, " FROM %s WHERE id = $1", table->name);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* NULL for a table that is not there any more. */
static Lane *
get_lane (Search *search, const char *name)
{
  Lane *lane = g_hash_table_lookup (search->lanes, name);
  const TdSchemaTable *table = lane ? NULL : g_hash_table_lookup (search->tables, name);

  if (lane || table == NULL)
    return lane;
  lane = g_new0 (Lane, 1);
  lane->table = table;
  lane->parents = make_parents_sql (table);
  lane->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_insert (search->lanes, table->name, lane);
  return lane;
}

static void
remember (Lane *lane, gint64 id, gboolean hers)
{
  g_hash_table_insert (lane->known, g_memdup2 (&id, sizeof id),
                       GINT_TO_POINTER (hers ? OF_HERS : NOT_HERS));
}

static gboolean is_hers (Search *search, const char *table, gint64 id);

/* Whether one of the parents of a row that is there is hers. */
static gboolean
has_her_parent (Search *search, Lane *lane, gint64 id)
{
  g_autoptr (TdStatement) row =
      lane->parents ? td_database_query (search->db, &search->trouble, lane->parents, "i", id)
                    : NULL;
  gboolean hers = FALSE;

  if (row == NULL || !td_statement_next (row, &search->trouble))
    return FALSE;
  for (guint i = 0; i < lane->table->links->len && !hers; i++)
    {
      gint64 parent = td_statement_get_int (row, (int) i);

      hers = parent &&
             is_hers (search, g_array_index (lane->table->links, TdSchemaLink, i).parent, parent);
    }
  return hers;
}

static gboolean
is_hers (Search *search, const char *table, gint64 id)
{
  Lane *lane;
  gpointer known;
  gboolean hers;

  if (strcmp (table, search->table) == 0)
    return id == search->id;
  lane = get_lane (search, table);
  if (lane == NULL || lane->table->links->len == 0 || search->trouble)
    return FALSE;
  known = g_hash_table_lookup (lane->known, &id);
  if (known)
    return known == GINT_TO_POINTER (OF_HERS);
  /* A row that refers to itself, over whatever others, is not hers for that. */
  remember (lane, id, FALSE);
  hers = has_her_parent (search, lane, id);
  remember (lane, id, hers);
  return hers;
}

static gint64
get_id (const TdTraceRow *row, int column, gboolean old)
{
  sqlite3_value *value = td_trace_row_get (row, column, old);

  return value && sqlite3_value_type (value) == SQLITE_INTEGER ? sqlite3_value_int64 (value) : 0;
}

/* Whether what the changeset has of a row says that it is hers. */
static gboolean
is_linked (Search *search, const Lane *lane, const TdTraceRow *row)
{
  for (guint i = 0; i < lane->table->links->len; i++)
    {
      const TdSchemaLink *link = &g_array_index (lane->table->links, TdSchemaLink, i);

      for (int old = 0; old < 2; old++)
        {
          gint64 parent = get_id (row, link->column, old);

          if (parent && is_hers (search, link->parent, parent))
            return TRUE;
        }
    }
  return FALSE;
}

/* A row that was inserted has all of its columns and stands in the tables, or its deletion was
 * seen; of one that was deleted it is kept whose it was. */
static gboolean
look_at_row (const TdTraceRow *row, gpointer data)
{
  Search *search = data;
  Lane *lane = get_lane (search, row->table);
  gboolean linked;
  gint64 before;

  if (lane == NULL)
    return TRUE;
  before = get_id (row, lane->table->id, TRUE);
  linked = is_linked (search, lane, row);
  if (linked && before && g_hash_table_lookup (lane->known, &before) == NULL)
    remember (lane, before, TRUE);
  search->held = search->held || linked || (before && is_hers (search, row->table, before)) ||
                 (strcmp (row->table, search->table) == 0 &&
                  get_id (row, lane->table->id, FALSE) == search->id);
  return search->trouble == NULL;
}

/* Whether one of the rows between two ids that are gone, or were changed since, was hers. */
static gboolean
had_between (const Lane *lane, const TdAdded *rows)
{
  GHashTableIter iter;
  gpointer id, known;

  g_hash_table_iter_init (&iter, lane->known);
  while (g_hash_table_iter_next (&iter, &id, &known))
    if (known == GINT_TO_POINTER (OF_HERS) && *(gint64 *) id >= rows->first &&
        *(gint64 *) id <= rows->last)
      return TRUE;
  return FALSE;
}

/* Whether one of the rows refers by a column to something of hers: a contact, to her pair. */
static gboolean
refers_to_her (Search *search, const TdAdded *rows, const Lane *lane, const TdSchemaLink *link)
{
  const char *column = td_schema_table_get_column (lane->table, link->column);
  g_autofree char *sql =
      g_strdup_printf ("SELECT DISTINCT %s FROM %s WHERE %s BETWEEN $1 AND $2 AND %s IS NOT NULL",
                       column, rows->table, rows->key, column);
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TdStatement) row =
      td_database_query (search->db, &search->trouble, sql, "ii", rows->first, rows->last);

  while (row && td_statement_next (row, &search->trouble))
    {
      gint64 parent = td_statement_get_int (row, 0);

      g_array_append_val (parents, parent);
    }
  for (guint i = 0; i < parents->len && search->trouble == NULL; i++)
    if (is_hers (search, link->parent, g_array_index (parents, gint64, i)))
      return TRUE;
  return FALSE;
}

/* Rows with ids of their own are hers where they refer to her; the others have hers, or what is
 * hers, as their key. */
static gboolean
are_hers (Search *search, const TdAdded *rows, const Lane *lane)
{
  const char *parent = td_added_get_parent (rows, lane->table);

  if (g_strcmp0 (parent, search->table) == 0)
    return search->id >= rows->first && search->id <= rows->last;
  if (g_strcmp0 (parent, rows->table) == 0 && had_between (lane, rows))
    return TRUE;
  for (guint i = 0; i < lane->table->links->len && search->trouble == NULL; i++)
    if (refers_to_her (search, rows, lane, &g_array_index (lane->table->links, TdSchemaLink, i)))
      return TRUE;
  return FALSE;
}

/* Of rows added at once only the keys are known. */
static gboolean
is_added (Search *search, GBytes *blob)
{
  g_autoptr (GArray) added = NULL;
  g_autoptr (GBytes) changeset = td_added_split (search->db, blob, &added, &search->trouble);

  for (guint i = 0; changeset && i < added->len; i++)
    {
      const TdAdded *rows = &g_array_index (added, TdAdded, i);
      Lane *lane = get_lane (search, rows->table);

      if (lane && are_hers (search, rows, lane))
        return TRUE;
    }
  return FALSE;
}

static gboolean
look_at_entries (Search *search, const char *since, GArray *ids, GError **error)
{
  g_autoptr (TdStatement) entry =
      td_database_query (search->db, error,
                         "SELECT id, changeset FROM change_log WHERE length(changeset) > 0 "
                         "AND ($1 IS NULL OR at >= $1) ORDER BY id DESC",
                         "s", since);
  gint64 id;

  if (entry == NULL)
    return FALSE;
  while (search->trouble == NULL && td_statement_next (entry, &search->trouble))
    {
      g_autoptr (GBytes) changeset = td_statement_get_bytes (entry, 1);

      search->held = is_added (search, changeset);
      if (!td_trace_walk (search->db, changeset, look_at_row, search, error))
        return FALSE;
      id = td_statement_get_int (entry, 0);
      if (search->held)
        g_array_append_val (ids, id);
    }
  if (search->trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&search->trouble));
  return FALSE;
}

GArray *
td_change_list_about (TdDatabase *db,
                      const char *table,
                      gint64 id,
                      const char *const *stops,
                      const char *since,
                      GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) tables = td_schema_load (db, stops, error);
  g_autoptr (GHashTable) lanes = NULL;
  Search search = { db, table, id, tables, NULL, FALSE, NULL };

  if (tables == NULL)
    return NULL;
  lanes = search.lanes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, lane_free);
  return look_at_entries (&search, since, ids, error) ? g_steal_pointer (&ids) : NULL;
}
