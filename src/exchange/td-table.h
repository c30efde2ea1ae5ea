/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

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

/**
 * td_table_read:
 * @path: a CSV of any encoding and separator, an XLSX workbook (whatever its name ends in), or a
 *   Workday XML report; told apart by their bytes
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

/* The same for a file whose columns are known: the header is the row that has most of @columns
 * (ended by NULL), and no row behind it is taken for a footer. */
TdTable *td_table_read_columns (const char *path,
                                const char *const *columns,
                                TdProgress *progress,
                                GCancellable *cancellable,
                                GError **error);

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
