/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/widgets/td-column.h"

G_BEGIN_DECLS

/**
 * TdColumnSet:
 *
 * The columns of a list: which are shown, in which order, how wide, and by which the list is
 * sorted. What differs from the standard is remembered on this computer (the relocatable schema
 * org.tandem.Mentoring.List), so that a later version can add columns; where the settings are not
 * installed it holds for as long as the window.
 */
#define TD_TYPE_COLUMN_SET (td_column_set_get_type ())
G_DECLARE_FINAL_TYPE (TdColumnSet, td_column_set, TD, COLUMN_SET, GObject)

/* @name: of the list, the key under which it is remembered. */
TdColumnSet *td_column_set_new (GtkColumnView *view, const char *name);

/* Names a column of the view after the field that it shows and sorts by. A column that is not
 * @shown is hidden until she asks for it; the first one cannot be hidden. A column with a sorter
 * keeps it; one without is sorted by whoever asks td_column_set_get_sort(). */
void td_column_set_add (TdColumnSet *set,
                        GtkColumnViewColumn *column,
                        const char *field,
                        gboolean shown);

/* Puts back what is remembered; once, after the last column was added. */
void td_column_set_restore (TdColumnSet *set);

/* Whether the list, as it is filtered now, has a use for a column, and whether the column is shown
 * then unless she wished otherwise. */
void td_column_set_offer (TdColumnSet *set, const char *field, gboolean offered, gboolean shown);

/* The columns in their order (element-type TdColumn), borrowed. */
GListModel *td_column_set_get_columns (TdColumnSet *set);

/* Moves a column by one place among those that are offered, to the front (-1) or to the end (1);
 * FALSE where it is there already. */
gboolean td_column_set_move (TdColumnSet *set, TdColumn *column, int by);

/* All as by standard: columns, order, widths, and the order of the rows. */
void td_column_set_reset (TdColumnSet *set);

/* The fields of the columns that are shown, in their order (transfer full). */
char **td_column_set_dup_shown (TdColumnSet *set);

/* Sorts by a column, or with NULL in the standard order, as a click on its title does. */
void td_column_set_sort (TdColumnSet *set, TdColumn *column, gboolean descending);

/* The field to sort by, borrowed; NULL for the standard order. */
const char *td_column_set_get_sort (TdColumnSet *set, gboolean *descending);

/* Stores at once what would be stored in a moment, and lets go of the view; for dispose. */
void td_column_set_close (TdColumnSet *set);

G_END_DECLS
