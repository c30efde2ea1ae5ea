/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/app/td-page.h"

G_BEGIN_DECLS

/**
 * TdHistoryList:
 *
 * What was done in the workspace, newest first, each entry with its Undo as long as it can be taken
 * back; filtered by a person, a pair, a programme, the kind of change, a period and words, and
 * printed or saved as it is shown. Entries are loaded in pages. The content of the History window.
 */
#define TD_TYPE_HISTORY_LIST (td_history_list_get_type ())
G_DECLARE_FINAL_TYPE (TdHistoryList, td_history_list, TD, HISTORY_LIST, TdPage)

/* The window around it. */
#define TD_TYPE_HISTORY_WINDOW (td_history_window_get_type ())
G_DECLARE_FINAL_TYPE (TdHistoryWindow, td_history_window, TD, HISTORY_WINDOW, AdwWindow)

/* Shows it over @parent. */
void td_history_window_show (GtkWindow *parent, TdSession *session);

G_END_DECLS
