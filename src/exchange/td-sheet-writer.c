/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-sheet-writer.h"

#include "base/td-csv.h"
#include "base/td-error.h"
#include "base/td-file.h"
#include "exchange/td-sheet-book.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <langinfo.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

/* How much of a CSV is collected before it is written. */
#define BUFFER_SIZE (64 * 1024)

/* Columns are this many letters wide, at least and at most, and a heading has its filter's button.
 */
#define LEAST_WIDTH 8
#define MOST_WIDTH 60
#define BUTTON_WIDTH 3
#define DATE_WIDTH 11
#define NUMBER_WIDTH 10

struct _TdSheetWriter
{
  char *path;
  char *draft;       /* NULL once it was saved */
  TdSheetBook *book; /* of an XLSX, */
  FILE *file;        /* of a CSV */
  GString *buffer;
  char separator;
  GCancellable *cancellable;
  TdProgress *progress;
  guint n_expected;

  GPtrArray *titles;
  GArray *types;  /* of TdSheetType */
  GArray *widths; /* of double */
  guint n_rows;   /* ended, without the heading */
  guint column;   /* of the next cell */
  gboolean begun; /* the heading is written */
  gboolean too_long;
};

static char
locale_separator (void)
{
  const char *mark = nl_langinfo (RADIXCHAR);

  return mark && *mark == ',' ? ';' : ',';
}

TdSheetFormat
td_sheet_format_from_path (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".xlsx") ? TD_SHEET_XLSX : TD_SHEET_CSV;
}

TdSheetWriter *
td_sheet_writer_new (const char *path,
                     TdSheetFormat format,
                     const char *title,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (TdSheetWriter) writer = g_new0 (TdSheetWriter, 1);

  g_return_val_if_fail (path != NULL && title != NULL, NULL);

  writer->path = g_strdup (path);
  writer->titles = g_ptr_array_new_with_free_func (g_free);
  writer->types = g_array_new (FALSE, FALSE, sizeof (TdSheetType));
  writer->widths = g_array_new (FALSE, FALSE, sizeof (double));
  writer->separator = locale_separator ();
  g_set_object (&writer->cancellable, cancellable);
  writer->draft = td_file_begin (path, error);
  if (writer->draft == NULL)
    return NULL;
  if (format == TD_SHEET_XLSX)
    {
      writer->book = td_sheet_book_new (writer->draft, title);
      return g_steal_pointer (&writer);
    }
  writer->buffer = td_csv_new ();
  writer->file = g_fopen (writer->draft, "wbe");
  if (writer->file == NULL)
    {
      td_file_fail (path, errno, error);
      return NULL;
    }
  return g_steal_pointer (&writer);
}

void
td_sheet_writer_free (TdSheetWriter *writer)
{
  if (writer == NULL)
    return;
  g_clear_pointer (&writer->book, td_sheet_book_free);
  g_clear_pointer (&writer->file, fclose);
  td_file_discard (writer->draft);
  if (writer->buffer)
    g_string_free (writer->buffer, TRUE);
  g_ptr_array_unref (writer->titles);
  g_array_unref (writer->types);
  g_array_unref (writer->widths);
  g_clear_object (&writer->cancellable);
  g_clear_object (&writer->progress);
  g_free (writer->draft);
  g_free (writer->path);
  g_free (writer);
}

void
td_sheet_writer_set_separator (TdSheetWriter *writer, char separator)
{
  g_return_if_fail (!writer->begun);

  if (separator)
    writer->separator = separator;
}

void
td_sheet_writer_set_progress (TdSheetWriter *writer, TdProgress *progress, guint n_rows)
{
  g_set_object (&writer->progress, progress);
  writer->n_expected = n_rows;
}

void
td_sheet_writer_add_column (TdSheetWriter *writer, const char *title, TdSheetType type)
{
  double width = MAX (LEAST_WIDTH, (double) g_utf8_strlen (title, -1) + BUTTON_WIDTH);

  g_return_if_fail (!writer->begun);

  g_ptr_array_add (writer->titles, g_strdup (title));
  g_array_append_val (writer->types, type);
  g_array_append_val (writer->widths, width);
}

guint
td_sheet_writer_get_n_columns (TdSheetWriter *writer)
{
  return writer->titles->len;
}

guint
td_sheet_writer_get_n_rows (TdSheetWriter *writer)
{
  return writer->n_rows;
}

static void
begin (TdSheetWriter *writer)
{
  if (writer->begun)
    return;
  writer->begun = TRUE;
  for (guint i = 0; i < writer->titles->len; i++)
    if (writer->book)
      td_sheet_book_add_head (writer->book, i, writer->titles->pdata[i]);
    else
      {
        if (i > 0)
          g_string_append_c (writer->buffer, writer->separator);
        td_csv_append_cell (writer->buffer, writer->titles->pdata[i], writer->separator);
      }
  if (writer->buffer)
    td_csv_end_row (writer->buffer);
}

/* The place of the next cell; its column grows with what it holds. */
static guint
next_cell (TdSheetWriter *writer, double width)
{
  guint column = writer->column++;
  double *widest;

  begin (writer);
  g_return_val_if_fail (column < writer->titles->len, 0);
  widest = &g_array_index (writer->widths, double, column);
  *widest = MAX (*widest, MIN (width, MOST_WIDTH));
  if (writer->buffer && column > 0)
    g_string_append_c (writer->buffer, writer->separator);
  return column;
}

void
td_sheet_writer_add_text (TdSheetWriter *writer, const char *text)
{
  glong letters = text ? g_utf8_strlen (text, -1) : 0;
  guint column = next_cell (writer, (double) letters + 1);

  if (writer->buffer)
    td_csv_append_cell (writer->buffer, text, writer->separator);
  else if (letters > TD_SHEET_BOOK_MAX_LETTERS)
    writer->too_long = TRUE;
  else if (letters > 0)
    td_sheet_book_add_text (writer->book, writer->n_rows + 1, column, text);
}

void
td_sheet_writer_add_number (TdSheetWriter *writer, double value)
{
  guint column = next_cell (writer, NUMBER_WIDTH);
  gboolean percent = g_array_index (writer->types, TdSheetType, column) == TD_SHEET_PERCENT;

  if (writer->buffer)
    td_csv_append_digits (writer->buffer, value, writer->separator == ';' ? ',' : '.');
  else if (isfinite (value))
    td_sheet_book_add_number (writer->book, writer->n_rows + 1, column, value, percent);
}

void
td_sheet_writer_add_date (TdSheetWriter *writer, TdDate date)
{
  guint column = next_cell (writer, DATE_WIDTH);
  char iso[16];

  if (date == TD_DATE_NONE)
    return;
  if (writer->buffer)
    g_string_append (writer->buffer, td_date_write_iso (date, iso));
  else
    td_sheet_book_add_date (writer->book, writer->n_rows + 1, column, date);
}

static gboolean
flush (TdSheetWriter *writer, gsize above, GError **error)
{
  if (writer->buffer == NULL || writer->buffer->len <= above)
    return TRUE;
  if (fwrite (writer->buffer->str, 1, writer->buffer->len, writer->file) != writer->buffer->len)
    return td_file_fail (writer->path, errno, error);
  g_string_truncate (writer->buffer, 0);
  return TRUE;
}

static gboolean
fits_in_book (TdSheetWriter *writer, GError **error)
{
  if (writer->book == NULL)
    return TRUE;
  if (writer->too_long)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 _ ("Row %u holds a text of more than %d letters, which no workbook can. Save the "
                    "list as CSV instead."),
                 writer->n_rows + 1, TD_SHEET_BOOK_MAX_LETTERS);
  else if (writer->n_rows + 2 > TD_SHEET_BOOK_MAX_ROWS)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                 _ ("A workbook holds %d rows and this list has more. Save it as CSV instead."),
                 TD_SHEET_BOOK_MAX_ROWS - 1);
  else
    return TRUE;
  return FALSE;
}

gboolean
td_sheet_writer_end_row (TdSheetWriter *writer, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (writer->cancellable, error) ||
      !fits_in_book (writer, error))
    return FALSE;
  while (writer->column < writer->titles->len)
    td_sheet_writer_add_text (writer, NULL);
  writer->column = 0;
  writer->n_rows++;
  if (writer->buffer)
    td_csv_end_row (writer->buffer);
  if (writer->n_expected > 0)
    td_progress_set (writer->progress, (double) writer->n_rows / writer->n_expected, NULL);
  return flush (writer, BUFFER_SIZE, error);
}

static gboolean
close_csv (TdSheetWriter *writer, GError **error)
{
  if (!flush (writer, 0, error))
    return FALSE;
  return fclose (g_steal_pointer (&writer->file)) == 0 || td_file_fail (writer->path, errno, error);
}

static gboolean
close_book (TdSheetWriter *writer, GError **error)
{
  int code =
      td_sheet_book_close (g_steal_pointer (&writer->book), writer->widths, writer->n_rows + 1);

  return code == 0 || td_file_fail (writer->path, code, error);
}

gboolean
td_sheet_writer_save (TdSheetWriter *writer, GError **error)
{
  g_autofree char *draft = NULL;

  g_return_val_if_fail (writer->draft != NULL, FALSE);

  begin (writer);
  if (g_cancellable_set_error_if_cancelled (writer->cancellable, error))
    return FALSE;
  if (!(writer->book ? close_book (writer, error) : close_csv (writer, error)))
    return FALSE;
  draft = g_steal_pointer (&writer->draft);
  return td_file_finish (draft, writer->path, error);
}
