/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/widgets/td-list-item.h"

G_BEGIN_DECLS

/**
 * TdListBox:
 *
 * A list that stands in a page which scrolls as a whole: a row for each item of a model, all of
 * them made, each as high as its words need (a list view guesses the heights of rows that it has
 * not made, and cuts the last ones). For models of tens of items; put a GtkSliceListModel before a
 * longer one.
 *
 *   <object class="TdListBox">
 *     <property name="model">reviews</property>
 *     <property name="resource">/org/tandem/Mentoring/pairs/review-row.ui</property>
 *     <accessibility><property name="label" translatable="yes">Reviews</property></accessibility>
 *   </object>
 *
 * The rows' XML is a template of #TdListItem; its closures are those of the template around.
 *
 * Properties: "model" (GListModel), "resource" (text, the XML of a row), "opens" (text, nullable):
 * the name of the items' property, an object or a text, that a row must have to be opened by a
 * click or Return; rows without one only show.
 *
 * Signal: "open" (GObject *item).
 */
#define TD_TYPE_LIST_BOX (td_list_box_get_type ())
G_DECLARE_FINAL_TYPE (TdListBox, td_list_box, TD, LIST_BOX, AdwBin)

/* The item of the row that has the focus or holds it; borrowed, NULL where none does. */
gpointer td_list_box_get_focused (TdListBox *list);

/* Gives the focus to the row of a position, which it has. */
void td_list_box_focus_row (TdListBox *list, guint position);

G_END_DECLS
