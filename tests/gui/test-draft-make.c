/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The dialogs that make drafts. */

#include "gui/pages/pairing/td-propose-dialog.h"
#include "gui/pages/pairing/td-sheet-dialog.h"
#include "proposal/td-proposal-release.h"
#include "proposal/td-proposal.h"
#include "td-gui-test.h"

void test_draft_make_add (void);

static void
fill (TdGuiTest *test)
{
  TdDatabase *db = test->file.db;

  td_test_run (db, "INSERT INTO program (id, name) VALUES (1, 'Leadership')");
  td_test_run (db, "INSERT INTO employee (id, number, name, name_key, search_key) VALUES "
                   "(1, '1', 'Ann Mentor', 'ann', 'ann'), (2, '2', 'Max Mentor', 'max', 'max'), "
                   "(3, '3', 'Bea Mentee', 'bea', 'bea'), (4, '4', 'Cas Mentee', 'cas', 'cas'), "
                   "(5, '5', 'Dov Mentee', 'dov', 'dov')");
  td_test_run (db, "INSERT INTO enrolment (program_id, employee_id, role, from_date, places) "
                   "VALUES (1, 1, 'mentor', '2026-01-01', 2), (1, 2, 'mentor', '2026-01-01', 1), "
                   "(1, 3, 'mentee', '2026-01-01', 0), (1, 4, 'mentee', '2026-02-01', 0), "
                   "(1, 5, 'mentee', '2026-03-01', 0)");
  td_session_set_program_id (test->session, 1);
  td_gui_test_reload (test);
}

static gint64
count (TdGuiTest *test, const char *sql)
{
  return td_test_count (test->file.db, sql);
}

static void
choose (gpointer dialog, const char *check)
{
  gtk_check_button_set_active (td_gui_test_find (dialog, GTK_TYPE_CHECK_BUTTON, check), TRUE);
}

static TdProposeDialog *
open_proposing (TdGuiTest *test, gint64 draft_id, GArray *selected)
{
  TdProposeDialog *dialog =
      td_propose_dialog_open (GTK_WIDGET (test->window), test->session, draft_id, 3, selected);

  td_gui_test_wait (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  td_gui_test_settle (test);
  return dialog;
}

/* Makes it, which closes the dialog; its id comes with the signal. */
static void
made_cb (gpointer dialog, gint64 proposal_id, gint64 *made)
{
  *made = proposal_id;
}

static gint64
make (TdGuiTest *test, gpointer dialog, const char *button)
{
  gint64 made = 0;

  g_signal_connect (dialog, "made", G_CALLBACK (made_cb), &made);
  td_gui_test_click (dialog, button);
  td_gui_test_wait (made != 0);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  return made;
}

static void
test_everyone (TdGuiTest *test, gconstpointer data)
{
  gpointer dialog;

  fill (test);
  dialog = open_proposing (test, 0, NULL);
  g_assert_true (td_gui_test_shows (dialog, "3 mentees"));
  g_assert_false (td_gui_test_shows (dialog, "Replace the present draft"));
  td_gui_test_photo (test, "propose");
  g_assert_cmpint (make (test, dialog, "_Propose"), ==, 1);
  g_assert_cmpint (count (test, "SELECT matched FROM proposal WHERE objective = 'total'"), ==, 3);
}

/* The rules that the dialog shows are kept, together with the draft. */
static void
test_rules (TdGuiTest *test, gconstpointer data)
{
  gpointer dialog;

  fill (test);
  dialog = open_proposing (test, 0, NULL);
  choose (dialog, "fair_check");
  gtk_spin_button_set_value (td_gui_test_find (dialog, GTK_TYPE_SPIN_BUTTON, "lowest"), 95);
  gtk_switch_set_active (td_gui_test_find (dialog, GTK_TYPE_SWITCH, "second"), TRUE);
  make (test, dialog, "_Propose");
  g_assert_cmpint (count (test, "SELECT matched FROM proposal WHERE objective = 'fair'"), ==, 0);
  g_assert_cmpint (count (test, "SELECT value FROM program_rule WHERE kind = 'parameter' "
                                "AND name = 'lowest_score'"),
                   ==, 95);
  g_assert_cmpint (count (test, "SELECT value FROM program_rule WHERE name = 'second_mentor'"), ==,
                   1);
  /* One undo takes both back. */
  td_session_undo (test->session, 0);
  td_gui_test_wait (count (test, "SELECT count(*) FROM proposal") == 0);
  g_assert_cmpint (count (test, "SELECT count(*) FROM program_rule WHERE value = 95"), ==, 0);
}

static void
test_selection (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GArray) selected = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 mentee = 4;
  gpointer dialog;

  fill (test);
  g_array_append_val (selected, mentee);
  dialog = open_proposing (test, 0, selected);
  g_assert_true (td_gui_test_shows (dialog, "1 mentee"));
  make (test, dialog, "_Propose");
  g_assert_cmpint (count (test, "SELECT count(*) FROM proposal_row"), ==, 1);
  g_assert_cmpint (count (test, "SELECT mentee_id FROM proposal_row"), ==, 4);
}

static gboolean
has_problem (gpointer dialog)
{
  g_autofree char *problem = NULL;

  g_object_get (dialog, "late-problem", &problem, NULL);
  return problem != NULL;
}

/* Nothing was proposed before: the dialog says so and does not go on. */
static void
test_late_none (TdGuiTest *test, gconstpointer data)
{
  gpointer dialog;

  fill (test);
  dialog = open_proposing (test, 0, NULL);
  choose (dialog, "late_check");
  td_gui_test_wait (has_problem (dialog));
  g_assert_false (gtk_widget_is_sensitive (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "_Propose")));
  choose (dialog, "all_check");
  td_gui_test_wait (
      gtk_widget_is_sensitive (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "_Propose")));
  gtk_window_close (dialog);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

/* What would become of earlier pairs stands there before she chooses. */
static void
test_late (TdGuiTest *test, gconstpointer data)
{
  TdDate today = td_test_date (TD_GUI_TEST_TODAY);
  TdProposalOptions options = { .program_id = 1 };
  g_autoptr (GError) error = NULL;
  gpointer dialog;
  gint64 id;

  fill (test);
  td_test_run (test->file.db, "UPDATE enrolment SET state = 'withdrawn' WHERE employee_id = 5");
  id = td_proposal_make (test->file.db, &options, today, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_proposal_release (test->file.db, id, NULL, today, &error), ==, 2);
  td_test_run (test->file.db, "DELETE FROM enrolment WHERE employee_id = 5");
  td_test_run (test->file.db,
               "INSERT INTO enrolment (id, program_id, employee_id, role, from_date, places) "
               "VALUES (99, 1, 5, 'mentee', '2026-03-10', 0)");
  td_gui_test_reload (test);
  dialog = open_proposing (test, 0, NULL);
  choose (dialog, "late_check");
  td_gui_test_wait (td_gui_test_shows (dialog, "0 of 2 earlier pairs move"));
  td_gui_test_photo (test, "propose-late");
  make (test, dialog, "_Propose");
  g_assert_cmpint (count (test, "SELECT count(*) FROM proposal WHERE scope = 'late'"), ==, 1);
  g_assert_cmpint (count (test, "SELECT count(*) FROM pair WHERE state = 'proposed'"), ==, 2);
}

/* --- The sheet --- */

static GFile *
write_sheet (TdGuiTest *test, const char *text)
{
  g_autofree char *path = g_build_filename (test->file.folder, "scores.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
test_sheet (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  gpointer dialog;

  fill (test);
  file = write_sheet (test, "mentor,mentee,score\n1,3,10\n2,3,40\n1,Cas Mentee,30\n"
                            "2,Cas Mentee,90\n");
  dialog = td_sheet_dialog_open (GTK_WIDGET (test->window), test->session, 0, file);
  td_gui_test_wait (td_gui_test_shows (dialog, "2 would be matched; the scores add up to 100"));
  g_assert_cmpint (count (test, "SELECT count(*) FROM proposal"), ==, 0);
  td_gui_test_photo (test, "sheet");
  gtk_switch_set_active (td_gui_test_find (dialog, GTK_TYPE_SWITCH, "costs"), TRUE);
  td_gui_test_wait (td_gui_test_shows (dialog, "the scores add up to 40"));
  make (test, dialog, "_Make Draft");
  g_assert_cmpint (count (test, "SELECT count(*) FROM proposal WHERE scope = 'sheet'"), ==, 1);
  g_assert_cmpint (count (test, "SELECT mentor_id FROM proposal_row WHERE mentee_id = 4"), ==, 1);
  g_file_delete (file, NULL, NULL);
}

/* Somebody whom nobody knows is named with the row; nothing can be made of it. */
static void
test_sheet_unknown (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) better = NULL;
  gpointer dialog;

  fill (test);
  file = write_sheet (test, "mentor,mentee,score\n1,3,10\n1,Nobody Known,40\n");
  dialog = td_sheet_dialog_open (GTK_WIDGET (test->window), test->session, 0, file);
  td_gui_test_wait (td_gui_test_shows (dialog, "Nobody Known"));
  g_assert_true (td_gui_test_shows (dialog, "3"));
  td_gui_test_photo (test, "sheet-unknown");
  g_assert_false (
      gtk_widget_is_sensitive (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "_Make Draft")));
  better = write_sheet (test, "mentor,mentee,score\n1,3,10\n");
  td_sheet_dialog_set_file (dialog, better);
  td_gui_test_wait (
      gtk_widget_is_sensitive (td_gui_test_find (dialog, GTK_TYPE_BUTTON, "_Make Draft")));
  gtk_window_close (dialog);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  g_file_delete (file, NULL, NULL);
}

/* A row that a rule forbids is named and left out, unless she wants it all the same. */
static void
test_sheet_rule (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  gpointer dialog;

  fill (test);
  td_test_run (test->file.db, "UPDATE employee SET manager_id = 1 WHERE id = 3");
  file = write_sheet (test, "mentor,mentee,score\n1,3,90\n2,3,10\n");
  dialog = td_sheet_dialog_open (GTK_WIDGET (test->window), test->session, 0, file);
  td_gui_test_wait (td_gui_test_shows (dialog, "the scores add up to 10"));
  g_assert_true (td_gui_test_shows (dialog, "1 Row to Look At"));
  g_assert_true (td_gui_test_shows (dialog, "Row 2: "));
  g_assert_true (td_gui_test_shows (dialog, "Left out: "));
  td_gui_test_photo (test, "sheet-rule");
  gtk_switch_set_active (td_gui_test_find (dialog, GTK_TYPE_SWITCH, "ignore_rules"), TRUE);
  td_gui_test_wait (td_gui_test_shows (dialog, "the scores add up to 90"));
  g_assert_true (td_gui_test_shows (dialog, "Kept all the same: "));
  gtk_window_close (dialog);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  g_assert_cmpint (count (test, "SELECT count(*) FROM proposal"), ==, 0);
  g_file_delete (file, NULL, NULL);
}

/* A table dropped on the page is a sheet of scores. */
static void
test_drop (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  TdPage *page;
  gpointer dialog;

  fill (test);
  page = td_gui_test_go (test, "pairing");
  file = write_sheet (test, "mentor,mentee,score\n1,3,10\n");
  g_assert_true (td_page_drop_file (page, file));
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  dialog = td_gui_test_dialog (test);
  td_gui_test_wait (td_gui_test_shows (dialog, "1 would be matched"));
  make (test, dialog, "_Make Draft");
  td_gui_test_wait (td_gui_test_shows (page, "Scores of 10 in all"));
  g_file_delete (file, NULL, NULL);
}

/* From the propose dialog to her own scores. */
static void
test_own_scores (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *page;
  gpointer dialog;

  fill (test);
  page = GTK_WIDGET (td_gui_test_go (test, "pairing"));
  td_gui_test_wait (td_gui_test_find (page, GTK_TYPE_BUTTON, "_Propose Pairs"));
  td_gui_test_click (page, "_Propose Pairs");
  td_gui_test_wait (td_gui_test_dialog (test) != NULL);
  td_gui_test_settle (test);
  dialog = td_gui_test_find (td_gui_test_dialog (test), ADW_TYPE_ACTION_ROW,
                             "Use my own scores instead…");
  g_assert_nonnull (dialog);
  g_signal_emit_by_name (dialog, "activated");
  td_gui_test_wait (TD_IS_SHEET_DIALOG (td_gui_test_dialog (test)));
  gtk_window_close (td_gui_test_dialog (test));
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

static void
assert_narrow (gpointer widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

/* Both dialogs fit 360 pixels. */
static void
test_narrow (TdGuiTest *test, gconstpointer data)
{
  gpointer dialog;

  fill (test);
  dialog = open_proposing (test, 0, NULL);
  assert_narrow (dialog);
  gtk_window_close (dialog);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  dialog = td_sheet_dialog_open (GTK_WIDGET (test->window), test->session, 0, NULL);
  td_gui_test_wait (gtk_widget_get_mapped (dialog));
  assert_narrow (dialog);
  gtk_window_close (dialog);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

#define ADD(name, func)                                                          \
  g_test_add ("/gui/draft-make/" name, TdGuiTest, NULL, td_gui_test_setup, func, \
              td_gui_test_teardown)

void
test_draft_make_add (void)
{
  ADD ("everyone", test_everyone);
  ADD ("rules", test_rules);
  ADD ("selection", test_selection);
  ADD ("late-none", test_late_none);
  ADD ("late", test_late);
  ADD ("sheet", test_sheet);
  ADD ("sheet-unknown", test_sheet_unknown);
  ADD ("sheet-rule", test_sheet_rule);
  ADD ("drop", test_drop);
  ADD ("own-scores", test_own_scores);
  ADD ("narrow", test_narrow);
}
