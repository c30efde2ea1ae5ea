/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/import/td-import-use-cell.h"

#include "gui/widgets/td-closures.h"

#include <glib/gi18n-lib.h>

struct _TdImportUseCell
{
  AdwBin parent_instance;

  GtkDropDown *choice;
  GBindingGroup *bindings; /* its source is the column */
};

enum
{
  PROP_COLUMN = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdImportUseCell, td_import_use_cell, ADW_TYPE_BIN)

static void
td_import_use_cell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdImportUseCell *self = TD_IMPORT_USE_CELL (object);

  switch (id)
    {
    case PROP_COLUMN:
      g_value_take_object (value, g_binding_group_dup_source (self->bindings));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* The list is called by its column; on the screen it stands beside it. */
static void
name_choice (TdImportUseCell *self, GObject *column)
{
  g_autofree char *header = NULL;
  g_autofree char *name = NULL;

  if (column == NULL)
    return;
  g_object_get (column, "header", &header, NULL);
  /* Translators: %s is a column of the file. */
  name = g_strdup_printf (_ ("What becomes of the column “%s”"), header);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
td_import_use_cell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdImportUseCell *self = TD_IMPORT_USE_CELL (object);

  switch (id)
    {
    case PROP_COLUMN:
      g_binding_group_set_source (self->bindings, g_value_get_object (value));
      name_choice (self, g_value_get_object (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_import_use_cell_dispose (GObject *object)
{
  g_clear_object (&TD_IMPORT_USE_CELL (object)->bindings);

  G_OBJECT_CLASS (td_import_use_cell_parent_class)->dispose (object);
}

static void
td_import_use_cell_class_init (TdImportUseCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_import_use_cell_get_property;
  object_class->set_property = td_import_use_cell_set_property;
  object_class->dispose = td_import_use_cell_dispose;

  properties[PROP_COLUMN] =
      g_param_spec_object ("column", NULL, NULL, TD_TYPE_IMPORT_COLUMN,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/import/td-import-use-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, TdImportUseCell, choice);
  td_closures_bind (widget_class);
}

static void
td_import_use_cell_init (TdImportUseCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  /* The model first: a selection in an empty one would choose nothing. */
  self->bindings = g_binding_group_new ();
  g_binding_group_bind (self->bindings, "choices", self->choice, "model", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->bindings, "selected", self->choice, "selected",
                        G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}
