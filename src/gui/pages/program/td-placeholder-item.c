/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-placeholder-item.h"

#include "program/td-text-fill.h"

static const TdField placeholder_fields[] = {
  TD_FIELD (TdPlaceholderItem, name, TD_FIELD_TEXT),
  TD_FIELD (TdPlaceholderItem, label, TD_FIELD_TEXT),
  TD_FIELD (TdPlaceholderItem, description, TD_FIELD_TEXT),
};
TD_DEFINE_RECORD (TdPlaceholderItem, td_placeholder_item, placeholder_fields)

GListModel *
td_placeholder_item_list (void)
{
  GListStore *items = g_list_store_new (TD_TYPE_PLACEHOLDER_ITEM);
  guint n;
  const TdTextPlaceholder *placeholders = td_text_placeholders (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TdPlaceholderItem) item =
          g_object_new (TD_TYPE_PLACEHOLDER_ITEM, "name", placeholders[i].name, "label",
                        td_text_placeholder_get_label (&placeholders[i]), "description",
                        td_text_placeholder_get_description (&placeholders[i]), NULL);

      g_list_store_append (items, item);
    }
  return G_LIST_MODEL (items);
}
