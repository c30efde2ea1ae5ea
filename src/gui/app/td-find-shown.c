/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-find-shown.h"

#include "base/td-text.h"

typedef struct
{
  GWeakRef widget; /* the button, or that of the menu */
  char *label;
  char *action; /* (nullable): the button itself is pressed */
  GVariant *target;
} Entry;

struct _TdFindShown
{
  GPtrArray *entries;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_weak_ref_clear (&entry->widget);
  g_free (entry->label);
  g_free (entry->action);
  g_clear_pointer (&entry->target, g_variant_unref);
  g_free (entry);
}

static void
add_entry (TdFindShown *self,
           GtkWidget *widget,
           const char *label,
           const char *action,
           GVariant *target)
{
  Entry *entry = g_new0 (Entry, 1);

  g_weak_ref_init (&entry->widget, widget);
  entry->label = td_text_drop_mnemonic (label);
  entry->action = g_strdup (action);
  entry->target = target ? g_variant_ref_sink (target) : NULL;
  g_ptr_array_add (self->entries, entry);
}

/* GTK tells no one but its own buttons whether an action can be used. */
static gboolean
is_enabled (GtkWidget *widget, const char *action, GVariant *target)
{
  GtkWidget *probe = g_object_ref_sink (gtk_button_new ());
  gboolean enabled;

  gtk_widget_set_parent (probe, widget);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (probe), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (probe), action);
  enabled = gtk_widget_get_sensitive (probe);
  gtk_widget_unparent (probe);
  g_object_unref (probe);
  return enabled;
}

static void
add_menu (TdFindShown *self, GtkWidget *button, GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *label = NULL;
      g_autofree char *action = NULL;
      g_autoptr (GVariant) target =
          g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      if (section)
        add_menu (self, button, section);
      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action);
      if (label && action && is_enabled (button, action, target))
        add_entry (self, button, label, action, target);
    }
}

static void
collect (TdFindShown *self, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_sensitive (widget) ||
      GTK_IS_LIST_BASE (widget) || GTK_IS_LIST_BOX_ROW (widget))
    return;
  if (GTK_IS_MENU_BUTTON (widget))
    {
      GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget));

      if (menu)
        add_menu (self, widget, menu);
      return;
    }
  if (GTK_IS_BUTTON (widget))
    {
      const char *label = gtk_button_get_label (GTK_BUTTON (widget));

      if (label && *label)
        add_entry (self, widget, label, NULL, NULL);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect (self, child);
}

TdFindShown *
td_find_shown_new (GtkWidget *page)
{
  TdFindShown *self = g_new0 (TdFindShown, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  collect (self, page);
  return self;
}

void
td_find_shown_free (TdFindShown *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self);
}

char **
td_find_shown_dup_labels (const TdFindShown *self)
{
  char **labels = g_new0 (char *, self->entries->len + 1);

  for (guint i = 0; i < self->entries->len; i++)
    labels[i] = g_strdup (((Entry *) self->entries->pdata[i])->label);
  return labels;
}

void
td_find_shown_run (TdFindShown *self, guint number)
{
  Entry *entry;
  g_autoptr (GtkWidget) widget = NULL;

  g_return_if_fail (number < self->entries->len);

  entry = self->entries->pdata[number];
  widget = g_weak_ref_get (&entry->widget);
  if (widget == NULL || !gtk_widget_get_mapped (widget))
    return;
  if (entry->action)
    gtk_widget_activate_action_variant (widget, entry->action, entry->target);
  else
    gtk_widget_activate (widget);
}
