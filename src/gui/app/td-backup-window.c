/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-backup-window.h"

#include "gui/app/td-backup-jobs.h"
#include "gui/app/td-backups-view.h"
#include "gui/frame/td-dialogs.h"
#include "gui/app/td-passphrase-dialog.h"
#include "gui/widgets/td-tab-order.h"

#include <glib/gi18n-lib.h>

struct _TdBackupWindow
{
  TdDialog parent_instance;

  TdBackupsView *view;

  char *asked;      /* the file or backup that is asked about */
  gboolean to_seal; /* whether a copy is asked about to be made, or to be opened */
};

G_DEFINE_FINAL_TYPE (TdBackupWindow, td_backup_window, TD_TYPE_DIALOG)

/* --- Jobs --- */

static void
tell_done (TdBackupWindow *self, GError *error, const char *heading, const char *toast)
{
  if (error)
    td_dialogs_show_error (GTK_WIDGET (self), heading, error);
  else if (toast)
    td_session_tell (td_dialog_get_session (TD_DIALOG (self)), toast);
  td_page_queue_reload (TD_PAGE (self->view));
}

static void
made_cb (gpointer owner, gpointer result, GError *error)
{
  g_clear_object ((GObject **) &result);
  tell_done (owner, error, _ ("No Backup Was Made"), _ ("The workspace is backed up"));
}

static void
sealed_cb (gpointer owner, gpointer result, GError *error)
{
  tell_done (owner, error, _ ("No Copy Was Made"), _ ("The encrypted copy is made"));
}

static void
unsealed_cb (gpointer owner, gpointer result, GError *error)
{
  g_clear_object ((GObject **) &result);
  tell_done (owner, error, _ ("The Copy Could Not Be Opened"),
             _ ("The copy is in the list now: restore it from there"));
}

static void
deleted_cb (gpointer owner, gpointer result, GError *error)
{
  tell_done (owner, error, _ ("Nothing Was Deleted"), NULL);
}

/* @path and @passphrase may be NULL; the passphrase is taken over. */
static void
start (TdBackupWindow *self,
       const char *words,
       TdJobFunc job,
       const char *path,
       char *passphrase,
       GDestroyNotify result_free,
       TdDoneFunc done)
{
  TdDialog *dialog = TD_DIALOG (self);

  td_dialog_read (dialog, words, job,
                  td_backup_task_new (path, passphrase, td_dialog_get_progress (dialog)),
                  td_backup_task_free, result_free, done);
}

/* Half a backup is none; what is there is shown. */
static void
td_backup_window_stopped (TdDialog *dialog)
{
  td_page_queue_reload (TD_PAGE (TD_BACKUP_WINDOW (dialog)->view));
}

static void
make_action (GtkWidget *widget, const char *action, GVariant *target)
{
  start (TD_BACKUP_WINDOW (widget), _ ("Making a backup…"), td_backup_make_job, NULL, NULL,
         g_object_unref, made_cb);
}

/* --- What is asked first --- */

static void
ask_about (TdBackupWindow *self, const char *path)
{
  g_free (self->asked);
  self->asked = g_strdup (path);
}

/* Asks about the backup of the target; @body has a place for what is in it. */
static void
confirm (TdBackupWindow *self,
         GVariant *target,
         const char *heading,
         const char *promise,
         const char *answer,
         gboolean destructive,
         GAsyncReadyCallback callback)
{
  g_autoptr (TdBackup) backup =
      td_backups_view_find (self->view, g_variant_get_string (target, NULL));
  g_autofree char *words = backup ? td_backups_view_describe (backup) : NULL;
  g_autofree char *body = g_strdup_printf ("%s\n\n%s", words, promise);

  if (backup == NULL)
    return;
  ask_about (self, backup->path);
  td_dialogs_confirm_async (GTK_WIDGET (self), heading, body, answer, destructive, callback, NULL);
}

static void
restore_confirmed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TdBackupWindow *self = TD_BACKUP_WINDOW (source);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *path = g_steal_pointer (&self->asked);

  /* The main window's: this one is closed by it. */
  if (td_dialogs_confirm_finish (result) && path && parent)
    gtk_widget_activate_action (GTK_WIDGET (parent), "app.restore", "s", path);
}

static void
restore_action (GtkWidget *widget, const char *action, GVariant *target)
{
  confirm (TD_BACKUP_WINDOW (widget), target, _ ("Restore This Backup?"),
           _ ("The workspace as it is now is backed up first, so that you can go back to it."),
           _ ("_Restore"), FALSE, restore_confirmed_cb);
}

static void
delete_confirmed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TdBackupWindow *self = TD_BACKUP_WINDOW (source);
  g_autofree char *path = g_steal_pointer (&self->asked);

  if (td_dialogs_confirm_finish (result) && path)
    start (self, _ ("Deleting the backup…"), td_backup_delete_job, path, NULL, NULL, deleted_cb);
}

static void
delete_action (GtkWidget *widget, const char *action, GVariant *target)
{
  confirm (TD_BACKUP_WINDOW (widget), target, _ ("Delete This Backup?"),
           _ ("Nothing can bring it back."), _ ("_Delete"), TRUE, delete_confirmed_cb);
}

/* --- Encrypted copies --- */

static void
passphrase_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TdBackupWindow *self = TD_BACKUP_WINDOW (source);
  char *passphrase = td_passphrase_dialog_ask_finish (result);
  g_autofree char *path = g_steal_pointer (&self->asked);

  if (passphrase == NULL)
    return;
  if (self->to_seal)
    start (self, _ ("Encrypting a copy…"), td_backup_seal_job, path, passphrase, NULL, sealed_cb);
  else
    start (self, _ ("Opening the copy…"), td_backup_unseal_job, path, passphrase, g_object_unref,
           unsealed_cb);
}

static void
ask_passphrase (TdBackupWindow *self, const char *path)
{
  ask_about (self, path);
  td_passphrase_dialog_ask_async (GTK_WIDGET (self), self->to_seal, passphrase_cb, NULL);
}

static void
copy_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GFile) file = td_dialogs_file_finish (result);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path)
    ask_passphrase (TD_BACKUP_WINDOW (source), path);
}

/* Without a file (the target is empty) she is asked for one. */
static void
copy_action (GtkWidget *widget, const char *action, GVariant *target)
{
  static const char *const patterns[] = { "*.tandem-sealed", NULL };
  TdBackupWindow *self = TD_BACKUP_WINDOW (widget);
  const char *path = g_variant_get_string (target, NULL);

  self->to_seal = g_str_equal (action, "backup.seal");
  if (*path)
    ask_passphrase (self, path);
  else if (self->to_seal)
    td_dialogs_save_file_async (widget, _ ("Save an Encrypted Copy"),
                                /* Translators: the name of a file. */
                                _ ("workspace.tandem-sealed"), copy_chosen_cb, NULL);
  else
    td_dialogs_open_file_async (widget, _ ("Open an Encrypted Copy"), _ ("Encrypted copies"),
                                patterns, copy_chosen_cb, NULL);
}

/* --- The window --- */

/* One thing at a time. */
static void
active_cb (TdBackupWindow *self)
{
  static const char *const actions[] = { "backup.make", "backup.restore", "backup.delete",
                                         "backup.seal", "backup.unseal" };
  gboolean idle = !td_busy_is_active (td_dialog_get_busy (TD_DIALOG (self)));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], idle);
}

static void
td_backup_window_finalize (GObject *object)
{
  g_free (TD_BACKUP_WINDOW (object)->asked);

  G_OBJECT_CLASS (td_backup_window_parent_class)->finalize (object);
}

static void
td_backup_window_class_init (TdBackupWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_backup_window_finalize;
  TD_DIALOG_CLASS (klass)->stopped = td_backup_window_stopped;

  g_type_ensure (TD_TYPE_BACKUPS_VIEW);
  gtk_widget_class_install_action (widget_class, "backup.make", NULL, make_action);
  gtk_widget_class_install_action (widget_class, "backup.restore", "s", restore_action);
  gtk_widget_class_install_action (widget_class, "backup.delete", "s", delete_action);
  gtk_widget_class_install_action (widget_class, "backup.seal", "s", copy_action);
  gtk_widget_class_install_action (widget_class, "backup.unseal", "s", copy_action);
  td_tab_leaves_lists (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-backup-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdBackupWindow, view);
}

static void
td_backup_window_init (TdBackupWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (td_dialog_get_busy (TD_DIALOG (self)), "notify::active",
                           G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);
}

void
td_backup_window_show (GtkWindow *parent, TdSession *session)
{
  TdBackupWindow *self =
      g_object_new (TD_TYPE_BACKUP_WINDOW, "transient-for", parent, "session", session, NULL);

  td_page_set_session (TD_PAGE (self->view), session);
  gtk_window_present (GTK_WINDOW (self));
}
