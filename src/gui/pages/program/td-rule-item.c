/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-rule-item.h"

#include <string.h>

#define FIELD_PREFIX "field:"

struct _TdRuleItem
{
  GObject parent_instance;

  TdRuleKind kind;
  char *name;
  int value;
  guint mode;
};

enum
{
  PROP_LABEL = 1,
  PROP_DESCRIPTION,
  PROP_VALUE,
  PROP_ACTIVE,
  PROP_SMALLEST,
  PROP_LARGEST,
  PROP_MODE,
  PROP_IS_FIELD,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdRuleItem, td_rule_item, G_TYPE_OBJECT)

TdRuleItem *
td_rule_item_new (TdRules *rules, TdRuleKind kind, const char *name)
{
  TdRuleItem *self = g_object_new (TD_TYPE_RULE_ITEM, NULL);

  self->kind = kind;
  self->name = g_strdup (name);
  self->value = td_rules_get (rules, kind, name);
  if (td_rule_item_is_field (self))
    self->mode = (guint) td_rules_get (rules, TD_PARAMETER, name);
  return self;
}

TdRuleKind
td_rule_item_get_kind (TdRuleItem *self)
{
  g_return_val_if_fail (TD_IS_RULE_ITEM (self), TD_RULE);

  return self->kind;
}

const char *
td_rule_item_get_name (TdRuleItem *self)
{
  g_return_val_if_fail (TD_IS_RULE_ITEM (self), NULL);

  return self->name;
}

gboolean
td_rule_item_is_field (TdRuleItem *self)
{
  g_return_val_if_fail (TD_IS_RULE_ITEM (self), FALSE);

  return g_str_has_prefix (self->name, FIELD_PREFIX);
}

void
td_rule_item_apply (TdRuleItem *self, TdRules *rules)
{
  g_return_if_fail (TD_IS_RULE_ITEM (self));

  if (td_rule_item_is_field (self))
    td_rules_set_field (rules, self->name + strlen (FIELD_PREFIX), self->value, self->mode);
  else
    td_rules_set (rules, self->kind, self->name, self->value);
}

static void
set_value (TdRuleItem *self, int value)
{
  if (self->value == value)
    return;
  self->value = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

static void
td_rule_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdRuleItem *self = TD_RULE_ITEM (object);
  const TdRuleInfo *info = td_rule_info_find (self->kind, self->name);

  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, td_rule_get_label (self->kind, self->name));
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, td_rule_get_description (self->kind, self->name));
      break;
    case PROP_VALUE:
      g_value_set_int (value, self->value);
      break;
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->value != 0);
      break;
    case PROP_SMALLEST:
      g_value_set_int (value, info ? info->smallest : 0);
      break;
    case PROP_LARGEST:
      g_value_set_int (value, info ? info->largest : 100);
      break;
    case PROP_MODE:
      g_value_set_uint (value, self->mode);
      break;
    case PROP_IS_FIELD:
      g_value_set_boolean (value, td_rule_item_is_field (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_rule_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdRuleItem *self = TD_RULE_ITEM (object);

  switch (id)
    {
    case PROP_VALUE:
      set_value (self, g_value_get_int (value));
      break;
    case PROP_ACTIVE:
      set_value (self, g_value_get_boolean (value) ? MAX (self->value, 1) : 0);
      break;
    case PROP_MODE:
      if (self->mode != g_value_get_uint (value))
        {
          self->mode = g_value_get_uint (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_rule_item_finalize (GObject *object)
{
  g_free (TD_RULE_ITEM (object)->name);

  G_OBJECT_CLASS (td_rule_item_parent_class)->finalize (object);
}

static void
td_rule_item_class_init (TdRuleItemClass *klass)
{
  const GParamFlags fixed = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags changing = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_rule_item_get_property;
  object_class->set_property = td_rule_item_set_property;
  object_class->finalize = td_rule_item_finalize;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, fixed);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, fixed);
  properties[PROP_VALUE] = g_param_spec_int ("value", NULL, NULL, G_MININT, G_MAXINT, 0, changing);
  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, changing);
  properties[PROP_SMALLEST] =
      g_param_spec_int ("smallest", NULL, NULL, G_MININT, G_MAXINT, 0, fixed);
  properties[PROP_LARGEST] = g_param_spec_int ("largest", NULL, NULL, G_MININT, G_MAXINT, 0, fixed);
  properties[PROP_MODE] =
      g_param_spec_uint ("mode", NULL, NULL, 0, TD_FIELD_MODE_OVERLAP, 0, changing);
  properties[PROP_IS_FIELD] = g_param_spec_boolean ("is-field", NULL, NULL, FALSE, fixed);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_rule_item_init (TdRuleItem *self)
{
}
