/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "partnership/td-pair-action.h"

G_BEGIN_DECLS

/**
 * TdActionRow:
 *
 * Who of a pair does what by when, with a box to tick when it is done. It stands somewhere below a
 * #TdPage.
 *
 * Signal "edit" (#TdPairAction): she wants to change it.
 */
#define TD_TYPE_ACTION_ROW (td_action_row_get_type ())
G_DECLARE_FINAL_TYPE (TdActionRow, td_action_row, TD, ACTION_ROW, AdwActionRow)

GtkWidget *td_action_row_new (TdPairAction *action);

/* Shows the same action as it is now. */
void td_action_row_show (TdActionRow *self, TdPairAction *action);

G_END_DECLS
