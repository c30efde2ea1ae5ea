/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-gui-test.h"

#include "contact/td-slots.h"
#include "gui/pages/pairs/td-contact-words.h"
#include "gui/pages/pairs/td-slot-strip.h"
#include "gui/pages/pairs/td-answer-group.h"
#include "gui/widgets/td-date-row.h"

void test_pairs_add (void);

/* Today is 16 March 2026. Pair 1 is active, 2 proposed, 3 ended. */
static void
make_pairs (TdDatabase *db)
{
  td_test_run (db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (db, "INSERT INTO employee (id, number, name, name_key, search_key, hire_date) VALUES"
                   " (1, 'E1', 'Ada One', 'a', 'a', '2020-01-01'),"
                   " (2, 'E2', 'Böb Two', 'b', 'b', '2020-01-01'),"
                   " (3, 'E3', 'Cid Three', 'c', 'c', '2020-01-01'),"
                   " (4, 'E4', 'Dee Four', 'd', 'd', '2020-01-01')");
  td_test_run (db, "INSERT INTO enrolment (program_id, employee_id, role, from_date, places) VALUES"
                   " (1, 1, 'mentor', '2025-01-01', 3), (1, 2, 'mentee', '2025-01-01', 1),"
                   " (1, 3, 'mentee', '2025-01-01', 1), (1, 4, 'mentee', '2025-01-01', 1)");
  td_test_run (db, "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
                   " proposed_on, matched_on, planned_end, ended_on, end_reason,"
                   " mentor_accepted_on, mentee_accepted_on) VALUES"
                   " (1, '1', 1, 1, 2, 'active', '2025-11-01', '2025-11-16', '2026-09-16', NULL,"
                   "  NULL, '2025-11-10', '2025-11-16'),"
                   " (2, '2', 1, 1, 3, 'proposed', '2026-03-01', NULL, NULL, NULL, NULL, NULL,"
                   "  NULL),"
                   " (3, '3', 1, 1, 4, 'ended', '2025-02-01', '2025-02-01', '2025-12-01',"
                   "  '2025-06-01', 'no-time', '2025-02-01', '2025-02-01')");
  td_test_run (db, "INSERT INTO contact (pair_id, on_date, minutes, mode, note, private) VALUES"
                   " (1, '2025-11-20', 45, 'video', 'Settling in', 1), (1, '2026-02-20', 30, NULL,"
                   " NULL, 0)");
}

static TdPage *
show_pairs (TdGuiTest *test)
{
  TdPage *page = td_gui_test_go (test, "pairs");

  make_pairs (test->file.db);
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "Böb Two"));
  return page;
}

static TdPage *
open_pair (TdGuiTest *test, gint64 pair_id, const char *shows)
{
  TdPage *page = show_pairs (test);

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.show", "(sx)", "pairs", pair_id);
  td_gui_test_wait (td_gui_test_shows (page, shows));
  return page;
}

static void
test_list (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = show_pairs (test);
  GtkDropDown *states = td_gui_test_find (page, GTK_TYPE_DROP_DOWN, "states");
  GtkWidget *search = td_gui_test_find (page, GTK_TYPE_SEARCH_ENTRY, "search");

  g_assert_true (td_gui_test_shows (page, "2 pairs"));
  g_assert_true (td_gui_test_shows (page, "Proposed"));
  gtk_editable_set_text (GTK_EDITABLE (search), "bob");
  td_gui_test_wait (td_gui_test_shows (page, "1 pair"));
  g_assert_true (td_gui_test_shows (page, "Böb Two"));
  g_assert_false (td_gui_test_shows (page, "Cid Three"));
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody");
  td_gui_test_wait (td_gui_test_shows (page, "No Such Pair"));
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  gtk_drop_down_set_selected (states, 4);
  td_gui_test_wait (td_gui_test_shows (page, "Dee Four"));
  g_assert_true (td_gui_test_shows (page, "1 pair"));
}

/* What is selected stays so when the list loads again, whatever became of the others. */
static void
test_selection (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = show_pairs (test);
  GtkSelectionModel *selection =
      gtk_column_view_get_model (td_gui_test_find (page, GTK_TYPE_COLUMN_VIEW, "table"));
  g_autoptr (GObject) row = NULL;
  g_autoptr (GObject) again = NULL;

  td_gui_test_settle (test);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 2);
  row = g_list_model_get_item (G_LIST_MODEL (selection), 1);
  gtk_selection_model_select_item (selection, 1, TRUE);
  td_test_run (test->file.db, "UPDATE employee SET name = 'Aaron One' WHERE id = 1");
  td_test_run (test->file.db,
               "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
               " proposed_on) VALUES (4, '4', 1, 1, 4, 'proposed', '2026-03-02')");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "3 pairs"));
  td_gui_test_settle (test);
  g_assert_true (td_gui_test_shows (page, "Aaron One"));
  g_assert_false (td_gui_test_shows (page, "Ada One"));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (selection), i);

      g_assert_cmpint (gtk_selection_model_is_selected (selection, i), ==, item == row);
      if (item == row)
        again = g_object_ref (item);
    }
  g_assert_nonnull (again);
}

static void
test_empty (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "pairs");

  td_gui_test_wait (td_gui_test_shows (page, "No Pairs Yet"));
}

static void
test_view (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 1, "Ada One → Böb Two");
  static const char *const shown[] = {
    "Active",
    "Leadership · monthly · since 16 Nov 2025 · planned end 16 Sep 2026",
    "Settling in",
    "Next due on 20 Mar 2026",
    "2 kept",
    "2 missed",
    "1 still open",
    "2 of 4 finished intervals kept · longest gap 92 days",
    "20 Nov 2025",
    "meeting · 45 minutes · video",
    "Ada One said yes",
    "10 Nov 2025",
    "Böb Two has not signed",
    "None yet. Goals are optional; topics to talk about may stand in their place.",
  };

  /* Each section loads for itself. */
  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_test_message ("waiting for “%s”", shown[i]);
      td_gui_test_wait (td_gui_test_shows (page, shown[i]));
    }
  /* The focus is on the way back. */
  g_assert_true (gtk_widget_has_focus (td_gui_test_find (page, GTK_TYPE_BUTTON, "back")));
  td_gui_test_click (page, "back");
  td_gui_test_wait (td_gui_test_shows (page, "2 pairs"));
}

static GtkWidget *
wait_dialog (TdGuiTest *test)
{
  GtkWidget *dialog = NULL;

  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  return dialog;
}

/* Presses the button of a dialog and waits until it is gone. */
static void
finish_dialog (TdGuiTest *test, const char *verb)
{
  td_gui_test_click (td_gui_test_dialog (test), verb);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  td_gui_test_settle (test);
}

static void
test_contacts (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 1, "Ada One → Böb Two");
  GtkWidget *dialog;

  td_gui_test_click (page, "_Log Contact…");
  dialog = wait_dialog (test);
  gtk_editable_set_text (td_gui_test_find (dialog, TD_TYPE_DATE_ROW, "on_date"), "10 mar");
  /* What the rhythm asks for is offered, and can be another day. */
  td_gui_test_wait (td_gui_test_shows (dialog, "10 Apr 2026, as agreed: monthly"));
  td_gui_test_click (dialog, "_Take It");
  g_assert_cmpint (td_date_row_get_date (td_gui_test_find (dialog, TD_TYPE_DATE_ROW, "next_date")),
                   ==, td_test_date ("2026-04-10"));
  gtk_editable_set_text (td_gui_test_find (dialog, TD_TYPE_DATE_ROW, "asked_on"), "3 mar");
  gtk_editable_set_text (td_gui_test_find (dialog, TD_TYPE_DATE_ROW, "next_date"), "9 apr");
  gtk_spin_button_set_value (td_gui_test_find (dialog, GTK_TYPE_SPIN_BUTTON, "minutes"), 50);
  adw_combo_row_set_selected (td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, "mode"), 3);
  /* Saved twice in a hurry, it is logged once: counted at the end. */
  gtk_widget_activate_action (dialog, "contact.save", NULL);
  finish_dialog (test, "_Save");
  td_gui_test_wait (td_gui_test_shows (page, "meeting · 50 minutes · phone · next on 9 Apr 2026"));

  /* The newest contact is the first one that can be changed, and deleted. */
  td_gui_test_click (page, "Change this contact");
  dialog = wait_dialog (test);
  g_assert_true (td_gui_test_shows (dialog, "Ada One – Böb Two"));
  gtk_spin_button_set_value (td_gui_test_find (dialog, GTK_TYPE_SPIN_BUTTON, "minutes"), 0);
  finish_dialog (test, "_Save");
  td_gui_test_wait (td_gui_test_shows (page, "meeting · phone · next on 9 Apr 2026"));
  td_gui_test_click (page, "Delete this contact");
  td_gui_test_wait (!td_gui_test_shows (page, "10 Mar 2026"));
  td_gui_test_wait (td_gui_test_shows (test->window, "Contact deleted"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM contact"), ==, 2);
}

/* The intervals with what became of them, what lies outside of the pair's life, and keys. */
static void
test_timeline (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 1, "Ada One → Böb Two");
  GtkListBox *list;

  td_test_run (test->file.db, "INSERT INTO contact (pair_id, on_date, minutes, success) VALUES"
                              " (1, '2025-11-01', NULL, 0), (1, '2026-02-21', NULL, 1)");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "Before the pair began"));
  g_assert_true (td_gui_test_shows (page, "16 Dec 2025 – 15 Jan 2026"));
  g_assert_true (td_gui_test_shows (page, "16 Jan 2026 – 15 Feb 2026"));
  g_assert_true (td_gui_test_shows (page, "missed"));
  g_assert_true (
      td_gui_test_shows (page, "Before the pair began on 16 Nov 2025: counts in no figure"));
  g_assert_true (
      td_gui_test_shows (page, "3 contacts held · 1 h 15 min in all · of 1 how long is not known"));
  list = td_gui_test_find (page, GTK_TYPE_LIST_BOX, NULL);
  /* Above the newest contact stands the interval that is still open. */
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 1));
  g_assert_true (td_gui_test_shows (wait_dialog (test), "Ada One – Böb Two"));
  gtk_window_destroy (GTK_WINDOW (wait_dialog (test)));
  td_gui_test_click (page, "Delete this contact");
  td_gui_test_wait (!td_gui_test_shows (page, "21 Feb 2026"));
}

static void
test_pause (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 1, "Ada One → Böb Two");
  GtkWidget *dialog;

  td_gui_test_click (page, "Pa_use…");
  dialog = wait_dialog (test);
  /* A pause before the pair began is refused in the form. */
  gtk_editable_set_text (td_gui_test_find (dialog, TD_TYPE_DATE_ROW, "date"), "1 jan 2020");
  td_gui_test_click (dialog, "_Pause");
  td_gui_test_wait (td_gui_test_find (dialog, GTK_TYPE_LABEL, "trouble") != NULL);
  gtk_editable_set_text (td_gui_test_find (dialog, TD_TYPE_DATE_ROW, "date"), "1 feb 2026");
  td_gui_test_wait (td_gui_test_shows (dialog, "1 contact lies inside that pause"));
  gtk_editable_set_text (td_gui_test_find (dialog, TD_TYPE_DATE_ROW, "date"), "16 mar 2026");
  td_gui_test_wait (!td_gui_test_shows (dialog, "inside that pause"));
  finish_dialog (test, "_Pause");
  td_gui_test_wait (td_gui_test_shows (page, "Since 16 Mar 2026"));
  g_assert_true (td_gui_test_shows (page, "Paused: nothing is due"));
  g_assert_null (td_gui_test_find (page, GTK_TYPE_BUTTON, "Pa_use…"));
  g_assert_nonnull (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Resume…"));
}

/* Chooses one side's answer (1: yes, 2: no) in the form and records it. */
static void
answer (TdGuiTest *test, TdPage *page, const char *side, guint chosen)
{
  GtkWidget *dialog, *group;

  td_gui_test_click (page, "_Record Answers…");
  dialog = wait_dialog (test);
  group = td_gui_test_find (dialog, TD_TYPE_ANSWER_GROUP, side);
  adw_combo_row_set_selected (td_gui_test_find (group, ADW_TYPE_COMBO_ROW, "answer"), chosen);
  finish_dialog (test, "_Record");
}

static void
test_answers (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 2, "Ada One → Cid Three");

  g_assert_null (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Log Contact…"));
  g_assert_true (td_gui_test_shows (page, "Ada One has not answered"));
  answer (test, page, "mentor", 1);
  td_gui_test_wait (td_gui_test_shows (test->window, "Answers recorded"));
  td_gui_test_wait (td_gui_test_shows (page, "Ada One said yes"));
  /* The mentor said yes; of the mentee the form expects the same. */
  td_gui_test_click (page, "_Record Answers…");
  wait_dialog (test);
  finish_dialog (test, "_Record");
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Log Contact…") != NULL);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM pair WHERE id = 2"
                                                 " AND state = 'active'"
                                                 " AND matched_on = '2026-03-16'"),
                   ==, 1);
}

/* The program ends while she writes why: the no, its reason and the words are there again. */
static void
test_answer_kept (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 2, "Ada One → Cid Three");
  gpointer dialog, asking, group;

  td_gui_test_click (page, "_Record Answers…");
  dialog = wait_dialog (test);
  group = td_gui_test_find (dialog, TD_TYPE_ANSWER_GROUP, "mentee");
  adw_combo_row_set_selected (td_gui_test_find (group, ADW_TYPE_COMBO_ROW, "answer"), 2);
  adw_combo_row_set_selected (td_gui_test_find (group, ADW_TYPE_COMBO_ROW, "reason"), 1);
  gtk_editable_set_text (td_gui_test_find (group, ADW_TYPE_ENTRY_ROW, "note"), "Half a word");
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM unsaved_form WHERE "
                                                  "instr (fields, 'Half a word') > 0") == 1);
  gtk_window_destroy (dialog);
  td_gui_test_settle (test);

  td_gui_test_click (page, "_Record Answers…");
  td_gui_test_wait (ADW_IS_MESSAGE_DIALOG (asking = td_gui_test_dialog (test)));
  dialog = gtk_window_get_transient_for (asking);
  adw_message_dialog_response (asking, "go-on");
  td_gui_test_settle (test);
  group = td_gui_test_find (dialog, TD_TYPE_ANSWER_GROUP, "mentee");
  {
    TdPairAnswer answer = td_answer_group_get_answer (group);

    g_assert_cmpint (answer.answer, ==, TD_ANSWER_NO);
    g_assert_cmpstr (answer.reason, ==, td_pair_decline_reasons ()[1]);
    g_assert_cmpstr (answer.note, ==, "Half a word");
  }
  gtk_window_close (dialog);
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM unsaved_form") == 0);
  td_gui_test_settle (test);
}

/* A no with its reason, corrected afterwards; the other's answer stays. */
static void
test_declined (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 2, "Ada One → Cid Three");
  GtkWidget *inside, *dialog, *group;

  answer (test, page, "mentor", 1);
  td_gui_test_wait (td_gui_test_shows (page, "Ada One said yes"));
  answer (test, page, "mentee", 2);
  td_gui_test_wait (td_gui_test_shows (page, "Cid Three said no"));
  g_assert_true (td_gui_test_shows (page, "16 Mar 2026 · No time now"));
  g_assert_true (td_gui_test_shows (page, "Ada One said yes"));
  g_assert_null (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Record Answers…"));

  inside = td_gui_test_find (page, GTK_TYPE_BUTTON, "back");
  gtk_widget_activate_action (inside, "pair.correct", NULL);
  dialog = wait_dialog (test);
  group = td_gui_test_find (dialog, TD_TYPE_ANSWER_GROUP, "mentee");
  adw_combo_row_set_selected (td_gui_test_find (group, ADW_TYPE_COMBO_ROW, "answer"), 0);
  finish_dialog (test, "_Record");
  td_gui_test_wait (td_gui_test_shows (page, "Cid Three has not answered"));
}

static void
test_withdraw (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 2, "Ada One → Cid Three");
  GtkWidget *dialog;

  gtk_widget_activate_action (td_gui_test_find (page, GTK_TYPE_BUTTON, "back"), "pair.withdraw",
                              NULL);
  dialog = wait_dialog (test);
  gtk_editable_set_text (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "why"), "Long leave");
  finish_dialog (test, "_Withdraw");
  td_gui_test_wait (td_gui_test_shows (page, "Withdrawn"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM pair WHERE id = 2 AND "
                                                 "declined_by IS NULL AND declined_reason = "
                                                 "'no-answer' AND declined_note = 'Long leave'"),
                   ==, 1);
}

/* The pairs that wait: how long, counted in the sidebar, asked again, taken as a yes at once. */
static void
test_waiting (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = show_pairs (test);
  GtkMultiSelection *selection;

  g_assert_cmpuint (td_page_get_badge (page), ==, 1);
  gtk_drop_down_set_selected (td_gui_test_find (page, GTK_TYPE_DROP_DOWN, "states"), 1);
  td_gui_test_wait (td_gui_test_shows (page, "15 days"));
  td_gui_test_settle (test);
  g_assert_null (td_gui_test_find (page, GTK_TYPE_BUTTON, "accept_button"));
  selection = GTK_MULTI_SELECTION (
      gtk_column_view_get_model (td_gui_test_find (page, GTK_TYPE_COLUMN_VIEW, "table")));
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  td_gui_test_photo (test, "pairs-waiting");
  td_gui_test_click (page, "Ask again: the waiting counts from today");
  td_gui_test_wait (td_gui_test_shows (page, "0 days"));
  td_gui_test_settle (test);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  td_gui_test_click (page, "Mark 1 Pair _Accepted");
  td_gui_test_wait (td_gui_test_shows (test->window, "1 pair accepted"));
  td_gui_test_wait (td_page_get_badge (page) == 0);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM pair WHERE id = 2"
                                                 " AND state = 'active'"),
                   ==, 1);
}

/* The steps that stand in the menu. */
static void
test_steps (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 1, "Ada One → Böb Two");
  GtkWidget *inside = td_gui_test_find (page, GTK_TYPE_BUTTON, "_Log Contact…");
  GtkWidget *dialog;

  gtk_widget_activate_action (inside, "pair.cadence", NULL);
  dialog = wait_dialog (test);
  adw_combo_row_set_selected (td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, "cadence"), 5);
  finish_dialog (test, "C_hange");
  td_gui_test_wait (td_gui_test_shows (page, "every 6 weeks"));
  gtk_widget_activate_action (inside, "pair.sign", NULL);
  wait_dialog (test);
  finish_dialog (test, "_Record");
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM pair WHERE id = 1"
                                                 " AND mentor_signed_on = '2026-03-16'"),
                   ==, 1);
  gtk_widget_activate_action (inside, "pair.end", NULL);
  dialog = wait_dialog (test);
  adw_combo_row_set_selected (td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, "reason"), 4);
  finish_dialog (test, "_End");
  td_gui_test_wait (td_gui_test_shows (page, "until 16 Mar 2026 · No time"));
  g_assert_null (td_gui_test_find (page, GTK_TYPE_BUTTON, "Pa_use…"));
}

/* The clock of a pair whose pause is over runs, and its page says so. */
static void
test_pause_over (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 1, "Ada One → Böb Two");

  td_test_run (test->file.db, "UPDATE pair SET state = 'paused' WHERE id = 1");
  td_test_run (test->file.db, "INSERT INTO pair_pause (pair_id, from_date, to_date)"
                              " VALUES (1, '2026-02-21', '2026-03-10')");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "Next due on 11 Apr 2026"));
  g_assert_true (td_gui_test_shows (page, "Active"));
  g_assert_true (td_gui_test_shows (page, "21 Feb 2026 to 10 Mar 2026"));
}

/* Near its planned end completing is offered beside logging. */
static void
test_ending (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 1, "Ada One → Böb Two");
  GtkWidget *dialog;

  g_assert_null (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Complete…"));
  td_test_run (test->file.db, "UPDATE pair SET planned_end = '2026-04-15' WHERE id = 1");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Complete…") != NULL);
  g_assert_false (td_gui_test_shows (page, "Past its planned end"));
  td_gui_test_click (page, "_Complete…");
  dialog = wait_dialog (test);
  gtk_editable_set_text (td_gui_test_find (dialog, TD_TYPE_DATE_ROW, "date"), "10 feb 2026");
  td_gui_test_wait (td_gui_test_shows (dialog, "1 contact lies after that day"));
  finish_dialog (test, "Com_plete");
  td_gui_test_wait (td_gui_test_shows (page, "Completed"));
  g_assert_null (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Complete…"));
}

/* Past its planned end is said on the list and on the page, until the end is moved. */
static void
test_past_end (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 1, "Ada One → Böb Two");
  GtkWidget *dialog;

  td_test_run (test->file.db, "UPDATE pair SET planned_end = '2026-03-01' WHERE id = 1");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "Past its planned end"));
  td_gui_test_photo (test, "past-end");
  gtk_widget_activate_action (td_gui_test_find (page, GTK_TYPE_BUTTON, "back"), "pair.extend",
                              NULL);
  dialog = wait_dialog (test);
  g_assert_true (td_gui_test_shows (dialog, "Mentoring shorter than 9 months"));
  td_gui_test_photo (test, "extend-dialog");
  gtk_editable_set_text (td_gui_test_find (dialog, TD_TYPE_DATE_ROW, "date"), "16 nov 2026");
  td_gui_test_wait (!td_gui_test_shows (dialog, "Mentoring shorter than 9 months"));
  finish_dialog (test, "C_hange");
  td_gui_test_wait (!td_gui_test_shows (page, "Past its planned end"));
  td_gui_test_wait (td_gui_test_shows (page, "Planned end moved to 16 Nov 2026"));
  gtk_widget_activate_action (td_gui_test_find (page, GTK_TYPE_BUTTON, "back"), "pairs.back", NULL);
  td_gui_test_wait (td_gui_test_shows (page, "16 Nov 2026"));
  g_assert_false (td_gui_test_shows (page, ", past"));
  td_test_run (test->file.db, "UPDATE pair SET planned_end = '2026-03-01' WHERE id = 1");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "1 Mar 2026, past"));
  td_gui_test_photo (test, "past-end-list");
}

/* A pair that is gone leaves its page for the list. */
static void
test_gone (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 2, "Ada One → Cid Three");

  td_test_run (test->file.db, "DELETE FROM pair WHERE id = 2");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "1 pair"));
}

/* Both the table and a pair fit a narrow window. */
static void
test_narrow (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test, 2, "Ada One → Cid Three");
  int minimum;

  gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 340);
}

static void
test_strip_words (void)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, TRUE, sizeof (TdSlot));
  g_autofree char *none = td_slot_strip_describe (slots);
  g_autofree char *text = NULL;
  static const TdSlotState states[] = { TD_SLOT_OPEN, TD_SLOT_KEPT, TD_SLOT_PAUSED, TD_SLOT_KEPT };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      TdSlot slot = { .state = states[i] };

      g_array_append_val (slots, slot);
    }
  text = td_slot_strip_describe (slots);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (text, ==, "2 kept, 1 paused, 1 still open");
}

static void
test_contact_words (void)
{
  g_autoptr (TdContact) contact = td_contact_new (1, td_test_date ("2026-03-01"));
  g_autofree char *nothing = td_contact_words_detail (NULL, NULL);
  g_autofree char *detail = NULL;
  g_autofree char *held = td_contact_words_icon (NULL, "held", "phone");
  g_autofree char *missed = td_contact_words_icon (NULL, "missed", "phone");

  td_record_set_text (&contact->outcome, "missed");
  td_record_set_text (&contact->kind, "group");
  td_record_set_text (&contact->mode, "in-person");
  td_record_set_text (&contact->initiated_by, "mentee");
  contact->minutes = 1;
  contact->success = TRUE;
  detail = td_contact_words_detail (NULL, contact);
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (detail, ==,
                   "missed · group meeting · 1 minute · in person · by mentee · a success");
  g_assert_cmpstr (held, ==, "call-start-symbolic");
  g_assert_cmpstr (missed, ==, "window-close-symbolic");
}

#define ADD(name, func) \
  g_test_add ("/gui/pairs/" name, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)

void
test_pairs_add (void)
{
  g_test_add_func ("/gui/pairs/strip-words", test_strip_words);
  g_test_add_func ("/gui/pairs/contact-words", test_contact_words);
  ADD ("list", test_list);
  ADD ("selection", test_selection);
  ADD ("empty", test_empty);
  ADD ("view", test_view);
  ADD ("contacts", test_contacts);
  ADD ("timeline", test_timeline);
  ADD ("pause", test_pause);
  ADD ("answers", test_answers);
  ADD ("answer-kept", test_answer_kept);
  ADD ("declined", test_declined);
  ADD ("withdraw", test_withdraw);
  ADD ("waiting", test_waiting);
  ADD ("steps", test_steps);
  ADD ("pause-over", test_pause_over);
  ADD ("ending", test_ending);
  ADD ("past-end", test_past_end);
  ADD ("gone", test_gone);
  ADD ("narrow", test_narrow);
}
