/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-goal-dialog.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-code-combo.h"
#include "gui/widgets/td-date-row.h"
#include "gui/widgets/td-form.h"
#include "gui/widgets/td-remark-row.h"

#include <glib/gi18n-lib.h>

struct _TdGoalDialog
{
  TdDialog parent_instance;

  GtkWidget *title;
  AdwPreferencesGroup *fields;
  TdDateRow *set_on;
  TdDateRow *agreed_on;
  TdDateRow *due_on;
  GtkWidget *history;
  GtkEditable *note;

  TdForm *form;
};

G_DEFINE_FINAL_TYPE (TdGoalDialog, td_goal_dialog, TD_TYPE_DIALOG)

/* --- Writing --- */

typedef struct
{
  TdGoal *goal;
  char *note;
  TdDate today;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->goal);
  g_free (request->note);
  g_free (request);
}

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  td_goal_save (db, request->goal, request->note, request->today, error);
  return NULL;
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdGoalDialog *self = TD_GOAL_DIALOG (widget);
  Request *request = g_new (Request, 1);

  *request =
      (Request){ td_form_dup_record (self->form), g_strdup (gtk_editable_get_text (self->note)),
                 td_session_get_today (td_dialog_get_session (TD_DIALOG (self))) };
  td_dialog_write (TD_DIALOG (self), request->goal->id ? _ ("Goal changed") : _ ("Goal set"),
                   _ ("Not Saved"), save_job, request, request_free, NULL);
}

static void
valid_cb (TdGoalDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goal.save", td_form_is_valid (self->form));
}

/* --- Showing --- */

static TdRemarks *
check (TdDatabase *db, gpointer record, GError **error)
{
  return td_goal_check (record, TD_GOAL (record)->as_of);
}

static void
show_goal (TdGoalDialog *self, TdGoal *goal, TdDate today)
{
  g_autofree char *names =
      g_markup_printf_escaped (_ ("%s – %s"), goal->mentor_name, goal->mentee_name);
  TdDateRow *dates[] = { self->set_on, self->agreed_on, self->due_on };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    td_date_row_set_today (dates[i], today);
  if (goal->mentor_name)
    adw_preferences_group_set_title (self->fields, names);
  gtk_widget_set_visible (self->history, goal->id != 0);
  if (goal->id)
    gtk_window_set_title (GTK_WINDOW (self), _ ("Change Goal"));
  else if (g_strcmp0 (goal->kind, "topic") == 0)
    gtk_window_set_title (GTK_WINDOW (self), _ ("New Topic"));
}

void
td_goal_dialog_show (GtkWidget *parent, TdSession *session, TdGoal *goal)
{
  g_autoptr (TdGoal) copy = td_record_copy (goal);
  TdDate today = td_session_get_today (session);
  TdGoalDialog *self = g_object_new (TD_TYPE_GOAL_DIALOG, "transient-for",
                                     gtk_widget_get_root (parent), "session", session, NULL);

  show_goal (self, copy, today);
  copy->as_of = today;
  self->form = td_form_new (GTK_WIDGET (self), session, copy, check);
  g_signal_connect_object (self->form, "notify::valid", G_CALLBACK (valid_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
}

/* --- Class --- */

static void
td_goal_dialog_dispose (GObject *object)
{
  g_clear_object (&TD_GOAL_DIALOG (object)->form);

  G_OBJECT_CLASS (td_goal_dialog_parent_class)->dispose (object);
}

static void
td_goal_dialog_class_init (TdGoalDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_CODE_COMBO);
  g_type_ensure (TD_TYPE_DATE_ROW);
  g_type_ensure (TD_TYPE_REMARK_ROW);
  G_OBJECT_CLASS (klass)->dispose = td_goal_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "goal.save", NULL, save_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-goal-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdGoalDialog, title);
  gtk_widget_class_bind_template_child (widget_class, TdGoalDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, TdGoalDialog, set_on);
  gtk_widget_class_bind_template_child (widget_class, TdGoalDialog, agreed_on);
  gtk_widget_class_bind_template_child (widget_class, TdGoalDialog, due_on);
  gtk_widget_class_bind_template_child (widget_class, TdGoalDialog, history);
  gtk_widget_class_bind_template_child (widget_class, TdGoalDialog, note);
  td_closures_bind (widget_class);
}

static void
td_goal_dialog_init (TdGoalDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goal.save", FALSE);
}
