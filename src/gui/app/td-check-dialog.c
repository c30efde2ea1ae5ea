/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-check-dialog.h"

#include "gui/widgets/td-closures.h"
#include "workspace/td-check.h"

#include <glib/gi18n-lib.h>

struct _TdCheckDialog
{
  TdDialog parent_instance;

  /* Template children. */
  GtkStack *steps;
  AdwStatusPage *trouble;
  GtkLabel *faults;
};

G_DEFINE_FINAL_TYPE (TdCheckDialog, td_check_dialog, TD_TYPE_DIALOG)

typedef struct
{
  TdDate today;
  TdProgress *progress;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_object_unref (check->progress);
  g_free (check);
}

static gpointer
check_job (TdDatabase *db, gpointer data, GError **error)
{
  Check *check = data;

  return td_check_workspace (db, check->today, check->progress, error);
}

/* A paragraph a fault: what is wrong, and below it what to do. */
static char *
describe (GPtrArray *faults)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < faults->len; i++)
    {
      const TdFault *fault = faults->pdata[i];

      g_string_append_printf (text, "%s%s\n%s", i ? "\n\n" : "", fault->words, fault->remedy);
    }
  return g_string_free (text, FALSE);
}

static void
checked_cb (gpointer owner, gpointer result, GError *error)
{
  TdCheckDialog *self = owner;
  g_autoptr (GPtrArray) faults = result;
  g_autofree char *text = faults ? describe (faults) : NULL;

  if (error)
    adw_status_page_set_description (self->trouble, error->message);
  else
    gtk_label_set_text (self->faults, text);
  gtk_stack_set_visible_child_name (self->steps, error         ? "trouble"
                                                 : faults->len ? "faults"
                                                               : "sound");
}

void
td_check_dialog_show (GtkWindow *parent, TdSession *session)
{
  TdCheckDialog *self =
      g_object_new (TD_TYPE_CHECK_DIALOG, "transient-for", parent, "session", session, NULL);
  Check *check = g_new0 (Check, 1);

  check->progress = g_object_ref (td_dialog_get_progress (TD_DIALOG (self)));
  check->today = td_session_get_today (session);
  gtk_window_present (GTK_WINDOW (self));
  td_dialog_read (TD_DIALOG (self), _ ("Looking for faults…"), check_job, check, check_free,
                  (GDestroyNotify) g_ptr_array_unref, checked_cb);
}

/* Half a check says nothing. */
static void
td_check_dialog_stopped (TdDialog *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
td_check_dialog_class_init (TdCheckDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TD_DIALOG_CLASS (klass)->stopped = td_check_dialog_stopped;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-check-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdCheckDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, TdCheckDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, TdCheckDialog, faults);
  td_closures_bind (widget_class);
}

static void
td_check_dialog_init (TdCheckDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
