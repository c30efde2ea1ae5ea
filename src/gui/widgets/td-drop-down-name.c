/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-drop-down-name.h"

/* The first label that may be seen: the page of a stack that is not shown says what is not so. */
static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child) && !GTK_IS_NATIVE (child))
      found = find_label (child);
  return found;
}

static void
chosen_cb (GtkDropDown *drop_down)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  g_autoptr (GList) mnemonics = gtk_widget_list_mnemonic_labels (GTK_WIDGET (drop_down));
  GtkWidget *name = mnemonics ? mnemonics->data : GTK_WIDGET (drop_down);

  /* Where nothing is chosen yet there is no label, and the list ends before it. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  name, find_label (button), NULL, -1);
}

void
td_drop_down_name_button (GtkDropDown *drop_down)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  g_signal_handlers_disconnect_by_func (drop_down, chosen_cb, NULL);
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (chosen_cb), NULL);
  chosen_cb (drop_down);
}
