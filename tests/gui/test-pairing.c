/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "pairing-fixture.h"

#include "gui/pages/pairing/td-points-bars.h"

void test_pairing_add (void);

static void
test_no_program (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (td_gui_test_go (test, "pairing"));

  td_gui_test_wait (td_gui_test_shows (page, "Create a Programme First"));
  td_test_run (test->file.db, "INSERT INTO program (name) VALUES ('A'), ('B')");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "0 mentees, 0 mentors, 0 pairs"));
  g_assert_true (td_gui_test_shows (page, "Choose a Programme"));
  g_assert_cmpint (td_session_get_program_id (test->session), ==, 0);
}

/* The only programme is chosen by itself; without enrolments the page leads to them. */
static void
test_nobody (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (td_gui_test_go (test, "pairing"));

  td_test_run (test->file.db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_gui_test_reload (test);
  td_gui_test_wait (td_session_get_program_id (test->session) == 1);
  td_gui_test_wait (td_gui_test_shows (page, "Nobody to Pair Yet"));
  td_gui_test_click (page, "_Enrol People");
  td_gui_test_wait (td_gui_test_find (test->window, g_type_from_name ("TdPeoplePage"), NULL));
}

/* Who waits longest is shown first, also where nobody was waiting a moment ago. */
static void
test_first_waiting (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (td_gui_test_go (test, "pairing"));

  td_test_run (test->file.db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "Nobody to Pair Yet"));
  td_test_run (test->file.db, "INSERT INTO employee (id, name, name_key, search_key) VALUES "
                              "(1, 'Bea', 'bea', 'bea'), (2, 'Cas', 'cas', 'cas')");
  td_test_run (test->file.db, "INSERT INTO enrolment (program_id, employee_id, role, from_date, "
                              "places) VALUES (1, 1, 'mentee', '2026-01-01', 0), "
                              "(1, 2, 'mentee', '2026-02-01', 0)");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "waiting 74 days"));
}

/* The words of the first bars that are shown, "" while there are none. */
static const char *
first_words (GtkWidget *page)
{
  GtkWidget *bars = td_gui_test_find (page, TD_TYPE_POINTS_BARS, NULL);
  const char *words = bars ? gtk_widget_get_tooltip_text (bars) : NULL;

  return words ? words : "";
}

static void
test_rank (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = pairing_fill (test);

  /* Bea waits longest. Her manager is blocked, in words. */
  td_gui_test_wait (td_gui_test_shows (page, "waiting 74 days"));
  td_gui_test_wait (td_gui_test_shows (page, "the mentee’s manager"));
  g_assert_true (td_gui_test_shows (page, "Waiting (3)"));
  g_assert_cmpuint (td_page_get_badge (TD_PAGE (page)), ==, 3);
  td_gui_test_wait (g_str_has_prefix (first_words (page), "Skills 60 of 60, "));
  gtk_test_accessible_assert_property (td_gui_test_find (page, TD_TYPE_POINTS_BARS, NULL),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, first_words (page));
}

static void
test_pair (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = pairing_fill (test);

  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "Pair"));
  td_gui_test_click (page, "Pair");
  td_gui_test_wait (td_gui_test_shows (test->window, "Max Mentor and Bea Mentee are proposed"));
  g_assert_cmpint (
      pairing_count (test, "SELECT count(*) FROM pair WHERE mentor_id = 2 AND mentee_id = 3 "
                           "AND state = 'proposed' AND source = 'coordinator' AND score > 0"),
      ==, 1);
  /* The next one is chosen. */
  td_gui_test_wait (td_gui_test_shows (page, "Waiting (2)"));
  td_gui_test_wait (td_gui_test_shows (page, "waiting 43 days"));
  td_gui_test_wait (td_gui_test_shows (page, "no place free, would rank"));
  td_session_undo (test->session, 0);
  td_gui_test_wait (td_gui_test_shows (page, "Waiting (3)"));
}

/* A rule can be overruled for one pair, knowingly. */
static void
test_anyway (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = pairing_fill (test);

  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "Anyway…"));
  td_gui_test_click (page, "Anyway…");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  g_assert_true (td_gui_test_shows (td_gui_test_dialog (test), "Pair Ann Mentor with Bea Mentee?"));
  g_assert_true (td_gui_test_shows (td_gui_test_dialog (test), "the mentee’s manager"));
  td_gui_test_click (td_gui_test_dialog (test), "_Pair Anyway");
  td_gui_test_wait (pairing_count (test, "SELECT count(*) FROM pair WHERE mentor_id = 1 "
                                         "AND mentee_id = 3 AND source = 'coordinator'") == 1);
  td_gui_test_wait (td_gui_test_shows (page, "Waiting (2)"));
}

/* Only the best are shown until one asks for all. */
static void
test_many (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page;

  td_test_run (test->file.db,
               "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 199) "
               "INSERT INTO employee (id, number, name, name_key, search_key) "
               "SELECT i, 'N' || i, 'Extra ' || i, 'extra', 'extra' FROM n");
  page = pairing_fill (test);
  td_test_run (test->file.db,
               "INSERT INTO enrolment (program_id, employee_id, role, from_date, places) "
               "SELECT 1, id, 'mentor', '2026-01-01', 1 FROM employee WHERE id >= 100");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "Show _All 102 Mentors"));
  td_gui_test_click (page, "Show _All 102 Mentors");
  td_gui_test_wait (!td_gui_test_find (page, GTK_TYPE_BUTTON, "Show _All 102 Mentors"));
}

/* Enter on the mentee goes to the mentors, Escape comes back. */
static void
test_keyboard (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = pairing_fill (test);
  GtkWidget *button;
  GtkWidget *view;
  GtkWidget *row;

  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "Pair"));
  button = td_gui_test_find (page, GTK_TYPE_BUTTON, "Pair");
  view = gtk_widget_get_ancestor (pairing_label (page, "Cas Mentee"), GTK_TYPE_LIST_VIEW);
  g_signal_emit_by_name (view, "activate", 0);
  td_gui_test_wait (gtk_root_get_focus (GTK_ROOT (test->window)) == button);
  g_signal_emit_by_name (button, "clicked");
  td_gui_test_wait (td_gui_test_shows (page, "Waiting (2)"));
  /* Done with her: the keyboard is back at the mentees. */
  td_gui_test_wait (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (test->window)), view));
  td_gui_test_settle (test);
  g_signal_emit_by_name (view, "activate", 0);
  td_gui_test_wait (!gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (test->window)), view));
  pairing_activate (page, "pairing.back");
  td_gui_test_wait (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (test->window)), view));

  /* Back from there is nowhere: neither one row on, nor off the one that is selected. */
  row = gtk_root_get_focus (GTK_ROOT (test->window));
  g_assert_true (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED);
  pairing_activate (page, "pairing.back");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (test->window)) == row);
  gtk_widget_child_focus (view, GTK_DIR_DOWN);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (test->window)) != row);
  pairing_activate (page, "pairing.back");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (test->window)) == row);
}

static gboolean
has_focus (TdGuiTest *test, GtkWidget *around)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (test->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, around);
}

static void
propose (TdGuiTest *test, GtkWidget *page)
{
  td_gui_test_wait (td_gui_test_shows (page, "Waiting (3)"));
  td_gui_test_click (page, "_Propose Pairs");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  td_gui_test_settle (test);
  td_gui_test_click (td_gui_test_dialog (test), "_Propose");
  td_gui_test_wait (td_gui_test_shows (page, "2 of 3 mentees matched"));
  td_gui_test_wait (td_gui_test_shows (page, "proven best"));
  g_assert_cmpint (pairing_count (test, "SELECT count(*) FROM proposal_row"), ==, 3);
}

static void
test_propose (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = pairing_fill (test);
  GtkWidget *view;

  propose (test, page);
  g_assert_true (td_gui_test_shows (page, "Draft (2)"));
  g_assert_true (td_gui_test_shows (page, "Nobody: no place free"));
  td_gui_test_wait (td_gui_test_shows (page, "In the draft with Max Mentor"));
  view = gtk_widget_get_ancestor (pairing_label (page, "Dov Mentee"), GTK_TYPE_LIST_VIEW);
  /* The keyboard goes on in the draft, and comes back to it from the mentors. */
  td_gui_test_wait (has_focus (test, view));
  g_signal_emit_by_name (view, "activate", 0);
  td_gui_test_wait (!has_focus (test, view));
  pairing_activate (page, "pairing.back");
  td_gui_test_wait (has_focus (test, view));
  /* The row of the one without a mentor says why. */
  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (view)), 2, TRUE);
  td_gui_test_wait (td_gui_test_shows (page, "Without a mentor: no place free"));
}

static void
test_edit (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = pairing_fill (test);

  propose (test, page);
  td_gui_test_wait (td_gui_test_shows (page, "In the draft with Max Mentor"));
  td_gui_test_click (page, "_Lock");
  td_gui_test_wait (pairing_count (test, "SELECT count(*) FROM proposal_row WHERE locked = 1") ==
                    1);
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "Un_lock"));

  td_gui_test_click (page, "_Take Out");
  td_gui_test_wait (td_gui_test_shows (page, "1 of 3 mentees matched"));
  td_gui_test_wait (td_gui_test_shows (page, "below the best"));
  td_gui_test_wait (td_gui_test_shows (test->window, "Draft changed: −"));

  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "Choose"));
  td_gui_test_click (page, "Choose");
  td_gui_test_wait (td_gui_test_shows (page, "2 of 3 mentees matched"));
  td_gui_test_wait (td_gui_test_shows (page, "proven best"));
}

static void
test_release (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = pairing_fill (test);

  propose (test, page);
  td_gui_test_click (page, "_Release All 2");
  td_gui_test_wait (td_gui_test_shows (test->window, "2 pairs released"));
  td_gui_test_wait (pairing_count (test, "SELECT count(*) FROM pair WHERE source = 'proposal'") ==
                    2);
  td_gui_test_wait (td_gui_test_shows (page, "Waiting (1)"));
  td_gui_test_wait (!td_gui_test_shows (page, "Draft ("));
  td_session_undo (test->session, 0);
  td_gui_test_wait (pairing_count (test, "SELECT count(*) FROM pair") == 0);
  td_gui_test_wait (td_gui_test_shows (page, "Draft (2)"));
}

static void
test_release_selected (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = pairing_fill (test);

  propose (test, page);
  td_gui_test_wait (td_gui_test_shows (page, "In the draft with Max Mentor"));
  td_gui_test_click (page, "Only _Selected");
  td_gui_test_wait (td_gui_test_shows (test->window, "1 pair released"));
  td_gui_test_wait (td_gui_test_shows (page, "Draft (1)"));
  td_gui_test_wait (td_gui_test_shows (page, "Not Waiting Any More"));
  g_assert_cmpint (pairing_count (test, "SELECT count(*) FROM pair WHERE mentee_id = 3"), ==, 1);
}

/* A row whose mentee was paired by hand since is named and can be taken out. */
static void
test_paired_since (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = pairing_fill (test);

  propose (test, page);
  td_test_run (test->file.db,
               "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, proposed_on) "
               "VALUES ('1', 1, 2, 3, 'active', '2026-02-01')");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "Not Waiting Any More"));
  td_gui_test_click (page, "_Release All 2");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  g_assert_true (td_gui_test_shows (td_gui_test_dialog (test), "1 Pair Cannot Be Released"));
  g_assert_true (td_gui_test_shows (td_gui_test_dialog (test), "Bea Mentee has a mentor by now"));
  td_gui_test_click (td_gui_test_dialog (test), "_Cancel");
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  td_gui_test_click (page, "_Take Out");
  td_gui_test_wait (td_gui_test_shows (page, "Draft (1)"));
}

static void
test_discard (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = pairing_fill (test);
  GtkWidget *button;

  propose (test, page);
  button = td_gui_test_find (page, GTK_TYPE_BUTTON, "_Release All 2");
  pairing_activate (button, "draft.discard");
  td_gui_test_wait (td_gui_test_shows (test->window, "Draft discarded"));
  td_gui_test_wait (!td_gui_test_shows (page, "Draft ("));
  g_assert_true (td_gui_test_shows (page, "Waiting (3)"));
}

static void
test_everyone (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = pairing_fill (test);

  td_test_run (test->file.db,
               "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, proposed_on) "
               "VALUES ('1', 1, 2, 3, 'active', '2026-02-01'), "
               "('2', 1, 1, 4, 'active', '2026-02-01'), ('3', 1, 1, 5, 'paused', '2026-02-01')");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "Nobody Waits for a Mentor"));
  g_assert_cmpuint (td_page_get_badge (TD_PAGE (page)), ==, 0);
}

/* A draft says when the rules are others than it was made with. */
static void
test_stale_draft (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = pairing_fill (test);

  propose (test, page);
  g_assert_false (td_gui_test_shows (page, "The rules have changed since"));
  td_test_run (test->file.db, "INSERT INTO program_rule VALUES (1, 'criterion', 'skills', 5)");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "The rules have changed since"));
}

static void
test_narrow (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = pairing_fill (test);

  td_gui_test_wait (td_gui_test_shows (page, "2 mentors with places"));
  g_assert_true (td_gui_test_shows (page, "waiting 74 days"));
  gtk_window_set_default_size (GTK_WINDOW (test->window), 360, 700);
  td_gui_test_wait (!td_gui_test_shows (page, "2 mentors with places"));
  td_gui_test_wait (gtk_widget_get_width (GTK_WIDGET (test->window)) <= 362);
  /* One part at a time; Enter on the mentee goes on to the mentors, Escape comes back. */
  g_assert_true (td_gui_test_shows (page, "Bea Mentee"));
  g_assert_false (td_gui_test_shows (page, "waiting 74 days"));
  pairing_activate (page, "pairing.choose");
  td_gui_test_wait (td_gui_test_shows (page, "waiting 74 days"));
  td_gui_test_wait (gtk_widget_get_width (GTK_WIDGET (test->window)) <= 362);
  g_assert_false (td_gui_test_shows (page, "Cas Mentee"));
  pairing_activate (page, "pairing.back");
  td_gui_test_wait (td_gui_test_shows (page, "Cas Mentee"));
  gtk_widget_activate_action (page, "pairing.pane", "s", "mentors");
  td_gui_test_wait (td_gui_test_shows (page, "2 mentors with places"));
  td_gui_test_wait (gtk_widget_get_width (GTK_WIDGET (test->window)) <= 362);
}

static void
test_bars (void)
{
  TdPointsBars *bars = g_object_ref_sink (g_object_new (TD_TYPE_POINTS_BARS, NULL));
  const char *tooltip;
  gpointer finalized = bars;
  int minimum, natural;

  g_object_add_weak_pointer (G_OBJECT (bars), &finalized);
  g_object_set (bars, "criteria", "{\"skills\":4000,\"wishes\":0}", "rules",
                "{\"weights\":{\"skills\":60,\"wishes\":50}}", NULL);
  gtk_widget_measure (GTK_WIDGET (bars), GTK_ORIENTATION_VERTICAL, 400, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (bars), GTK_ORIENTATION_VERTICAL, 90, &natural, NULL, NULL, NULL);
  tooltip = gtk_widget_get_tooltip_text (GTK_WIDGET (bars));
  g_assert_cmpstr (tooltip, ==, "Skills 40 of 60, Wishes 0 of 50");
  g_assert_cmpint (natural, ==, 2 * minimum);
  g_object_unref (bars);
  g_assert_null (finalized);
}

void
test_pairing_add (void)
{
#define ADD(name, func) \
  g_test_add ("/gui/pairing/" name, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)
  ADD ("no-program", test_no_program);
  ADD ("nobody", test_nobody);
  ADD ("first-waiting", test_first_waiting);
  ADD ("rank", test_rank);
  ADD ("pair", test_pair);
  ADD ("anyway", test_anyway);
  ADD ("many", test_many);
  ADD ("keyboard", test_keyboard);
  ADD ("propose", test_propose);
  ADD ("edit", test_edit);
  ADD ("release", test_release);
  ADD ("release-selected", test_release_selected);
  ADD ("paired-since", test_paired_since);
  ADD ("discard", test_discard);
  ADD ("everyone", test_everyone);
  ADD ("stale-draft", test_stale_draft);
  ADD ("narrow", test_narrow);
#undef ADD
  g_test_add_func ("/gui/pairing/bars", test_bars);
}
