/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-file.h"

#include "base/td-buffer.h"
#include "base/td-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
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

char *
td_file_resolve (const char *path)
{
  char *file, *copy;

  g_return_val_if_fail (path != NULL, NULL);

  file = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? realpath (path, NULL) : NULL;
  copy = g_strdup (file ? file : path);
  free (file);
  return copy;
}

int
td_file_check_place (const char *path)
{
  struct stat facts;

  if (stat (path, &facts) != 0 || S_ISREG (facts.st_mode))
    return 0;
  return S_ISDIR (facts.st_mode) ? EISDIR : EINVAL;
}

gboolean
td_file_save (const char *path, const char *data, gssize length, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autofree char *words = NULL;
  int number;

  g_return_val_if_fail (path != NULL, FALSE);

  number = td_file_check_place (path);
  if (number)
    return td_file_fail (path, number, error);

  if (g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &trouble))
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
  int number = td_file_check_place (path);
  int fd;

  if (number)
    {
      td_file_fail (path, number, error);
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
  g_autofree char *folder = g_path_get_dirname (path);

  /* The name too; where a folder cannot be flushed, the file is there all the same. */
  if (flush_to_disk (draft) && g_rename (draft, path) == 0)
    {
      flush_to_disk (folder);
      return TRUE;
    }
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
  struct stat facts = { 0 };
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

/* FALSE where it is longer, or was not read to its end. */
static gboolean
read_at_most (FILE *file, gsize most, TdBuffer *bytes)
{
  if (!td_buffer_reserve (bytes, most + 1))
    return FALSE;
  bytes->length = fread (bytes->data, 1, most + 1, file);
  return bytes->length <= most && !ferror (file);
}

static char *
fail_text (const char *path, const char *format, GError **error)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE, format, path);
#pragma GCC diagnostic pop
  return NULL;
}

char *
td_file_read_text (const char *path, gsize most, GError **error)
{
  g_auto (TdBuffer) bytes = { NULL };
  FILE *file = td_file_open (path, error);
  g_autofree char *text = NULL;
  gsize length = 0;
  gboolean whole;

  if (file == NULL)
    return NULL;
  whole = read_at_most (file, most, &bytes);
  fclose (file);
  if (!whole)
    return fail_text (path, _ ("“%s” is too long for a text. Choose another file."), error);
  text = td_buffer_steal_text (&bytes, &length);
  if (text == NULL || !g_utf8_validate (text, (gssize) length, NULL))
    return fail_text (path, _ ("“%s” is not UTF-8 text. Save it as that, or choose another file."),
                      error);
  return g_steal_pointer (&text);
}

void
td_file_discard (const char *draft)
{
  if (draft)
    g_unlink (draft);
}
