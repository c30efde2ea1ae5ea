/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * td_store_show:
 * @store: what a list shows
 * @items: what it is to show
 * @equal: (nullable): whether two items look the same; of records all fields are compared by NULL
 *
 * Puts @items into @store. Only the stretch that differs is replaced, so that the other rows stay
 * as they are: what is open or selected, and the focus.
 */
void td_store_show (GListStore *store, GPtrArray *items, GEqualFunc equal);

/**
 * td_store_update:
 * @items: (element-type TdRecord): of one type
 * @id: the field, an id, by which a record is the same one
 *
 * The same for records: one that is shown already stays the same object, and the same row, and
 * takes the new values; so what is selected stays selected. Returns whether such values changed:
 * sorters and filters do not notice that.
 */
gboolean td_store_update (GListStore *store, GPtrArray *items, const char *id);

G_END_DECLS
