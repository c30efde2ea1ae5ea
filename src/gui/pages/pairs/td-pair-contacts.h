/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/app/td-page.h"

G_BEGIN_DECLS

/**
 * TdPairContacts:
 *
 * The contacts of a pair, as a part of its page: what is due and agreed, the intervals of its
 * rhythm, hours, and every contact by interval, newest first. Enter or a double click changes a
 * contact, Delete deletes it.
 *
 * Property "pair-id" (gint64).
 */
#define TD_TYPE_PAIR_CONTACTS (td_pair_contacts_get_type ())
G_DECLARE_FINAL_TYPE (TdPairContacts, td_pair_contacts, TD, PAIR_CONTACTS, TdPage)

G_END_DECLS
