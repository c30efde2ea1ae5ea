/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-erasure-private.h"

#include "workspace/td-backup-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

static void
list_backups (const char *workspace, GPtrArray *copies)
{
  g_autoptr (GPtrArray) backups = td_backup_list (workspace);

  for (guint i = 0; i < backups->len; i++)
    g_ptr_array_add (copies, g_strdup (((TdBackup *) backups->pdata[i])->path));
}

/* The copies that were kept before the file was brought up to date, "NAME.before-5", the backups,
 * and what is left of either where making one was broken off. */
GPtrArray *
td_erasure_list_copies (TdDatabase *db)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_free);
  const char *path = td_database_get_path (db);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (name, ".before-", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) left_over = NULL;
  const char *entry;

  while (dir && (entry = g_dir_read_name (dir)))
    if (g_str_has_prefix (entry, prefix))
      g_ptr_array_add (copies, g_build_filename (folder, entry, NULL));
  g_ptr_array_sort (copies, compare_paths);
  list_backups (path, copies);
  left_over = td_backup_list_left_over (path, 0);
  g_ptr_array_extend_and_steal (copies, g_steal_pointer (&left_over));
  return copies;
}

static gboolean
delete_copy (const char *path, GError **error)
{
  int number = g_unlink (path) == 0 ? 0 : errno;

  if (number == 0 || number == ENOENT)
    {
      td_database_remove_logs (path);
      return TRUE;
    }
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number),
               /* Translators: the path of a file, and why. */
               _ ("“%s” could not be deleted (%s). It still holds everything: delete it yourself."),
               path, g_strerror (number));
  return FALSE;
}

gboolean
td_erasure_delete_copies (TdDatabase *db,
                          GPtrArray *copies,
                          TdProgress *progress,
                          char **backup,
                          GError **error)
{
  g_autoptr (TdBackup) made = td_backup_make (db, TD_BACKUP_MANUAL, progress, error);
  GError *trouble = NULL;

  if (made == NULL)
    return FALSE;
  if (backup)
    *backup = g_strdup (made->path);
  for (guint i = 0; i < copies->len; i++)
    if (strcmp (copies->pdata[i], made->path) != 0)
      delete_copy (copies->pdata[i], trouble ? NULL : &trouble);
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, trouble);
  return FALSE;
}
