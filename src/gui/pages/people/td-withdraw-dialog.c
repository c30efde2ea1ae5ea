/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-withdraw-dialog.h"

#include "base/td-text.h"
#include "db/td-change.h"
#include "gui/pages/people/td-passed-over.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-date-row.h"
#include "gui/widgets/td-program-combo.h"

#include <glib/gi18n-lib.h>

struct _TdWithdrawDialog
{
  TdDialog parent_instance;

  AdwPreferencesGroup *fields;
  TdProgramCombo *program;
  TdDateRow *day;
  GtkEditable *reason;

  TdEnrolment *enrolment; /* NULL: of many */
  GArray *ids;            /* the people, of gint64; NULL: of one */
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
  gint64 program_id;
  GArray *ids; /* NULL: of one */
  TdDate on;
  char *reason;
  TdProgress *progress;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_pointer (&request->ids, g_array_unref);
  g_object_unref (request->progress);
  g_free (request->reason);
  g_free (request);
}

static gpointer
withdraw_many_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;
  GPtrArray *refused = NULL;
  int n = td_enrolment_withdraw_many (db, request->program_id, (const gint64 *) request->ids->data,
                                      request->ids->len, request->on, request->reason,
                                      request->progress, &refused, error);

  return td_passed_over_new (db, n, refused);
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
  gboolean many = self->ids != NULL;
  Request *request = g_new (Request, 1);

  *request = (Request){ .id = many ? 0 : self->enrolment->id,
                        .program_id = many ? td_program_combo_get_id (self->program) : 0,
                        .ids = many ? g_array_ref (self->ids) : NULL,
                        .on = td_date_row_get_date (self->day),
                        .reason = td_text_clean (gtk_editable_get_text (self->reason)),
                        .progress = g_object_ref (td_dialog_get_progress (TD_DIALOG (self))) };
  td_dialog_write (TD_DIALOG (self), many ? NULL : C_ ("enrolment", "Withdrawn"),
                   _ ("Not Withdrawn"), many ? withdraw_many_job : withdraw_job, request,
                   request_free, many ? td_passed_over_free : NULL);
}

static void
changed_cb (TdWithdrawDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.withdraw",
                                 td_date_row_get_date (self->day) != TD_DATE_NONE &&
                                     (self->ids == NULL ||
                                      td_program_combo_get_id (self->program) != 0));
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
  g_autofree char *about = g_strdup_printf ("id:%" G_GINT64_FORMAT, enrolment->id);

  td_date_row_set_date (self->day, td_session_get_today (session));
  td_dialog_keep_rows (TD_DIALOG (self), about);
  gtk_window_present (GTK_WINDOW (self));
}

void
td_withdraw_dialog_present_many (GtkWidget *parent, TdSession *session, GArray *ids)
{
  TdWithdrawDialog *self = g_object_new (TD_TYPE_WITHDRAW_DIALOG, "transient-for",
                                         gtk_widget_get_root (parent), "session", session, NULL);
  g_autofree char *words = g_strdup_printf (
      ngettext ("%u person leaves the programme. What was said and done stays on record.",
                "%u people leave the programme. What was said and done stays on record.", ids->len),
      ids->len);

  self->ids = g_array_ref (ids);
  adw_preferences_group_set_description (self->fields, words);
  gtk_widget_set_visible (GTK_WIDGET (self->program), TRUE);
  td_program_combo_set_session (self->program, session);
  td_date_row_set_date (self->day, td_session_get_today (session));
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}

static void
td_withdraw_dialog_written (TdDialog *dialog, gpointer result)
{
  const TdPassedOver *outcome = result;
  guint n = outcome ? outcome->n_done : 0;
  guint n_refused = outcome ? outcome->refused->len : 0;
  g_autofree char *toast =
      g_strdup_printf (ngettext ("%u person withdrawn", "%u people withdrawn", n), n);
  g_autofree char *heading = g_strdup_printf (ngettext ("%u Person Was Not Withdrawn",
                                                        "%u People Were Not Withdrawn", n_refused),
                                              n_refused);

  if (outcome)
    td_passed_over_tell (dialog, outcome, toast, heading);
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
  g_clear_pointer (&self->ids, g_array_unref);

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
  TD_DIALOG_CLASS (klass)->written = td_withdraw_dialog_written;

  properties[PROP_ENROLMENT] =
      g_param_spec_object ("enrolment", NULL, NULL, TD_TYPE_ENROLMENT, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_install_action (widget_class, "dialog.withdraw", NULL, withdraw_action);

  g_type_ensure (TD_TYPE_DATE_ROW);
  g_type_ensure (TD_TYPE_PROGRAM_COMBO);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/people/td-withdraw-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdWithdrawDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, TdWithdrawDialog, program);
  gtk_widget_class_bind_template_child (widget_class, TdWithdrawDialog, day);
  gtk_widget_class_bind_template_child (widget_class, TdWithdrawDialog, reason);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, describe);
  td_closures_bind (widget_class);
}

static void
td_withdraw_dialog_init (TdWithdrawDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
