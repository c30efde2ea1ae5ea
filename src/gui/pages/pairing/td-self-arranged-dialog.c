/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-self-arranged-dialog.h"

#include "candidates/td-line.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-code-combo.h"
#include "gui/widgets/td-date-row.h"
#include "gui/widgets/td-person-row.h"
#include "pairing/td-pair-life.h"
#include "people/td-employee.h"

#include <glib/gi18n-lib.h>

struct _TdSelfArrangedDialog
{
  TdDialog parent_instance;

  TdPersonRow *mentor;
  TdPersonRow *mentee;
  AdwActionRow *line;
  TdDateRow *start;
  TdDateRow *accepted;
  TdCodeCombo *cadence;
};

G_DEFINE_FINAL_TYPE (TdSelfArrangedDialog, td_self_arranged_dialog, TD_TYPE_DIALOG)

/* --- Entering --- */

typedef struct
{
  TdPairDraft draft; /* "cadence" is owned */
  TdDate today;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free ((char *) request->draft.cadence);
  g_free (request);
}

static gpointer
enter_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  td_pair_add (db, &request->draft, request->today, error);
  return NULL;
}

static gint64
id_of (TdPersonRow *row)
{
  gint64 id;

  g_object_get (row, "value-id", &id, NULL);
  return id;
}

static void
enter_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdSelfArrangedDialog *self = TD_SELF_ARRANGED_DIALOG (widget);
  TdSession *session = td_dialog_get_session (TD_DIALOG (self));
  Request *request = g_new0 (Request, 1);
  char *cadence;

  g_object_get (self->cadence, "code", &cadence, NULL);
  request->today = td_session_get_today (session);
  request->draft = (TdPairDraft){ .program_id = td_session_get_program_id (session),
                                  .mentor_id = id_of (self->mentor),
                                  .mentee_id = id_of (self->mentee),
                                  .start_on = td_date_row_get_date (self->start),
                                  .accepted_on = td_date_row_get_date (self->accepted),
                                  .cadence = cadence,
                                  .source = "self" };
  request->draft.accepted = request->draft.accepted_on != TD_DATE_NONE;
  td_dialog_write (TD_DIALOG (self), _ ("Self-arranged pair entered"), _ ("Not Entered"), enter_job,
                   request, request_free, NULL);
}

/* --- The reporting line of those chosen --- */

typedef struct
{
  gint64 mentor_id;
  gint64 mentee_id;
} Two;

static gpointer
line_job (TdDatabase *db, gpointer data, GError **error)
{
  const Two *two = data;
  g_autoptr (TdEmployee) mentor = td_employee_load (db, two->mentor_id, error);
  g_autoptr (TdEmployee) mentee = mentor ? td_employee_load (db, two->mentee_id, error) : NULL;
  g_autoptr (TdEmployee) manager = NULL;
  TdLineStep own = { 0 };
  TdLineStep upper = { 0 };

  if (mentee == NULL)
    return NULL;
  own = (TdLineStep){ mentee->manager_id, mentee->manager_text };
  if (mentee->manager_id)
    manager = td_employee_load (db, mentee->manager_id, NULL);
  if (manager)
    upper = (TdLineStep){ manager->manager_id, manager->manager_text };
  return GINT_TO_POINTER (
      td_line_find (&(TdLineMentor){ mentor->id, mentor->number, mentor->email, mentor->name },
                    &own, &upper));
}

static void
line_found_cb (gpointer owner, gpointer result, GError *error)
{
  TdSelfArrangedDialog *self = owner;
  TdLine line = (TdLine) GPOINTER_TO_INT (result);

  gtk_widget_set_visible (GTK_WIDGET (self->line), line != TD_LINE_NONE);
  if (line)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->line), td_line_get_sentence (line));
}

static void
changed_cb (TdSelfArrangedDialog *self)
{
  Two two;
  gboolean valid;

  if (self->cadence == NULL) /* the template is being built */
    return;
  two = (Two){ id_of (self->mentor), id_of (self->mentee) };
  g_object_get (self->accepted, "valid", &valid, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "self-arranged.enter",
                                 two.mentor_id && two.mentee_id && valid &&
                                     td_date_row_get_date (self->start) != TD_DATE_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self->line), FALSE);
  if (two.mentor_id && two.mentee_id)
    td_session_read (td_dialog_get_session (TD_DIALOG (self)), self, TD_JOB_REPORT, line_job,
                     g_memdup2 (&two, sizeof two), g_free, NULL, line_found_cb);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPage *page = owner;
  g_autoptr (TdEmployee) mentee = result;
  TdSession *session = td_page_get_session (page);
  TdSelfArrangedDialog *self =
      g_object_new (TD_TYPE_SELF_ARRANGED_DIALOG, "transient-for",
                    gtk_widget_get_root (GTK_WIDGET (page)), "session", session, NULL);
  TdDate today = td_session_get_today (session);

  g_object_set (self->mentor, "session", session, NULL);
  g_object_set (self->mentee, "session", session, NULL);
  if (mentee)
    g_object_set (self->mentee, "person-name", mentee->name, "value-id", mentee->id, NULL);
  td_date_row_set_today (self->start, today);
  td_date_row_set_date (self->start, today);
  td_date_row_set_today (self->accepted, today);
  td_date_row_set_date (self->accepted, today);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const gint64 *mentee_id = data;

  return *mentee_id ? td_employee_load (db, *mentee_id, error) : NULL;
}

void
td_self_arranged_dialog_show (TdPage *page, gint64 mentee_id)
{
  g_return_if_fail (TD_IS_PAGE (page));

  td_page_read (page, load_job, g_memdup2 (&mentee_id, sizeof mentee_id), g_free, g_object_unref,
                loaded_cb);
}

static void
td_self_arranged_dialog_class_init (TdSelfArrangedDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_CODE_COMBO);
  g_type_ensure (TD_TYPE_DATE_ROW);
  g_type_ensure (TD_TYPE_PERSON_ROW);
  gtk_widget_class_install_action (widget_class, "self-arranged.enter", NULL, enter_cb);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/pairing/td-self-arranged-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdSelfArrangedDialog, mentor);
  gtk_widget_class_bind_template_child (widget_class, TdSelfArrangedDialog, mentee);
  gtk_widget_class_bind_template_child (widget_class, TdSelfArrangedDialog, line);
  gtk_widget_class_bind_template_child (widget_class, TdSelfArrangedDialog, start);
  gtk_widget_class_bind_template_child (widget_class, TdSelfArrangedDialog, accepted);
  gtk_widget_class_bind_template_child (widget_class, TdSelfArrangedDialog, cadence);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  td_closures_bind (widget_class);
}

static void
td_self_arranged_dialog_init (TdSelfArrangedDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
