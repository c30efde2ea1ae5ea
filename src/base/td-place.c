/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-place.h"

#include "base/td-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* linux/magic.h, and what it lacks. FUSE is told apart by the name in /proc/mounts. */
#define FUSE_MAGIC 0x65735546

static const guint64 networks[] = {
  0x6969,     /* NFS */
  0xff534d42, /* CIFS */
  0xfe534d42, /* SMB2 */
  0x517b,     /* SMB */
  0x564c,     /* NCP */
  0x5346414f, /* AFS */
  0x73757245, /* Coda */
  0x01021997, /* 9P */
  0x00c36400, /* Ceph */
  0x0bd00bd0, /* Lustre */
  0x01161970, /* GFS2 */
  0x7461636f, /* OCFS2 */
};

gboolean
td_place_is_network (guint64 magic)
{
  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    if (networks[i] == (magic & 0xffffffff))
      return TRUE;
  return FALSE;
}

gboolean
td_place_is_open_to_others (guint mode)
{
  return (mode & 0077) != 0;
}

static gboolean
is_remote_kind (const char *kind)
{
  static const char *const kinds[] = { "fuse.sshfs",     "fuse.gvfsd-fuse",
                                       "fuse.rclone",    "fuse.davfs",
                                       "fuse.davfs2",    "fuse.s3fs",
                                       "fuse.curlftpfs", NULL };

  return g_strv_contains (kinds, kind);
}

/* Whether the longest mount point around a folder is of a kind that fetches from elsewhere. */
static gboolean
is_remote_fuse (const char *folder)
{
  g_autofree char *mounts = NULL;
  g_auto (GStrv) lines = NULL;
  gsize longest = 0;
  gboolean remote = FALSE;

  if (!g_file_get_contents ("/proc/mounts", &mounts, NULL, NULL))
    return FALSE;
  lines = g_strsplit (mounts, "\n", -1);
  for (char **line = lines; *line; line++)
    {
      g_auto (GStrv) parts = g_strsplit (*line, " ", 4);
      gsize length = g_strv_length (parts) > 2 ? strlen (parts[1]) : 0;

      if (length >= longest && length && g_str_has_prefix (folder, parts[1]))
        {
          longest = length;
          remote = is_remote_kind (parts[2]);
        }
    }
  return remote;
}

static gboolean
is_on_network (const char *folder)
{
  struct statfs facts;

  if (statfs (folder, &facts) != 0)
    return FALSE;
  if ((guint64) facts.f_type == FUSE_MAGIC)
    return is_remote_fuse (folder);
  return td_place_is_network ((guint64) facts.f_type);
}

static gboolean
is_open (const char *path, guint mask)
{
  struct stat facts;

  return stat (path, &facts) == 0 && (facts.st_mode & mask) != 0;
}

/* Others get into a folder only where they get through all that it is in. */
static gboolean
is_reachable (const char *folder)
{
  g_autofree char *at = g_strdup (folder);

  while (strcmp (at, "/") != 0)
    {
      char *above = g_path_get_dirname (at);

      g_free (at);
      at = above;
      if (!is_open (at, S_IXGRP | S_IXOTH))
        return FALSE;
    }
  return TRUE;
}

char **
td_place_list_files (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *copies = g_strconcat (name, ".before-", NULL);
  g_autofree char *log = g_strconcat (name, "-wal", NULL);
  g_autofree char *memory = g_strconcat (name, "-shm", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  const char *found;

  while (dir && (found = g_dir_read_name (dir)))
    if (strcmp (found, name) == 0 || strcmp (found, log) == 0 || strcmp (found, memory) == 0 ||
        g_str_has_prefix (found, copies))
      g_ptr_array_add (paths, g_build_filename (folder, found, NULL));
  g_ptr_array_add (paths, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&paths), FALSE);
}

TdPlaceFlags
td_place_look (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *real = g_canonicalize_filename (folder, NULL);
  g_auto (GStrv) files = td_place_list_files (path);
  TdPlaceFlags flags = TD_PLACE_PRIVATE;

  if (is_on_network (real))
    flags |= TD_PLACE_NETWORK;
  if (is_open (real, S_IRGRP | S_IXGRP | S_IROTH | S_IXOTH) && is_reachable (real))
    flags |= TD_PLACE_FOLDER_OPEN;
  for (char **file = files; *file; file++)
    if (is_open (*file, 0077))
      flags |= TD_PLACE_FILE_OPEN;
  return flags;
}

char *
td_place_warn (const char *path, TdPlaceFlags flags)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (whole);

  if (flags & TD_PLACE_NETWORK)
    return g_strdup_printf (
        _ ("“%s” is on a network share: others may read the workspace there, and two computers "
           "writing at once can damage it. Keep it in a folder of this computer."),
        folder);
  if (flags & TD_PLACE_FILE_OPEN)
    return g_strdup_printf (
        _ ("Other users of this computer may open “%s”. Make it readable by you only."), path);
  if (flags & TD_PLACE_FOLDER_OPEN)
    return g_strdup_printf (
        _ ("Other users of this computer may look into the folder “%s”. Keep the workspace in a "
           "folder of your own."),
        folder);
  return NULL;
}

char *
td_place_dup_backups (const char *path)
{
  g_autofree char *file = td_file_resolve (path);

  if (g_str_has_suffix (file, ".tandem"))
    file[strlen (file) - strlen (".tandem")] = '\0';
  return g_strconcat (file, "-backups", NULL);
}

/* --- Mending --- */

static gboolean
is_own (const char *path)
{
  struct stat facts;

  return stat (path, &facts) == 0 && facts.st_uid == geteuid ();
}

/* A folder whose mode is nobody else's business: hers, no home, and not one that many write in. */
static gboolean
is_own_folder (const char *folder)
{
  struct stat facts, home;

  if (stat (folder, &facts) != 0 || facts.st_uid != geteuid () || (facts.st_mode & S_ISVTX))
    return FALSE;
  return stat (g_get_home_dir (), &home) != 0 || home.st_ino != facts.st_ino ||
         home.st_dev != facts.st_dev;
}

gboolean
td_place_can_make_private (const char *path, TdPlaceFlags flags)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (whole);

  if (flags & TD_PLACE_NETWORK)
    return FALSE;
  if (flags & TD_PLACE_FILE_OPEN)
    return is_own (whole);
  return (flags & TD_PLACE_FOLDER_OPEN) && is_own_folder (folder);
}

static gboolean
close_to_others (const char *path, GError **error)
{
  struct stat facts;
  int number;

  if (stat (path, &facts) != 0 || !td_place_is_open_to_others (facts.st_mode) ||
      g_chmod (path, (int) (facts.st_mode & 07700)) == 0)
    return TRUE;
  number = errno;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number),
               /* Translators: the path of a file or a folder, and why. */
               _ ("“%s” could not be made private (%s). Keep the workspace in a folder of your "
                  "own."),
               path, g_strerror (number));
  return FALSE;
}

/* The backups beside it hold the same. */
static gboolean
close_backups (const char *path, GError **error)
{
  g_autofree char *folder = td_place_dup_backups (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir && !close_to_others (folder, error))
    return FALSE;
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      if (!close_to_others (file, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
td_place_make_private (const char *path, GError **error)
{
  g_autofree char *file_path = td_file_resolve (path);
  g_autofree char *whole = g_canonicalize_filename (file_path, NULL);
  g_autofree char *folder = g_path_get_dirname (whole);
  g_auto (GStrv) files = td_place_list_files (whole);

  for (char **file = files; *file; file++)
    if (!close_to_others (*file, error))
      return FALSE;
  if (!close_backups (whole, error))
    return FALSE;
  return !is_own_folder (folder) || !is_open (folder, 0077) || close_to_others (folder, error);
}
