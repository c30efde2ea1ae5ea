/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/* Gives a page's class the actions people.import, people.import-roster, people.import-enrolments,
 * people.import-pairs, people.import-folder (of a history), people.paste-cells and
 * people.import-history (what was imported before), and pasting by Ctrl+V. */
void td_import_install_actions (GtkWidgetClass *page_class);

/* Gives a page's class the action contacts.import: a table of contacts, or a calendar. */
void td_import_install_contacts_action (GtkWidgetClass *page_class);

/* The drop_file of a page: opens the window on whatever it is. */
gboolean td_import_drop_file (TdPage *page, GFile *file);

G_END_DECLS
