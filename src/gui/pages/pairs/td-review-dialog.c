/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-review-dialog.h"

#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-code-combo.h"
#include "gui/widgets/td-date-row.h"
#include "gui/widgets/td-form.h"
#include "gui/widgets/td-remark-row.h"
#include "pairing/td-pair.h"
#include "partnership/td-ending.h"

#include <glib/gi18n-lib.h>

struct _TdReviewDialog
{
  TdDialog parent_instance;

  AdwPreferencesGroup *fields;
  TdDateRow *held_on;
  GtkWidget *complete_row;
  GtkSwitch *complete;

  TdForm *form;
};

G_DEFINE_FINAL_TYPE (TdReviewDialog, td_review_dialog, TD_TYPE_DIALOG)

/* --- Writing --- */

typedef struct
{
  TdReview *review;
  gboolean complete;
  TdDate today;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->review);
  g_free (request);
}

static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  const Request *request = data;

  if (request->complete)
    td_ending_complete_with_review (db, request->review, request->review->held_on, request->today,
                                    error);
  else
    td_review_save (db, request->review, request->today, error);
  return NULL;
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdReviewDialog *self = TD_REVIEW_DIALOG (widget);
  Request *request = g_new0 (Request, 1);

  request->review = td_form_dup_record (self->form);
  request->today = td_session_get_today (td_dialog_get_session (TD_DIALOG (self)));
  request->complete =
      gtk_widget_get_visible (self->complete_row) && gtk_switch_get_active (self->complete);
  td_dialog_write (TD_DIALOG (self),
                   request->complete ? _ ("Pair completed") : _ ("Review recorded"),
                   _ ("Not Saved"), save_job, request, request_free, NULL);
}

static TdRemarks *
check (TdDatabase *db, gpointer record, GError **error)
{
  return td_review_check (record, TD_REVIEW (record)->held_on);
}

/* Only an end review that is new completes. */
static void
valid_cb (TdReviewDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.save", td_form_is_valid (self->form));
}

static void
kind_cb (TdReviewDialog *self)
{
  TdReview *review = td_form_get_record (self->form);

  gtk_widget_set_visible (self->complete_row,
                          review->id == 0 && g_strcmp0 (review->kind, "end") == 0);
}

/* --- Showing --- */

typedef struct
{
  gint64 pair_id;
  gint64 review_id;
  char *kind;
  TdDate today;
} LoadData;

static void
load_data_free (gpointer data)
{
  LoadData *load = data;

  g_free (load->kind);
  g_free (load);
}

static gpointer
load_job (TdDatabase *db, gpointer data, GError **error)
{
  const LoadData *load = data;
  TdReview *review;
  g_autoptr (TdPair) pair = NULL;

  if (load->review_id)
    return td_review_load (db, load->review_id, error);
  pair = td_pair_load (db, load->pair_id, load->today, error);
  if (pair == NULL)
    return NULL;
  review = td_review_new (load->pair_id, load->kind, load->today);
  td_record_set_text (&review->mentor_name, pair->mentor_name);
  td_record_set_text (&review->mentee_name, pair->mentee_name);
  return review;
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdPage *page = owner;
  g_autoptr (TdReview) review = result;
  TdSession *session = td_page_get_session (page);
  TdReviewDialog *self =
      g_object_new (TD_TYPE_REVIEW_DIALOG, "transient-for", gtk_widget_get_root (GTK_WIDGET (page)),
                    "session", session, NULL);
  g_autofree char *names =
      g_markup_printf_escaped ("%s – %s", review->mentor_name, review->mentee_name);

  adw_preferences_group_set_title (self->fields, names);
  td_date_row_set_today (self->held_on, td_session_get_today (session));
  self->form = td_form_new (GTK_WIDGET (self), session, review, check);
  g_signal_connect_object (self->form, "notify::valid", G_CALLBACK (valid_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (td_form_get_record (self->form), "notify::kind", G_CALLBACK (kind_cb),
                           self, G_CONNECT_SWAPPED);
  kind_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}

static void
show (TdPage *page, gint64 pair_id, gint64 review_id, const char *kind)
{
  LoadData *load = g_new0 (LoadData, 1);

  load->pair_id = pair_id;
  load->review_id = review_id;
  load->kind = g_strdup (kind);
  load->today = td_page_get_today (page);
  td_page_read (page, load_job, load, load_data_free, g_object_unref, loaded_cb);
}

void
td_review_dialog_show (TdPage *page, gint64 pair_id, const char *kind)
{
  g_return_if_fail (TD_IS_PAGE (page));

  show (page, pair_id, 0, kind);
}

void
td_review_dialog_show_one (TdPage *page, gint64 review_id)
{
  g_return_if_fail (TD_IS_PAGE (page));

  show (page, 0, review_id, NULL);
}

static void
td_review_dialog_dispose (GObject *object)
{
  g_clear_object (&TD_REVIEW_DIALOG (object)->form);

  G_OBJECT_CLASS (td_review_dialog_parent_class)->dispose (object);
}

static void
td_review_dialog_class_init (TdReviewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_CODE_COMBO);
  g_type_ensure (TD_TYPE_DATE_ROW);
  g_type_ensure (TD_TYPE_REMARK_ROW);
  G_OBJECT_CLASS (klass)->dispose = td_review_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "review.save", NULL, save_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/pairs/td-review-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdReviewDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, TdReviewDialog, held_on);
  gtk_widget_class_bind_template_child (widget_class, TdReviewDialog, complete_row);
  gtk_widget_class_bind_template_child (widget_class, TdReviewDialog, complete);
  td_closures_bind (widget_class);
}

static void
td_review_dialog_init (TdReviewDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.save", FALSE);
}
