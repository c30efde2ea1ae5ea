/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "gui/widgets/td-column-set.h"

G_BEGIN_DECLS

/**
 * TdColumnsDialog:
 *
 * Which columns of a list are shown, in which order and how wide: what the pointer does on their
 * titles, for the keyboard too. What is chosen is there at once.
 */
#define TD_TYPE_COLUMNS_DIALOG (td_columns_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdColumnsDialog, td_columns_dialog, TD, COLUMNS_DIALOG, TdDialog)

/* Opens over the window of @parent; keeps @columns. */
void td_columns_dialog_open (GtkWidget *parent, TdSession *session, TdColumnSet *columns);

G_END_DECLS
