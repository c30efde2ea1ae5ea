/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-table.h"

#include "gui/widgets/td-named-bin.h"
#include "gui/widgets/td-store-feed.h"

#include <string.h>

/* The cell of the first column, which also names its row, and that from which the others are made.
 */
#define FIRST_CELL "/org/tandem/Mentoring/widgets/table-first-cell.ui"
#define CELL "/org/tandem/Mentoring/widgets/table-cell.ui"

/* GTK makes widgets for no more rows than about 200. */
#define ENOUGH 256

struct _TdTable
{
  AdwBin parent_instance;

  GtkColumnView *view;
  GtkWidget *why;

  TdTableData *data;
  TdTableData *columns; /* whose columns there are */
  GListStore *shown;    /* of TdTableRow */
  guint feeding;
  char *label;
};

enum
{
  PROP_DATA = 1,
  PROP_LABEL,
  N_PROPERTIES
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdTable, td_table, ADW_TYPE_BIN)

/* The text with every @what replaced. Takes the text over. */
static char *
replace (char *text, const char *what, const char *by)
{
  g_auto (GStrv) parts = g_strsplit (text, what, -1);

  g_free (text);
  return g_strjoinv (by, parts);
}

/* The XML of a cell names the property of its column: "c0" becomes "c3", at the edge of numbers. */
static GtkListItemFactory *
create_factory (guint column, gboolean number)
{
  g_autoptr (GBytes) pattern =
      g_resources_lookup_data (column == 0 ? FIRST_CELL : CELL, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *property = g_strdup_printf ("\"c%u\"", column);
  g_autoptr (GBytes) bytes = NULL;
  char *xml = g_strndup (g_bytes_get_data (pattern, NULL), g_bytes_get_size (pattern));

  xml = replace (xml, "\"c0\"", property);
  if (number)
    {
      /* A number that is broken is another one. */
      xml = replace (xml, "<property name=\"xalign\">0<", "<property name=\"xalign\">1<");
      xml = replace (xml, "<property name=\"wrap\">True<", "<property name=\"wrap\">False<");
    }
  bytes = g_bytes_new_take (xml, strlen (xml));
  return gtk_builder_list_item_factory_new_from_bytes (NULL, bytes);
}

static void
clear_columns (TdTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

static void
add_columns (TdTable *self)
{
  for (guint i = 0; i < td_table_data_get_n_columns (self->data); i++)
    {
      GtkListItemFactory *factory = create_factory (i, td_table_data_is_number (self->data, i));
      g_autoptr (GtkColumnViewColumn) column =
          gtk_column_view_column_new (td_table_data_get_head (self->data, i), factory);

      gtk_column_view_column_set_expand (column, i == 0);
      gtk_column_view_append_column (self->view, column);
    }
}

static void
stop_feeding (TdTable *self)
{
  if (self->feeding)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->feeding);
  self->feeding = 0;
}

static void
set_columns (TdTable *self)
{
  if (self->columns && self->data && td_table_data_has_columns_of (self->data, self->columns))
    return;
  g_list_store_remove_all (self->shown);
  clear_columns (self);
  if (self->data)
    add_columns (self);
  g_set_object (&self->columns, self->data);
}

/* The rows come with the frames. */
static void
show_data (TdTable *self)
{
  stop_feeding (self);
  set_columns (self);
  if (self->data)
    self->feeding = td_store_feed (self->shown, td_table_data_get_rows (self->data),
                                   GTK_WIDGET (self), td_table_row_equal, ENOUGH);
  gtk_widget_set_visible (self->why, self->data && td_table_data_has_hidden (self->data));
}

/* Most tables are never looked at: their columns are made when they are. */
static void
td_table_map (GtkWidget *widget)
{
  TdTable *self = TD_TABLE (widget);

  if (self->data && self->columns == NULL)
    show_data (self);
  GTK_WIDGET_CLASS (td_table_parent_class)->map (widget);
}

/* The whole text of a cell that is cut. */
static gboolean
td_table_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GtkWidget *cell = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  graphene_rect_t area;
  GdkRectangle tip;

  if (!GTK_IS_LABEL (cell) ||
      !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (cell))) ||
      !gtk_widget_compute_bounds (cell, widget, &area))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (cell)));
  tip = (GdkRectangle){ (int) area.origin.x, (int) area.origin.y, (int) area.size.width,
                        (int) area.size.height };
  gtk_tooltip_set_tip_area (tooltip, &tip);
  return TRUE;
}

/* Until somebody looks. */
static void
forget_rows (TdTable *self)
{
  stop_feeding (self);
  g_clear_object (&self->columns);
  g_list_store_remove_all (self->shown);
}

TdTableData *
td_table_get_data (TdTable *self)
{
  g_return_val_if_fail (TD_IS_TABLE (self), NULL);

  return self->data;
}

void
td_table_set_data (TdTable *self, TdTableData *data)
{
  g_return_if_fail (TD_IS_TABLE (self));

  if (!g_set_object (&self->data, data))
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_data (self);
  else
    forget_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATA]);
}

static void
activate_cb (TdTable *self, guint position)
{
  g_autoptr (TdTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (row && td_table_row_get_id (row))
    g_signal_emit (self, signals[ACTIVATED], 0, td_table_row_get_id (row));
}

static void
set_label (TdTable *self, const char *label)
{
  g_free (self->label);
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label ? label : "", -1);
}

static void
td_table_dispose (GObject *object)
{
  TdTable *self = TD_TABLE (object);

  stop_feeding (self);
  g_clear_object (&self->data);
  g_clear_object (&self->columns);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->label, g_free);

  G_OBJECT_CLASS (td_table_parent_class)->dispose (object);
}

static void
td_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DATA:
      g_value_set_object (value, TD_TABLE (object)->data);
      break;
    case PROP_LABEL:
      g_value_set_string (value, TD_TABLE (object)->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_table_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DATA:
      td_table_set_data (TD_TABLE (object), g_value_get_object (value));
      break;
    case PROP_LABEL:
      set_label (TD_TABLE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_table_class_init (TdTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = td_table_dispose;
  object_class->get_property = td_table_get_property;
  object_class->set_property = td_table_set_property;
  widget_class->map = td_table_map;
  widget_class->query_tooltip = td_table_query_tooltip;

  properties[PROP_DATA] =
      g_param_spec_object ("data", NULL, NULL, TD_TYPE_TABLE_DATA, flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[ACTIVATED] = g_signal_new ("activated", TD_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TD_TYPE_TABLE_ROW);
  g_type_ensure (TD_TYPE_NAMED_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/widgets/td-table.ui");
  gtk_widget_class_bind_template_child (widget_class, TdTable, view);
  gtk_widget_class_bind_template_child (widget_class, TdTable, why);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
td_table_init (TdTable *self)
{
  g_autoptr (GtkSelectionModel) model = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown = g_list_store_new (TD_TYPE_TABLE_ROW);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown))));
  gtk_column_view_set_model (self->view, model);
}
