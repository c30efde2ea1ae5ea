/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "pairing-fixture.h"

#include "proposal/td-proposal.h"

void test_absent_add (void);

/* A draft with Bea and Max, Cas and Ann, and nobody for Dov; it is looked at. */
static GtkWidget *
show_draft (TdGuiTest *test)
{
  GtkWidget *page = pairing_fill (test);
  g_autoptr (GError) error = NULL;
  TdProposalOptions options = { .program_id = 1 };
  GtkStack *lists;

  g_assert_cmpint (td_proposal_make (test->file.db, &options, td_session_get_today (test->session),
                                     NULL, &error),
                   >, 0);
  g_assert_no_error (error);
  td_gui_test_reload (test);
  lists = td_gui_test_find (page, GTK_TYPE_STACK, "lists");
  gtk_stack_set_visible_child_name (lists, "draft");
  td_gui_test_wait (td_gui_test_shows (page, "In the draft with Max Mentor"));
  return page;
}

static void
enrol_eva (TdGuiTest *test)
{
  td_test_run (test->file.db,
               "INSERT INTO employee (id, number, name, name_key, search_key) VALUES "
               "(6, '6', 'Eva Mentee', 'eva', 'eva')");
  td_test_run (test->file.db, "INSERT INTO enrolment (program_id, employee_id, role, from_date, "
                              "places, skills_wanted) VALUES (1, 6, 'mentee', '2026-03-01', 0, "
                              "'law')");
  td_gui_test_reload (test);
}

static GtkWidget *
open_dialog (TdGuiTest *test, GtkWidget *page)
{
  GtkWidget *panel = gtk_widget_get_ancestor (pairing_label (page, "Dov Mentee"),
                                              g_type_from_name ("TdDraftPanel"));

  pairing_activate (panel, "draft.add");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  return td_gui_test_dialog (test);
}

/* Whoever enrolled since gets a mentor with a place, as one step with one undo. */
static void
test_add (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = show_draft (test);
  GtkWidget *dialog;

  td_test_run (test->file.db, "UPDATE enrolment SET places = 2 WHERE employee_id = 1");
  enrol_eva (test);
  dialog = open_dialog (test, page);
  td_gui_test_wait (td_gui_test_shows (dialog, "Ann Mentor, fit 30"));
  g_assert_true (td_gui_test_shows (dialog, "Eva Mentee"));
  g_assert_false (td_gui_test_shows (dialog, "Dov Mentee"));
  td_gui_test_settle (test);
  td_gui_test_photo (test, "absent");
  td_gui_test_click (dialog, "_Add");
  td_gui_test_wait_gone (dialog);
  td_gui_test_wait (td_gui_test_shows (test->window, "Eva Mentee is in the draft with Ann Mentor"));
  g_assert_cmpint (pairing_count (test, "SELECT count(*) FROM proposal_row WHERE mentee_id = 6 "
                                        "AND mentor_id = 1 AND added = 1"),
                   ==, 1);
  td_session_undo (test->session, 0);
  td_gui_test_wait (pairing_count (test, "SELECT count(*) FROM proposal_row WHERE mentee_id = 6") ==
                    0);
}

/* Where the draft leaves nobody a place that is said, and nothing can be added. */
static void
test_full (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = show_draft (test);
  GtkWidget *dialog;

  enrol_eva (test);
  dialog = open_dialog (test, page);
  td_gui_test_wait (td_gui_test_shows (dialog, "No mentor has a place left in this draft"));
  g_assert_false (gtk_widget_is_sensitive (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "_Add")));
  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

/* A draft that has everybody says so. */
static void
test_complete (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = show_draft (test);
  GtkWidget *panel = gtk_widget_get_ancestor (pairing_label (page, "Dov Mentee"),
                                              g_type_from_name ("TdDraftPanel"));

  pairing_activate (panel, "draft.add");
  td_gui_test_wait (td_gui_test_shows (test->window, "The draft has everybody who waits."));
  g_assert_null (td_gui_test_dialog (test));
}

void
test_absent_add (void)
{
#define ADD(name, func) \
  g_test_add ("/gui/absent/" name, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)
  ADD ("add", test_add);
  ADD ("full", test_full);
  ADD ("complete", test_complete);
#undef ADD
}
