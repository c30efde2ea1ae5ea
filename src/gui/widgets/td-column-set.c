/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-column-set.h"

#include "gui/frame/td-local-settings.h"
#include "gui/widgets/td-column-sort.h"

/* How long after the last change it is stored: a border that is drawn changes with each pixel. */
#define MOMENT 300 /* ms */

struct _TdColumnSet
{
  GObject parent_instance;

  GtkColumnView *view; /* NULL once it is gone */
  GPtrArray *standard; /* of TdColumn, as they were added */
  GListStore *columns; /* of TdColumn, as they stand */
  GSettings *settings; /* nullable */
  gboolean restored;   /* changes are hers */
  gboolean moving;
  guint source;
};

G_DEFINE_FINAL_TYPE (TdColumnSet, td_column_set, G_TYPE_OBJECT)

static TdColumn *
peek (TdColumnSet *self, guint position)
{
  g_autoptr (TdColumn) column = g_list_model_get_item (G_LIST_MODEL (self->columns), position);

  return column; /* the store holds it */
}

static TdColumn *
find_field (TdColumnSet *self, const char *field)
{
  for (guint i = 0; i < self->standard->len; i++)
    if (g_strcmp0 (td_column_get_field (self->standard->pdata[i]), field) == 0)
      return self->standard->pdata[i];
  return NULL;
}

static TdColumn *
find_column (TdColumnSet *self, GtkColumnViewColumn *column)
{
  for (guint i = 0; i < self->standard->len; i++)
    if (td_column_get_column (self->standard->pdata[i]) == column)
      return self->standard->pdata[i];
  return NULL;
}

/* --- Remembering --- */

typedef const char *(*FieldFunc) (TdColumnSet *self, TdColumn *column);

static const char *
field_of_hidden (TdColumnSet *self, TdColumn *column)
{
  return td_column_get_wish (column) == 0 ? td_column_get_field (column) : NULL;
}

static const char *
field_of_shown (TdColumnSet *self, TdColumn *column)
{
  return td_column_get_wish (column) == 1 ? td_column_get_field (column) : NULL;
}

static gboolean
is_moved (TdColumnSet *self)
{
  for (guint i = 0; i < self->standard->len; i++)
    if (peek (self, i) != self->standard->pdata[i])
      return TRUE;
  return FALSE;
}

static const char *
field_of_moved (TdColumnSet *self, TdColumn *column)
{
  return td_column_get_field (column);
}

static void
store_fields (TdColumnSet *self, const char *key, FieldFunc field_of)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  for (guint i = 0; field_of && i < self->standard->len; i++)
    {
      const char *field = field_of (self, peek (self, i));

      if (field)
        g_ptr_array_add (fields, (gpointer) field);
    }
  g_ptr_array_add (fields, NULL);
  g_settings_set_strv (self->settings, key, (const char *const *) fields->pdata);
}

static void
store_widths (TdColumnSet *self)
{
  GVariantBuilder widths;

  g_variant_builder_init (&widths, G_VARIANT_TYPE ("a{si}"));
  for (guint i = 0; i < self->standard->len; i++)
    {
      TdColumn *column = self->standard->pdata[i];

      if (td_column_get_width (column) > 0)
        g_variant_builder_add (&widths, "{si}", td_column_get_field (column),
                               td_column_get_width (column));
    }
  g_settings_set_value (self->settings, "widths", g_variant_builder_end (&widths));
}

static void
store (TdColumnSet *self)
{
  gboolean descending = FALSE;
  const char *sort = td_column_set_get_sort (self, &descending);

  store_fields (self, "hidden", field_of_hidden);
  store_fields (self, "shown", field_of_shown);
  store_fields (self, "order", is_moved (self) ? field_of_moved : NULL);
  store_widths (self);
  g_settings_set_string (self->settings, "sort", sort ? sort : "");
  g_settings_set_boolean (self->settings, "descending", descending);
}

static void
store_cb (gpointer data)
{
  TdColumnSet *self = data;

  self->source = 0;
  store (self);
}

static void
changed_cb (TdColumnSet *self)
{
  if (!self->restored || self->settings == NULL)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add_once (MOMENT, store_cb, self);
}

/* --- Order --- */

static int
compare_place (gconstpointer a, gconstpointer b, gpointer data)
{
  GPtrArray *places = data;
  guint one = 0, other = 0;

  g_ptr_array_find (places, td_column_get_column ((gpointer) a), &one);
  g_ptr_array_find (places, td_column_get_column ((gpointer) b), &other);
  return (one > other) - (one < other);
}

/* She drew a title to another place, or we moved it: first it is gone, then it is there again. */
static void
view_changed_cb (TdColumnSet *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GPtrArray) places = g_ptr_array_new ();

  if (self->moving || g_list_model_get_n_items (columns) != self->standard->len)
    return;
  for (guint i = 0; i < self->standard->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_ptr_array_add (places, column);
    }
  g_list_store_sort (self->columns, compare_place, places);
  changed_cb (self);
}

static void
place (TdColumnSet *self, TdColumn *column, guint position)
{
  g_autoptr (GtkColumnViewColumn) there =
      g_list_model_get_item (gtk_column_view_get_columns (self->view), position);

  if (there != td_column_get_column (column))
    gtk_column_view_insert_column (self->view, position, td_column_get_column (column));
}

gboolean
td_column_set_move (TdColumnSet *self, TdColumn *column, int by)
{
  guint position;

  g_return_val_if_fail (TD_IS_COLUMN_SET (self), FALSE);
  g_return_val_if_fail (by == 1 || by == -1, FALSE);

  if (self->view == NULL || !g_list_store_find (self->columns, column, &position))
    return FALSE;
  do
    {
      if ((by < 0 && position == 0) || (by > 0 && position + 1 >= self->standard->len))
        return FALSE;
      position += (guint) by;
    }
  while (!td_column_is_offered (peek (self, position)));
  place (self, column, position);
  return TRUE;
}

/* --- Sorting --- */

const char *
td_column_set_get_sort (TdColumnSet *self, gboolean *descending)
{
  GtkColumnViewColumn *column;
  TdColumn *found;

  g_return_val_if_fail (TD_IS_COLUMN_SET (self), NULL);

  column = self->view ? td_column_sort_get (self->view, descending) : NULL;
  found = column ? find_column (self, column) : NULL;
  return found ? td_column_get_field (found) : NULL;
}

void
td_column_set_sort (TdColumnSet *self, TdColumn *column, gboolean descending)
{
  g_return_if_fail (TD_IS_COLUMN_SET (self));

  if (self->view)
    gtk_column_view_sort_by_column (self->view, column ? td_column_get_column (column) : NULL,
                                    descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* --- Making --- */

TdColumnSet *
td_column_set_new (GtkColumnView *view, const char *name)
{
  TdColumnSet *self = g_object_new (TD_TYPE_COLUMN_SET, NULL);

  g_set_weak_pointer (&self->view, view);
  self->settings = td_local_settings_new_for_list (name);
  return self;
}

void
td_column_set_add (TdColumnSet *self,
                   GtkColumnViewColumn *column,
                   const char *field,
                   gboolean shown)
{
  g_autoptr (TdColumn) added = NULL;

  g_return_if_fail (TD_IS_COLUMN_SET (self));

  added = td_column_new (column, field, shown, self->standard->len == 0);
  td_column_sort_attach (column);
  g_signal_connect_object (added, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_list_store_append (self->columns, added);
  g_ptr_array_add (self->standard, g_steal_pointer (&added));
}

static void
restore_wishes (TdColumnSet *self)
{
  g_auto (GStrv) hidden = g_settings_get_strv (self->settings, "hidden");
  g_auto (GStrv) shown = g_settings_get_strv (self->settings, "shown");
  g_autoptr (GVariant) widths = g_settings_get_value (self->settings, "widths");

  for (guint i = 0; i < self->standard->len; i++)
    {
      TdColumn *column = self->standard->pdata[i];
      const char *field = td_column_get_field (column);
      int width = 0;

      g_variant_lookup (widths, field, "i", &width);
      td_column_set_wish (column,
                          g_strv_contains ((const char *const *) hidden, field)  ? 0
                          : g_strv_contains ((const char *const *) shown, field) ? 1
                                                                                 : -1,
                          width);
    }
}

/* Columns that are not remembered, being new, stand behind those that are. */
static void
restore_order (TdColumnSet *self)
{
  g_auto (GStrv) order = g_settings_get_strv (self->settings, "order");
  guint position = 0;

  for (guint i = 0; order[i]; i++)
    if (find_field (self, order[i]))
      place (self, find_field (self, order[i]), position++);
}

static void
restore_sort (TdColumnSet *self)
{
  g_autofree char *sort = g_settings_get_string (self->settings, "sort");
  TdColumn *column = find_field (self, sort);

  if (column)
    td_column_set_sort (self, column, g_settings_get_boolean (self->settings, "descending"));
}

void
td_column_set_restore (TdColumnSet *self)
{
  g_return_if_fail (TD_IS_COLUMN_SET (self));
  g_return_if_fail (!self->restored);

  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed",
                           G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
  if (self->settings)
    {
      restore_wishes (self);
      restore_order (self);
      restore_sort (self);
    }
  self->restored = TRUE;
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

void
td_column_set_reset (TdColumnSet *self)
{
  g_return_if_fail (TD_IS_COLUMN_SET (self));

  if (self->view == NULL)
    return;
  self->moving = TRUE;
  for (guint i = 0; i < self->standard->len; i++)
    {
      td_column_set_wish (self->standard->pdata[i], -1, 0);
      place (self, self->standard->pdata[i], i);
    }
  self->moving = FALSE;
  view_changed_cb (self);
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
}

void
td_column_set_offer (TdColumnSet *self, const char *field, gboolean offered, gboolean shown)
{
  TdColumn *column;

  g_return_if_fail (TD_IS_COLUMN_SET (self));

  column = find_field (self, field);
  g_return_if_fail (column != NULL);
  td_column_offer (column, offered, shown);
}

GListModel *
td_column_set_get_columns (TdColumnSet *self)
{
  g_return_val_if_fail (TD_IS_COLUMN_SET (self), NULL);

  return G_LIST_MODEL (self->columns);
}

char **
td_column_set_dup_shown (TdColumnSet *self)
{
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();

  g_return_val_if_fail (TD_IS_COLUMN_SET (self), NULL);

  for (guint i = 0; i < self->standard->len; i++)
    if (td_column_is_offered (peek (self, i)) && td_column_is_shown (peek (self, i)))
      g_strv_builder_add (fields, td_column_get_field (peek (self, i)));
  return g_strv_builder_end (fields);
}

void
td_column_set_close (TdColumnSet *self)
{
  g_return_if_fail (TD_IS_COLUMN_SET (self));

  if (self->source)
    store (self);
  g_clear_handle_id (&self->source, g_source_remove);
  self->restored = FALSE;
  g_clear_weak_pointer (&self->view);
}

static void
td_column_set_dispose (GObject *object)
{
  TdColumnSet *self = TD_COLUMN_SET (object);

  td_column_set_close (self);
  g_clear_pointer (&self->standard, g_ptr_array_unref);
  g_clear_object (&self->columns);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (td_column_set_parent_class)->dispose (object);
}

static void
td_column_set_class_init (TdColumnSetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_column_set_dispose;
}

static void
td_column_set_init (TdColumnSet *self)
{
  self->standard = g_ptr_array_new_with_free_func (g_object_unref);
  self->columns = g_list_store_new (TD_TYPE_COLUMN);
}
