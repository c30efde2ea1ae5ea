/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "base/td-date.h"
#include "base/td-progress.h"

G_BEGIN_DECLS

/**
 * TdSheetWriter:
 *
 * Writes a list to a file that spreadsheets open, row by row in constant memory, whole or not at
 * all: the file appears under its name with td_sheet_writer_save(). One thread at a time.
 *
 *     writer = td_sheet_writer_new (path, TD_SHEET_XLSX, _ ("People"), cancellable, error);
 *     td_sheet_writer_add_column (writer, _ ("Name"), TD_SHEET_TEXT);
 *     td_sheet_writer_add_column (writer, _ ("Hired"), TD_SHEET_DATE);
 *     for each person
 *       {
 *         td_sheet_writer_add_text (writer, person->name);
 *         td_sheet_writer_add_date (writer, person->hire_date);
 *         if (!td_sheet_writer_end_row (writer, error))
 *           return FALSE;
 *       }
 *     return td_sheet_writer_save (writer, error);
 *
 * XLSX: typed numbers and dates, a frozen heading with filters, columns as wide as their words; no
 * name of a person or computer and no time in the file: the same list is the same bytes.
 *
 * CSV (RFC 4180, CR LF) begins with the mark of UTF-8. Dates are YYYY-MM-DD in every language.
 * Where the locale's decimal mark is a comma, cells are separated by semicolons and numbers have
 * the comma, as the spreadsheets of that country expect; elsewhere commas and points. A percent is
 * the fraction (0.84). Text that a spreadsheet would take for a formula gets an apostrophe
 * (td-csv.h), which td_table_read() takes off again; numbers stay numbers.
 */
typedef struct _TdSheetWriter TdSheetWriter;

typedef enum
{
  TD_SHEET_CSV,
  TD_SHEET_XLSX,
} TdSheetFormat;

/**
 * TdSheetType:
 * @TD_SHEET_PERCENT: a fraction, 0 to 1, shown as a percentage
 */
typedef enum
{
  TD_SHEET_TEXT,
  TD_SHEET_NUMBER,
  TD_SHEET_DATE,
  TD_SHEET_PERCENT,
} TdSheetType;

/* What the name of a file asks for: XLSX where it ends so, else CSV. */
TdSheetFormat td_sheet_format_from_path (const char *path);

/**
 * td_sheet_writer_new:
 * @title: what the sheet is called; cut to what workbooks allow
 * @cancellable: (nullable): td_sheet_writer_end_row() looks at it
 *
 * Begins a file beside @path.
 *
 * Returns: (transfer full): NULL with a G_FILE_ERROR of td_file_begin()
 */
TdSheetWriter *td_sheet_writer_new (const char *path,
                                    TdSheetFormat format,
                                    const char *title,
                                    GCancellable *cancellable,
                                    GError **error);

/* Frees; what was not saved is gone. NULL is fine. */
void td_sheet_writer_free (TdSheetWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSheetWriter, td_sheet_writer_free)

/* Before the first row: ',' ';' or '\t' in a CSV instead of what the locale has; 0 changes nothing.
 * With semicolons numbers have a decimal comma. */
void td_sheet_writer_set_separator (TdSheetWriter *writer, char separator);

/* How many rows there will be, for @progress (nullable), which end_row moves on. */
void td_sheet_writer_set_progress (TdSheetWriter *writer, TdProgress *progress, guint n_rows);

/* A column, before the first row. */
void td_sheet_writer_add_column (TdSheetWriter *writer, const char *title, TdSheetType type);

guint td_sheet_writer_get_n_columns (TdSheetWriter *writer);
/* Rows ended so far. */
guint td_sheet_writer_get_n_rows (TdSheetWriter *writer);

/* The next cell, of any column: a cell may be of another type than its column. NULL text, no date
 * and a number that is not finite are empty cells. A number in a column of percents is one. */
void td_sheet_writer_add_text (TdSheetWriter *writer, const char *text);
void td_sheet_writer_add_number (TdSheetWriter *writer, double value);
void td_sheet_writer_add_date (TdSheetWriter *writer, TdDate date);

/* Ends a row; cells that were not added are empty. G_IO_ERROR_CANCELLED, G_FILE_ERROR of a full
 * disk, or TD_ERROR_INVALID for more than a workbook holds. */
gboolean td_sheet_writer_end_row (TdSheetWriter *writer, GError **error);

/* Puts the file in its place, over one of that name; nothing more can be written. */
gboolean td_sheet_writer_save (TdSheetWriter *writer, GError **error);

G_END_DECLS
