/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-backup-window.h"

#include "gui/app/td-backup-jobs.h"
#include "gui/app/td-dialogs.h"
#include "gui/app/td-passphrase-dialog.h"
#include "gui/widgets/td-closures.h"
#include "workspace/td-backup.h"

#include <glib/gi18n-lib.h>

struct _TdBackupsView
{
  TdPage parent_instance;

  GListStore *backups;
  GtkStack *states;

  TdProgress *progress;
  gboolean busy;
  char *asked; /* the file or backup that is asked about */
};

enum
{
  PROP_BUSY = 1,
  PROP_PROGRESS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TdBackupsView, td_backups_view, TD_TYPE_PAGE)

struct _TdBackupWindow
{
  AdwWindow parent_instance;

  TdBackupsView *view;
};

G_DEFINE_FINAL_TYPE (TdBackupWindow, td_backup_window, ADW_TYPE_WINDOW)

/* --- Words --- */

/* "12 Mar 2026, 14:05" in local time. */
static char *
format_time (const char *at)
{
  g_autoptr (GDateTime) utc = at ? g_date_time_new_from_iso8601 (at, NULL) : NULL;
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;

  return local ? g_date_time_format (local, "%-d %b %Y, %H:%M") : g_strdup ("");
}

static char *
backup_title (gpointer object, const char *made_at, int kind)
{
  g_autofree char *time = format_time (made_at);

  return g_strdup_printf ("%s · %s", time, td_backup_kind_get_label ((TdBackupKind) kind));
}

static char *
inside_words (int people, int pairs, int contacts)
{
  g_autofree char *said_people =
      g_strdup_printf (ngettext ("%'d person", "%'d people", people), people);
  g_autofree char *said_pairs = g_strdup_printf (ngettext ("%'d pair", "%'d pairs", pairs), pairs);
  g_autofree char *said_contacts =
      g_strdup_printf (ngettext ("%'d contact", "%'d contacts", contacts), contacts);

  return g_strdup_printf ("%s, %s, %s", said_people, said_pairs, said_contacts);
}

static char *
backup_inside (gpointer object, const char *trouble, int people, int pairs, int contacts)
{
  return trouble ? g_strdup (trouble) : inside_words (people, pairs, contacts);
}

static char *
backup_caption (gpointer object, gint64 size, const char *last_change_at, int version)
{
  g_autofree char *bytes = g_format_size ((guint64) size);
  g_autofree char *time = format_time (last_change_at);

  if (*time == '\0')
    return g_steal_pointer (&bytes);
  /* Translators: a size, a time, the number of a version of the file format. */
  return g_strdup_printf (_ ("%s · last change %s · format %d"), bytes, time, version);
}

static char *
erased_words (gpointer object, int erased)
{
  if (erased == 0)
    return NULL;
  return g_strdup_printf (ngettext ("Still holds %d person who was erased since.",
                                    "Still holds %d people who were erased since.", erased),
                          erased);
}

static gboolean
can_restore (gpointer object, const char *trouble)
{
  return trouble == NULL;
}

static char *
backup_action (gpointer object, const char *path, const char *action)
{
  return path ? g_strdup (action) : NULL;
}

static GVariant *
backup_target (gpointer object, const char *path)
{
  return path ? g_variant_ref_sink (g_variant_new_string (path)) : NULL;
}

/* --- Jobs --- */

static void
set_busy (TdBackupsView *self, gboolean busy)
{
  self->busy = busy;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backup.make", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backup.seal", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backup.unseal", !busy);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
loaded_cb (gpointer owner, gpointer result, GError *error)
{
  TdBackupsView *self = owner;
  g_autoptr (GPtrArray) backups = result;

  g_list_store_splice (self->backups, 0, g_list_model_get_n_items (G_LIST_MODEL (self->backups)),
                       backups->pdata, backups->len);
  gtk_stack_set_visible_child_name (self->states, backups->len ? "backups" : "empty");
}

static void
td_backups_view_reload (TdPage *page)
{
  td_page_read (page, td_backup_look_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                loaded_cb);
}

static void
tell_done (TdBackupsView *self, GError *error, const char *heading, const char *toast)
{
  set_busy (self, FALSE);
  if (error)
    td_dialogs_show_error (GTK_WIDGET (self), heading, error);
  else if (toast)
    td_session_tell (td_page_get_session (TD_PAGE (self)), toast);
  td_page_queue_reload (TD_PAGE (self));
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

static void
start (TdBackupsView *self,
       TdJobFunc job,
       const char *path,
       char *passphrase,
       GDestroyNotify result_free,
       TdDoneFunc done)
{
  set_busy (self, TRUE);
  td_progress_set (self->progress, 0, NULL);
  td_session_read (td_page_get_session (TD_PAGE (self)), self, TD_JOB_DEFAULT, job,
                   td_backup_task_new (path, passphrase, self->progress), td_backup_task_free,
                   result_free, done);
}

/* --- Actions --- */

static void
make_action (GtkWidget *widget, const char *action, GVariant *target)
{
  start (TD_BACKUPS_VIEW (widget), td_backup_make_job, NULL, NULL, g_object_unref, made_cb);
}

static TdBackup *
find_backup (TdBackupsView *self, const char *path)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->backups)); i++)
    {
      g_autoptr (TdBackup) backup = g_list_model_get_item (G_LIST_MODEL (self->backups), i);

      if (g_str_equal (backup->path, path))
        return g_steal_pointer (&backup);
    }
  return NULL;
}

static char *
describe (TdBackup *backup)
{
  g_autofree char *title = backup_title (NULL, backup->made_at, backup->kind);
  g_autofree char *inside =
      backup_inside (NULL, backup->trouble, backup->people, backup->pairs, backup->contacts);
  g_autofree char *caption =
      backup_caption (NULL, backup->size, backup->last_change_at, backup->version);
  g_autofree char *erased = erased_words (NULL, backup->erased_since);

  return g_strdup_printf ("%s\n%s\n%s%s%s", title, inside, caption, erased ? "\n" : "",
                          erased ? erased : "");
}

static void
ask_about (TdBackupsView *self, const char *path)
{
  g_free (self->asked);
  self->asked = g_strdup (path);
}

static void
restore_confirmed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TdBackupsView *self = TD_BACKUPS_VIEW (source);
  g_autofree char *path = g_steal_pointer (&self->asked);

  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  /* The main window's: this one is closed by it. */
  if (td_dialogs_confirm_finish (result) && path && GTK_IS_WINDOW (window))
    gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (window))),
                                "app.restore", "s", path);
}

static void
restore_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdBackupsView *self = TD_BACKUPS_VIEW (widget);
  g_autoptr (TdBackup) backup = find_backup (self, g_variant_get_string (target, NULL));
  g_autofree char *words = backup ? describe (backup) : NULL;
  g_autofree char *body = NULL;

  if (backup == NULL)
    return;
  ask_about (self, backup->path);
  /* Translators: lines about a backup. */
  body = g_strdup_printf (_ ("%s\n\nThe workspace as it is now is backed up first, so that you can "
                             "go back to it."),
                          words);
  td_dialogs_confirm_async (widget, _ ("Restore This Backup?"), body, _ ("_Restore"), FALSE,
                            restore_confirmed_cb, NULL);
}

static void
delete_confirmed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TdBackupsView *self = TD_BACKUPS_VIEW (source);
  g_autofree char *path = g_steal_pointer (&self->asked);

  if (td_dialogs_confirm_finish (result) && path)
    start (self, td_backup_delete_job, path, NULL, NULL, deleted_cb);
}

static void
delete_action (GtkWidget *widget, const char *action, GVariant *target)
{
  TdBackupsView *self = TD_BACKUPS_VIEW (widget);
  g_autoptr (TdBackup) backup = find_backup (self, g_variant_get_string (target, NULL));
  g_autofree char *words = backup ? describe (backup) : NULL;
  g_autofree char *body = NULL;

  if (backup == NULL)
    return;
  ask_about (self, backup->path);
  /* Translators: lines about a backup. */
  body = g_strdup_printf (_ ("%s\n\nNothing can bring it back."), words);
  td_dialogs_confirm_async (widget, _ ("Delete This Backup?"), body, _ ("_Delete"), TRUE,
                            delete_confirmed_cb, NULL);
}

static void
seal_passphrase_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TdBackupsView *self = TD_BACKUPS_VIEW (source);
  char *passphrase = td_passphrase_dialog_ask_finish (result);
  g_autofree char *path = g_steal_pointer (&self->asked);

  if (passphrase && path && td_page_get_session (TD_PAGE (self)))
    start (self, td_backup_seal_job, path, passphrase, NULL, sealed_cb);
  else
    g_free (passphrase);
}

static void
unseal_passphrase_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TdBackupsView *self = TD_BACKUPS_VIEW (source);
  char *passphrase = td_passphrase_dialog_ask_finish (result);
  g_autofree char *path = g_steal_pointer (&self->asked);

  if (passphrase && path && td_page_get_session (TD_PAGE (self)))
    start (self, td_backup_unseal_job, path, passphrase, g_object_unref, unsealed_cb);
  else
    g_free (passphrase);
}

static void
seal_to (TdBackupsView *self, const char *path)
{
  ask_about (self, path);
  td_passphrase_dialog_ask_async (GTK_WIDGET (self), TRUE, seal_passphrase_cb, NULL);
}

static void
unseal_from (TdBackupsView *self, const char *path)
{
  ask_about (self, path);
  td_passphrase_dialog_ask_async (GTK_WIDGET (self), FALSE, unseal_passphrase_cb, NULL);
}

static void
seal_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GFile) file = td_dialogs_file_finish (result);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path)
    seal_to (TD_BACKUPS_VIEW (source), path);
}

static void
unseal_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GFile) file = td_dialogs_file_finish (result);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path)
    unseal_from (TD_BACKUPS_VIEW (source), path);
}

/* Without a file (the target is empty) she is asked for one. */
static void
seal_action (GtkWidget *widget, const char *action, GVariant *target)
{
  const char *path = g_variant_get_string (target, NULL);

  if (*path)
    seal_to (TD_BACKUPS_VIEW (widget), path);
  else
    td_dialogs_save_file_async (widget, _ ("Save an Encrypted Copy"),
                                /* Translators: the name of a file. */
                                _ ("workspace.tandem-sealed"), seal_chosen_cb, NULL);
}

static void
unseal_action (GtkWidget *widget, const char *action, GVariant *target)
{
  static const char *const patterns[] = { "*.tandem-sealed", NULL };
  const char *path = g_variant_get_string (target, NULL);

  if (*path)
    unseal_from (TD_BACKUPS_VIEW (widget), path);
  else
    td_dialogs_open_file_async (widget, _ ("Open an Encrypted Copy"), _ ("Encrypted copies"),
                                patterns, unseal_chosen_cb, NULL);
}

/* --- The objects --- */

static void
td_backups_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdBackupsView *self = TD_BACKUPS_VIEW (object);

  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_PROGRESS:
      g_value_set_object (value, self->progress);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_backups_view_dispose (GObject *object)
{
  TdBackupsView *self = TD_BACKUPS_VIEW (object);

  g_clear_object (&self->progress);
  g_clear_pointer (&self->asked, g_free);

  G_OBJECT_CLASS (td_backups_view_parent_class)->dispose (object);
}

static void
td_backups_view_class_init (TdBackupsViewClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_backups_view_get_property;
  object_class->dispose = td_backups_view_dispose;
  TD_PAGE_CLASS (klass)->reload = td_backups_view_reload;
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_PROGRESS] = g_param_spec_object ("progress", NULL, NULL, TD_TYPE_PROGRESS, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (TD_TYPE_BACKUP);
  gtk_widget_class_install_action (widget_class, "backup.make", NULL, make_action);
  gtk_widget_class_install_action (widget_class, "backup.restore", "s", restore_action);
  gtk_widget_class_install_action (widget_class, "backup.delete", "s", delete_action);
  gtk_widget_class_install_action (widget_class, "backup.seal", "s", seal_action);
  gtk_widget_class_install_action (widget_class, "backup.unseal", "s", unseal_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-backups-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TdBackupsView, backups);
  gtk_widget_class_bind_template_child (widget_class, TdBackupsView, states);
  gtk_widget_class_bind_template_callback (widget_class, backup_title);
  gtk_widget_class_bind_template_callback (widget_class, backup_inside);
  gtk_widget_class_bind_template_callback (widget_class, backup_caption);
  gtk_widget_class_bind_template_callback (widget_class, erased_words);
  gtk_widget_class_bind_template_callback (widget_class, can_restore);
  gtk_widget_class_bind_template_callback (widget_class, backup_action);
  gtk_widget_class_bind_template_callback (widget_class, backup_target);
  td_closures_bind (widget_class);
}

static void
td_backups_view_init (TdBackupsView *self)
{
  self->progress = td_progress_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
td_backup_window_class_init (TdBackupWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_BACKUPS_VIEW);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-backup-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdBackupWindow, view);
}

static void
td_backup_window_init (TdBackupWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
td_backup_window_show (GtkWindow *parent, TdSession *session)
{
  TdBackupWindow *self = g_object_new (TD_TYPE_BACKUP_WINDOW, "transient-for", parent, NULL);

  td_page_set_session (TD_PAGE (self->view), session);
  gtk_window_present (GTK_WINDOW (self));
}
