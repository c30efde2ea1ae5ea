/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "base/td-remarks.h"

G_BEGIN_DECLS

/**
 * TdRemarkRow:
 *
 * What there is to say about a field, as a row under the field's own row; not there while there is
 * nothing. Property "field" names the field.
 */
#define TD_TYPE_REMARK_ROW (td_remark_row_get_type ())
G_DECLARE_FINAL_TYPE (TdRemarkRow, td_remark_row, TD, REMARK_ROW, AdwPreferencesRow)

/* Shows the remarks in all rows below @root; rows without a remark are hidden.
 * @touched: whether somebody has filled in anything; before, a refusal is no more than a hint */
void td_remark_rows_show (GtkWidget *root, TdRemarks *remarks, gboolean touched);

G_END_DECLS
