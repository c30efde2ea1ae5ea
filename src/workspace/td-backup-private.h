/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "workspace/td-backup.h"

G_BEGIN_DECLS

/* What the name of a backup ends with. */
#define TD_BACKUP_SUFFIX ".tandem"

/* Whether a name begins as those of backups do, "20261122T093100Z-automatic". */
gboolean td_backup_is_stamped (const char *name);

/* Files that hold what a workspace held, and that nobody lists: drafts of its backups, of itself
 * and of the copy before a migration, left where the program was killed, and logs whose backup is
 * gone. Only those unchanged for @seconds. Paths (transfer full). */
GPtrArray *td_backup_list_left_over (const char *workspace, gint64 seconds);

G_END_DECLS
