/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdTodayBar:
 *
 * What can be done about all selected lines of Today at once, with the number of pairs that each
 * concerns: a line takes part in what can be done about it. It shows itself while something is
 * selected. A button is the action "today.act-selected" (code, kind of letter or "") of the page.
 */
#define TD_TYPE_TODAY_BAR (td_today_bar_get_type ())
G_DECLARE_FINAL_TYPE (TdTodayBar, td_today_bar, TD, TODAY_BAR, AdwBin)

/* @items: (element-type TdTodayItem): what is selected, without headings. */
void td_today_bar_set_items (TdTodayBar *bar, GPtrArray *items);

/* Those of them that an action concerns, the first of each pair (of each thing, where it is about
 * single ones): (transfer container) (element-type TdTodayItem). @letter is the kind of letter of a
 * reminder, "" for the other actions. */
GPtrArray *td_today_bar_filter (GPtrArray *items, const char *code, const char *letter);

G_END_DECLS
