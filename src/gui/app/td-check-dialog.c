/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-check-dialog.h"

#include "gui/frame/td-trouble.h"
#include "gui/widgets/td-closures.h"
#include "gui/widgets/td-named-bin.h"
#include "workspace/td-check.h"

#include <glib/gi18n-lib.h>

struct _TdCheckDialog
{
  TdDialog parent_instance;

  /* Template children. */
  GtkStack *steps;
  AdwWindowTitle *heading;
  AdwStatusPage *trouble;
  GListStore *faults; /* headings among them: faults without a kind */
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

  return td_check_workspace (db, check->today, g_get_real_time () / G_USEC_PER_SEC, check->progress,
                             error);
}

/* --- Groups --- */

/* By where they are mended; those of the file itself first: they weigh most. */
static const struct
{
  const char *page;
  const char *title;
} groups[] = {
  { NULL, N_ ("The File") },
  { "program", N_ ("Programmes") },
  { "people", N_ ("People") },
  { "pairs", N_ ("Pairs") },
};

static TdFault *
heading_new (const char *title, const char *page)
{
  TdFault *heading = g_object_new (TD_TYPE_FAULT, NULL);

  td_record_set_text (&heading->words, title);
  td_record_set_text (&heading->page, page);
  return heading;
}

static void
add_group (GListStore *store, GPtrArray *faults, const char *title, const char *page)
{
  g_autoptr (TdFault) heading = heading_new (title, page);
  gboolean any = FALSE;

  for (guint i = 0; i < faults->len; i++)
    {
      TdFault *fault = faults->pdata[i];

      if (g_strcmp0 (fault->page, page) != 0)
        continue;
      if (!any)
        g_list_store_append (store, heading);
      any = TRUE;
      g_list_store_append (store, fault);
    }
}

static void
show_faults (TdCheckDialog *self, GPtrArray *faults)
{
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u fault", "%u faults", faults->len), faults->len);

  g_list_store_remove_all (self->faults);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    add_group (self->faults, faults, _ (groups[i].title), groups[i].page);
  adw_window_title_set_subtitle (self->heading, faults->len ? count : "");
}

/* --- Checking --- */

static void
checked_cb (gpointer owner, gpointer result, GError *error)
{
  TdCheckDialog *self = owner;
  g_autoptr (GPtrArray) faults = result;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check.again", TRUE);
  if (error)
    adw_status_page_set_description (self->trouble, td_trouble_words (self, error));
  else
    show_faults (self, faults);
  gtk_stack_set_visible_child_name (self->steps, error         ? "trouble"
                                                 : faults->len ? "faults"
                                                               : "sound");
}

static void
start (TdCheckDialog *self)
{
  TdDialog *dialog = TD_DIALOG (self);
  Check *check = g_new0 (Check, 1);

  check->progress = g_object_ref (td_dialog_get_progress (dialog));
  check->today = td_session_get_today (td_dialog_get_session (dialog));
  adw_window_title_set_subtitle (self->heading, "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check.again", FALSE);
  gtk_stack_set_visible_child_name (self->steps, "busy");
  td_dialog_read (dialog, _ ("Looking for faults…"), check_job, check, check_free,
                  (GDestroyNotify) g_ptr_array_unref, checked_cb);
}

/* Nothing is known of the workspace then. */
static void
td_check_dialog_stopped (TdDialog *dialog)
{
  TdCheckDialog *self = TD_CHECK_DIALOG (dialog);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check.again", TRUE);
  adw_status_page_set_description (self->trouble, NULL);
  gtk_stack_set_visible_child_name (self->steps, "trouble");
}

static void
again_action (GtkWidget *widget, const char *action, GVariant *target)
{
  start (TD_CHECK_DIALOG (widget));
}

/* To what the fault is about, where it is mended; the check can be run again afterwards. */
static void
open_cb (TdCheckDialog *self, guint position)
{
  g_autoptr (TdFault) fault = g_list_model_get_item (G_LIST_MODEL (self->faults), position);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (fault == NULL || fault->id == 0 || parent == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.show", "(sx)", fault->page, fault->id);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
is_heading (gpointer object, const char *kind)
{
  return kind == NULL;
}

static gboolean
is_fault (gpointer object, const char *kind)
{
  return kind != NULL;
}

void
td_check_dialog_show (GtkWindow *parent, TdSession *session)
{
  TdCheckDialog *self =
      g_object_new (TD_TYPE_CHECK_DIALOG, "transient-for", parent, "session", session, NULL);

  gtk_window_present (GTK_WINDOW (self));
  start (self);
}

static void
td_check_dialog_class_init (TdCheckDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TD_DIALOG_CLASS (klass)->stopped = td_check_dialog_stopped;
  g_type_ensure (TD_TYPE_FAULT);
  g_type_ensure (TD_TYPE_NAMED_BIN);

  gtk_widget_class_install_action (widget_class, "check.again", NULL, again_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-check-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdCheckDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, TdCheckDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, TdCheckDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, TdCheckDialog, faults);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, is_heading);
  gtk_widget_class_bind_template_callback (widget_class, is_fault);
  td_closures_bind (widget_class);
}

static void
td_check_dialog_init (TdCheckDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
