/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "exchange/td-import-field.h"
#include "gui/app/td-page.h"

G_BEGIN_DECLS

/**
 * TdImportWindow:
 *
 * Imports a roster or sign-ups from a file: choose or drop it, correct the mapping that was
 * guessed, rehearse, import, read the receipt.
 */
#define TD_TYPE_IMPORT_WINDOW (td_import_window_get_type ())
G_DECLARE_FINAL_TYPE (TdImportWindow, td_import_window, TD, IMPORT_WINDOW, AdwWindow)

/* Opens the window over the one that @parent is in. @file (nullable) is read at once; @kind may
 * then be TD_N_IMPORT_KINDS for what it looks like. */
void td_import_window_show (GtkWidget *parent, TdSession *session, TdImportKind kind, GFile *file);

/* Gives a page's class the actions people.import-roster, people.import-enrolments and
 * people.import-history. */
void td_import_install_actions (GtkWidgetClass *page_class);

/* Gives a page's class the action contacts.import: a table of contacts, or a calendar. */
void td_import_install_contacts_action (GtkWidgetClass *page_class);

/* The drop_file of a page: opens the window on a roster or sign-ups. */
gboolean td_import_drop_file (TdPage *page, GFile *file);

G_END_DECLS
