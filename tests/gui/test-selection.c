/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-test.h"

#include "gui/widgets/td-row-menu.h"

void test_selection_add (void);

/* Ada mentors Bob and Cid; Dee was asked to be mentored by her and has not answered. */
static void
fill (TdGuiTest *test)
{
  TdDatabase *db = test->file.db;

  td_test_run (db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (db, "INSERT INTO employee (id, number, name, name_key, search_key) VALUES"
                   " (1, 'E1', 'Ada One', 'ada one', 'ada one'),"
                   " (2, 'E2', 'Bob Two', 'bob two', 'bob two'),"
                   " (3, 'E3', 'Cid Three', 'cid three', 'cid three'),"
                   " (4, 'E4', 'Dee Four', 'dee four', 'dee four'),"
                   " (5, 'E5', 'Eve Five', 'eve five', 'eve five')");
  td_test_run (db, "INSERT INTO enrolment (program_id, employee_id, role, from_date, places) VALUES"
                   " (1, 1, 'mentor', '2025-01-01', 3), (1, 2, 'mentee', '2025-01-01', 0),"
                   " (1, 3, 'mentee', '2025-01-01', 0), (1, 4, 'mentee', '2025-01-01', 0),"
                   " (1, 5, 'mentee', '2025-01-01', 0)");
  td_test_run (db, "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state,"
                   " proposed_on, matched_on) VALUES"
                   " ('1', 1, 1, 2, 'active', '2025-11-01', '2025-11-16'),"
                   " ('2', 1, 1, 3, 'active', '2025-11-01', '2025-11-16'),"
                   " ('3', 1, 1, 4, 'proposed', '2026-03-01', NULL)");
  td_gui_test_reload (test);
}

static GtkSelectionModel *
selection_of (TdPage *page)
{
  return gtk_column_view_get_model (
      GTK_COLUMN_VIEW (td_gui_test_find (page, GTK_TYPE_COLUMN_VIEW, NULL)));
}

static guint
n_selected_of (GtkSelectionModel *model)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (model);

  return (guint) gtk_bitset_get_size (selected);
}

static guint
n_selected (TdPage *page)
{
  return n_selected_of (selection_of (page));
}

static TdPage *
open_list (TdGuiTest *test, const char *name, guint n_rows)
{
  TdPage *page = td_gui_test_go (test, name);

  fill (test);
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_COLUMN_VIEW, NULL) != NULL);
  td_gui_test_wait (g_list_model_get_n_items (G_LIST_MODEL (selection_of (page))) == n_rows);
  td_gui_test_settle (test);
  return page;
}

static gint64
count (TdGuiTest *test, const char *sql)
{
  return td_test_count (test->file.db, sql);
}

/* What Ctrl+A does; the bar counts, and says for how many of them each thing can be done. */
static void
test_pairs_bar (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_list (test, "pairs", 3);

  g_assert_false (td_gui_test_shows (page, "selected"));
  gtk_widget_activate_action (gtk_widget_get_last_child (
                                  td_gui_test_find (page, GTK_TYPE_COLUMN_VIEW, NULL)),
                              "list.select-all", NULL);
  td_gui_test_wait (n_selected (page) == 3);
  td_gui_test_wait (td_gui_test_shows (page, "3 selected"));
  g_assert_nonnull (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Log 2 Contacts…"));
  g_assert_nonnull (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Sign 2 Agreements…"));
  g_assert_nonnull (td_gui_test_find (page, GTK_TYPE_BUTTON, "Mark 1 Pair _Accepted"));
  td_gui_test_photo (test, "pairs-selected");
  gtk_widget_activate_action (GTK_WIDGET (page), "pairs.select-none", NULL);
  g_assert_cmpuint (n_selected (page), ==, 0);
  td_gui_test_wait (!td_gui_test_shows (page, "3 selected"));
}

/* One contact a pair, and one undo for all of them. */
static void
test_pairs_log (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_list (test, "pairs", 3);
  GtkWidget *dialog;

  gtk_selection_model_select_all (selection_of (page));
  td_gui_test_click (page, "_Log 2 Contacts…");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_wait (td_gui_test_shows (dialog, "One contact for each of 2 pairs"));
  gtk_widget_activate_action (dialog, "contact.save", NULL);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  g_assert_cmpint (count (test, "SELECT count(*) FROM contact"), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL);
  td_gui_test_wait (count (test, "SELECT count(*) FROM contact") == 0);
}

static void
test_pairs_sign (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_list (test, "pairs", 3);
  GtkWidget *dialog;

  gtk_selection_model_select_all (selection_of (page));
  td_gui_test_click (page, "_Sign 2 Agreements…");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  gtk_widget_activate_action (dialog, "sign.record", NULL);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  g_assert_cmpint (count (test, "SELECT count(*) FROM pair WHERE mentor_signed_on IS NOT NULL "
                                "AND mentee_signed_on IS NOT NULL"),
                   ==, 2);
  /* Nothing is left to be signed, and the rows are still selected. */
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Sign 2 Agreements…") == NULL);
  td_gui_test_wait (td_gui_test_shows (page, "3 selected"));
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL);
  td_gui_test_wait (count (test, "SELECT count(*) FROM pair WHERE mentor_signed_on IS NOT NULL") ==
                    0);
}

/* Who has a pair stays and is named; the others go, and come back with one undo. */
static void
test_people_withdraw (TdGuiTest *test, gconstpointer data)
{
  const char *const sql = "SELECT count(*) FROM enrolment WHERE state = 'withdrawn'";
  TdPage *page = open_list (test, "people", 5);
  GtkWidget *dialog;

  gtk_selection_model_select_range (selection_of (page), 3, 2, TRUE);
  td_gui_test_wait (td_gui_test_shows (page, "2 selected"));
  g_assert_nonnull (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Enrol 2 Selected…"));
  td_gui_test_photo (test, "people-selected");
  td_gui_test_click (page, "_Withdraw…");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  g_assert_true (
      td_gui_test_shows (dialog,
                         "2 people leave the programme. What was said and done stays on record."));
  td_gui_test_wait (
      gtk_widget_is_sensitive (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "_Withdraw")));
  td_gui_test_photo (test, "withdraw-many");
  td_gui_test_click (dialog, "_Withdraw");
  td_gui_test_wait (count (test, sql) == 1);
  td_gui_test_wait (td_gui_test_shows (test->window, "1 person withdrawn"));
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL &&
                    td_gui_test_shows (dialog, "1 Person Was Not Withdrawn"));
  g_assert_true (td_gui_test_shows (dialog, "Dee Four still has 1 pair; end it first."));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL);
  td_gui_test_wait (count (test, sql) == 0);
}

/* The names of a pair lead to both; so does its menu. */
static void
test_names (TdGuiTest *test, gconstpointer data)
{
  TdPage *pairs = open_list (test, "pairs", 3);
  TdPage *people;
  GtkWidget *names;
  gboolean done = FALSE;

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.show", "(sx)", "pairs", (gint64) 1);
  td_gui_test_wait (td_gui_test_shows (pairs, "Ada One → Bob Two"));
  td_gui_test_settle (test);
  names = td_gui_test_find (pairs, GTK_TYPE_LABEL, "names");
  g_assert_nonnull (
      strstr (gtk_label_get_label (GTK_LABEL (names)), "title=\"Show the page of Bob"));
  g_signal_emit_by_name (names, "activate-link", "person:2", &done);
  g_assert_true (done);
  people = td_gui_test_go (test, "people");
  td_gui_test_wait (td_gui_test_shows (people, "Bob Two"));
  td_gui_test_wait (td_gui_test_shows (people, "Mentee of Ada One"));
  td_gui_test_photo (test, "person-from-link");

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.show", "(sx)", "pairs", (gint64) 1);
  td_gui_test_wait (td_gui_test_shows (pairs, "Ada One → Bob Two"));
  td_gui_test_photo (test, "pair-names");
  gtk_widget_activate_action (names, "pair.show-mentor", NULL);
  td_gui_test_wait (td_gui_test_shows (people, "Mentor of Bob Two"));
}

/* The target of an entry of a menu; NULL where there is none of that label. */
static GVariant *
find_target (GMenuModel *menu, const char *label)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *text = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &text) &&
          g_str_equal (text, label))
        return g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);
    }
  return NULL;
}

/* The menu of a line of Today leads to both of its pair. */
static void
test_today_names (TdGuiTest *test, gconstpointer data)
{
  TdPage *today = td_gui_test_go (test, "today");
  g_autoptr (GVariant) target = NULL;
  GtkWidget *others;
  const char *page;
  gint64 id;

  fill (test);
  td_gui_test_wait (td_gui_test_shows (today, "Bob Two"));
  td_gui_test_wait ((others = td_gui_test_find (today, GTK_TYPE_MENU_BUTTON, "others")) != NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (others));
  target =
      find_target (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (others)), "Mento_r’s Page");
  g_assert_nonnull (target);
  g_variant_get (target, "(&sx)", &page, &id);
  g_assert_cmpstr (page, ==, "people");
  g_assert_cmpint (id, ==, 1);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (others));
}

#define ADD(path, func) \
  g_test_add (path, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)

static GtkWidget *
find_cell (GtkWidget *root, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_INSCRIPTION (root) && gtk_widget_get_mapped (root) &&
      g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (root)), text) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_cell (child, text);
  return found;
}

/* A row's menu by the keyboard and by the mouse: it is about what is selected, or about the row. */
static void
test_row_menu (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_list (test, "pairs", 3);
  GtkWidget *view = td_gui_test_find (page, GTK_TYPE_COLUMN_VIEW, NULL);
  GtkRoot *root = GTK_ROOT (test->window);
  GtkSelectionModel *model = selection_of (page);
  GtkWidget *row, *cell;

  g_assert_false (td_row_menu_open (view));
  gtk_selection_model_select_item (selection_of (page), 1, TRUE);
  gtk_widget_grab_focus (view);
  td_gui_test_type (test->window, "Up Menu");
  td_gui_test_wait (td_gui_test_find (view, GTK_TYPE_POPOVER_MENU, NULL) != NULL);
  g_assert_true (td_gui_test_shows (view, "Remind…"));
  g_assert_false (td_gui_test_shows (view, "Mark Accepted"));
  g_assert_cmpuint (n_selected (page), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (selection_of (page), 0));
  td_gui_test_photo (test, "selection-row-menu");
  td_gui_test_type (test->window, "Escape");
  td_gui_test_wait (td_gui_test_find (view, GTK_TYPE_POPOVER_MENU, NULL) == NULL);
  row = gtk_root_get_focus (root);
  g_assert_cmpstr (gtk_widget_get_css_name (row), ==, "row");

  /* Who has not answered cannot be reminded. */
  cell = find_cell (view, "Dee Four");
  g_assert_nonnull (cell);
  td_gui_test_press (cell, 4, 4, 3);
  td_gui_test_wait (td_gui_test_find (view, GTK_TYPE_POPOVER_MENU, NULL) != NULL);
  td_gui_test_wait (td_gui_test_shows (view, "Mark Accepted"));
  g_assert_false (td_gui_test_shows (view, "Remind…"));
  g_assert_cmpuint (n_selected (page), ==, 1);
  g_assert_false (gtk_selection_model_is_selected (selection_of (page), 0));
  td_gui_test_type (test->window, "Escape");
  td_gui_test_wait (td_gui_test_find (view, GTK_TYPE_POPOVER_MENU, NULL) == NULL);

  /* A row that is selected leaves the others selected. */
  gtk_selection_model_select_all (selection_of (page));
  td_gui_test_type (test->window, "shift+F10 Return");
  td_gui_test_wait (td_gui_test_find (page, g_type_from_name ("TdPairView"), NULL) != NULL);
  td_gui_test_wait (td_gui_test_shows (page, "Dee Four"));
  g_assert_cmpuint (n_selected_of (model), ==, 3);
}

static void
test_people_row_menu (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_list (test, "people", 5);
  GtkWidget *view = td_gui_test_find (page, GTK_TYPE_COLUMN_VIEW, NULL);

  td_gui_test_press (find_cell (view, "Eve Five"), 4, 4, 3);
  td_gui_test_wait (td_gui_test_find (view, GTK_TYPE_POPOVER_MENU, NULL) != NULL);
  td_gui_test_wait (n_selected (page) == 1);
  td_gui_test_photo (test, "selection-people-menu");
  td_gui_test_type (test->window, "w");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  g_assert_true (td_gui_test_shows (td_gui_test_dialog (test), "Withdraw"));
  gtk_window_close (td_gui_test_dialog (test));
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

void
test_selection_add (void)
{
  ADD ("/gui/selection/pairs-bar", test_pairs_bar);
  ADD ("/gui/selection/pairs-log", test_pairs_log);
  ADD ("/gui/selection/pairs-sign", test_pairs_sign);
  ADD ("/gui/selection/people-withdraw", test_people_withdraw);
  ADD ("/gui/selection/row-menu", test_row_menu);
  ADD ("/gui/selection/people-row-menu", test_people_row_menu);
  ADD ("/gui/selection/names", test_names);
  ADD ("/gui/selection/today-names", test_today_names);
}
