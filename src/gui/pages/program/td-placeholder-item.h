/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "base/td-record.h"

G_BEGIN_DECLS

/**
 * TdPlaceholderItem:
 *
 * A placeholder of the editable texts, for a list of them; translated.
 */
#define TD_TYPE_PLACEHOLDER_ITEM (td_placeholder_item_get_type ())
G_DECLARE_FINAL_TYPE (TdPlaceholderItem, td_placeholder_item, TD, PLACEHOLDER_ITEM, TdRecord)

struct _TdPlaceholderItem
{
  TdRecord parent_instance;

  char *name;
  char *label;
  char *description;
};

/* All placeholders, in their order (transfer full) (element-type TdPlaceholderItem). */
GListModel *td_placeholder_item_list (void);

G_END_DECLS
