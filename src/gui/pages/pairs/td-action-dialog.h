/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "partnership/td-pair-action.h"

G_BEGIN_DECLS

/**
 * TdActionDialog:
 *
 * The form of an action: who of a pair does what by when, and for which of its goals.
 */
#define TD_TYPE_ACTION_DIALOG (td_action_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdActionDialog, td_action_dialog, TD, ACTION_DIALOG, TdDialog)

/* Edits a copy of @action (one without an id is a new one); @goals (element-type TdGoal) are those
 * to choose from. */
void td_action_dialog_show (GtkWidget *parent,
                            TdSession *session,
                            TdPairAction *action,
                            GPtrArray *goals);

G_END_DECLS
