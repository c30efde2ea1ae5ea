/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-hidden-focus.h"

static gboolean
move_cb (gpointer data)
{
  g_autoptr (GtkWindow) window = g_weak_ref_get (data);
  GtkWidget *focus = window ? gtk_window_get_focus (window) : NULL;
  GtkWidget *widget;

  if (focus == NULL || gtk_widget_get_mapped (focus) ||
      !gtk_widget_get_mapped (GTK_WIDGET (window)))
    return G_SOURCE_REMOVE;
  widget = gtk_widget_get_parent (focus);
  /* Without a focus a search begins at the first control, not after the one that had it. */
  gtk_window_set_focus (window, NULL);
  while (widget &&
         (!gtk_widget_get_mapped (widget) || !gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD)))
    widget = gtk_widget_get_parent (widget);
  return G_SOURCE_REMOVE;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* When what hides it is done, and before anything that was read arrives. A window that is on its
 * way out must not be kept: GTK takes it apart with the one it belongs to, which would be gone. */
static void
hidden_cb (GtkWidget *focus, gpointer window)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, window);
  g_idle_add_full (G_PRIORITY_HIGH, move_cb, weak, weak_ref_free);
}

void
td_hidden_focus_moves (GtkWindow *window)
{
  GSignalGroup *group = g_signal_group_new (GTK_TYPE_WIDGET);

  g_signal_group_connect (group, "unmap", G_CALLBACK (hidden_cb), window);
  g_object_bind_property (window, "focus-widget", group, "target", G_BINDING_SYNC_CREATE);
  g_object_set_data_full (G_OBJECT (window), "td-hidden-focus", group, g_object_unref);
}
