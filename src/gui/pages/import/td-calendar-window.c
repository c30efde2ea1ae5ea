/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/import/td-calendar-window.h"

#include "exchange/td-calendar-import.h"
#include "gui/frame/td-trouble.h"
#include "gui/pages/import/td-import-receipt-view.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-tab-order.h"

#include <glib/gi18n-lib.h>

struct _TdCalendarWindow
{
  TdDialog parent_instance;

  AdwWindowTitle *title;
  GtkStack *steps;
  AdwStatusPage *trouble;
  GtkWidget *questions;
  GListStore *suggestions; /* of TdImportSuggestion */
  TdImportReceiptView *receipt;

  char *path;
};

G_DEFINE_FINAL_TYPE (TdCalendarWindow, td_calendar_window, TD_TYPE_DIALOG)

/* --- The job --- */

typedef struct
{
  char *path;
  GPtrArray *confirmed; /* of TdImportSuggestion, copies */
  TdImportOptions options;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_ptr_array_unref (job->confirmed);
  g_object_unref (job->options.cancellable);
  g_object_unref (job->options.progress);
  g_free (job);
}

static gpointer
run_job (TdDatabase *db, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (TdCalendar) calendar =
      td_calendar_read (job->path, job->options.today, job->options.cancellable, error);
  g_autofree TdCalendarAnswer *answers = g_new0 (TdCalendarAnswer, job->confirmed->len + 1);

  for (guint i = 0; i < job->confirmed->len; i++)
    {
      const TdImportSuggestion *suggestion = job->confirmed->pdata[i];

      answers[i] = (TdCalendarAnswer){ suggestion->address, suggestion->employee_id };
    }
  return calendar ? td_calendar_import (db, 0, calendar, answers, job->confirmed->len,
                                        &job->options, error)
                  : NULL;
}

static Job *
job_new (TdCalendarWindow *self, gboolean rehearse)
{
  Job *job = g_new0 (Job, 1);
  GListModel *suggestions = G_LIST_MODEL (self->suggestions);
  TdBusy *busy = td_dialog_get_busy (TD_DIALOG (self));

  job->path = g_strdup (self->path);
  job->confirmed = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (suggestions); i++)
    {
      g_autoptr (TdImportSuggestion) suggestion = g_list_model_get_item (suggestions, i);

      if (suggestion->confirmed)
        g_ptr_array_add (job->confirmed, td_record_copy (suggestion));
    }
  job->options =
      (TdImportOptions){ .today = td_session_get_today (td_dialog_get_session (TD_DIALOG (self))),
                         .rehearse = rehearse,
                         .progress = g_object_ref (td_busy_get_progress (busy)),
                         .cancellable = g_object_ref (td_busy_get_cancellable (busy)) };
  return job;
}

/* --- Showing --- */

/* New questions come under those that were answered, which stay to be taken back. */
static void
add_questions (TdCalendarWindow *self, TdReceipt *receipt)
{
  GListModel *shown = G_LIST_MODEL (self->suggestions);

  for (guint i = 0; i < receipt->suggestions->len; i++)
    {
      TdImportSuggestion *suggestion = receipt->suggestions->pdata[i];
      gboolean known = FALSE;

      for (guint k = 0; k < g_list_model_get_n_items (shown); k++)
        {
          g_autoptr (TdImportSuggestion) other = g_list_model_get_item (shown, k);

          known = known || g_strcmp0 (other->address, suggestion->address) == 0;
        }
      if (!known)
        g_list_store_append (self->suggestions, suggestion);
    }
  gtk_widget_set_visible (self->questions, g_list_model_get_n_items (shown) > 0);
}

static void
done_cb (gpointer owner, gpointer result, GError *error)
{
  TdCalendarWindow *self = owner;
  g_autoptr (TdReceipt) receipt = result;

  if (error)
    {
      adw_status_page_set_description (self->trouble, td_trouble_words (self, error));
      gtk_stack_set_visible_child_name (self->steps, "trouble");
      return;
    }
  if (receipt->rehearsed)
    add_questions (self, receipt);
  else
    gtk_widget_set_visible (self->questions, FALSE);
  td_import_receipt_view_set_receipt (self->receipt, receipt);
  gtk_stack_set_visible_child_name (self->steps, "receipt");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendar.import",
                                 receipt->rehearsed && !receipt->withheld &&
                                     !td_receipt_is_empty (receipt));
}

static void
rehearse (TdCalendarWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendar.import", FALSE);
  td_busy_stop (td_dialog_get_busy (TD_DIALOG (self)));
  td_dialog_read (TD_DIALOG (self), _ ("Making the preview…"), run_job, job_new (self, TRUE),
                  job_free, (GDestroyNotify) td_receipt_unref, done_cb);
}

/* What was read before stays; where nothing was, there is nothing to stay for. */
static void
td_calendar_window_stopped (TdDialog *dialog)
{
  TdCalendarWindow *self = TD_CALENDAR_WINDOW (dialog);
  TdReceipt *receipt = td_import_receipt_view_get_receipt (self->receipt);

  if (receipt == NULL)
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendar.import", receipt->rehearsed);
}

/* --- Callbacks --- */

/* An answer, or taking it back, changes what would be done. */
static void
answer_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdCalendarWindow *self = TD_CALENDAR_WINDOW (widget);
  GListModel *suggestions = G_LIST_MODEL (self->suggestions);

  for (guint i = 0; i < g_list_model_get_n_items (suggestions); i++)
    {
      g_autoptr (TdImportSuggestion) suggestion = g_list_model_get_item (suggestions, i);

      if (g_strcmp0 (suggestion->address, g_variant_get_string (target, NULL)) == 0)
        g_object_set (suggestion, "confirmed", !suggestion->confirmed, NULL);
    }
  rehearse (self);
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdCalendarWindow *self = TD_CALENDAR_WINDOW (widget);

  gtk_widget_action_set_enabled (widget, "calendar.import", FALSE);
  td_busy_write (td_dialog_get_busy (TD_DIALOG (self)), td_dialog_get_session (TD_DIALOG (self)),
                 _ ("Importing…"), _ ("The calendar was imported"),
                 (TdJob){ run_job, job_new (self, FALSE), job_free,
                          (GDestroyNotify) td_receipt_unref },
                 done_cb);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdCalendarWindow *self = TD_CALENDAR_WINDOW (widget);

  td_session_undo (td_dialog_get_session (TD_DIALOG (self)),
                   td_import_receipt_view_get_receipt (self->receipt)->change);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- Closures --- */

static char *
say_question (gpointer item,
              const char *address,
              const char *name,
              const char *pair,
              gboolean confirmed)
{
  if (confirmed)
    /* Translators: an address of a calendar, a name of the roster, and the pair it is about. */
    return g_strdup_printf (_ ("%s is %s (%s)"), address, name, pair);
  /* Translators: an address of a calendar, a name of the roster, and the pair it is about. */
  return g_strdup_printf (_ ("Is %s perhaps %s (%s)?"), address, name, pair);
}

static char *
say_answer (gpointer item, gboolean confirmed)
{
  return g_strdup (confirmed ? _ ("_Take Back") : _ ("_Yes"));
}

static GVariant *
address_target (gpointer item, const char *address)
{
  return g_variant_ref_sink (g_variant_new_string (address ? address : ""));
}

static void
td_calendar_window_finalize (GObject *object)
{
  g_free (TD_CALENDAR_WINDOW (object)->path);

  G_OBJECT_CLASS (td_calendar_window_parent_class)->finalize (object);
}

static void
td_calendar_window_class_init (TdCalendarWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_calendar_window_finalize;
  TD_DIALOG_CLASS (klass)->stopped = td_calendar_window_stopped;
  g_type_ensure (TD_TYPE_IMPORT_RECEIPT_VIEW);
  g_type_ensure (TD_TYPE_IMPORT_SUGGESTION);
  gtk_widget_class_install_action (widget_class, "calendar.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "calendar.answer", "s", answer_cb);
  gtk_widget_class_install_action (widget_class, "calendar.undo", NULL, undo_cb);
  td_tab_leaves_lists (widget_class);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tandem/Mentoring/import/td-calendar-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdCalendarWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TdCalendarWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, TdCalendarWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, TdCalendarWindow, questions);
  gtk_widget_class_bind_template_child (widget_class, TdCalendarWindow, suggestions);
  gtk_widget_class_bind_template_child (widget_class, TdCalendarWindow, receipt);
  gtk_widget_class_bind_template_callback (widget_class, say_question);
  gtk_widget_class_bind_template_callback (widget_class, say_answer);
  gtk_widget_class_bind_template_callback (widget_class, address_target);
  td_closures_bind (widget_class);
}

static void
td_calendar_window_init (TdCalendarWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
td_calendar_window_show (GtkWidget *parent, TdSession *session, const char *path)
{
  TdCalendarWindow *self = g_object_new (TD_TYPE_CALENDAR_WINDOW, "transient-for",
                                         gtk_widget_get_root (parent), "session", session, NULL);
  g_autofree char *name = g_path_get_basename (path);

  self->path = g_strdup (path);
  adw_window_title_set_subtitle (self->title, name);
  gtk_window_present (GTK_WINDOW (self));
  rehearse (self);
}
