/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-database-private.h"
#include "db/td-traces.h"

/* Moves what the write-ahead log holds into the file and cuts the log to nothing; @clean says
 * whether nobody stood in the way. */
static gboolean
truncate_log (TdDatabase *db, gboolean *clean, GError **error)
{
  int n_left = 0, n_moved = 0;
  int code =
      sqlite3_wal_checkpoint_v2 (db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, &n_left, &n_moved);

  *clean = code == SQLITE_OK && n_left <= 0;
  return code == SQLITE_OK || (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED ||
         td_database_fail (db, code, error);
}

/* Whoever reads stands in the way as long as she reads; it is not worth a minute. */
#define PATIENCE_MILLISECONDS 5000

static gboolean
scrub (TdDatabase *db, gboolean *clean, GError **error)
{
  int code = sqlite3_exec (db->handle, "VACUUM", NULL, NULL, NULL);

  if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
    return TRUE;
  if (code != SQLITE_OK)
    return td_database_fail (db, code, error);
  return truncate_log (db, clean, error);
}

gboolean
td_database_scrub (TdDatabase *db, gboolean *clean, GError **error)
{
  gboolean done;

  g_return_val_if_fail (db->change == NULL, FALSE);

  *clean = FALSE;
  sqlite3_busy_timeout (db->handle, PATIENCE_MILLISECONDS);
  done = scrub (db, clean, error);
  td_database_wait_for_others (db);
  return done;
}

/* Less room than this is used up again soon, and not worth writing the file anew. */
#define WORTH_BYTES (4 * 1024 * 1024)

/* Whether a quarter of the file, and some megabytes, hold nothing. */
static gboolean
is_loose (TdDatabase *db, gboolean *loose, GError **error)
{
  gint64 n_free = 0, n_pages = 0, size = 0;

  if (!td_database_query_int (db, &n_free, error, "PRAGMA freelist_count", "") ||
      !td_database_query_int (db, &n_pages, error, "PRAGMA page_count", "") ||
      !td_database_query_int (db, &size, error, "PRAGMA page_size", ""))
    return FALSE;
  *loose = n_free * 4 > n_pages && n_free * size > WORTH_BYTES;
  return TRUE;
}

gboolean
td_database_tidy (TdDatabase *db, GError **error)
{
  gboolean loose = FALSE;
  int code;

  g_return_val_if_fail (db->change == NULL, FALSE);

  if (!is_loose (db, &loose, error))
    return FALSE;
  if (!loose)
    return TRUE;
  sqlite3_busy_timeout (db->handle, 0);
  code = sqlite3_exec (db->handle, "VACUUM", NULL, NULL, NULL);
  td_database_wait_for_others (db);
  /* Whoever is at work, or has a full disk, keeps the file as it is. */
  return code == SQLITE_OK || (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_FULL ||
         td_database_fail (db, code, error);
}
