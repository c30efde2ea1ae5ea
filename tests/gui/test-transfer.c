/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* Whole workspaces out and in, the check, and the warning about the place. */

#include "config.h"

#include "gui/app/td-check-dialog.h"
#include "gui/app/td-transfer-dialog.h"
#include "td-gui-test.h"
#include "workspace/td-workspace-xml.h"

#include <string.h>

void test_transfer_add (void);

static gpointer
open_dialog (TdGuiTest *test, const char *action)
{
  gpointer dialog;

  gtk_widget_activate_action (GTK_WIDGET (test->window), action, NULL);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) && gtk_widget_get_mapped (dialog));
  return dialog;
}

static void
test_export (TdGuiTest *test, gconstpointer data)
{
  g_autofree char *path = g_build_filename (test->file.folder, "out.xml", NULL);
  g_autofree char *text = NULL;
  gpointer dialog;

  td_test_run (test->file.db,
               "INSERT INTO employee (id, name, name_key, search_key) VALUES (1, 'Ann', '', '')");
  td_test_run (test->file.db, "INSERT INTO absence (employee_id, from_date, reason) VALUES "
                              "(1, '2026-01-01', 'zqreason')");
  dialog = open_dialog (test, "win.export-workspace");
  g_assert_true (td_gui_test_shows (dialog, "reasons of absences: 1"));
  td_gui_test_photo (test, "export-workspace");
  td_transfer_dialog_save (dialog, path);
  td_gui_test_wait_gone (dialog);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Ann"));
  g_assert_null (strstr (text, "zqreason"));
}

static void
test_export_all (TdGuiTest *test, gconstpointer data)
{
  g_autofree char *path = g_build_filename (test->file.folder, "out.xml", NULL);
  g_autofree char *text = NULL;
  gpointer dialog = open_dialog (test, "win.export-workspace");

  g_assert_true (td_gui_test_shows (dialog, "nothing private"));
  gtk_switch_set_active (td_gui_test_find (dialog, GTK_TYPE_SWITCH, "include_private"), TRUE);
  td_transfer_dialog_save (dialog, path);
  td_gui_test_wait_gone (dialog);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "private=\"included\""));
}

/* A new workspace is made from the file. */
static void
test_import (TdGuiTest *test, gconstpointer data)
{
  g_autofree char *xml = g_build_filename (test->file.folder, "in.xml", NULL);
  g_autofree char *path = g_build_filename (test->file.folder, "new.tandem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdWorkspaceReceipt) receipt = NULL;
  g_autoptr (TdDatabase) db = NULL;
  gpointer dialog;

  td_test_run (test->file.db, "INSERT INTO setting VALUES ('organisation', 'Fjord')");
  receipt = td_workspace_export (test->file.db, xml, TRUE, NULL, &error);
  g_assert_no_error (error);
  td_transfer_dialog_import_files (GTK_WINDOW (test->window), test->session, xml, path);
  dialog = td_gui_test_dialog (test);
  td_gui_test_wait_gone (dialog);
  db = td_database_open (path, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (db, "SELECT count(*) FROM setting WHERE value = 'Fjord'"), ==, 1);
}

/* What is no workspace is told, and leaves nothing. */
static void
test_import_refused (TdGuiTest *test, gconstpointer data)
{
  g_autofree char *xml = g_build_filename (test->file.folder, "in.xml", NULL);
  g_autofree char *path = g_build_filename (test->file.folder, "new.tandem", NULL);
  gpointer dialog, message;

  g_file_set_contents (xml, "<html/>", -1, NULL);
  td_transfer_dialog_import_files (GTK_WINDOW (test->window), test->session, xml, path);
  dialog = td_gui_test_dialog (test);
  td_gui_test_wait ((message = td_gui_test_dialog (test)) && message != dialog &&
                    td_gui_test_shows (message, "no workspace"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_window_destroy (message);
  td_gui_test_settle (test);
}

static void
test_check (TdGuiTest *test, gconstpointer data)
{
  gpointer dialog = open_dialog (test, "win.check-workspace");
  g_autofree char *end = td_date_format (td_test_date ("2026-01-01"));
  g_autofree char *words = g_strdup_printf ("Alpha ends on %s", end);

  td_gui_test_wait (td_gui_test_shows (dialog, "Is Sound"));
  gtk_window_destroy (dialog);
  td_test_run (test->file.db, "INSERT INTO program (name, start_date, end_date) VALUES "
                              "('Alpha', '2026-02-01', '2026-01-01')");
  dialog = open_dialog (test, "win.check-workspace");
  td_gui_test_wait (td_gui_test_shows (dialog, words));
  td_gui_test_photo (test, "check-workspace");
  gtk_window_destroy (dialog);
}

static void
test_place (TdGuiTest *test, gconstpointer data)
{
  g_assert_false (td_gui_test_shows (test->window, "Other users of this computer"));
  g_chmod (test->file.path, 0644);
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (test->window, "Other users of this computer may open"));
  td_gui_test_photo (test, "place-bar");
}

static gboolean
is_any_transfer (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (TD_IS_TRANSFER_DIALOG (window))
        return TRUE;
    }
  return FALSE;
}

/* Where nothing can be read, no dialog stays behind that nobody ever sees. */
static void
test_export_unread (TdGuiTest *test, gconstpointer data)
{
  td_session_close (test->session);
  td_transfer_dialog_export (GTK_WINDOW (test->window), test->session);
  g_assert_true (is_any_transfer ());
  td_gui_test_wait (!is_any_transfer ());
}

void
test_transfer_add (void)
{
#define ADD(name, function)                                                        \
  g_test_add ("/gui/transfer/" name, TdGuiTest, NULL, td_gui_test_setup, function, \
              td_gui_test_teardown)
  ADD ("export", test_export);
  ADD ("export-all", test_export_all);
  ADD ("export-unread", test_export_unread);
  ADD ("import", test_import);
  ADD ("import-refused", test_import_refused);
  ADD ("check", test_check);
  ADD ("place", test_place);
#undef ADD
}
