/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "partnership/td-intake.h"

G_BEGIN_DECLS

/**
 * TdIntakeDialog:
 *
 * The form of what a coaching pair begins with.
 */
#define TD_TYPE_INTAKE_DIALOG (td_intake_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdIntakeDialog, td_intake_dialog, TD, INTAKE_DIALOG, TdDialog)

/* Edits a copy of @intake. */
void td_intake_dialog_show (GtkWidget *parent, TdSession *session, TdIntake *intake);

G_END_DECLS
