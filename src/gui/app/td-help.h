/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The user help: data/help, one page a task. Whatever stands on the screen asks for its page with a
 * button whose action is "app.help" and whose target is the page's id; F1 ("app.help-here") opens
 * the page of the first such button in front of her. */

/**
 * td_help_find_html:
 * @folder: where the languages are, each a folder of HTML pages
 * @languages: in the order of preference, "nl_BE.UTF-8", "nl_BE", "nl"
 * @page: the id of a page
 *
 * Returns: (transfer full) (nullable): the file of the page, in English where no language has it
 */
char *td_help_find_html (const char *folder, const char *const *languages, const char *page);

/**
 * td_help_find_page:
 * @root: a window, or anything in it
 *
 * Returns: (transfer full) (nullable): the page that the first button for help on the screen asks
 * for
 */
char *td_help_find_page (GtkWidget *root);

/**
 * td_help_show:
 * @parent: the window in front
 * @page: the id of a page
 *
 * Opens the page in the help reader of the desktop where there is one that has it, otherwise in the
 * browser; says in a dialog what is missing where there is neither.
 */
void td_help_show (GtkWindow *parent, const char *page);

/**
 * td_help_serve_windows:
 *
 * Lets each window that opens from now on, dialogs too, reach the actions of the application and
 * open its help with F1: GTK gives both only to windows that it counts as the application's own.
 */
void td_help_serve_windows (GtkApplication *application);

/* The window in front of her: a dialog where one has the focus; NULL without any. */
GtkWindow *td_help_find_window (GtkApplication *application);

G_END_DECLS
