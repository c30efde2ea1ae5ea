/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdContactEntry:
 *
 * The line in which a contact is logged: "12/3 NAME 45m video". Under it stands what will be
 * stored, or what is missing; names are completed with the arrow keys and Tab, Enter saves.
 */
#define TD_TYPE_CONTACT_ENTRY (td_contact_entry_get_type ())
G_DECLARE_FINAL_TYPE (TdContactEntry, td_contact_entry, TD, CONTACT_ENTRY, TdPage)

G_END_DECLS
