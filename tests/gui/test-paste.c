/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-gui-test.h"

#include "gui/pages/import/td-calendar-window.h"
#include "gui/pages/import/td-import-window.h"
#include "gui/pages/today/td-paste-dialog.h"

void test_paste_add (void);

/* Today is 16 March 2026. */
static TdPage *
show_today (TdGuiTest *test)
{
  TdPage *page = td_gui_test_go (test, "today");

  td_test_run (test->file.db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (
      test->file.db,
      "INSERT INTO employee (id, number, name, email, name_key, search_key, hire_date) VALUES"
      " (1, 'E1', 'Ada One', 'ada@y.example', 'a', 'a', '2020-01-01'),"
      " (2, 'E2', 'Bob Two', NULL, 'b', 'b', '2020-01-01'), (3, 'E3', 'Cid Three', NULL, 'c', 'c', "
      "'2020-01-01')");
  td_test_run (test->file.db,
               "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
               " proposed_on, matched_on) VALUES (1, '1', 1, 1, 2, 'active', '2025-11-01',"
               " '2025-11-16'), (2, '2', 1, 1, 3, 'active', '2025-11-01', '2025-11-16')");
  td_test_run (test->file.db,
               "INSERT INTO enrolment (program_id, employee_id, role, from_date) VALUES"
               " (1, 1, 'mentor', '2025-01-01'), (1, 2, 'mentee', '2025-01-01'),"
               " (1, 3, 'mentee', '2025-01-01')");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "Ada One → Bob Two"));
  return page;
}

static GtkWidget *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *window = windows; window; window = window->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (window->data, type))
      return window->data;
  return NULL;
}

static void
activate (TdPage *page, const char *action)
{
  GtkWidget *entry = td_gui_test_find (page, GTK_TYPE_ENTRY, "entry");

  g_assert_true (gtk_widget_activate_action (entry, action, NULL));
}

static GtkTextBuffer *
find_buffer (GtkWidget *dialog)
{
  return gtk_text_view_get_buffer (td_gui_test_find (dialog, GTK_TYPE_TEXT_VIEW, "text"));
}

/* Each line says what it means; those that are clear are logged, as one step. */
static void
test_paste (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = show_today (test);
  GtkWidget *dialog;

  activate (page, "contacts.paste");
  td_gui_test_wait ((dialog = find_window (TD_TYPE_PASTE_DIALOG)) != NULL);
  gtk_text_buffer_set_text (find_buffer (dialog),
                            "Date\tMentor\tMentee\tMinutes\n"
                            "2026-03-10\tAda One\tBob Two\t45\tvideo\tWent well\n"
                            "11 mar cid 1h +\n"
                            "11 mar nobody 1h\n"
                            "ada 2020-01-01\n",
                            -1);
  td_gui_test_wait (td_gui_test_shows (dialog,
                                       "2 contacts are clear · 2 lines are not and are left "
                                       "out"));
  g_assert_true (td_gui_test_shows (dialog, "No active pair has “nobody”."));
  td_gui_test_photo (test, "paste");
  td_gui_test_click (dialog, "_Log");
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM contact") == 2);
  g_assert_cmpint (td_test_count (test->file.db,
                                  "SELECT count(*) FROM contact WHERE (pair_id = 1 AND minutes = 45"
                                  " AND mode = 'video' AND note = 'Went well')"
                                  " OR (pair_id = 2 AND minutes = 60 AND success = 1)"),
                   ==, 2);
}

/* Whoever is not known is asked about, and taken once that is answered. */
static void
test_calendar (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = show_today (test);
  g_autofree char *path = g_build_filename (test->file.folder, "c.ics", NULL);
  GtkWidget *window;

  g_file_set_contents (path,
                       "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260302T090000\n"
                       "DURATION:PT30M\nORGANIZER:mailto:ada@y.example\n"
                       "ATTENDEE;CN=Bob Two:mailto:bob@home.example\nEND:VEVENT\nEND:VCALENDAR\n",
                       -1, NULL);
  td_calendar_window_show (GTK_WIDGET (page), td_page_get_session (page), path);
  td_gui_test_wait ((window = find_window (TD_TYPE_CALENDAR_WINDOW)) != NULL);
  td_gui_test_wait (
      td_gui_test_shows (window, "Is bob@home.example perhaps Bob Two (Ada One – Bob Two)?"));
  td_gui_test_photo (test, "calendar");
  td_gui_test_click (window, "_Yes");
  td_gui_test_wait (td_gui_test_shows (window, "bob@home.example is Bob Two (Ada One – Bob Two)"));
  td_gui_test_wait (
      gtk_widget_is_sensitive (td_gui_test_find (window, GTK_TYPE_BUTTON, "_Import")));
  td_gui_test_click (window, "_Import");
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM contact") == 1);
  td_gui_test_wait (td_gui_test_find (window, GTK_TYPE_BUTTON, "_Undo") != NULL);
  td_gui_test_click (window, "_Undo");
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM contact") == 0);
}

static void
write_file (TdGuiTest *test, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (test->file.folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* The history of a company, from a folder: rehearsed, imported, undone. */
static void
test_history (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "people");
  g_autoptr (GFile) folder = g_file_new_for_path (test->file.folder);
  GtkWidget *window;

  write_file (test, "employees.csv",
              "emp_id,hire_date,exit_date,exit_type,exit_reason,department\n"
              "E1,2020-01-01,,,,Sales\nE2,2021-01-01,,,,Sales\n");
  write_file (test, "pairs.csv",
              "pair_id,mentor_id,mentee_id,matched_on,ended_on,end_reason,cadence\n"
              "P7,E1,E2,2025-11-01,,,monthly\n");
  write_file (test, "contacts.csv",
              "pair_id,date,initiated_by,held\n"
              "P7,2025-10-01,mentor,1\nP7,2025-12-01,mentee,1\n");
  td_import_window_show (GTK_WIDGET (page), td_page_get_session (page), TD_IMPORT_EVENTS, folder);
  td_gui_test_wait ((window = find_window (TD_TYPE_IMPORT_WINDOW)) != NULL);
  td_gui_test_wait (td_gui_test_shows (window, "Preview: nothing is written yet"));
  g_assert_true (td_gui_test_shows (window, "contacts.csv"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM pair"), ==, 0);
  td_gui_test_photo (test, "history");
  td_gui_test_click (window, "_Import");
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM contact") == 2);
  td_gui_test_wait (td_gui_test_find (window, GTK_TYPE_BUTTON, "_Undo") != NULL);
  td_gui_test_click (window, "_Undo");
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM employee") == 0);
}

/* From Today: a window that waits for a table or a calendar. */
static void
test_import (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = show_today (test);
  GtkWidget *window;

  activate (page, "contacts.import");
  td_gui_test_wait ((window = find_window (TD_TYPE_IMPORT_WINDOW)) != NULL);
  g_assert_true (td_gui_test_shows (window, "Import the Contacts"));
  gtk_window_destroy (GTK_WINDOW (window));
}

void
test_paste_add (void)
{
#define ADD(name, func) \
  g_test_add ("/gui/paste/" name, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)
  ADD ("lines", test_paste);
  ADD ("calendar", test_calendar);
  ADD ("history", test_history);
  ADD ("import", test_import);
#undef ADD
}
