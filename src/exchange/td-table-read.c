/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-table-private.h"

#include "base/td-buffer.h"
#include "base/td-error.h"
#include "exchange/td-unpack.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much is read at a time where the size is not known. */
#define READ_SIZE ((gsize) 1024 * 1024)

static gboolean
starts_with (GBytes *bytes, const char *magic, gsize length)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, magic, length) == 0;
}

/* What follows a byte order mark and white space, as XML and HTML may begin; @end is behind the
 * head of the file. */
static const char *
skip_blank (GBytes *bytes, const char **end)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  *end = data + MIN (size, 1024);
  if (starts_with (bytes, "\xef\xbb\xbf", 3))
    data += 3;
  while (data < *end && g_ascii_isspace (*data))
    data++;
  return data;
}

static gboolean
starts_with_tag (GBytes *bytes, const char *tag)
{
  const char *end, *data = skip_blank (bytes, &end);

  return (gsize) (end - data) >= strlen (tag) && g_ascii_strncasecmp (data, tag, strlen (tag)) == 0;
}

gboolean
td_reading_fail (const TdReading *reading, const char *format, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *message = g_strjoinv (reading->name, parts);

  g_set_error_literal (error, TD_ERROR, TD_ERROR_UNREADABLE, message);
  return FALSE;
}

gboolean
td_reading_fail_cell (const TdReading *reading, int row, GError **error)
{
  if (row == 0)
    return td_reading_fail (reading,
                            _ ("“%s” has a cell of more than 1 MB. Shorten it and import the file "
                               "again."),
                            error);
  g_set_error (error, TD_ERROR, TD_ERROR_UNREADABLE,
               /* Translators: a file, the number of a row. */
               _ ("“%s” has a cell of more than 1 MB in row %d. Is a quotation mark missing "
                  "there? Correct it and import it again."),
               reading->name, row);
  return FALSE;
}

gboolean
td_reading_fail_columns (const TdReading *reading, GError **error)
{
  return td_reading_fail (reading,
                          _ ("“%s” has more than 1,000 columns. Remove the columns that are not "
                             "needed and import it again."),
                          error);
}

gboolean
td_reading_fail_text (const TdReading *reading, GError **error)
{
  return td_reading_fail (reading,
                          _ ("“%s” holds more than 1 GB of text. Remove the columns that are not "
                             "needed, or split it and import the parts."),
                          error);
}

static gboolean
check_size (const TdReading *reading, goffset size, GError **error)
{
  return size <= TD_TABLE_MAX_FILE ||
         td_reading_fail (reading, _ ("“%s” is larger than 200 MB. Split it and import the parts."),
                          error);
}

gboolean
td_reading_fail_memory (const TdReading *reading, GError **error)
{
  return td_reading_fail (
      reading, _ ("There is not enough memory for “%s”. Close other programs and try again."),
      error);
}

/* Everything that comes, however large the file said to be: a pipe says nothing. */
static GBytes *
read_stream (GInputStream *stream, gsize expected, const TdReading *reading, GError **error)
{
  g_auto (TdBuffer) bytes = { NULL };
  gsize n_read;

  do
    {
      gsize before = bytes.length;
      gsize step = before < expected ? expected - before + 1 : READ_SIZE;

      if (!td_buffer_reserve (&bytes, step))
        {
          td_reading_fail_memory (reading, error);
          return NULL;
        }
      if (!g_input_stream_read_all (stream, bytes.data + before, step, &n_read,
                                    reading->cancellable, error))
        return NULL;
      bytes.length += n_read;
      if (!check_size (reading, (goffset) bytes.length, error))
        return NULL;
      expected = 0;
    }
  while (n_read > 0);
  return td_buffer_steal_bytes (&bytes);
}

static GBytes *
read_file (const char *path, const TdReading *reading, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, reading->cancellable, &trouble);
  g_autoptr (GFileInfo) info = NULL;
  goffset size;

  if (stream == NULL)
    {
      if (g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        td_reading_fail (reading, _ ("There is no file “%s”. Check its name and its folder."),
                         error);
      else
        g_propagate_error (error, g_steal_pointer (&trouble));
      return NULL;
    }
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                         reading->cancellable, NULL);
  size = info ? g_file_info_get_size (info) : 0;
  return check_size (reading, size, error)
             ? read_stream (G_INPUT_STREAM (stream), (gsize) size, reading, error)
             : NULL;
}

/* An object or a list of something, which no header begins with. */
static gboolean
is_json (GBytes *bytes)
{
  const char *end, *first = skip_blank (bytes, &end), *second = first + 1;

  if (first == end || (*first != '{' && *first != '['))
    return FALSE;
  while (second < end && g_ascii_isspace (*second))
    second++;
  return second < end && strchr ("{[\"]}", *second);
}

/* Why the file is one that nobody can take a table out of; NULL where that is not known. */
static const char *
explain_refusal (GBytes *bytes)
{
  if (g_bytes_get_size (bytes) == 0)
    return _ ("“%s” is empty.");
  if (starts_with (bytes, "\xd0\xcf\x11\xe0", 4))
    return _ ("“%s” is a workbook of Excel 97 (.xls) or protected by a password. Save it as "
              "an Excel workbook (.xlsx) without a password and import that.");
  if (starts_with (bytes, "%PDF", 4))
    return _ ("“%s” is a PDF. Export the list as CSV or Excel and import that.");
  if (starts_with_tag (bytes, "<!doctype html") || starts_with_tag (bytes, "<html"))
    return _ ("“%s” is a web page, not a table. Open it in a spreadsheet program, save it as "
              "an Excel workbook (.xlsx) and import that.");
  if (is_json (bytes))
    return _ ("“%s” is JSON, made for programs. Export the list as CSV or Excel and import that.");
  if (starts_with_tag (bytes, "BEGIN:VCARD"))
    return _ ("“%s” holds address cards (vCard). Export the list as CSV or Excel and import that.");
  if (starts_with_tag (bytes, "BEGIN:VCALENDAR"))
    return _ ("“%s” is a calendar. Its meetings are imported as contacts of pairs.");
  return NULL;
}

static TdTable *
read_workbook (GBytes *bytes, const TdReading *reading, GError **error)
{
  g_autoptr (TdUnpack) unpack = td_unpack_open (bytes, reading, error);

  if (unpack == NULL)
    return NULL;
  if (td_unpack_find (unpack, "xl/workbook.xml"))
    return td_table_read_xlsx (unpack, reading, error);
  if (td_unpack_find (unpack, "content.xml"))
    return td_table_read_ods (unpack, reading, error);
  td_reading_fail (reading,
                   _ ("“%s” is not a workbook of Excel (.xlsx) or LibreOffice (.ods). Save it as "
                      "one, or as CSV, and import that."),
                   error);
  return NULL;
}

static TdTable *
read_any (GBytes *bytes, const TdReading *reading, GError **error)
{
  const char *refusal = explain_refusal (bytes);

  if (refusal)
    {
      td_reading_fail (reading, refusal, error);
      return NULL;
    }
  if (starts_with (bytes, "PK\003\004", 4))
    return read_workbook (bytes, reading, error);
  if (starts_with_tag (bytes, "<"))
    return td_table_read_xml (bytes, reading, error);
  return td_table_read_csv (bytes, reading, error);
}

static TdTable *
read_path (const char *path, TdReading *reading, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = NULL;

  reading->name = name;
  bytes = read_file (path, reading, error);
  return bytes ? read_any (bytes, reading, error) : NULL;
}

/* What is not said, and nothing that is said, are the same. */
static void
take_choice (TdReading *reading, const TdTableChoice *choice)
{
  if (choice == NULL)
    return;
  reading->choice = *choice;
  if (choice->sheet && *choice->sheet == '\0')
    reading->choice.sheet = NULL;
  if (choice->encoding && *choice->encoding == '\0')
    reading->choice.encoding = NULL;
}

TdTable *
td_table_read (const char *path, TdProgress *progress, GCancellable *cancellable, GError **error)
{
  return td_table_read_chosen (path, NULL, progress, cancellable, error);
}

TdTable *
td_table_read_chosen (const char *path,
                      const TdTableChoice *choice,
                      TdProgress *progress,
                      GCancellable *cancellable,
                      GError **error)
{
  TdReading reading = { .progress = progress, .cancellable = cancellable };

  take_choice (&reading, choice);
  return read_path (path, &reading, error);
}

TdTable *
td_table_read_columns (const char *path,
                       const char *const *columns,
                       TdProgress *progress,
                       GCancellable *cancellable,
                       GError **error)
{
  TdReading reading = { .columns = columns, .progress = progress, .cancellable = cancellable };

  return read_path (path, &reading, error);
}

TdTable *
td_table_read_bytes (GBytes *bytes,
                     const char *name,
                     const TdTableChoice *choice,
                     TdProgress *progress,
                     GCancellable *cancellable,
                     GError **error)
{
  TdReading reading = { .name = name, .progress = progress, .cancellable = cancellable };

  take_choice (&reading, choice);
  return check_size (&reading, (goffset) g_bytes_get_size (bytes), error)
             ? read_any (bytes, &reading, error)
             : NULL;
}

TdTable *
td_table_read_text (const char *text,
                    gssize length,
                    const char *name,
                    const TdTableChoice *choice,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length < 0 ? strlen (text) : (gsize) length);
  TdReading reading = { .name = name, .cancellable = cancellable };

  take_choice (&reading, choice);
  reading.choice.sheet = NULL;
  reading.choice.encoding = "UTF-8";
  if (!check_size (&reading, (goffset) g_bytes_get_size (bytes), error))
    return NULL;
  return td_table_read_csv (bytes, &reading, error);
}
