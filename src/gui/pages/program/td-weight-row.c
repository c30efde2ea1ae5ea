/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-weight-row.h"

#include "gui/widgets/td-closures.h"

struct _TdWeightRow
{
  AdwActionRow parent_instance;

  GtkScale *scale;
  GtkAdjustment *adjustment;
  GtkDropDown *mode;

  TdRuleItem *item;
};

enum
{
  PROP_ITEM = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdWeightRow, td_weight_row, ADW_TYPE_ACTION_ROW)

static void
td_weight_row_constructed (GObject *object)
{
  TdWeightRow *self = TD_WEIGHT_ROW (object);
  g_autofree char *label = NULL;
  g_autofree char *description = NULL;

  G_OBJECT_CLASS (td_weight_row_parent_class)->constructed (object);

  /* Not bound in the XML: a binding of a template to itself breaks when it is taken apart. */
  g_object_get (self->item, "label", &label, "description", &description, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), description);
  g_object_bind_property (self->item, "value", self->adjustment, "value",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (self->item, "mode", self->mode, "selected",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  gtk_widget_set_visible (GTK_WIDGET (self->mode), td_rule_item_is_field (self->item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
td_weight_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      g_value_set_object (value, TD_WEIGHT_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_weight_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      g_set_object (&TD_WEIGHT_ROW (object)->item, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_weight_row_finalize (GObject *object)
{
  g_clear_object (&TD_WEIGHT_ROW (object)->item);

  G_OBJECT_CLASS (td_weight_row_parent_class)->finalize (object);
}

static void
td_weight_row_class_init (TdWeightRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = td_weight_row_constructed;
  object_class->get_property = td_weight_row_get_property;
  object_class->set_property = td_weight_row_set_property;
  object_class->finalize = td_weight_row_finalize;

  properties[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, TD_TYPE_RULE_ITEM,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/program/td-weight-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdWeightRow, scale);
  gtk_widget_class_bind_template_child (widget_class, TdWeightRow, adjustment);
  gtk_widget_class_bind_template_child (widget_class, TdWeightRow, mode);
  td_closures_bind (widget_class);
}

static void
td_weight_row_init (TdWeightRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
