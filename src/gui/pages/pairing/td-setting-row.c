/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-setting-row.h"

#include "gui/widgets/td-closures.h"

struct _TdSettingRow
{
  AdwBin parent_instance;

  /* Template children. */
  GtkStack *controls;
  GtkSwitch *toggle;
  GtkAdjustment *weight;
  GtkAdjustment *number;
  GtkDropDown *mode; /* of a free field of the roster */

  TdRuleItem *item;
  gboolean filling; /* the controls are being set, not used */
};

enum
{
  PROP_ITEM = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdSettingRow, td_setting_row, ADW_TYPE_BIN)

static void
changed (TdSettingRow *self, int value)
{
  int before;

  if (self->filling || self->item == NULL)
    return;
  g_object_get (self->item, "value", &before, NULL);
  if (before == value)
    return;
  g_object_set (self->item, "value", value, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "rules.set", "(isi)",
                              (int) td_rule_item_get_kind (self->item),
                              td_rule_item_get_name (self->item), value);
}

static void
toggled_cb (TdSettingRow *self)
{
  changed (self, gtk_switch_get_active (self->toggle));
}

static void
weighed_cb (TdSettingRow *self)
{
  changed (self, (int) gtk_adjustment_get_value (self->weight));
}

static void
numbered_cb (TdSettingRow *self)
{
  changed (self, (int) gtk_adjustment_get_value (self->number));
}

/* How the entries of a free field are compared. */
static void
mode_cb (TdSettingRow *self)
{
  guint mode = gtk_drop_down_get_selected (self->mode);

  if (self->filling || self->item == NULL || mode == GTK_INVALID_LIST_POSITION)
    return;
  g_object_set (self->item, "mode", mode, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "rules.set", "(isi)", (int) TD_PARAMETER,
                              td_rule_item_get_name (self->item), (int) mode);
}

static void
fill (TdSettingRow *self)
{
  static const char *const pages[] = {
    [TD_RULE] = "rule", [TD_CRITERION] = "criterion", [TD_PARAMETER] = "parameter"
  };
  int value, smallest, largest;
  guint mode;

  g_object_get (self->item, "value", &value, "smallest", &smallest, "largest", &largest, "mode",
                &mode, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->mode), td_rule_item_is_field (self->item));
  gtk_drop_down_set_selected (self->mode, mode);
  gtk_stack_set_visible_child_name (self->controls, pages[td_rule_item_get_kind (self->item)]);
  gtk_switch_set_active (self->toggle, value != 0);
  gtk_adjustment_configure (self->weight, value, smallest, largest, 5, 10, 0);
  gtk_adjustment_configure (self->number, value, smallest, largest, 1, 5, 0);
}

static void
set_item (TdSettingRow *self, TdRuleItem *item)
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
td_setting_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      g_value_set_object (value, TD_SETTING_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_setting_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      set_item (TD_SETTING_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_setting_row_dispose (GObject *object)
{
  g_clear_object (&TD_SETTING_ROW (object)->item);

  G_OBJECT_CLASS (td_setting_row_parent_class)->dispose (object);
}

static void
td_setting_row_class_init (TdSettingRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_setting_row_get_property;
  object_class->set_property = td_setting_row_set_property;
  object_class->dispose = td_setting_row_dispose;

  properties[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, TD_TYPE_RULE_ITEM,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairing/td-setting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdSettingRow, controls);
  gtk_widget_class_bind_template_child (widget_class, TdSettingRow, toggle);
  gtk_widget_class_bind_template_child (widget_class, TdSettingRow, weight);
  gtk_widget_class_bind_template_child (widget_class, TdSettingRow, number);
  gtk_widget_class_bind_template_child (widget_class, TdSettingRow, mode);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, weighed_cb);
  gtk_widget_class_bind_template_callback (widget_class, numbered_cb);
  td_closures_bind (widget_class);
}

static void
td_setting_row_init (TdSettingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
