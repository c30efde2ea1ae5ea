/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "pairing-fixture.h"

#include "proposal/td-proposal.h"

void test_swap_add (void);

/* A draft with Bea and Max, Cas and Ann, and nobody for Dov; the row of one of them is chosen. */
static GtkWidget *
choose_row (TdGuiTest *test, guint position, const char *told)
{
  GtkWidget *page = pairing_fill (test);
  g_autoptr (GError) error = NULL;
  TdProposalOptions options = { .program_id = 1 };
  GtkStack *lists;
  GtkWidget *view;

  g_assert_cmpint (td_proposal_make (test->file.db, &options, td_session_get_today (test->session),
                                     NULL, &error),
                   >, 0);
  g_assert_no_error (error);
  td_gui_test_reload (test);
  lists = td_gui_test_find (page, GTK_TYPE_STACK, "lists");
  gtk_stack_set_visible_child_name (lists, "draft");
  td_gui_test_wait (td_gui_test_shows (page, "In the draft with Max Mentor"));
  view = gtk_widget_get_ancestor (pairing_label (page, "Dov Mentee"), GTK_TYPE_LIST_VIEW);
  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (view)), position, TRUE);
  td_gui_test_wait (td_gui_test_shows (page, told));
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "Swap…"));
  return page;
}

static GtkWidget *
choose_dov (TdGuiTest *test)
{
  return choose_row (test, 2, "Without a mentor: no place free");
}

static GtkWidget *
open_dialog (TdGuiTest *test, GtkWidget *page)
{
  GtkWidget *dialog;

  td_gui_test_click (page, "Swap…");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  dialog = td_gui_test_dialog (test);
  td_gui_test_wait (td_gui_test_shows (dialog, "Who gives up a place for Dov Mentee?"));
  g_assert_true (td_gui_test_shows (dialog, "Ann Mentor has no place free in this draft"));
  g_assert_true (td_gui_test_shows (dialog, "Cas Mentee"));
  g_assert_true (td_gui_test_shows (dialog, "Would have nobody instead"));
  return dialog;
}

/* Dov gets Ann, and Cas stays without: one step with one undo. */
static void
test_take (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = choose_dov (test);
  GtkWidget *dialog = open_dialog (test, page);

  td_gui_test_settle (test);
  g_assert_null (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "The two exchange their mentors"));
  td_gui_test_click (dialog, "Takes the place; this mentee is left without a mentor");
  td_gui_test_wait_gone (dialog);
  td_gui_test_wait (pairing_count (test, "SELECT count(*) FROM proposal_row WHERE mentee_id = 5 "
                                         "AND mentor_id = 1 AND by_hand = 1") == 1);
  g_assert_cmpint (pairing_count (test, "SELECT count(*) FROM proposal_row WHERE mentee_id = 4 "
                                        "AND mentor_id IS NULL"),
                   ==, 1);
  td_gui_test_wait (td_gui_test_shows (test->window, "Mentor taken over"));
  td_session_undo (test->session, 0);
  td_gui_test_wait (pairing_count (test, "SELECT count(*) FROM proposal_row WHERE by_hand = 1") ==
                    0);
}

/* Cas and Bea exchange, though Bea may not have Ann, her manager: it is said why not. */
static void
test_exchange (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = choose_row (test, 1, "In the draft with Ann Mentor");
  GtkWidget *dialog;

  td_gui_test_click (page, "Swap…");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  dialog = td_gui_test_dialog (test);
  td_gui_test_wait (td_gui_test_shows (dialog, "Ann Mentor cannot be paired with Bea Mentee"));
  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);

  td_test_run (test->file.db, "UPDATE employee SET manager_id = NULL");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "Swap…"));
  td_gui_test_click (page, "Swap…");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  dialog = td_gui_test_dialog (test);
  td_gui_test_wait (td_gui_test_shows (dialog, "Would have Ann Mentor instead"));
  td_gui_test_settle (test);
  td_gui_test_photo (test, "swap");
  td_gui_test_click (dialog, "The two exchange their mentors");
  td_gui_test_wait_gone (dialog);
  td_gui_test_wait (pairing_count (test, "SELECT count(*) FROM proposal_row WHERE mentor_id = 1 "
                                         "AND mentee_id = 3 AND by_hand = 1") == 1);
  td_gui_test_wait (td_gui_test_shows (test->window, "Mentors swapped"));
}

/* A locked row gives nobody up, and says so. */
static void
test_locked (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *dialog;

  page = choose_dov (test);
  td_test_run (test->file.db, "UPDATE proposal_row SET locked = 1 WHERE mentee_id = 4");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "Swap…"));
  td_gui_test_click (page, "Swap…");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  dialog = td_gui_test_dialog (test);
  td_gui_test_wait (td_gui_test_shows (dialog, "Cas Mentee is locked with Ann Mentor"));
  g_assert_null (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "The two exchange their mentors"));
  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

void
test_swap_add (void)
{
#define ADD(name, func) \
  g_test_add ("/gui/swap/" name, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)
  ADD ("take", test_take);
  ADD ("exchange", test_exchange);
  ADD ("locked", test_locked);
#undef ADD
}
