/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-progress.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * td_database_set_progress:
 * @progress: (nullable): gets the share of @expected that is done; NULL to tell nobody any longer
 * @expected: steps of SQLite's virtual machine that the work is taken to need
 *
 * While set, queries on this connection tell how far they are; where the guess was too small, it
 * stays below the whole. The steps taken since it was set are td_database_get_steps(), to the
 * thousands.
 */
void td_database_set_progress (TdDatabase *db, TdProgress *progress, gint64 expected);
gint64 td_database_get_steps (TdDatabase *db);

G_END_DECLS
