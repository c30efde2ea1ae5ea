/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "workspace/td-backup-private.h"

#include "base/td-file.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
is_old (const char *path, gint64 seconds)
{
  GStatBuf facts;

  return g_lstat (path, &facts) == 0 &&
         ABS (g_get_real_time () / G_USEC_PER_SEC - (gint64) facts.st_mtime) >= seconds;
}

/* ".20261122T093100Z-automatic.tandem.Xa81bc", as td_file_begin() calls them. */
static gboolean
is_draft (const char *folder, const char *name, const char *workspace)
{
  return name[0] == '.' && td_backup_is_stamped (name + 1) && strstr (name, TD_BACKUP_SUFFIX ".");
}

/* "…-damaged.tandem-wal" without its backup. */
static gboolean
is_lone_log (const char *folder, const char *name, const char *workspace)
{
  const char *end = strstr (name, TD_BACKUP_SUFFIX "-");
  g_autofree char *whose = NULL;
  g_autofree char *path = NULL;

  if (end == NULL || !td_backup_is_stamped (name))
    return FALSE;
  whose = g_strndup (name, (gsize) (end - name) + strlen (TD_BACKUP_SUFFIX));
  path = g_build_filename (folder, whose, NULL);
  return !g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
is_of_backups (const char *folder, const char *name, const char *workspace)
{
  return is_draft (folder, name, workspace) || is_lone_log (folder, name, workspace);
}

/* ".NAME.Xa81bc" and ".NAME.before-5.Xa81bc", beside the workspace. */
static gboolean
is_of_workspace (const char *folder, const char *name, const char *workspace)
{
  g_autofree char *prefix = g_strconcat (".", workspace, ".", NULL);

  return g_str_has_prefix (name, prefix);
}

static void
list (const char *folder,
      const char *workspace,
      gint64 seconds,
      gboolean (*is_left_over) (const char *folder, const char *name, const char *workspace),
      GPtrArray *paths)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (is_left_over (folder, name, workspace) && is_old (path, seconds))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}

GPtrArray *
td_backup_list_left_over (const char *workspace, gint64 seconds)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *backups = NULL;
  g_autofree char *file = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (workspace != NULL, paths);

  backups = td_backup_dup_folder (workspace);
  file = td_file_resolve (workspace);
  folder = g_path_get_dirname (file);
  name = g_path_get_basename (file);
  list (backups, name, seconds, is_of_backups, paths);
  list (folder, name, seconds, is_of_workspace, paths);
  return paths;
}
