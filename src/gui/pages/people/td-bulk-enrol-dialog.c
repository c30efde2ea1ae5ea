/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-bulk-enrol-dialog.h"

#include "db/td-change.h"
#include "gui/pages/people/td-passed-over.h"
#include "gui/pages/program/td-program-dialog.h"
#include "gui/widgets/td-code-combo.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-date-row.h"
#include "gui/widgets/td-program-combo.h"
#include "program/td-enrolment.h"

#include <glib/gi18n-lib.h>

struct _TdBulkEnrolDialog
{
  TdDialog parent_instance;

  TdProgramCombo *program;
  TdCodeCombo *role;
  GtkSpinButton *places;
  TdDateRow *from;

  GArray *ids;
};

enum
{
  PROP_N_PEOPLE = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdBulkEnrolDialog, td_bulk_enrol_dialog, TD_TYPE_DIALOG)

typedef struct
{
  gint64 program_id;
  GArray *ids;
  char *role;
  int places;
  TdDate from;
  TdProgress *progress;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_array_unref (request->ids);
  g_object_unref (request->progress);
  g_free (request->role);
  g_free (request);
}

static gpointer
enrol_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;
  GPtrArray *refused = NULL;
  int n = td_enrolment_enrol_many (db, request->program_id, (const gint64 *) request->ids->data,
                                   request->ids->len, request->role, request->places, request->from,
                                   request->progress, &refused, error);

  return td_passed_over_new (db, n, refused);
}

static void
enrol_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdBulkEnrolDialog *self = TD_BULK_ENROL_DIALOG (widget);
  Request *request = g_new (Request, 1);

  *request = (Request){
    .program_id = td_program_combo_get_id (self->program),
    .ids = g_array_ref (self->ids),
    .places = gtk_spin_button_get_value_as_int (self->places),
    .from = td_date_row_get_date (self->from),
    .progress = g_object_ref (td_dialog_get_progress (TD_DIALOG (self))),
  };
  g_object_get (self->role, "code", &request->role, NULL);
  td_dialog_write (TD_DIALOG (self), NULL, _ ("Nobody Was Enrolled"), enrol_job, request,
                   request_free, td_passed_over_free);
}

static void
changed_cb (TdBulkEnrolDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.enrol",
                                 td_program_combo_get_id (self->program) != 0 &&
                                     td_date_row_get_date (self->from) != TD_DATE_NONE);
}

/* The dialog chooses the first programme there is. */
static void
add_program_cb (TdBulkEnrolDialog *self)
{
  td_program_dialog_present (GTK_WIDGET (self), td_dialog_get_session (TD_DIALOG (self)), NULL);
}

static char *
describe_count (gpointer object, guint n)
{
  return g_strdup_printf (ngettext ("Enrol %'u Person", "Enrol %'u People", n), n);
}

static gboolean
is_mentor (gpointer object, const char *role)
{
  return g_strcmp0 (role, "mentee") != 0;
}

void
td_bulk_enrol_dialog_present (GtkWidget *parent, TdSession *session, GArray *ids)
{
  TdBulkEnrolDialog *self = g_object_new (TD_TYPE_BULK_ENROL_DIALOG, "transient-for",
                                          gtk_widget_get_root (parent), "session", session, NULL);

  self->ids = g_array_ref (ids);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PEOPLE]);
  td_program_combo_set_session (self->program, session);
  td_date_row_set_date (self->from, td_session_get_today (session));
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}

static void
td_bulk_enrol_dialog_written (TdDialog *dialog, gpointer result)
{
  const TdPassedOver *outcome = result;
  guint n_refused = outcome->refused->len;
  guint n = outcome->n_done;
  g_autofree char *toast =
      g_strdup_printf (ngettext ("%u person enrolled", "%u people enrolled", n), n);
  g_autofree char *heading = g_strdup_printf (ngettext ("%u Person Was Not Enrolled",
                                                        "%u People Were Not Enrolled", n_refused),
                                              n_refused);

  td_passed_over_tell (dialog, outcome, toast, heading);
}

static void
td_bulk_enrol_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdBulkEnrolDialog *self = TD_BULK_ENROL_DIALOG (object);

  switch (id)
    {
    case PROP_N_PEOPLE:
      g_value_set_uint (value, self->ids ? self->ids->len : 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_bulk_enrol_dialog_dispose (GObject *object)
{
  TdBulkEnrolDialog *self = TD_BULK_ENROL_DIALOG (object);

  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (td_bulk_enrol_dialog_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_N_PEOPLE] = g_param_spec_uint ("n-people", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
td_bulk_enrol_dialog_class_init (TdBulkEnrolDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_bulk_enrol_dialog_get_property;
  object_class->dispose = td_bulk_enrol_dialog_dispose;
  TD_DIALOG_CLASS (klass)->written = td_bulk_enrol_dialog_written;
  install_properties (object_class);
  gtk_widget_class_install_action (widget_class, "dialog.enrol", NULL, enrol_action);

  g_type_ensure (TD_TYPE_CODE_COMBO);
  g_type_ensure (TD_TYPE_DATE_ROW);
  g_type_ensure (TD_TYPE_PROGRAM_COMBO);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/people/td-bulk-enrol-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdBulkEnrolDialog, program);
  gtk_widget_class_bind_template_child (widget_class, TdBulkEnrolDialog, role);
  gtk_widget_class_bind_template_child (widget_class, TdBulkEnrolDialog, places);
  gtk_widget_class_bind_template_child (widget_class, TdBulkEnrolDialog, from);
  gtk_widget_class_bind_template_callback (widget_class, add_program_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe_count);
  gtk_widget_class_bind_template_callback (widget_class, is_mentor);
  td_closures_bind (widget_class);
}

static void
td_bulk_enrol_dialog_init (TdBulkEnrolDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
