/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-database-private.h"

#include <glib/gi18n-lib.h>

/* "TdMW" in ASCII, in the header of every workspace. */
#define WORKSPACE_ID 0x54644d57

#define SCHEMA_FOLDER "/org/tandem/Mentoring/schema"

static gboolean
read_pragma (TdDatabase *db, const char *sql, gint64 *value, GError **error)
{
  return td_database_query_int (db, value, error, sql, "");
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/* The steps in the program, "001-….sql" first. */
static char **
list_steps (void)
{
  char **steps = g_resources_enumerate_children (SCHEMA_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (steps != NULL);
  qsort (steps, g_strv_length (steps), sizeof *steps, compare_names);
  return steps;
}

int
td_database_get_newest_schema (void)
{
  g_auto (GStrv) steps = list_steps ();

  return (int) g_strv_length (steps);
}

/* Takes one step in the transaction that stands open. */
static gboolean
take_step (TdDatabase *db, const char *name, int version, GError **error)
{
  g_autofree char *path = g_build_path ("/", SCHEMA_FOLDER, name, NULL);
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *script = NULL;
  int code;

  g_assert (sql != NULL);
  script = g_strdup_printf ("%s\nPRAGMA application_id = %d; PRAGMA user_version = %d;",
                            (const char *) g_bytes_get_data (sql, NULL), WORKSPACE_ID, version);
  code = sqlite3_exec (db->handle, script, NULL, NULL, NULL);
  return code == SQLITE_OK || td_database_fail (db, code, error);
}

static gboolean
fail_newer (TdDatabase *db, GError **error)
{
  g_set_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_NEWER,
               _ ("“%s” was written by a newer version of Tandem. Update Tandem, or open a backup "
                  "made before."),
               db->path);
  return FALSE;
}

/* All steps from where the file stands; another program that opened it at the same moment may have
 * taken them. */
static gboolean
take_steps (TdDatabase *db, char **steps, GError **error)
{
  gint64 present = 0;
  int code;

  if (!read_pragma (db, "PRAGMA user_version", &present, error))
    return FALSE;
  if (present > g_strv_length (steps))
    return fail_newer (db, error);
  for (int i = (int) present; steps[i]; i++)
    if (!take_step (db, steps[i], i + 1, error))
      return FALSE;
  code = sqlite3_exec (db->handle, "COMMIT", NULL, NULL, NULL);
  return code == SQLITE_OK || td_database_fail (db, code, error);
}

/* A file that is neither empty nor ours must not be touched. */
static gboolean
is_ours (TdDatabase *db, gint64 version, gboolean *empty, GError **error)
{
  gint64 id = 0, n_objects = 0;

  if (!read_pragma (db, "PRAGMA application_id", &id, error) ||
      !read_pragma (db, "SELECT count(*) FROM sqlite_schema", &n_objects, error))
    return FALSE;
  *empty = n_objects == 0 && version == 0;
  if (id == WORKSPACE_ID || *empty)
    return TRUE;
  return td_database_fail (db, SQLITE_NOTADB, error);
}

/* The file as the older program left it; where another program has taken the first step since, that
 * one has kept it. */
static gboolean
keep_copy (TdDatabase *db, gint64 version, GError **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.before-%" G_GINT64_FORMAT, db->path, version + 1);
  gint64 present = 0;
  gboolean kept;

  if (!td_database_begin_reading (db, error))
    return FALSE;
  kept = read_pragma (db, "PRAGMA user_version", &present, error) &&
         (present != version || td_database_backup (db, copy, NULL, error));
  td_database_end_reading (db);
  return kept;
}

gboolean
td_migration_look (TdMigration *migration, TdDatabase *db, GError **error)
{
  gint64 version = 0;

  migration->steps = list_steps ();
  if (!read_pragma (db, "PRAGMA user_version", &version, error) ||
      !is_ours (db, version, &migration->empty, error))
    return FALSE;
  if (version > g_strv_length (migration->steps))
    return fail_newer (db, error);
  if (version < (migration->empty ? 0 : 1))
    return td_database_fail (db, SQLITE_NOTADB, error);
  migration->version = (int) version;
  return td_schema_check (db, migration->steps, migration->version, error);
}

gboolean
td_migration_run (TdMigration *migration, TdDatabase *db, GError **error)
{
  gboolean done;
  int code;

  if (migration->version == (int) g_strv_length (migration->steps))
    return TRUE;
  if (!migration->empty && !keep_copy (db, migration->version, error))
    return FALSE;
  /* One transaction: a file stands at one version or at another, never on the way. */
  code = sqlite3_exec (db->handle, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  if (code != SQLITE_OK)
    return td_database_fail (db, code, error);
  done = take_steps (db, migration->steps, error);
  if (!sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
  return done;
}

void
td_migration_clear (TdMigration *migration)
{
  g_clear_pointer (&migration->steps, g_strfreev);
}
