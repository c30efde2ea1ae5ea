/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-contact.h"
#include "gui/pages/pairs/td-pair-record.h"

G_BEGIN_DECLS

/**
 * TdContactItem:
 *
 * A row of a pair's contacts: a contact, with its month above the first of a month; or a month
 * alone in which an interval ended without one.
 *
 * Properties: "contact" (TdContact, nullable), "month" ("March 2026", nullable), "intervals" (what
 * became of the intervals that ended in it, nullable), "outside" (that it lies outside the pair's
 * life, nullable).
 */
#define TD_TYPE_CONTACT_ITEM (td_contact_item_get_type ())
G_DECLARE_FINAL_TYPE (TdContactItem, td_contact_item, TD, CONTACT_ITEM, GObject)

TdContact *td_contact_item_get_contact (TdContactItem *item);

/* The rows of a pair, newest first. (transfer full) (element-type TdContactItem) */
GPtrArray *td_contact_items_new (TdPairRecord *record);

G_END_DECLS
