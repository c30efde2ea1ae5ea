/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/app/td-dialog.h"
#include "people/td-employee.h"

G_BEGIN_DECLS

/* Shows what goes and what stays when somebody is made anonymous or erased, then does it. */
#define TD_TYPE_ERASURE_DIALOG (td_erasure_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdErasureDialog, td_erasure_dialog, TD, ERASURE_DIALOG, TdDialog)

/* Opens it over the window of @parent. */
void td_erasure_dialog_present (GtkWidget *parent, TdSession *session, TdEmployee *person);

G_END_DECLS
