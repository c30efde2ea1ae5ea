/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "pairing-fixture.h"

#include "gui/pages/pairing/td-draft-item.h"
#include "gui/pages/pairing/td-mentor-target.h"
#include "gui/pages/pairing/td-rules-panel.h"
#include "gui/pages/pairing/td-setting-row.h"
#include "gui/pages/pairing/td-waiting-panel.h"
#include "proposal/td-proposal.h"

void test_workshop_add (void);

/* Closes a dialog and waits until nothing keeps it. */
static void
close_dialog (gpointer dialog)
{
  gpointer alive = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &alive);
  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_wait (alive == NULL);
}

/* The row of a mentor, in the ranking or in the mentors with places. */
static GtkWidget *
target_of (gpointer root, const char *mentor)
{
  GtkWidget *target = gtk_widget_get_ancestor (pairing_label (root, mentor), TD_TYPE_MENTOR_TARGET);

  g_assert_nonnull (target);
  return target;
}

/* Lets a mentee go over a mentor's row. */
static gboolean
drop (GtkWidget *target, GObject *mentee)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (target);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, G_OBJECT_TYPE (mentee));
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
  GtkWidget *page = pairing_fill (test);
  GtkWidget *places;
  TdWaitingPanel *waiting;

  td_gui_test_wait (td_gui_test_shows (page, "2 mentors with places"));
  td_gui_test_wait (td_gui_test_shows (page, "the mentee’s manager"));
  places = td_gui_test_find (page, g_type_from_name ("TdMentorsPanel"), NULL);
  waiting = td_gui_test_find (page, TD_TYPE_WAITING_PANEL, NULL);
  td_gui_test_wait (td_gui_test_shows (places, "the mentee’s manager"));
  g_assert_true (td_gui_test_shows (places, "1 free"));
  g_assert_false (td_gui_test_shows (places, "▮"));
  td_test_run (test->file.db, "UPDATE enrolment SET places = 2 WHERE employee_id = 1");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (places, "2 free"));
  g_assert_true (td_gui_test_shows (places, "▮▮"));
  td_test_run (test->file.db, "UPDATE enrolment SET places = 1 WHERE employee_id = 1");
  td_gui_test_reload (test);
  td_gui_test_wait (!td_gui_test_shows (places, "2 free"));

  g_assert_true (
      drop (target_of (places, "Ann Mentor"), G_OBJECT (td_waiting_panel_find (waiting, 3))));
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  g_assert_true (td_gui_test_shows (td_gui_test_dialog (test), "Pair Ann Mentor with Bea Mentee?"));
  g_assert_true (td_gui_test_shows (td_gui_test_dialog (test), "A line manager appraises"));
  td_gui_test_click (td_gui_test_dialog (test), "_Cancel");
  td_gui_test_settle (test);

  /* Another one than the mentee shown. */
  g_assert_true (
      drop (target_of (places, "Max Mentor"), G_OBJECT (td_waiting_panel_find (waiting, 5))));
  td_gui_test_wait (pairing_count (test, "SELECT count(*) FROM pair WHERE mentor_id = 2 "
                                         "AND mentee_id = 5 AND state = 'proposed'") == 1);
  td_gui_test_wait (td_gui_test_shows (page, "1 mentor with places"));
  td_gui_test_wait (td_gui_test_shows (page, "Waiting (2)"));
}

/* A row of a draft goes onto another mentor: the draft changes, no pair is made. */
static void
test_drop_in_draft (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = pairing_fill (test);
  GtkWidget *places;
  g_autoptr (TdDraftItem) item = g_object_new (TD_TYPE_DRAFT_ITEM, NULL);
  TdProposalOptions options = { .program_id = 1 };
  g_autoptr (GError) error = NULL;

  td_gui_test_wait (td_gui_test_shows (page, "2 mentors with places"));
  td_test_run (test->file.db, "UPDATE enrolment SET places = 2");
  td_test_run (test->file.db, "UPDATE employee SET manager_id = NULL");
  td_proposal_make (test->file.db, &options, td_test_date (TD_GUI_TEST_TODAY), NULL, &error);
  g_assert_no_error (error);
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "Draft (3)"));
  gtk_stack_set_visible_child_name (td_gui_test_find (page, GTK_TYPE_STACK, "lists"), "draft");
  gtk_widget_activate_action (page, "pairing.show-mentee", "x", G_GINT64_CONSTANT (3));
  td_gui_test_wait (td_gui_test_shows (page, "In the draft with Max Mentor"));
  places = td_gui_test_find (page, g_type_from_name ("TdMentorsPanel"), NULL);
  td_gui_test_wait (td_gui_test_shows (places, "drafted"));

  /* Ann has her two in the draft: one would have to give way. */
  item->mentee_id = 3;
  g_assert_true (drop (target_of (places, "Ann Mentor"), G_OBJECT (item)));
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  close_dialog (td_gui_test_dialog (test));

  /* A rule is said in words. */
  td_test_run (test->file.db, "UPDATE employee SET manager_id = 1 WHERE id = 3");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (places, "the mentee’s manager"));
  g_assert_true (drop (target_of (places, "Ann Mentor"), G_OBJECT (item)));
  td_gui_test_wait (td_gui_test_shows (test->window, "Not in this draft: Ann Mentor"));
  td_test_run (test->file.db, "UPDATE employee SET manager_id = NULL");
  td_test_run (test->file.db, "UPDATE enrolment SET places = 3");
  td_gui_test_reload (test);
  td_gui_test_settle (test);
  g_assert_true (drop (target_of (places, "Ann Mentor"), G_OBJECT (item)));
  td_gui_test_wait (td_gui_test_shows (page, "In the draft with Ann Mentor"));
  g_assert_cmpint (pairing_count (test, "SELECT count(*) FROM pair"), ==, 0);
}

/* A pair is locked by its menu's action, forbidden by key, and allowed again by button. */
static void
test_settle (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = pairing_fill (test);
  GtkWidget *panel;

  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "Pair"));
  panel = td_gui_test_find (page, g_type_from_name ("TdCandidatesPanel"), NULL);
  pairing_activate (target_of (panel, "Max Mentor"), "mentor.lock");
  td_gui_test_wait (td_gui_test_shows (panel, "Locked: every proposal has this pair"));
  td_gui_test_wait (td_gui_test_shows (test->window, "Locked: every proposal has Max Mentor"));
  g_assert_cmpint (pairing_count (test,
                                  "SELECT count(*) FROM pairing_constraint WHERE mentor_id = 2 "
                                  "AND mentee_id = 3 AND kind = 'locked'"),
                   ==, 1);
  td_session_undo (test->session, 0);
  td_gui_test_wait (!td_gui_test_shows (panel, "Locked: every proposal has this pair"));

  td_gui_test_settle (test);
  /* On the row itself, around what names it. */
  g_assert_true (gtk_widget_grab_focus (
      gtk_widget_get_parent (gtk_widget_get_parent (target_of (panel, "Max Mentor")))));
  gtk_widget_activate_action (panel, "mentors.key", "s", "mentor.forbid");
  td_gui_test_wait (td_gui_test_shows (panel, "Forbidden: no proposal has this pair"));
  /* The keyboard is still on him. */
  td_gui_test_wait (td_mentor_target_find_focus (panel) &&
                    td_mentor_target_get_mentor_id (td_mentor_target_find_focus (panel)) == 2);
  pairing_activate (target_of (panel, "Max Mentor"), "mentor.pair");
  td_gui_test_wait (td_gui_test_shows (test->window, "You forbade Max Mentor and Bea Mentee"));
  td_gui_test_click (panel, "Allow");
  td_gui_test_wait (pairing_count (test, "SELECT count(*) FROM pairing_constraint") == 0);
  td_gui_test_wait (td_gui_test_find (panel, GTK_TYPE_BUTTON, "Pair"));
}

/* The search narrows those who wait; several can be chosen, and the page stays with the first. */
static void
test_waiting (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = pairing_fill (test);
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
  td_page_show_item (TD_PAGE (page), 4);
  td_gui_test_wait (td_gui_test_shows (page, "waiting 43 days"));
  pairing_activate (page, "pairing.find");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (test->window)),
                                         td_gui_test_find (waiting, GTK_TYPE_SEARCH_ENTRY, NULL)));
}

static GtkWidget *
setting (gpointer page, const char *label, GType type)
{
  GtkWidget *row = gtk_widget_get_ancestor (pairing_label (page, label), TD_TYPE_SETTING_ROW);

  return td_gui_test_find (row, type, NULL);
}

static GtkWidget *
show_rules (TdGuiTest *test)
{
  GtkWidget *page = pairing_fill (test);

  td_gui_test_wait (td_gui_test_shows (page, "the mentee’s manager"));
  gtk_stack_set_visible_child_name (td_gui_test_find (page, GTK_TYPE_STACK, "lists"), "rules");
  td_gui_test_wait (td_gui_test_shows (page, "Not in the reporting chain"));
  td_gui_test_wait (td_gui_test_shows (page, "Levels looked at"));
  return page;
}

/* What a rule would do is told before it is kept, the ranking beside follows, and it can be put
 * back. */
static void
test_rules_tried (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = show_rules (test);
  GtkSwitch *toggle = GTK_SWITCH (setting (page, "Not in the reporting chain", GTK_TYPE_SWITCH));
  TdRulesPanel *panel = td_gui_test_find (page, TD_TYPE_RULES_PANEL, NULL);
  g_autofree char *effect = NULL;

  g_assert_true (gtk_switch_get_active (toggle));
  g_assert_null (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Keep"));
  gtk_switch_set_active (toggle, FALSE);
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Keep"));
  td_gui_test_wait (!td_gui_test_shows (page, "the mentee’s manager"));
  td_gui_test_wait (!td_gui_test_shows (page, "Levels looked at"));
  td_gui_test_wait (td_gui_test_shows (panel, "2 of 3 matched"));
  /* She is flagged all the same. */
  g_assert_true (td_gui_test_shows (page, "Line manager"));
  g_assert_cmpint (pairing_count (test, "SELECT count(*) FROM program_rule"), ==, 0);

  td_gui_test_click (page, "Put _Back");
  td_gui_test_wait (td_gui_test_shows (page, "the mentee’s manager"));
  td_gui_test_wait (!td_gui_test_find (page, GTK_TYPE_BUTTON, "_Keep"));
  td_gui_test_wait (gtk_switch_get_active (
      GTK_SWITCH (setting (page, "Not in the reporting chain", GTK_TYPE_SWITCH))));
  g_object_get (panel, "effect", &effect, NULL);
  g_assert_null (effect);
  g_assert_cmpint (pairing_count (test, "SELECT count(*) FROM program_rule"), ==, 0);
}

/* What is tried of one workspace is not kept in another. */
static void
test_rules_elsewhere (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = show_rules (test);
  GtkSwitch *toggle = GTK_SWITCH (setting (page, "Not in the reporting chain", GTK_TYPE_SWITCH));

  gtk_switch_set_active (toggle, FALSE);
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Keep"));
  td_gui_test_settle (test);
  td_window_set_session (test->window, NULL);
  td_window_set_session (test->window, test->session);
  td_gui_test_settle (test);
  td_gui_test_wait (!td_gui_test_find (page, GTK_TYPE_BUTTON, "_Keep"));
  td_gui_test_wait (gtk_switch_get_active (
      GTK_SWITCH (setting (page, "Not in the reporting chain", GTK_TYPE_SWITCH))));
  g_assert_cmpint (pairing_count (test, "SELECT count(*) FROM program_rule"), ==, 0);
}

static void
test_rules_kept (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = show_rules (test);
  GtkRange *scale = GTK_RANGE (setting (page, "Skills", GTK_TYPE_SCALE));

  gtk_range_set_value (scale, 90);
  gtk_range_set_value (scale, 85);
  td_gui_test_wait (td_gui_test_shows (page, "2 of 3 matched"));
  /* It waits for her also when another list or page is looked at. */
  td_gui_test_go (test, "people");
  td_gui_test_go (test, "pairing");
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Keep"));
  g_assert_true (td_gui_test_shows (page, "Rules •"));
  td_gui_test_click (page, "_Keep");
  td_gui_test_wait (pairing_count (test,
                                   "SELECT count(*) FROM program_rule WHERE kind = 'criterion' "
                                   "AND name = 'skills' AND value = 85") == 1);
  td_gui_test_wait (td_gui_test_shows (test->window, "Rules changed"));
  td_gui_test_wait (!td_gui_test_shows (page, "Rules •"));
  td_gui_test_wait (!td_gui_test_find (page, GTK_TYPE_BUTTON, "_Keep"));
  td_session_undo (test->session, 0);
  td_gui_test_wait (gtk_range_get_value (GTK_RANGE (setting (page, "Skills", GTK_TYPE_SCALE))) ==
                    60);
}

/* A column of the roster becomes a criterion. */
static void
test_rules_column (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page;

  td_test_run (test->file.db, "INSERT INTO employee (id, number, name, name_key, search_key) "
                              "VALUES (90, '90', 'X', 'x', 'x')");
  td_test_run (test->file.db, "INSERT INTO employee_extra (employee_id, field, value) "
                              "VALUES (90, 'Hobby', 'chess')");
  page = show_rules (test);
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_MENU_BUTTON, NULL));
  gtk_menu_button_popup (td_gui_test_find (td_gui_test_find (page, TD_TYPE_RULES_PANEL, NULL),
                                           GTK_TYPE_MENU_BUTTON, NULL));
  td_gui_test_wait (td_gui_test_shows (page, "Hobby"));
  g_signal_emit_by_name (gtk_widget_get_ancestor (pairing_label (page, "Hobby"),
                                                  GTK_TYPE_LIST_VIEW),
                         "activate", 0);
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Keep"));
  td_gui_test_wait (td_gui_test_shows (page, "the column was no criterion before"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (setting (page, "Hobby", GTK_TYPE_DROP_DOWN)), 2);
  td_gui_test_click (page, "_Keep");
  td_gui_test_wait (pairing_count (test,
                                   "SELECT count(*) FROM program_rule WHERE kind = 'criterion' "
                                   "AND name = 'field:Hobby' AND value = 30") == 1);
  td_gui_test_wait (pairing_count (test,
                                   "SELECT count(*) FROM program_rule WHERE kind = 'parameter' "
                                   "AND name = 'field:Hobby' AND value = 2") == 1);
}

/* "Why?" of the mentee who waits, of one mentor, and of a draft's row. */
static void
test_explain (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = pairing_fill (test);
  GtkWidget *panel;
  GtkWindow *dialog;

  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "Pair"));
  td_gui_test_click (page, "_Why?");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_wait (td_gui_test_shows (dialog, "A proposal made now would choose Max Mentor"));
  g_assert_true (td_gui_test_shows (dialog, "60 of 60"));
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, "Why Max Mentor");
  close_dialog (dialog);

  panel = td_gui_test_find (page, g_type_from_name ("TdCandidatesPanel"), NULL);
  pairing_activate (target_of (panel, "Ann Mentor"), "mentor.explain");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_wait (td_gui_test_shows (dialog, "Not for this mentee: the mentee’s manager."));
  close_dialog (dialog);
}

/* Who has nobody is told which rule it is, and what would help. */
static void
test_explain_nobody (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = pairing_fill (test);
  GtkWindow *dialog;

  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "Pair"));
  td_test_run (test->file.db, "UPDATE enrolment SET not_ready = 1 WHERE employee_id = 2");
  td_gui_test_reload (test);
  td_gui_test_wait (!td_gui_test_find (page, GTK_TYPE_BUTTON, "Pair"));
  td_gui_test_click (page, "_Why?");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_wait (td_gui_test_shows (dialog, "A proposal made now would find nobody"));
  g_assert_true (td_gui_test_shows (dialog, "What stands in the way"));
  g_assert_true (td_gui_test_shows (dialog, "Not in the reporting chain"));
  close_dialog (dialog);
}

void
test_workshop_add (void)
{
#define ADD(name, func) \
  g_test_add ("/gui/workshop/" name, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)
  ADD ("drop", test_drop);
  ADD ("drop-in-draft", test_drop_in_draft);
  ADD ("settle", test_settle);
  ADD ("waiting", test_waiting);
  ADD ("rules-tried", test_rules_tried);
  ADD ("rules-elsewhere", test_rules_elsewhere);
  ADD ("rules-kept", test_rules_kept);
  ADD ("rules-column", test_rules_column);
  ADD ("explain", test_explain);
  ADD ("explain-nobody", test_explain_nobody);
#undef ADD
}
