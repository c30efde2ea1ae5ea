/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/today/td-welcome.h"

#include "gui/widgets/td-closures.h"
#include "workspace/td-first-steps.h"

struct _TdWelcome
{
  TdPage parent_instance;

  int step;
  guint done; /* a bit for each step that was taken */
};

enum
{
  PROP_STEP = 1,
  PROP_DONE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdWelcome, td_welcome, TD_TYPE_PAGE)

/* She may make the programme before the people are there. */
static char *
step_state (gpointer object, guint done, int row)
{
  return g_strdup (done & (1u << row) ? "done" : "open");
}

/* The button of the next step is the one that stands out. */
static char **
step_classes (gpointer object, int step, int row)
{
  static const char *const next[] = { "text-button", "suggested-action", NULL };
  static const char *const other[] = { "text-button", NULL };

  return g_strdupv ((char **) (step == row ? next : other));
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  return td_first_steps_load (db, 0, error);
}

static guint
collect_done (TdFirstSteps *steps)
{
  guint done = 0;

  for (TdFirstStep step = TD_FIRST_STEP_IMPORT; step < TD_FIRST_STEP_DONE; step++)
    if (td_first_steps_is_done (steps, step))
      done |= 1u << step;
  return done;
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdWelcome *self = owner;
  g_autoptr (TdFirstSteps) steps = result;

  if (self->done != collect_done (steps))
    {
      self->done = collect_done (steps);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
    }
  if (self->step != steps->step)
    {
      self->step = steps->step;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->step != TD_FIRST_STEP_DONE);
}

static void
td_welcome_reload (TdPage *page)
{
  td_page_read (page, load_job, NULL, NULL, g_object_unref, loaded_cb);
}

static void
td_welcome_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STEP:
      g_value_set_int (value, TD_WELCOME (object)->step);
      break;
    case PROP_DONE:
      g_value_set_uint (value, TD_WELCOME (object)->done);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_welcome_class_init (TdWelcomeClass *klass)
{
  static const char *const tables[] = { "employee", "program", "enrolment", "pair", NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = td_welcome_get_property;
  TD_PAGE_CLASS (klass)->tables = tables;
  TD_PAGE_CLASS (klass)->reload = td_welcome_reload;
  TD_PAGE_CLASS (klass)->reload_hidden = TRUE;

  properties[PROP_STEP] =
      g_param_spec_int ("step", NULL, NULL, 0, TD_FIRST_STEP_DONE, 0,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DONE] =
      g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-welcome.ui");
  gtk_widget_class_bind_template_callback (widget_class, step_state);
  gtk_widget_class_bind_template_callback (widget_class, step_classes);
  td_closures_bind (widget_class);
}

static void
td_welcome_init (TdWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
