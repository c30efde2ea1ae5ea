/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done on what is shown, such as the page of a pair: its buttons and what its menus
 * hold, where they can be used now. Rows of lists are left out: theirs need a row. Used on the main
 * thread. */
typedef struct _TdFindShown TdFindShown;

TdFindShown *td_find_shown_new (GtkWidget *page);
void td_find_shown_free (TdFindShown *shown);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFindShown, td_find_shown_free)

/* Their words, without the signs of mnemonics, NULL-terminated. (transfer full) */
char **td_find_shown_dup_labels (const TdFindShown *shown);

/* Does the one with that number among the labels; nothing where its button is gone. */
void td_find_shown_run (TdFindShown *shown, guint number);

G_END_DECLS
