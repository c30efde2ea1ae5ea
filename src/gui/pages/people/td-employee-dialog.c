/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-employee-dialog.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-date-row.h"
#include "gui/widgets/td-form.h"
#include "gui/widgets/td-person-row.h"
#include "gui/widgets/td-remark-row.h"

#include <glib/gi18n-lib.h>

struct _TdEmployeeDialog
{
  TdDialog parent_instance;

  TdPersonRow *manager_id;

  TdForm *form;
  gboolean outside;
};

enum
{
  PROP_OUTSIDE = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdEmployeeDialog, td_employee_dialog, TD_TYPE_DIALOG)

static TdRemarks *
check (TdDatabase *db, gpointer record, GError **error)
{
  return td_employee_check (db, record, error);
}

typedef struct
{
  TdEmployee *employee;
  TdDate today;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->employee);
  g_free (save);
}

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  Save *save = data;

  td_employee_save (db, save->employee, save->today, error);
  return NULL;
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdEmployeeDialog *self = TD_EMPLOYEE_DIALOG (widget);
  TdEmployee *employee = td_form_get_record (self->form);
  const char *toast = employee->id    ? _ ("Changes saved")
                      : self->outside ? _ ("Coach added")
                                      : _ ("Employee added");
  Save *save = g_new (Save, 1);

  save->employee = td_form_dup_record (self->form);
  save->today = td_session_get_today (td_dialog_get_session (TD_DIALOG (self)));
  td_dialog_write (TD_DIALOG (self), toast, _ ("Not Saved"), save_job, save, save_free, NULL);
}

static void
valid_cb (TdEmployeeDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", td_form_is_valid (self->form));
}

static void
start (TdEmployeeDialog *self, TdEmployee *employee)
{
  g_autoptr (TdEmployee) record = employee ? td_record_copy (employee) : td_employee_new ();

  self->outside = record->outside;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTSIDE]);
  g_object_set (self->manager_id, "person-name",
                record->manager_name ? record->manager_name : record->manager_text, NULL);
  self->form =
      td_form_new (GTK_WIDGET (self), td_dialog_get_session (TD_DIALOG (self)), record, check);
  g_signal_connect_object (self->form, "notify::valid", G_CALLBACK (valid_cb), self,
                           G_CONNECT_SWAPPED);
  if (record->id)
    gtk_window_set_title (GTK_WINDOW (self), record->name);
  else if (record->outside)
    gtk_window_set_title (GTK_WINDOW (self), _ ("New Outside Coach"));
}

void
td_employee_dialog_present (GtkWidget *parent, TdSession *session, TdEmployee *employee)
{
  TdEmployeeDialog *self = g_object_new (TD_TYPE_EMPLOYEE_DIALOG, "transient-for",
                                         gtk_widget_get_root (parent), "session", session, NULL);

  start (self, employee);
  gtk_window_present (GTK_WINDOW (self));
}

static void
td_employee_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_OUTSIDE:
      g_value_set_boolean (value, TD_EMPLOYEE_DIALOG (object)->outside);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_employee_dialog_dispose (GObject *object)
{
  TdEmployeeDialog *self = TD_EMPLOYEE_DIALOG (object);

  g_clear_object (&self->form);

  G_OBJECT_CLASS (td_employee_dialog_parent_class)->dispose (object);
}

static void
td_employee_dialog_class_init (TdEmployeeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_employee_dialog_get_property;
  object_class->dispose = td_employee_dialog_dispose;

  properties[PROP_OUTSIDE] =
      g_param_spec_boolean ("outside", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);

  g_type_ensure (TD_TYPE_DATE_ROW);
  g_type_ensure (TD_TYPE_PERSON_ROW);
  g_type_ensure (TD_TYPE_REMARK_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/people/td-employee-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdEmployeeDialog, manager_id);
  td_closures_bind (widget_class);
}

static void
td_employee_dialog_init (TdEmployeeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", FALSE);
}
