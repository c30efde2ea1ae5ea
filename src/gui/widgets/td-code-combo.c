/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-code-combo.h"

struct _TdCodeCombo
{
  AdwComboRow parent_instance;

  char **codes;
  char *code;
};

enum
{
  PROP_CODES = 1,
  PROP_CODE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdCodeCombo, td_code_combo, ADW_TYPE_COMBO_ROW)

static const char *
nth_code (TdCodeCombo *self, guint position)
{
  if (self->codes == NULL || position >= g_strv_length (self->codes))
    return NULL;
  return self->codes[position][0] ? self->codes[position] : NULL;
}

/* Shows the code; where it is none of the choices, none is shown as chosen. */
static void
select_code (TdCodeCombo *self)
{
  guint n = self->codes ? g_strv_length (self->codes) : 0;
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n && position == GTK_INVALID_LIST_POSITION; i++)
    if (g_strcmp0 (nth_code (self, i), self->code) == 0)
      position = i;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
}

static void
set_code (TdCodeCombo *self, const char *code)
{
  if (g_strcmp0 (self->code, code) == 0)
    return;
  g_free (self->code);
  self->code = g_strdup (code);
  select_code (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODE]);
}

static void
td_code_combo_notify (GObject *object, GParamSpec *pspec)
{
  TdCodeCombo *self = TD_CODE_COMBO (object);
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (g_str_equal (pspec->name, "selected") && self->codes &&
      position < g_strv_length (self->codes))
    set_code (self, nth_code (self, position));
  else if (g_str_equal (pspec->name, "model"))
    select_code (self);
  if (G_OBJECT_CLASS (td_code_combo_parent_class)->notify)
    G_OBJECT_CLASS (td_code_combo_parent_class)->notify (object, pspec);
}

static void
td_code_combo_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdCodeCombo *self = TD_CODE_COMBO (object);

  switch (id)
    {
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_code_combo_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdCodeCombo *self = TD_CODE_COMBO (object);

  switch (id)
    {
    case PROP_CODES:
      g_strfreev (self->codes);
      self->codes = g_strsplit (g_value_get_string (value), "|", -1);
      select_code (self);
      break;
    case PROP_CODE:
      set_code (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_code_combo_finalize (GObject *object)
{
  TdCodeCombo *self = TD_CODE_COMBO (object);

  g_strfreev (self->codes);
  g_free (self->code);

  G_OBJECT_CLASS (td_code_combo_parent_class)->finalize (object);
}

static void
td_code_combo_class_init (TdCodeComboClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_code_combo_get_property;
  object_class->set_property = td_code_combo_set_property;
  object_class->notify = td_code_combo_notify;
  object_class->finalize = td_code_combo_finalize;

  properties[PROP_CODES] =
      g_param_spec_string ("codes", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CODE] =
      g_param_spec_string ("code", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_code_combo_init (TdCodeCombo *self)
{
}
