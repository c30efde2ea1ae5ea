/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes Tab leave a list in the windows of a class, in its class_init: in GTK 4.8 it goes through
 * every row, so that who has three thousand people never comes to what stands below them. Tab goes
 * over the controls in the row that has the focus and then out; the arrow keys go from row to
 * row. A list that is entered so begins at the row that is selected. */
void td_tab_leaves_lists (GtkWidgetClass *window_class);

/* The same for the children of a box, which its arrow keys lead to, in such a window: one stop for
 * all of them. */
void td_tab_leaves (GtkFlowBox *box);

/* Gives the keyboard to a list, whatever it selects: to the first row that is selected, else to
 * where it was. Where it is in the list already GTK would move it on by one row. */
void td_tab_enter_list (GtkWidget *list);

/* For the grab_focus of a class: gives the focus to @first, one of its controls, unless it is in
 * @widget already. When Shift and Tab go back from the first control, GTK 4.8 asks what it is in to
 * take the focus, and with TRUE would never get out. */
gboolean td_tab_enter (GtkWidget *widget, gpointer first);

G_END_DECLS
