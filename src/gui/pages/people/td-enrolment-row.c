/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-enrolment-row.h"

#include "base/td-text.h"
#include "gui/widgets/td-closures.h"

#include <glib/gi18n-lib.h>

struct _TdEnrolmentRow
{
  AdwExpanderRow parent_instance;

  TdEnrolment *enrolment;
};

enum
{
  PROP_ENROLMENT = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdEnrolmentRow, td_enrolment_row, ADW_TYPE_EXPANDER_ROW)

static void
ask (TdEnrolmentRow *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, "x", self->enrolment->id);
}

static void
edit_cb (TdEnrolmentRow *self)
{
  ask (self, "person.edit-enrolment");
}

static void
withdraw_cb (TdEnrolmentRow *self)
{
  ask (self, "person.withdraw");
}

static void
wait_cb (TdEnrolmentRow *self)
{
  ask (self, "person.wait");
}

static void
restore_cb (TdEnrolmentRow *self)
{
  ask (self, "person.restore");
}

/* "Mentor · 1 of 2 places taken · since 12 Mar 2026". */
static char *
describe_enrolment (TdEnrolment *enrolment)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *from = td_date_format (enrolment->from_date);
  g_autofree char *withdrawn = td_date_format (enrolment->withdrawn_on);

  g_string_append (text, td_enrolment_role_get_label (enrolment->role));
  if (g_strcmp0 (enrolment->state, "withdrawn") == 0)
    {
      g_string_append_printf (text, _ (" · withdrawn %s"), withdrawn);
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  if (g_strcmp0 (enrolment->state, "waiting") == 0)
    g_string_append_printf (text, " · %s", td_enrolment_state_get_label ("waiting"));
  if (g_strcmp0 (enrolment->role, "mentee") != 0)
    g_string_append_printf (text,
                            ngettext (" · %d of %d place taken", " · %d of %d places taken",
                                      (gulong) enrolment->places),
                            enrolment->n_mentees, enrolment->places);
  g_string_append_printf (text, _ (" · since %s"), from);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The words of the reasons, joined. */
static char *
describe_reasons (gpointer object, const char *reasons)
{
  g_auto (GStrv) codes = td_text_split_list (reasons);
  g_autoptr (GString) text = g_string_new (NULL);

  for (char **code = codes; *code; code++)
    g_string_append_printf (text, "%s%s", text->len ? td_text_get_comma () : "",
                            td_enrolment_reason_get_label (*code));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_hours (gpointer object, double hours)
{
  return hours > 0 ? g_strdup_printf (_ ("%g a month"), hours) : g_strdup ("");
}

/* What keeps her from being paired, besides her state, which is said above. */
static char *
describe_readiness (gpointer object, TdEnrolment *enrolment)
{
  g_autofree char *trained = td_date_format (enrolment ? enrolment->trained_on : TD_DATE_NONE);

  if (enrolment == NULL)
    return NULL;
  if (enrolment->not_ready)
    return g_strdup (_ ("Marked not ready: will not be paired"));
  if (enrolment->trained_on)
    return g_strdup_printf (_ ("Ready · trained %s"), trained);
  if (enrolment->requires_training && g_strcmp0 (enrolment->role, "mentee") != 0)
    return g_strdup (_ ("Training is still to be done: will not be paired as mentor"));
  return g_strdup ("");
}

static void
set_enrolment (TdEnrolmentRow *self, TdEnrolment *enrolment)
{
  g_autofree char *subtitle = describe_enrolment (enrolment);

  self->enrolment = g_object_ref (enrolment);
  /* Not bound in the XML: a binding of a template to itself breaks when it is taken apart. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), enrolment->program_name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

static void
td_enrolment_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ENROLMENT:
      g_value_set_object (value, TD_ENROLMENT_ROW (object)->enrolment);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_enrolment_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ENROLMENT:
      set_enrolment (TD_ENROLMENT_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_enrolment_row_finalize (GObject *object)
{
  g_clear_object (&TD_ENROLMENT_ROW (object)->enrolment);

  G_OBJECT_CLASS (td_enrolment_row_parent_class)->finalize (object);
}

static void
td_enrolment_row_class_init (TdEnrolmentRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_enrolment_row_get_property;
  object_class->set_property = td_enrolment_row_set_property;
  object_class->finalize = td_enrolment_row_finalize;

  properties[PROP_ENROLMENT] =
      g_param_spec_object ("enrolment", NULL, NULL, TD_TYPE_ENROLMENT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/people/td-enrolment-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, withdraw_cb);
  gtk_widget_class_bind_template_callback (widget_class, wait_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_reasons);
  gtk_widget_class_bind_template_callback (widget_class, describe_hours);
  gtk_widget_class_bind_template_callback (widget_class, describe_readiness);
  td_closures_bind (widget_class);
}

static void
td_enrolment_row_init (TdEnrolmentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
