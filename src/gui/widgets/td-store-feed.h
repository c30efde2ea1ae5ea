/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * td_store_feed:
 * @store: what a list shows
 * @items: what it is to show
 * @widget: the list, or what it stands in
 * @equal: whether two items look the same: such rows stay as they are
 * @enough: up to how many rows there are widgets; from there on the rest comes at once
 *
 * Makes @store hold @items, a few rows with each frame, so that making their widgets never holds up
 * one: new rows come behind each other, others take the place of the old ones, and rows that are
 * too many go. It ends when all is done, or the widget is gone.
 *
 * Returns: the tick callback of @widget, to stop it by
 */
guint td_store_feed (GListStore *store,
                     GListModel *items,
                     GtkWidget *widget,
                     GEqualFunc equal,
                     guint enough);

G_END_DECLS
