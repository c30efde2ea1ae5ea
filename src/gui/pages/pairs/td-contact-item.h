/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-contact.h"
#include "gui/pages/pairs/td-pair-record.h"

G_BEGIN_DECLS

/**
 * TdContactItem:
 *
 * A row of a pair's contacts: a contact, with its interval above the newest one of an interval; or
 * an interval alone in which there was none.
 *
 * Properties: "contact" (TdContact, nullable), "interval" ("10 Jan 2026 – 9 Feb 2026", nullable),
 * "state" (what became of it: kept, missed …; nullable), "glyph" (the same for a TdSlotStrip's
 * "sample", nullable), "outside" (that the contact lies outside the pair's life, nullable).
 */
#define TD_TYPE_CONTACT_ITEM (td_contact_item_get_type ())
G_DECLARE_FINAL_TYPE (TdContactItem, td_contact_item, TD, CONTACT_ITEM, GObject)

TdContact *td_contact_item_get_contact (TdContactItem *item);

/* Whether two look the same; a GEqualFunc. */
gboolean td_contact_item_equal (gconstpointer item, gconstpointer other);

/* The rows of a pair, newest first. (transfer full) (element-type TdContactItem) */
GPtrArray *td_contact_items_new (TdPairRecord *record);

G_END_DECLS
