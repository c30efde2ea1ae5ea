/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdListItem:
 *
 * A row of a #TdListBox, what GtkListItem is to a list view: the XML of the row is a template of
 * this class and takes what it shows from "item".
 *
 *   <template class="TdListItem" parent="GtkListBoxRow">
 *     … <lookup name="on-date" type="TdPairEvent"><lookup name="item">TdListItem</lookup></lookup>
 *
 * Property: "item" (GObject, set when the row is made).
 */
#define TD_TYPE_LIST_ITEM (td_list_item_get_type ())
G_DECLARE_FINAL_TYPE (TdListItem, td_list_item, TD, LIST_ITEM, GtkListBoxRow)

/* A new row (floating) that shows @item as @template, the XML, says; the functions of its closures
 * are looked up in @scope. */
GtkWidget *td_list_item_new (gpointer item, GBytes *template, GtkBuilderScope *scope);

/* What it shows, borrowed. */
gpointer td_list_item_get_item (TdListItem *row);

G_END_DECLS
