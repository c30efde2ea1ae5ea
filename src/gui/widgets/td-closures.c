/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-closures.h"

#include "base/td-decimal.h"
#include "base/td-direction.h"
#include "gui/widgets/td-drop-down-name.h"
#include "gui/widgets/td-search-keys.h"

char *
td_format_number (gpointer self, guint number)
{
  return g_strdup_printf ("%'u", number);
}

char *
td_format_percent (gpointer self, int percent)
{
  return td_decimal_format_share (percent / 100.0, 0);
}

char *
td_format_day (gpointer self, int date)
{
  return td_date_format (date);
}

char *
td_turn (gpointer self, const char *text)
{
  return td_text_turn (text);
}

char *
td_text_or_dash (gpointer self, const char *text)
{
  return g_strdup (text && *text ? text : "—");
}

gboolean
td_is_positive (gpointer self, int number)
{
  return number > 0;
}

gboolean
td_is_zero (gpointer self, int number)
{
  return number == 0;
}

gboolean
td_has_text (gpointer self, const char *text)
{
  return text && *text;
}

GMenuModel *
td_shared_menu (gpointer self, const char *name)
{
  static GHashTable *menus;
  g_autofree char *path = g_strconcat ("/org/tandem/Mentoring/menus/", name, ".ui", NULL);
  GMenuModel *menu;

  if (menus == NULL)
    menus = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  menu = g_hash_table_lookup (menus, path);
  if (menu == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (path);

      menu = g_object_ref (G_MENU_MODEL (gtk_builder_get_object (builder, "menu")));
      g_hash_table_insert (menus, g_steal_pointer (&path), menu);
    }
  return g_object_ref (menu);
}

gboolean
td_has_id (gpointer self, gint64 id)
{
  return id != 0;
}

gboolean
td_is_not (gpointer self, gboolean value)
{
  return !value;
}

gboolean
td_has_object (gpointer self, GObject *object)
{
  return object != NULL;
}

gboolean
td_text_equals (gpointer self, const char *text, const char *other)
{
  return g_strcmp0 (text, other) == 0;
}

gboolean
td_both (gpointer self, gboolean one, gboolean other)
{
  return one && other;
}

char *
td_choose (gpointer self, gboolean condition, const char *yes, const char *no)
{
  return g_strdup (condition ? yes : no);
}

GVariant *
td_target_id (gpointer self, gint64 id)
{
  return g_variant_new_int64 (id);
}

char *
td_action_for (gpointer self, gint64 id, const char *action)
{
  return id ? g_strdup (action) : NULL;
}

char *
td_first_text (gpointer self, const char *one, const char *other)
{
  return g_strdup (one && *one ? one : other);
}

char *
td_join_two (gpointer self, const char *one, const char *other)
{
  if (one && *one && other && *other)
    return td_text_join (one, " · ", other);
  return g_strconcat (one ? one : "", other ? other : "", NULL);
}

char *
td_escape (gpointer self, const char *text)
{
  return g_markup_escape_text (text ? text : "", -1);
}

/* GtkSearchEntry keeps Escape to itself and says so by a signal. */
void
td_search_stop (GtkSearchEntry *entry)
{
  GtkWidget *widget = GTK_WIDGET (entry);
  GtkWidget *popover = gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER);

  if (popover)
    gtk_popover_popdown (GTK_POPOVER (popover));
  else if (*gtk_editable_get_text (GTK_EDITABLE (entry)))
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else if (!GTK_IS_APPLICATION_WINDOW (gtk_widget_get_root (widget)) &&
           !gtk_widget_activate_action (widget, "dialog.escape", NULL))
    gtk_widget_activate_action (widget, "window.close", NULL);
}

void
td_closures_bind (GtkWidgetClass *klass)
{
#define BIND(function) \
  gtk_widget_class_bind_template_callback_full (klass, #function, G_CALLBACK (function))

  BIND (td_format_number);
  BIND (td_format_percent);
  BIND (td_format_day);
  BIND (td_turn);
  BIND (td_text_or_dash);
  BIND (td_is_positive);
  BIND (td_is_zero);
  BIND (td_has_text);
  BIND (td_shared_menu);
  BIND (td_has_id);
  BIND (td_is_not);
  BIND (td_has_object);
  BIND (td_text_equals);
  BIND (td_both);
  BIND (td_choose);
  BIND (td_target_id);
  BIND (td_action_for);
  BIND (td_first_text);
  BIND (td_join_two);
  BIND (td_escape);
  BIND (td_drop_down_name_button);
  BIND (td_search_stop);
  BIND (td_search_down);
  BIND (td_search_type);
#undef BIND
}
