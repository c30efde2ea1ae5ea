/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"

G_BEGIN_DECLS

/**
 * TdPreferencesDialog:
 *
 * The settings of the workspace that are hers: the organisation, who signs letters, notifications.
 */
#define TD_TYPE_PREFERENCES_DIALOG (td_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdPreferencesDialog, td_preferences_dialog, TD, PREFERENCES_DIALOG, TdDialog)

/* Loads the settings and shows them above @parent. */
void td_preferences_dialog_show (GtkWindow *parent, TdSession *session);

G_END_DECLS
