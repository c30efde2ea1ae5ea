/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-sheet-writer.h"

G_BEGIN_DECLS

/* The XLSX side of #TdSheetWriter: one sheet, its rows written in order and not kept. */
typedef struct _TdSheetBook TdSheetBook;

/* Excel's limits: rows with the heading, and letters of a cell. */
#define TD_SHEET_BOOK_MAX_ROWS 1048576
#define TD_SHEET_BOOK_MAX_LETTERS 32767

/* @path: an empty file, written by td_sheet_book_close(). */
TdSheetBook *td_sheet_book_new (const char *path, const char *title);

/* Frees without a file. */
void td_sheet_book_free (TdSheetBook *book);

void td_sheet_book_add_head (TdSheetBook *book, guint column, const char *title);
void td_sheet_book_add_text (TdSheetBook *book, guint row, guint column, const char *text);
void td_sheet_book_add_number (TdSheetBook *book,
                               guint row,
                               guint column,
                               double value,
                               gboolean percent);
void td_sheet_book_add_date (TdSheetBook *book, guint row, guint column, TdDate date);

/* Writes the file, with @widths (of double, in letters) for its columns and filters over @n_rows
 * with the heading, and frees. Returns 0 or an errno. */
int td_sheet_book_close (TdSheetBook *book, GArray *widths, guint n_rows);

G_END_DECLS
