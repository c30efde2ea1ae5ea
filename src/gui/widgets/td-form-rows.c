/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-form-rows.h"

#include "base/td-date.h"
#include "base/td-json.h"
#include "gui/widgets/td-code-combo.h"
#include "gui/widgets/td-date-row.h"

/* A field: the property of an object that holds what she wrote. */
typedef struct
{
  const char *name; /* "group.field" */
  GObject *object;
  const char *property;
} Row;

typedef void (*RowFunc) (const Row *row, gpointer data);

/* The property of a widget that is a field, NULL of any other. Its parts are no fields. */
static const char *
find_property (GtkWidget *widget)
{
  if (TD_IS_DATE_ROW (widget))
    return "date";
  if (TD_IS_CODE_COMBO (widget))
    return "code";
  if (ADW_IS_COMBO_ROW (widget) || GTK_IS_DROP_DOWN (widget))
    return "selected";
  if (GTK_IS_SPIN_BUTTON (widget))
    return "value";
  if (GTK_IS_SWITCH (widget) || GTK_IS_CHECK_BUTTON (widget))
    return "active";
  if (GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget))
    return "text";
  return NULL;
}

/* What a widget was named, one of many rows, or is called in its template. What GtkBuilder calls
 * those that have no id counts what stands before them, and is another one in the next version. */
static const char *
get_id (GtkWidget *widget)
{
  const char *name = gtk_widget_get_name (widget);
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  if (!g_str_equal (name, G_OBJECT_TYPE_NAME (widget)))
    return name;
  return id && !g_str_has_prefix (id, "___object_") ? id : NULL;
}

static void
visit (GtkWidget *widget, const char *around, RowFunc func, gpointer data)
{
  const char *id = get_id (widget);
  const char *property = find_property (widget);
  g_autofree char *name =
      id ? g_strdup_printf ("%s%s%s", around, *around ? "." : "", id) : g_strdup (around);

  if (property)
    {
      GObject *object = GTK_IS_TEXT_VIEW (widget)
                            ? G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)))
                            : G_OBJECT (widget);

      if (id)
        func (&(Row){ name, object, property }, data);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    visit (child, name, func, data);
}

static void
visit_below (GtkWidget *root, RowFunc func, gpointer data)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    visit (child, "", func, data);
}

/* --- Choices, by their words: where a word stands may change --- */

static const char *
get_word (GObject *item)
{
  return GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (GTK_STRING_OBJECT (item))
                                     : NULL;
}

static void
choose_word (GObject *row, const char *word)
{
  g_autoptr (GListModel) model = NULL;

  g_object_get (row, "model", &model, NULL);
  for (guint i = 0; model && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      if (g_strcmp0 (get_word (item), word) == 0)
        {
          g_object_set (row, "selected", i, NULL);
          return;
        }
    }
}

/* --- Writing and reading --- */

static void
add_value (JsonBuilder *builder, const GValue *value)
{
  if (G_VALUE_HOLDS_STRING (value))
    json_builder_add_string_value (builder, g_value_get_string (value));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    json_builder_add_boolean_value (builder, g_value_get_boolean (value));
  else if (G_VALUE_HOLDS_DOUBLE (value))
    json_builder_add_double_value (builder, g_value_get_double (value));
  else
    json_builder_add_int_value (builder, g_value_get_int (value));
}

/* She wrote what is no date, or not yet. */
static gboolean
is_unread_date (const Row *row)
{
  gboolean valid = TRUE;

  if (TD_IS_DATE_ROW (row->object))
    g_object_get (row->object, "valid", &valid, NULL);
  return !valid;
}

static void
add_row (const Row *row, gpointer data)
{
  JsonBuilder *builder = data;
  g_auto (GValue) value = G_VALUE_INIT;

  json_builder_set_member_name (builder, row->name);
  if (g_str_equal (row->property, "selected"))
    {
      g_autoptr (GObject) item = NULL;

      g_object_get (row->object, "selected-item", &item, NULL);
      json_builder_add_string_value (builder, get_word (item));
      return;
    }
  if (is_unread_date (row))
    {
      json_builder_add_string_value (builder, gtk_editable_get_text (GTK_EDITABLE (row->object)));
      return;
    }
  g_object_get_property (row->object, row->property, &value);
  add_value (builder, &value);
}

char *
td_form_rows_dup (GtkWidget *root)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (GTK_IS_WIDGET (root), NULL);

  json_builder_begin_object (builder);
  visit_below (root, add_row, builder);
  json_builder_end_object (builder);
  return td_json_dup_text (builder);
}

/* A file is anybody's: a value of another type is left out. */
static void
read_row (const Row *row, gpointer data)
{
  JsonNode *node = json_object_get_member (data, row->name);
  GType type = node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : 0;
  TdDate last_day = td_date_from_iso ("9999-12-31");
  GParamSpec *spec = g_object_class_find_property (G_OBJECT_GET_CLASS (row->object), row->property);

  if (g_str_equal (row->property, "selected"))
    {
      if (type == G_TYPE_STRING)
        choose_word (row->object, json_node_get_string (node));
    }
  else if (TD_IS_DATE_ROW (row->object) && type == G_TYPE_STRING)
    gtk_editable_set_text (GTK_EDITABLE (row->object), json_node_get_string (node));
  else if (spec->value_type == G_TYPE_STRING && type == G_TYPE_STRING)
    g_object_set (row->object, row->property, json_node_get_string (node), NULL);
  else if (spec->value_type == G_TYPE_BOOLEAN && type == G_TYPE_BOOLEAN)
    g_object_set (row->object, row->property, json_node_get_boolean (node), NULL);
  else if (spec->value_type == G_TYPE_DOUBLE && (type == G_TYPE_DOUBLE || type == G_TYPE_INT64))
    g_object_set (row->object, row->property, json_node_get_double (node), NULL);
  else if (spec->value_type == G_TYPE_INT && type == G_TYPE_INT64)
    g_object_set (row->object, row->property,
                  (int) CLAMP (json_node_get_int (node), TD_DATE_NONE, last_day), NULL);
}

void
td_form_rows_apply (GtkWidget *root, const char *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  g_return_if_fail (GTK_IS_WIDGET (root));

  if (node && JSON_NODE_HOLDS_OBJECT (node))
    visit_below (root, read_row, json_node_get_object (node));
}

/* --- Watching --- */

typedef struct
{
  GCallback changed;
  gpointer object;
} Watch;

static void
watch_row (const Row *row, gpointer data)
{
  const Watch *watch = data;
  g_autofree char *signal = g_strdup_printf ("notify::%s", row->property);

  g_signal_connect_object (row->object, signal, watch->changed, watch->object, G_CONNECT_SWAPPED);
  if (TD_IS_DATE_ROW (row->object)) /* no date yet, and still none */
    g_signal_connect_object (row->object, "notify::text", watch->changed, watch->object,
                             G_CONNECT_SWAPPED);
}

void
td_form_rows_watch (GtkWidget *root, GCallback changed, gpointer object)
{
  Watch watch = { changed, object };

  g_return_if_fail (GTK_IS_WIDGET (root));

  visit_below (root, watch_row, &watch);
}
