/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-gui-test.h"

#include "gui/app/td-window-state.h"
#include "gui/frame/td-local-settings.h"

#include "program/td-program.h"

void test_window_add (void);

static void
test_pages (TdGuiTest *test, gconstpointer data)
{
  const char *const *names = td_window_get_page_names ();
  AdwViewStack *stack = td_gui_test_find (test->window, ADW_TYPE_VIEW_STACK, NULL);
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (stack);

  for (guint i = 0; names[i]; i++)
    {
      TdPage *page = td_gui_test_go (test, names[i]);
      g_autoptr (AdwViewStackPage) same = g_list_model_get_item (G_LIST_MODEL (pages), i);

      g_assert_true (td_page_get_session (page) == test->session);
      g_assert_cmpstr (adw_view_stack_page_get_name (same), ==, names[i]);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (pages)), ==,
                    g_strv_length ((char **) names));
}

static void
test_narrow (TdGuiTest *test, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW (test->window), 360, 640);
  for (const char *const *name = td_window_get_page_names (); *name; name++)
    td_gui_test_go (test, *name);
  td_gui_test_wait (gtk_widget_get_width (GTK_WIDGET (test->window)) <= 420);
}

static void
test_program_switch (TdGuiTest *test, gconstpointer data)
{
  GtkDropDown *drop_down;

  td_test_run (test->file.db, "INSERT INTO program (id, name) VALUES (1, 'Leadership 2026')");
  td_gui_test_reload (test);
  drop_down = td_gui_test_find (test->window, GTK_TYPE_DROP_DOWN, "program_switch");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (drop_down)), ==, 2);

  gtk_drop_down_set_selected (drop_down, 1);
  g_assert_cmpint (td_session_get_program_id (test->session), ==, 1);
  g_assert_cmpstr (td_session_get_program_name (test->session), ==, "Leadership 2026");
  td_session_set_program_id (test->session, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 0);

  /* The chosen programme stays chosen while the list is loaded again. */
  td_session_set_program_id (test->session, 1);
  td_test_run (test->file.db, "INSERT INTO program (id, name) VALUES (2, 'Coaching')");
  td_gui_test_reload (test);
  g_assert_cmpint (td_session_get_program_id (test->session), ==, 1);

  /* A programme that is gone is no longer chosen. */
  td_test_run (test->file.db, "DELETE FROM program WHERE id = 1");
  td_gui_test_reload (test);
  g_assert_cmpint (td_session_get_program_id (test->session), ==, 0);
}

static gpointer
add_program_job (TdDatabase *db, gpointer name, GError **error)
{
  g_autoptr (TdChange) change = td_change_begin (db, "program.add", error);

  if (change &&
      td_database_execute (db, error, "INSERT INTO program (name) VALUES ($1)", "s", name))
    td_change_commit (change, error);
  return NULL;
}

static void
test_undo_toast (TdGuiTest *test, gconstpointer data)
{
  td_session_write (test->session, test->window, TD_JOB_REPORT, "Programme created", NULL,
                    add_program_job, g_strdup ("A"), g_free, NULL, NULL);
  td_gui_test_wait (td_gui_test_shows (test->window, "Programme created"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM program"), ==, 1);
  td_gui_test_click (test->window, "_Undo");
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM program") == 0);
  td_gui_test_wait (td_gui_test_shows (test->window, "Undone: Programme created"));
}

static void
count_trouble_cb (int *n, const char *message, gint64 change_id, const GError *error)
{
  *n += error != NULL;
}

/* Who hears of a change may read the programme that is chosen: it is there. */
static void
look_for_program_cb (TdGuiTest *test)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT count(*) FROM program WHERE id = %" G_GINT64_FORMAT,
                       td_session_get_program_id (test->session));

  if (td_session_get_program_id (test->session))
    g_assert_cmpint (td_test_count (test->file.db, sql), ==, 1);
}

/* No page asks for a programme that an undo took away, so that its message stays. */
static void
test_undone_program (TdGuiTest *test, gconstpointer data)
{
  int n_troubles = 0;

  g_signal_connect_swapped (test->session, "toast", G_CALLBACK (count_trouble_cb), &n_troubles);
  g_signal_connect_swapped (test->session, "changed", G_CALLBACK (look_for_program_cb), test);
  for (const char *const *name = td_window_get_page_names (); *name; name++)
    {
      td_session_write (test->session, test->window, TD_JOB_REPORT, NULL, NULL, add_program_job,
                        g_strdup (*name), g_free, NULL, NULL);
      td_gui_test_settle (test);
      td_session_set_program_id (test->session,
                                 td_test_count (test->file.db,
                                                "SELECT coalesce(max(id), 0) FROM program"));
      g_assert_cmpint (td_session_get_program_id (test->session), >, 0);
      td_gui_test_go (test, *name);
      td_session_undo (test->session, 0);
      td_gui_test_wait (td_session_get_program_id (test->session) == 0);
      td_gui_test_settle (test);
      g_assert_cmpint (n_troubles, ==, 0);
      g_assert_nonnull (td_gui_test_find (test->window, GTK_TYPE_BUTTON, "Re_do"));
    }
  g_signal_handlers_disconnect_by_data (test->session, &n_troubles);
  g_signal_handlers_disconnect_by_data (test->session, test);
}

static void
test_failure_toast (TdGuiTest *test, gconstpointer data)
{
  td_session_write (test->session, test->window, TD_JOB_REPORT, "Programme created", NULL,
                    add_program_job, g_strdup (""), g_free, NULL, NULL);
  td_gui_test_wait (td_gui_test_find (test->window, GTK_TYPE_BUTTON, "_Details") != NULL);
  td_gui_test_click (test->window, "_Details");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  gtk_window_destroy (td_gui_test_dialog (test));
}

static void
test_failed_opening (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GError) error =
      g_error_new (TD_DATABASE_ERROR, TD_DATABASE_ERROR_NEWER, "written by a newer Tandem");

  td_window_fail (test->window, error);
  td_gui_test_wait (td_gui_test_shows (test->window, "written by a newer Tandem"));
  g_assert_nonnull (td_gui_test_find (test->window, GTK_TYPE_BUTTON, "_Try Again"));
}

/* "done" or "open", of one of the first steps. */
static const char *
state_of (gpointer page, const char *row)
{
  GtkWidget *step = td_gui_test_find (page, ADW_TYPE_ACTION_ROW, row);

  return gtk_stack_get_visible_child_name (td_gui_test_find (step, GTK_TYPE_STACK, NULL));
}

static void
test_welcome (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (td_gui_test_go (test, "today"));
  GtkWidget *button;

  td_gui_test_wait (td_gui_test_shows (page, "Import your people"));
  button = td_gui_test_find (page, GTK_TYPE_BUTTON, "_Import…");
  g_assert_true (gtk_widget_has_css_class (button, "suggested-action"));

  /* A step that was taken before its turn is ticked. */
  td_gui_test_wait (strcmp (state_of (page, "row_1"), "open") == 0);
  td_test_run (test->file.db, "INSERT INTO program (id, name) VALUES (1, 'Early')");
  td_gui_test_reload (test);
  td_gui_test_wait (strcmp (state_of (page, "row_1"), "done") == 0);
  g_assert_cmpstr (state_of (page, "row_0"), ==, "open");
  g_assert_true (gtk_widget_has_css_class (button, "suggested-action"));
  td_test_run (test->file.db, "DELETE FROM program");
  td_gui_test_reload (test);

  /* The sample is behind the first steps, and one undo takes it back. */
  td_gui_test_click (page, "_Look Around with a Sample Programme");
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM pair") > 0);
  td_gui_test_wait (!td_gui_test_shows (page, "Import your people"));
  td_session_undo (test->session, 0);
  td_gui_test_wait (td_gui_test_shows (page, "Import your people"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM employee"), ==, 0);

  /* One press too many is no loss. */
  td_gui_test_wait (td_gui_test_find (test->window, GTK_TYPE_BUTTON, "Re_do") != NULL);
  td_gui_test_click (test->window, "Re_do");
  td_gui_test_wait (!td_gui_test_shows (page, "Import your people"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM pair"), >, 0);
  td_gui_test_wait (td_gui_test_shows (test->window, "Redone: Sample made"));
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL);
  td_gui_test_wait (td_gui_test_shows (page, "Import your people"));
  td_gui_test_type (test->window, "ctrl+shift+z");
  td_gui_test_wait (!td_gui_test_shows (page, "Import your people"));
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.redo", NULL);
  td_gui_test_wait (td_gui_test_shows (test->window, "There is nothing to redo"));
}

static void
test_history (TdGuiTest *test, gconstpointer data)
{
  GtkWindow *dialog;
  GListModel *rows;

  td_session_write (test->session, test->window, TD_JOB_REPORT, NULL, NULL, add_program_job,
                    g_strdup ("A"), g_free, NULL, NULL);
  td_gui_test_settle (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.history", NULL);
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  dialog = td_gui_test_dialog (test);
  td_gui_test_wait (td_gui_test_shows (dialog, "Programme created"));
  td_gui_test_click (dialog, "Undo");
  td_gui_test_wait (td_gui_test_shows (dialog, "taken back"));
  g_assert_null (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "Undo"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM program"), ==, 0);

  /* The list of entries goes with the window. */
  rows = G_LIST_MODEL (
      gtk_list_view_get_model (td_gui_test_find (dialog, GTK_TYPE_LIST_VIEW, "view")));
  g_assert_cmpuint (g_list_model_get_n_items (rows), >, 0);
  g_object_add_weak_pointer (G_OBJECT (rows), (gpointer *) &rows);
  gtk_window_destroy (dialog);
  td_gui_test_wait (rows == NULL);
}

#define ADD(name, func) \
  g_test_add ("/gui/window/" name, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)

static gboolean
get_boolean (gpointer object, const char *property)
{
  gboolean value;

  g_object_get (object, property, &value, NULL);
  return value;
}

/* A window opens as the last one was. */
static void
test_state (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GSettings) settings = td_local_settings_new ();
  TdWindow *other;
  GtkWidget *sidebar;
  AdwViewStack *stack;

  g_assert_nonnull (settings);
  td_window_keep_state (test->window);
  td_gui_test_go (test, "pairs");
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.toggle-sidebar", NULL);
  gtk_window_set_default_size (GTK_WINDOW (test->window), 1111, 700);

  other = td_window_new (GTK_APPLICATION (g_application_get_default ()));
  sidebar =
      GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (other), TD_TYPE_WINDOW, "sidebar"));
  g_assert_true (get_boolean (sidebar, "visible"));
  td_window_keep_state (other);
  g_assert_false (get_boolean (sidebar, "visible"));
  stack =
      ADW_VIEW_STACK (gtk_widget_get_template_child (GTK_WIDGET (other), TD_TYPE_WINDOW, "pages"));
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, "pairs");
  g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 1111);
  gtk_window_destroy (GTK_WINDOW (other));

  /* A page that there is no more. */
  g_settings_set_string (settings, "page", "attic");
  other = td_window_new (GTK_APPLICATION (g_application_get_default ()));
  td_window_keep_state (other);
  gtk_window_destroy (GTK_WINDOW (other));
}

/* The main menu does not go with the list of pages, nor does its key. */
static void
test_menu_without_sidebar (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *menu = td_gui_test_find (test->window, GTK_TYPE_MENU_BUTTON, "Main menu");
  GtkWidget *other;

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.toggle-sidebar", NULL);
  td_gui_test_wait (!gtk_widget_get_mapped (menu));
  other = td_gui_test_find (test->window, GTK_TYPE_MENU_BUTTON, "Main menu");
  g_assert_nonnull (other);
  td_gui_test_type (test->window, "F10");
  td_gui_test_wait (td_gui_test_find (other, GTK_TYPE_POPOVER_MENU, NULL) != NULL);
  td_gui_test_photo (test, "window-menu-without-sidebar");
  td_gui_test_type (test->window, "Escape");
  td_gui_test_wait (td_gui_test_find (other, GTK_TYPE_POPOVER_MENU, NULL) == NULL);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.toggle-sidebar", NULL);
  td_gui_test_wait (gtk_widget_get_mapped (menu));
  g_assert_false (gtk_widget_get_mapped (other));
}

/* GTK's list of the pages ended the program when a window without its sidebar was closed. */
static void
test_closed_without_sidebar (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *sidebar = td_gui_test_find (test->window, GTK_TYPE_LIST_VIEW, "navigation");

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.toggle-sidebar", NULL);
  td_gui_test_settle (test);
  g_assert_false (gtk_widget_get_mapped (sidebar));
  /* The teardown closes it. */
}

/* What had the focus, in a popover that is open, goes with the window. */
static void
test_closed_while_finding (TdGuiTest *test, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.find", NULL);
  td_gui_test_wait (
      gtk_window_get_focus (GTK_WINDOW (test->window)) &&
      gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (test->window)), GTK_TYPE_POPOVER));
}

void
test_window_add (void)
{
  ADD ("welcome", test_welcome);
  ADD ("history", test_history);
  ADD ("pages", test_pages);
  ADD ("narrow", test_narrow);
  ADD ("program-switch", test_program_switch);
  ADD ("state", test_state);
  ADD ("closed-while-finding", test_closed_while_finding);
  ADD ("menu-without-sidebar", test_menu_without_sidebar);
  ADD ("closed-without-sidebar", test_closed_without_sidebar);
  ADD ("undo-toast", test_undo_toast);
  ADD ("undone-program", test_undone_program);
  ADD ("failure-toast", test_failure_toast);
  ADD ("failed-opening", test_failed_opening);
}
