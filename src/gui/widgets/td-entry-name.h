/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The entry rows of a window say to a screen reader when they have the focus, in its init.
 * libadwaita 1.2 keeps that from the row, and GTK leaves the text within, which has it, out. */
void td_entry_rows_are_named (GtkWindow *window);

/* One of them, made later, before it is shown. */
void td_entry_row_name (gpointer row);

G_END_DECLS
