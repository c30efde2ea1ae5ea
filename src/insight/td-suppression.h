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

/* Hides as many more cells of a one-way table as guard those that are hidden already, by the same
 * rule; for cells of tables that share them. FALSE where all together do not suffice: then the
 * total must be hidden. */
gboolean td_suppress_guard (const gint64 *counts, guint n, gint64 threshold, gboolean *hidden);

/**
 * td_suppress_grid:
 * @counts: persons in each cell, row by row
 * @hidden: (inout caller-allocates): a flag a cell; those that are set stay
 *
 * Hides the small cells of a two-way table, and enough others that no hidden cell is found by
 * subtraction from the total of its row or of its column. Where nothing else is left a zero is
 * hidden too.
 */
void td_suppress_grid (const gint64 *counts,
                       guint n_rows,
                       guint n_columns,
                       gint64 threshold,
                       gboolean *hidden);

/**
 * td_suppress_columns:
 * @columns: (array length=n_columns): numbers of persons of the same @n rows, each column with a
 *   total that may be known
 * @hidden: (inout caller-allocates): @n flags, TRUE where nothing of the row may be shown; those
 *   that are set stay
 *
 * The same for rows with several numbers: a row is hidden where any of its numbers is small, and
 * further rows until no number of a hidden one is found by subtraction in its column.
 *
 * Returns: whether the totals may be shown
 */
gboolean td_suppress_columns (const gint64 *const *columns,
                              guint n_columns,
                              guint n,
                              gint64 threshold,
                              gboolean *hidden);

/**
 * td_suppress_groups:
 * @counts: (array length=n_groups): of each group the persons by value, @n_values of them; the
 * first group is everybody, the others are parts of it that may overlap
 * @hidden: (array length=n_groups): flags of the same shape; those that are set stay
 *
 * Hides what is small in a group of a value, or leaves a small rest of the value, and over the
 * values as many more as guard it; nothing is shown of a value whose first group is hidden.
 */
void td_suppress_groups (gint64 *const *counts,
                         guint n_groups,
                         guint n_values,
                         gint64 threshold,
                         gboolean *const *hidden);

/* Whether a group of @count out of a parent of @parent persons may be shown: neither the group nor
 * the rest of the parent is 1 to @threshold - 1. */
gboolean td_suppress_group (gint64 count, gint64 parent, gint64 threshold);

G_END_DECLS
