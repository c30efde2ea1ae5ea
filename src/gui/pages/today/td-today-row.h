/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdTodayRow:
 *
 * A line of Today: a heading, a pair with its next action as a button and the others in a menu, or
 * the way to the rest of a section. The menu also opens by the secondary button of the mouse and by
 * the Menu key; what is chosen is the action "today.act" (code, key) of the page, and
 * "today.expand" (kind, whether).
 *
 * Property "item" (#TdTodayItem).
 */
#define TD_TYPE_TODAY_ROW (td_today_row_get_type ())
G_DECLARE_FINAL_TYPE (TdTodayRow, td_today_row, TD, TODAY_ROW, AdwBin)

/* Opens the menu of what else can be done. */
void td_today_row_open_menu (TdTodayRow *row);

G_END_DECLS
