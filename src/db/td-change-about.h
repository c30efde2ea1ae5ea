/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * td_change_list_about:
 * @table, @id: a row: ("pair", 12)
 * @stops: (nullable): "table.column" of foreign keys that are not followed, NULL-terminated
 * @since: (nullable): older entries, by their time, are not looked at
 *
 * Which entries of the audit trail changed a row, or one that refers to it, over others too: of a
 * programme also its pairs and their contacts. Rows that are gone count. Entries that lost what can
 * be undone are not found. Reads every changeset once: some seconds for a million; stops with the
 * cancellable of @db.
 *
 * Returns: (transfer full) (element-type gint64): their ids, newest first
 */
GArray *td_change_list_about (TdDatabase *db,
                              const char *table,
                              gint64 id,
                              const char *const *stops,
                              const char *since,
                              GError **error);

G_END_DECLS
