/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives a list or column view a menu of its rows, opened by the second button, the menu key and
 * Shift+F10. A row that is not selected is selected alone first, so that the actions of @menu are
 * about what is selected; "row.open" activates the one row. */
void td_row_menu_attach (GtkWidget *view, GMenuModel *menu);

/* Opens it for the row that has the keyboard; FALSE where none has. */
gboolean td_row_menu_open (GtkWidget *view);

G_END_DECLS
