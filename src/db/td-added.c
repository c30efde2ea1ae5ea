/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-added-private.h"

#include "base/td-buffer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* No changeset of SQLite begins so. */
#define HEAD "added rows 1\n"

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
td_added_join (TdDatabase *db, GArray *added, GBytes *changeset, GError **error)
{
  g_auto (TdBuffer) blob = { NULL };
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  gboolean kept;

  if (added == NULL || added->len == 0)
    return g_bytes_ref (changeset);
  kept = td_buffer_append (&blob, HEAD, strlen (HEAD));
  for (guint i = 0; kept && i < added->len; i++)
    {
      const TdAdded *rows = &g_array_index (added, TdAdded, i);
      g_autofree char *line =
          g_strdup_printf ("%s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                           " %" G_GINT64_FORMAT " %016" G_GINT64_MODIFIER "x\n",
                           rows->table, rows->key, rows->first, rows->last, rows->n_rows,
                           rows->n_columns, rows->sum);

      kept = td_buffer_append (&blob, line, strlen (line));
    }
  if (kept && td_buffer_append (&blob, "\n", 1) && td_buffer_append (&blob, data, size))
    return td_buffer_steal_bytes (&blob);
  td_database_fail (db, SQLITE_NOMEM, error);
  return NULL;
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
  const char *at;

  *added = g_array_new (FALSE, FALSE, sizeof (TdAdded));
  if (data == NULL || size < strlen (HEAD) || memcmp (data, HEAD, strlen (HEAD)) != 0)
    return g_bytes_ref (blob);
  at = data + strlen (HEAD);
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

/* @refused is set where something that stays refers to what would go. */
static int
conflict_cb (void *refused, int conflict, sqlite3_changeset_iter *iterator)
{
  if (conflict == SQLITE_CHANGESET_FOREIGN_KEY)
    *(gboolean *) refused = TRUE;
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
apply_inverse (TdDatabase *db, GBytes *changeset, gboolean *refused, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  void *inverse = NULL;
  int inverse_size = 0;
  int code;

  code = sqlite3changeset_invert ((int) size, data, &inverse_size, &inverse);
  if (code == SQLITE_OK)
    code = sqlite3changeset_apply (db->handle, inverse_size, inverse, td_change_include_table_cb,
                                   conflict_cb, refused);
  sqlite3_free (inverse);
  if (code == SQLITE_OK)
    return TRUE;
  if ((code & 0xff) != SQLITE_ABORT && (code & 0xff) != SQLITE_CONSTRAINT)
    return td_database_fail (db, code, error);
  return fail_overlap (error);
}

/* Where rows that were added at once refer to what the changeset noted, as contacts do to the pairs
 * that came with them, they go first. */
static gboolean
take_back_referring (TdDatabase *db,
                     GArray *added,
                     GBytes *changeset,
                     gboolean *overlap,
                     GError **error)
{
  gboolean refused;

  return remove_added (db, added, overlap, error) && apply_inverse (db, changeset, &refused, error);
}

/* What was noted row by row first: it may refer to what was added at once. An attempt that fails
 * leaves everything as it was. */
static gboolean
take_back (TdDatabase *db, GArray *added, GBytes *changeset, gboolean *overlap, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  gboolean refused = FALSE;

  if (g_bytes_get_size (changeset) == 0 || apply_inverse (db, changeset, &refused, &trouble))
    return remove_added (db, added, overlap, error);
  if (refused && added->len > 0)
    return take_back_referring (db, added, changeset, overlap, error);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}

gboolean
td_added_take_back (TdDatabase *db, GBytes *blob, GError **error)
{
  g_autoptr (GArray) added = NULL;
  g_autoptr (GBytes) changeset = td_added_split (db, blob, &added, error);
  g_autoptr (GError) trouble = NULL;
  gboolean overlap = FALSE;

  if (changeset == NULL)
    return FALSE;
  if (take_back (db, added, changeset, &overlap, &trouble))
    return TRUE;
  if (overlap)
    return fail_overlap (error);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return FALSE;
}
