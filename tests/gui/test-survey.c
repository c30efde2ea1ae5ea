/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "td-gui-test.h"

#include "feedback/td-feedback.h"
#include "gui/pages/pairs/td-survey-answer-row.h"
#include "gui/widgets/td-date-row.h"
#include "gui/widgets/td-form-rows.h"

#include <string.h>

void test_survey_add (void);

/* Today is 16 March 2026, day 120 of pair 1: the second wave waits. */
static TdPage *
open_pair (TdGuiTest *test)
{
  TdPage *page = td_gui_test_go (test, "pairs");

  td_test_run (test->file.db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (test->file.db, "INSERT INTO employee (id, number, name, name_key, search_key) VALUES"
                              " (1, 'E1', 'Ada One', 'a', 'a'), (2, 'E2', 'Bob Two', 'b', 'b')");
  td_test_run (test->file.db,
               "INSERT INTO pair (id, reference, program_id, mentor_id, mentee_id, state,"
               " proposed_on, matched_on, planned_end) VALUES (1, '1', 1, 1, 2, 'active',"
               " '2025-11-01', '2025-11-16', '2026-09-16')");
  td_gui_test_reload (test);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.show", "(sx)", "pairs", (gint64) 1);
  td_gui_test_wait (td_gui_test_shows (page, "Pulse survey: waits since 14 Feb 2026"));
  return page;
}

static gpointer
enter (TdGuiTest *test, TdPage *page)
{
  td_gui_test_click (page, "_Enter…");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  return td_gui_test_dialog (test);
}

/* The rows of the form in their order. */
static TdSurveyAnswerRow *
get_row (gpointer dialog, int index)
{
  GtkListBox *list = td_gui_test_find (dialog, GTK_TYPE_LIST_BOX, "questions");

  return TD_SURVEY_ANSWER_ROW (gtk_list_box_get_row_at_index (list, index));
}

static int
get_number (gpointer dialog, int index)
{
  g_autoptr (TdFeedbackAnswer) answer = td_survey_answer_row_dup_answer (get_row (dialog, index));

  return answer->number;
}

/* A paper is typed in with numbers only: each goes to the next question. */
static void
test_keys (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test);
  gpointer dialog = enter (test, page);

  td_gui_test_photo (test, "survey-enter");
  g_assert_true (td_gui_test_shows (dialog, "Ada One about being the mentor of Bob Two"));
  td_gui_test_type (dialog, "4 1 0 5 3 2 shift+Tab Delete Right Right Right Right");
  td_gui_test_wait (get_number (dialog, 4) == 4);
  g_assert_cmpint (get_number (dialog, 0), ==, 4);
  g_assert_cmpint (get_number (dialog, 1), ==, 10);
  g_assert_cmpint (get_number (dialog, 2), ==, 5);
  g_assert_cmpint (get_number (dialog, 3), ==, 3);
  td_gui_test_photo (test, "survey-entered");
  td_gui_test_type (dialog, "ctrl+Return");
  td_gui_test_wait_gone (dialog);
  td_gui_test_wait (td_gui_test_shows (page, "Satisfaction 4 · Recommendation 10"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM feedback WHERE side = "
                                                 "'mentor' AND due_on = '2026-02-14'"),
                   ==, 1);
  td_gui_test_photo (test, "survey-section");
}

/* The program ends while a paper is typed in: numbers, choices and words are there again. */
static void
test_kept (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test);
  gpointer dialog = enter (test, page);
  gpointer asking;
  GtkTextView *text = td_gui_test_find (get_row (dialog, 5), GTK_TYPE_TEXT_VIEW, NULL);
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;

  gtk_check_button_set_active (td_gui_test_find (get_row (dialog, 0), GTK_TYPE_CHECK_BUTTON, "4"),
                               TRUE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text), "Half a", -1);
  written = td_form_rows_dup (dialog);
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM unsaved_form WHERE "
                                                  "instr (fields, 'Half a') > 0") == 1);
  gtk_window_destroy (dialog);
  td_gui_test_settle (test);

  td_gui_test_click (page, "_Enter…");
  td_gui_test_wait (ADW_IS_MESSAGE_DIALOG (dialog = td_gui_test_dialog (test)));
  asking = dialog;
  dialog = gtk_window_get_transient_for (asking);
  adw_message_dialog_response (asking, "go-on");
  td_gui_test_settle (test);
  again = td_form_rows_dup (dialog);
  g_assert_cmpstr (again, ==, written);
  g_assert_cmpint (get_number (dialog, 0), ==, 4);
  td_gui_test_click (dialog, "_Save");
  td_gui_test_wait_gone (dialog);
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM unsaved_form") == 0);
}

/* Entered, changed, deleted, taken back. */
static void
test_change (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test);
  gpointer dialog = enter (test, page);
  GtkCheckButton *four = td_gui_test_find (get_row (dialog, 0), GTK_TYPE_CHECK_BUTTON, "4");
  GtkTextView *text = td_gui_test_find (get_row (dialog, 5), GTK_TYPE_TEXT_VIEW, NULL);

  gtk_check_button_set_active (four, TRUE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text), " The questions ", -1);
  td_gui_test_click (dialog, "_Save");
  td_gui_test_wait_gone (dialog);
  td_gui_test_wait (td_gui_test_shows (page, "16 Mar 2026 · Pulse survey · Satisfaction 4"));
  /* The words are not shown here: they are read without a name. */
  g_assert_false (td_gui_test_shows (page, "The questions"));

  td_gui_test_click (page, "Look at these answers or change them");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  dialog = td_gui_test_dialog (test);
  g_assert_cmpint (get_number (dialog, 0), ==, 4);
  gtk_check_button_set_active (td_gui_test_find (get_row (dialog, 0), GTK_TYPE_CHECK_BUTTON, "2"),
                               TRUE);
  gtk_switch_set_active (td_gui_test_find (dialog, GTK_TYPE_SWITCH, "may_quote"), TRUE);
  td_gui_test_click (dialog, "_Save");
  td_gui_test_wait_gone (dialog);
  td_gui_test_wait (td_gui_test_shows (page, "Satisfaction 2 · may be quoted"));

  td_gui_test_click (page, "Look at these answers or change them");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  dialog = td_gui_test_dialog (test);
  td_gui_test_click (dialog, "_Delete Answers");
  td_gui_test_wait_gone (dialog);
  td_gui_test_wait (!td_gui_test_shows (page, "may be quoted"));
  td_gui_test_click (test->window, "_Undo");
  td_gui_test_wait (td_gui_test_shows (page, "Satisfaction 2 · may be quoted"));
}

/* Nothing answered is not stored: the form stays and says so. */
static void
test_empty (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = open_pair (test);
  gpointer dialog = enter (test, page);
  gpointer told;

  td_gui_test_click (dialog, "_Save");
  td_gui_test_wait (td_gui_test_dialog (test) != dialog);
  told = td_gui_test_dialog (test);
  td_gui_test_wait (td_gui_test_shows (told, "Nothing is answered yet."));
  gtk_window_destroy (told);
  gtk_window_close (dialog);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM feedback"), ==, 0);
}

/* --- The editor --- */

static gpointer
open_editor (TdGuiTest *test)
{
  TdPage *page = td_gui_test_go_settings (test);

  td_test_run (test->file.db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_gui_test_reload (test);
  td_session_set_program_id (test->session, 1);
  td_gui_test_wait (td_gui_test_find (page, ADW_TYPE_ACTION_ROW, "Surveys") != NULL);
  gtk_widget_activate_action (td_gui_test_find (page, ADW_TYPE_ACTION_ROW, "Surveys"),
                              "surveys.edit", NULL);
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  td_gui_test_wait (td_gui_test_shows (td_gui_test_dialog (test), "My work is seen"));
  return td_gui_test_dialog (test);
}

/* Where in a text another one is; a wait for it to be there. */
static gboolean
stands_before (gpointer root, const char *one, const char *other)
{
  g_autofree char *text = td_gui_test_text (root);
  const char *first = strstr (text, one);

  return first && strstr (text, other) && first < strstr (text, other);
}

static void
test_editor (TdGuiTest *test, gconstpointer data)
{
  gpointer window = open_editor (test);
  gpointer dialog;

  g_assert_true (td_gui_test_shows (window, "Day 30, then every 60 days · answered 0 times"));
  td_gui_test_photo (test, "survey-editor");
  g_assert_true (stands_before (window, "How satisfied", "How likely"));
  td_gui_test_click (window, "Ask this later");
  td_gui_test_wait (stands_before (window, "How likely", "How satisfied"));

  /* One more question, at the end. */
  td_gui_test_click (window, "_Add…");
  td_gui_test_wait (td_gui_test_dialog (test) != window);
  dialog = td_gui_test_dialog (test);
  gtk_editable_set_text (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "title"), "How often?");
  g_object_set (td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, "kind"), "code", "choice", NULL);
  td_gui_test_wait (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "choices") != NULL);
  td_gui_test_wait (td_gui_test_shows (dialog, "Two choices or more"));
  gtk_editable_set_text (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "choices"),
                         "Weekly; Monthly");
  td_gui_test_photo (test, "survey-question");
  td_gui_test_wait (!td_gui_test_shows (dialog, "Two choices or more"));
  td_gui_test_wait (
      gtk_widget_get_sensitive (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "save_button")));
  td_gui_test_click (dialog, "_Save");
  td_gui_test_wait_gone (dialog);
  td_gui_test_wait (td_gui_test_shows (window, "How often?"));
  g_assert_true (td_gui_test_shows (window, "Choice · Both sides"));

  /* Nobody answered the first one: it goes altogether. */
  td_gui_test_click (window, "Ask this no more");
  td_gui_test_wait (!td_gui_test_shows (window, "How likely"));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM survey_question"), ==, 10);
  gtk_window_close (window);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

static void
test_settings (TdGuiTest *test, gconstpointer data)
{
  gpointer window = open_editor (test);
  gpointer dialog;

  td_gui_test_click (window, "Change the name and the days");
  td_gui_test_wait (td_gui_test_dialog (test) != window);
  dialog = td_gui_test_dialog (test);
  gtk_spin_button_set_value (td_gui_test_find (dialog, GTK_TYPE_SPIN_BUTTON, "first_day"), 14);
  gtk_spin_button_set_value (td_gui_test_find (dialog, GTK_TYPE_SPIN_BUTTON, "every_days"), 0);
  td_gui_test_photo (test, "survey-settings");
  td_gui_test_wait (
      gtk_widget_get_sensitive (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "save_button")));
  td_gui_test_click (dialog, "_Save");
  td_gui_test_wait_gone (dialog);
  td_gui_test_wait (td_gui_test_shows (window, "Day 14 · answered 0 times"));
  gtk_window_close (window);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

void
test_survey_add (void)
{
  g_test_add ("/gui/survey/keys", TdGuiTest, NULL, td_gui_test_setup, test_keys,
              td_gui_test_teardown);
  g_test_add ("/gui/survey/kept", TdGuiTest, NULL, td_gui_test_setup, test_kept,
              td_gui_test_teardown);
  g_test_add ("/gui/survey/change", TdGuiTest, NULL, td_gui_test_setup, test_change,
              td_gui_test_teardown);
  g_test_add ("/gui/survey/editor", TdGuiTest, NULL, td_gui_test_setup, test_editor,
              td_gui_test_teardown);
  g_test_add ("/gui/survey/settings", TdGuiTest, NULL, td_gui_test_setup, test_settings,
              td_gui_test_teardown);
  g_test_add ("/gui/survey/empty", TdGuiTest, NULL, td_gui_test_setup, test_empty,
              td_gui_test_teardown);
}
