/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-sheet-book.h"

#include <errno.h>
#include <xlsxwriter.h>

/* Written as the time of making, so that the same list is the same bytes: 1 January 2000. */
#define NO_TIME 946684800

struct _TdSheetBook
{
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *head;
  lxw_format *date;
  lxw_format *percent;
};

/* Names of sheets: 31 letters at most, none of []:*?/\, no apostrophe at an end, not empty. */
static char *
dup_sheet_name (const char *title)
{
  g_autofree char *cut = g_utf8_substring (title, 0, MIN (31, g_utf8_strlen (title, -1)));

  g_strdelimit (cut, "[]:*?/\\'", ' ');
  g_strstrip (cut);
  return *cut ? g_steal_pointer (&cut) : g_strdup ("1");
}

TdSheetBook *
td_sheet_book_new (const char *path, const char *title)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  lxw_doc_properties about = { .created = NO_TIME };
  g_autofree char *name = dup_sheet_name (title);
  TdSheetBook *book = g_new0 (TdSheetBook, 1);

  book->workbook = workbook_new_opt (path, &options);
  workbook_set_properties (book->workbook, &about);
  book->sheet = workbook_add_worksheet (book->workbook, name);
  book->head = workbook_add_format (book->workbook);
  format_set_bold (book->head);
  format_set_bottom (book->head, LXW_BORDER_THIN);
  book->date = workbook_add_format (book->workbook);
  format_set_num_format (book->date, "yyyy-mm-dd");
  book->percent = workbook_add_format (book->workbook);
  format_set_num_format (book->percent, "0.0%");
  worksheet_freeze_panes (book->sheet, 1, 0);
  return book;
}

void
td_sheet_book_free (TdSheetBook *book)
{
  if (book == NULL)
    return;
  /* The library forgets the file of the rows of a book that was not closed. */
  if (book->workbook && book->sheet->optimize_tmpfile)
    fclose (book->sheet->optimize_tmpfile);
  if (book->workbook)
    lxw_workbook_free (book->workbook);
  g_free (book);
}

void
td_sheet_book_add_head (TdSheetBook *book, guint column, const char *title)
{
  worksheet_write_string (book->sheet, 0, (lxw_col_t) column, title, book->head);
}

void
td_sheet_book_add_text (TdSheetBook *book, guint row, guint column, const char *text)
{
  worksheet_write_string (book->sheet, row, (lxw_col_t) column, text, NULL);
}

void
td_sheet_book_add_number (TdSheetBook *book,
                          guint row,
                          guint column,
                          double value,
                          gboolean percent)
{
  worksheet_write_number (book->sheet, row, (lxw_col_t) column, value,
                          percent ? book->percent : NULL);
}

/* The day number of workbooks is right from 1 March 1900 on; an earlier day is text. */
void
td_sheet_book_add_date (TdSheetBook *book, guint row, guint column, TdDate date)
{
  char iso[16];

  if (date >= td_date_from_ymd (1900, 3, 1))
    worksheet_write_number (book->sheet, row, (lxw_col_t) column,
                            date - td_date_from_ymd (1899, 12, 30), book->date);
  else
    td_sheet_book_add_text (book, row, column, td_date_write_iso (date, iso));
}

/* The rows lie in a temporary file until now; a disk that was full there would go unnoticed. */
static gboolean
rows_are_whole (TdSheetBook *book)
{
  FILE *rows = book->sheet->optimize_tmpfile;

  return rows == NULL || (fflush (rows) == 0 && ferror (rows) == 0);
}

int
td_sheet_book_close (TdSheetBook *book, GArray *widths, guint n_rows)
{
  lxw_error trouble;

  if (!rows_are_whole (book))
    {
      td_sheet_book_free (book);
      return ENOSPC;
    }
  for (guint i = 0; i < widths->len; i++)
    worksheet_set_column (book->sheet, (lxw_col_t) i, (lxw_col_t) i,
                          g_array_index (widths, double, i), NULL);
  if (widths->len > 0 && n_rows > 1)
    worksheet_autofilter (book->sheet, 0, 0, n_rows - 1, (lxw_col_t) (widths->len - 1));
  errno = 0;
  trouble = workbook_close (g_steal_pointer (&book->workbook));
  td_sheet_book_free (book);
  if (trouble == LXW_NO_ERROR)
    return 0;
  return errno ? errno : EIO;
}
