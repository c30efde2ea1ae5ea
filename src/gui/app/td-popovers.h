/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Closes what has popped up in a window that is about to go: with a popover that is open GTK 4.8
 * loses what the window was drawn with (23 KB). */
void td_popovers_close (GtkWindow *window);

/* Does so for every window that is made from now on when it is asked to close. */
void td_popovers_serve_windows (GtkApplication *application);

G_END_DECLS
