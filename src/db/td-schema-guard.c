/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-database-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A file that somebody else made may hold triggers, views, tables and columns that make SQLite do
 * what nobody sees, or more of them than memory holds. What is in a file must be what the
 * migrations make, to the letter. */

#define SCHEMA_FOLDER "/org/tandem/Mentoring/schema"

/* What a file of ours takes to be understood is a tenth of this. */
#define MOST_STEPS 200000
#define STEPS_A_LOOK 1000
#define LONGEST_SQL (64 * 1024)

/* --- Before anything is read --- */

static int
count_steps_cb (void *data)
{
  int *n = data;

  return ++*n > MOST_STEPS / STEPS_A_LOOK;
}

void
td_schema_guard_begin (TdDatabase *db, TdSchemaGuard *guard)
{
  *guard = (TdSchemaGuard){ 0, sqlite3_limit (db->handle, SQLITE_LIMIT_SQL_LENGTH, LONGEST_SQL) };
  sqlite3_progress_handler (db->handle, STEPS_A_LOOK, count_steps_cb, &guard->n);
}

void
td_schema_guard_end (TdDatabase *db, TdSchemaGuard *guard)
{
  sqlite3_progress_handler (db->handle, 0, NULL, NULL);
  sqlite3_limit (db->handle, SQLITE_LIMIT_SQL_LENGTH, guard->longest);
}

/* --- What there must be --- */

/* @sql without comments and white space, apart from what stands in quotes. */
static char *
squeeze (const char *sql)
{
  GString *squeezed = g_string_new (NULL);
  char quote = '\0';

  for (const char *at = sql; *at; at++)
    {
      if (quote == '\0' && at[0] == '-' && at[1] == '-')
        {
          at += strcspn (at, "\n");
          if (*at == '\0')
            break;
        }
      if (quote == '\0' && g_ascii_isspace (*at))
        continue;
      if (quote == '\0' && strchr ("'\"`[", *at))
        quote = *at == '[' ? ']' : *at;
      else if (*at == quote)
        quote = '\0';
      g_string_append_c (squeezed, *at);
    }
  return g_string_free (squeezed, FALSE);
}

/* Calls of every thing in the schema of a connection; stops where @func gives FALSE. */
typedef gboolean (*ThingFunc) (const char *type,
                               const char *name,
                               const char *sql,
                               gpointer data,
                               GError **error);

static gboolean
walk (TdDatabase *db, ThingFunc func, gpointer data, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (db, error, "SELECT type, name, coalesce(sql, '') FROM sqlite_schema", "");
  GError *trouble = NULL;

  if (row == NULL)
    return FALSE;
  while (td_statement_next (row, &trouble))
    if (!func (td_statement_get_text (row, 0), td_statement_get_text (row, 1),
               td_statement_get_text (row, 2), data, error))
      return FALSE;
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}

static char *
key_of (const char *type, const char *name)
{
  return g_strconcat (type, " ", name, NULL);
}

static gboolean
note_cb (const char *type, const char *name, const char *sql, gpointer data, GError **error)
{
  if (*sql)
    g_hash_table_insert (data, key_of (type, name), squeeze (sql));
  return TRUE;
}

/* What the first @version steps make: squeezed SQL by type and name. */
static GHashTable *
make_expected (char **steps, int version, GError **error)
{
  g_autoptr (TdDatabase) db = td_database_new (":memory:");
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  int code = sqlite3_open (":memory:", &db->handle);

  for (int i = 0; i < version && code == SQLITE_OK; i++)
    {
      g_autofree char *path = g_build_path ("/", SCHEMA_FOLDER, steps[i], NULL);
      g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      code = sqlite3_exec (db->handle, g_bytes_get_data (sql, NULL), NULL, NULL, NULL);
    }
  if (code != SQLITE_OK)
    {
      td_database_fail (db, code, error);
      return NULL;
    }
  return walk (db, note_cb, expected, error) ? g_steal_pointer (&expected) : NULL;
}

/* That of the newest version is asked for by every connection, and made once. */
static GHashTable *
ref_expected (char **steps, int version, GError **error)
{
  static gsize newest;

  if (version != (int) g_strv_length (steps))
    return make_expected (steps, version, error);
  if (g_once_init_enter (&newest))
    {
      GHashTable *made = make_expected (steps, version, NULL);

      g_assert (made != NULL);
      g_once_init_leave (&newest, (gsize) made);
    }
  return g_hash_table_ref ((GHashTable *) newest);
}

/* --- What there is --- */

typedef struct
{
  TdDatabase *db;
  GHashTable *expected;
  guint n_found;
} Comparison;

/* What SQLite makes for itself. */
static gboolean
is_of_sqlite (const char *type, const char *name, const char *sql)
{
  if (strcmp (type, "index") == 0)
    return *sql == '\0' && g_str_has_prefix (name, "sqlite_autoindex_");
  return strcmp (type, "table") == 0 && g_str_has_prefix (sql, "CREATE TABLE sqlite_") &&
         (g_str_has_prefix (name, "sqlite_stat") || strcmp (name, "sqlite_sequence") == 0);
}

static gboolean
compare_cb (const char *type, const char *name, const char *sql, gpointer data, GError **error)
{
  Comparison *comparison = data;
  g_autofree char *key = key_of (type, name);
  g_autofree char *squeezed = squeeze (sql);
  const char *expected = g_hash_table_lookup (comparison->expected, key);

  if (is_of_sqlite (type, name, sql))
    return TRUE;
  if (g_strcmp0 (expected, squeezed) == 0)
    {
      comparison->n_found++;
      return TRUE;
    }
  g_set_error (
      error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_NOT_OURS,
      expected
          /* Translators: a file; "table" or "index", and its name. */
          ? _ ("“%s” was changed by another program: the %s “%s” is not as Tandem makes "
               "it. Restore a backup, or ask whoever gave you the file.")
          /* Translators: a file; "table", "trigger", "view" or "index", and a name. */
          : _ ("“%s” was changed by another program: Tandem did not make the %s “%s” in it. "
               "Restore a backup, or ask whoever gave you the file."),
      comparison->db->path, type, name);
  return FALSE;
}

gboolean
td_schema_check (TdDatabase *db, char **steps, int version, GError **error)
{
  g_autoptr (GHashTable) expected = ref_expected (steps, version, error);
  Comparison comparison = { db, expected, 0 };

  if (expected == NULL || !walk (db, compare_cb, &comparison, error))
    return FALSE;
  if (comparison.n_found == g_hash_table_size (expected))
    return TRUE;
  g_set_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_DAMAGED,
               ngettext ("“%s” is damaged: %u table or index is missing. Restore a backup of it.",
                         "“%s” is damaged: %u tables or indexes are missing. Restore a backup of "
                         "it.",
                         g_hash_table_size (expected) - comparison.n_found),
               db->path, g_hash_table_size (expected) - comparison.n_found);
  return FALSE;
}
