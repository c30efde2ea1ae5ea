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

gboolean
td_database_scrub (TdDatabase *db, gboolean *clean, GError **error)
{
  int code;

  g_return_val_if_fail (db->change == NULL, FALSE);

  *clean = FALSE;
  code = sqlite3_exec (db->handle, "VACUUM", NULL, NULL, NULL);
  if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
    return TRUE;
  if (code != SQLITE_OK)
    return td_database_fail (db, code, error);
  return truncate_log (db, clean, error);
}
