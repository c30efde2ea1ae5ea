/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-action-dialog.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-code-combo.h"
#include "gui/widgets/td-date-row.h"
#include "gui/widgets/td-form.h"
#include "gui/widgets/td-remark-row.h"
#include "partnership/td-goal.h"

#include <glib/gi18n-lib.h>

struct _TdActionDialog
{
  TdDialog parent_instance;

  GtkWidget *title;
  AdwPreferencesGroup *fields;
  AdwComboRow *goal;
  TdDateRow *due_on;
  TdDateRow *set_on;

  TdForm *form;
  GArray *goal_ids; /* gint64, the first 0: none */
};

G_DEFINE_FINAL_TYPE (TdActionDialog, td_action_dialog, TD_TYPE_DIALOG)

static TdRemarks *
check (TdDatabase *db, gpointer record, GError **error)
{
  return td_pair_action_check (record, TD_PAIR_ACTION (record)->as_of);
}

static gpointer
save_job (TdDatabase *db, gpointer record, GError **error)
{
  td_pair_action_save (db, record, TD_PAIR_ACTION (record)->as_of, error);
  return NULL;
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdActionDialog *self = TD_ACTION_DIALOG (widget);
  TdPairAction *record = td_form_get_record (self->form);

  td_dialog_write (TD_DIALOG (self), record->id ? _ ("Action changed") : _ ("Action added"),
                   _ ("Not Saved"), save_job, td_form_dup_record (self->form), g_object_unref,
                   NULL);
}

static void
valid_cb (TdActionDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "action.save", td_form_is_valid (self->form));
}

static void
goal_chosen_cb (TdActionDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->goal);

  if (self->form && chosen < self->goal_ids->len)
    g_object_set (td_form_get_record (self->form), "goal-id",
                  g_array_index (self->goal_ids, gint64, chosen), NULL);
}

/* Open goals, and the one it has. */
static void
fill_goals (TdActionDialog *self, GPtrArray *goals, gint64 goal_id)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  const gint64 none = 0;

  gtk_string_list_append (words, _ ("None"));
  g_array_append_val (self->goal_ids, none);
  for (guint i = 0; i < goals->len; i++)
    {
      TdGoal *goal = goals->pdata[i];

      if (g_strcmp0 (goal->state, "open") != 0 && goal->id != goal_id)
        continue;
      gtk_string_list_append (words, goal->title);
      g_array_append_val (self->goal_ids, goal->id);
    }
  adw_combo_row_set_model (self->goal, G_LIST_MODEL (words));
  for (guint i = 0; i < self->goal_ids->len; i++)
    if (g_array_index (self->goal_ids, gint64, i) == goal_id)
      adw_combo_row_set_selected (self->goal, i);
  gtk_widget_set_visible (GTK_WIDGET (self->goal), self->goal_ids->len > 1);
}

void
td_action_dialog_show (GtkWidget *parent,
                       TdSession *session,
                       TdPairAction *action,
                       GPtrArray *goals)
{
  g_autoptr (TdPairAction) copy = td_record_copy (action);
  TdDate today = td_session_get_today (session);
  TdActionDialog *self = g_object_new (TD_TYPE_ACTION_DIALOG, "transient-for",
                                       gtk_widget_get_root (parent), "session", session, NULL);

  copy->as_of = today;
  td_date_row_set_today (self->due_on, today);
  td_date_row_set_today (self->set_on, today);
  if (copy->id)
    gtk_window_set_title (GTK_WINDOW (self), _ ("Change Action"));
  fill_goals (self, goals, copy->goal_id);
  self->form = td_form_new (GTK_WIDGET (self), session, copy, check);
  g_signal_connect_object (self->form, "notify::valid", G_CALLBACK (valid_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
}

static void
td_action_dialog_dispose (GObject *object)
{
  TdActionDialog *self = TD_ACTION_DIALOG (object);

  g_clear_object (&self->form);
  g_clear_pointer (&self->goal_ids, g_array_unref);

  G_OBJECT_CLASS (td_action_dialog_parent_class)->dispose (object);
}

static void
td_action_dialog_class_init (TdActionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_CODE_COMBO);
  g_type_ensure (TD_TYPE_DATE_ROW);
  g_type_ensure (TD_TYPE_REMARK_ROW);
  G_OBJECT_CLASS (klass)->dispose = td_action_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "action.save", NULL, save_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-action-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdActionDialog, title);
  gtk_widget_class_bind_template_child (widget_class, TdActionDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, TdActionDialog, goal);
  gtk_widget_class_bind_template_child (widget_class, TdActionDialog, due_on);
  gtk_widget_class_bind_template_child (widget_class, TdActionDialog, set_on);
  gtk_widget_class_bind_template_callback (widget_class, goal_chosen_cb);
  td_closures_bind (widget_class);
}

static void
td_action_dialog_init (TdActionDialog *self)
{
  self->goal_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "action.save", FALSE);
}
