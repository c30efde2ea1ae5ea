/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/app/td-page.h"

G_BEGIN_DECLS

/**
 * TdBackupsView:
 *
 * The backups of the workspace, what is in each, and what can be done with them. Restoring is the
 * application's (app.restore): it closes the workspace for it.
 *
 * Properties: "busy" (a backup is being made or opened), "progress" (#TdProgress).
 */
#define TD_TYPE_BACKUPS_VIEW (td_backups_view_get_type ())
G_DECLARE_FINAL_TYPE (TdBackupsView, td_backups_view, TD, BACKUPS_VIEW, TdPage)

/**
 * TdBackupWindow:
 *
 * The list in a window of its own.
 */
#define TD_TYPE_BACKUP_WINDOW (td_backup_window_get_type ())
G_DECLARE_FINAL_TYPE (TdBackupWindow, td_backup_window, TD, BACKUP_WINDOW, AdwWindow)

void td_backup_window_show (GtkWindow *parent, TdSession *session);

G_END_DECLS
