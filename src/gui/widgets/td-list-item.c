/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-list-item.h"

#include "gui/widgets/td-named-bin.h"

struct _TdListItem
{
  GtkListBoxRow parent_instance;

  GObject *item;
};

enum
{
  PROP_ITEM = 1,
  N_PROPERTIES
};

G_DEFINE_FINAL_TYPE (TdListItem, td_list_item, GTK_TYPE_LIST_BOX_ROW)

gpointer
td_list_item_get_item (TdListItem *self)
{
  g_return_val_if_fail (TD_IS_LIST_ITEM (self), NULL);

  return self->item;
}

static void
td_list_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      g_value_set_object (value, TD_LIST_ITEM (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_list_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      g_set_object (&TD_LIST_ITEM (object)->item, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* A screen reader says of a row what is written in it by now. */
static void
td_list_item_map (GtkWidget *widget)
{
  td_named_bin_name_by_texts (widget);

  GTK_WIDGET_CLASS (td_list_item_parent_class)->map (widget);
}

static void
td_list_item_finalize (GObject *object)
{
  g_clear_object (&TD_LIST_ITEM (object)->item);

  G_OBJECT_CLASS (td_list_item_parent_class)->finalize (object);
}

static void
td_list_item_class_init (TdListItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_list_item_get_property;
  object_class->set_property = td_list_item_set_property;
  object_class->finalize = td_list_item_finalize;
  GTK_WIDGET_CLASS (klass)->map = td_list_item_map;
  g_object_class_install_property (object_class, PROP_ITEM,
                                   g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                                                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                                            G_PARAM_STATIC_STRINGS));
}

static void
td_list_item_init (TdListItem *self)
{
}

GtkWidget *
td_list_item_new (gpointer item, GBytes *template, GtkBuilderScope *scope)
{
  TdListItem *self = g_object_new (TD_TYPE_LIST_ITEM, "item", item, NULL);
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GError) error = NULL;

  /* As GtkBuilderListItemFactory fills a GtkListItem. */
  gtk_builder_set_current_object (builder, G_OBJECT (self));
  if (scope)
    gtk_builder_set_scope (builder, scope);
  if (!gtk_builder_extend_with_template (builder, G_OBJECT (self), TD_TYPE_LIST_ITEM,
                                         g_bytes_get_data (template, NULL),
                                         (gssize) g_bytes_get_size (template), &error))
    g_critical ("The XML of a row: %s", error->message);
  return GTK_WIDGET (self);
}
