/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-window-workspace.h"

#include "gui/app/td-backup-window.h"
#include "gui/app/td-check-dialog.h"
#include "gui/frame/td-error-window.h"
#include "gui/pages/history/td-history-window.h"
#include "gui/app/td-preferences-dialog.h"
#include "gui/app/td-transfer-dialog.h"
#include "gui/app/td-window.h"
#include "gui/pages/import/td-import-history.h"
#include "workspace/td-sample.h"

#include <glib/gi18n-lib.h>

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdSession *session = td_window_get_session (TD_WINDOW (widget));

  if (session)
    td_session_undo (session, target ? g_variant_get_int64 (target) : 0);
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdSession *session = td_window_get_session (TD_WINDOW (widget));

  if (session)
    td_session_redo (session);
}

static gpointer
make_sample_job (TdDatabase *db, gpointer today, GError **error)
{
  td_sample_make (db, GPOINTER_TO_INT (today), NULL, error);
  return NULL;
}

static void
sample_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdSession *session = td_window_get_session (TD_WINDOW (widget));

  if (session)
    td_session_write (session, widget, TD_JOB_REPORT, _ ("A sample programme was made"), NULL,
                      make_sample_job, GINT_TO_POINTER (td_session_get_today (session)), NULL, NULL,
                      NULL);
}

static const struct
{
  const char *action;
  void (*show) (GtkWindow *parent, TdSession *session);
} dialogs[] = {
  { "win.history", td_history_window_show },
  { "win.backups", td_backup_window_show },
  { "win.export-workspace", td_transfer_dialog_export },
  { "win.import-workspace", td_transfer_dialog_import },
  { "win.check-workspace", td_check_dialog_show },
  { "win.preferences", td_preferences_dialog_show },
};

static void
dialog_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdSession *session = td_window_get_session (TD_WINDOW (widget));

  for (gsize i = 0; session && i < G_N_ELEMENTS (dialogs); i++)
    if (g_str_equal (dialogs[i].action, action))
      dialogs[i].show (GTK_WINDOW (widget), session);
}

static void
imports_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  TdSession *session = td_window_get_session (TD_WINDOW (widget));

  if (session)
    td_import_history_show (widget, session);
}

/* With whatever program this computer opens such files with. */
static void
open_file_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autofree char *uri = g_filename_to_uri (g_variant_get_string (target, NULL), NULL, NULL);

  if (uri)
    gtk_show_uri (GTK_WINDOW (widget), uri, GDK_CURRENT_TIME);
}

/* Also where no workspace could be opened. */
static void
errors_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  td_error_window_show (GTK_WINDOW (widget), td_window_get_session (TD_WINDOW (widget)));
}

void
td_window_install_workspace_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (klass, "win.undo-entry", "x", undo_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
  gtk_widget_class_install_action (klass, "win.sample", NULL, sample_cb);
  gtk_widget_class_install_action (klass, "win.errors", NULL, errors_cb);
  gtk_widget_class_install_action (klass, "win.open-file", "s", open_file_cb);
  td_import_history_install_action (klass, imports_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    gtk_widget_class_install_action (klass, dialogs[i].action, NULL, dialog_cb);
}
