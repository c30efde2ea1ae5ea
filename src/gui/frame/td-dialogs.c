/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/frame/td-dialogs.h"

#include "db/td-error-log.h"
#include "gui/frame/td-error-window.h"
#include "gui/frame/td-trouble.h"

#include <glib/gi18n-lib.h>

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = widget ? gtk_widget_get_root (widget) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
details_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  if (g_strcmp0 (response, "details") == 0)
    td_error_window_show (gtk_window_get_transient_for (GTK_WINDOW (dialog)), NULL);
}

void
td_dialogs_show_error (GtkWidget *parent, const char *heading, const GError *error)
{
  GtkWidget *dialog =
      adw_message_dialog_new (window_of (parent), heading, td_trouble_words (parent, error));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "details", _ ("_Details"), "close",
                                    _ ("_Close"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect (dialog, "response", G_CALLBACK (details_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
confirm_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  GTask *task = user_data;

  g_task_return_boolean (task, g_strcmp0 (response, "yes") == 0);
  g_object_unref (task);
}

void
td_dialogs_confirm_async (GtkWidget *parent,
                          const char *heading,
                          const char *body,
                          const char *verb,
                          gboolean destructive,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkWidget *widget = adw_message_dialog_new (window_of (parent), heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  g_task_set_source_tag (task, td_dialogs_confirm_async);
  adw_message_dialog_add_responses (dialog, "no", _ ("_Cancel"), "yes", verb, NULL);
  adw_message_dialog_set_response_appearance (dialog, "yes",
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                          : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, destructive ? "no" : "yes");
  adw_message_dialog_set_close_response (dialog, "no");
  g_signal_connect (dialog, "response", G_CALLBACK (confirm_response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
td_dialogs_confirm_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

static void
file_response_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  GTask *task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)),
                           g_object_unref);
  else
    g_task_return_pointer (task, NULL, NULL);
  g_object_unref (task);
}

/* Nobody answers any more: as if she cancelled. */
static void
parent_gone_cb (GtkNativeDialog *chooser)
{
  gtk_native_dialog_hide (chooser);
  g_signal_emit_by_name (chooser, "response", GTK_RESPONSE_CANCEL);
}

static GtkFileChooser *
show_chooser (GtkWidget *parent,
              const char *title,
              GtkFileChooserAction action,
              const char *accept,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (title, window_of (parent), action, accept, NULL);

  g_task_set_source_tag (task, show_chooser);
  /* The task keeps the native dialog, which nobody else owns, until it has answered. */
  g_task_set_task_data (task, chooser, g_object_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (file_response_cb), task);
  g_signal_connect_object (window_of (parent), "unrealize", G_CALLBACK (parent_gone_cb), chooser,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
  return GTK_FILE_CHOOSER (chooser);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (; *patterns; patterns++)
    gtk_file_filter_add_pattern (filter, *patterns);
  gtk_file_chooser_add_filter (chooser, filter);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

void
td_dialogs_open_file_async (GtkWidget *parent,
                            const char *title,
                            const char *filter_name,
                            const char *const *patterns,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GtkFileChooser *chooser =
      show_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), callback, user_data);

  if (filter_name && patterns)
    add_filter (chooser, filter_name, patterns);
}

void
td_dialogs_save_file_async (GtkWidget *parent,
                            const char *title,
                            const char *suggested_name,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GtkFileChooser *chooser =
      show_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), callback, user_data);

  gtk_file_chooser_set_current_name (chooser, suggested_name);
}

void
td_dialogs_choose_folder_async (GtkWidget *parent,
                                const char *title,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  show_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Select"), callback,
                user_data);
}

GFile *
td_dialogs_file_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
td_dialogs_show_about (GtkWindow *parent)
{
  g_autofree char *versions = td_error_dup_versions ();
  g_autofree char *all =
      g_strdup_printf ("%s, GTK %u.%u.%u, libadwaita %u.%u.%u", versions, gtk_get_major_version (),
                       gtk_get_minor_version (), gtk_get_micro_version (), adw_get_major_version (),
                       adw_get_minor_version (), adw_get_micro_version ());

  adw_show_about_window (
      parent, "application-name", "Tandem", "application-icon", TD_APPLICATION_ID, "version",
      TD_VERSION, "developer-name", "The Tandem authors", "copyright", "© 2026 The Tandem authors",
      "license-type", GTK_LICENSE_GPL_3_0, "debug-info", all, "debug-info-filename",
      "tandem-versions.txt", "comments",
      _ ("Mentoring and coaching programmes: enrol, pair, keep contact, review, print. Everything "
         "stays in one file on this computer."),
      /* Translators: your names, one a line; shown in the About window. */
      "translator-credits", _ ("translator-credits"), NULL);
}
