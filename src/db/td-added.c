/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-added-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* No changeset of SQLite begins so. */
#define HEAD "added rows 1\n"

static guint64
mix (guint64 sum, guint64 word)
{
  sum = (sum ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return sum ^ sum >> 29;
}

static guint64
mix_bytes (guint64 sum, const char *bytes, gsize size)
{
  guint64 word;

  for (; size >= sizeof word; bytes += sizeof word, size -= sizeof word)
    {
      memcpy (&word, bytes, sizeof word);
      sum = mix (sum, GUINT64_FROM_LE (word));
    }
  word = 0;
  memcpy (&word, bytes, size);
  return mix (sum, GUINT64_FROM_LE (word) ^ (guint64) size << 56);
}

static guint64
mix_value (guint64 sum, sqlite3_value *value, int column)
{
  guint64 word;
  double real;

  switch (sqlite3_value_type (value))
    {
    case SQLITE_NULL:
      return sum;
    case SQLITE_INTEGER:
      return mix (mix (sum, (guint64) column), (guint64) sqlite3_value_int64 (value));
    case SQLITE_FLOAT:
      real = sqlite3_value_double (value);
      memcpy (&word, &real, sizeof word);
      return mix (mix (sum, (guint64) column), word);
    default:
      return mix_bytes (mix (sum, (guint64) column), sqlite3_value_blob (value),
                        (gsize) sqlite3_value_bytes (value));
    }
}

/* Rows may come in any order: their sums are added up. */
static void
sum_step_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  guint64 *total = sqlite3_aggregate_context (context, sizeof *total);
  guint64 sum = 1;

  for (int i = 0; i < n_values; i++)
    sum = mix_value (sum, values[i], i);
  *total += mix (sum, sum >> 31);
}

static void
sum_final_cb (sqlite3_context *context)
{
  guint64 *total = sqlite3_aggregate_context (context, sizeof *total);

  sqlite3_result_int64 (context, (gint64) *total);
}

/* The columns there were, in the order of the table: a later version may have added some. */
static char *
list_columns (TdDatabase *db, TdAdded *added, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (db, error, "SELECT name FROM pragma_table_info($1) ORDER BY cid LIMIT $2",
                         "si", added->table,
                         added->n_columns ? added->n_columns : (gint64) G_MAXINT);
  g_autoptr (GString) columns = g_string_new (NULL);
  GError *trouble = NULL;
  gint64 n = 0;

  if (row == NULL)
    return NULL;
  for (; td_statement_next (row, &trouble); n++)
    g_string_append_printf (columns, "%s\"%s\"", columns->len ? ", " : "",
                            td_statement_get_text (row, 0));
  added->n_columns = n;
  if (trouble == NULL)
    return g_string_free (g_steal_pointer (&columns), FALSE);
  g_propagate_error (error, trouble);
  return NULL;
}

gboolean
td_added_measure (TdDatabase *db, TdAdded *added, gboolean all, GError **error)
{
  g_autofree char *columns = list_columns (db, added, error);
  g_autofree char *sql = NULL;
  g_autoptr (TdStatement) row = NULL;
  GError *trouble = NULL;

  if (columns == NULL)
    return FALSE;
  sqlite3_create_function (db->handle, "td_sum_rows", -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL,
                           NULL, sum_step_cb, sum_final_cb);
  /* The sign keeps the index of the key out of it. */
  sql = g_strdup_printf ("SELECT count(*), td_sum_rows(%s) FROM %s WHERE %s%s BETWEEN $1 AND $2",
                         columns, added->table, all ? "+" : "", added->key);
  row = td_database_query (db, error, sql, "ii", added->first, added->last);
  if (row == NULL)
    return FALSE;
  if (td_statement_next (row, &trouble))
    {
      added->n_rows = td_statement_get_int (row, 0);
      added->sum = (guint64) td_statement_get_int (row, 1);
    }
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

const char *
td_added_get_parent (const TdAdded *added, const TdSchemaTable *table)
{
  if (strcmp (added->key, "id") == 0)
    return added->table;
  for (guint i = 0; i < table->links->len; i++)
    {
      const TdSchemaLink *link = &g_array_index (table->links, TdSchemaLink, i);

      if (strcmp (td_schema_table_get_column (table, link->column), added->key) == 0)
        return link->parent;
    }
  return NULL;
}

GBytes *
td_added_join (GArray *added, GBytes *changeset)
{
  g_autoptr (GByteArray) blob = g_byte_array_new ();
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);

  if (added == NULL || added->len == 0)
    return g_bytes_ref (changeset);
  g_byte_array_append (blob, (const guint8 *) HEAD, strlen (HEAD));
  for (guint i = 0; i < added->len; i++)
    {
      const TdAdded *rows = &g_array_index (added, TdAdded, i);
      g_autofree char *line =
          g_strdup_printf ("%s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                           " %" G_GINT64_FORMAT " %016" G_GINT64_MODIFIER "x\n",
                           rows->table, rows->key, rows->first, rows->last, rows->n_rows,
                           rows->n_columns, rows->sum);

      g_byte_array_append (blob, (const guint8 *) line, (guint) strlen (line));
    }
  g_byte_array_append (blob, (const guint8 *) "\n", 1);
  if (size > 0)
    g_byte_array_append (blob, data, (guint) size);
  return g_byte_array_free_to_bytes (g_steal_pointer (&blob));
}

/* What is read from a file becomes part of SQL. */
static gboolean
is_name (const char *text)
{
  return *text && text[strspn (text, "abcdefghijklmnopqrstuvwxyz_")] == '\0';
}

static gboolean
read_line (const char *line, TdAdded *rows)
{
  g_auto (GStrv) parts = g_strsplit (line, " ", -1);

  if (g_strv_length (parts) != 7 || !is_name (parts[0]) || !is_name (parts[1]) ||
      g_str_has_prefix (parts[0], "sqlite_") || strcmp (parts[0], "change_log") == 0)
    return FALSE;
  *rows = (TdAdded){ .table = g_intern_string (parts[0]),
                     .key = g_intern_string (parts[1]),
                     .sum = g_ascii_strtoull (parts[6], NULL, 16) };
  return g_ascii_string_to_signed (parts[2], 10, 0, G_MAXINT64, &rows->first, NULL) &&
         g_ascii_string_to_signed (parts[3], 10, 0, G_MAXINT64, &rows->last, NULL) &&
         g_ascii_string_to_signed (parts[4], 10, 0, G_MAXINT64, &rows->n_rows, NULL) &&
         g_ascii_string_to_signed (parts[5], 10, 1, G_MAXINT, &rows->n_columns, NULL);
}

GBytes *
td_added_split (TdDatabase *db, GBytes *blob, GArray **added, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (blob, &size);
  const char *at = data ? data + strlen (HEAD) : NULL;

  *added = g_array_new (FALSE, FALSE, sizeof (TdAdded));
  if (size < strlen (HEAD) || memcmp (data, HEAD, strlen (HEAD)) != 0)
    return g_bytes_ref (blob);
  for (;;)
    {
      const char *end = memchr (at, '\n', size - (gsize) (at - data));
      g_autofree char *line = end ? g_strndup (at, (gsize) (end - at)) : NULL;
      TdAdded rows;

      if (line && *line == '\0')
        return g_bytes_new_from_bytes (blob, (gsize) (end + 1 - data),
                                       size - (gsize) (end + 1 - data));
      if (line == NULL || !read_line (line, &rows))
        break;
      g_array_append_val (*added, rows);
      at = end + 1;
    }
  g_clear_pointer (added, g_array_unref);
  td_database_fail (db, SQLITE_CORRUPT, error);
  return NULL;
}

static gboolean
remove_rows (TdDatabase *db, const TdAdded *rows, gboolean *overlap, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("DELETE FROM %s WHERE %s BETWEEN $1 AND $2", rows->table, rows->key);
  g_autoptr (GError) trouble = NULL;

  if (td_database_execute (db, &trouble, sql, "ii", rows->first, rows->last))
    return TRUE;
  *overlap = g_error_matches (trouble, TD_DATABASE_ERROR, TD_DATABASE_ERROR_CONSTRAINT);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

/* @overlap is set where they are not as they were added or something refers to them. */
static gboolean
remove_added (TdDatabase *db, GArray *added, gboolean *overlap, GError **error)
{
  *overlap = FALSE;
  for (guint i = 0; i < added->len; i++)
    {
      const TdAdded *then = &g_array_index (added, TdAdded, i);
      TdAdded now = *then;

      if (!td_added_measure (db, &now, FALSE, error))
        return FALSE;
      if (now.n_rows != then->n_rows || now.sum != then->sum)
        {
          *overlap = TRUE;
          return FALSE;
        }
    }
  for (guint i = added->len; i > 0; i--)
    if (!remove_rows (db, &g_array_index (added, TdAdded, i - 1), overlap, error))
      return FALSE;
  return TRUE;
}

static int
conflict_cb (void *data, int conflict, sqlite3_changeset_iter *iterator)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
fail_overlap (GError **error)
{
  g_set_error_literal (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_OVERLAP,
                       _ ("This can no longer be undone: something changed the same rows later. "
                          "Undo the later changes first."));
  return FALSE;
}

static gboolean
apply_inverse (TdDatabase *db, GBytes *changeset, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  void *inverse = NULL;
  int inverse_size = 0;
  int code;

  code = sqlite3changeset_invert ((int) size, data, &inverse_size, &inverse);
  if (code == SQLITE_OK)
    code = sqlite3changeset_apply (db->handle, inverse_size, inverse, td_change_include_table_cb,
                                   conflict_cb, NULL);
  sqlite3_free (inverse);
  if (code == SQLITE_OK)
    return TRUE;
  if ((code & 0xff) != SQLITE_ABORT && (code & 0xff) != SQLITE_CONSTRAINT)
    return td_database_fail (db, code, error);
  return fail_overlap (error);
}

/* What was noted row by row first: it may refer to what was added at once. */
gboolean
td_added_take_back (TdDatabase *db, GBytes *blob, GError **error)
{
  g_autoptr (GArray) added = NULL;
  g_autoptr (GBytes) changeset = td_added_split (db, blob, &added, error);
  g_autoptr (GError) trouble = NULL;
  gboolean overlap;

  if (changeset == NULL ||
      (g_bytes_get_size (changeset) > 0 && !apply_inverse (db, changeset, error)))
    return FALSE;
  if (remove_added (db, added, &overlap, &trouble))
    return TRUE;
  if (overlap)
    return fail_overlap (error);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}
