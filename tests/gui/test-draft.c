/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairing/td-cohort-picture.h"
#include "gui/pages/pairing/td-draft-item.h"
#include "gui/pages/pairing/td-draft-panel.h"
#include "gui/widgets/td-chart.h"
#include "proposal/td-proposal.h"
#include "td-gui-test.h"

void test_draft_add (void);

/* Two mentors with a place each and three mentees; Ann is Bea's manager. Bea wants what Max offers,
 * the others what Ann does. */
static void
fill (TdGuiTest *test)
{
  TdDatabase *db = test->file.db;

  td_test_run (db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (db, "INSERT INTO employee (id, number, name, name_key, search_key, department, "
                   "manager_id) VALUES "
                   "(1, '1', 'Ann Mentor', 'ann', 'ann', 'Sales', NULL), "
                   "(2, '2', 'Max Mentor', 'max', 'max', 'Law', NULL), "
                   "(3, '3', 'Bea Mentee', 'bea', 'bea', 'Sales', 1), "
                   "(4, '4', 'Cas Mentee', 'cas', 'cas', 'IT', NULL), "
                   "(5, '5', 'Dov Mentee', 'dov', 'dov', 'IT', NULL)");
  td_test_run (db, "INSERT INTO enrolment (program_id, employee_id, role, from_date, places, "
                   "skills_offered, skills_wanted) VALUES "
                   "(1, 1, 'mentor', '2026-01-01', 1, 'law', NULL), "
                   "(1, 2, 'mentor', '2026-01-01', 1, 'planning', NULL), "
                   "(1, 3, 'mentee', '2026-01-01', 0, NULL, 'planning'), "
                   "(1, 4, 'mentee', '2026-02-01', 0, NULL, 'law'), "
                   "(1, 5, 'mentee', '2026-03-01', 0, NULL, 'law')");
}

static gint64
make_draft (TdGuiTest *test, TdObjective objective)
{
  TdProposalOptions options = { .program_id = 1, .objective = objective };
  g_autoptr (GError) error = NULL;
  gint64 id =
      td_proposal_make (test->file.db, &options, td_test_date (TD_GUI_TEST_TODAY), NULL, &error);

  g_assert_no_error (error);
  return id;
}

/* The page with the draft in front. */
static GtkWidget *
show_draft (TdGuiTest *test)
{
  GtkWidget *page;
  GtkStack *lists;

  td_gui_test_reload (test);
  page = GTK_WIDGET (td_gui_test_go (test, "pairing"));
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_STACK, "lists"));
  lists = td_gui_test_find (page, GTK_TYPE_STACK, "lists");
  gtk_stack_set_visible_child_name (lists, "draft");
  td_gui_test_wait (td_gui_test_find (page, TD_TYPE_DRAFT_PANEL, NULL));
  return page;
}

static TdDraftPanel *
panel_of (GtkWidget *page)
{
  return td_gui_test_find (page, TD_TYPE_DRAFT_PANEL, NULL);
}

static gint64
count (TdGuiTest *test, const char *sql)
{
  return td_test_count (test->file.db, sql);
}

static gpointer
wait_dialog (TdGuiTest *test)
{
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  td_gui_test_settle (test);
  return td_gui_test_dialog (test);
}

static void
close_dialog (TdGuiTest *test, gpointer dialog)
{
  gtk_window_close (dialog);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

/* Activates a row of the list that shows a text. */
static void
activate_row (gpointer root, const char *text)
{
  GtkWidget *view =
      gtk_widget_get_ancestor (td_gui_test_find (root, GTK_TYPE_LABEL, text), GTK_TYPE_LIST_VIEW);

  g_signal_emit_by_name (view, "activate", 0);
}

/* --- Items --- */

static TdDraftItem *
make_item (int percent, gint64 mentor_id, const char *mentor, int position)
{
  TdProposalRow *row = g_object_new (TD_TYPE_PROPOSAL_ROW, NULL);
  TdDraftItem *item;

  row->mentor_id = mentor_id;
  row->percent = percent;
  td_record_set_text (&row->mentor_name, mentor);
  item = td_draft_item_new (row, position, NULL, NULL);
  g_object_unref (row);
  return item;
}

static void
test_order (void)
{
  g_autoptr (TdDraftItem) weak = make_item (20, 1, "Ann", 1);
  g_autoptr (TdDraftItem) strong = make_item (80, 2, "Max", 0);
  g_autoptr (TdDraftItem) none = make_item (0, 0, NULL, 2);

  g_assert_cmpint (td_draft_item_compare (strong, weak, TD_DRAFT_BY_MENTEE), <, 0);
  g_assert_cmpint (td_draft_item_compare (strong, weak, TD_DRAFT_BY_MENTOR), >, 0);
  g_assert_cmpint (td_draft_item_compare (strong, weak, TD_DRAFT_WEAKEST_FIRST), >, 0);
  g_assert_cmpint (td_draft_item_compare (strong, weak, TD_DRAFT_BEST_FIRST), <, 0);
  /* Who has nobody is last, also where the weakest come first. */
  for (int order = TD_DRAFT_BY_MENTEE; order <= TD_DRAFT_BEST_FIRST; order++)
    g_assert_cmpint (td_draft_item_compare (none, weak, order), >, 0);
}

static void
test_facts (void)
{
  g_autoptr (TdProposalRow) row = g_object_new (TD_TYPE_PROPOSAL_ROW, NULL);
  g_autoptr (TdDraftItem) plain = td_draft_item_new (row, 0, NULL, NULL);
  g_autoptr (TdDraftItem) marked = NULL;

  g_assert_null (plain->facts);
  g_assert_cmpstr (plain->mentor, ==, "Nobody");
  g_assert_true (td_draft_item_is_shown (plain, TD_DRAFT_SHOW_UNMATCHED));
  g_assert_false (td_draft_item_is_shown (plain, TD_DRAFT_SHOW_FLAGGED));
  row->locked = row->by_hand = TRUE;
  row->mentor_id = 1;
  row->proven_id = 2;
  td_record_set_text (&row->mentor_name, "Ann");
  marked = td_draft_item_new (row, 0, "Line manager", "−12 against Max");
  g_assert_cmpstr (marked->facts, ==, "Line manager · Locked · By hand · −12 against Max");
  g_assert_true (marked->can_put_back);
  g_assert_true (td_draft_item_is_shown (marked, TD_DRAFT_SHOW_FLAGGED));
  g_assert_true (td_draft_item_is_shown (marked, TD_DRAFT_SHOW_LOCKED));
  g_assert_true (td_draft_item_is_shown (marked, TD_DRAFT_SHOW_BY_HAND));
  g_assert_false (td_draft_item_is_shown (marked, TD_DRAFT_SHOW_UNMATCHED));
}

/* --- The panel --- */

static void
test_show (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page;
  TdDraftPanel *panel;

  fill (test);
  make_draft (test, TD_OBJECTIVE_TOTAL);
  page = show_draft (test);
  panel = panel_of (page);
  td_gui_test_wait (td_gui_test_shows (panel, "2 of 3 mentees matched"));
  g_assert_true (td_gui_test_shows (panel, "Draft 1 of 16 Mar 2026"));
  g_assert_true (td_gui_test_shows (panel, "1 unmatched, why?"));
  g_object_set (panel, "show", TD_DRAFT_SHOW_UNMATCHED, NULL);
  td_gui_test_wait (!td_gui_test_shows (panel, "Bea Mentee"));
  g_assert_true (td_gui_test_shows (panel, "Nobody: no place free"));
  g_object_set (panel, "show", TD_DRAFT_SHOW_LOCKED, NULL);
  td_gui_test_wait (td_gui_test_shows (panel, "No row of the draft is like that."));
  g_assert_null (td_draft_panel_get_row (panel));
  td_draft_panel_show_mentee (panel, 4);
  td_gui_test_wait (td_draft_panel_get_row (panel) != NULL);
  g_assert_cmpint (td_draft_panel_get_row (panel)->mentee_id, ==, 4);
  td_gui_test_photo (test, "draft-panel");
}

/* A change by hand says what it cost and is put back. */
static void
test_put_back (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page;

  fill (test);
  make_draft (test, TD_OBJECTIVE_TOTAL);
  page = show_draft (test);
  td_gui_test_wait (td_gui_test_shows (page, "In the draft with Max Mentor"));
  td_gui_test_click (page, "_Take Out");
  td_gui_test_wait (td_gui_test_shows (panel_of (page), "By hand"));
  td_gui_test_wait (td_gui_test_shows (panel_of (page), "against Max Mentor"));
  td_gui_test_photo (test, "draft-by-hand");
  td_gui_test_click (panel_of (page), "Put back as it was proposed");
  td_gui_test_wait (count (test, "SELECT count(*) FROM proposal_row WHERE mentee_id = 3 "
                                 "AND mentor_id = 2") == 1);
  td_gui_test_wait (!td_gui_test_shows (panel_of (page), "against Max Mentor"));
}

/* Of two drafts the newest is worked on until the other one is chosen. */
static void
test_choose (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page;
  gint64 first;

  fill (test);
  first = make_draft (test, TD_OBJECTIVE_TOTAL);
  make_draft (test, TD_OBJECTIVE_FAIR);
  page = show_draft (test);
  td_gui_test_wait (td_gui_test_shows (panel_of (page), "Draft 2 of 16 Mar 2026"));
  td_draft_panel_choose (panel_of (page), first);
  td_gui_test_wait (td_draft_panel_get_draft (panel_of (page))->id == first);
  td_gui_test_wait (td_gui_test_shows (panel_of (page), "Draft 1 of 16 Mar 2026"));
}

/* What is refused is named before; the others are released without it. */
static void
test_release_others (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page;
  gpointer dialog;

  fill (test);
  make_draft (test, TD_OBJECTIVE_TOTAL);
  td_test_run (test->file.db,
               "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, proposed_on) "
               "VALUES ('1', 1, 2, 3, 'active', '2026-02-01')");
  page = show_draft (test);
  td_gui_test_wait (td_gui_test_shows (panel_of (page), "Bea Mentee has a mentor by now"));
  td_gui_test_click (page, "_Release All 2");
  dialog = wait_dialog (test);
  g_assert_true (td_gui_test_shows (dialog, "1 Pair Cannot Be Released"));
  td_gui_test_photo (test, "draft-refused");
  td_gui_test_click (dialog, "_Release the Other 1");
  td_gui_test_wait (td_gui_test_shows (test->window, "1 pair released"));
  g_assert_cmpint (count (test, "SELECT count(*) FROM pair WHERE source = 'proposal'"), ==, 1);
  td_session_undo (test->session, 0);
  td_gui_test_wait (count (test, "SELECT count(*) FROM pair WHERE source = 'proposal'") == 0);
}

/* --- Who has nobody --- */

static void
test_unmatched (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page;
  gpointer dialog;

  fill (test);
  make_draft (test, TD_OBJECTIVE_TOTAL);
  page = show_draft (test);
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "1 unmatched, _why?"));
  td_gui_test_click (page, "1 unmatched, _why?");
  dialog = wait_dialog (test);
  td_gui_test_wait (td_gui_test_shows (dialog, "People (1)"));
  g_assert_true (td_gui_test_shows (dialog, "Dov Mentee"));
  td_gui_test_photo (test, "draft-unmatched");
  activate_row (dialog, "Dov Mentee · IT");
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  g_assert_cmpint (td_draft_panel_get_row (panel_of (page))->mentee_id, ==, 5);
}

/* --- Two drafts --- */

static void
test_compare (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page;
  gpointer dialog;
  gint64 first;

  fill (test);
  first = make_draft (test, TD_OBJECTIVE_TOTAL);
  td_test_run (test->file.db, "UPDATE enrolment SET skills_offered = 'law; planning' "
                              "WHERE employee_id = 2");
  td_test_run (test->file.db, "UPDATE employee SET manager_id = NULL WHERE id = 3");
  make_draft (test, TD_OBJECTIVE_FAIR);
  td_test_run (test->file.db, "UPDATE proposal_row SET mentor_id = 1 WHERE proposal_id = 2 "
                              "AND mentee_id = 3");
  page = show_draft (test);
  td_gui_test_wait (td_draft_panel_get_draft (panel_of (page)) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (panel_of (page)), "draft.compare", NULL);
  dialog = wait_dialog (test);
  td_gui_test_wait (td_gui_test_shows (dialog, "Another mentor"));
  g_assert_true (td_gui_test_shows (dialog, "Draft 1 of 16 Mar 2026"));
  g_assert_true (td_gui_test_shows (dialog, "Bea Mentee"));
  g_assert_false (td_gui_test_shows (dialog, "Dov Mentee"));
  g_object_set (dialog, "show-same", TRUE, NULL);
  td_gui_test_wait (td_gui_test_shows (dialog, "Dov Mentee"));
  td_gui_test_photo (test, "draft-compare");
  td_gui_test_click (dialog, "Work on This One");
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  td_gui_test_wait (td_draft_panel_get_draft (panel_of (page))->id == first);
}

static void
test_compare_one (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page;
  gpointer dialog;

  fill (test);
  make_draft (test, TD_OBJECTIVE_TOTAL);
  page = show_draft (test);
  td_gui_test_wait (td_draft_panel_get_draft (panel_of (page)) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (panel_of (page)), "draft.compare", NULL);
  dialog = wait_dialog (test);
  td_gui_test_wait (td_gui_test_shows (dialog, "Nothing to Compare Yet"));
  close_dialog (test, dialog);
}

/* --- The picture --- */

static void
test_picture (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page;
  gpointer dialog;
  TdChart *chart;

  fill (test);
  make_draft (test, TD_OBJECTIVE_TOTAL);
  page = show_draft (test);
  td_gui_test_wait (td_draft_panel_get_draft (panel_of (page)) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (panel_of (page)), "draft.picture", NULL);
  dialog = wait_dialog (test);
  td_gui_test_wait (td_gui_test_find (dialog, TD_TYPE_CHART, NULL));
  chart = td_gui_test_find (dialog, TD_TYPE_CHART, NULL);
  g_assert_true (td_gui_test_shows (dialog, "Draft · 2 pairs"));
  /* Law mentors Sales: the pairs behind the mark, and back. */
  g_signal_emit_by_name (chart, "activated", "Law\nSales");
  td_gui_test_wait (td_gui_test_shows (dialog, "Max Mentor · Bea Mentee"));
  g_assert_true (td_gui_test_shows (dialog, "Law mentors Sales"));
  td_gui_test_photo (test, "draft-picture-behind");
  gtk_widget_activate_action (dialog, "cohort.back", NULL);
  td_gui_test_wait (td_gui_test_find (dialog, TD_TYPE_CHART, NULL));
  td_gui_test_click (dialog, "_Table");
  td_gui_test_wait (td_gui_test_shows (dialog, "Sales mentors IT"));
  activate_row (dialog, "Law mentors Sales");
  td_gui_test_wait (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "Back to the picture"));
  /* There are no pairs yet. */
  g_object_set (dialog, "of-draft", FALSE, NULL);
  td_gui_test_wait (td_gui_test_shows (dialog, "No Pairs Here Yet"));
  close_dialog (test, dialog);
}

/* The pairs there are have their picture too; a pair of it leads to the pair. */
static void
test_picture_of_pairs (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page;
  gpointer dialog;

  fill (test);
  td_test_run (test->file.db,
               "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, proposed_on) "
               "VALUES ('1', 1, 2, 4, 'active', '2026-02-01')");
  td_gui_test_reload (test);
  page = GTK_WIDGET (td_gui_test_go (test, "pairs"));
  td_gui_test_wait (td_gui_test_shows (page, "Max Mentor"));
  gtk_widget_activate_action (page, "pairs.picture", NULL);
  dialog = wait_dialog (test);
  td_gui_test_wait (td_gui_test_shows (dialog, "Pairs now · 1 pair"));
  g_assert_null (td_gui_test_find (dialog, GTK_TYPE_TOGGLE_BUTTON, "_Draft"));
  td_cohort_picture_show_behind (dialog, "Law\nIT");
  td_gui_test_wait (td_gui_test_shows (dialog, "Max Mentor · Cas Mentee"));
  activate_row (dialog, "Max Mentor · Cas Mentee");
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  td_gui_test_wait (td_gui_test_shows (page, "Max Mentor → Cas Mentee"));
}

/* --- Narrow windows --- */

static void
assert_narrow (gpointer widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

/* The panel and every window it opens fit 360 pixels. */
static void
test_narrow (TdGuiTest *test, gconstpointer data)
{
  static const char *const actions[] = { "draft.compare", "draft.picture", "draft.unmatched" };
  GtkWidget *page;

  fill (test);
  make_draft (test, TD_OBJECTIVE_TOTAL);
  make_draft (test, TD_OBJECTIVE_FAIR);
  page = show_draft (test);
  td_gui_test_wait (td_draft_panel_get_draft (panel_of (page)) != NULL);
  assert_narrow (panel_of (page));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gpointer dialog;

      gtk_widget_activate_action (GTK_WIDGET (panel_of (page)), actions[i], NULL);
      dialog = wait_dialog (test);
      assert_narrow (dialog);
      close_dialog (test, dialog);
    }
}

#define ADD(name, func) \
  g_test_add ("/gui/draft/" name, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)

void
test_draft_add (void)
{
  g_test_add_func ("/gui/draft/order", test_order);
  g_test_add_func ("/gui/draft/facts", test_facts);
  ADD ("show", test_show);
  ADD ("put-back", test_put_back);
  ADD ("choose", test_choose);
  ADD ("release-others", test_release_others);
  ADD ("unmatched", test_unmatched);
  ADD ("compare", test_compare);
  ADD ("compare-one", test_compare_one);
  ADD ("picture", test_picture);
  ADD ("picture-of-pairs", test_picture_of_pairs);
  ADD ("narrow", test_narrow);
}
