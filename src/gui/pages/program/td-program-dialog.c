/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-program-dialog.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-code-combo.h"
#include "gui/widgets/td-date-row.h"
#include "gui/widgets/td-form.h"
#include "gui/widgets/td-remark-row.h"

#include <glib/gi18n-lib.h>

struct _TdProgramDialog
{
  TdDialog parent_instance;

  TdProgram *program; /* what the form changes */
  TdForm *form;
  gint64 copied_id;
};

enum
{
  PROP_COPYING = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdProgramDialog, td_program_dialog, TD_TYPE_DIALOG)

static TdRemarks *
check (TdDatabase *db, gpointer record, GError **error)
{
  return td_program_check (db, record, error);
}

typedef struct
{
  TdProgram *program;
  gint64 copied_id;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->program);
  g_free (request);
}

/* The programme as it is now. */
static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  Request *request = data;

  if (request->copied_id)
    return td_program_copy (db, request->copied_id, request->program->name,
                            request->program->start_date, error);
  return td_program_save (db, request->program, error) ? g_object_ref (request->program) : NULL;
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdProgramDialog *self = TD_PROGRAM_DIALOG (widget);
  Request *request = g_new (Request, 1);

  *request = (Request){ td_form_dup_record (self->form), self->copied_id };
  td_dialog_write (TD_DIALOG (self),
                   self->copied_id ? _ ("Programme copied") : _ ("Programme created"),
                   _ ("Not Saved"), save_job, request, request_free, g_object_unref);
}

static void
valid_cb (TdProgramDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save",
                                 td_form_is_valid (self->form) &&
                                     (!self->copied_id || self->program->start_date));
}

/* The usual length goes with the kind. */
static void
kind_changed_cb (TdProgramDialog *self)
{
  g_autoptr (TdProgram) usual = td_program_new (self->program->kind);

  g_object_set (self->program, "planned-months", usual->planned_months, NULL);
}

static void
start (TdProgramDialog *self, TdProgram *copied)
{
  TdSession *session = td_dialog_get_session (TD_DIALOG (self));

  self->program = copied ? td_record_copy (copied) : td_program_new ("mentoring");
  self->copied_id = copied ? copied->id : 0;
  self->program->id = 0;
  self->program->start_date = td_session_get_today (session);
  if (copied)
    {
      g_autofree char *title = g_strdup_printf (_ ("Copy of %s"), copied->name);

      self->program->end_date = TD_DATE_NONE;
      gtk_window_set_default_size (GTK_WINDOW (self), 520, 360);
      gtk_window_set_title (GTK_WINDOW (self), title);
      td_record_take_text (&self->program->name, g_steal_pointer (&title));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COPYING]);
  self->form = td_form_new (GTK_WIDGET (self), session, self->program, check);
  g_signal_connect_object (self->form, "notify::valid", G_CALLBACK (valid_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->program, "notify::kind", G_CALLBACK (kind_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
td_program_dialog_present (GtkWidget *parent, TdSession *session, TdProgram *copied)
{
  TdProgramDialog *self = g_object_new (TD_TYPE_PROGRAM_DIALOG, "transient-for",
                                        gtk_widget_get_root (parent), "session", session, NULL);

  start (self, copied);
  gtk_window_present (GTK_WINDOW (self));
}

/* The new programme becomes the one that the window shows. */
static void
td_program_dialog_written (TdDialog *dialog, gpointer result)
{
  TdProgram *program = result;

  td_session_set_program_id (td_dialog_get_session (dialog), program->id);
}

static void
td_program_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdProgramDialog *self = TD_PROGRAM_DIALOG (object);

  switch (id)
    {
    case PROP_COPYING:
      g_value_set_boolean (value, self->copied_id != 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_program_dialog_dispose (GObject *object)
{
  TdProgramDialog *self = TD_PROGRAM_DIALOG (object);

  g_clear_object (&self->form);
  g_clear_object (&self->program);

  G_OBJECT_CLASS (td_program_dialog_parent_class)->dispose (object);
}

static void
td_program_dialog_class_init (TdProgramDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_program_dialog_get_property;
  object_class->dispose = td_program_dialog_dispose;
  TD_DIALOG_CLASS (klass)->written = td_program_dialog_written;

  properties[PROP_COPYING] =
      g_param_spec_boolean ("copying", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);

  g_type_ensure (TD_TYPE_CODE_COMBO);
  g_type_ensure (TD_TYPE_DATE_ROW);
  g_type_ensure (TD_TYPE_REMARK_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/program/td-program-dialog.ui");
  td_closures_bind (widget_class);
}

static void
td_program_dialog_init (TdProgramDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", FALSE);
}
