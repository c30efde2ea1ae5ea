/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/pages/pairs/td-pair-section.h"

G_BEGIN_DECLS

/**
 * TdPairContacts:
 *
 * The contacts of a pair, as a part of its page: what is due and agreed, the intervals of its
 * rhythm, hours, and every contact by interval, newest first: the latest ones, all of them when
 * asked. Enter or a click changes a contact, Delete deletes it.
 */
#define TD_TYPE_PAIR_CONTACTS (td_pair_contacts_get_type ())
G_DECLARE_FINAL_TYPE (TdPairContacts, td_pair_contacts, TD, PAIR_CONTACTS, TdPairSection)

G_END_DECLS
