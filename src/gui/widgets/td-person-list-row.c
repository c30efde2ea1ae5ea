/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/widgets/td-person-list-row.h"

#include "gui/widgets/td-closures.h"

struct _TdPersonListRow
{
  AdwActionRow parent_instance;

  TdEmployee *person;
};

enum
{
  PROP_PERSON = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdPersonListRow, td_person_list_row, ADW_TYPE_ACTION_ROW)

static void
up_cb (TdPersonListRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "person-list.up", "x", self->person->id);
}

static void
remove_cb (TdPersonListRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "person-list.remove", "x", self->person->id);
}

static void
set_person (TdPersonListRow *self, TdEmployee *person)
{
  g_autofree char *subtitle = td_join_two (self, person->number, person->department);

  self->person = g_object_ref (person);
  /* Not bound in the XML: a binding of a template to itself breaks when it is taken apart. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), person->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
}

static void
td_person_list_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PERSON:
      g_value_set_object (value, TD_PERSON_LIST_ROW (object)->person);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_person_list_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PERSON:
      set_person (TD_PERSON_LIST_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_person_list_row_finalize (GObject *object)
{
  g_clear_object (&TD_PERSON_LIST_ROW (object)->person);

  G_OBJECT_CLASS (td_person_list_row_parent_class)->finalize (object);
}

static void
td_person_list_row_class_init (TdPersonListRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_person_list_row_get_property;
  object_class->set_property = td_person_list_row_set_property;
  object_class->finalize = td_person_list_row_finalize;

  properties[PROP_PERSON] =
      g_param_spec_object ("person", NULL, NULL, TD_TYPE_EMPLOYEE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/widgets/td-person-list-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  td_closures_bind (widget_class);
}

static void
td_person_list_row_init (TdPersonListRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
