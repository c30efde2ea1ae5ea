/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-table-private.h"

#include "base/td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
starts_with (GBytes *bytes, const char *magic, gsize length)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, magic, length) == 0;
}

/* The first letters after a byte order mark and white space, as XML and HTML may begin. */
static gboolean
starts_with_tag (GBytes *bytes, const char *tag)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end = data + MIN (size, 1024);

  if (starts_with (bytes, "\xef\xbb\xbf", 3))
    data += 3;
  while (data < end && g_ascii_isspace (*data))
    data++;
  return (gsize) (end - data) >= strlen (tag) && g_ascii_strncasecmp (data, tag, strlen (tag)) == 0;
}

/* @format is a translated sentence with one %s, the name of the file. */
static TdTable *
fail (GError **error, const char *format, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *message = g_strjoinv (name, parts);

  g_set_error_literal (error, TD_ERROR, TD_ERROR_UNREADABLE, message);
  return NULL;
}

static GBytes *
read_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, &trouble);

  if (g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      fail (error, _ ("There is no file “%s”. Check its name and its folder."), path);
      return NULL;
    }
  if (info == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return NULL;
    }
  if (g_file_info_get_size (info) > TD_TABLE_MAX_FILE)
    {
      fail (error, _ ("“%s” is larger than 200 MB. Split it and import the parts."), path);
      return NULL;
    }
  return g_file_load_bytes (file, cancellable, NULL, error);
}

TdTable *
td_table_read_columns (const char *path,
                       const char *const *columns,
                       TdProgress *progress,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GBytes) bytes = read_file (path, cancellable, error);

  if (bytes == NULL)
    return NULL;
  if (g_bytes_get_size (bytes) == 0)
    return fail (error, _ ("“%s” is empty."), path);
  if (starts_with (bytes, "PK\003\004", 4))
    return td_table_read_xlsx (bytes, path, columns, progress, cancellable, error);
  if (starts_with (bytes, "\xd0\xcf\x11\xe0", 4))
    return fail (error,
                 _ ("“%s” is a workbook of Excel 97 (.xls) or protected by a password. Save it as "
                    "an Excel workbook (.xlsx) without a password and import that."),
                 path);
  if (starts_with (bytes, "%PDF", 4))
    return fail (error, _ ("“%s” is a PDF. Export the list as CSV or Excel and import that."),
                 path);
  if (starts_with_tag (bytes, "<!doctype html") || starts_with_tag (bytes, "<html"))
    return fail (error,
                 _ ("“%s” is a web page, not a table. Open it in a spreadsheet program, save it as "
                    "an Excel workbook (.xlsx) and import that."),
                 path);
  if (starts_with_tag (bytes, "<"))
    return td_table_read_xml (bytes, path, columns, progress, cancellable, error);
  return td_table_read_csv (bytes, path, columns, progress, cancellable, error);
}

TdTable *
td_table_read (const char *path, TdProgress *progress, GCancellable *cancellable, GError **error)
{
  return td_table_read_columns (path, NULL, progress, cancellable, error);
}
