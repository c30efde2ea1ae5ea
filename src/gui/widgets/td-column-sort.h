/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * td_column_sort_attach:
 *
 * Gives the column a sorter whose only work is to be asked, before the column's own; where it has
 * none its title can be clicked now, and the rows are sorted in SQL. GTK 4.8 has no way to ask
 * which column is sorted by, see td_column_sort_get().
 */
void td_column_sort_attach (GtkColumnViewColumn *column);

/* Which column the view is sorted by, borrowed, NULL for none; and whether downwards. */
GtkColumnViewColumn *td_column_sort_get (GtkColumnView *view, gboolean *descending);

G_END_DECLS
