/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-test.h"

#include "gui/frame/td-local-settings.h"
#include "gui/widgets/td-column-set.h"

void test_columns_add (void);

#define N_COLUMNS 3

/* A list whose third column is hidden by standard; a new window has a new one of it. */
typedef struct
{
  GtkColumnView *view;
  GtkColumnViewColumn *columns[N_COLUMNS];
  TdColumnSet *set;
} List;

static void
list_open (List *list)
{
  static const char *const fields[] = { "name", "number", "email" };

  list->view = g_object_ref_sink (g_object_new (GTK_TYPE_COLUMN_VIEW, NULL));
  list->set = td_column_set_new (list->view, "test");
  for (int i = 0; i < N_COLUMNS; i++)
    {
      list->columns[i] = gtk_column_view_column_new (fields[i], NULL);
      gtk_column_view_column_set_fixed_width (list->columns[i], 100);
      gtk_column_view_column_set_expand (list->columns[i], i == 0);
      gtk_column_view_append_column (list->view, list->columns[i]);
      td_column_set_add (list->set, list->columns[i], fields[i], i < 2);
    }
  td_column_set_restore (list->set);
}

static void
list_close (List *list)
{
  td_column_set_close (list->set);
  g_object_unref (list->set);
  for (int i = 0; i < N_COLUMNS; i++)
    g_object_unref (list->columns[i]);
  g_object_unref (list->view);
}

static TdColumn *
column_of (List *list, const char *field)
{
  GListModel *columns = td_column_set_get_columns (list->set);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (TdColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (td_column_get_field (column), field))
        return column;
    }
  g_assert_not_reached ();
}

static void
assert_shown (List *list, const char *fields)
{
  g_auto (GStrv) shown = td_column_set_dup_shown (list->set);
  g_autofree char *text = g_strjoinv (" ", shown);

  g_assert_cmpstr (text, ==, fields);
}

/* What she chose is there in the next window, and what she did not is as by standard. */
static void
test_remembered (TdGuiTest *test, gconstpointer data)
{
  List list;
  gboolean descending;

  list_open (&list);
  assert_shown (&list, "name number");
  g_assert_null (td_column_set_get_sort (list.set, &descending));
  td_column_set_shown (column_of (&list, "number"), FALSE);
  td_column_set_shown (column_of (&list, "email"), TRUE);
  /* As drawing its border does it. */
  gtk_column_view_column_set_fixed_width (list.columns[0], 240);
  g_assert_false (gtk_column_view_column_get_expand (list.columns[0]));
  g_assert_true (td_column_set_move (list.set, column_of (&list, "email"), -1));
  g_assert_true (td_column_set_move (list.set, column_of (&list, "email"), -1));
  g_assert_false (td_column_set_move (list.set, column_of (&list, "email"), -1));
  gtk_column_view_sort_by_column (list.view, list.columns[2], GTK_SORT_DESCENDING);
  list_close (&list);

  list_open (&list);
  assert_shown (&list, "email name");
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (list.columns[0]), ==, 240);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (list.columns[2]), ==, 100);
  /* A hidden column takes no room. */
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (list.columns[1]), ==, 0);
  g_assert_cmpstr (td_column_set_get_sort (list.set, &descending), ==, "email");
  g_assert_true (descending);

  td_column_set_reset (list.set);
  assert_shown (&list, "name number");
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (list.columns[0]), ==, 100);
  g_assert_true (gtk_column_view_column_get_expand (list.columns[0]));
  g_assert_null (td_column_set_get_sort (list.set, &descending));
  list_close (&list);

  list_open (&list);
  assert_shown (&list, "name number");
  list_close (&list);
}

static gboolean
is_stored (const char *key, const char *field)
{
  g_autoptr (GSettings) settings = td_local_settings_new_for_list ("test");
  g_auto (GStrv) fields = g_settings_get_strv (settings, key);

  return g_strv_contains ((const char *const *) fields, field);
}

/* Without closing anything it is stored a moment later; the first column cannot be hidden. */
static void
test_stored (TdGuiTest *test, gconstpointer data)
{
  List list;

  list_open (&list);
  td_column_set_shown (column_of (&list, "name"), FALSE);
  td_column_set_shown (column_of (&list, "number"), FALSE);
  td_gui_test_wait (is_stored ("hidden", "number"));
  g_assert_false (is_stored ("hidden", "name"));
  assert_shown (&list, "name");
  td_column_set_reset (list.set);
  list_close (&list);
}

/* A wish for a column that the list has no use for just now waits; a width is never tiny. */
static void
test_offered (TdGuiTest *test, gconstpointer data)
{
  List list;

  list_open (&list);
  td_column_set_offer (list.set, "email", FALSE, TRUE);
  td_column_set_shown (column_of (&list, "email"), TRUE);
  assert_shown (&list, "name number");
  g_assert_false (td_column_set_move (list.set, column_of (&list, "number"), 1));
  td_column_set_offer (list.set, "email", TRUE, TRUE);
  assert_shown (&list, "name number email");

  td_column_set_width (column_of (&list, "number"), 20);
  g_assert_cmpint (td_column_get_width (column_of (&list, "number")), ==, TD_COLUMN_NARROWEST);
  td_column_set_width (column_of (&list, "number"), 40);
  g_assert_cmpint (td_column_get_width (column_of (&list, "number")), ==, 0);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (list.columns[1]), ==, 100);
  td_column_set_reset (list.set);
  list_close (&list);
}

/* --- Pages --- */

static void
fill (TdGuiTest *test)
{
  TdDatabase *db = test->file.db;

  td_test_run (db, "INSERT INTO program (id, name) VALUES (1, 'Leadership'), (2, 'Other')");
  td_test_run (db, "INSERT INTO employee (id, number, name, name_key, search_key, department) "
                   "VALUES (1, 'E1', 'Ada One', 'ada one', 'ada one', 'Sales'),"
                   " (2, 'E2', 'Bob Two', 'bob two', 'bob two', 'Research'),"
                   " (3, 'E3', 'Cid Three', 'cid three', 'cid three', 'Legal')");
  td_test_run (db, "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state,"
                   " proposed_on, matched_on) VALUES"
                   " ('1', 1, 1, 2, 'active', '2026-01-06', '2026-01-10'),"
                   " ('2', 1, 3, 1, 'active', '2026-01-06', '2026-01-10')");
  td_gui_test_reload (test);
}

static GtkColumnView *
view_of (TdPage *page)
{
  return td_gui_test_find (page, GTK_TYPE_COLUMN_VIEW, NULL);
}

static void
sort_by (TdPage *page, guint column, GtkSortType direction)
{
  g_autoptr (GtkColumnViewColumn) by =
      g_list_model_get_item (gtk_column_view_get_columns (view_of (page)), column);

  gtk_column_view_sort_by_column (view_of (page), by, direction);
}

/* Whether a text stands above another one. */
static gboolean
is_above (TdPage *page, const char *first, const char *second)
{
  gpointer view = view_of (page);
  g_autofree char *text = view ? td_gui_test_text (view) : g_strdup ("");
  const char *one = strstr (text, first);
  const char *other = strstr (text, second);

  return one && other && one < other;
}

/* The line of a column in the dialog; NULL for none. */
static GtkWidget *
find_row (gpointer dialog, const char *title)
{
  GtkWidget *label = td_gui_test_find (dialog, GTK_TYPE_LABEL, title);

  return label ? gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW) : NULL;
}

/* Hidden with the keyboard, in the dialog: Space on the row's box, then its place and its width. */
static void
test_dialog (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "people");
  g_autoptr (GtkColumnViewColumn) second = NULL;
  GtkWidget *dialog, *row;
  GtkSpinButton *width;

  fill (test);
  td_gui_test_wait (td_gui_test_shows (page, "Research"));
  gtk_widget_activate_action (GTK_WIDGET (page), "people.columns", NULL);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  row = find_row (dialog, "Department");
  gtk_widget_activate (td_gui_test_find (row, GTK_TYPE_CHECK_BUTTON, NULL));
  td_gui_test_wait (!td_gui_test_shows (page, "Research"));
  gtk_widget_activate (td_gui_test_find (row, GTK_TYPE_CHECK_BUTTON, NULL));
  td_gui_test_wait (td_gui_test_shows (page, "Research"));
  gtk_spin_button_set_value (td_gui_test_find (row, GTK_TYPE_SPIN_BUTTON, NULL), 260);
  td_gui_test_photo (test, "columns-dialog");

  td_gui_test_click (row, "Move this column to the front");
  second = g_list_model_get_item (gtk_column_view_get_columns (view_of (page)), 1);
  g_assert_cmpstr (gtk_column_view_column_get_title (second), ==, "Department");
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (second), ==, 260);
  /* The focus is where it was: on the button that moves it further. */
  row = find_row (dialog, "Department");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (dialog)) ==
                 td_gui_test_find (row, GTK_TYPE_BUTTON, "Move this column to the front"));
  width = GTK_SPIN_BUTTON (td_gui_test_find (row, GTK_TYPE_SPIN_BUTTON, "width"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (width)), ==, "260");
  td_gui_test_click (dialog, "_Put Back");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (width)), ==, "Automatic");
  gtk_editable_set_text (GTK_EDITABLE (width), "٣٠٠");
  gtk_spin_button_update (width);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (second), ==, 300);
  gtk_editable_set_text (GTK_EDITABLE (width), "");
  gtk_spin_button_update (width);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (second), !=, 300);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (width)), ==, "Automatic");
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (second), !=, 260);
  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

static gboolean
is_sort_stored (const char *list)
{
  g_autoptr (GSettings) settings = td_local_settings_new_for_list (list);
  g_autofree char *sort = g_settings_get_string (settings, "sort");

  return *sort != '\0';
}

/* Both lists sort by a heading, and are sorted so in the next window. */
static void
test_sorted (TdGuiTest *test, gconstpointer data)
{
  const char *name = data;
  TdPage *page = td_gui_test_go (test, name);
  TdGuiTest next = { .session = test->session };

  fill (test);
  td_gui_test_wait (is_above (page, "Ada One", "Cid Three"));
  sort_by (page, 0, GTK_SORT_DESCENDING);
  td_gui_test_wait (is_above (page, "Cid Three", "Ada One"));
  td_gui_test_wait (is_sort_stored (name));

  next.window = td_window_new (GTK_APPLICATION (g_application_get_default ()));
  td_window_set_session (next.window, next.session);
  gtk_window_present (GTK_WINDOW (next.window));
  td_gui_test_wait (gtk_widget_get_mapped (GTK_WIDGET (next.window)));
  page = td_gui_test_go (&next, name);
  td_gui_test_wait (is_above (page, "Cid Three", "Ada One"));
  gtk_window_destroy (GTK_WINDOW (next.window));
}

/* The same without a mouse, in the dialog. */
static void
test_sort_dialog (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "people");
  AdwComboRow *sort;
  GtkSwitch *descending;
  GtkWidget *dialog;

  fill (test);
  td_gui_test_wait (is_above (page, "Ada One", "Cid Three"));
  gtk_widget_activate_action (GTK_WIDGET (page), "people.columns", NULL);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  sort = td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, "sort");
  descending = td_gui_test_find (dialog, GTK_TYPE_SWITCH, "descending");
  g_assert_cmpuint (adw_combo_row_get_selected (sort), ==, 0);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (descending)));
  adw_combo_row_set_selected (sort, 1);
  gtk_switch_set_active (descending, TRUE);
  td_gui_test_wait (is_above (page, "Cid Three", "Ada One"));
  td_gui_test_photo (test, "columns-sort");
  td_gui_test_click (dialog, "_Put Back");
  td_gui_test_wait (is_above (page, "Ada One", "Cid Three"));
  g_assert_cmpuint (adw_combo_row_get_selected (sort), ==, 0);
  g_assert_false (gtk_switch_get_active (descending));

  /* What a click sorted by is shown. */
  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  sort_by (page, 0, GTK_SORT_DESCENDING);
  gtk_widget_activate_action (GTK_WIDGET (page), "people.columns", NULL);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (
                        td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, "sort")),
                    ==, 1);
  g_assert_true (gtk_switch_get_active (td_gui_test_find (dialog, GTK_TYPE_SWITCH, "descending")));
  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

/* The programme is of interest where there are several, unless she says so. */
static void
test_pairs (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "pairs");
  GtkWidget *dialog, *row;

  fill (test);
  td_gui_test_wait (td_gui_test_shows (view_of (page), "Leadership"));
  td_session_set_program_id (test->session, 1);
  td_gui_test_wait (!td_gui_test_shows (view_of (page), "Leadership"));
  g_assert_true (td_gui_test_shows (view_of (page), "monthly"));
  gtk_widget_activate_action (GTK_WIDGET (page), "pairs.columns", NULL);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  /* It is not about pairs that wait. */
  g_assert_null (find_row (dialog, "Days waiting"));
  row = find_row (dialog, "Programme");
  gtk_widget_activate (td_gui_test_find (row, GTK_TYPE_CHECK_BUTTON, NULL));
  td_gui_test_wait (td_gui_test_shows (view_of (page), "Leadership"));
  td_gui_test_photo (test, "columns-pairs");
  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

#define ADD(path, data, func) \
  g_test_add (path, TdGuiTest, data, td_gui_test_setup, func, td_gui_test_teardown)

void
test_columns_add (void)
{
  ADD ("/gui/columns/remembered", NULL, test_remembered);
  ADD ("/gui/columns/stored", NULL, test_stored);
  ADD ("/gui/columns/offered", NULL, test_offered);
  ADD ("/gui/columns/dialog", NULL, test_dialog);
  ADD ("/gui/columns/sort-dialog", NULL, test_sort_dialog);
  ADD ("/gui/columns/sorted-people", "people", test_sorted);
  ADD ("/gui/columns/sorted-pairs", "pairs", test_sorted);
  ADD ("/gui/columns/pairs", NULL, test_pairs);
}
