/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

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

/**
 * TdHistoryAbout:
 * @words: (nullable): the name of the person, the names of the pair
 *
 * What the history is to be filtered by when it is shown; one id, the others 0.
 */
typedef struct
{
  gint64 person_id;
  gint64 pair_id;
  gint64 program_id;
  const char *words;
} TdHistoryAbout;

/* Shows it over @parent, all of it or (nullable) what is about one thing. */
void td_history_window_show (GtkWindow *parent, TdSession *session);
void td_history_window_show_about (GtkWindow *parent,
                                   TdSession *session,
                                   const TdHistoryAbout *about);

G_END_DECLS
