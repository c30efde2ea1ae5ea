/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-test.h"

#include "gui/widgets/td-list-item.h"
#include "pairing/td-pair-life.h"
#include "program/td-enrolment.h"
#include "program/td-program.h"
#include "workspace/td-audit.h"
#include "workspace/td-sample.h"

/* The pages of a person, a pair and a programme. */

void test_pages_add (void);

#define PAGE_NAMES "name, name_key, search_key"

/* Ada mentors Bob; Cy manages Ada. What is private of the pair is told by one word. */
static void
fill (TdGuiTest *test)
{
  TdDatabase *db = test->file.db;

  td_test_run (db,
               "INSERT INTO employee (id, number, " PAGE_NAMES ", department, title, manager_id) "
               "VALUES (3, '3', 'Cy Three', 'cy three', 'cy three', 'Board', 'Head', NULL), "
               "(1, '1', 'Ada One', 'ada one', 'ada one', 'Sales', 'Analyst', 3), "
               "(2, '2', 'Bob Two', 'bob two', 'bob two', 'Research', 'Trainee', 3)");
  td_test_run (db, "INSERT INTO program (id, name, objective) "
                   "VALUES (1, 'Growth', 'Everybody finds a way')");
  td_test_run (db,
               "INSERT INTO enrolment (program_id, employee_id, role, places, from_date) VALUES "
               "(1, 1, 'mentor', 2, '2025-09-01'), (1, 2, 'mentee', 0, '2025-09-01')");
  td_test_run (db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state, "
                   "proposed_on, matched_on, planned_end, note) VALUES (1, '1', 1, 1, 2, 'active', "
                   "'2025-10-01', '2025-10-01', '2026-10-01', 'Hush')");
  td_test_run (db, "INSERT INTO contact (pair_id, on_date, outcome, kind, note, private) VALUES "
                   "(1, '2026-01-05', 'held', 'meeting', 'Hush', 1)");
  td_test_run (db, "INSERT INTO concern (pair_id, raised_by, raised_on, note) VALUES "
                   "(1, 'mentee', '2026-03-01', 'Hush')");
  td_gui_test_reload (test);
}

static TdPage *
show (TdGuiTest *test, const char *page_name, gint64 id, const char *words)
{
  TdPage *page = td_gui_test_go (test, page_name);

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.show", "(sx)", page_name, id);
  td_gui_test_wait (td_gui_test_shows (page, words));
  td_gui_test_settle (test);
  return page;
}

/* The row of a list that shows a text. */
static GtkWidget *
row_of (TdPage *page, const char *text)
{
  GtkWidget *label = td_gui_test_find (page, GTK_TYPE_LABEL, text);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, TD_TYPE_LIST_ITEM);
}

static gboolean
is_on (TdGuiTest *test, const char *page)
{
  g_autofree char *name = td_window_dup_page (test->window);

  return g_str_equal (name, page);
}

static void
test_person (TdGuiTest *test, gconstpointer data)
{
  TdPage *page;

  fill (test);
  page = show (test, "people", 1, "Needs you");
  g_assert_true (td_gui_test_shows (page, "Analyst · Sales"));
  g_assert_true (td_gui_test_shows (page, "1 of 2 taken"));
  g_assert_true (td_gui_test_shows (page, "1 held, the last on 5 Jan 2026"));
  g_assert_true (td_gui_test_shows (page, "Mentor of Bob Two"));
  g_assert_true (td_gui_test_shows (page, "Ada One → Bob Two"));
  g_assert_false (td_gui_test_shows (page, "Hush"));
  td_gui_test_photo (test, "person-page");
}

/* Every name and number on it leads to the place where more is. */
static void
test_links (TdGuiTest *test, gconstpointer data)
{
  TdPage *page;

  fill (test);
  page = show (test, "people", 1, "1 of 2 taken");
  gtk_widget_activate (row_of (page, "Next contact"));
  td_gui_test_wait (is_on (test, "pairs"));
  td_gui_test_settle (test);

  page = show (test, "people", 2, "Mentee of Ada One");
  gtk_widget_activate (row_of (page, "Mentor"));
  td_gui_test_wait (td_gui_test_shows (page, "1 of 2 taken"));
  td_gui_test_click (page, "Open the manager’s page");
  td_gui_test_wait (td_gui_test_shows (page, "Head · Board"));
  g_assert_true (td_gui_test_shows (page, "Not in a programme"));
  g_assert_true (td_gui_test_shows (page, "No pairs so far"));
  td_gui_test_photo (test, "person-page-empty");
}

/* Somebody who goes while she is looked at. */
static void
test_gone (TdGuiTest *test, gconstpointer data)
{
  TdPage *page;

  fill (test);
  td_test_run (test->file.db, "INSERT INTO employee (id, " PAGE_NAMES ") "
                              "VALUES (9, 'Eve Nine', 'eve', 'eve')");
  page = show (test, "people", 9, "Eve Nine");
  td_test_run (test->file.db, "DELETE FROM employee WHERE id = 9");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "No Longer Here"));
  td_gui_test_click (page, "All _People");
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_COLUMN_VIEW, NULL) != NULL);
}

/* What was done about one is on her page and can be taken back there; what was done about another
 * one is not. */
static void
test_history (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdEnrolment) enrolment = NULL;
  TdPage *page;

  fill (test);
  enrolment = td_enrolment_new (1, 3, "mentor", td_test_date ("2026-03-01"));
  g_assert_true (td_enrolment_save (test->file.db, enrolment, &error));
  page = show (test, "people", 3, "Cy Three");
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "Undo") != NULL);
  g_assert_true (td_gui_test_shows (page, "Enrolled: Cy Three"));
  td_gui_test_click (page, "Undo");
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM enrolment "
                                                  "WHERE employee_id = 3") == 0);
  td_gui_test_wait (td_gui_test_shows (page, "taken back"));

  page = show (test, "people", 2, "Mentee of Ada One");
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "All o_f It…") != NULL);
  td_gui_test_settle (test);
  g_assert_false (td_gui_test_shows (page, "Enrolled: Cy Three"));
}

/* The whole history opens about the same one. */
static void
test_all (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer window;
  TdPage *page;

  fill (test);
  g_assert_true (td_program_set_state (test->file.db, 1, "closed", &error));
  page = show (test, "people", 1, "Ada One");
  td_gui_test_click (page, "All o_f It…");
  td_gui_test_wait ((window = td_gui_test_dialog (test)) != NULL);
  td_gui_test_wait (td_gui_test_find (window, GTK_TYPE_MENU_BUTTON, "Ada One") != NULL);
  gtk_window_close (window);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);

  page = show (test, "pairs", 1, "Ada One → Bob Two");
  td_gui_test_click (page, "All o_f It…");
  td_gui_test_wait ((window = td_gui_test_dialog (test)) != NULL);
  td_gui_test_settle (test);
  g_assert_cmpuint (gtk_drop_down_get_selected (
                        td_gui_test_find (window, GTK_TYPE_DROP_DOWN, "pair")),
                    ==, 1);
  g_assert_false (td_gui_test_shows (window, "Programme closed"));
  gtk_window_close (window);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);

  td_session_set_program_id (test->session, 1);
  page = td_gui_test_go (test, "program");
  td_gui_test_wait (td_gui_test_shows (page, "Programme closed"));
  td_gui_test_click (page, "All o_f It…");
  td_gui_test_wait ((window = td_gui_test_dialog (test)) != NULL);
  td_gui_test_wait (td_gui_test_shows (window, "Programme closed"));
  gtk_window_close (window);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

static void
test_program (TdGuiTest *test, gconstpointer data)
{
  TdPage *page;

  fill (test);
  td_session_set_program_id (test->session, 1);
  page = td_gui_test_go (test, "program");
  td_gui_test_wait (td_gui_test_shows (page, "Everybody finds a way"));
  g_assert_true (td_gui_test_shows (page, "Mentoring · Open"));
  g_assert_true (td_gui_test_shows (page, "1 of 2 places taken"));
  g_assert_true (td_gui_test_shows (page, "Nobody mentors more people than they have places for."));
  g_assert_false (td_gui_test_shows (page, "Hush"));
  td_gui_test_photo (test, "program-page");

  gtk_widget_activate (row_of (page, "Mentors"));
  td_gui_test_wait (is_on (test, "people"));
  page = td_gui_test_go (test, "program");
  gtk_widget_activate_action (GTK_WIDGET (page), "program.show-list", NULL);
  td_gui_test_wait (td_session_get_program_id (test->session) == 0);
}

/* The sample: what many rows look like. */
static void
test_sample (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id;
  TdPage *page;

  td_sample_make (test->file.db, td_test_date (TD_GUI_TEST_TODAY), NULL, &error);
  g_assert_no_error (error);
  td_gui_test_reload (test);
  id = td_test_count (test->file.db, "SELECT mentor_id FROM pair WHERE state = 'active' "
                                     "GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1");
  page = show (test, "people", id, "At a glance");
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "All o_f It…") != NULL);
  td_gui_test_photo (test, "person-page-sample");
  td_session_set_program_id (test->session,
                             td_test_count (test->file.db, "SELECT program_id FROM pair GROUP BY 1 "
                                                           "ORDER BY count(*) DESC LIMIT 1"));
  page = td_gui_test_go (test, "program");
  td_gui_test_wait (td_gui_test_shows (page, "What comes next"));
  td_gui_test_photo (test, "program-page-sample");
}

void
test_pages_add (void)
{
#define ADD(path, func) \
  g_test_add ("/gui/pages/" path, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)
  ADD ("person", test_person);
  ADD ("links", test_links);
  ADD ("gone", test_gone);
  ADD ("history", test_history);
  ADD ("all", test_all);
  ADD ("program", test_program);
  ADD ("sample", test_sample);
#undef ADD
}
