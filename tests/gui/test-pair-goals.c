/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-gui-test.h"

#include "gui/pages/pairs/td-action-row.h"
#include "gui/pages/pairs/td-goal-row.h"
#include "gui/widgets/td-code-combo.h"
#include "gui/widgets/td-date-row.h"
#include "partnership/td-goal.h"

void test_pair_goals_add (void);

/* Today is 16 March 2026. Pair 1 of mentoring is active, pair 2 of coaching waits for intake and
 * goal. */
static void
make_pairs (TdDatabase *db)
{
  td_test_run (db, "INSERT INTO program (id, name, kind) VALUES (1, 'Leadership', 'mentoring'),"
                   " (2, 'New Managers', 'coaching')");
  td_test_run (db, "INSERT INTO employee (id, number, name, name_key, search_key, hire_date) VALUES"
                   " (1, 'E1', 'Ada One', 'a', 'a', '2020-01-01'),"
                   " (2, 'E2', 'Böb Two', 'b', 'b', '2020-01-01')");
  td_test_run (db, "INSERT INTO enrolment (program_id, employee_id, role, from_date, places) VALUES"
                   " (1, 1, 'mentor', '2025-01-01', 3), (1, 2, 'mentee', '2025-01-01', 1),"
                   " (2, 1, 'mentor', '2025-01-01', 3), (2, 2, 'mentee', '2025-01-01', 1)");
  td_test_run (db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
                   " proposed_on, matched_on, planned_end, mentor_accepted_on, mentee_accepted_on)"
                   " VALUES (1, '1', 1, 1, 2, 'active', '2025-11-01', '2025-11-16', '2026-09-16',"
                   " '2025-11-10', '2025-11-16'),"
                   " (2, '2', 2, 1, 2, 'accepted', '2026-03-01', NULL, NULL, '2026-03-02',"
                   " '2026-03-03')");
}

static TdPage *
open_pair (TdGuiTest *test, gint64 pair_id)
{
  TdPage *page = td_gui_test_go (test, "pairs");

  make_pairs (test->file.db);
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "Böb Two"));
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.show", "(sx)", "pairs", pair_id);
  td_gui_test_wait (td_gui_test_shows (page, "Ada One → Böb Two"));
  td_gui_test_settle (test);
  return page;
}

static GtkWidget *
wait_dialog (TdGuiTest *test)
{
  GtkWidget *dialog = NULL;

  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  return dialog;
}

static void
set_text (GtkWidget *dialog, const char *row, const char *text)
{
  gtk_editable_set_text (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, row), text);
}

/* Waits until the form says yes, presses its button, and until the dialog is gone. */
static void
finish (TdGuiTest *test, const char *verb)
{
  GtkWidget *dialog = td_gui_test_dialog (test);
  GtkWidget *button = td_gui_test_find (dialog, GTK_TYPE_BUTTON, verb);

  td_gui_test_wait (gtk_widget_is_sensitive (button));
  td_gui_test_click (dialog, verb);
  td_gui_test_wait_gone (dialog);
  td_gui_test_settle (test);
}

/* Actions that hang in menus are done where the row is. */
static void
activate (TdPage *page, GType row, const char *action)
{
  g_assert_true (gtk_widget_activate_action (td_gui_test_find (page, row, NULL), action, NULL));
}

static void
add_goal (TdGuiTest *test, TdPage *page, const char *title, const char *due)
{
  GtkWidget *dialog;

  td_gui_test_click (page, "add_goal");
  dialog = wait_dialog (test);
  set_text (dialog, "title", title);
  if (due)
    set_text (dialog, "due_on", due);
  td_gui_test_photo (test, "goal-dialog");
  finish (test, "_Save");
  td_gui_test_wait (td_gui_test_shows (page, title));
}

static TdGoal *
load_goal (TdGuiTest *test, gint64 id)
{
  g_autoptr (GError) error = NULL;
  TdGoal *goal = td_goal_load (test->file.db, id, td_test_date (TD_GUI_TEST_TODAY), &error);

  g_assert_no_error (error);
  return goal;
}

/* A goal is set, goes on, is let go and taken up again; the row stays open all the while. */
static void
test_goal (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 1);
  TdGoalRow *row;
  g_autoptr (TdGoal) goal = NULL;

  g_assert_true (td_gui_test_shows (page, "None yet. Goals are optional"));
  add_goal (test, page, "Chair a meeting", "1 jun 2026");
  g_assert_true (td_gui_test_shows (page, "Development goal · agreed 16 Mar 2026 · by 1 Jun 2026"));
  row = td_gui_test_find (page, TD_TYPE_GOAL_ROW, NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  td_gui_test_wait (td_gui_test_shows (page, "16 Mar 2026 · Set"));

  td_gui_test_click (row, "_Progress…");
  /* Without words there is no progress to note. */
  g_assert_false (
      gtk_widget_is_sensitive (td_gui_test_find (wait_dialog (test), GTK_TYPE_BUTTON, "_Record")));
  set_text (td_gui_test_dialog (test), "note", "Half of it");
  finish (test, "_Record");
  td_gui_test_wait (td_gui_test_shows (page, "16 Mar 2026 · Progress: Half of it"));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));

  activate (page, TD_TYPE_GOAL_ROW, "goal.drop");
  wait_dialog (test);
  finish (test, "_Record");
  td_gui_test_wait (td_gui_test_shows (page, "Let go"));
  td_gui_test_click (row, "Take _Up Again…");
  wait_dialog (test);
  finish (test, "_Record");
  td_gui_test_wait (td_gui_test_find (row, GTK_TYPE_BUTTON, "_Reached…") != NULL);
  td_gui_test_click (row, "_Reached…");
  wait_dialog (test);
  finish (test, "_Record");
  td_gui_test_wait (td_gui_test_shows (row, "Reached"));
  goal = load_goal (test, 1);
  g_assert_cmpstr (goal->state, ==, "reached");
}

static void
test_edit (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 1);
  GtkWidget *dialog;
  g_autoptr (TdGoal) goal = NULL;

  add_goal (test, page, "Chair a meeting", NULL);
  activate (page, TD_TYPE_GOAL_ROW, "goal.edit");
  dialog = wait_dialog (test);
  set_text (dialog, "title", "");
  td_gui_test_wait (td_gui_test_shows (dialog, "Say what they want to reach."));
  set_text (dialog, "title", "Chair <two> meetings");
  g_object_set (td_gui_test_find (dialog, TD_TYPE_CODE_COMBO, "horizon"), "code", "long", NULL);
  set_text (dialog, "agreed_on", "");
  set_text (dialog, "note", "asked for more");
  finish (test, "_Save");
  td_gui_test_wait (td_gui_test_shows (page, "Chair <two> meetings"));
  g_assert_true (td_gui_test_shows (page, "Development goal · Long term · not agreed by both yet"));
  goal = load_goal (test, 1);
  g_assert_cmpint (goal->agreed_on, ==, TD_DATE_NONE);
}

static void
test_topic (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 1);
  GtkWidget *dialog;

  td_gui_test_click (page, "add_topic");
  dialog = wait_dialog (test);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "New Topic");
  set_text (dialog, "title", "How the board decides");
  finish (test, "_Save");
  td_gui_test_wait (td_gui_test_shows (page, "Topic to talk about"));
}

/* Ticking a step keeps the row, the expander and the focus where they are. */
static void
test_checklist (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 1);
  GtkCheckButton *step;
  GtkWidget *row;

  add_goal (test, page, "Chair a meeting", NULL);
  row = td_gui_test_find (page, TD_TYPE_GOAL_ROW, NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_expander_set_expanded (td_gui_test_find (row, GTK_TYPE_EXPANDER, NULL), TRUE);
  td_gui_test_wait ((step = td_gui_test_find (row, GTK_TYPE_CHECK_BUTTON, "3. Practise")) != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (step));
  gtk_check_button_set_active (step, TRUE);
  td_gui_test_wait (td_gui_test_shows (row, "3. Practise · 16 Mar 2026"));
  g_assert_true (td_gui_test_shows (row, "Steps of coaching: 1 of 8"));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (step)));
  td_gui_test_photo (test, "goal-row");
  gtk_check_button_set_active (step, FALSE);
  td_gui_test_wait (td_gui_test_shows (row, "Steps of coaching: 0 of 8"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM checklist_step"), ==, 0);
}

static void
test_actions (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 1);
  GtkWidget *dialog;
  GtkCheckButton *done;

  g_assert_true (td_gui_test_shows (page, "None yet. Who does what by when goes here."));
  add_goal (test, page, "Chair a meeting", NULL);
  td_gui_test_click (page, "add_action");
  dialog = wait_dialog (test);
  set_text (dialog, "title", "Read & sum up the plan");
  set_text (dialog, "due_on", "30 mar 2026");
  adw_combo_row_set_selected (td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, "goal"), 1);
  td_gui_test_photo (test, "action-dialog");
  finish (test, "_Save");
  td_gui_test_wait (td_gui_test_shows (page, "Read & sum up the plan"));
  g_assert_true (td_gui_test_shows (page, "Böb Two · by 30 Mar 2026 · Chair a meeting"));
  done = td_gui_test_find (page, GTK_TYPE_CHECK_BUTTON, "done");
  gtk_check_button_set_active (done, TRUE);
  td_gui_test_wait (td_gui_test_shows (page, "Böb Two · done 16 Mar 2026 · Chair a meeting"));
  activate (page, TD_TYPE_ACTION_ROW, "action.reopen");
  td_gui_test_wait (td_gui_test_shows (page, "by 30 Mar 2026"));
  activate (page, TD_TYPE_ACTION_ROW, "action.edit");
  dialog = wait_dialog (test);
  g_object_set (td_gui_test_find (dialog, TD_TYPE_CODE_COMBO, "owner"), "code", "coordinator",
                NULL);
  finish (test, "_Save");
  td_gui_test_wait (td_gui_test_shows (page, "Coordinator · by 30 Mar 2026"));
  activate (page, TD_TYPE_ACTION_ROW, "action.drop");
  td_gui_test_wait (td_gui_test_shows (page, "Coordinator · Let go"));
}

/* From waiting to begun, with what is missing said, and back by one undo. */
static void
test_coaching (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 2);
  GtkWidget *dialog;

  td_gui_test_wait (td_gui_test_shows (page, "Waits for intake and goal"));
  g_assert_true (td_gui_test_shows (page, "None yet. Coaching begins once both agreed"));
  g_assert_null (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Record Answers…"));
  /* One next step at a time, beside the names. */
  g_assert_null (td_gui_test_find (page, GTK_TYPE_BUTTON, "Set a _Goal…"));
  td_gui_test_photo (test, "coaching-waits");
  td_gui_test_click (page, "Fill In the _Intake…");
  dialog = wait_dialog (test);
  set_text (dialog, "intake_issue", "Talks too long");
  g_object_set (td_gui_test_find (dialog, TD_TYPE_CODE_COMBO, "intake_cause"), "code", "work",
                NULL);
  td_gui_test_wait (td_gui_test_shows (dialog, "Coaching alone does not solve"));
  set_text (dialog, "intake_agreed_on", "10 mar 2026");
  td_gui_test_wait (!gtk_widget_is_sensitive (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "_Save")));
  g_assert_true (td_gui_test_shows (dialog, "Say how they will go about it."));
  set_text (dialog, "intake_measure", "Meetings end in time");
  set_text (dialog, "intake_plan", "Six conversations");
  td_gui_test_photo (test, "intake-dialog");
  finish (test, "_Save");
  td_gui_test_wait (td_gui_test_shows (page, "Waits for a goal"));
  g_assert_true (td_gui_test_shows (page, "Talks too long"));
  g_assert_null (td_gui_test_find (page, GTK_TYPE_BUTTON, "Fill In the _Intake…"));
  td_gui_test_click (page, "Set a _Goal…");
  set_text (wait_dialog (test), "title", "Short meetings");
  finish (test, "_Save");
  td_gui_test_wait (td_gui_test_shows (page, "Active"));
  td_gui_test_photo (test, "coaching-active");
  td_session_undo (test->session, 0);
  td_gui_test_wait (td_gui_test_shows (page, "Waits for a goal"));
}

static void
test_agreement (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 1);
  GtkWidget *dialog;
  GtkTextBuffer *buffer;

  td_gui_test_wait (td_gui_test_shows (page, "In the words of the programme"));
  td_gui_test_click (page, "Change the words for this pair");
  dialog = wait_dialog (test);
  td_gui_test_photo (test, "agreement-dialog");
  buffer = gtk_text_view_get_buffer (td_gui_test_find (dialog, GTK_TYPE_TEXT_VIEW, "text"));
  gtk_text_buffer_set_text (buffer, "{mentr} listens", -1);
  td_gui_test_click (dialog, "_Save");
  td_gui_test_wait (td_gui_test_find (dialog, GTK_TYPE_LABEL, "trouble") != NULL);
  gtk_text_buffer_set_text (buffer, "{mentor} listens", -1);
  finish (test, "_Save");
  td_gui_test_wait (td_gui_test_shows (page, "In words of its own"));
  td_gui_test_click (page, "Change the words for this pair");
  wait_dialog (test);
  finish (test, "_Words of the Programme Again");
  td_gui_test_wait (td_gui_test_shows (page, "In the words of the programme"));
}

/* One side, then the other, which is what the dialog expects; then both are taken back. */
static void
test_sign (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 1);
  GtkWidget *dialog;
  AdwComboRow *side;

  g_assert_true (td_gui_test_shows (page, "Böb Two has not signed"));
  td_gui_test_click (page, "Si_gn…");
  dialog = wait_dialog (test);
  side = td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, "side");
  g_assert_cmpuint (adw_combo_row_get_selected (side), ==, 0);
  adw_combo_row_set_selected (side, 1);
  set_text (dialog, "date", "1 mar 2026");
  finish (test, "_Record");
  td_gui_test_wait (td_gui_test_shows (page, "Ada One signed"));
  g_assert_false (
      gtk_widget_is_sensitive (td_gui_test_find (page, GTK_TYPE_BUTTON, "document-edit-symbolic")));
  td_gui_test_click (page, "Si_gn…");
  dialog = wait_dialog (test);
  g_assert_cmpuint (adw_combo_row_get_selected (
                        td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, "side")),
                    ==, 2);
  td_gui_test_photo (test, "sign-dialog");
  finish (test, "_Record");
  td_gui_test_wait (td_gui_test_shows (page, "Böb Two signed"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM pair WHERE id = 1 AND "
                                                 "mentor_signed_on = '2026-03-01' AND "
                                                 "mentee_signed_on = '2026-03-16'"),
                   ==, 1);
  td_gui_test_click (page, "Si_gn…");
  dialog = wait_dialog (test);
  g_assert_true (gtk_switch_get_active (td_gui_test_find (dialog, GTK_TYPE_SWITCH, "take_back")));
  finish (test, "_Record");
  td_gui_test_wait (td_gui_test_shows (page, "Ada One has not signed"));
}

void
test_pair_goals_add (void)
{
#define ADD(path, func)                                                          \
  g_test_add ("/gui/pair-goals/" path, TdGuiTest, NULL, td_gui_test_setup, func, \
              td_gui_test_teardown)
  ADD ("goal", test_goal);
  ADD ("edit", test_edit);
  ADD ("topic", test_topic);
  ADD ("checklist", test_checklist);
  ADD ("actions", test_actions);
  ADD ("coaching", test_coaching);
  ADD ("agreement", test_agreement);
  ADD ("sign", test_sign);
#undef ADD
}
