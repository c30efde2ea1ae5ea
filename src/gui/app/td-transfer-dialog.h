/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"

G_BEGIN_DECLS

/**
 * TdTransferDialog:
 *
 * A whole workspace as XML: says what an export leaves out and asks whether it should, then shows
 * how far it is; an import goes into a new workspace, which is opened when it is there. Closing it
 * cancels, and nothing is left of what was begun.
 */
#define TD_TYPE_TRANSFER_DIALOG (td_transfer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdTransferDialog, td_transfer_dialog, TD, TRANSFER_DIALOG, TdDialog)

/* Looks what is private, then shows the dialog above @parent. */
void td_transfer_dialog_export (GtkWindow *parent, TdSession *session);

/* Asks for the file, and for the name of the new workspace. */
void td_transfer_dialog_import (GtkWindow *parent, TdSession *session);

/* With both of them known; "app.open-path" opens @workspace afterwards. */
void td_transfer_dialog_import_files (GtkWindow *parent,
                                      TdSession *session,
                                      const char *xml,
                                      const char *workspace);

/* With the file known, as the switch is. */
void td_transfer_dialog_save (TdTransferDialog *self, const char *path);

G_END_DECLS
