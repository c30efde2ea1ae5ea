/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-search-keys.h"

static GtkSelectionModel *
get_model (GtkWidget *list)
{
  return GTK_IS_COLUMN_VIEW (list) ? gtk_column_view_get_model (GTK_COLUMN_VIEW (list))
                                   : gtk_list_view_get_model (GTK_LIST_VIEW (list));
}

/* What has the rows; the titles of a column view would take the focus themselves. */
static GtkWidget *
get_rows (GtkWidget *list)
{
  for (GtkWidget *child = gtk_widget_get_first_child (list); child && GTK_IS_COLUMN_VIEW (list);
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;
  return list;
}

gboolean
td_search_down (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkWidget *list)
{
  GtkSelectionModel *model = get_model (list);

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return FALSE;
  if (!gtk_widget_get_mapped (list) || model == NULL ||
      g_list_model_get_n_items (G_LIST_MODEL (model)) == 0)
    return FALSE;
  return gtk_widget_grab_focus (get_rows (list));
}

/* Accents that wait for their letter are no characters yet. */
static gboolean
begins_text (guint keyval)
{
  gunichar character = gdk_keyval_to_unicode (keyval);

  return (keyval >= GDK_KEY_dead_grave && keyval <= GDK_KEY_dead_greek) ||
         (character != ' ' && g_unichar_isprint (character));
}

/* GTK's own gtk_search_entry_set_key_capture_widget() sees the keys before the rows do: Enter, by
 * which a row is opened, would be the line's. */
gboolean
td_search_type (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkWidget *entry)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0 ||
      !begins_text (keyval) || !gtk_widget_get_mapped (entry))
    return FALSE;
  gtk_widget_grab_focus (entry);
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
  /* The text in it is what takes keys. */
  return gtk_event_controller_key_forward (keys, GTK_WIDGET (gtk_editable_get_delegate (
                                                     GTK_EDITABLE (entry))));
}
