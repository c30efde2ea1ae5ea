/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-agreement-dialog.h"

#include "gui/frame/td-trouble.h"
#include "gui/widgets/td-closures.h"

#include <glib/gi18n-lib.h>

struct _TdAgreementDialog
{
  TdDialog parent_instance;

  GtkTextView *text;
  GtkLabel *trouble;
  GtkWidget *standard;

  gint64 pair_id;
};

G_DEFINE_FINAL_TYPE (TdAgreementDialog, td_agreement_dialog, TD_TYPE_DIALOG)

typedef struct
{
  gint64 pair_id;
  char *body; /* NULL: the programme's */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->body);
  g_free (request);
}

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  td_agreement_set_body (db, request->pair_id, request->body, error);
  return NULL;
}

static void
save_text (TdAgreementDialog *self, char *body)
{
  Request *request = g_new (Request, 1);

  *request = (Request){ self->pair_id, body };
  td_dialog_write (TD_DIALOG (self), _ ("Agreement changed"), _ ("Not Saved"), save_job, request,
                   request_free, NULL);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdAgreementDialog *self = TD_AGREEMENT_DIALOG (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  save_text (self, gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
standard_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  save_text (TD_AGREEMENT_DIALOG (widget), NULL);
}

/* Said above the text, where the wrong word is corrected. */
static void
td_agreement_dialog_failed (TdDialog *dialog, const char *heading, const GError *error)
{
  TdAgreementDialog *self = TD_AGREEMENT_DIALOG (dialog);

  td_trouble_show (self->trouble, self, error);
}

void
td_agreement_dialog_show (GtkWidget *parent, TdSession *session, TdAgreement *agreement)
{
  TdAgreementDialog *self = g_object_new (TD_TYPE_AGREEMENT_DIALOG, "transient-for",
                                          gtk_widget_get_root (parent), "session", session, NULL);
  g_autofree char *about = g_strdup_printf ("pair_id:%" G_GINT64_FORMAT, agreement->pair_id);

  self->pair_id = agreement->pair_id;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), agreement->body, -1);
  gtk_widget_set_visible (self->standard, agreement->own);
  td_dialog_keep_rows (TD_DIALOG (self), about);
  gtk_window_present (GTK_WINDOW (self));
}

static void
td_agreement_dialog_class_init (TdAgreementDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TD_DIALOG_CLASS (klass)->failed = td_agreement_dialog_failed;
  gtk_widget_class_install_action (widget_class, "agreement.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "agreement.standard", NULL, standard_cb);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/pairs/td-agreement-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdAgreementDialog, text);
  gtk_widget_class_bind_template_child (widget_class, TdAgreementDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, TdAgreementDialog, standard);
  td_closures_bind (widget_class);
}

static void
td_agreement_dialog_init (TdAgreementDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
