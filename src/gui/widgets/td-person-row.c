/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-person-row.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-person-picker.h"

struct _TdPersonRow
{
  AdwActionRow parent_instance;

  TdSession *session;
  gint64 id;
  char *name;
};

enum
{
  PROP_SESSION = 1,
  PROP_VALUE_ID,
  PROP_PERSON_NAME,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdPersonRow, td_person_row, ADW_TYPE_ACTION_ROW)

static void
set_person (TdPersonRow *self, gint64 id, const char *name)
{
  if (g_strcmp0 (self->name, name) != 0)
    {
      g_free (self->name);
      self->name = g_strdup (name);
      /* Not bound in the XML: a binding to itself is still run while the row is taken apart. */
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self), name ? name : "");
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON_NAME]);
    }
  if (self->id != id)
    {
      self->id = id;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE_ID]);
    }
}

static void
picked_cb (TdPersonRow *self, TdEmployee *employee)
{
  set_person (self, employee->id, employee->name);
}

static void
clear_cb (TdPersonRow *self)
{
  set_person (self, 0, NULL);
}

static void
td_person_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdPersonRow *self = TD_PERSON_ROW (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_VALUE_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_PERSON_NAME:
      g_value_set_string (value, self->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_person_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdPersonRow *self = TD_PERSON_ROW (object);

  switch (id)
    {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_VALUE_ID:
      set_person (self, g_value_get_int64 (value), self->name);
      break;
    case PROP_PERSON_NAME:
      set_person (self, self->id, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_person_row_finalize (GObject *object)
{
  TdPersonRow *self = TD_PERSON_ROW (object);

  g_clear_object (&self->session);
  g_free (self->name);

  G_OBJECT_CLASS (td_person_row_parent_class)->finalize (object);
}

static void
td_person_row_class_init (TdPersonRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_person_row_get_property;
  object_class->set_property = td_person_row_set_property;
  object_class->finalize = td_person_row_finalize;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, TD_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_VALUE_ID] =
      g_param_spec_int64 ("value-id", NULL, NULL, 0, G_MAXINT64, 0,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PERSON_NAME] =
      g_param_spec_string ("person-name", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TD_TYPE_PERSON_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/widgets/td-person-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  td_closures_bind (widget_class);
}

static void
td_person_row_init (TdPersonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
