/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/app/td-help.h"
#include "td-gui-test.h"

#include <glib/gstdio.h>

void test_help_add (void);

static void
write_page (const char *folder, const char *language, const char *page)
{
  g_autofree char *place = g_build_filename (folder, language, NULL);
  g_autofree char *path = g_build_filename (place, page, NULL);

  g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "<html/>", -1, NULL));
}

static void
assert_html (const char *folder, const char *languages, const char *page, const char *expected)
{
  g_auto (GStrv) list = g_strsplit (languages, ":", -1);
  g_autofree char *path = td_help_find_html (folder, (const char *const *) list, page);

  if (expected == NULL)
    g_assert_null (path);
  else
    {
      g_autofree char *whole = g_build_filename (folder, expected, NULL);

      g_assert_cmpstr (path, ==, whole);
    }
}

/* The page in the first language that has it, in English where none has. */
static void
test_languages (TdTestFile *file, gconstpointer data)
{
  write_page (file->folder, "C", "enrol.html");
  write_page (file->folder, "C", "erase.html");
  write_page (file->folder, "nl", "enrol.html");
  assert_html (file->folder, "nl_BE.UTF-8:nl_BE:nl:C", "enrol", "nl/enrol.html");
  assert_html (file->folder, "nl_BE.UTF-8:nl_BE:nl:C", "erase", "C/erase.html");
  assert_html (file->folder, "fr_FR:fr", "enrol", "C/enrol.html");
  assert_html (file->folder, "nl", "nothing", NULL);
}

static void
assert_page (gpointer root, const char *expected)
{
  g_autofree char *page = td_help_find_page (root);

  g_assert_cmpstr (page, ==, expected);
}

/* What stands on the screen says which page it means; hidden pages say nothing. */
static void
test_pages (TdGuiTest *test, gconstpointer data)
{
  static const char *const expected[][2] = {
    { "today", "start" },
    { "people", "import-roster" },
    { "program", "program-new" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *name = NULL;

      td_gui_test_go (test, expected[i][0]);
      name = td_window_dup_page (test->window);
      g_assert_cmpstr (name, ==, expected[i][0]);
      assert_page (test->window, expected[i][1]);
    }
  td_gui_test_go (test, "insight");
  assert_page (test->window, NULL);
}

/* The button of a dialog works: the action of the application reaches it. */
static void
test_dialog (TdGuiTest *test, gconstpointer data)
{
  gpointer dialog;
  GtkWidget *button;

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.export-workspace", NULL);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) && gtk_widget_get_mapped (dialog));
  assert_page (dialog, "export-workspace");
  button = td_gui_test_find (dialog, GTK_TYPE_BUTTON, "tandem-help-symbolic");
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  td_gui_test_photo (test, "help-button");
  gtk_window_destroy (dialog);
}

/* Without the help it is said what is missing. */
static void
test_missing (TdGuiTest *test, gconstpointer data)
{
  gpointer dialog;

  g_setenv ("TD_HELPDIR", test->file.folder, TRUE);
  td_help_show (GTK_WINDOW (test->window), "enrol");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) && gtk_widget_get_mapped (dialog));
  g_assert_true (td_gui_test_shows (dialog, "The Help Could Not Be Opened"));
  g_assert_true (td_gui_test_shows (dialog, "“enrol”"));
  td_gui_test_photo (test, "help-missing");
  gtk_window_destroy (dialog);
  g_unsetenv ("TD_HELPDIR");
}

void
test_help_add (void)
{
  g_test_add ("/gui/help/languages", TdTestFile, NULL, td_test_file_setup, test_languages,
              td_test_file_teardown);
  g_test_add ("/gui/help/pages", TdGuiTest, NULL, td_gui_test_setup, test_pages,
              td_gui_test_teardown);
  g_test_add ("/gui/help/dialog", TdGuiTest, NULL, td_gui_test_setup, test_dialog,
              td_gui_test_teardown);
  g_test_add ("/gui/help/missing", TdGuiTest, NULL, td_gui_test_setup, test_missing,
              td_gui_test_teardown);
}
