/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"

G_BEGIN_DECLS

/**
 * TdCheckDialog:
 *
 * Looks for faults in the workspace, shows how far it is, and tells each with what to do, by where
 * that is; a click leads there. Writes nothing; closing it stops the looking.
 */
#define TD_TYPE_CHECK_DIALOG (td_check_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdCheckDialog, td_check_dialog, TD, CHECK_DIALOG, TdDialog)

void td_check_dialog_show (GtkWindow *parent, TdSession *session);

G_END_DECLS
