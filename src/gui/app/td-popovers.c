/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-popovers.h"

static void
close_below (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    close_below (child);
  if (GTK_IS_POPOVER (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
}

void
td_popovers_close (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  close_below (GTK_WIDGET (window));
}

static gboolean
close_request_cb (GtkWindow *window, gpointer data)
{
  td_popovers_close (window);
  return FALSE;
}

static void
windows_changed_cb (GListModel *windows, guint position, guint removed, guint added, gpointer data)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      g_signal_connect (window, "close-request", G_CALLBACK (close_request_cb), NULL);
    }
}

void
td_popovers_serve_windows (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed",
                           G_CALLBACK (windows_changed_cb), application, 0);
}
