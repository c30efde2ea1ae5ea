/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"
#include "workspace/td-backup.h"

G_BEGIN_DECLS

/**
 * TdBackupsView:
 *
 * The backups of the workspace and what is in each. What can be done with them are the actions
 * "backup.…" of the window around it.
 */
#define TD_TYPE_BACKUPS_VIEW (td_backups_view_get_type ())
G_DECLARE_FINAL_TYPE (TdBackupsView, td_backups_view, TD, BACKUPS_VIEW, TdPage)

/* The one with this path, NULL where it is gone. (transfer full) (nullable) */
TdBackup *td_backups_view_find (TdBackupsView *view, const char *path);

/* Lines about it, for a question. (transfer full) */
char *td_backups_view_describe (TdBackup *backup);

G_END_DECLS
