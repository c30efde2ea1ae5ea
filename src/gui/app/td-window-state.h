/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/app/td-window.h"

G_BEGIN_DECLS

/* Makes the window as it was when it was last open: its size, whether it fills the screen, the list
 * of pages, the page; and keeps that from now on. Where the settings are not installed it does
 * nothing. */
void td_window_keep_state (TdWindow *window);

/* "Today, 12 wait": what a screen reader says of a line of the list of pages; a closure. */
char *td_navigation_words (gpointer item, const char *title, guint n_waiting);

G_END_DECLS
