/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-dialog.h"

G_BEGIN_DECLS

/**
 * TdCalendarWindow:
 *
 * Imports a calendar. Shows what would be done, asks about the people of the calendar whom the
 * roster doesn't know, imports, shows the receipt with Undo.
 */
#define TD_TYPE_CALENDAR_WINDOW (td_calendar_window_get_type ())
G_DECLARE_FINAL_TYPE (TdCalendarWindow, td_calendar_window, TD, CALENDAR_WINDOW, TdDialog)

/* Opens the window over the one that @parent is in, and reads the file. */
void td_calendar_window_show (GtkWidget *parent, TdSession *session, const char *path);

G_END_DECLS
