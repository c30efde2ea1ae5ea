/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-database-private.h"

#include "base/td-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Pages copied between two looks at the cancellable: a few milliseconds. */
#define STEP_PAGES 256

/* @name: what it is called where something is said about it. */
static TdDatabase *
open_raw (const char *path, const char *name, int flags, GError **error)
{
  g_autoptr (TdDatabase) db = td_database_new (path);
  int code;

  if (flags & SQLITE_OPEN_URI)
    {
      g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
      g_autofree char *uri = g_strdup_printf ("file:%s?immutable=1", escaped);

      code = sqlite3_open_v2 (uri, &db->handle, flags, NULL);
    }
  else
    code = sqlite3_open_v2 (path, &db->handle, flags, NULL);
  g_free (db->path);
  db->path = g_strdup (name);
  if (code == SQLITE_OK)
    {
      td_database_wait_for_others (db);
      return g_steal_pointer (&db);
    }
  td_database_fail (db, code, error);
  return NULL;
}

/* All pages of @from, which must not change meanwhile, into @to. */
static gboolean
copy_pages (TdDatabase *to,
            TdDatabase *from,
            TdProgress *progress,
            GCancellable *cancellable,
            GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->handle, "main", from->handle, "main");
  gboolean cancelled = FALSE;
  int code = SQLITE_OK;

  while (backup && !cancelled && code == SQLITE_OK)
    {
      code = sqlite3_backup_step (backup, STEP_PAGES);
      td_progress_set (progress,
                       1 - (double) sqlite3_backup_remaining (backup) /
                               MAX (1, sqlite3_backup_pagecount (backup)),
                       NULL);
      cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  if (backup)
    sqlite3_backup_finish (backup);
  if (cancelled)
    return FALSE;
  if (backup == NULL)
    code = sqlite3_errcode (to->handle);
  return code == SQLITE_DONE || td_database_fail (to, code, error);
}

/* As it is at this moment: what others commit while it is copied is not seen, nor held up. */
static gboolean
copy_snapshot (TdDatabase *to, TdDatabase *from, TdProgress *progress, GError **error)
{
  gboolean nested = !sqlite3_get_autocommit (from->handle);
  gboolean copied;
  int code = SQLITE_OK;

  if (!nested)
    code =
        sqlite3_exec (from->handle, "BEGIN; SELECT count(*) FROM sqlite_schema;", NULL, NULL, NULL);
  copied = code == SQLITE_OK ? copy_pages (to, from, progress, from->cancellable, error)
                             : td_database_fail (from, code, error);
  if (!nested)
    td_database_end_reading (from);
  return copied;
}

void
td_database_remove_logs (const char *path)
{
  static const char *const suffixes[] = { "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *log = g_strconcat (path, suffixes[i], NULL);

      g_unlink (log);
    }
}

/* A file of its own, which no log belongs to. Nobody wants a draft back, so nothing is kept for
 * that either. */
static gboolean
write_draft (TdDatabase *copy, TdDatabase *db, TdProgress *progress, GError **error)
{
  int code;

  sqlite3_exec (copy->handle, "PRAGMA journal_mode = MEMORY", NULL, NULL, NULL);
  if (!copy_snapshot (copy, db, progress, error))
    return FALSE;
  code = sqlite3_exec (copy->handle, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  return code == SQLITE_OK || td_database_fail (copy, code, error);
}

gboolean
td_database_backup (TdDatabase *db, const char *path, TdProgress *progress, GError **error)
{
  g_autofree char *draft = td_file_begin (path, error);
  g_autoptr (TdDatabase) copy = NULL;
  gboolean copied;

  if (draft == NULL)
    return FALSE;
  copy = open_raw (draft, path, SQLITE_OPEN_READWRITE, error);
  copied = copy && write_draft (copy, db, progress, error);
  g_clear_pointer (&copy, td_database_close);
  /* A failing disk may leave some; a finished draft needs none. */
  td_database_remove_logs (draft);
  if (copied)
    return td_file_finish (draft, path, error);
  td_file_discard (draft);
  return FALSE;
}

TdDatabase *
td_database_open_still (const char *path, GError **error)
{
  g_autofree char *file = td_file_resolve (path);
  g_autoptr (TdDatabase) db = NULL;
  g_autofree char *log = g_strconcat (file, "-wal", NULL);
  g_auto (TdMigration) migration = { NULL };
  GStatBuf facts;

  if (!td_file_kind_check (path, FALSE, error))
    return NULL;
  if (g_stat (log, &facts) == 0 && facts.st_size > 0)
    {
      g_set_error (error, TD_DATABASE_ERROR, TD_DATABASE_ERROR_BUSY,
                   _ ("“%s” is open, or was not closed properly. Open it with Tandem and close it "
                      "again first."),
                   path);
      return NULL;
    }
  db = open_raw (path, path, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, error);
  if (db == NULL)
    return NULL;
  td_database_distrust (db);
  if (!td_database_look (db, &migration, error))
    return NULL;
  if (migration.empty)
    {
      td_database_fail (db, SQLITE_NOTADB, error);
      return NULL;
    }
  return g_steal_pointer (&db);
}

gboolean
td_database_replace (const char *path,
                     TdDatabase *from,
                     TdProgress *progress,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (TdDatabase) to = open_raw (path, path, SQLITE_OPEN_READWRITE, error);

  return to && copy_pages (to, from, progress, cancellable, error);
}

GBytes *
td_database_serialize (TdDatabase *db, GError **error)
{
  g_autoptr (TdDatabase) copy =
      open_raw (":memory:", td_database_get_path (db), SQLITE_OPEN_READWRITE, error);
  sqlite3_int64 size = 0;
  guchar *bytes;

  if (copy == NULL || !copy_snapshot (copy, db, NULL, error))
    return NULL;
  bytes = sqlite3_serialize (copy->handle, "main", &size, 0);
  if (bytes == NULL)
    {
      td_database_fail (db, SQLITE_NOMEM, error);
      return NULL;
    }
  return g_bytes_new_with_free_func (bytes, (gsize) size, sqlite3_free, bytes);
}
