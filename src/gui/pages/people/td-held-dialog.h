/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "people/td-employee.h"

G_BEGIN_DECLS

/**
 * TdHeldDialog:
 *
 * All data held about one person, section by section, private words marked as such: to be read,
 * printed, or saved as a PDF or a table for the person; and the way to make her or him anonymous.
 */
#define TD_TYPE_HELD_DIALOG (td_held_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdHeldDialog, td_held_dialog, TD, HELD_DIALOG, TdDialog)

/* Opens it over the window of @parent. */
TdHeldDialog *td_held_dialog_present (GtkWidget *parent, TdSession *session, TdEmployee *person);

/* Saves as a table, or as a workbook where the name ends so, without asking for the file. */
void td_held_dialog_save_table (TdHeldDialog *dialog, GFile *file);

G_END_DECLS
