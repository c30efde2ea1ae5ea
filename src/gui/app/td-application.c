/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-application.h"

#include "gui/app/td-backup-jobs.h"
#include "gui/frame/td-dialogs.h"
#include "gui/app/td-help.h"
#include "gui/app/td-notifier.h"
#include "gui/app/td-popovers.h"
#include "gui/app/td-window-state.h"
#include "gui/app/td-window.h"
#include "program/td-program.h"
#include "workspace/td-backup.h"

#include <glib/gi18n-lib.h>

struct _TdApplication
{
  AdwApplication parent_instance;

  TdDate today; /* TD_DATE_NONE follows the clock */

  /* What the command line said. */
  char *path;
  char *page;
  char *program;
  int width;
  int height;
  char *message; /* to be told once the workspace is open */

  GCancellable *opening; /* of the workspace that is being opened */
  guint midnight_source;
  TdNotifier *notifier; /* of the workspace that is open */
};

G_DEFINE_FINAL_TYPE (TdApplication, td_application, ADW_TYPE_APPLICATION)

/* How often a changed day is looked for. */
#define DAY_SECONDS 60

/* Not the active one: that may be a dialog. */
static TdWindow *
the_window (TdApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (TD_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static TdDate
today (TdApplication *self)
{
  return self->today != TD_DATE_NONE ? self->today : td_date_today ();
}

static gboolean
new_day_cb (gpointer data)
{
  TdApplication *self = data;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (TD_IS_WINDOW (l->data) && td_window_get_session (l->data))
      td_session_set_today (td_window_get_session (l->data), today (self));
  return G_SOURCE_CONTINUE;
}

static gpointer
find_program (TdDatabase *db, gpointer name, GError **error)
{
  return td_program_find (db, name, error);
}

static void
program_found_cb (gpointer owner, gpointer result, GError *error)
{
  g_autoptr (TdProgram) program = result;
  TdSession *session = td_window_get_session (owner);

  if (session)
    td_session_set_program_id (session, program->id);
}

static void
backed_up_cb (gpointer owner, gpointer result, GError *error)
{
  g_autoptr (TdBackup) made = result;
  TdSession *session = td_window_get_session (owner);

  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  /* Once a day, when the file has been read whole anyway. */
  if (made && session)
    td_session_write (session, owner, TD_JOB_DEFAULT, NULL, cancellable, td_backup_tidy_job, NULL,
                      NULL, NULL, NULL);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdPool) pool = td_pool_open_finish (result, &error);
  g_autoptr (TdSession) session = NULL;
  TdApplication *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) /* for another one */
    return;
  if (pool == NULL)
    {
      td_window_fail (window, error);
      return;
    }
  self = TD_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));
  if (self == NULL) /* closed while it opened */
    {
      td_pool_close (pool);
      return;
    }
  session = td_session_new (pool, today (self));
  td_window_set_session (window, session);
  self->notifier = td_notifier_new (GTK_APPLICATION (self), session);
  td_session_read (session, window, TD_JOB_REPORT, td_backup_due_job, NULL, NULL, g_object_unref,
                   backed_up_cb);
  if (self->message)
    td_session_tell (session, self->message);
  g_clear_pointer (&self->message, g_free);
  if (self->page)
    td_window_go (window, self->page);
  if (self->program)
    td_session_read (session, window, TD_JOB_REPORT, find_program, g_strdup (self->program), g_free,
                     g_object_unref, program_found_cb);
}

static gboolean
is_over (GtkWindow *other, GtkWindow *window)
{
  while (other && other != window)
    other = gtk_window_get_transient_for (other);
  return other != NULL;
}

/* What stands over the window, the newest first. What asks something is told no; an unsaved form
 * is kept in the workspace. */
static void
close_other_windows (GtkWindow *window)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i - 1);

      if (other == NULL || other == window || !is_over (other, window))
        continue;
      if (ADW_IS_MESSAGE_DIALOG (other))
        gtk_window_close (other);
      td_popovers_close (other);
      gtk_window_destroy (other);
    }
}

/* What is open, and what is being opened. */
static void
close_workspace (TdApplication *self, TdWindow *window)
{
  g_autoptr (TdSession) session = NULL;

  g_set_object (&session, td_window_get_session (window));
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->notifier);
  close_other_windows (GTK_WINDOW (window));
  td_window_set_session (window, NULL);
  if (session)
    td_session_close (session);
}

/* In place of what is open, or was to be: the latest wish counts. */
static void
open_workspace (TdApplication *self, TdWindow *window)
{
  close_workspace (self, window);
  self->opening = g_cancellable_new ();
  td_pool_open_async (self->path, self->opening, opened_cb, g_object_ref (window));
}

/* Another workspace in place of the one that is open. */
static void
open_path (TdApplication *self, const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
  open_workspace (self, the_window (self));
}

static void
open_path_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (the_window (data))
    open_path (data, g_variant_get_string (parameter, NULL));
}

/* --- Restoring --- */

typedef struct
{
  TdApplication *application;
  TdWindow *window;
  char *workspace;
  char *from;
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;

  g_object_unref (restoring->application);
  g_object_unref (restoring->window);
  g_free (restoring->workspace);
  g_free (restoring->from);
  g_free (restoring);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Restoring *restoring = data;
  GError *error = NULL;

  if (td_backup_restore (restoring->workspace, restoring->from, NULL, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The workspace is opened again either way: on a failure it is as it was. */
static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TdApplication *self = TD_APPLICATION (source);
  Restoring *restoring = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_application_release (G_APPLICATION (self));
  if (gtk_window_get_application (GTK_WINDOW (restoring->window)) == NULL) /* closed meanwhile */
    return;
  open_workspace (self, restoring->window);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    self->message = g_strdup (_ ("Restored. The workspace as it was is among the backups."));
  else
    td_dialogs_show_error (GTK_WIDGET (restoring->window), _ ("Nothing Was Restored"), error);
}

/* Closes the workspace, so that nothing reads or writes it, restores it, and opens it again. */
static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdApplication *self = data;
  TdWindow *window = the_window (self);
  g_autoptr (GTask) task = NULL;
  TdSession *session;
  Restoring *restoring;

  if (window == NULL || td_window_get_session (window) == NULL)
    return;
  session = td_window_get_session (window);
  restoring = g_new (Restoring, 1);
  *restoring = (Restoring){ g_object_ref (self), g_object_ref (window),
                            g_strdup (td_pool_get_path (td_session_get_pool (session))),
                            g_variant_dup_string (parameter, NULL) };
  /* What is opened again, whatever the command line said. */
  g_free (self->path);
  self->path = g_strdup (restoring->workspace);
  close_workspace (self, window);
  /* Until it is done, whatever window is closed. */
  g_application_hold (G_APPLICATION (self));
  task = g_task_new (self, NULL, restored_cb, NULL);
  g_task_set_source_tag (task, restore_cb);
  g_task_set_task_data (task, restoring, restoring_free);
  g_task_run_in_thread (task, restore_in_thread);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdApplication) self = user_data;
  g_autoptr (GFile) file = td_dialogs_file_finish (result);

  if (file && the_window (self))
    open_path (self, g_file_peek_path (file));
}

/* An action may come over D-Bus before there is a window. */
static TdWindow *
ensure_window (TdApplication *self)
{
  if (the_window (self) == NULL)
    g_application_activate (G_APPLICATION (self));
  return the_window (self);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdApplication *self = data;
  const char *const patterns[] = { "*.tandem", NULL };

  td_dialogs_open_file_async (GTK_WIDGET (ensure_window (self)), _ ("Open a Workspace"),
                              _ ("Tandem workspaces"), patterns, file_chosen_cb,
                              g_object_ref (self));
}

static void
retry_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdApplication *self = data;

  open_workspace (self, ensure_window (self));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  td_dialogs_show_about (GTK_WINDOW (ensure_window (data)));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = td_help_find_window (data);

  if (window)
    td_help_show (window, g_variant_get_string (parameter, NULL));
}

/* About what is in front of her: a dialog, what a page shows of itself, the page. */
static void
help_here_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = td_help_find_window (data);
  g_autofree char *page = window ? td_help_find_page (GTK_WIDGET (window)) : NULL;

  if (window == NULL)
    return;
  if (page == NULL && TD_IS_WINDOW (window))
    page = td_window_dup_page (TD_WINDOW (window));
  td_help_show (window, page ? page : "index");
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TdApplication *self = data;

  while (the_window (self))
    {
      td_popovers_close (GTK_WINDOW (the_window (self)));
      gtk_window_destroy (GTK_WINDOW (the_window (self)));
    }
}

static void
td_application_activate (GApplication *application)
{
  TdApplication *self = TD_APPLICATION (application);
  TdWindow *window = the_window (self);

  if (window == NULL)
    {
      window = td_window_new (GTK_APPLICATION (self));
      td_window_keep_state (window);
      if (self->width > 0)
        gtk_window_set_default_size (GTK_WINDOW (window), self->width, self->height);
      open_workspace (self, window);
    }
  gtk_window_present (GTK_WINDOW (window));
}

/* A workspace from the file manager, in place of the one that is open. */
static void
td_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  TdApplication *self = TD_APPLICATION (application);
  const char *path = n_files > 0 ? g_file_peek_path (files[0]) : NULL;

  if (path && the_window (self) && g_strcmp0 (path, self->path) != 0)
    open_path (self, path);
  else if (path && the_window (self) == NULL)
    {
      g_free (self->path);
      self->path = g_strdup (path);
    }
  g_application_activate (application);
}

static void
td_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { "open", open_cb },   { "open-path", open_path_cb, "s" },
    { "retry", retry_cb }, { "restore", restore_cb, "s" },
    { "about", about_cb }, { "help", help_cb, "s" },
    { "quit", quit_cb },   { "help-here", help_here_cb },
  };
  static const char *const quit[] = { "<Control>q", NULL };
  static const char *const open[] = { "<Control>o", NULL };
  TdApplication *self = TD_APPLICATION (application);

  G_APPLICATION_CLASS (td_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit", quit);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.open", open);
  td_help_serve_windows (GTK_APPLICATION (self));
  td_popovers_serve_windows (GTK_APPLICATION (self));
  self->midnight_source = g_timeout_add_seconds (DAY_SECONDS, new_day_cb, self);
}

/* It is gone from the screen; what she wrote is still written. */
static void
td_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  if (TD_IS_WINDOW (window))
    close_workspace (TD_APPLICATION (application), TD_WINDOW (window));

  GTK_APPLICATION_CLASS (td_application_parent_class)->window_removed (application, window);
}

static void
td_application_shutdown (GApplication *application)
{
  TdApplication *self = TD_APPLICATION (application);

  g_clear_handle_id (&self->midnight_source, g_source_remove);
  g_clear_object (&self->notifier);

  G_APPLICATION_CLASS (td_application_parent_class)->shutdown (application);
}

static gboolean
read_today (TdApplication *self, const char *text)
{
  self->today = td_date_from_iso (text);
  if (self->today != TD_DATE_NONE)
    return TRUE;
  g_printerr (_ ("“%s” is not a date. Write it as 2026-03-12.\n"), text);
  return FALSE;
}

static gboolean
read_size (TdApplication *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "x", 2);

  if (g_strv_length (parts) == 2)
    {
      self->width = (int) g_ascii_strtoll (parts[0], NULL, 10);
      self->height = (int) g_ascii_strtoll (parts[1], NULL, 10);
    }
  if (self->width > 0 && self->height > 0)
    return TRUE;
  g_printerr (_ ("“%s” is not a size. Write it as 1280x800.\n"), text);
  return FALSE;
}

static gboolean
read_page (TdApplication *self, const char *text)
{
  const char *const *names = td_window_get_page_names ();
  g_autofree char *list = NULL;

  if (g_strv_contains (names, text))
    {
      self->page = g_strdup (text);
      return TRUE;
    }
  list = g_strjoinv (", ", (char **) names);
  /* Translators: the name of a page that was asked for, and the names of those there are. */
  g_printerr (_ ("There is no page “%s”. The pages are: %s.\n"), text, list);
  return FALSE;
}

/* Who says on the command line what to show gets a window of his own, also beside one that is open:
 * the workspace is locked by its file. */
static gboolean
is_told_what_to_show (GVariantDict *options)
{
  static const char *const names[] = { "file", "today", "page", "program", "size" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_variant_dict_contains (options, names[i]))
      return TRUE;
  return FALSE;
}

static int
td_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  TdApplication *self = TD_APPLICATION (application);
  const char *text;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("tandem %s\n", TD_VERSION);
      return 0;
    }
  if (is_told_what_to_show (options))
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  if (g_variant_dict_lookup (options, "today", "&s", &text) && !read_today (self, text))
    return 2;
  if (g_variant_dict_lookup (options, "size", "&s", &text) && !read_size (self, text))
    return 2;
  if (g_variant_dict_lookup (options, "page", "&s", &text) && !read_page (self, text))
    return 2;
  g_variant_dict_lookup (options, "program", "s", &self->program);
  if (g_variant_dict_lookup (options, "file", "^ay", &text))
    {
      g_free (self->path);
      self->path = (char *) text;
    }
  return -1;
}

static void
td_application_finalize (GObject *object)
{
  TdApplication *self = TD_APPLICATION (object);

  g_free (self->path);
  g_free (self->page);
  g_free (self->program);
  g_free (self->message);

  G_OBJECT_CLASS (td_application_parent_class)->finalize (object);
}

static void
td_application_class_init (TdApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_application_finalize;
  GTK_APPLICATION_CLASS (klass)->window_removed = td_application_window_removed;
  application_class->activate = td_application_activate;
  application_class->open = td_application_open;
  application_class->startup = td_application_startup;
  application_class->shutdown = td_application_shutdown;
  application_class->handle_local_options = td_application_handle_local_options;
}

static void
td_application_init (TdApplication *self)
{
  static const GOptionEntry options[] = {
    { "file", 'f', 0, G_OPTION_ARG_FILENAME, NULL, N_ ("The workspace to open"), N_ ("FILE") },
    { "today", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Take this day for today"), N_ ("YYYY-MM-DD") },
    { "page", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("The page to show first"), N_ ("NAME") },
    { "program", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("The programme to show"), N_ ("NAME") },
    { "size", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("The size of the window"), N_ ("WIDTHxHEIGHT") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Say the version"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  self->path = g_build_filename (g_get_user_data_dir (), "tandem", "workspace.tandem", NULL);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

TdApplication *
td_application_new (TdDate today)
{
  TdApplication *self = g_object_new (TD_TYPE_APPLICATION, "application-id", TD_APPLICATION_ID,
                                      "flags", G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                                      "/org/tandem/Mentoring", NULL);

  self->today = today;
  return self;
}
