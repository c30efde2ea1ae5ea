/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

/* What everything that a window shows must be for those who do not see it or use no mouse. */

/* How many controls below @root can have the focus; fails the test for one that has no name:
 * a button is read by the words in it, everything else needs a label or somebody who names it. */
guint td_gui_test_count_named (gpointer root);

/* Whether the keys of a control are those of another one: what only passes them on to what is in
 * it, or is the inside of something named. */
gboolean td_gui_test_is_inside (GtkWidget *widget);

/* Whether a control can have the focus: shown, sensitive, focusable, and so is all around it. */
gboolean td_gui_test_can_focus (GtkWidget *widget);

/**
 * td_gui_test_walk:
 * @window: the newest one
 *
 * Walks a window by Tab as the key does it, all round, and by the arrows and Tab through the rows
 * of lists. Fails the test for a control that cannot be reached, for one that Tab does not leave,
 * and for one that has the focus out of sight. Returns how many stops there were: none where there
 * is nothing to stop at.
 */
guint td_gui_test_walk (GtkWindow *window);

/* The same round with Shift and Tab: how many stops; a control that it does not leave is a failure.
 */
guint td_gui_test_walk_back (GtkWindow *window);

/* Fails the test for two different words with the same letter for Alt, and for such a letter in the
 * rows of a list view. */
void td_gui_test_check_letters (GtkWindow *window);

/* The same, and for a button with words, outside of rows, that has no such letter. Returns how many
 * have one. */
guint td_gui_test_count_mnemonics (GtkWindow *window);

/* The dialogs that a session is enough to make, one by one; G_TYPE_INVALID behind the last. */
GType td_gui_test_dialog_type (guint n);
