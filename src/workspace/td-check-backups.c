/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-check-private.h"

#include "base/td-place.h"
#include "workspace/td-backup.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* One is made each day that has changes; after so many days without, something is amiss. */
#define OLDEST_SECONDS ((gint64) 3 * 24 * 60 * 60)

/* Seconds since 1970; what cannot be read is as new as can be. */
static gint64
seconds_of (const char *at)
{
  g_autoptr (GDateTime) time = at ? g_date_time_new_from_iso8601 (at, NULL) : NULL;

  return time ? g_date_time_to_unix (time) : G_MAXINT64;
}

static void
check_mode (const char *path, GPtrArray *faults)
{
  GStatBuf facts;

  if (g_stat (path, &facts) == 0 && td_place_is_open_to_others (facts.st_mode))
    td_check_add (faults, "backup-mode",
                  g_strdup_printf (_ ("Other users of this computer may open “%s”."), path),
                  S_ISDIR (facts.st_mode) ? _ ("Make the folder yours only (chmod 700).")
                                          : _ ("Make it readable by you only (chmod 600)."));
}

static void
add_unsound (TdBackup *backup, const char *why, GPtrArray *faults)
{
  td_check_add (faults, "backup-unsound",
                /* Translators: a file, and a sentence that says why. */
                g_strdup_printf (_ ("The backup “%s” is of no use: %s"), backup->name, why),
                _ ("Delete it, and make a new backup."));
}

/* Page by page, as the workspace itself. */
static gboolean
check_pages (TdBackup *backup, GPtrArray *faults)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) db = td_database_open_still (backup->path, &error);
  g_autoptr (GPtrArray) found = db ? td_database_check (db, &error) : NULL;

  if (found && found->len == 0)
    return TRUE;
  add_unsound (backup, found ? found->pdata[0] : error->message, faults);
  return FALSE;
}

/* The newest that can be restored is read whole; the others are looked into. NULL for none. */
static TdBackup *
find_newest (GPtrArray *backups, GPtrArray *faults)
{
  TdBackup *newest = NULL;

  for (guint i = 0; i < backups->len; i++)
    {
      TdBackup *backup = backups->pdata[i];

      check_mode (backup->path, faults);
      if (backup->kind == TD_BACKUP_DAMAGED)
        continue;
      td_backup_look (backup, NULL);
      if (backup->trouble)
        add_unsound (backup, backup->trouble, faults);
      else if (newest == NULL && check_pages (backup, faults))
        newest = backup;
    }
  return newest;
}

/* Changes that no backup has for days: the first of them, and how many. */
static gboolean
check_age (TdDatabase *db, TdBackup *newest, gint64 clock, GPtrArray *faults, GError **error)
{
  g_autoptr (TdStatement) row =
      td_database_query (db, error, "SELECT count(*), min(at) FROM change_log WHERE id > $1", "i",
                         newest ? newest->last_change : (gint64) 0);
  g_autofree char *since = NULL;
  GError *trouble = NULL;
  gint64 n;

  if (row == NULL)
    return FALSE;
  if (!td_statement_next (row, &trouble))
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  n = td_statement_get_int (row, 0);
  since = n > 0 ? td_date_format_moment (td_statement_get_text (row, 1)) : NULL;
  if (n > 0 && seconds_of (td_statement_get_text (row, 1)) < clock - OLDEST_SECONDS)
    td_check_add (
        faults, "backup-old",
        g_strdup_printf (ngettext ("%d change since %s is in no backup that can be restored.",
                                   "%d changes since %s are in no backup that can be restored.",
                                   (gulong) n),
                         (int) n, since ? since : ""),
        _ ("Make a backup now, and see that the disk is not full."));
  return TRUE;
}

gboolean
td_check_backups (TdDatabase *db, gint64 clock, GPtrArray *faults, GError **error)
{
  const char *workspace = td_database_get_path (db);
  g_autofree char *folder = td_backup_dup_folder (workspace);
  g_autoptr (GPtrArray) backups = td_backup_list (workspace);

  check_mode (folder, faults);
  return check_age (db, find_newest (backups, faults), clock, faults, error);
}
