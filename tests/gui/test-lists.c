/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* Lists saved from the window, and mail addresses copied. */

#include "config.h"

#include "exchange/td-table.h"
#include "gui/frame/td-list-dialog.h"
#include "td-gui-test.h"
#include "workspace/td-sample.h"

#include <string.h>

void test_lists_add (void);

static void
setup (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  td_gui_test_setup (test, data);
  td_sample_make (test->file.db, td_test_date (TD_GUI_TEST_TODAY), NULL, &error);
  g_assert_no_error (error);
  td_gui_test_reload (test);
}

/* Saves what the window shows, by its key's action, and reads it. */
static TdTable *
save (TdGuiTest *test, GtkWidget *from, const char *name, gboolean all)
{
  g_autofree char *path = g_build_filename (test->file.folder, name, NULL);
  g_autoptr (GError) error = NULL;
  gpointer dialog, columns, format;
  TdTable *table;

  gtk_widget_activate_action (from, "win.save-list", NULL);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) && TD_IS_LIST_DIALOG (dialog) &&
                    gtk_widget_get_mapped (dialog));
  td_gui_test_photo (test, name);
  format = td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, "format");
  adw_combo_row_set_selected (format, g_str_has_suffix (name, ".csv") ? 1 : 0);
  columns = td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, "columns");
  if (columns)
    adw_combo_row_set_selected (columns, all ? 1 : 0);
  td_list_dialog_save_to (dialog, path);
  td_gui_test_wait_gone (dialog);
  table = td_table_read (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (td_gui_test_shows (test->window, name));
  g_assert_nonnull (td_gui_test_find (test->window, GTK_TYPE_BUTTON, "_Open"));
  return table;
}

static guint
count_shown (TdPage *page)
{
  guint n;

  g_object_get (page, "n-shown", &n, NULL);
  return n;
}

static void
test_people (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "people");
  g_autoptr (TdTable) found = NULL, all = NULL;
  gpointer search;

  td_gui_test_wait ((search = td_gui_test_find (page, GTK_TYPE_SEARCH_ENTRY, "search")));
  gtk_editable_set_text (search, "quality");
  td_gui_test_wait (count_shown (page) < 100);
  td_gui_test_settle (test);
  found = save (test, GTK_WIDGET (test->window), "found.csv", FALSE);
  g_assert_cmpuint (td_table_get_n_rows (found), >, 5);
  g_assert_cmpuint (td_table_get_n_rows (found), <, 100);
  g_assert_cmpint (td_table_find_column (found, "Department"), >=, 0);
  g_assert_cmpint (td_table_find_column (found, "E-mail"), <, 0);
  all = save (test, GTK_WIDGET (test->window), "all.xlsx", TRUE);
  g_assert_cmpuint (td_table_get_n_rows (all), ==, td_table_get_n_rows (found));
  g_assert_cmpint (td_table_find_column (all, "E-mail"), >=, 0);
}

/* In the order and with the columns of the window. */
static void
test_pairs (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "pairs");
  g_autoptr (TdTable) open = NULL, waiting = NULL;
  gpointer states;

  td_gui_test_wait ((states = td_gui_test_find (page, GTK_TYPE_DROP_DOWN, "states")));
  td_gui_test_settle (test);
  open = save (test, GTK_WIDGET (test->window), "open.csv", FALSE);
  g_assert_cmpint (td_table_find_column (open, "Programme"), >=, 0);
  g_assert_cmpint (td_table_find_column (open, "Days waiting"), <, 0);
  g_assert_cmpuint (td_table_get_n_rows (open), >, 40);
  gtk_drop_down_set_selected (states, 1);
  td_gui_test_settle (test);
  td_gui_test_wait (td_gui_test_shows (page, "3 pairs"));
  waiting = save (test, GTK_WIDGET (test->window), "waiting.csv", FALSE);
  g_assert_cmpuint (td_table_get_n_rows (waiting), ==, 3);
  g_assert_cmpint (td_table_find_column (waiting, "Days waiting"), >=, 0);
}

static void
test_today_and_history (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (TdTable) today = NULL, history = NULL;
  gpointer window;

  td_gui_test_go (test, "today");
  today = save (test, GTK_WIDGET (test->window), "today.csv", FALSE);
  g_assert_cmpuint (td_table_get_n_rows (today), >, 20);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.history", NULL);
  td_gui_test_wait ((window = td_gui_test_dialog (test)) && gtk_widget_get_mapped (window) &&
                    td_gui_test_shows (window, "Sample"));
  history = save (test, window, "history.csv", FALSE);
  g_assert_cmpuint (td_table_get_n_rows (history), >=, 1);
  gtk_window_close (window);
}

/* A page without a list says so. */
static void
test_no_list (TdGuiTest *test, gconstpointer data)
{
  td_gui_test_go (test, "report");
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.save-list", NULL);
  td_gui_test_wait (td_gui_test_shows (test->window, "There is no list here to save."));
  g_assert_null (td_gui_test_dialog (test));
}

/* A file that cannot be written is a sentence, and the dialog stays for another try. */
static void
test_refused (TdGuiTest *test, gconstpointer data)
{
  g_autofree char *path = g_build_filename (test->file.folder, "none", "x.csv", NULL);
  gpointer dialog, told;

  td_gui_test_go (test, "pairs");
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.save-list", NULL);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) && TD_IS_LIST_DIALOG (dialog));
  td_list_dialog_save_to (dialog, path);
  td_gui_test_wait ((told = td_gui_test_dialog (test)) != dialog && told &&
                    td_gui_test_shows (told, "There is no folder"));
  gtk_window_close (told);
  td_gui_test_wait (td_gui_test_dialog (test) == dialog);
  gtk_window_close (dialog);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

static void
read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_addresses (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "pairs");
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (test->window));
  g_autofree char *text = NULL;
  g_auto (GStrv) addresses = NULL;

  td_gui_test_settle (test);
  gtk_widget_activate_action (GTK_WIDGET (page), "pairs.copy-addresses", NULL);
  td_gui_test_wait (td_gui_test_shows (test->window, "mail addresses."));
  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &text);
  td_gui_test_wait (text != NULL);
  addresses = g_strsplit (text, ", ", -1);
  g_assert_cmpuint (g_strv_length (addresses), >, 60);
  for (char **address = addresses; *address; address++)
    g_assert_true (g_str_has_suffix (*address, ">") && strstr (*address, " <"));
}

void
test_lists_add (void)
{
#define ADD(path, func) g_test_add (path, TdGuiTest, NULL, setup, func, td_gui_test_teardown)
  ADD ("/gui/lists/people", test_people);
  ADD ("/gui/lists/pairs", test_pairs);
  ADD ("/gui/lists/today-and-history", test_today_and_history);
  ADD ("/gui/lists/none", test_no_list);
  ADD ("/gui/lists/refused", test_refused);
  ADD ("/gui/lists/addresses", test_addresses);
#undef ADD
}
