/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-dialog.h"
#include "program/td-program.h"

G_BEGIN_DECLS

/* The form of a new programme, or of a copy of another one; chooses it in the window when it is
 * made. */
#define TD_TYPE_PROGRAM_DIALOG (td_program_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdProgramDialog, td_program_dialog, TD, PROGRAM_DIALOG, TdDialog)

/* @copied: (nullable): the programme to copy */
void td_program_dialog_present (GtkWidget *parent, TdSession *session, TdProgram *copied);

G_END_DECLS
