/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-column-set.h"

#include "gui/widgets/td-column-sort.h"

#define KEY "hidden-columns"
#define SHOWN_KEY "shown-columns"

typedef struct
{
  TdColumnSet *set; /* borrowed */
  GtkColumnViewColumn *column;
  char *field;
  gboolean standard;
  gulong handler;
  int width; /* while it is hidden */
} Entry;

struct _TdColumnSet
{
  GtkColumnView *view; /* borrowed */
  char *name;
  GPtrArray *entries; /* of Entry */
  GSimpleActionGroup *actions;
  GMenu *menu;
  GKeyFile *remembered;
  char *path;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_signal_handler_disconnect (entry->column, entry->handler);
  g_object_unref (entry->column);
  g_free (entry->field);
  g_free (entry);
}

TdColumnSet *
td_column_set_new (GtkColumnView *view, const char *name)
{
  TdColumnSet *self = g_new0 (TdColumnSet, 1);

  self->view = view;
  self->name = g_strdup (name);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->actions = g_simple_action_group_new ();
  self->menu = g_menu_new ();
  self->remembered = g_key_file_new ();
  self->path = g_build_filename (g_get_user_config_dir (), "tandem", "lists.ini", NULL);
  /* No file, or one that cannot be read, means the standard columns. */
  g_key_file_load_from_file (self->remembered, self->path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  return self;
}

void
td_column_set_free (TdColumnSet *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->entries);
  g_object_unref (self->actions);
  g_object_unref (self->menu);
  g_key_file_unref (self->remembered);
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

static gboolean
is_remembered (TdColumnSet *self, const char *key, const char *field)
{
  g_auto (GStrv) fields =
      g_key_file_get_string_list (self->remembered, self->name, key, NULL, NULL);

  return fields && g_strv_contains ((const char *const *) fields, field);
}

/* What differs from the standard, so that a later version can add columns. */
static void
remember (TdColumnSet *self, const char *key, gboolean shown)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

      if (entry->standard != shown && gtk_column_view_column_get_visible (entry->column) == shown)
        g_ptr_array_add (fields, entry->field);
    }
  g_key_file_set_string_list (self->remembered, self->name, key,
                              (const char *const *) fields->pdata, fields->len);
}

/* GTK 4.8 takes the widths of hidden columns off the room that it shares out to the others. */
static void
settle_width (Entry *entry)
{
  if (!gtk_column_view_column_get_visible (entry->column))
    {
      entry->width = gtk_column_view_column_get_fixed_width (entry->column);
      gtk_column_view_column_set_fixed_width (entry->column, 0);
    }
  else if (gtk_column_view_column_get_fixed_width (entry->column) == 0)
    gtk_column_view_column_set_fixed_width (entry->column, entry->width);
}

static void
visible_cb (Entry *entry)
{
  TdColumnSet *self = entry->set;
  g_autofree char *folder = g_path_get_dirname (self->path);

  settle_width (entry);
  remember (self, KEY, FALSE);
  remember (self, SHOWN_KEY, TRUE);
  g_mkdir_with_parents (folder, 0700);
  /* Where it cannot be written it is not remembered: nothing to trouble her with. */
  g_key_file_save_to_file (self->remembered, self->path, NULL);
}

static void
add_action (TdColumnSet *self, Entry *entry)
{
  g_autoptr (GPropertyAction) action =
      g_property_action_new (entry->field, entry->column, "visible");

  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

void
td_column_set_add (TdColumnSet *self,
                   GtkColumnViewColumn *column,
                   const char *field,
                   gboolean shown)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->set = self;
  entry->column = g_object_ref (column);
  entry->field = g_strdup (field);
  entry->standard = shown;
  if (is_remembered (self, shown ? KEY : SHOWN_KEY, field))
    shown = !shown;
  gtk_column_view_column_set_visible (column, shown);
  settle_width (entry);
  td_column_sort_attach (column);
  entry->handler =
      g_signal_connect_swapped (column, "notify::visible", G_CALLBACK (visible_cb), entry);
  if (self->entries->len > 0)
    add_action (self, entry);
  g_ptr_array_add (self->entries, entry);
}

GActionGroup *
td_column_set_get_actions (TdColumnSet *self)
{
  return G_ACTION_GROUP (self->actions);
}

GMenuModel *
td_column_set_get_menu (TdColumnSet *self, const char *prefix)
{
  g_menu_remove_all (self->menu);
  for (guint i = 1; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];
      g_autofree char *action = g_strconcat (prefix, ".", entry->field, NULL);

      g_menu_append (self->menu, gtk_column_view_column_get_title (entry->column), action);
    }
  return G_MENU_MODEL (self->menu);
}

char **
td_column_set_dup_shown (TdColumnSet *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();

  for (guint c = 0; c < g_list_model_get_n_items (columns); c++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, c);

      for (guint i = 0; i < self->entries->len; i++)
        {
          Entry *entry = self->entries->pdata[i];

          if (entry->column == column && gtk_column_view_column_get_visible (column))
            g_strv_builder_add (fields, entry->field);
        }
    }
  return g_strv_builder_end (fields);
}

const char *
td_column_set_get_sort (TdColumnSet *self, gboolean *descending)
{
  GtkColumnViewColumn *column = td_column_sort_get (self->view, descending);

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

      if (entry->column == column)
        return entry->field;
    }
  return NULL;
}
