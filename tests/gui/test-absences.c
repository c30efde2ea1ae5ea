/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-gui-test.h"

#include "gui/widgets/td-date-row.h"

void test_absences_add (void);

/* Ada mentors Bob and Cy, and is proposed to Dee; today is 16 March 2026. */
static void
setup (TdGuiTest *test, gconstpointer data)
{
  td_gui_test_setup (test, data);
  td_test_run (test->file.db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (test->file.db, "INSERT INTO employee (id, number, name, name_key, search_key) VALUES"
                              " (1, 'E1', 'Ada One', 'a', 'a'), (2, 'E2', 'Bob Two', 'b', 'b'),"
                              " (3, 'E3', 'Cy Three', 'c', 'c'), (4, 'E4', 'Dee Four', 'd', 'd')");
  td_test_run (test->file.db, "INSERT INTO enrolment (program_id, employee_id, role, from_date,"
                              " places) VALUES (1, 1, 'mentor', '2025-01-01', 3),"
                              " (1, 2, 'mentee', '2025-01-01', 0),"
                              " (1, 3, 'mentee', '2025-01-01', 0),"
                              " (1, 4, 'mentee', '2025-01-01', 0)");
  td_test_run (test->file.db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id,"
                              " state, proposed_on, matched_on, planned_end) VALUES"
                              " (1, '1', 1, 1, 2, 'active', '2025-09-01', '2025-09-01',"
                              " '2026-09-01'), (2, '2', 1, 1, 3, 'active', '2025-10-01',"
                              " '2025-10-01', '2026-10-01'), (3, '3', 1, 1, 4, 'proposed',"
                              " '2026-03-10', NULL, NULL)");
  td_test_run (test->file.db, "INSERT INTO contact (pair_id, on_date, kind, outcome) VALUES"
                              " (1, '2026-03-12', 'meeting', 'held')");
}

static TdPage *
open_item (TdGuiTest *test, const char *name, const char *shown)
{
  TdPage *page = td_gui_test_go (test, name);

  td_gui_test_reload (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.show", "(sx)", name, (gint64) 1);
  td_gui_test_wait (td_gui_test_shows (page, shown));
  td_gui_test_settle (test);
  return page;
}

static GtkWidget *
wait_dialog (TdGuiTest *test, const char *shown)
{
  GtkWidget *dialog = NULL;

  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_wait (td_gui_test_shows (dialog, shown));
  td_gui_test_settle (test);
  return dialog;
}

static void
finish (TdGuiTest *test, const char *verb)
{
  GtkWidget *dialog = td_gui_test_dialog (test);

  td_gui_test_wait (gtk_widget_is_sensitive (td_gui_test_find (dialog, GTK_TYPE_BUTTON, verb)));
  td_gui_test_click (dialog, verb);
  td_gui_test_wait_gone (dialog);
  td_gui_test_settle (test);
}

static void
set_day (GtkWidget *dialog, const char *row, const char *day)
{
  gtk_editable_set_text (td_gui_test_find (dialog, TD_TYPE_DATE_ROW, row), day);
}

/* How many pauses of absences there are with this last day. */
static int
count_pauses (TdGuiTest *test, const char *to)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM pair_pause WHERE absence_id IS NOT "
                                          "NULL AND to_date = '%s'",
                                          to);

  return td_test_count (test->file.db, sql);
}

/* One absence pauses all pairs that live, is changed, taken back, deleted: on a person's panel. */
static void
test_person (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_item (test, "people", "Leave or holidays pause all pairs");
  GtkWidget *dialog;

  td_gui_test_click (page, "_Add Absence…");
  dialog = wait_dialog (test, "Pauses 2 pairs: Ada One – Bob Two, Ada One – Cy Three.");
  set_day (dialog, "to_date", "1 mar 2026");
  td_gui_test_wait (td_gui_test_shows (dialog, "It would end before it begins"));
  g_assert_false (gtk_widget_is_sensitive (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "_Save")));
  set_day (dialog, "from_date", "11 mar 2026");
  set_day (dialog, "to_date", "27 mar 2026");
  gtk_editable_set_text (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "reason"), "Holidays");
  td_gui_test_wait (td_gui_test_shows (dialog, "1 contact lies inside that pause."));
  td_gui_test_photo (test, "absence-dialog");
  finish (test, "_Save");
  td_gui_test_wait (td_gui_test_shows (page, "11 Mar 2026 to 27 Mar 2026"));
  td_gui_test_wait (td_gui_test_shows (page, "2 pairs paused · Holidays"));
  td_gui_test_photo (test, "absence-panel");
  g_assert_cmpint (count_pauses (test, "2026-03-27"), ==, 2);

  td_gui_test_click (page, "Change or delete this absence");
  dialog = wait_dialog (test, "Pauses 2 pairs");
  set_day (dialog, "to_date", "20 mar 2026");
  td_gui_test_settle (test);
  finish (test, "_Save");
  td_gui_test_wait (td_gui_test_shows (page, "11 Mar 2026 to 20 Mar 2026"));
  g_assert_cmpint (count_pauses (test, "2026-03-20"), ==, 2);
  td_gui_test_click (test->window, "_Undo");
  td_gui_test_wait (td_gui_test_shows (page, "11 Mar 2026 to 27 Mar 2026"));

  td_gui_test_click (page, "Change or delete this absence");
  wait_dialog (test, "Pauses 2 pairs");
  finish (test, "_Delete This Absence");
  td_gui_test_wait (td_gui_test_shows (page, "Leave or holidays pause all pairs"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM pair_pause"), ==, 0);
}

/* From the page of a pair: the one who is away is chosen, and it shows who. */
static void
test_pair (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_item (test, "pairs", "Ada One → Bob Two");
  GtkWidget *inside = td_gui_test_find (page, GTK_TYPE_BUTTON, "back");
  GtkWidget *dialog;

  gtk_widget_activate_action (inside, "pair.away", NULL);
  dialog = wait_dialog (test, "Pauses 2 pairs");
  adw_combo_row_set_selected (td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, "person"), 1);
  td_gui_test_wait (td_gui_test_shows (dialog, "Pauses 1 pair: Ada One – Bob Two."));
  td_gui_test_photo (test, "absence-of-pair");
  finish (test, "_Save");
  td_gui_test_wait (td_gui_test_shows (page, "Bob Two is away"));
  td_gui_test_wait (td_gui_test_shows (page, "Since 16 Mar 2026"));
  td_gui_test_photo (test, "absence-pair-page");
  td_gui_test_click (page, "Change or delete this absence");
  wait_dialog (test, "Bob Two");
  finish (test, "_Delete This Absence");
  td_gui_test_wait (!td_gui_test_shows (page, "Bob Two is away"));
}

/* Somebody left: her pairs end on her last day, what was only proposed is withdrawn; undo. */
static void
test_leaver (TdGuiTest *test, gconstpointer data)
{
  TdPage *page;
  GtkWidget *dialog;

  td_test_run (test->file.db, "UPDATE employee SET leave_date = '2026-03-06' WHERE id = 1");
  page = open_item (test, "people", "Left on 6 Mar 2026, and 3 pairs are still open.");
  td_gui_test_click (page, "E_nd All 3 Pairs…");
  dialog = wait_dialog (test, "Mentor of Bob Two · Leadership · ends 6 Mar 2026");
  g_assert_true (td_gui_test_shows (dialog, "Mentor of Dee Four · Leadership · not begun: "
                                            "withdrawn"));
  g_assert_true (td_gui_test_shows (dialog, "1 contact lies after that day"));
  td_gui_test_photo (test, "leaver-dialog");
  finish (test, "_End All 3 Pairs");
  td_gui_test_wait (!td_gui_test_shows (page, "pairs are still open"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM pair WHERE state = 'ended'"
                                                 " AND end_reason = 'mentor_left'"
                                                 " AND ended_on = '2026-03-06'"),
                   ==, 2);
  td_gui_test_click (test->window, "_Undo");
  td_gui_test_wait (td_gui_test_shows (page, "Left on 6 Mar 2026, and 3 pairs are still open."));
  g_assert_cmpint (td_test_count (test->file.db,
                                  "SELECT count(*) FROM pair WHERE state = 'active'"),
                   ==, 2);
}

/* The row on Today ends them as well. */
static void
test_today (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "today");

  td_test_run (test->file.db, "UPDATE employee SET leave_date = '2026-04-30' WHERE id = 3");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "Cy Three leaves on 30 Apr 2026"));
  td_gui_test_settle (test);
  td_gui_test_click (page, "End…");
  wait_dialog (test, "The last day is 30 Apr 2026. The pairs go on until then");
  td_gui_test_photo (test, "leaver-today");
  finish (test, "_End 1 Pair");
  td_gui_test_wait (!td_gui_test_shows (page, "Cy Three leaves on 30 Apr 2026"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM pair WHERE"
                                                 " end_reason = 'mentee_left'"
                                                 " AND ended_on = '2026-04-30'"),
                   ==, 1);
}

/* Several who leave at once: each pair ends on the day of its own leaver. */
static void
test_several (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "today");
  GtkListView *list;
  GtkWidget *dialog;

  td_test_run (test->file.db, "UPDATE employee SET leave_date = '2026-03-06' WHERE id = 2");
  td_test_run (test->file.db, "UPDATE employee SET leave_date = '2026-04-30' WHERE id = 3");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "Cy Three leaves on 30 Apr 2026"));
  td_gui_test_settle (test);
  list = td_gui_test_find (page, GTK_TYPE_LIST_VIEW, "list");
  gtk_selection_model_select_all (gtk_list_view_get_model (list));
  td_gui_test_click (page, "En_d 2 Pairs…");
  dialog = wait_dialog (test, "2 people leave");
  g_assert_true (
      td_gui_test_shows (dialog, "Bob Two · Mentee of Ada One · Leadership · ends 6 Mar"));
  td_gui_test_photo (test, "leavers-today");
  finish (test, "_End All 2 Pairs");
  td_gui_test_wait (!td_gui_test_shows (page, "Cy Three leaves on 30 Apr 2026"));
  g_assert_cmpint (td_test_count (test->file.db,
                                  "SELECT count(*) FROM pair WHERE end_reason = 'mentee_left' AND "
                                  "ended_on = CASE id WHEN 1 THEN '2026-03-06' ELSE "
                                  "'2026-04-30' END"),
                   ==, 2);
}

#define ADD(path, func) g_test_add (path, TdGuiTest, NULL, setup, func, td_gui_test_teardown)

void
test_absences_add (void)
{
  ADD ("/gui/absences/person", test_person);
  ADD ("/gui/absences/pair", test_pair);
  ADD ("/gui/absences/leaver", test_leaver);
  ADD ("/gui/absences/today", test_today);
  ADD ("/gui/absences/several", test_several);
}
