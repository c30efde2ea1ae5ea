/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdHistoryPart:
 *
 * The part of a page that says what was done last about a person, a pair or a programme, each with
 * its Undo, and leads to the whole history. It reads after the page stands, and stops when the page
 * is left: for that the changes of every entry are looked at.
 *
 * Properties: "person-id", "pair-id", "program-id" (gint64, one of them above 0), "words"
 * (nullable: the name of what it is about).
 */
#define TD_TYPE_HISTORY_PART (td_history_part_get_type ())
G_DECLARE_FINAL_TYPE (TdHistoryPart, td_history_part, TD, HISTORY_PART, TdPage)

G_END_DECLS
