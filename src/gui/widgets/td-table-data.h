/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "render/td-chart-scene.h"

G_BEGIN_DECLS

/* A table has at most this many columns. */
#define TD_TABLE_MOST_COLUMNS 16

/**
 * TdTableData:
 *
 * A table of words for #TdTable: heads, and rows of cells with what lies behind each. Pure data:
 * make it on any thread, hand it over, then do not change it.
 */
#define TD_TYPE_TABLE_DATA (td_table_data_get_type ())
G_DECLARE_FINAL_TYPE (TdTableData, td_table_data, TD, TABLE_DATA, GObject)

/**
 * TdTableRow:
 *
 * Properties, read only: "c0", "c1", … (the words of its cells), "id" (NULL where nothing lies
 * behind it).
 */
#define TD_TYPE_TABLE_ROW (td_table_row_get_type ())
G_DECLARE_FINAL_TYPE (TdTableRow, td_table_row, TD, TABLE_ROW, GObject)

/* Without columns. */
TdTableData *td_table_data_new (void);

/* The table twin of a chart. */
TdTableData *td_table_data_new_for_chart (TdChartScene *scene);

/* Adds a column; numbers stand at the right edge. Columns come before rows. */
void td_table_data_add_column (TdTableData *self, const char *head, gboolean number);

/* Adds a row; @id (nullable) is what an activation of it gives; then a cell each column, all
 * copied. */
void td_table_data_add_row (TdTableData *self, const char *id, const char *const *cells);

guint td_table_data_get_n_columns (TdTableData *self);

/* Borrowed. */
const char *td_table_data_get_head (TdTableData *self, guint column);
gboolean td_table_data_is_number (TdTableData *self, guint column);

/* The rows (of TdTableRow), borrowed. */
GListModel *td_table_data_get_rows (TdTableData *self);

/* Whether both have columns of the same heads and kinds. */
gboolean td_table_data_has_columns_of (TdTableData *self, TdTableData *other);

/* Whether any cell says "hidden". */
gboolean td_table_data_has_hidden (TdTableData *self);

/* Borrowed. */
const char *td_table_row_get_cell (TdTableRow *self, guint column);
const char *td_table_row_get_id (TdTableRow *self);

/* Whether both rows say the same and lead to the same; a GEqualFunc. */
gboolean td_table_row_equal (gconstpointer row, gconstpointer other);

G_END_DECLS
