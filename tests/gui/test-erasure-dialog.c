/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-gui-test.h"

void test_erasure_dialog_add (void);

/* Ada left and was in a pair that ended; Bob's pair with Cy runs. */
static void
setup (TdGuiTest *test, gconstpointer data)
{
  td_gui_test_setup (test, data);
  td_test_run (test->file.db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (
      test->file.db,
      "INSERT INTO employee (id, number, name, name_key, search_key, hire_date, leave_date)"
      " VALUES (1, 'E1', 'Ada One', 'ada one', 'a', '2015-01-01', '2024-01-01'),"
      " (2, 'E2', 'Bob Two', 'bob two', 'b', '2015-01-01', NULL),"
      " (3, 'E3', 'Cy Three', 'cy three', 'c', '2015-01-01', NULL)");
  td_test_run (test->file.db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id,"
                              " state, proposed_on, matched_on, ended_on, note) VALUES"
                              " (1, '1', 1, 2, 1, 'ended', '2023-01-01', '2023-01-01',"
                              " '2023-09-01', 'Words'), (2, '2', 1, 2, 3, 'active',"
                              " '2025-10-01', '2025-10-01', NULL, NULL)");
}

static GtkWidget *
open_dialog (TdGuiTest *test, gint64 id, const char *name, const char *shown)
{
  TdPage *page = td_gui_test_go (test, "people");
  GtkWidget *panel = NULL;
  GtkWidget *dialog = NULL;

  td_gui_test_reload (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.show", "(sx)", "people", id);
  td_gui_test_wait (td_gui_test_shows (page, name));
  td_gui_test_settle (test);
  panel = td_gui_test_find (page, g_type_from_name ("TdPersonView"), NULL);
  gtk_widget_activate_action (panel, "person.erase", NULL);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_wait (td_gui_test_shows (dialog, shown));
  td_gui_test_settle (test);
  return dialog;
}

static gboolean
may_click (GtkWidget *dialog, const char *label)
{
  GtkWidget *button = td_gui_test_find (dialog, GTK_TYPE_BUTTON, label);

  return button && gtk_widget_is_sensitive (button);
}

static void
test_anonymise (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (test, 1, "Ada One", "Pairs are counted");

  td_gui_test_photo (test, "erasure");
  g_assert_true (td_gui_test_shows (dialog, "The words in it: 1 text"));
  td_gui_test_wait (may_click (dialog, "_Make Anonymous"));
  td_gui_test_click (dialog, "_Make Anonymous");
  td_gui_test_wait_gone (dialog);
  td_gui_test_settle (test);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM employee WHERE id = 1 AND "
                                                 "name = 'Person 1' AND number IS NULL"),
                   ==, 1);
  g_assert_cmpint (td_test_count (test->file.db,
                                  "SELECT count(*) FROM pair WHERE note IS NOT NULL"),
                   ==, 0);
}

static void
test_erase (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (test, 1, "Ada One", "Pairs are counted");

  gtk_check_button_set_active (td_gui_test_find (dialog, GTK_TYPE_CHECK_BUTTON, "erase"), TRUE);
  td_gui_test_settle (test);
  td_gui_test_wait (may_click (dialog, "_Erase"));
  td_gui_test_click (dialog, "_Erase");
  td_gui_test_wait_gone (dialog);
  td_gui_test_settle (test);
  g_assert_cmpint (td_test_count (test->file.db,
                                  "SELECT count(*) FROM employee WHERE anonymous = 2"),
                   ==, 1);
}

/* A pair that runs stands in the way: the reason is said and nothing can be pressed. */
static void
test_refused (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (test, 2, "Bob Two", "still runs");

  g_assert_false (may_click (dialog, "_Make Anonymous"));
  td_gui_test_photo (test, "erasure-refused");
  td_gui_test_click (dialog, "_Cancel");
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

void
test_erasure_dialog_add (void)
{
#define ADD(path, func) \
  g_test_add ("/gui/erasure/" path, TdGuiTest, NULL, setup, func, td_gui_test_teardown)
  ADD ("anonymise", test_anonymise);
  ADD ("erase", test_erase);
  ADD ("refused", test_refused);
#undef ADD
}
