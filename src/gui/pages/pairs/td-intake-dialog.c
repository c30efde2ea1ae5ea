/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-intake-dialog.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-code-combo.h"
#include "gui/widgets/td-date-row.h"
#include "gui/widgets/td-form.h"
#include "gui/widgets/td-remark-row.h"

#include <glib/gi18n-lib.h>

struct _TdIntakeDialog
{
  TdDialog parent_instance;

  GtkWidget *intake_issue;
  AdwPreferencesGroup *fields;
  TdDateRow *intake_agreed_on;

  TdForm *form;
};

G_DEFINE_FINAL_TYPE (TdIntakeDialog, td_intake_dialog, TD_TYPE_DIALOG)

static TdRemarks *
check (TdDatabase *db, gpointer record, GError **error)
{
  return td_intake_check (record, TD_INTAKE (record)->as_of);
}

static gpointer
save_job (TdDatabase *db, gpointer record, GError **error)
{
  td_intake_save (db, record, TD_INTAKE (record)->as_of, error);
  return NULL;
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdIntakeDialog *self = TD_INTAKE_DIALOG (widget);

  td_dialog_write (TD_DIALOG (self), _ ("Intake saved"), _ ("Not Saved"), save_job,
                   td_form_dup_record (self->form), g_object_unref, NULL);
}

static void
valid_cb (TdIntakeDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "intake.save", td_form_is_valid (self->form));
}

void
td_intake_dialog_show (GtkWidget *parent, TdSession *session, TdIntake *intake)
{
  g_autoptr (TdIntake) copy = td_record_copy (intake);
  g_autofree char *names =
      g_markup_printf_escaped (_ ("%s – %s"), intake->mentor_name, intake->mentee_name);
  TdIntakeDialog *self = g_object_new (TD_TYPE_INTAKE_DIALOG, "transient-for",
                                       gtk_widget_get_root (parent), "session", session, NULL);

  copy->as_of = td_session_get_today (session);
  td_date_row_set_today (self->intake_agreed_on, copy->as_of);
  adw_preferences_group_set_title (self->fields, names);
  self->form = td_form_new (GTK_WIDGET (self), session, copy, check);
  g_signal_connect_object (self->form, "notify::valid", G_CALLBACK (valid_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
}

static void
td_intake_dialog_dispose (GObject *object)
{
  g_clear_object (&TD_INTAKE_DIALOG (object)->form);

  G_OBJECT_CLASS (td_intake_dialog_parent_class)->dispose (object);
}

static void
td_intake_dialog_class_init (TdIntakeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_CODE_COMBO);
  g_type_ensure (TD_TYPE_DATE_ROW);
  g_type_ensure (TD_TYPE_REMARK_ROW);
  G_OBJECT_CLASS (klass)->dispose = td_intake_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "intake.save", NULL, save_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-intake-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdIntakeDialog, intake_issue);
  gtk_widget_class_bind_template_child (widget_class, TdIntakeDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, TdIntakeDialog, intake_agreed_on);
  td_closures_bind (widget_class);
}

static void
td_intake_dialog_init (TdIntakeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "intake.save", FALSE);
}
