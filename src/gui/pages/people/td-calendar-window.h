/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/app/td-session.h"

G_BEGIN_DECLS

/**
 * TdCalendarWindow:
 *
 * Imports what needs no mapping of columns: the meetings of pairs from a calendar, or a company's
 * history from a folder. Shows what would be done, asks about the people of a calendar whom the
 * roster doesn't know, imports, shows the receipt with Undo.
 */
#define TD_TYPE_CALENDAR_WINDOW (td_calendar_window_get_type ())
G_DECLARE_FINAL_TYPE (TdCalendarWindow, td_calendar_window, TD, CALENDAR_WINDOW, AdwWindow)

/* Opens the window over the one that @parent is in, and reads the file. */
void td_calendar_window_show (GtkWidget *parent, TdSession *session, const char *path);

/* The same for the folder of a history (td_import_events()). */
void td_calendar_window_show_history (GtkWidget *parent, TdSession *session, const char *folder);

G_END_DECLS
