/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-dialog.h"
#include "people/td-employee.h"

G_BEGIN_DECLS

/**
 * TdMergeDialog:
 *
 * Makes one person of two numbers: says what moves from the one that goes to the one that stays,
 * and what stands in the way, then does it.
 */
#define TD_TYPE_MERGE_DIALOG (td_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdMergeDialog, td_merge_dialog, TD, MERGE_DIALOG, TdDialog)

/* Opens it over the window of @parent; @person stays unless she turns the two about. */
void td_merge_dialog_present (GtkWidget *parent, TdSession *session, TdEmployee *person);

G_END_DECLS
