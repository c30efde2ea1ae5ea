/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/frame/td-error-window.h"

#include <glib/gi18n-lib.h>

#include "base/td-file.h"
#include "db/td-error-log.h"
#include "gui/frame/td-dialogs.h"
#include "gui/widgets/td-wrap-box.h"

struct _TdErrorWindow
{
  TdDialog parent_instance;

  GtkStack *states;
  GtkTextBuffer *log;
};

G_DEFINE_FINAL_TYPE (TdErrorWindow, td_error_window, TD_TYPE_DIALOG)

static char *
dup_text (TdErrorWindow *self)
{
  char *text;

  g_object_get (self->log, "text", &text, NULL);
  return text;
}

static void
reload (TdErrorWindow *self)
{
  g_autofree char *text = td_error_log_read ();
  gboolean any = *text != '\0';

  gtk_text_buffer_set_text (self->log, text, -1);
  gtk_stack_set_visible_child_name (self->states, any ? "log" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "errors.copy", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "errors.save", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "errors.clear", any);
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autofree char *text = dup_text (TD_ERROR_WINDOW (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TdErrorWindow *self = TD_ERROR_WINDOW (source);
  g_autoptr (GFile) file = td_dialogs_file_finish (result);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autofree char *text = dup_text (self);
  g_autoptr (GError) error = NULL;

  if (path && !td_file_save (path, text, -1, &error))
    td_dialogs_show_error (GTK_WIDGET (self), _ ("Not Saved"), error);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *target)
{
  td_dialogs_save_file_async (widget, _ ("Save the Errors"), "tandem-errors.txt", chosen_cb, NULL);
}

static void
clear_action (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (GError) error = NULL;

  if (!td_error_log_clear (&error))
    td_dialogs_show_error (widget, _ ("Not Emptied"), error);
  reload (TD_ERROR_WINDOW (widget));
}

void
td_error_window_show (GtkWindow *parent, TdSession *session)
{
  TdErrorWindow *self =
      g_object_new (TD_TYPE_ERROR_WINDOW, "transient-for", parent, "session", session, NULL);

  gtk_window_present (GTK_WINDOW (self));
}

static void
td_error_window_class_init (TdErrorWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TD_TYPE_WRAP_BOX);
  gtk_widget_class_install_action (widget_class, "errors.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "errors.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "errors.clear", NULL, clear_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tandem/Mentoring/app/td-error-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdErrorWindow, states);
  gtk_widget_class_bind_template_child (widget_class, TdErrorWindow, log);
}

static void
td_error_window_init (TdErrorWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  reload (self);
}
