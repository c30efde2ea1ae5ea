/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-rule-row.h"

struct _TdRuleRow
{
  AdwActionRow parent_instance;

  GtkSwitch *value_switch;

  TdRuleItem *item;
};

enum
{
  PROP_ITEM = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdRuleRow, td_rule_row, ADW_TYPE_ACTION_ROW)

static void
td_rule_row_constructed (GObject *object)
{
  TdRuleRow *self = TD_RULE_ROW (object);
  g_autofree char *label = NULL;
  g_autofree char *description = NULL;

  G_OBJECT_CLASS (td_rule_row_parent_class)->constructed (object);

  /* Not bound in the XML: a binding of a template to itself breaks when it is taken apart. */
  g_object_get (self->item, "label", &label, "description", &description, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), description);
  g_object_bind_property (self->item, "active", self->value_switch, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  /* A mentor's places are never passed over. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->value_switch),
                            !g_str_equal (td_rule_item_get_name (self->item), "capacity"));
}

static void
td_rule_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      g_value_set_object (value, TD_RULE_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_rule_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      g_set_object (&TD_RULE_ROW (object)->item, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_rule_row_finalize (GObject *object)
{
  g_clear_object (&TD_RULE_ROW (object)->item);

  G_OBJECT_CLASS (td_rule_row_parent_class)->finalize (object);
}

static void
td_rule_row_class_init (TdRuleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = td_rule_row_constructed;
  object_class->get_property = td_rule_row_get_property;
  object_class->set_property = td_rule_row_set_property;
  object_class->finalize = td_rule_row_finalize;

  properties[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, TD_TYPE_RULE_ITEM,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/program/td-rule-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdRuleRow, value_switch);
}

static void
td_rule_row_init (TdRuleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
