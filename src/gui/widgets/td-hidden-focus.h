/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Moves the focus of a window on as soon as the control that has it is hidden, to the first one
 * that is shown and nearest. GTK 4.8 does so after the next frame, but may give it to what is
 * hidden, where no key does anything; and where the control goes as well before that frame, as
 * when the page that was asked for is read quickly, it keeps what was hidden for ever. */
void td_hidden_focus_moves (GtkWindow *window);

G_END_DECLS
