/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-table.h"

G_BEGIN_DECLS

/**
 * TdDataSheet:
 *
 * A table of figures for the raw statistics: columns of known names, rows that belong to cases
 * where there is a column "case". A cell that is no figure is refused with the file, its row and
 * its column (TD_ERROR_INVALID).
 */
typedef struct _TdDataSheet TdDataSheet;

/**
 * td_data_sheet_read:
 * @needed: names of columns, NULL-terminated; TD_ERROR_INVALID where one is missing
 * @cancellable: (nullable)
 *
 * Every table that td_table_read_columns() can read, with its errors.
 */
TdDataSheet *td_data_sheet_read (const char *path,
                                 const char *const *needed,
                                 GCancellable *cancellable,
                                 GError **error);

void td_data_sheet_free (TdDataSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdDataSheet, td_data_sheet_free)

guint td_data_sheet_get_n_rows (TdDataSheet *sheet);

/* The place of a column to ask with; -1 where there is none. */
int td_data_sheet_find (TdDataSheet *sheet, const char *column);

/* A cell, "" where empty. Borrowed. */
const char *td_data_sheet_get (TdDataSheet *sheet, guint row, int column);

/* A finite number: digits with a point (a comma where it is the only mark), an exponent if needed.
 */
gboolean td_data_sheet_read_number (TdDataSheet *sheet,
                                    guint row,
                                    int column,
                                    double *number,
                                    GError **error);

/* A whole number from @least to @most. */
gboolean td_data_sheet_read_count (TdDataSheet *sheet,
                                   guint row,
                                   int column,
                                   gint64 least,
                                   gint64 most,
                                   gint64 *count,
                                   GError **error);

/* Numbers separated by spaces, of double; an empty cell has none. */
GArray *td_data_sheet_read_numbers (TdDataSheet *sheet, guint row, int column, GError **error);

/* Refuses a cell: "FILE, row 3, column “exit”: MESSAGE". Returns FALSE. */
gboolean td_data_sheet_refuse (TdDataSheet *sheet,
                               guint row,
                               int column,
                               const char *message,
                               GError **error);

/**
 * TdDataFactor:
 * @names: (element-type utf8): the texts of a column, sorted byte by byte, each once; of the sheet
 * @of: (array): of the rows asked for: the place in @names
 * @order: (array): these rows by their names, else as they were asked for: numbers from 0
 * @first: (array): where the rows of each name begin in @order, and one more for their end
 */
typedef struct
{
  GPtrArray *names;
  int *of;
  guint *order;
  guint *first;
} TdDataFactor;

/* The texts of a column in @rows (of guint), which a column with no place (-1) has not. */
TdDataFactor *td_data_factor_new (TdDataSheet *sheet, int column, GArray *rows);
void td_data_factor_free (TdDataFactor *factor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdDataFactor, td_data_factor_free)

/**
 * TdDataCase:
 * @name: (nullable): of the column "case"; NULL where there is none
 * @rows: of guint, in the order of the file
 */
typedef struct
{
  char *name;
  GArray *rows;
} TdDataCase;

/* The cases, sorted byte by byte; without a column "case" one of all rows.
 * Returns: (transfer full) (element-type TdDataCase) */
GPtrArray *td_data_sheet_list_cases (TdDataSheet *sheet);

G_END_DECLS
