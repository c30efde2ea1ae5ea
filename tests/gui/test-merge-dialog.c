/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "gui/pages/people/td-merge-dialog.h"

#include "td-gui-test.h"

void test_merge_dialog_add (void);

static void
setup (TdGuiTest *test, gconstpointer data)
{
  td_gui_test_setup (test, data);
  td_test_run (test->file.db,
               "INSERT INTO employee (id, number, name, name_key, search_key, hire_date) VALUES"
               " (1, '20042', 'Ada One', 'ada one', 'ada one', '2020-01-01'),"
               " (2, '1042', 'Ada Two', 'ada two', 'ada two', '2020-01-01'),"
               " (3, '7', 'Bob Hill', 'bob hill', 'bob hill', '2010-01-01')");
  td_test_run (test->file.db, "INSERT INTO promotion VALUES (2, '2024-05-01')");
}

static GtkWidget *
open_dialog (TdGuiTest *test, gint64 other, const char *name)
{
  TdPage *page = td_gui_test_go (test, "people");
  GtkWidget *dialog = NULL;

  td_gui_test_reload (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.show", "(sx)", "people", (gint64) 1);
  td_gui_test_wait (td_gui_test_shows (page, "Ada One"));
  td_gui_test_settle (test);
  gtk_widget_activate_action (td_gui_test_find (page, g_type_from_name ("TdPersonView"), NULL),
                              "person.merge", NULL);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  g_object_set (td_gui_test_find (dialog, g_type_from_name ("TdPersonRow"), "goes"), "value-id",
                other, "person-name", name, NULL);
  td_gui_test_settle (test);
  return dialog;
}

static gboolean
may_merge (GtkWidget *dialog)
{
  return gtk_widget_is_sensitive (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "_Merge"));
}

/* What moves is said before, the other one stays if she turns them about, and undo brings both
 * back. */
static void
test_merge (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (test, 2, "Ada Two");

  td_gui_test_wait (td_gui_test_shows (dialog, "Promotions: 1"));
  g_assert_true (td_gui_test_shows (dialog, "The names differ"));
  td_gui_test_wait (may_merge (dialog));
  td_gui_test_photo (test, "merge");
  td_gui_test_click (dialog, "_Turn About");
  td_gui_test_wait (td_gui_test_shows (dialog, "Ada Two and Ada One"));
  td_gui_test_click (dialog, "_Turn About");
  td_gui_test_wait (td_gui_test_shows (dialog, "Promotions: 1") && may_merge (dialog));
  td_gui_test_click (dialog, "_Merge");
  td_gui_test_wait_gone (dialog);
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM employee") == 2);
  g_assert_cmpint (td_test_count (test->file.db,
                                  "SELECT count(*) FROM employee_number WHERE employee_id = 1"),
                   ==, 1);
  td_gui_test_settle (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL);
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM employee") == 3);
}

static void
test_refused (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (test, 3, "Bob Hill");

  td_gui_test_wait (td_gui_test_shows (dialog, "employed at the same time"));
  g_assert_false (may_merge (dialog));
  td_gui_test_photo (test, "merge-refused");
  td_gui_test_click (dialog, "_Cancel");
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

void
test_merge_dialog_add (void)
{
#define ADD(path, func) \
  g_test_add ("/gui/merge/" path, TdGuiTest, NULL, setup, func, td_gui_test_teardown)
  ADD ("merge", test_merge);
  ADD ("refused", test_refused);
#undef ADD
}
