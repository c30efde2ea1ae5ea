/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/people/td-held-dialog.h"
#include "td-gui-test.h"
#include "workspace/td-backup.h"
#include "workspace/td-retention-period.h"
#include "workspace/td-settings.h"

#include <string.h>
#include <sys/stat.h>

void test_privacy_add (void);

/* Ada left long ago and was in a pair that ended, with a private note; Bob's pair with Cy runs; Di
 * left too. */
static void
setup (TdGuiTest *test, gconstpointer data)
{
  td_gui_test_setup (test, data);
  td_test_run (test->file.db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (
      test->file.db,
      "INSERT INTO employee (id, number, name, name_key, search_key, hire_date, leave_date)"
      " VALUES (1, 'E1', 'Ada One', 'ada one', 'ada one', '2015-01-01', '2022-01-01'),"
      " (2, 'E2', 'Bob Two', 'bob two', 'bob two', '2015-01-01', NULL),"
      " (3, 'E3', 'Cy Three', 'cy three', 'cy three', '2015-01-01', NULL),"
      " (4, 'E4', 'Di Four', 'di four', 'di four', '2015-01-01', '2022-02-01')");
  td_test_run (test->file.db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id,"
                              " state, proposed_on, matched_on, ended_on, note) VALUES"
                              " (1, 'P1', 1, 2, 1, 'ended', '2021-01-01', '2021-01-01',"
                              " '2021-09-01', 'Zqwords'), (2, 'P2', 1, 2, 3, 'active',"
                              " '2025-10-01', '2025-10-01', NULL, NULL)");
}

static gpointer
wait_dialog (TdGuiTest *test, const char *shown)
{
  gpointer dialog = NULL;

  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_wait (td_gui_test_shows (dialog, shown));
  td_gui_test_settle (test);
  return dialog;
}

static gpointer
show_person (TdGuiTest *test, gint64 id, const char *name)
{
  TdPage *page = td_gui_test_go (test, "people");
  gpointer panel = NULL;

  td_gui_test_reload (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.show", "(sx)", "people", id);
  td_gui_test_wait ((panel = td_gui_test_find (page, g_type_from_name ("TdPersonView"), NULL)) !=
                    NULL);
  td_gui_test_wait (td_gui_test_shows (panel, name));
  td_gui_test_settle (test);
  return panel;
}

/* --- Data we hold --- */

static void
test_held (TdGuiTest *test, gconstpointer data)
{
  gpointer panel = show_person (test, 1, "Ada One");
  gpointer dialog;

  gtk_widget_activate_action (panel, "person.held", NULL);
  dialog = wait_dialog (test, "Zqwords");
  td_gui_test_photo (test, "held");
  g_assert_true (td_gui_test_shows (dialog, "On the roster"));
  g_assert_true (td_gui_test_shows (dialog, "Private"));
  g_assert_true (td_gui_test_shows (dialog, "1 Jan 2022"));
  gtk_widget_activate_action (dialog, "held.erase", NULL);
  dialog = wait_dialog (test, "Pairs are counted");
  gtk_window_close (dialog);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

static void
test_held_table (TdGuiTest *test, gconstpointer data)
{
  gpointer panel = show_person (test, 1, "Ada One");
  g_autofree char *path = g_build_filename (test->file.folder, "held.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gpointer dialog;

  gtk_widget_activate_action (panel, "person.held", NULL);
  dialog = wait_dialog (test, "Zqwords");
  td_held_dialog_save_table (dialog, file);
  td_gui_test_wait (td_gui_test_shows (test->window, "held.csv"));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Zqwords"));
  gtk_window_close (dialog);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

/* --- History --- */

static gpointer
open_history (TdGuiTest *test, const char *count)
{
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.history", NULL);
  return wait_dialog (test, count);
}

static void
close_dialog (TdGuiTest *test, gpointer dialog)
{
  gtk_window_close (dialog);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

static void
test_history_filters (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer window, picker;

  td_settings_set_text (test->file.db, "colour", "green", &error);
  g_assert_no_error (error);
  td_gui_test_reload (test);
  window = open_history (test, "4 entries");
  td_gui_test_photo (test, "history");

  gtk_editable_set_text (td_gui_test_find (window, GTK_TYPE_SEARCH_ENTRY, "search"), "Zqnothing");
  td_gui_test_wait (td_gui_test_shows (window, "0 of 4 entries"));
  g_assert_true (td_gui_test_shows (window, "No entry of the history fits these filters."));
  td_gui_test_photo (test, "history-none");
  td_gui_test_click (window, "_Clear Filters");
  td_gui_test_wait (td_gui_test_shows (window, "4 entries"));

  /* Workspace is the last but one of the kinds. */
  gtk_drop_down_set_selected (td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "kind"), 11);
  td_gui_test_wait (td_gui_test_shows (window, "1 of 4 entries"));
  gtk_drop_down_set_selected (td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "kind"), 0);
  td_gui_test_wait (td_gui_test_shows (window, "4 entries"));

  gtk_drop_down_set_selected (td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "program"), 1);
  td_gui_test_wait (td_gui_test_shows (window, "2 of 4 entries"));
  gtk_drop_down_set_selected (td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "program"), 0);

  /* The days are asked for only where a period between two is chosen. */
  g_assert_null (td_gui_test_find (window, g_type_from_name ("TdDateRow"), "from"));
  gtk_drop_down_set_selected (td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "period"), 4);
  td_gui_test_wait (td_gui_test_find (window, g_type_from_name ("TdDateRow"), "from") != NULL);
  gtk_editable_set_text (td_gui_test_find (window, g_type_from_name ("TdDateRow"), "to"),
                         "2020-01-01");
  td_gui_test_wait (td_gui_test_shows (window, "0 of 4 entries"));
  gtk_drop_down_set_selected (td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "period"), 0);
  td_gui_test_wait (td_gui_test_shows (window, "4 entries"));

  /* A person, and then one of her pairs. */
  gtk_menu_button_popup (td_gui_test_find (window, GTK_TYPE_MENU_BUTTON, "person_button"));
  td_gui_test_wait (
      (picker = td_gui_test_find (window, g_type_from_name ("TdPersonPicker"), NULL)) != NULL);
  {
    g_autoptr (TdEmployee) ada = td_employee_load (test->file.db, 1, &error);

    g_signal_emit_by_name (picker, "picked", ada);
  }
  td_gui_test_wait (td_gui_test_shows (window, "2 of 4 entries"));
  td_gui_test_wait (td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "pair") != NULL);
  gtk_drop_down_set_selected (td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "pair"), 1);
  td_gui_test_wait (td_gui_test_shows (window, "1 of 4 entries"));
  close_dialog (test, window);
}

/* Tens of thousands are there at once, and only what is in sight is loaded. */
static void
test_history_long (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer window, view;
  GListModel *model;
  g_autoptr (TdChangeEntry) last = NULL;

  td_database_execute (
      test->file.db, &error,
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) "
      "INSERT INTO change_log (at, action, detail, n_rows, changeset, final, digest) "
      "SELECT '2026-01-01T00:00:00Z', 'contact.log', 'Entry ' || i, 1, x'', 1, 'x' FROM n",
      "");
  g_assert_no_error (error);
  td_gui_test_reload (test);
  window = open_history (test, "entries");
  td_gui_test_wait (td_gui_test_shows (window, "Entry 50000"));
  view = td_gui_test_find (window, GTK_TYPE_LIST_VIEW, "view");
  model = G_LIST_MODEL (gtk_list_view_get_model (view));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 50003);
  last = g_list_model_get_item (model, 50002);
  td_gui_test_wait (last->action != NULL);
  g_assert_cmpstr (last->action, ==, "test.run");
  close_dialog (test, window);
}

/* --- The retention period --- */

static void
test_period (TdGuiTest *test, gconstpointer data)
{
  gpointer dialog;

  td_gui_test_reload (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.preferences", NULL);
  dialog = wait_dialog (test, "Keep data of leavers");
  td_gui_test_photo (test, "preferences-privacy");
  gtk_switch_set_active (td_gui_test_find (dialog, GTK_TYPE_SWITCH, "keep"), TRUE);
  td_gui_test_click (dialog, "_Save");
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM setting WHERE key = "
                                                  "'retention-months' AND value = '24'") == 1);
  /* Undo takes it back. */
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL);
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM setting WHERE key = "
                                                  "'retention-months'") == 0);
  td_gui_test_settle (test);
}

/* From the line on Today to the list, to all of them made anonymous at once. */
static void
test_past (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdPage *page;
  gpointer dialog;

  td_test_run (test->file.db, "INSERT INTO enrolment (program_id, employee_id, role, from_date) "
                              "VALUES (1, 2, 'mentor', '2020-01-01'), (1, 3, 'mentee', "
                              "'2020-01-01')");
  td_settings_set_int (test->file.db, TD_SETTING_RETENTION_MONTHS, 24, &error);
  g_assert_no_error (error);
  page = td_gui_test_go (test, "today");
  td_gui_test_reload (test);
  td_gui_test_wait (
      td_gui_test_shows (page, "The data of 2 people are past the retention period."));
  td_gui_test_photo (test, "today-past");
  td_gui_test_click (page, "Show _Them");
  page = td_gui_test_go (test, "people");
  td_gui_test_wait (td_gui_test_shows (page, "more than 24 months ago"));
  td_gui_test_wait (td_gui_test_shows (page, "2 of 4"));
  td_gui_test_photo (test, "people-past");
  td_gui_test_click (page, "Make Anony_mous…");
  dialog = wait_dialog (test, "Ada One, Di Four");
  td_gui_test_photo (test, "erasure-many");
  g_assert_true (td_gui_test_shows (dialog, "This cannot be undone"));
  td_gui_test_click (dialog, "_Make Anonymous");
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  td_gui_test_wait (
      td_test_count (test->file.db, "SELECT count(*) FROM employee WHERE anonymous = 1") == 2);
  td_gui_test_wait (td_gui_test_shows (page, "0 of 4"));
  td_gui_test_settle (test);
}

/* Without a period the list says so and leads to where one is set. */
static void
test_no_period (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "people");
  gpointer dialog;

  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "Ada One"));
  gtk_widget_activate_action (GTK_WIDGET (page), "people.show-past", NULL);
  td_gui_test_wait (td_gui_test_shows (page, "No retention period is set"));
  td_gui_test_click (page, "_Set a Period…");
  dialog = wait_dialog (test, "Keep data of leavers");
  close_dialog (test, dialog);
}

/* --- Older copies --- */

static void
test_copies (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdBackup) backup = td_backup_make (test->file.db, TD_BACKUP_MANUAL, NULL, &error);
  g_autoptr (GPtrArray) left = NULL;
  gpointer panel, dialog;

  g_assert_no_error (error);
  panel = show_person (test, 1, "Ada One");
  gtk_widget_activate_action (panel, "person.erase", NULL);
  dialog = wait_dialog (test, "1 older copy still holds everything");
  g_assert_true (td_gui_test_shows (dialog, backup->path));
  gtk_switch_set_active (td_gui_test_find (dialog, GTK_TYPE_SWITCH, "copies_too"), TRUE);
  td_gui_test_photo (test, "erasure-copies");
  td_gui_test_click (dialog, "_Make Anonymous");
  td_gui_test_wait_gone (dialog);
  td_gui_test_settle (test);
  g_assert_false (g_file_test (backup->path, G_FILE_TEST_EXISTS));
  left = td_backup_list (test->file.path);
  g_assert_cmpuint (left->len, ==, 1);
}

/* --- The place --- */

static guint
get_mode (const char *path)
{
  struct stat facts;

  g_assert_cmpint (stat (path, &facts), ==, 0);
  return facts.st_mode & 0777;
}

static void
test_make_private (TdGuiTest *test, gconstpointer data)
{
  g_chmod (test->file.path, 0644);
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (test->window, "Make it readable by you only"));
  td_gui_test_photo (test, "place-bar");
  td_gui_test_click (test->window, "Make _Private");
  td_gui_test_wait (get_mode (test->file.path) == 0600);
  td_gui_test_wait (td_gui_test_shows (test->window, "Only you can"));
  td_gui_test_settle (test);
}

/* --- The check --- */

static void
test_faults (TdGuiTest *test, gconstpointer data)
{
  TdPage *people;
  gpointer dialog, view;

  td_test_run (test->file.db, "UPDATE employee SET manager_id = 1 WHERE id = 1");
  td_gui_test_reload (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.check-workspace", NULL);
  dialog = wait_dialog (test, "is entered as their own manager");
  td_gui_test_photo (test, "check-faults");
  g_assert_true (td_gui_test_shows (dialog, "Choose another manager on the page People."));
  g_assert_true (td_gui_test_shows (dialog, "People"));
  view = td_gui_test_find (dialog, GTK_TYPE_LIST_VIEW, NULL);
  /* A heading leads nowhere; the row below leads to her. */
  g_signal_emit_by_name (view, "activate", 0);
  g_assert_nonnull (td_gui_test_dialog (test));
  for (guint i = 0; td_gui_test_dialog (test); i++)
    g_signal_emit_by_name (view, "activate", i);
  people = td_gui_test_go (test, "people");
  td_gui_test_wait (td_gui_test_find (people, g_type_from_name ("TdPersonView"), NULL) != NULL);
  td_gui_test_settle (test);
}

void
test_privacy_add (void)
{
#define ADD(path, func) \
  g_test_add ("/gui/privacy/" path, TdGuiTest, NULL, setup, func, td_gui_test_teardown)
  ADD ("held", test_held);
  ADD ("held-table", test_held_table);
  ADD ("history-filters", test_history_filters);
  ADD ("history-long", test_history_long);
  ADD ("period", test_period);
  ADD ("past", test_past);
  ADD ("no-period", test_no_period);
  ADD ("copies", test_copies);
  ADD ("make-private", test_make_private);
  ADD ("faults", test_faults);
#undef ADD
}
