/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-gui-test.h"

#include "gui/pages/pairing/td-mentor-target.h"
#include "gui/pages/pairing/td-points-bars.h"
#include "gui/pages/pairing/td-setting-row.h"
#include "gui/pages/pairing/td-waiting-panel.h"

void test_pairing_add (void);

/* Two mentors with a place each and three mentees; Ann is Bea's manager. */
static GtkWidget *
fill (TdGuiTest *test)
{
  TdDatabase *db = test->file.db;

  td_test_run (db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (db, "INSERT INTO employee (id, number, name, name_key, search_key, manager_id) "
                   "VALUES (1, '1', 'Ann Mentor', 'ann', 'ann', NULL), "
                   "(2, '2', 'Max Mentor', 'max', 'max', NULL), "
                   "(3, '3', 'Bea Mentee', 'bea', 'bea', 1), "
                   "(4, '4', 'Cas Mentee', 'cas', 'cas', NULL), "
                   "(5, '5', 'Dov Mentee', 'dov', 'dov', NULL)");
  td_test_run (db, "INSERT INTO enrolment (program_id, employee_id, role, from_date, places, "
                   "skills_offered, skills_wanted) VALUES "
                   "(1, 1, 'mentor', '2026-01-01', 1, 'law', NULL), "
                   "(1, 2, 'mentor', '2026-01-01', 1, 'planning', NULL), "
                   "(1, 3, 'mentee', '2026-01-01', 0, NULL, 'planning'), "
                   "(1, 4, 'mentee', '2026-02-01', 0, NULL, 'law'), "
                   "(1, 5, 'mentee', '2026-03-01', 0, NULL, 'law')");
  td_gui_test_reload (test);
  return GTK_WIDGET (td_gui_test_go (test, "pairing"));
}

static gint64
count (TdGuiTest *test, const char *sql)
{
  return td_test_count (test->file.db, sql);
}

static void
activate (GtkWidget *page, const char *action)
{
  gtk_widget_activate_action (page, action, NULL);
}

/* The widget in which a text stands. */
static GtkWidget *
label_of (gpointer root, const char *text)
{
  GtkWidget *label = td_gui_test_find (root, GTK_TYPE_LABEL, text);

  g_assert_nonnull (label);
  return label;
}

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

static void
test_rank (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = fill (test);
  TdPointsBars *bars;
  const char *tooltip;

  /* Bea waits longest. Her manager is blocked, in words. */
  td_gui_test_wait (td_gui_test_shows (page, "waiting 74 days"));
  td_gui_test_wait (td_gui_test_shows (page, "the mentee’s manager"));
  g_assert_true (td_gui_test_shows (page, "Waiting (3)"));
  g_assert_cmpuint (td_page_get_badge (TD_PAGE (page)), ==, 3);
  bars = td_gui_test_find (page, TD_TYPE_POINTS_BARS, NULL);
  tooltip = gtk_widget_get_tooltip_text (GTK_WIDGET (bars));
  g_assert_true (g_str_has_prefix (tooltip, "Skills 60 of 60, "));
  gtk_test_accessible_assert_property (bars, GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip);
}

static void
test_pair (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = fill (test);

  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Pair"));
  td_gui_test_click (page, "_Pair");
  td_gui_test_wait (td_gui_test_shows (test->window, "Max Mentor and Bea Mentee are proposed"));
  g_assert_cmpint (count (test, "SELECT count(*) FROM pair WHERE mentor_id = 2 AND mentee_id = 3 "
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
  GtkWidget *page = fill (test);

  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "Any_way…"));
  td_gui_test_click (page, "Any_way…");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  g_assert_true (td_gui_test_shows (td_gui_test_dialog (test), "Pair Ann Mentor with Bea Mentee?"));
  g_assert_true (td_gui_test_shows (td_gui_test_dialog (test), "the mentee’s manager"));
  td_gui_test_click (td_gui_test_dialog (test), "_Pair Anyway");
  td_gui_test_wait (count (test, "SELECT count(*) FROM pair WHERE mentor_id = 1 "
                                 "AND mentee_id = 3 AND source = 'coordinator'") == 1);
  td_gui_test_wait (td_gui_test_shows (page, "Waiting (2)"));
}

/* The row of a mentor, in the ranking or in the mentors with places. */
static GtkWidget *
target_of (gpointer root, const char *mentor)
{
  GtkWidget *target = gtk_widget_get_ancestor (label_of (root, mentor), TD_TYPE_MENTOR_TARGET);

  g_assert_nonnull (target);
  return target;
}

/* Lets a mentee go over a mentor's row. */
static gboolean
drop (GtkWidget *target, TdWaitingMentee *mentee)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (target);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, TD_TYPE_WAITING_MENTEE);
  g_value_set_object (&value, mentee);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &taken);
    }
  return taken;
}

/* A mentee is dropped on a mentor with places; the same where a rule blocks is asked about. */
static void
test_drop (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = fill (test);
  GtkWidget *places;
  TdWaitingPanel *waiting;

  td_gui_test_wait (td_gui_test_shows (page, "2 mentors with places"));
  td_gui_test_wait (td_gui_test_shows (page, "the mentee’s manager"));
  places = td_gui_test_find (page, g_type_from_name ("TdMentorsPanel"), NULL);
  waiting = td_gui_test_find (page, TD_TYPE_WAITING_PANEL, NULL);
  td_gui_test_wait (td_gui_test_shows (places, "the mentee’s manager"));
  g_assert_true (td_gui_test_shows (places, "1 free"));
  g_assert_true (td_gui_test_shows (places, "▮"));

  g_assert_true (drop (target_of (places, "Ann Mentor"), td_waiting_panel_find (waiting, 3)));
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  g_assert_true (td_gui_test_shows (td_gui_test_dialog (test), "Pair Ann Mentor with Bea Mentee?"));
  g_assert_true (td_gui_test_shows (td_gui_test_dialog (test), "A line manager appraises"));
  td_gui_test_click (td_gui_test_dialog (test), "_Cancel");
  td_gui_test_settle (test);

  /* Another one than the mentee shown. */
  g_assert_true (drop (target_of (places, "Max Mentor"), td_waiting_panel_find (waiting, 5)));
  td_gui_test_wait (count (test, "SELECT count(*) FROM pair WHERE mentor_id = 2 "
                                 "AND mentee_id = 5 AND state = 'proposed'") == 1);
  td_gui_test_wait (td_gui_test_shows (page, "1 mentor with places"));
  td_gui_test_wait (td_gui_test_shows (page, "Waiting (2)"));
}

/* A pair is locked by its menu's action, forbidden by key, and allowed again by button. */
static void
test_settle (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = fill (test);
  GtkWidget *panel;

  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Pair"));
  panel = td_gui_test_find (page, g_type_from_name ("TdCandidatesPanel"), NULL);
  activate (target_of (panel, "Max Mentor"), "mentor.lock");
  td_gui_test_wait (td_gui_test_shows (panel, "Locked: every proposal has this pair"));
  td_gui_test_wait (td_gui_test_shows (test->window, "Locked: every proposal has Max Mentor"));
  g_assert_cmpint (count (test, "SELECT count(*) FROM pairing_constraint WHERE mentor_id = 2 "
                                "AND mentee_id = 3 AND kind = 'locked'"),
                   ==, 1);
  td_session_undo (test->session, 0);
  td_gui_test_wait (!td_gui_test_shows (panel, "Locked: every proposal has this pair"));

  td_gui_test_settle (test);
  g_assert_true (gtk_widget_child_focus (target_of (panel, "Max Mentor"), GTK_DIR_TAB_FORWARD));
  gtk_widget_activate_action (panel, "candidates.key", "s", "mentor.forbid");
  td_gui_test_wait (td_gui_test_shows (panel, "Forbidden: no proposal has this pair"));
  /* The keyboard is still on him. */
  td_gui_test_wait (td_mentor_target_find_focus (panel) &&
                    td_mentor_target_get_mentor_id (td_mentor_target_find_focus (panel)) == 2);
  activate (target_of (panel, "Max Mentor"), "mentor.pair");
  td_gui_test_wait (td_gui_test_shows (test->window, "You forbade Max Mentor and Bea Mentee"));
  td_gui_test_click (panel, "_Allow");
  td_gui_test_wait (count (test, "SELECT count(*) FROM pairing_constraint") == 0);
  td_gui_test_wait (td_gui_test_find (panel, GTK_TYPE_BUTTON, "_Pair"));
}

/* The search narrows those who wait; several can be chosen, and the page stays with the first. */
static void
test_waiting (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = fill (test);
  TdWaitingPanel *waiting;
  g_autoptr (GArray) selected = NULL;
  GtkSelectionModel *model;
  guint n_selected;

  td_gui_test_wait (td_gui_test_shows (page, "waiting 74 days"));
  waiting = td_gui_test_find (page, TD_TYPE_WAITING_PANEL, NULL);
  model = gtk_list_view_get_model (td_gui_test_find (waiting, GTK_TYPE_LIST_VIEW, NULL));
  gtk_selection_model_select_item (model, 2, FALSE);
  selected = td_waiting_panel_list_selected (waiting);
  g_assert_cmpuint (selected->len, ==, 2);
  g_object_get (waiting, "n-selected", &n_selected, NULL);
  g_assert_cmpuint (n_selected, ==, 2);
  td_gui_test_wait (td_gui_test_find (waiting, GTK_TYPE_BUTTON, "Propose for These _2"));
  g_assert_cmpint (td_waiting_panel_get_mentee (waiting)->mentee_id, ==, 3);
  /* They stay selected when the list is loaded again. */
  td_gui_test_reload (test);
  td_gui_test_settle (test);
  g_object_get (waiting, "n-selected", &n_selected, NULL);
  g_assert_cmpuint (n_selected, ==, 2);

  gtk_editable_set_text (td_gui_test_find (waiting, GTK_TYPE_SEARCH_ENTRY, NULL), "cas");
  td_gui_test_wait (!td_gui_test_shows (waiting, "Bea Mentee"));
  td_gui_test_wait (td_gui_test_shows (page, "waiting 43 days"));
  gtk_editable_set_text (td_gui_test_find (waiting, GTK_TYPE_SEARCH_ENTRY, NULL), "nobody");
  td_gui_test_wait (td_gui_test_shows (waiting, "Nobody who waits matches"));
  gtk_widget_activate_action (page, "pairing.show-mentee", "x", G_GINT64_CONSTANT (5));
  td_gui_test_wait (td_gui_test_shows (page, "waiting 15 days"));
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
  page = fill (test);
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
  GtkWidget *page = fill (test);
  GtkWidget *button;
  GtkWidget *view;

  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Pair"));
  button = td_gui_test_find (page, GTK_TYPE_BUTTON, "_Pair");
  view = gtk_widget_get_ancestor (label_of (page, "Cas Mentee"), GTK_TYPE_LIST_VIEW);
  g_signal_emit_by_name (view, "activate", 0);
  td_gui_test_wait (gtk_root_get_focus (GTK_ROOT (test->window)) == button);
  g_signal_emit_by_name (button, "clicked");
  td_gui_test_wait (td_gui_test_shows (page, "Waiting (2)"));
  /* Done with her: the keyboard is back at the mentees. */
  td_gui_test_wait (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (test->window)), view));
  td_gui_test_settle (test);
  g_signal_emit_by_name (view, "activate", 0);
  td_gui_test_wait (!gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (test->window)), view));
  activate (page, "pairing.back");
  td_gui_test_wait (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (test->window)), view));
}

static void
propose (TdGuiTest *test, GtkWidget *page)
{
  td_gui_test_wait (td_gui_test_shows (page, "Waiting (3)"));
  td_gui_test_click (page, "_Propose Pairs");
  td_gui_test_wait (td_gui_test_shows (page, "2 of 3 mentees matched"));
  td_gui_test_wait (td_gui_test_shows (page, "proven best"));
  g_assert_cmpint (count (test, "SELECT count(*) FROM proposal_row"), ==, 3);
}

static void
test_propose (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = fill (test);
  GtkWidget *view;

  propose (test, page);
  g_assert_true (td_gui_test_shows (page, "Draft (2)"));
  g_assert_true (td_gui_test_shows (page, "Nobody: no place free"));
  td_gui_test_wait (td_gui_test_shows (page, "In the draft with Max Mentor"));
  /* The row of the one without a mentor says why. */
  view = gtk_widget_get_ancestor (label_of (page, "Dov Mentee"), GTK_TYPE_LIST_VIEW);
  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (view)), 2, TRUE);
  td_gui_test_wait (td_gui_test_shows (page, "Without a mentor: no place free"));
}

static void
test_edit (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = fill (test);

  propose (test, page);
  td_gui_test_wait (td_gui_test_shows (page, "In the draft with Max Mentor"));
  td_gui_test_click (page, "_Lock");
  td_gui_test_wait (count (test, "SELECT count(*) FROM proposal_row WHERE locked = 1") == 1);
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "Un_lock"));

  td_gui_test_click (page, "_Take Out");
  td_gui_test_wait (td_gui_test_shows (page, "1 of 3 mentees matched"));
  td_gui_test_wait (td_gui_test_shows (page, "below the best"));
  td_gui_test_wait (td_gui_test_shows (test->window, "Draft changed: −"));

  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Choose"));
  td_gui_test_click (page, "_Choose");
  td_gui_test_wait (td_gui_test_shows (page, "2 of 3 mentees matched"));
  td_gui_test_wait (td_gui_test_shows (page, "proven best"));
}

static void
test_release (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = fill (test);

  propose (test, page);
  td_gui_test_click (page, "_Release All 2");
  td_gui_test_wait (td_gui_test_shows (test->window, "2 pairs released"));
  td_gui_test_wait (count (test, "SELECT count(*) FROM pair WHERE source = 'proposal'") == 2);
  td_gui_test_wait (td_gui_test_shows (page, "Waiting (1)"));
  td_gui_test_wait (!td_gui_test_shows (page, "Draft ("));
  td_session_undo (test->session, 0);
  td_gui_test_wait (count (test, "SELECT count(*) FROM pair") == 0);
  td_gui_test_wait (td_gui_test_shows (page, "Draft (2)"));
}

static void
test_release_selected (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = fill (test);

  propose (test, page);
  td_gui_test_wait (td_gui_test_shows (page, "In the draft with Max Mentor"));
  td_gui_test_click (page, "Only _Selected");
  td_gui_test_wait (td_gui_test_shows (test->window, "1 pair released"));
  td_gui_test_wait (td_gui_test_shows (page, "Draft (1)"));
  td_gui_test_wait (td_gui_test_shows (page, "Not Waiting Any More"));
  g_assert_cmpint (count (test, "SELECT count(*) FROM pair WHERE mentee_id = 3"), ==, 1);
}

/* A row whose mentee was paired by hand since is named and can be taken out. */
static void
test_paired_since (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = fill (test);

  propose (test, page);
  td_test_run (test->file.db,
               "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, proposed_on) "
               "VALUES ('1', 1, 2, 3, 'active', '2026-02-01')");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "Not Waiting Any More"));
  td_gui_test_click (page, "_Release All 2");
  td_gui_test_wait (td_gui_test_shows (test->window, "Bea Mentee has a mentor by now"));
  td_gui_test_click (page, "_Take Out");
  td_gui_test_wait (td_gui_test_shows (page, "Draft (1)"));
}

static void
test_discard (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = fill (test);
  GtkWidget *button;

  propose (test, page);
  button = td_gui_test_find (page, GTK_TYPE_BUTTON, "_Release All 2");
  activate (button, "draft.discard");
  td_gui_test_wait (td_gui_test_shows (test->window, "Draft discarded"));
  td_gui_test_wait (!td_gui_test_shows (page, "Draft ("));
  g_assert_true (td_gui_test_shows (page, "Waiting (3)"));
}

static void
test_everyone (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = fill (test);

  td_test_run (test->file.db,
               "INSERT INTO pair (reference, program_id, mentor_id, mentee_id, state, proposed_on) "
               "VALUES ('1', 1, 2, 3, 'active', '2026-02-01'), "
               "('2', 1, 1, 4, 'active', '2026-02-01'), ('3', 1, 1, 5, 'paused', '2026-02-01')");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "Everyone Has a Mentor"));
  g_assert_cmpuint (td_page_get_badge (TD_PAGE (page)), ==, 0);
}

/* Rules are kept as they are changed, and the ranking beside follows. */
static void
test_rules (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = fill (test);
  GtkStack *lists;
  GtkWidget *row;
  GtkWidget *toggle;
  GtkWidget *scale;

  td_gui_test_wait (td_gui_test_shows (page, "the mentee’s manager"));
  lists = td_gui_test_find (page, GTK_TYPE_STACK, "lists");
  gtk_stack_set_visible_child_name (lists, "rules");
  td_gui_test_wait (td_gui_test_shows (page, "Not in the reporting chain"));
  td_gui_test_wait (td_gui_test_shows (page, "Levels looked at"));

  row =
      gtk_widget_get_ancestor (label_of (page, "Not in the reporting chain"), TD_TYPE_SETTING_ROW);
  toggle = td_gui_test_find (row, GTK_TYPE_SWITCH, NULL);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (toggle)));
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  td_gui_test_wait (count (test, "SELECT count(*) FROM program_rule WHERE kind = 'rule' "
                                 "AND name = 'reporting_chain' AND value = 0") == 1);
  td_gui_test_wait (!td_gui_test_shows (page, "the mentee’s manager"));
  td_gui_test_wait (!td_gui_test_shows (page, "Levels looked at"));

  row = gtk_widget_get_ancestor (label_of (page, "Skills"), TD_TYPE_SETTING_ROW);
  scale = td_gui_test_find (row, GTK_TYPE_SCALE, NULL);
  gtk_range_set_value (GTK_RANGE (scale), 90);
  gtk_range_set_value (GTK_RANGE (scale), 85);
  td_gui_test_wait (count (test, "SELECT count(*) FROM program_rule WHERE kind = 'criterion' "
                                 "AND name = 'skills' AND value = 85") == 1);
  td_gui_test_wait (td_gui_test_shows (test->window, "Rules changed"));
  td_session_undo (test->session, 0);
  td_gui_test_wait (gtk_range_get_value (GTK_RANGE (td_gui_test_find (
                        gtk_widget_get_ancestor (label_of (page, "Skills"), TD_TYPE_SETTING_ROW),
                        GTK_TYPE_SCALE, NULL))) == 60);
}

/* A draft says when the rules are others than it was made with. */
static void
test_stale_draft (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = fill (test);

  propose (test, page);
  g_assert_false (td_gui_test_shows (page, "The rules have changed since"));
  td_test_run (test->file.db, "INSERT INTO program_rule VALUES (1, 'criterion', 'skills', 5)");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "The rules have changed since"));
}

/* A change is kept although the page is left at once. */
static void
test_rules_left (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = fill (test);
  GtkWidget *row;

  td_gui_test_wait (td_gui_test_shows (page, "Waiting (3)"));
  gtk_stack_set_visible_child_name (td_gui_test_find (page, GTK_TYPE_STACK, "lists"), "rules");
  td_gui_test_wait (td_gui_test_shows (page, "Vetoes"));
  row = gtk_widget_get_ancestor (label_of (page, "Vetoes"), TD_TYPE_SETTING_ROW);
  gtk_switch_set_active (td_gui_test_find (row, GTK_TYPE_SWITCH, NULL), FALSE);
  td_gui_test_go (test, "people");
  td_gui_test_wait (count (test, "SELECT count(*) FROM program_rule WHERE name = 'veto'") == 1);
}

static void
test_narrow (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = fill (test);

  td_gui_test_wait (td_gui_test_shows (page, "2 mentors with places"));
  g_assert_true (td_gui_test_shows (page, "waiting 74 days"));
  gtk_window_set_default_size (GTK_WINDOW (test->window), 360, 700);
  td_gui_test_wait (!td_gui_test_shows (page, "2 mentors with places"));
  td_gui_test_wait (gtk_widget_get_width (GTK_WIDGET (test->window)) <= 362);
  /* One part at a time; Enter on the mentee goes on to the mentors, Escape comes back. */
  g_assert_true (td_gui_test_shows (page, "Bea Mentee"));
  g_assert_false (td_gui_test_shows (page, "waiting 74 days"));
  activate (page, "pairing.choose");
  td_gui_test_wait (td_gui_test_shows (page, "waiting 74 days"));
  td_gui_test_wait (gtk_widget_get_width (GTK_WIDGET (test->window)) <= 362);
  g_assert_false (td_gui_test_shows (page, "Cas Mentee"));
  activate (page, "pairing.back");
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
  ADD ("drop", test_drop);
  ADD ("settle", test_settle);
  ADD ("waiting", test_waiting);
  ADD ("many", test_many);
  ADD ("keyboard", test_keyboard);
  ADD ("propose", test_propose);
  ADD ("edit", test_edit);
  ADD ("release", test_release);
  ADD ("release-selected", test_release_selected);
  ADD ("paired-since", test_paired_since);
  ADD ("discard", test_discard);
  ADD ("everyone", test_everyone);
  ADD ("rules", test_rules);
  ADD ("stale-draft", test_stale_draft);
  ADD ("rules-left", test_rules_left);
  ADD ("narrow", test_narrow);
#undef ADD
  g_test_add_func ("/gui/pairing/bars", test_bars);
}
