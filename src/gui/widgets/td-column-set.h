/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdColumnSet:
 *
 * The columns of a list: by which field it is sorted, and which are shown, which is remembered on
 * this computer.
 */
typedef struct _TdColumnSet TdColumnSet;

/* @name: of the list, the key under which it is remembered. */
TdColumnSet *td_column_set_new (GtkColumnView *view, const char *name);
void td_column_set_free (TdColumnSet *set);

/* Names a column after the field that it shows and sorts by. A column that is not @shown is hidden
 * until she asks for it. The first column cannot be hidden. */
void td_column_set_add (TdColumnSet *set,
                        GtkColumnViewColumn *column,
                        const char *field,
                        gboolean shown);

/* An action a column, named after its field, for gtk_widget_insert_action_group(); and a menu of
 * them, @prefix being the name of the group. Both borrowed. */
GActionGroup *td_column_set_get_actions (TdColumnSet *set);
GMenuModel *td_column_set_get_menu (TdColumnSet *set, const char *prefix);

/* The fields of the columns that are shown, in their order (transfer full). */
char **td_column_set_dup_shown (TdColumnSet *set);

/* The field to sort by, borrowed; NULL for the standard order. */
const char *td_column_set_get_sort (TdColumnSet *set, gboolean *descending);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdColumnSet, td_column_set_free)

G_END_DECLS
