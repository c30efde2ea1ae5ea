/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-rule-row.h"

#include "gui/widgets/td-closures.h"

static const TdField item_fields[] = {
  TD_FIELD (TdRuleItem, kind, TD_FIELD_INT),    TD_FIELD (TdRuleItem, name, TD_FIELD_TEXT),
  TD_FIELD (TdRuleItem, label, TD_FIELD_TEXT),  TD_FIELD (TdRuleItem, description, TD_FIELD_TEXT),
  TD_FIELD (TdRuleItem, value, TD_FIELD_INT),   TD_FIELD (TdRuleItem, smallest, TD_FIELD_INT),
  TD_FIELD (TdRuleItem, largest, TD_FIELD_INT),
};

TD_DEFINE_RECORD (TdRuleItem, td_rule_item, item_fields)

struct _TdRuleRow
{
  AdwBin parent_instance;

  /* Template children. */
  GtkStack *controls;
  GtkSwitch *toggle;
  GtkAdjustment *weight;
  GtkAdjustment *number;

  TdRuleItem *item;
  gboolean filling; /* the controls are being set, not used */
};

enum
{
  PROP_ITEM = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdRuleRow, td_rule_row, ADW_TYPE_BIN)

static void
changed (TdRuleRow *self, int value)
{
  if (self->filling || self->item == NULL || self->item->value == value)
    return;
  self->item->value = value;
  gtk_widget_activate_action (GTK_WIDGET (self), "rules.set", "(isi)", self->item->kind,
                              self->item->name, value);
}

static void
toggled_cb (TdRuleRow *self)
{
  changed (self, gtk_switch_get_active (self->toggle));
}

static void
weighed_cb (TdRuleRow *self)
{
  changed (self, (int) gtk_adjustment_get_value (self->weight));
}

static void
numbered_cb (TdRuleRow *self)
{
  changed (self, (int) gtk_adjustment_get_value (self->number));
}

static void
fill (TdRuleRow *self)
{
  static const char *const pages[] = {
    [TD_RULE] = "rule", [TD_CRITERION] = "criterion", [TD_PARAMETER] = "parameter"
  };
  const TdRuleItem *item = self->item;

  gtk_stack_set_visible_child_name (self->controls, pages[item->kind]);
  gtk_switch_set_active (self->toggle, item->value != 0);
  gtk_adjustment_configure (self->weight, item->value, item->smallest, item->largest, 5, 10, 0);
  gtk_adjustment_configure (self->number, item->value, item->smallest, item->largest, 1, 5, 0);
}

static void
set_item (TdRuleRow *self, TdRuleItem *item)
{
  if (!g_set_object (&self->item, item))
    return;
  self->filling = TRUE;
  if (item)
    fill (self);
  self->filling = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
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
      set_item (TD_RULE_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_rule_row_dispose (GObject *object)
{
  g_clear_object (&TD_RULE_ROW (object)->item);

  G_OBJECT_CLASS (td_rule_row_parent_class)->dispose (object);
}

static void
td_rule_row_class_init (TdRuleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_rule_row_get_property;
  object_class->set_property = td_rule_row_set_property;
  object_class->dispose = td_rule_row_dispose;

  properties[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, TD_TYPE_RULE_ITEM,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairing/td-rule-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdRuleRow, controls);
  gtk_widget_class_bind_template_child (widget_class, TdRuleRow, toggle);
  gtk_widget_class_bind_template_child (widget_class, TdRuleRow, weight);
  gtk_widget_class_bind_template_child (widget_class, TdRuleRow, number);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, weighed_cb);
  gtk_widget_class_bind_template_callback (widget_class, numbered_cb);
  td_closures_bind (widget_class);
}

static void
td_rule_row_init (TdRuleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
