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

G_END_DECLS
