/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-entry-name.h"

#include <adwaita.h>

static void
title_cb (AdwPreferencesRow *row)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (row), -1);
}

void
td_entry_row_name (gpointer row)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));

  /* Its role is fixed once it is realized. */
  if (gtk_widget_get_realized (text))
    return;
  g_object_set (text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  g_signal_connect (row, "notify::title", G_CALLBACK (title_cb), NULL);
  title_cb (row);
}

static void
name_rows (GtkWidget *widget)
{
  if (ADW_IS_ENTRY_ROW (widget))
    {
      td_entry_row_name (widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    name_rows (child);
}

void
td_entry_rows_are_named (GtkWindow *window)
{
  g_signal_connect (window, "realize", G_CALLBACK (name_rows), NULL);
}
