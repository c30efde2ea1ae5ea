/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/* Groups of fewer persons than this are not shown unless the workspace says otherwise. */
#define TD_SUPPRESSION_THRESHOLD 5
#define TD_SUPPRESSION_LEAST 3

/* The setting of a workspace that holds another threshold. */
#define TD_SETTING_MIN_CELL "min-cell"

/* The threshold of the workspace: TD_SUPPRESSION_THRESHOLD unless it has another one, never below
 * TD_SUPPRESSION_LEAST. */
gboolean td_suppression_load_threshold (TdDatabase *db, gint64 *threshold, GError **error);

/**
 * td_suppress_table:
 * @counts: persons in each cell of a one-way table
 * @n: cells
 * @threshold: the smallest count that may be shown, 3 or more
 * @hidden: (out caller-allocates): @n flags, TRUE where the cell must show "hidden"
 *
 * Hides the small cells of a table of persons, and enough others that no hidden cell is found by
 * subtraction from the total. Zero stays shown. METRICS section 10.
 *
 * Returns: whether the total may be shown
 */
gboolean td_suppress_table (const gint64 *counts, guint n, gint64 threshold, gboolean *hidden);

/* Whether a group of @count out of a parent of @parent persons may be shown: neither the group nor
 * the rest of the parent is 1 to @threshold - 1. */
gboolean td_suppress_group (gint64 count, gint64 parent, gint64 threshold);

G_END_DECLS
