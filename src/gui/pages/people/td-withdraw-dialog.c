/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-withdraw-dialog.h"

#include "base/td-text.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-date-row.h"

#include <glib/gi18n-lib.h>

struct _TdWithdrawDialog
{
  TdDialog parent_instance;

  TdDateRow *day;
  GtkEditable *reason;

  TdEnrolment *enrolment;
};

enum
{
  PROP_ENROLMENT = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdWithdrawDialog, td_withdraw_dialog, TD_TYPE_DIALOG)

typedef struct
{
  gint64 id;
  TdDate on;
  char *reason;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->reason);
  g_free (request);
}

static gpointer
withdraw_job (TdDatabase *db, gpointer data, GError **error)
{
  Request *request = data;

  td_enrolment_withdraw (db, request->id, request->on, request->reason, error);
  return NULL;
}

static void
withdraw_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdWithdrawDialog *self = TD_WITHDRAW_DIALOG (widget);
  Request *request = g_new (Request, 1);

  *request = (Request){ self->enrolment->id, td_date_row_get_date (self->day),
                        td_text_clean (gtk_editable_get_text (self->reason)) };
  td_dialog_write (TD_DIALOG (self), _ ("Withdrawn"), _ ("Not Withdrawn"), withdraw_job, request,
                   request_free, NULL);
}

static void
day_changed_cb (TdWithdrawDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.withdraw",
                                 td_date_row_get_date (self->day) != TD_DATE_NONE);
}

static char *
describe (gpointer object, const char *name, const char *program)
{
  /* Translators: a name, a programme. */
  return g_strdup_printf (_ ("%s leaves “%s”. What was said and done stays on record."), name,
                          program);
}

void
td_withdraw_dialog_present (GtkWidget *parent, TdSession *session, TdEnrolment *enrolment)
{
  TdWithdrawDialog *self =
      g_object_new (TD_TYPE_WITHDRAW_DIALOG, "transient-for", gtk_widget_get_root (parent),
                    "session", session, "enrolment", enrolment, NULL);

  td_date_row_set_date (self->day, td_session_get_today (session));
  gtk_window_present (GTK_WINDOW (self));
}

static void
td_withdraw_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdWithdrawDialog *self = TD_WITHDRAW_DIALOG (object);

  switch (id)
    {
    case PROP_ENROLMENT:
      g_value_set_object (value, self->enrolment);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_withdraw_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdWithdrawDialog *self = TD_WITHDRAW_DIALOG (object);

  switch (id)
    {
    case PROP_ENROLMENT:
      g_set_object (&self->enrolment, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_withdraw_dialog_dispose (GObject *object)
{
  TdWithdrawDialog *self = TD_WITHDRAW_DIALOG (object);

  g_clear_object (&self->enrolment);

  G_OBJECT_CLASS (td_withdraw_dialog_parent_class)->dispose (object);
}

static void
td_withdraw_dialog_class_init (TdWithdrawDialogClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_withdraw_dialog_get_property;
  object_class->set_property = td_withdraw_dialog_set_property;
  object_class->dispose = td_withdraw_dialog_dispose;

  properties[PROP_ENROLMENT] =
      g_param_spec_object ("enrolment", NULL, NULL, TD_TYPE_ENROLMENT, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_install_action (widget_class, "dialog.withdraw", NULL, withdraw_action);

  g_type_ensure (TD_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/people/td-withdraw-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdWithdrawDialog, day);
  gtk_widget_class_bind_template_child (widget_class, TdWithdrawDialog, reason);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe);
  td_closures_bind (widget_class);
}

static void
td_withdraw_dialog_init (TdWithdrawDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
