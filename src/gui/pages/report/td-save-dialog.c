/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/report/td-save-dialog.h"

#include "gui/widgets/td-tab-order.h"
#include "render/td-pages.h"

#include <glib/gi18n-lib.h>

/* Shared by the dialog and the job. */
typedef struct
{
  TdDocument *document;
  TdPaperSize size;
  char *path;
  TdProgress *progress;
  gboolean saved; /* the dialog reads it once the job has ended */
} Save;

struct _TdSaveDialog
{
  TdDialog parent_instance;

  char *file_name;
  Save *save;
};

G_DEFINE_FINAL_TYPE (TdSaveDialog, td_save_dialog, TD_TYPE_DIALOG)

/* --- The job --- */

static void
save_clear (gpointer data)
{
  Save *save = data;

  g_object_unref (save->document);
  g_object_unref (save->progress);
  g_free (save->path);
}

static void
save_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, save_clear);
}

/* Of the workspace it needs nothing but the thread. */
static gpointer
save_job (TdDatabase *db, gpointer data, GError **error)
{
  Save *save = data;
  TdPagesWatch watch = { save->progress, 0, 1, td_database_get_cancellable (db) };

  save->saved = td_document_save_pdf (save->document, save->path, &save->size, &watch, NULL, error);
  return NULL;
}

static void
saved_cb (gpointer owner, gpointer result, GError *error)
{
  TdSaveDialog *self = owner;
  TdSession *session = td_dialog_get_session (TD_DIALOG (self));
  g_autofree char *message = g_strdup_printf (_ ("Saved “%s”"), self->file_name);

  if (error)
    td_session_report (session, self, error);
  else
    td_session_tell_file (session, message, self->save->path);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* It may have been too late. */
static void
td_save_dialog_stopped (TdDialog *dialog)
{
  TdSaveDialog *self = TD_SAVE_DIALOG (dialog);
  /* Translators: a file; she stopped the saving. */
  const char *format = self->save->saved ? _ ("Saved “%s”") : _ ("“%s” was not written");
  g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (format, self->file_name);
#pragma GCC diagnostic pop
  td_session_tell (td_dialog_get_session (dialog), message);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A window that flashes by would only be in the way. */
static void
shown_cb (TdSaveDialog *self, GParamSpec *pspec, TdBusy *busy)
{
  gboolean shown;

  g_object_get (busy, "shown", &shown, NULL);
  if (shown)
    gtk_window_present (GTK_WINDOW (self));
}

/* Closing it is stopping: it goes when the job has. */
static gboolean
td_save_dialog_close_request (GtkWindow *window)
{
  GTK_WINDOW_CLASS (td_save_dialog_parent_class)->close_request (window);
  return td_busy_is_active (td_dialog_get_busy (TD_DIALOG (window)));
}

void
td_save_dialog_run (GtkWidget *owner,
                    TdSession *session,
                    TdDocument *document,
                    const TdPaperSize *size,
                    GFile *file)
{
  TdSaveDialog *self;
  TdBusy *busy;
  g_autofree char *words = NULL;
  Save *save;

  g_return_if_fail (GTK_IS_WIDGET (owner) && TD_IS_SESSION (session));
  g_return_if_fail (TD_IS_DOCUMENT (document) && size != NULL && G_IS_FILE (file));

  self = g_object_new (TD_TYPE_SAVE_DIALOG, "transient-for", gtk_widget_get_root (owner), "session",
                       session, NULL);
  busy = td_dialog_get_busy (TD_DIALOG (self));
  self->file_name = g_file_get_basename (file);
  self->save = save = g_atomic_rc_box_new0 (Save);
  *save = (Save){ g_object_ref (document), *size, g_file_get_path (file),
                  g_object_ref (td_dialog_get_progress (TD_DIALOG (self))) };
  /* Translators: a file. */
  words = g_strdup_printf (_ ("Saving “%s”…"), self->file_name);
  g_signal_connect_object (busy, "notify::shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  td_dialog_read (TD_DIALOG (self), words, save_job, g_atomic_rc_box_acquire (save), save_unref,
                  NULL, saved_cb);
}

/* --- The object --- */

static void
td_save_dialog_finalize (GObject *object)
{
  TdSaveDialog *self = TD_SAVE_DIALOG (object);

  g_clear_pointer (&self->save, save_unref);
  g_free (self->file_name);

  G_OBJECT_CLASS (td_save_dialog_parent_class)->finalize (object);
}

static void
td_save_dialog_class_init (TdSaveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_save_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = td_save_dialog_close_request;
  TD_DIALOG_CLASS (klass)->stopped = td_save_dialog_stopped;

  td_tab_leaves_lists (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/report/td-save-dialog.ui");
}

static void
td_save_dialog_init (TdSaveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
