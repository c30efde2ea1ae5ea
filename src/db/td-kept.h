/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/* What takes long to read from a large workspace and is asked for again and again may be kept with
 * the connection. It is there for as long as nothing is written to the file but unsaved forms,
 * whoever writes; so each reader of a TdPool has its own, and nobody has to tell it of changes. */

/**
 * td_database_find_kept:
 * @key: "room/what"
 *
 * Returns: (transfer none) (nullable): what was kept last, if nothing was written since; take a
 * reference before the next query. Always NULL within a transaction.
 */
gpointer td_database_find_kept (TdDatabase *db, const char *key);

/* The same without asking whether something was written: only for what is handed to
 * td_database_keep() again, which asks. */
gpointer td_database_peek_kept (TdDatabase *db, const char *key);

/**
 * td_database_keep:
 * @data: (transfer full): what was read since td_database_find_kept() was asked for @key; not to be
 *   changed any more
 * @data_free: at once where something was written since then, or within a transaction
 *
 * In between, other things may be read and kept of which @data is made.
 */
void td_database_keep (TdDatabase *db, const char *key, gpointer data, GDestroyNotify data_free);

G_END_DECLS
