/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdNamedBin:
 *
 * What stands in a row of a list view and tells a screen reader what the row is: the widget that
 * GTK makes around it has no name of its own. Goes around everything else in the row's XML.
 *
 * Properties: "words" (the name, nullable), "item" (the row's item, nullable: where it is bound,
 * the name is the texts shown in the row, anew for each item), "levels" (how many widgets up the
 * row is: 1 in a list view, 2 in a column view, whose cells have one around them).
 */
#define TD_TYPE_NAMED_BIN (td_named_bin_get_type ())
G_DECLARE_FINAL_TYPE (TdNamedBin, td_named_bin, TD, NAMED_BIN, AdwBin)

/* Names a widget by the texts that are shown in it, in their order: "12 March, Ana, 45 minutes". */
void td_named_bin_name_by_texts (GtkWidget *row);

/* What of that class is in a row of a list view, below what names it; NULL where nothing is. */
gpointer td_named_bin_find_in_row (GtkWidget *row, GType type);

G_END_DECLS
