/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-file.h"

#include <glib/gi18n-lib.h>

/* What GLib says names the file it made on the way; what to do about it is ours to say. */
static char *
say_trouble (const char *path, const GError *trouble)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_error_matches (trouble, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
      g_error_matches (trouble, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    return g_strdup_printf (_ ("There is no folder “%s”. Choose another place."), folder);
  if (g_error_matches (trouble, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
      g_error_matches (trouble, G_FILE_ERROR, G_FILE_ERROR_PERM) ||
      g_error_matches (trouble, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    return g_strdup_printf (_ ("Nothing may be written in the folder “%s”. Choose another place."),
                            folder);
  if (g_error_matches (trouble, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return g_strdup_printf (_ ("The disk is full: “%s” is not written. Make room and try again."),
                            path);
  if (g_error_matches (trouble, G_FILE_ERROR, G_FILE_ERROR_ISDIR))
    return g_strdup_printf (_ ("“%s” is a folder. Choose the name of a file."), path);
  return g_strdup_printf (_ ("“%s” could not be written. Try again, or choose another place."),
                          path);
}

gboolean
td_file_save (const char *path, const char *data, gssize length, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  if (g_file_set_contents (path, data, length, &trouble))
    return TRUE;
  words = say_trouble (path, trouble);
  g_set_error_literal (error, trouble->domain, trouble->code, words);
  return FALSE;
}
