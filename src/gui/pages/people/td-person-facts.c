/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-person-facts.h"

#include "base/td-date.h"
#include "gui/widgets/td-closures.h"
#include "people/td-employee.h"

#include <glib/gi18n-lib.h>

struct _TdPersonFacts
{
  AdwBin parent_instance;

  TdEmployee *person;
  char *extras;
};

enum
{
  PROP_PERSON = 1,
  PROP_EXTRAS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdPersonFacts, td_person_facts, ADW_TYPE_BIN)

/* "12 Mar 2020 – 3 May 2024", "since 12 Mar 2020". */
static char *
describe_employment (gpointer object, int hired, int left)
{
  g_autofree char *from = td_date_format (hired);
  g_autofree char *to = td_date_format (left);

  if (left && hired)
    /* Translators: first and last day of work. */
    return g_strdup_printf (_ ("%s – %s"), from, to);
  if (left)
    return g_strdup_printf (_ ("left %s"), to);
  return hired ? g_strdup_printf (_ ("since %s"), from) : g_strdup ("");
}

static void
td_person_facts_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdPersonFacts *self = TD_PERSON_FACTS (object);

  switch (id)
    {
    case PROP_PERSON:
      g_value_set_object (value, self->person);
      break;
    case PROP_EXTRAS:
      g_value_set_string (value, self->extras);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_person_facts_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdPersonFacts *self = TD_PERSON_FACTS (object);

  switch (id)
    {
    case PROP_PERSON:
      g_set_object (&self->person, g_value_get_object (value));
      break;
    case PROP_EXTRAS:
      g_free (self->extras);
      self->extras = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_person_facts_finalize (GObject *object)
{
  TdPersonFacts *self = TD_PERSON_FACTS (object);

  g_clear_object (&self->person);
  g_free (self->extras);

  G_OBJECT_CLASS (td_person_facts_parent_class)->finalize (object);
}

static void
td_person_facts_class_init (TdPersonFactsClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_person_facts_get_property;
  object_class->set_property = td_person_facts_set_property;
  object_class->finalize = td_person_facts_finalize;

  properties[PROP_PERSON] = g_param_spec_object ("person", NULL, NULL, TD_TYPE_EMPLOYEE, flags);
  properties[PROP_EXTRAS] = g_param_spec_string ("extras", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/people/td-person-facts.ui");
  gtk_widget_class_bind_template_callback (widget_class, describe_employment);
  td_closures_bind (widget_class);
}

static void
td_person_facts_init (TdPersonFacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
