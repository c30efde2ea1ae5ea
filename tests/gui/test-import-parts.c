/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-gui-test.h"

#include "exchange/td-receipt.h"
#include "gui/pages/import/td-import-columns.h"
#include "gui/pages/import/td-import-receipt-view.h"
#include "gui/pages/import/td-import-use-cell.h"

void test_import_parts_add (void);

static TdTable *
make_table (const char *text)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int handle = g_file_open_tmp ("tandem-XXXXXX.csv", &path, NULL);
  TdTable *table;

  g_close (handle, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  table = td_table_read (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);
  return table;
}

static TdImportColumns *
make_columns (const char *text, TdImportKind kind)
{
  g_autoptr (TdTable) table = make_table (text);

  return td_import_columns_new (td_mapping_guess (table, kind), NULL, td_test_date ("2026-03-16"));
}

static TdImportColumn *
column_at (TdImportColumns *columns, guint position)
{
  g_autoptr (TdImportColumn) column = g_list_model_get_item (G_LIST_MODEL (columns), position);

  return column;
}

static guint
selected_at (TdImportColumns *columns, guint position)
{
  guint selected;

  g_object_get (column_at (columns, position), "selected", &selected, NULL);
  return selected;
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  ++*n;
}

/* The rows show the cells, and a choice moves the field and tells both rows. */
static void
test_columns (void)
{
  g_autoptr (TdImportColumns) columns =
      make_columns ("Number,Name,Other\n1,Ann,x\n2,Bob,y\n", TD_IMPORT_ROSTER);
  g_autofree char *header = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  guint number = selected_at (columns, 0);
  guint n_first = 0, n_third = 0;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (columns)), ==, 3);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (columns), 3));
  g_object_get (column_at (columns, 1), "header", &header, "first", &first, "second", &second,
                "third", &third, NULL);
  g_assert_cmpstr (header, ==, "Name");
  g_assert_cmpstr (first, ==, "Ann");
  g_assert_cmpstr (second, ==, "Bob");
  g_assert_cmpstr (third, ==, "");

  g_signal_connect (column_at (columns, 0), "notify::selected", G_CALLBACK (count_cb), &n_first);
  g_signal_connect (column_at (columns, 2), "notify::selected", G_CALLBACK (count_cb), &n_third);
  g_object_set (column_at (columns, 2), "selected", number, NULL);
  g_assert_cmpuint (selected_at (columns, 2), ==, number);
  g_assert_cmpuint (selected_at (columns, 0), ==, 0);
  g_assert_cmpuint (n_first, ==, 1);
  g_assert_cmpuint (n_third, ==, 1);

  /* The same again, and a choice that is none, change nothing. */
  g_object_set (column_at (columns, 2), "selected", number, NULL);
  g_object_set (column_at (columns, 2), "selected", GTK_INVALID_LIST_POSITION, NULL);
  g_assert_cmpuint (selected_at (columns, 2), ==, number);
  g_assert_cmpuint (n_third, ==, 1);
}

/* Of a survey a column may answer any of its questions, one each, or make one. */
static void
test_questions (void)
{
  static const char *const questions[] = { "How are you?", "Anything else?", NULL };
  g_autoptr (TdTable) table = make_table ("Email,Fine?,More\nann@example.org,4,x\n");
  g_autoptr (TdImportColumns) columns =
      td_import_columns_new (td_mapping_guess (table, TD_IMPORT_SURVEYS), questions,
                             td_test_date ("2026-03-16"));
  TdMapping *mapping = td_import_columns_get_mapping (columns);
  g_autoptr (GListModel) choices = NULL;
  guint n;

  g_object_get (column_at (columns, 1), "choices", &choices, NULL);
  n = g_list_model_get_n_items (choices);
  g_assert_cmpuint (selected_at (columns, 1), ==, 1);
  g_object_set (column_at (columns, 1), "selected", n - 2, NULL);
  g_assert_cmpstr (td_mapping_get_question (mapping, 1), ==, "How are you?");
  g_assert_cmpuint (selected_at (columns, 1), ==, n - 2);
  /* The question moves to the other column. */
  g_object_set (column_at (columns, 2), "selected", n - 2, NULL);
  g_assert_cmpuint (selected_at (columns, 1), ==, 0);
  g_object_set (column_at (columns, 1), "selected", 2, NULL);
  g_assert_cmpint (td_mapping_get_use (mapping, 1), ==, TD_COLUMN_NEW);
  g_assert_cmpuint (selected_at (columns, 1), ==, 2);
  g_object_set (column_at (columns, 1), "selected", n, NULL);
  g_assert_cmpuint (selected_at (columns, 1), ==, 2);
}

static void
assert_problem (TdImportColumns *columns, const char *part)
{
  g_autofree char *problem = NULL;

  g_object_get (columns, "problem", &problem, NULL);
  if (part == NULL)
    g_assert_null (problem);
  else
    g_assert_nonnull (g_strstr_len (problem, -1, part));
}

static void
test_problems (void)
{
  g_autoptr (TdImportColumns) columns =
      make_columns ("Number,Hire date\n1,01/02/2020\n", TD_IMPORT_ROSTER);
  guint hire_date = selected_at (columns, 1);
  guint n = 0;

  g_signal_connect (columns, "notify::problem", G_CALLBACK (count_cb), &n);
  assert_problem (columns, "two ways");
  g_object_set (columns, "date-order", TD_DATE_ORDER_DMY, NULL);
  assert_problem (columns, NULL);
  g_assert_cmpint (td_import_columns_get_date_order (columns), ==, TD_DATE_ORDER_DMY);
  g_object_set (columns, "date-order", TD_DATE_ORDER_UNKNOWN, NULL);
  assert_problem (columns, "two ways");
  g_object_set (column_at (columns, 1), "selected", 0, NULL);
  assert_problem (columns, NULL);
  g_object_set (column_at (columns, 0), "selected", 0, NULL);
  assert_problem (columns, "number or the name");
  g_object_set (column_at (columns, 1), "selected", hire_date, NULL);
  assert_problem (columns, "number or the name");
  g_assert_cmpuint (n, ==, 4);
}

/* A row that outlives its mapping is empty, not dangerous. */
static void
test_outlived (void)
{
  TdImportColumns *columns = make_columns ("Number,Name\n1,Ann\n", TD_IMPORT_ENROLMENTS);
  g_autoptr (TdImportColumn) column = g_list_model_get_item (G_LIST_MODEL (columns), 0);
  g_autofree char *header = NULL;

  g_object_add_weak_pointer (G_OBJECT (columns), (gpointer *) &columns);
  g_object_unref (columns);
  g_assert_null (columns);
  g_object_get (column, "header", &header, NULL);
  g_assert_null (header);
  g_object_set (column, "selected", 1, NULL);
}

/* The cell follows its column both ways, and lets go of it. */
static void
test_cell (void)
{
  g_autoptr (TdImportColumns) columns = make_columns ("Number,Name\n1,Ann\n", TD_IMPORT_ROSTER);
  GtkWidget *cell = g_object_ref_sink (g_object_new (TD_TYPE_IMPORT_USE_CELL, NULL));
  GtkDropDown *choice = GTK_DROP_DOWN (gtk_widget_get_first_child (cell));
  gpointer gone = cell;

  g_object_set (cell, "column", column_at (columns, 0), NULL);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, selected_at (columns, 0));
  gtk_test_accessible_assert_property (choice, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "What becomes of the column “Number”");
  gtk_drop_down_set_selected (choice, 1);
  g_assert_cmpuint (selected_at (columns, 0), ==, 1);

  /* On to another row: neither row changes. */
  g_object_set (cell, "column", column_at (columns, 1), NULL);
  g_assert_cmpuint (selected_at (columns, 0), ==, 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, selected_at (columns, 1));
  g_object_set (cell, "column", NULL, NULL);
  gtk_drop_down_set_selected (choice, 0);
  g_assert_cmpuint (selected_at (columns, 1), !=, 0);

  g_object_add_weak_pointer (G_OBJECT (cell), &gone);
  g_object_unref (cell);
  g_assert_null (gone);
}

static TdReceipt *
make_receipt (gboolean rehearsed, gint64 change)
{
  g_autoptr (TdTable) table = make_table ("Number,Name\n1,Ann\n2,Bob\n");
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, TD_IMPORT_ROSTER);
  TdReceipt *receipt = td_receipt_new (mapping);

  receipt->rehearsed = rehearsed;
  receipt->change = change;
  receipt->n_added = 1;
  receipt->n_updated = 1;
  receipt->n_missing = 1;
  td_receipt_add_problem (receipt, 2, 1, "Ann", "Not nice.");
  td_receipt_add_result (receipt, 2, "added", "1", "Ann", NULL);
  td_receipt_add_result (receipt, 3, "updated", "2", "Bob",
                         "manager_id; manager_text; hire_date; Shoe size");
  td_receipt_add_result (receipt, 0, "missing", "3", "Cy", NULL);
  return receipt;
}

/* Shows the receipt in a window of its own. */
static GtkWidget *
show_receipt (TdReceipt *receipt, GtkWindow **window)
{
  TdImportReceiptView *view = g_object_new (TD_TYPE_IMPORT_RECEIPT_VIEW, NULL);

  td_import_receipt_view_set_receipt (view, receipt);
  *window = g_object_new (GTK_TYPE_WINDOW, "child", view, "default-width", 600, "default-height",
                          600, NULL);
  gtk_window_present (*window);
  td_gui_test_wait (gtk_widget_get_mapped (GTK_WIDGET (view)));
  return GTK_WIDGET (view);
}

static void
test_receipt_words (void)
{
  g_autoptr (TdReceipt) receipt = make_receipt (FALSE, 7);
  GtkWindow *window;
  GtkWidget *view = show_receipt (receipt, &window);
  GtkStack *tabs = td_gui_test_find (view, GTK_TYPE_STACK, "tabs");
  gboolean undoable, rehearsed;
  gpointer gone = view;

  g_object_get (view, "undoable", &undoable, "rehearsed", &rehearsed, NULL);
  g_assert_true (undoable);
  g_assert_false (rehearsed);
  td_gui_test_wait (td_gui_test_shows (view, "Not nice."));
  gtk_stack_set_visible_child_name (tabs, "results");
  td_gui_test_wait (td_gui_test_shows (view, "Manager, Hire date, Shoe size"));
  g_assert_true (td_gui_test_shows (view, "Added"));
  gtk_stack_set_visible_child_name (tabs, "absent");
  td_gui_test_wait (td_gui_test_shows (view, "Cy"));

  g_object_add_weak_pointer (G_OBJECT (view), &gone);
  gtk_window_destroy (window);
  td_gui_test_wait (gone == NULL);
}

/* Nothing wrong and nothing changed: said in words, not shown as empty lists. */
static void
test_receipt_quiet (void)
{
  g_autoptr (TdTable) table = make_table ("Number,Name\n1,Ann\n");
  g_autoptr (TdMapping) mapping = td_mapping_guess (table, TD_IMPORT_ROSTER);
  g_autoptr (TdReceipt) receipt = td_receipt_new (mapping);
  GtkWindow *window;
  GtkWidget *view;
  gboolean undoable;

  receipt->n_unchanged = 1;
  view = show_receipt (receipt, &window);
  g_object_get (view, "undoable", &undoable, NULL);
  g_assert_false (undoable);
  g_assert_true (td_gui_test_shows (view, "changed nothing"));
  g_assert_true (td_gui_test_shows (view, "Nothing Changes"));
  gtk_stack_set_visible_child_name (td_gui_test_find (view, GTK_TYPE_STACK, "tabs"), "problems");
  td_gui_test_wait (td_gui_test_shows (view, "No Problems"));
  gtk_window_destroy (window);
}

void
test_import_parts_add (void)
{
  g_test_add_func ("/gui/import-parts/columns", test_columns);
  g_test_add_func ("/gui/import-parts/questions", test_questions);
  g_test_add_func ("/gui/import-parts/problems", test_problems);
  g_test_add_func ("/gui/import-parts/outlived", test_outlived);
  g_test_add_func ("/gui/import-parts/cell", test_cell);
  g_test_add_func ("/gui/import-parts/receipt-words", test_receipt_words);
  g_test_add_func ("/gui/import-parts/receipt-quiet", test_receipt_quiet);
}
