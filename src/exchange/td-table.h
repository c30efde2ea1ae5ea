/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "base/td-date.h"
#include "base/td-progress.h"

G_BEGIN_DECLS

/**
 * TdTable:
 *
 * A table out of a file, whatever the file was: a header of column names and rows of cells, all
 * clean UTF-8 text. Title lines, blank lines, repeated headers and footers are gone; every row
 * knows its number in the file, as a spreadsheet shows it. Dates of a workbook are ISO text.
 * Immutable once read and shared between threads by reference.
 */
typedef struct _TdTable TdTable;

/* Limits, each with a sentence of its own (FORMATS.md). */
#define TD_TABLE_MAX_FILE ((gint64) 200 * 1024 * 1024)
#define TD_TABLE_MAX_COLUMNS 1000
#define TD_TABLE_MAX_CELL (1024 * 1024)
#define TD_TABLE_MAX_ROWS 10000000
#define TD_TABLE_MAX_TEXT ((gint64) 1024 * 1024 * 1024) /* of all cells, and unpacked */
#define TD_TABLE_MAX_RATIO 100                          /* unpacked, times the size of the file */

/**
 * TdTableChoice:
 * @sheet: (nullable): the name of a sheet, hidden or not; NULL: the visible one that looks most
 *   like a list
 * @encoding: (nullable): one of td_table_list_encodings() or any name that iconv knows; NULL: as
 *   the bytes tell
 * @header_row: the number in the file of the row that names the columns; 0: the one that looks
 *   like it
 * @dates: the order of day and month; TD_DATE_ORDER_UNKNOWN: as the values prove
 *
 * What the coordinator says about a file; all zero where she says nothing. Members are borrowed.
 */
typedef struct
{
  const char *sheet;
  const char *encoding;
  int header_row;
  TdDateOrder dates;
} TdTableChoice;

typedef enum
{
  TD_TABLE_CSV,
  TD_TABLE_XLSX,
  TD_TABLE_ODS,
  TD_TABLE_XML,
} TdTableFormat;

/* A sheet of a workbook. */
typedef struct
{
  char *name;
  gboolean hidden;
} TdTableSheet;

/**
 * TdTableOffer:
 * @format: what the file is
 * @sheets: (element-type TdTableSheet): in the order of the workbook; empty where it is none
 * @sheet: which of them was read, -1 for none
 * @encoding: (nullable): what was taken for the encoding; NULL where a file says it itself
 * @encodings: NULL-terminated, with more than one where the bytes fit each of them: to be asked
 * @doubt: (nullable): a word that two of @encodings read differently: "“Müller” or “M¸ller”"
 * @separator: between the cells, '\0' where there is none
 * @quote: around cells
 * @header_row: the number in the file of the row that names the columns, 0 where none does
 *
 * What there is to choose in a file, and what was taken. Belongs to its table.
 */
typedef struct
{
  TdTableFormat format;
  GPtrArray *sheets;
  int sheet;
  const char *encoding;
  char **encodings;
  char *doubt;
  char separator;
  char quote;
  int header_row;
} TdTableOffer;

/**
 * td_table_read:
 * @path: a CSV of any encoding and separator, an XLSX or ODS workbook (whatever its name ends in),
 *   a Workday XML report or people in HR-XML; told apart by their bytes
 * @progress: (nullable): fraction of the reading
 * @cancellable: (nullable)
 *
 * Sets TD_ERROR_UNREADABLE with what to do about it, G_IO_ERROR of the file, or
 * G_IO_ERROR_CANCELLED. Never reaches for the network.
 *
 * Returns: (transfer full): the table, with at least a header
 */
TdTable *td_table_read (const char *path,
                        TdProgress *progress,
                        GCancellable *cancellable,
                        GError **error);

/* The same as @choice (nullable) says; TD_ERROR_INVALID names what there is where the sheet, the
 * encoding or the row is not there. */
TdTable *td_table_read_chosen (const char *path,
                               const TdTableChoice *choice,
                               TdProgress *progress,
                               GCancellable *cancellable,
                               GError **error);

/* The same for a file whose columns are known: the header is the row that has most of @columns
 * (ended by NULL), and no row behind it is taken for a footer. */
TdTable *td_table_read_columns (const char *path,
                                const char *const *columns,
                                TdProgress *progress,
                                GCancellable *cancellable,
                                GError **error);

/**
 * td_table_read_text:
 * @text: UTF-8: cells as a spreadsheet puts them on the clipboard (separated by tabs), or CSV
 * @length: in bytes, or -1
 * @name: what messages and the receipt call it, such as "Pasted cells"
 * @choice: (nullable): its sheet and encoding do not matter
 *
 * Cells that were pasted; the first row with names is the header as in any file.
 */
TdTable *td_table_read_text (const char *text,
                             gssize length,
                             const char *name,
                             const TdTableChoice *choice,
                             GCancellable *cancellable,
                             GError **error);

/* The bytes of a file called @name, of any kind that td_table_read() knows. */
TdTable *td_table_read_bytes (GBytes *bytes,
                              const char *name,
                              const TdTableChoice *choice,
                              TdProgress *progress,
                              GCancellable *cancellable,
                              GError **error);

/* The encodings that can be chosen, most frequent first; NULL-terminated, static. */
const char *const *td_table_list_encodings (void);

/* FALSE with TD_ERROR_UNDECIDED where the encoding has to be asked, naming --encoding and what
 * there is. */
gboolean td_table_check_encoding (TdTable *table, GError **error);

/* What there is to choose; borrowed. */
const TdTableOffer *td_table_get_offer (TdTable *table);

/* The order of day and month that was chosen for the table; else TD_DATE_ORDER_UNKNOWN. */
TdDateOrder td_table_get_dates (TdTable *table);

TdTable *td_table_ref (TdTable *table);
void td_table_unref (TdTable *table);

/* What the file was, in words: "CSV, UTF-8, separated by semicolons". */
const char *td_table_get_description (TdTable *table);

/* The base name of the file. */
const char *td_table_get_file_name (TdTable *table);

/* Columns of the header, and rows of data without it. */
guint td_table_get_n_columns (TdTable *table);
guint td_table_get_n_rows (TdTable *table);

/* Columns that the header has a name for; a row with more cells than the header reaches further. */
guint td_table_get_n_named (TdTable *table);

/* The name of a column, never NULL; two columns of one name get " (2)", a nameless one its letter.
 */
const char *td_table_get_header (TdTable *table, guint column);

/* The column of a name, compared exactly and then folded; -1 for none. */
int td_table_find_column (TdTable *table, const char *header);

/* The number of a row in the file, from 1. */
int td_table_get_row_number (TdTable *table, guint row);

/* A cell: without space at its ends, "" where empty; never NULL. Borrowed. */
const char *td_table_get_cell (TdTable *table, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdTable, td_table_unref)

G_END_DECLS
