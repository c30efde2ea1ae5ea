/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"

G_BEGIN_DECLS

/**
 * TdBackupWindow:
 *
 * Makes, deletes, encrypts and opens backups. Restoring is the application's (app.restore): it
 * closes the workspace for it.
 *
 * Actions: "backup.make"; "backup.restore" and "backup.delete" with the path of a backup;
 * "backup.seal" and "backup.unseal" with the path of an encrypted copy, or "" to ask for it.
 */
#define TD_TYPE_BACKUP_WINDOW (td_backup_window_get_type ())
G_DECLARE_FINAL_TYPE (TdBackupWindow, td_backup_window, TD, BACKUP_WINDOW, TdDialog)

void td_backup_window_show (GtkWindow *parent, TdSession *session);

G_END_DECLS
