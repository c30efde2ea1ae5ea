/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-program-row.h"

#include "gui/widgets/td-closures.h"
#include "program/td-cadence.h"

#include <glib/gi18n-lib.h>

struct _TdProgramRow
{
  AdwActionRow parent_instance;

  TdProgram *program;
};

enum
{
  PROP_PROGRAM = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdProgramRow, td_program_row, ADW_TYPE_ACTION_ROW)

/* "Mentoring · 12 Jan 2026 – 12 Jan 2027 · monthly". */
static char *
describe_program (TdProgram *program)
{
  g_autofree char *cadence = td_cadence_dup_text_label (program->cadence);
  g_autofree char *start = td_date_format (program->start_date);
  g_autofree char *end = td_date_format (program->end_date);
  const char *kind = td_program_kind_get_label (program->kind);

  if (program->start_date && program->end_date)
    return g_strdup_printf ("%s · %s – %s · %s", kind, start, end, cadence);
  if (program->start_date)
    /* Translators: a kind of programme, its first day, its cadence. */
    return g_strdup_printf (_ ("%s · from %s · %s"), kind, start, cadence);
  return g_strdup_printf ("%s · %s", kind, cadence);
}

static char *
describe_counts (TdProgram *program)
{
  g_autofree char *mentors =
      g_strdup_printf (ngettext ("%d mentor", "%d mentors", (gulong) program->n_mentors),
                       program->n_mentors);
  g_autofree char *mentees =
      g_strdup_printf (ngettext ("%d mentee", "%d mentees", (gulong) program->n_mentees),
                       program->n_mentees);
  g_autofree char *pairs =
      g_strdup_printf (ngettext ("%d pair", "%d pairs", (gulong) program->n_pairs),
                       program->n_pairs);

  return g_strdup_printf ("%s · %s · %s", mentors, mentees, pairs);
}

static char *
describe_state (gpointer object, const char *state)
{
  return g_strdup (g_strcmp0 (state, "open") == 0 ? "" : td_program_state_get_label (state));
}

static void
activated_cb (TdProgramRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "program.choose", "x", self->program->id);
}

static void
set_program (TdProgramRow *self, TdProgram *program)
{
  g_autofree char *what = describe_program (program);
  g_autofree char *counts = describe_counts (program);
  g_autofree char *subtitle = g_strconcat (what, "\n", counts, NULL);

  self->program = g_object_ref (program);
  /* Not bound in the XML: a binding of a template to itself breaks when it is taken apart. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), program->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
}

static void
td_program_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PROGRAM:
      g_value_set_object (value, TD_PROGRAM_ROW (object)->program);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_program_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PROGRAM:
      set_program (TD_PROGRAM_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_program_row_finalize (GObject *object)
{
  g_clear_object (&TD_PROGRAM_ROW (object)->program);

  G_OBJECT_CLASS (td_program_row_parent_class)->finalize (object);
}

static void
td_program_row_class_init (TdProgramRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_program_row_get_property;
  object_class->set_property = td_program_row_set_property;
  object_class->finalize = td_program_row_finalize;

  properties[PROP_PROGRAM] =
      g_param_spec_object ("program", NULL, NULL, TD_TYPE_PROGRAM,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/program/td-program-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, describe_state);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  td_closures_bind (widget_class);
}

static void
td_program_row_init (TdProgramRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
