/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-adding.h"

#include "db/td-added-private.h"

#include <glib/gi18n-lib.h>

struct _TdAdding
{
  TdDatabase *db;     /* borrowed */
  GPtrArray *indexes; /* the SQL that makes anew what was taken away */
  GArray *added;      /* of TdAdded */
  gint64 written;     /* rows that the connection had written when it began */
  gboolean all;       /* the new rows are most of the table */
  gboolean open;
};

static gboolean
is_most (TdDatabase *db, const char *table, gint64 n_rows, gboolean *most, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);
  gint64 n = 0;

  if (!td_database_query_int (db, &n, error, sql, ""))
    return FALSE;
  *most = n_rows > n;
  return TRUE;
}

static gboolean
list_indexes (TdAdding *adding, const char *table, GPtrArray *names, GError **error)
{
  GError *trouble = NULL;
  g_autoptr (TdStatement) row =
      td_database_query (adding->db, error,
                         "SELECT name, sql FROM sqlite_schema WHERE type = 'index' "
                         "AND tbl_name = $1 AND sql LIKE 'CREATE INDEX %' ORDER BY name",
                         "s", table);

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    {
      g_ptr_array_add (names, g_strdup (td_statement_get_text (row, 0)));
      g_ptr_array_add (adding->indexes, g_strdup (td_statement_get_text (row, 1)));
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

static gboolean
drop_indexes (TdAdding *adding, const char *table, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!list_indexes (adding, table, names, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP INDEX %s", (char *) names->pdata[i]);

      if (!td_database_execute (adding->db, error, sql, ""))
        return FALSE;
    }
  return TRUE;
}

TdAdding *
td_adding_begin (TdDatabase *db, const char *table, gint64 n_rows, GError **error)
{
  g_autoptr (TdAdding) adding = NULL;

  g_return_val_if_fail (db->change != NULL, NULL);

  adding = g_new0 (TdAdding, 1);
  adding->db = db;
  adding->indexes = g_ptr_array_new_with_free_func (g_free);
  adding->added = g_array_new (FALSE, FALSE, sizeof (TdAdded));
  if (!is_most (db, table, n_rows, &adding->all, error) ||
      (adding->all && !drop_indexes (adding, table, error)))
    return NULL;
  adding->written = sqlite3_total_changes64 (db->handle);
  adding->open = TRUE;
  td_change_set_noting (db, FALSE);
  return g_steal_pointer (&adding);
}

static gboolean
is_null (const TdField *field, gconstpointer record)
{
  gconstpointer member = G_STRUCT_MEMBER_P (record, field->offset);

  switch (field->type)
    {
    case TD_FIELD_ID:
      return *(const gint64 *) member == 0;
    case TD_FIELD_DATE:
      return *(const TdDate *) member <= 0;
    case TD_FIELD_NUMBER:
      return *(const int *) member < 0;
    case TD_FIELD_TEXT:
      return *(const char *const *) member == NULL;
    default:
      return FALSE;
    }
}

/* Whether a field is worth telling SQLite of: not one that is NULL in all records, as many are of
 * those that a file has no column for, where the table has NULL by itself. */
static gboolean
has_values (TdDatabase *db,
            const char *table,
            const TdRecordSet *set,
            const TdField *field,
            gboolean *has,
            GError **error)
{
  gint64 n = 0;

  *has = TRUE;
  for (guint i = 0; i < set->records->len; i++)
    if (!is_null (field, set->records->pdata[i]))
      return TRUE;
  if (!td_database_query_int (db, &n, error,
                              "SELECT count(*) FROM pragma_table_info($1) WHERE name = $2"
                              " AND dflt_value IS NULL",
                              "ss", table, field->name))
    return FALSE;
  *has = n == 0;
  return TRUE;
}

static gboolean
insert_records (TdDatabase *db, const char *table, const TdRecordSet *set, GError **error)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autofree char *sql = NULL;

  for (guint i = 0; i < set->shape->n_fields; i++)
    {
      const TdField *field = &set->shape->fields[i];
      gboolean has;

      if (!has_values (db, table, set, field, &has, error))
        return FALSE;
      if (has)
        g_string_append_printf (columns, "%s%s", columns->len ? ", " : "", field->name);
    }
  sql = g_strdup_printf ("INSERT INTO %s (%s) SELECT %s FROM %s", table, columns->str, columns->str,
                         set->shape->name);
  return td_database_execute_records (db, set, error, sql, "");
}

/* Then CHECKs are asked again, whether or not that went well. */
static gboolean
insert_unchecked (TdDatabase *db, const char *table, const TdRecordSet *set, GError **error)
{
  gboolean inserted;

  if (!td_added_set_checks (db, FALSE, error))
    return FALSE;
  inserted = insert_records (db, table, set, error);
  return td_added_set_checks (db, TRUE, inserted ? error : NULL) && inserted;
}

gboolean
td_adding_insert (TdAdding *adding,
                  const char *table,
                  const char *key,
                  const TdRecordSet *set,
                  GError **error)
{
  const TdField *field = td_record_shape_find (set->shape, key);
  TdAdded rows = { .table = g_intern_string (table), .key = g_intern_string (key) };
  guint n = set->records->len;
  g_autoptr (TdAddedSum) sum = NULL;

  g_return_val_if_fail (field != NULL && field->type == TD_FIELD_ID, FALSE);

  if (n == 0)
    return TRUE;
  rows.first = G_STRUCT_MEMBER (gint64, set->records->pdata[0], field->offset);
  rows.last = G_STRUCT_MEMBER (gint64, set->records->pdata[n - 1], field->offset);
  sum = td_added_sum_begin (adding->db, table, set, error);
  if (sum == NULL || !insert_unchecked (adding->db, table, set, error) ||
      !td_added_check (adding->db, &rows, set->shape, error))
    return FALSE;
  td_added_sum_end (sum, &rows);
  g_array_append_val (adding->added, rows);
  return TRUE;
}

gboolean
td_adding_note (TdAdding *adding,
                const char *table,
                const char *key,
                gint64 first,
                gint64 last,
                GError **error)
{
  TdAdded rows = { g_intern_string (table), g_intern_string (key), first, last };

  if (!td_added_measure (adding->db, &rows, adding->all, error))
    return FALSE;
  if (rows.n_rows > 0)
    g_array_append_val (adding->added, rows);
  return TRUE;
}

static gboolean
check_count (TdAdding *adding, GError **error)
{
  gint64 n = sqlite3_total_changes64 (adding->db->handle) - adding->written;

  for (guint i = 0; i < adding->added->len; i++)
    n -= g_array_index (adding->added, TdAdded, i).n_rows;
  if (n == 0)
    return TRUE;
  g_set_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_FAILED,
               _ ("The workspace “%s” refused: %s"), adding->db->path, "rows without a note");
  return FALSE;
}

gboolean
td_adding_end (TdAdding *adding, GError **error)
{
  if (!check_count (adding, error))
    return FALSE;
  for (guint i = 0; i < adding->indexes->len; i++)
    if (!td_database_execute (adding->db, error, adding->indexes->pdata[i], ""))
      return FALSE;
  td_change_take_added (adding->db, adding->added);
  td_change_set_noting (adding->db, TRUE);
  adding->open = FALSE;
  return TRUE;
}

void
td_adding_free (TdAdding *adding)
{
  if (adding == NULL)
    return;
  if (adding->open)
    td_change_set_noting (adding->db, TRUE);
  g_ptr_array_unref (adding->indexes);
  g_array_unref (adding->added);
  g_free (adding);
}
