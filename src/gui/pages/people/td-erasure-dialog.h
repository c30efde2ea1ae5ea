/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-dialog.h"
#include "people/td-employee.h"

G_BEGIN_DECLS

/**
 * TdErasureDialog:
 *
 * Shows what goes and what stays when people are made anonymous or erased, and which older copies
 * still hold them, then does it, showing how far it is. Can be cancelled until the file is written.
 */
#define TD_TYPE_ERASURE_DIALOG (td_erasure_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdErasureDialog, td_erasure_dialog, TD, ERASURE_DIALOG, TdDialog)

/* Opens it over the window of @parent. */
void td_erasure_dialog_present (GtkWidget *parent, TdSession *session, TdEmployee *person);

/* The same for several at once, by their ids (element-type gint64; takes a reference). */
void td_erasure_dialog_present_many (GtkWidget *parent, TdSession *session, GArray *ids);

G_END_DECLS
