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

static gint64 *
peek_id (gpointer record, const char *id)
{
  return td_record_peek (record, td_record_find_field (record, id));
}

static GHashTable *
list_shown (GListStore *store, const char *id)
{
  GHashTable *shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      gpointer record = g_list_model_get_item (G_LIST_MODEL (store), i);

      g_hash_table_insert (shown, peek_id (record, id), record);
    }
  return shown;
}

gboolean
td_store_update (GListStore *store, GPtrArray *items, const char *id)
{
  g_autoptr (GHashTable) shown = list_shown (store, id);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (items->len, g_object_unref);
  gboolean changed = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      gpointer row = g_hash_table_lookup (shown, peek_id (items->pdata[i], id));

      if (row && !td_record_equal (row, items->pdata[i]))
        {
          td_record_assign (row, items->pdata[i]);
          changed = TRUE;
        }
      g_ptr_array_add (rows, g_object_ref (row ? row : items->pdata[i]));
    }
  td_store_show (store, rows, g_direct_equal);
  return changed;
}
