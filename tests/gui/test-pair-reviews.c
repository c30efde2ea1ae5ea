/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-gui-test.h"

#include "gui/widgets/td-date-row.h"

void test_pair_reviews_add (void);

/* One active pair; today is 16 March 2026. */
static TdPage *
open_pair (TdGuiTest *test)
{
  TdPage *page = td_gui_test_go (test, "pairs");

  td_test_run (test->file.db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (test->file.db, "INSERT INTO employee (id, number, name, name_key, search_key) VALUES"
                              " (1, 'E1', 'Ada One', 'a', 'a'), (2, 'E2', 'Bob Two', 'b', 'b')");
  td_test_run (test->file.db, "INSERT INTO enrolment (program_id, employee_id, role, from_date,"
                              " places) VALUES (1, 1, 'mentor', '2025-01-01', 3),"
                              " (1, 2, 'mentee', '2025-01-01', 1)");
  td_test_run (test->file.db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id,"
                              " state, proposed_on, matched_on, planned_end) VALUES (1, '1', 1, 1,"
                              " 2, 'active', '2025-06-01', '2025-06-01', '2026-04-01')");
  td_gui_test_reload (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.show", "(sx)", "pairs", (gint64) 1);
  td_gui_test_wait (td_gui_test_shows (page, "Ada One → Bob Two"));
  td_gui_test_settle (test);
  return page;
}

static GtkWidget *
wait_dialog (TdGuiTest *test)
{
  GtkWidget *dialog = NULL;

  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_settle (test);
  return dialog;
}

static void
finish (TdGuiTest *test, const char *verb)
{
  td_gui_test_click (td_gui_test_dialog (test), verb);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  td_gui_test_settle (test);
}

static void
write_in (GtkWidget *dialog, const char *row, const char *text)
{
  gtk_editable_set_text (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, row), text);
}

/* Near its end the end review is what is offered, and completes the pair in one step. */
static void
test_review (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test);
  GtkWidget *dialog;

  td_gui_test_click (page, "Add Re_view…");
  dialog = wait_dialog (test);
  write_in (dialog, "outcome", "Leads a team");
  gtk_switch_set_active (td_gui_test_find (dialog, GTK_TYPE_SWITCH, "complete"), TRUE);
  td_gui_test_photo (test, "review-dialog");
  td_gui_test_settle (test);
  finish (test, "_Save");
  td_gui_test_wait (td_gui_test_shows (page, "Leads a team"));
  td_gui_test_wait (td_gui_test_shows (page, "End review · 16 Mar 2026"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM pair"
                                                 " WHERE state = 'completed'"),
                   ==, 1);
}

/* A concern is raised, shown, and settled. */
static void
test_concern (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test);
  GtkWidget *dialog;

  td_gui_test_click (page, "Add a _Concern…");
  dialog = wait_dialog (test);
  write_in (dialog, "note", "Too little time");
  finish (test, "_Save");
  td_gui_test_wait (td_gui_test_shows (page, "Mentee · 16 Mar 2026 · not settled"));
  td_gui_test_wait (td_gui_test_shows (page, "The mentee raised a concern"));
  td_gui_test_click (page, "Settle or change this concern");
  dialog = wait_dialog (test);
  gtk_editable_set_text (td_gui_test_find (dialog, TD_TYPE_DATE_ROW, "settled_on"), "16 mar 2026");
  td_gui_test_settle (test);
  finish (test, "_Save");
  td_gui_test_wait (td_gui_test_shows (page, "Mentee · 16 Mar 2026 · settled 16 Mar 2026"));
}

/* Another mentor, without blame, from the menu of the pair. */
static void
test_rematch (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test);
  GtkWidget *inside = td_gui_test_find (page, GTK_TYPE_BUTTON, "back");

  gtk_widget_activate_action (inside, "pair.rematch", NULL);
  wait_dialog (test);
  finish (test, "_End");
  td_gui_test_wait (td_gui_test_shows (page, "Ended early · Another pair suits better"));
}

#define ADD(path, func) \
  g_test_add (path, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)

void
test_pair_reviews_add (void)
{
  ADD ("/gui/pair-reviews/review", test_review);
  ADD ("/gui/pair-reviews/concern", test_concern);
  ADD ("/gui/pair-reviews/rematch", test_rematch);
}
