/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-store.h"

#include "base/td-record.h"

static gboolean
is_shown (GListStore *store, guint position, gpointer item, GEqualFunc equal)
{
  g_autoptr (GObject) shown = g_list_model_get_item (G_LIST_MODEL (store), position);

  return equal ? equal (shown, item) : td_record_equal (shown, item);
}

void
td_store_show (GListStore *store, GPtrArray *items, GEqualFunc equal)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint n_items = items->len;
  guint first = 0;

  while (first < n_shown && first < n_items && is_shown (store, first, items->pdata[first], equal))
    first++;
  while (n_shown > first && n_items > first &&
         is_shown (store, n_shown - 1, items->pdata[n_items - 1], equal))
    {
      n_shown--;
      n_items--;
    }
  if (n_shown > first || n_items > first)
    g_list_store_splice (store, first, n_shown - first, items->pdata + first, n_items - first);
}
