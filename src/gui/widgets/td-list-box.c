/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-list-box.h"

struct _TdListBox
{
  AdwBin parent_instance;

  GtkListBox *box;

  GListModel *model;
  char *resource;
  char *opens;
  GBytes *template;
  GtkBuilderScope *scope;
};

enum
{
  PROP_MODEL = 1,
  PROP_RESOURCE,
  PROP_OPENS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

enum
{
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void td_list_box_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdListBox,
                               td_list_box,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      td_list_box_buildable_init))

static GtkBuildableIface *parent_buildable;

/* --- Rows --- */

static gboolean
can_open (TdListBox *self, gpointer item)
{
  GParamSpec *pspec =
      self->opens ? g_object_class_find_property (G_OBJECT_GET_CLASS (item), self->opens) : NULL;
  g_auto (GValue) what = G_VALUE_INIT;

  if (pspec == NULL)
    return FALSE;
  g_value_init (&what, pspec->value_type);
  g_object_get_property (item, self->opens, &what);
  if (G_VALUE_HOLDS_STRING (&what))
    return g_value_get_string (&what) != NULL;
  return G_VALUE_HOLDS_OBJECT (&what) && g_value_get_object (&what) != NULL;
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  TdListBox *self = data;
  GtkWidget *row = td_list_item_new (item, self->template, self->scope);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), can_open (self, item));
  return row;
}

static void
row_activated_cb (TdListBox *self, TdListItem *row)
{
  g_autoptr (GObject) item = g_object_ref (td_list_item_get_item (row));

  g_signal_emit (self, signals[SIGNAL_OPEN], 0, item);
}

/* The rows can be made once the XML has said all that there is to say of the list. */
static void
td_list_box_parser_finished (GtkBuildable *buildable, GtkBuilder *builder)
{
  TdListBox *self = TD_LIST_BOX (buildable);
  g_autoptr (GError) error = NULL;

  if (parent_buildable->parser_finished)
    parent_buildable->parser_finished (buildable, builder);
  if (self->resource == NULL) /* the list's own template is finished too */
    return;
  g_set_object (&self->scope, gtk_builder_get_scope (builder));
  self->template = g_resources_lookup_data (self->resource, 0, &error);
  if (self->template == NULL)
    g_critical ("The XML of a row: %s", error->message);
  else
    gtk_list_box_bind_model (self->box, self->model, make_row, self, NULL);
}

static void
td_list_box_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->parser_finished = td_list_box_parser_finished;
}

gpointer
td_list_box_get_focused (TdListBox *self)
{
  GtkRoot *root;
  GtkWidget *focus, *row;

  g_return_val_if_fail (TD_IS_LIST_BOX (self), NULL);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  row = gtk_widget_get_ancestor (focus, TD_TYPE_LIST_ITEM);
  return row ? td_list_item_get_item (TD_LIST_ITEM (row)) : NULL;
}

void
td_list_box_focus_row (TdListBox *self, guint position)
{
  g_return_if_fail (TD_IS_LIST_BOX (self));

  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->box, (int) position)));
}

/* --- GObject --- */

static void
td_list_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdListBox *self = TD_LIST_BOX (object);

  switch (id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_RESOURCE:
      g_value_set_string (value, self->resource);
      break;
    case PROP_OPENS:
      g_value_set_string (value, self->opens);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_list_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdListBox *self = TD_LIST_BOX (object);

  switch (id)
    {
    case PROP_MODEL:
      g_set_object (&self->model, g_value_get_object (value));
      if (self->template)
        gtk_list_box_bind_model (self->box, self->model, make_row, self, NULL);
      break;
    case PROP_RESOURCE:
      g_free (self->resource);
      self->resource = g_value_dup_string (value);
      break;
    case PROP_OPENS:
      g_free (self->opens);
      self->opens = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_list_box_dispose (GObject *object)
{
  TdListBox *self = TD_LIST_BOX (object);

  if (self->box)
    gtk_list_box_bind_model (self->box, NULL, NULL, NULL, NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->scope);

  G_OBJECT_CLASS (td_list_box_parent_class)->dispose (object);
}

static void
td_list_box_finalize (GObject *object)
{
  TdListBox *self = TD_LIST_BOX (object);

  g_free (self->resource);
  g_free (self->opens);
  g_clear_pointer (&self->template, g_bytes_unref);

  G_OBJECT_CLASS (td_list_box_parent_class)->finalize (object);
}

static void
td_list_box_class_init (TdListBoxClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_list_box_get_property;
  object_class->set_property = td_list_box_set_property;
  object_class->dispose = td_list_box_dispose;
  object_class->finalize = td_list_box_finalize;

  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_RESOURCE] = g_param_spec_string ("resource", NULL, NULL, NULL, flags);
  properties[PROP_OPENS] = g_param_spec_string ("opens", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[SIGNAL_OPEN] = g_signal_new ("open", TD_TYPE_LIST_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/widgets/td-list-box.ui");
  gtk_widget_class_bind_template_child (widget_class, TdListBox, box);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
td_list_box_init (TdListBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
