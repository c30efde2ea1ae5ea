/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

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

void
td_file_set_error (const char *path, int number, GError **error)
{
  g_autoptr (GError) trouble =
      g_error_new_literal (G_FILE_ERROR, (int) g_file_error_from_errno (number),
                           g_strerror (number));
  g_autofree char *words = say_trouble (path, trouble);

  g_set_error_literal (error, trouble->domain, trouble->code, words);
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

gboolean
td_file_fail (const char *path, int code, GError **error)
{
  g_autoptr (GError) trouble =
      g_error_new_literal (G_FILE_ERROR, (int) g_file_error_from_errno (code), g_strerror (code));
  g_autofree char *words = say_trouble (path, trouble);

  g_set_error_literal (error, trouble->domain, trouble->code, words);
  return FALSE;
}

char *
td_file_begin (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *draft = g_strdup_printf ("%s/.%s.XXXXXX", folder, name);
  int fd;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      td_file_fail (path, EISDIR, error);
      return NULL;
    }
  fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      td_file_fail (path, errno, error);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&draft);
}

static gboolean
flush_to_disk (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean flushed = fd >= 0 && (fsync (fd) == 0 || errno == EINVAL);
  int trouble = errno;

  if (fd >= 0)
    close (fd);
  errno = trouble;
  return flushed;
}

gboolean
td_file_finish (const char *draft, const char *path, GError **error)
{
  if (flush_to_disk (draft) && g_rename (draft, path) == 0)
    return TRUE;
  td_file_fail (path, errno, error);
  td_file_discard (draft);
  return FALSE;
}

static const char *
say_unread (int number)
{
  switch (number)
    {
    case ENOENT:
    case ENOTDIR:
      return _ ("There is no file “%s”. Check its name and its folder.");
    case EACCES:
    case EPERM:
      return _ ("You may not read “%s”. Ask whoever owns the file, or choose another one.");
    case EISDIR:
      return _ ("“%s” is a folder. Choose a file in it.");
    case ENOTSUP:
      return _ ("“%s” is no file with anything in it. Choose another one.");
    default:
      return _ ("“%s” could not be read. Try again, or copy it to this computer first.");
    }
}

static FILE *
fail_open (const char *path, int number, GError **error)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (number), say_unread (number),
               path);
#pragma GCC diagnostic pop
  return NULL;
}

FILE *
td_file_open (const char *path, GError **error)
{
  /* Without waiting: a pipe that nobody writes to would hold up whoever opens it. */
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat facts;
  FILE *file;

  if (fd < 0)
    return fail_open (path, errno, error);
  if (fstat (fd, &facts) != 0 || !S_ISREG (facts.st_mode))
    {
      close (fd);
      return fail_open (path, S_ISDIR (facts.st_mode) ? EISDIR : ENOTSUP, error);
    }
  file = fdopen (fd, "rb");
  if (file == NULL)
    close (fd);
  return file ? file : fail_open (path, ENOMEM, error);
}

void
td_file_discard (const char *draft)
{
  if (draft)
    g_unlink (draft);
}
