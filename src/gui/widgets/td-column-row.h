/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/widgets/td-column.h"

G_BEGIN_DECLS

/**
 * TdColumnRow:
 *
 * A column in #TdColumnsDialog: whether it is shown, how wide it is, and buttons that activate
 * "columns.up" and "columns.down" with its field.
 */
#define TD_TYPE_COLUMN_ROW (td_column_row_get_type ())
G_DECLARE_FINAL_TYPE (TdColumnRow, td_column_row, TD, COLUMN_ROW, AdwActionRow)

GtkWidget *td_column_row_new (TdColumn *column);

/* Borrowed. */
TdColumn *td_column_row_get_column (TdColumnRow *row);

/* Gives the focus to the button that moves it to the front (-1) or to the end (1). */
void td_column_row_focus_move (TdColumnRow *row, int by);

G_END_DECLS
