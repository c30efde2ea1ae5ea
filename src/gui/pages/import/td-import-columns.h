/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "exchange/td-date-order.h"

G_BEGIN_DECLS

/**
 * TdImportColumn:
 *
 * A column of the file that is being imported, for a row of the mapping. Properties: "header",
 * "first", "second", "third" (cells of the first rows), "note" (why it is left out), "choices"
 * (GListModel of words), "selected" (guint, the choice; writable).
 */
#define TD_TYPE_IMPORT_COLUMN (td_import_column_get_type ())
G_DECLARE_FINAL_TYPE (TdImportColumn, td_import_column, TD, IMPORT_COLUMN, GObject)

/**
 * TdImportColumns:
 *
 * The mapping of a file as a GListModel of TdImportColumn. A choice in one row takes the field from
 * the row that had it. Properties: "problem" (what is still to be chosen, NULL for nothing),
 * "date-order" (guint, a TdDateOrder, UNKNOWN: as the file proves), "names-program" (whether a
 * column says the programme of each row).
 */
#define TD_TYPE_IMPORT_COLUMNS (td_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (TdImportColumns, td_import_columns, TD, IMPORT_COLUMNS, GObject)

/* Takes the mapping over. @questions: (nullable): of a survey those that a column may answer;
 * @today settles two-digit years. */
TdImportColumns *td_import_columns_new (TdMapping *mapping,
                                        const char *const *questions,
                                        TdDate today);

/* The mapping as it is chosen now (borrowed), and how its dates are read. */
TdMapping *td_import_columns_get_mapping (TdImportColumns *columns);
TdDateOrder td_import_columns_get_date_order (TdImportColumns *columns);

G_END_DECLS
