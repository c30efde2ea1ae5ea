/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-page.h"
#include "gui/frame/td-session.h"

G_BEGIN_DECLS

/**
 * TdWindow:
 *
 * The window: a sidebar with the pages, the page, the programme switcher. Without a session it says
 * that it is opening, or why it could not.
 *
 * Actions: win.go ("people") shows a page; win.show (("pairs", int64 12)) shows one thing on a
 * page; win.do ("people.import-roster") goes to the page that the action is named after and runs it
 * there; win.undo, win.find, win.toggle-sidebar, win.sample.
 */
#define TD_TYPE_WINDOW (td_window_get_type ())
G_DECLARE_FINAL_TYPE (TdWindow, td_window, TD, WINDOW, AdwApplicationWindow)

TdWindow *td_window_new (GtkApplication *application);

/* Property "session"; NULL closes what is shown. */
void td_window_set_session (TdWindow *window, TdSession *session);
TdSession *td_window_get_session (TdWindow *window);

/* Says why the workspace could not be opened. */
void td_window_fail (TdWindow *window, const GError *error);

/* The names of the pages, in the order of the sidebar, NULL-terminated: today, people, pairing,
 * pairs, insight, report, program. */
const char *const *td_window_get_page_names (void);

/* Shows a page by its name. */
void td_window_go (TdWindow *window, const char *page);

/* Runs an action by its detailed name ("insight.kind::retention") on a page, which is shown first;
 * NULL for an action of the window or the application. */
void td_window_do (TdWindow *window, const char *page, const char *action);

/* The page that is shown. (transfer none) (nullable) */
TdPage *td_window_get_page (TdWindow *window);

/* The name of the page that is shown; NULL without a session. (transfer full) (nullable) */
char *td_window_dup_page (TdWindow *window);

G_END_DECLS
