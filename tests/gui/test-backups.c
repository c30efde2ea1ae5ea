/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* The window of backups. */

#include "config.h"

#include "gui/app/td-backup-window.h"
#include "gui/app/td-passphrase-dialog.h"
#include "td-gui-test.h"
#include "workspace/td-backup.h"
#include "workspace/td-sample.h"
#include "workspace/td-sealed.h"

#include <string.h>

void test_backups_add (void);

#define PHRASE "four words are good"

static void
setup (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  td_gui_test_setup (test, data);
  td_sample_make (test->file.db, td_test_date (TD_GUI_TEST_TODAY), NULL, &error);
  g_assert_no_error (error);
  td_gui_test_reload (test);
}

static gpointer
open_window (TdGuiTest *test)
{
  gpointer window;

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.backups", NULL);
  td_gui_test_wait ((window = td_gui_test_dialog (test)) && gtk_widget_get_mapped (window));
  td_gui_test_settle (test);
  return window;
}

static guint
count (TdGuiTest *test)
{
  g_autoptr (GPtrArray) backups = td_backup_list (test->file.path);

  return backups->len;
}

static void
test_make_and_delete (TdGuiTest *test, gconstpointer data)
{
  gpointer window = open_window (test);
  gpointer question;

  g_assert_true (td_gui_test_shows (window, "No Backup Yet"));
  td_gui_test_photo (test, "backups-empty");
  td_gui_test_click (window, "_Back Up Now");
  td_gui_test_wait (td_gui_test_shows (window, "Made by you"));
  g_assert_true (td_gui_test_shows (window, "67 pairs"));
  g_assert_cmpuint (count (test), ==, 1);
  td_gui_test_photo (test, "backups");
  td_gui_test_click (window, "Delete this backup");
  td_gui_test_wait ((question = td_gui_test_dialog (test)) != window && question &&
                    td_gui_test_shows (question, "Nothing can bring it back"));
  td_gui_test_photo (test, "backups-delete");
  g_assert_cmpuint (count (test), ==, 1);
  td_gui_test_click (question, "_Delete");
  td_gui_test_wait (td_gui_test_shows (window, "No Backup Yet"));
  g_assert_cmpuint (count (test), ==, 0);
  gtk_window_close (window);
}

static void
test_restore_asks (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (TdBackup) backup = td_backup_make (test->file.db, TD_BACKUP_AUTOMATIC, NULL, NULL);
  gpointer window, question;

  g_assert_nonnull (backup);
  td_test_run (test->file.db, "UPDATE employee SET anonymous = 1 WHERE id = 7");
  window = open_window (test);
  td_gui_test_wait (td_gui_test_shows (window, "Still holds 1 person"));
  td_gui_test_click (window, "Restore…");
  td_gui_test_wait ((question = td_gui_test_dialog (test)) != window && question &&
                    td_gui_test_shows (question, "backed up first"));
  g_assert_true (td_gui_test_shows (question, "67 pairs"));
  td_gui_test_photo (test, "backups-restore");
  td_gui_test_click (question, "_Cancel");
  td_gui_test_wait (td_gui_test_dialog (test) == window);
  gtk_window_close (window);
}

/* By the dialog's own buttons: the file is as it was, the window shows it, and the present is among
 * the backups. */
static void
test_restore (TdGuiTest *test, gconstpointer data)
{
  const char *people = "SELECT count(*) FROM employee";
  int before = td_test_count (test->file.db, people);
  gpointer window = open_window (test), question;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDatabase) kept = NULL;
  TdBackup *newest;

  td_gui_test_click (window, "_Back Up Now");
  td_gui_test_wait (td_gui_test_shows (window, "Made by you"));
  td_test_run (test->file.db, "INSERT INTO employee (number, name, name_key, search_key) VALUES"
                              " ('later', 'Lou Later', 'lou later', 'lou later')");
  g_clear_pointer (&test->file.db, td_database_close);
  td_gui_test_click (window, "Restore…");
  td_gui_test_wait ((question = td_gui_test_dialog (test)) != window && question &&
                    gtk_widget_get_mapped (question));
  td_gui_test_click (question, "_Restore");
  td_gui_test_wait (td_window_get_session (test->window) &&
                    td_window_get_session (test->window) != test->session &&
                    td_gui_test_shows (test->window, "Restored."));
  g_assert_null (td_gui_test_dialog (test));

  test->file.db = td_database_open (test->file.path, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (test->file.db, people), ==, before);
  backups = td_backup_list (test->file.path);
  newest = backups->pdata[0];
  g_assert_cmpint (newest->kind, ==, TD_BACKUP_RESTORE);
  kept = td_database_open (newest->path, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_test_count (kept, people), ==, before + 1);
  td_gui_test_photo (test, "restored");
}

static void
answer (TdGuiTest *test, const char *first, const char *second)
{
  gpointer dialog;

  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) && TD_IS_PASSPHRASE_DIALOG (dialog) &&
                    gtk_widget_get_mapped (dialog));
  gtk_editable_set_text (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "first"), "short");
  if (second)
    {
      g_assert_true (td_gui_test_shows (dialog, "at least ten letters"));
      gtk_editable_set_text (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "first"), first);
      gtk_editable_set_text (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "second"), "other");
      g_assert_true (td_gui_test_shows (dialog, "not the same"));
      td_gui_test_photo (test, "passphrase");
      gtk_editable_set_text (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "second"), second);
    }
  gtk_editable_set_text (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "first"), first);
  td_gui_test_click (dialog, "_Go On");
}

static void
test_encrypted (TdGuiTest *test, gconstpointer data)
{
  g_autofree char *path = g_build_filename (test->file.folder, "copy.tandem-sealed", NULL);
  gpointer window = open_window (test);
  gpointer told;

  gtk_widget_activate_action (window, "backup.seal", "s", path);
  answer (test, PHRASE, PHRASE);
  /* The other reader serves others meanwhile. */
  td_gui_test_wait (td_sealed_is (path) &&
                    !td_busy_is_active (td_dialog_get_busy (TD_DIALOG (window))));
  gtk_widget_activate_action (window, "backup.unseal", "s", path);
  answer (test, "another phrase", NULL);
  td_gui_test_wait ((told = td_gui_test_dialog (test)) != window && told &&
                    td_gui_test_shows (told, "not the one of this file"));
  gtk_window_close (told);
  td_gui_test_wait (td_gui_test_dialog (test) == window);
  gtk_widget_activate_action (window, "backup.unseal", "s", path);
  answer (test, PHRASE, NULL);
  td_gui_test_wait (td_gui_test_shows (window, "From an encrypted copy"));
  g_assert_cmpuint (count (test), ==, 1);
  gtk_window_close (window);
}

void
test_backups_add (void)
{
#define ADD(path, func) g_test_add (path, TdGuiTest, NULL, setup, func, td_gui_test_teardown)
  ADD ("/gui/backups/make-and-delete", test_make_and_delete);
  ADD ("/gui/backups/restore-asks", test_restore_asks);
  ADD ("/gui/backups/restore", test_restore);
  ADD ("/gui/backups/encrypted", test_encrypted);
#undef ADD
}
