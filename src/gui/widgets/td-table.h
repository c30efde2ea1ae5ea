/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/widgets/td-table-data.h"

G_BEGIN_DECLS

/**
 * TdTable:
 *
 * Shows a #TdTableData; a long one scrolls within itself. The arrow keys move over the rows. Where
 * a cell is hidden it says why below.
 *
 * Properties: "data" (TdTableData), "label" (its name for a screen reader).
 *
 * Signal "activated" (const char *id): a click or Enter on a row that has something behind it.
 */
#define TD_TYPE_TABLE (td_table_get_type ())
G_DECLARE_FINAL_TYPE (TdTable, td_table, TD, TABLE, AdwBin)

TdTableData *td_table_get_data (TdTable *self);
void td_table_set_data (TdTable *self, TdTableData *data);

G_END_DECLS
