/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Groups of fewer persons than this are not shown unless the workspace says otherwise. */
#define TD_SUPPRESSION_THRESHOLD 5

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
