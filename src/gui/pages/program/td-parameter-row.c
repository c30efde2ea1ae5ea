/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-parameter-row.h"

struct _TdParameterRow
{
  AdwActionRow parent_instance;

  GtkAdjustment *adjustment;

  TdRuleItem *item;
};

enum
{
  PROP_ITEM = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdParameterRow, td_parameter_row, ADW_TYPE_ACTION_ROW)

static void
td_parameter_row_constructed (GObject *object)
{
  TdParameterRow *self = TD_PARAMETER_ROW (object);
  g_autofree char *label = NULL;
  g_autofree char *description = NULL;

  G_OBJECT_CLASS (td_parameter_row_parent_class)->constructed (object);

  /* Not bound in the XML: a binding of a template to itself breaks when it is taken apart. */
  g_object_get (self->item, "label", &label, "description", &description, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), description);
  g_object_bind_property (self->item, "smallest", self->adjustment, "lower", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->item, "largest", self->adjustment, "upper", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->item, "value", self->adjustment, "value",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

static void
td_parameter_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      g_value_set_object (value, TD_PARAMETER_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_parameter_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      g_set_object (&TD_PARAMETER_ROW (object)->item, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_parameter_row_finalize (GObject *object)
{
  g_clear_object (&TD_PARAMETER_ROW (object)->item);

  G_OBJECT_CLASS (td_parameter_row_parent_class)->finalize (object);
}

static void
td_parameter_row_class_init (TdParameterRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = td_parameter_row_constructed;
  object_class->get_property = td_parameter_row_get_property;
  object_class->set_property = td_parameter_row_set_property;
  object_class->finalize = td_parameter_row_finalize;

  properties[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, TD_TYPE_RULE_ITEM,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/program/td-parameter-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdParameterRow, adjustment);
}

static void
td_parameter_row_init (TdParameterRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
