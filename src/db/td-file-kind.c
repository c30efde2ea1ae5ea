/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "db/td-database-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#define SHORTEST 512

/* @words has one "%s", for the path. */
static gboolean
refuse (const char *path, int code, const char *words, GError **error)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, TD_DATABASE_ERROR, code, words, path);
#pragma GCC diagnostic pop
  return FALSE;
}

/* Why nothing is known of it. */
static gboolean
refuse_unknown (const char *path, int number, GError **error)
{
  struct stat link;

  if (number == EACCES || number == EPERM)
    return refuse (path, TD_DATABASE_ERROR_OPEN,
                   _ ("You may not look into the folder of “%s”. Ask whoever owns it, or choose "
                      "another file."),
                   error);
  if (number == ELOOP)
    return refuse (path, TD_DATABASE_ERROR_OPEN,
                   _ ("“%s” is a link that leads back to itself. Choose the file itself."), error);
  if (lstat (path, &link) == 0 && S_ISLNK (link.st_mode))
    return refuse (path, TD_DATABASE_ERROR_OPEN,
                   _ ("“%s” is a link to a file that is not there. Choose the file itself."),
                   error);
  return refuse (path, TD_DATABASE_ERROR_OPEN,
                 _ ("There is no workspace “%s”. Check its name and its folder."), error);
}

gboolean
td_file_kind_check (const char *path, gboolean create, GError **error)
{
  struct stat facts;

  if (stat (path, &facts) != 0)
    return refuse_unknown (path, errno, error);
  if (S_ISDIR (facts.st_mode))
    return refuse (path, TD_DATABASE_ERROR_OPEN,
                   _ ("“%s” is a folder, not a workspace. Choose the file in it."), error);
  /* Reading a pipe or a device would wait for ever. */
  if (!S_ISREG (facts.st_mode))
    return refuse (path, TD_DATABASE_ERROR_OPEN,
                   _ ("“%s” is a pipe or a device, not a workspace. Choose another file."), error);
  if (access (path, R_OK) != 0)
    return refuse (path, TD_DATABASE_ERROR_OPEN,
                   _ ("You may not open “%s”: it belongs to somebody else. Ask them for a copy."),
                   error);
  if (facts.st_size == 0 && !create)
    return refuse (path, TD_DATABASE_ERROR_NOT_OURS,
                   _ ("“%s” is empty. Restore a backup, or choose another file."), error);
  /* SQLite takes what is shorter than its shortest page for nothing, and would write over it. */
  if (facts.st_size > 0 && facts.st_size < SHORTEST)
    return refuse (path, TD_DATABASE_ERROR_NOT_OURS,
                   _ ("“%s” is not a Tandem workspace. Choose another file."), error);
  return TRUE;
}
