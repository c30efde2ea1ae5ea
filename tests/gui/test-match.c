/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

/* Beside pairing: no match, shortlists, self-arranged pairs. */

#include "pairing-fixture.h"

#include "gui/pages/pairing/td-shortlist-send.h"
#include "gui/widgets/td-code-combo.h"
#include "gui/widgets/td-date-row.h"
#include "gui/widgets/td-person-row.h"

void test_match_add (void);

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

/* The page with Bea, who waits longest, chosen. */
static GtkWidget *
show_page (TdGuiTest *test)
{
  GtkWidget *page = pairing_fill (test);

  td_gui_test_wait (td_gui_test_shows (page, "waiting 74 days"));
  return page;
}

/* She leaves the list, is listed with the reason, and comes back. */
static void
test_no_match (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = show_page (test);
  GtkWidget *dialog;

  td_gui_test_click (page, "No _Match…");
  dialog = wait_dialog (test);
  g_assert_true (td_gui_test_shows (dialog, "Bea Mentee"));
  adw_combo_row_set_selected (td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, "reason"), 1);
  gtk_editable_set_text (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "note"), "Ask in May");
  td_gui_test_photo (test, "no-match-dialog");
  finish_dialog (test, "_Decide");
  td_gui_test_wait (td_gui_test_shows (page, "Waiting (2)"));
  td_gui_test_wait (td_gui_test_shows (page, "No match found for 1"));
  g_assert_cmpint (pairing_count (test, "SELECT count(*) FROM no_match WHERE mentee_id = 3 "
                                        "AND reason = 'level' AND note = 'Ask in May' "
                                        "AND decided_on = '2026-03-16'"),
                   ==, 1);

  gtk_expander_set_expanded (td_gui_test_find (page, GTK_TYPE_EXPANDER, "decided"), TRUE);
  td_gui_test_wait (td_gui_test_shows (page, "Nobody at the right level · 74 days"));
  td_gui_test_photo (test, "no-match-list");
  td_gui_test_click (page, "Back to the waiting list");
  td_gui_test_wait (td_gui_test_shows (page, "Waiting (3)"));
  g_assert_cmpint (pairing_count (test, "SELECT count(*) FROM no_match"), ==, 0);
}

/* Where nobody waits any more, those without a match can still be reached. */
static void
test_only_decided (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = show_page (test);

  td_test_run (test->file.db, "INSERT INTO no_match (program_id, mentee_id, decided_on, reason) "
                              "VALUES (1, 3, '2026-03-01', 'topic'), (1, 4, '2026-03-01', 'wish'), "
                              "(1, 5, '2026-03-01', 'other')");
  td_gui_test_reload (test);
  td_gui_test_wait (td_gui_test_shows (page, "No match found for 3"));
  g_assert_cmpuint (td_page_get_badge (TD_PAGE (page)), ==, 0);
}

static void
choose (GtkWidget *dialog, const char *row, guint position)
{
  adw_combo_row_set_selected (td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, row), position);
}

/* The list is made, the dialog goes on to the ranking, which becomes her wishes. */
static void
test_shortlist (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = show_page (test);
  GtkWidget *dialog;

  td_test_run (test->file.db, "UPDATE employee SET manager_id = NULL");
  td_gui_test_click (page, "_Shortlist…");
  dialog = wait_dialog (test);
  td_gui_test_wait (td_gui_test_shows (dialog, "Max Mentor"));
  td_gui_test_photo (test, "shortlist-choose");
  td_gui_test_click (dialog, "_Make List");
  g_assert_false (/* once is enough */
                  gtk_widget_get_sensitive (
                      td_gui_test_find (dialog, GTK_TYPE_BUTTON, "_Make List")));
  td_gui_test_wait (td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, "rank_2"));
  g_assert_true (td_gui_test_shows (dialog, "offers planning"));
  g_assert_null (td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, "rank_3"));
  g_assert_cmpint (pairing_count (test, "SELECT count(*) FROM shortlist_mentor"), ==, 2);

  /* Two first choices are none. */
  choose (dialog, "rank_1", 1);
  choose (dialog, "rank_2", 1);
  g_assert_false (
      gtk_widget_get_sensitive (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "_Save Ranking")));
  choose (dialog, "rank_1", 2);
  td_gui_test_photo (test, "shortlist-rank");
  finish_dialog (test, "_Save Ranking");
  td_gui_test_wait (td_gui_test_shows (test->window, "Ranking entered"));
  g_assert_cmpint (
      pairing_count (test, "SELECT count(*) FROM preference f JOIN shortlist_mentor m "
                           "ON m.mentor_id = f.employee_id AND m.rank = f.rank "
                           "JOIN enrolment n ON n.id = f.enrolment_id WHERE n.employee_id = 3"),
      ==, 2);
}

/* A list that is there is shown at once; another one can be made. */
static void
test_shortlist_again (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = show_page (test);
  GtkWidget *dialog;

  td_test_run (test->file.db, "INSERT INTO shortlist (id, program_id, mentee_id, made_on) "
                              "VALUES (1, 1, 3, '2026-03-01')");
  td_test_run (test->file.db, "INSERT INTO shortlist_mentor (shortlist_id, mentor_id, position) "
                              "VALUES (1, 2, 1)");
  td_test_run (test->file.db, "UPDATE program SET confidential = 1");
  td_gui_test_click (page, "_Shortlist…");
  dialog = wait_dialog (test);
  td_gui_test_wait (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "Print the letter"));
  /* No name leaves a confidential programme. */
  g_assert_null (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "Copy the text of the mail"));
  g_assert_true (td_gui_test_shows (dialog, "The programme is confidential"));
  td_gui_test_click (dialog, "Make _Another List");
  td_gui_test_wait (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "_Make List"));
  choose (dialog, "choice_1", 0);
  g_assert_false (
      gtk_widget_get_sensitive (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "_Make List")));
  finish_dialog (test, "_Close");
}

/* A short mail is whole; of a long one only the subject, and the text is copied. */
static void
test_mail (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (TdShortlist) list = g_object_new (TD_TYPE_SHORTLIST, NULL);
  g_autoptr (GPtrArray) mentors = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *whole_uri = NULL;
  g_autofree char *cut_uri = NULL;
  gboolean whole;

  td_record_set_text (&list->program_name, "Lead & Learn");
  td_record_set_text (&list->mentee_name, "Bea");
  td_record_set_text (&list->mentee_email, "bea+x@example.org");
  whole_uri = td_shortlist_send_dup_uri (list, mentors, &whole);
  g_assert_true (whole);
  g_assert_true (g_str_has_prefix (whole_uri, "mailto:bea%2Bx@example.org?subject=Choosing%20a"));
  g_assert_nonnull (strstr (whole_uri, "Lead%20%26%20Learn&body=Dear%20Bea"));
  for (guint i = 0; i < 3; i++)
    {
      TdShortlistMentor *mentor = g_object_new (TD_TYPE_SHORTLIST_MENTOR, NULL);

      td_record_set_text (&mentor->name, "Max");
      td_record_take_text (&mentor->offers, g_strnfill (800, 'x'));
      g_ptr_array_add (mentors, mentor);
    }
  cut_uri = td_shortlist_send_dup_uri (list, mentors, &whole);
  g_assert_false (whole);
  g_assert_null (strstr (cut_uri, "body="));
}

/* Two who found each other: marked so, begun, and the line manager said before it is entered. */
static void
test_self_arranged (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page = show_page (test);
  GtkWidget *dialog;

  td_gui_test_click (page, "Enter a self-arranged pair");
  dialog = wait_dialog (test);
  g_assert_false (gtk_widget_get_sensitive (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "_Enter")));
  g_object_set (td_gui_test_find (dialog, TD_TYPE_PERSON_ROW, "mentor"), "person-name",
                "Ann Mentor", "value-id", (gint64) 1, NULL);
  g_object_set (td_gui_test_find (dialog, TD_TYPE_PERSON_ROW, "mentee"), "person-name",
                "Bea Mentee", "value-id", (gint64) 3, NULL);
  td_gui_test_wait (td_gui_test_shows (dialog, "The mentor is the line manager"));
  gtk_editable_set_text (td_gui_test_find (dialog, TD_TYPE_DATE_ROW, "start"), "1 feb 2026");
  gtk_editable_set_text (td_gui_test_find (dialog, TD_TYPE_DATE_ROW, "accepted"), "2 feb 2026");
  g_object_set (td_gui_test_find (dialog, TD_TYPE_CODE_COMBO, "cadence"), "code", "every:6w", NULL);
  td_gui_test_photo (test, "self-arranged");
  finish_dialog (test, "_Enter");
  td_gui_test_wait (td_gui_test_shows (page, "Waiting (2)"));
  g_assert_cmpint (
      pairing_count (test, "SELECT count(*) FROM pair WHERE source = 'self' AND state = 'active' "
                           "AND matched_on = '2026-02-01' AND mentor_accepted_on = '2026-02-02' "
                           "AND mentee_accepted_on = '2026-02-02' AND cadence = 'every:6w'"),
      ==, 1);
  page = GTK_WIDGET (td_gui_test_go (test, "pairs"));
  td_gui_test_wait (td_gui_test_shows (page, "Bea Mentee"));
  g_assert_true (td_gui_test_shows (page, "Self-arranged"));
  g_assert_true (td_gui_test_shows (page, "Line manager"));
}

void
test_match_add (void)
{
#define ADD(name, func) \
  g_test_add ("/gui/match/" name, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)
  ADD ("no-match", test_no_match);
  ADD ("only-decided", test_only_decided);
  ADD ("shortlist", test_shortlist);
  ADD ("shortlist-again", test_shortlist_again);
  ADD ("mail", test_mail);
  ADD ("self-arranged", test_self_arranged);
#undef ADD
}
