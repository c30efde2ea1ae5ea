/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-no-match-dialog.h"

#include "candidates/td-no-match.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-date-row.h"
#include "people/td-employee.h"

#include <glib/gi18n-lib.h>

struct _TdNoMatchDialog
{
  TdDialog parent_instance;

  AdwPreferencesGroup *fields;
  AdwComboRow *reason;
  AdwEntryRow *note;
  TdDateRow *date;

  gint64 mentee_id;
};

G_DEFINE_FINAL_TYPE (TdNoMatchDialog, td_no_match_dialog, TD_TYPE_DIALOG)

typedef struct
{
  gint64 program_id;
  gint64 mentee_id;
  const char *reason; /* a code, static */
  char *note;
  TdDate on;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->note);
  g_free (request);
}

static gpointer
decide_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  td_no_match_set (db, request->program_id, request->mentee_id, request->reason, request->note,
                   request->on, error);
  return NULL;
}

static void
decide_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdNoMatchDialog *self = TD_NO_MATCH_DIALOG (widget);
  TdSession *session = td_dialog_get_session (TD_DIALOG (self));
  Request *request = g_new (Request, 1);

  *request = (Request){ td_session_get_program_id (session), self->mentee_id,
                        td_no_match_reasons ()[adw_combo_row_get_selected (self->reason)],
                        g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note))),
                        td_date_row_get_date (self->date) };
  td_dialog_write (TD_DIALOG (self), _ ("No match found: off the waiting list"), _ ("Not Saved"),
                   decide_job, request, request_free, NULL);
}

static void
date_changed_cb (TdNoMatchDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "no-match.decide",
                                 td_date_row_get_date (self->date) != TD_DATE_NONE);
}

static void
fill_reasons (TdNoMatchDialog *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (const char *const *code = td_no_match_reasons (); *code; code++)
    gtk_string_list_append (words, td_no_match_reason_get_label (*code));
  adw_combo_row_set_model (self->reason, G_LIST_MODEL (words));
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPage *page = owner;
  g_autoptr (TdEmployee) mentee = result;
  TdSession *session = td_page_get_session (page);
  TdNoMatchDialog *self =
      g_object_new (TD_TYPE_NO_MATCH_DIALOG, "transient-for",
                    gtk_widget_get_root (GTK_WIDGET (page)), "session", session, NULL);
  g_autofree char *name = g_markup_escape_text (mentee->name, -1);
  TdDate today = td_session_get_today (session);

  self->mentee_id = mentee->id;
  adw_preferences_group_set_title (self->fields, name);
  fill_reasons (self);
  td_date_row_set_today (self->date, today);
  td_date_row_set_date (self->date, today);
  gtk_window_present (GTK_WINDOW (self));
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const gint64 *mentee_id = data;

  return td_employee_load (db, *mentee_id, error);
}

void
td_no_match_dialog_show (TdPage *page, gint64 mentee_id)
{
  g_return_if_fail (TD_IS_PAGE (page));

  td_page_read (page, load_job, g_memdup2 (&mentee_id, sizeof mentee_id), g_free, g_object_unref,
                loaded_cb);
}

static void
td_no_match_dialog_class_init (TdNoMatchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_DATE_ROW);
  gtk_widget_class_install_action (widget_class, "no-match.decide", NULL, decide_cb);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/pairing/td-no-match-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdNoMatchDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, TdNoMatchDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, TdNoMatchDialog, note);
  gtk_widget_class_bind_template_child (widget_class, TdNoMatchDialog, date);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  td_closures_bind (widget_class);
}

static void
td_no_match_dialog_init (TdNoMatchDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
