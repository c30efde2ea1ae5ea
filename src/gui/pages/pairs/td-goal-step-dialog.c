/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-goal-step-dialog.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-date-row.h"

#include <glib/gi18n-lib.h>

struct _TdGoalStepDialog
{
  TdDialog parent_instance;

  AdwPreferencesGroup *fields;
  TdDateRow *date;
  GtkEditable *note;

  gint64 goal_id;
  TdGoalStep step;
};

G_DEFINE_FINAL_TYPE (TdGoalStepDialog, td_goal_step_dialog, TD_TYPE_DIALOG)

typedef gboolean (*StepFunc) (TdDatabase *db,
                              gint64 id,
                              TdDate on,
                              const char *note,
                              TdDate today,
                              GError **error);

static const struct
{
  const char *title;
  const char *description; /* NULL: none */
  const char *toast;
  StepFunc func;
} steps[] = {
  [TD_GOAL_STEP_REACH] = { N_ ("Goal Reached"), NULL, N_ ("Goal reached"), td_goal_reach },
  [TD_GOAL_STEP_DROP] = { N_ ("Let the Goal Go"),
                          N_ ("It is not pursued any more. No figure counts it, and nobody is to "
                              "blame."),
                          N_ ("Goal let go"), td_goal_drop },
  [TD_GOAL_STEP_REOPEN] = { N_ ("Take the Goal Up Again"), NULL, N_ ("Goal taken up again"),
                            td_goal_reopen },
  [TD_GOAL_STEP_NOTE] = { N_ ("Note Progress"), NULL, N_ ("Progress noted"), td_goal_note },
};

typedef struct
{
  gint64 goal_id;
  TdGoalStep step;
  TdDate on;
  TdDate today;
  char *note;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->note);
  g_free (request);
}

static gpointer
step_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  steps[request->step].func (db, request->goal_id, request->on, request->note, request->today,
                             error);
  return NULL;
}

static void
record_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdGoalStepDialog *self = TD_GOAL_STEP_DIALOG (widget);
  Request *request = g_new (Request, 1);

  *request = (Request){ self->goal_id, self->step, td_date_row_get_date (self->date),
                        td_session_get_today (td_dialog_get_session (TD_DIALOG (self))),
                        g_strdup (gtk_editable_get_text (self->note)) };
  td_dialog_write (TD_DIALOG (self), _ (steps[self->step].toast), _ ("Not Saved"), step_job,
                   request, request_free, NULL);
}

/* Progress is a note: without words there is none. */
static void
changed_cb (TdGoalStepDialog *self)
{
  gboolean said = *gtk_editable_get_text (self->note) != '\0';

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goal.record",
                                 td_date_row_get_date (self->date) != TD_DATE_NONE &&
                                     (said || self->step != TD_GOAL_STEP_NOTE));
}

void
td_goal_step_dialog_show (GtkWidget *parent, TdSession *session, TdGoal *goal, TdGoalStep step)
{
  g_autofree char *title = g_markup_escape_text (goal->title, -1);
  TdDate today = td_session_get_today (session);
  TdGoalStepDialog *self =
      g_object_new (TD_TYPE_GOAL_STEP_DIALOG, "transient-for", gtk_widget_get_root (parent),
                    "session", session, "title", _ (steps[step].title), NULL);

  self->goal_id = goal->id;
  self->step = step;
  adw_preferences_group_set_title (self->fields, title);
  if (steps[step].description)
    adw_preferences_group_set_description (self->fields, _ (steps[step].description));
  td_date_row_set_today (self->date, today);
  td_date_row_set_date (self->date, today);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}

static void
td_goal_step_dialog_class_init (TdGoalStepDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_DATE_ROW);
  gtk_widget_class_install_action (widget_class, "goal.record", NULL, record_cb);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/pairs/td-goal-step-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdGoalStepDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, TdGoalStepDialog, date);
  gtk_widget_class_bind_template_child (widget_class, TdGoalStepDialog, note);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  td_closures_bind (widget_class);
}

static void
td_goal_step_dialog_init (TdGoalStepDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
