/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-program-combo.h"

#include "program/td-program.h"

struct _TdProgramCombo
{
  AdwComboRow parent_instance;

  GArray *ids; /* of the rows of the model */
  gint64 id;
};

enum
{
  PROP_VALUE_ID = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdProgramCombo, td_program_combo, ADW_TYPE_COMBO_ROW)

static void
set_id (TdProgramCombo *self, gint64 id)
{
  if (self->id == id)
    return;
  self->id = id;
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE_ID]);
}

static void
fill (TdProgramCombo *self, GListModel *programs, gint64 chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_array_set_size (self->ids, 0);
  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (TdProgram) program = g_list_model_get_item (programs, i);

      if (program->id == 0 || g_strcmp0 (program->state, "open") != 0)
        continue;
      gtk_string_list_append (names, program->name);
      g_array_append_val (self->ids, program->id);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  if (self->ids->len > 0)
    set_id (self, g_array_index (self->ids, gint64, 0));
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == chosen)
      set_id (self, chosen);
}

/* The first programme may be made while there is nothing to choose. */
static void
programs_changed_cb (GListModel *programs,
                     guint position,
                     guint removed,
                     guint added,
                     TdProgramCombo *self)
{
  if (self->ids->len == 0)
    fill (self, programs, 0);
}

void
td_program_combo_set_session (TdProgramCombo *self, TdSession *session)
{
  GListModel *programs = td_session_get_programs (session);

  g_return_if_fail (TD_IS_PROGRAM_COMBO (self));

  fill (self, programs, td_session_get_program_id (session));
  g_signal_connect_object (programs, "items-changed", G_CALLBACK (programs_changed_cb), self, 0);
}

gint64
td_program_combo_get_id (TdProgramCombo *self)
{
  g_return_val_if_fail (TD_IS_PROGRAM_COMBO (self), 0);

  return self->id;
}

static void
td_program_combo_notify (GObject *object, GParamSpec *pspec)
{
  TdProgramCombo *self = TD_PROGRAM_COMBO (object);
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (g_str_equal (pspec->name, "selected") && position < self->ids->len)
    set_id (self, g_array_index (self->ids, gint64, position));
  if (G_OBJECT_CLASS (td_program_combo_parent_class)->notify)
    G_OBJECT_CLASS (td_program_combo_parent_class)->notify (object, pspec);
}

static void
td_program_combo_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_VALUE_ID:
      g_value_set_int64 (value, TD_PROGRAM_COMBO (object)->id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_program_combo_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_VALUE_ID:
      set_id (TD_PROGRAM_COMBO (object), g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_program_combo_finalize (GObject *object)
{
  g_array_unref (TD_PROGRAM_COMBO (object)->ids);

  G_OBJECT_CLASS (td_program_combo_parent_class)->finalize (object);
}

static void
td_program_combo_class_init (TdProgramComboClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_program_combo_get_property;
  object_class->set_property = td_program_combo_set_property;
  object_class->notify = td_program_combo_notify;
  object_class->finalize = td_program_combo_finalize;

  properties[PROP_VALUE_ID] =
      g_param_spec_int64 ("value-id", NULL, NULL, 0, G_MAXINT64, 0,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_program_combo_init (TdProgramCombo *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}
