/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "agenda/td-reminder.h"
#include "agenda/two-pairs.h"
#include "gui/pages/pairs/td-pair-out.h"
#include "gui/pages/pairs/td-pair-view.h"
#include "gui/pages/pairs/td-remind-dialog.h"
#include "gui/pages/pairs/td-remind-jobs.h"
#include "program/td-program-text.h"
#include "td-gui-test.h"

#include <gio/gdesktopappinfo.h>
#include <string.h>

void test_letters_add (void);

static const gint64 both[] = { 1, 2 };

static void
setup (TdGuiTest *test, gconstpointer data)
{
  td_gui_test_setup (test, data);
  test_two_pairs_make (test->file.db);
  td_gui_test_reload (test);
  td_session_set_program_id (test->session, 1);
}

/* --- A mail program --- */

/* Makes a script the mail program of this session: it adds what it is given to a file. */
static char *
install_mail_program (TdGuiTest *test)
{
  char *log = g_build_filename (test->file.folder, "drafts", NULL);
  g_autofree char *script = g_build_filename (test->file.folder, "mailer", NULL);
  g_autofree char *program = g_strdup_printf ("#!/bin/sh\nprintf '%%s\\n' \"$1\" >> '%s'\n", log);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *entry = g_build_filename (folder, "td-test-mailer.desktop", NULL);
  g_autofree char *words = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Mailer\n"
                                            "Exec=%s %%u\nMimeType=x-scheme-handler/mailto;\n",
                                            script);
  g_autoptr (GDesktopAppInfo) info = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (script, program, -1, NULL));
  g_chmod (script, 0700);
  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (entry, words, -1, NULL));
  info = g_desktop_app_info_new_from_filename (entry);
  g_assert_nonnull (info);
  g_app_info_set_as_default_for_type (G_APP_INFO (info), "x-scheme-handler/mailto", &error);
  g_assert_no_error (error);
  return log;
}

static guint
count_drafts (const char *log)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (log, &text, NULL, NULL))
    return 0;
  lines = g_strsplit (text, "\n", -1);
  return g_strv_length (lines) - 1;
}

/* --- The dialog of letters --- */

static gpointer
open_letters (TdGuiTest *test, guint n, const char *kind)
{
  TdPage *page = td_gui_test_go (test, "pairs");
  gpointer dialog;

  td_remind_dialog_show (page, both, n, kind);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_wait (gtk_widget_get_mapped (dialog));
  return dialog;
}

static void
set_body (gpointer dialog, const char *text)
{
  GtkTextView *view = td_gui_test_find (dialog, GTK_TYPE_TEXT_VIEW, NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static char *
get_body (gpointer dialog)
{
  GtkTextView *view = td_gui_test_find (dialog, GTK_TYPE_TEXT_VIEW, NULL);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (view), &start, &end);
  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (view), &start, &end, FALSE);
}

static gboolean
can (gpointer dialog, const char *label)
{
  GtkWidget *button = td_gui_test_find (dialog, GTK_TYPE_BUTTON, label);

  return button && gtk_widget_is_sensitive (button);
}

/* Chooses a kind of letter by its code: kinds come and go. */
static guint
get_position (const char *code)
{
  guint n, position = 0;
  const TdProgramTextKind *kinds = td_program_text_kinds (&n);

  for (guint i = 0; i < n && !g_str_equal (kinds[i].kind, code); i++)
    position += kinds[i].letter;
  return position;
}

/* Another kind of letter for the same pairs; one that is for nobody leaves the letters as they are.
 */
static void
test_kind (TdGuiTest *test, gconstpointer data)
{
  gpointer dialog = open_letters (test, 1, "reminder");
  AdwComboRow *kind = td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, "kind_row");
  guint ending = get_position ("end");

  g_assert_cmpuint (adw_combo_row_get_selected (kind), ==, get_position ("reminder"));
  adw_combo_row_set_selected (kind, ending);
  td_gui_test_wait (td_gui_test_shows (dialog, "Write to 2 People"));
  td_gui_test_settle (test);
  {
    g_autofree char *body = get_body (dialog);

    g_assert_nonnull (strstr (body, "planned to be a pair until"));
  }
  adw_combo_row_set_selected (kind, get_position ("answer"));
  td_gui_test_wait (adw_combo_row_get_selected (kind) == ending);
  gtk_window_close (dialog);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

/* She looks through the letters and changes one; the change stays with it. */
static void
test_look_through (TdGuiTest *test, gconstpointer data)
{
  gpointer dialog = open_letters (test, 2, "reminder");
  g_autofree char *first = get_body (dialog);
  g_autofree char *kept = NULL;

  g_assert_true (td_gui_test_shows (dialog, "Write to 4 People"));
  g_assert_true (td_gui_test_shows (dialog, "Zoë de Vries, mentor of Bo"));
  g_assert_true (td_gui_test_shows (dialog, "zoe@example.org"));
  g_assert_true (td_gui_test_shows (dialog, "Without an e-mail address: Bo"));
  g_assert_nonnull (strstr (first, "Dear Zoë,"));
  td_gui_test_photo (test, "remind-dialog");
  set_body (dialog, "My own words");
  gtk_widget_activate_action (dialog, "remind.next", NULL);
  g_assert_true (td_gui_test_shows (dialog, "Bo, mentee of Zoë de Vries"));
  g_assert_true (td_gui_test_shows (dialog, "No e-mail address"));
  g_assert_false (can (dialog, "Open _Draft"));
  gtk_widget_activate_action (dialog, "remind.previous", NULL);
  kept = get_body (dialog);
  g_assert_cmpstr (kept, ==, "My own words");
  gtk_window_close (dialog);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM reminder"), ==, 0);
}

/* The program ends while she writes: what she wrote is there again, of another kind too. */
static void
test_kept (TdGuiTest *test, gconstpointer data)
{
  const char *count = "SELECT count(*) FROM unsaved_form WHERE instr (fields, 'My own words') > 0";
  gpointer dialog = open_letters (test, 1, "reminder");
  gpointer asking;
  g_autofree char *first = NULL, *second = NULL;

  adw_combo_row_set_selected (td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, "kind_row"),
                              get_position ("end"));
  td_gui_test_wait (td_gui_test_shows (dialog, "Write to 2 People"));
  td_gui_test_settle (test);
  gtk_widget_activate_action (dialog, "remind.next", NULL);
  set_body (dialog, "My own words");
  td_gui_test_wait (td_test_count (test->file.db, count) == 1);
  gtk_window_destroy (dialog);
  td_gui_test_settle (test);
  g_assert_cmpint (td_test_count (test->file.db, count), ==, 1);

  td_remind_dialog_show (td_gui_test_go (test, "pairs"), both, 1, "reminder");
  td_gui_test_wait (ADW_IS_MESSAGE_DIALOG (dialog = td_gui_test_dialog (test)));
  asking = dialog;
  dialog = gtk_window_get_transient_for (asking);
  adw_message_dialog_response (asking, "go-on");
  td_gui_test_settle (test);
  td_gui_test_wait (td_gui_test_shows (dialog, "Write to 2 People"));
  first = get_body (dialog);
  g_assert_nonnull (strstr (first, "planned to be a pair until"));
  gtk_widget_activate_action (dialog, "remind.next", NULL);
  second = get_body (dialog);
  g_assert_cmpstr (second, ==, "My own words");
  gtk_window_close (dialog);
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM unsaved_form") == 0);
  td_gui_test_settle (test);
}

/* One draft after another in her mail program; each pair is recorded, with Undo. */
static void
test_drafts (TdGuiTest *test, gconstpointer data)
{
  g_autofree char *log = install_mail_program (test);
  gpointer dialog = open_letters (test, 2, "reminder");
  g_autofree char *text = NULL;

  set_body (dialog, "Grüße & mehr");
  td_gui_test_click (dialog, "Open _Draft");
  /* Bo cannot be reached: the other pair is next. */
  td_gui_test_wait (td_gui_test_shows (dialog, "Cas Jansen, mentor of Émile O’Neil"));
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM reminder WHERE pair_id = 1"
                                                  " AND on_date = '2026-03-16'") == 1);
  td_gui_test_wait (can (dialog, "Open _Draft"));
  td_gui_test_click (dialog, "Open _Draft");
  td_gui_test_wait (td_gui_test_shows (dialog, "Émile O’Neil, mentee of Cas Jansen"));
  td_gui_test_wait (can (dialog, "Open _Draft"));
  td_gui_test_click (dialog, "Open _Draft");
  td_gui_test_wait_gone (dialog);
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM reminder") == 2);
  td_gui_test_wait (count_drafts (log) == 3);
  g_file_get_contents (log, &text, NULL, NULL);
  g_assert_nonnull (
      strstr (text, "mailto:zoe@example.org?subject=Your%20conversations%20with%20Bo"));
  g_assert_nonnull (strstr (text, "body=Gr%C3%BC%C3%9Fe%20%26%20mehr\n"));
  g_assert_nonnull (strstr (text, "mailto:em%2Bile@example.org?"));
  td_session_undo (test->session, 0);
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM reminder") == 1);
}

static void
test_nobody (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "pairs");

  /* Both have answered. */
  td_remind_dialog_show (page, both, 1, "answer");
  td_gui_test_wait (td_gui_test_shows (test->window, "There is nobody to write to."));
  g_assert_null (td_gui_test_dialog (test));
}

/* From the page of a pair, by its menu; and its next contact as a calendar. */
static void
test_pair_page (TdGuiTest *test, gconstpointer data)
{
  TdPage *page = td_gui_test_go (test, "pairs");
  g_autofree char *path = g_build_filename (test->file.folder, "next.ics", NULL);
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (gint64));
  gpointer view, dialog;

  td_page_show_item (page, 1);
  td_gui_test_wait ((view = td_gui_test_find (page, TD_TYPE_PAIR_VIEW, NULL)) != NULL);
  td_gui_test_settle (test);
  gtk_widget_activate_action (view, "pair.remind", "s", "welcome");
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) && gtk_widget_get_mapped (dialog));
  g_assert_true (td_gui_test_shows (dialog, "Welcome"));
  gtk_window_close (dialog);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);

  g_array_append_val (first, both[0]);
  td_pair_out_save_calendar (view, 0, first, path);
  td_gui_test_wait (td_gui_test_shows (test->window, "Calendar saved with 1 event"));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM appointment"), ==, 1);
}

/* What the dialog asks of the database threads, in files. */
static void
test_files (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdRemindAsked *asked = td_remind_asked_new (both, 2, "end", td_test_date (TD_GUI_TEST_TODAY));
  g_autoptr (TdRemindLetters) letters = td_remind_load_job (test->file.db, asked, &error);
  g_autofree char *folder = g_build_filename (test->file.folder, "mails", NULL);
  g_autofree char *table = g_build_filename (test->file.folder, "merge.csv", NULL);
  g_autofree char *mail = g_build_filename (folder, "end-zoe-de-vries-1-mentor.eml", NULL);
  TdRemindSent *mails = td_remind_sent_new (TD_REMIND_MAILS, letters->letters, &letters->sender,
                                            folder, "end", td_test_date (TD_GUI_TEST_TODAY));
  TdRemindSent *merge = td_remind_sent_new (TD_REMIND_MERGE, letters->letters, &letters->sender,
                                            table, "end", td_test_date (TD_GUI_TEST_TODAY) + 1);

  td_remind_send_job (test->file.db, mails, &error);
  g_assert_no_error (error);
  td_remind_send_job (test->file.db, merge, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (mail, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_test (table, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM reminder"), ==, 4);

  /* A folder that cannot be made: nothing was sent, nothing is recorded. */
  g_free (mails->path);
  mails->path = g_build_filename (test->file.path, "no", NULL);
  mails->today++;
  mails->today++;
  td_remind_send_job (test->file.db, mails, &error);
  g_assert_nonnull (error);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM reminder"), ==, 4);
  td_remind_sent_free (mails);
  td_remind_sent_free (merge);
  td_remind_asked_free (asked);
}

/* --- The editor of texts --- */

static gpointer
open_editor (TdGuiTest *test, const char *label)
{
  TdPage *page = td_gui_test_go_settings (test);
  gpointer row, dialog;

  td_gui_test_wait ((row = td_gui_test_find (page, ADW_TYPE_ACTION_ROW, label)) != NULL);
  gtk_widget_activate (row);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_wait (gtk_widget_get_mapped (dialog));
  return dialog;
}

static void
test_edit_text (TdGuiTest *test, gconstpointer data)
{
  gpointer dialog = open_editor (test, "Reminder");
  g_autofree char *body = NULL;

  td_gui_test_wait (td_gui_test_shows (dialog, "As it reads for Bo"));
  td_gui_test_wait (td_gui_test_shows (dialog, "Your conversations with Zoë de Vries"));
  td_gui_test_photo (test, "text-dialog");
  g_assert_false (can (dialog, "Use the _Built-in Text Again"));

  /* How it reads follows; a word that is none is said and not saved. */
  set_body (dialog, "Hello {given_name} of {mentor}");
  td_gui_test_wait (td_gui_test_shows (dialog, "Hello Bo of Zoë de Vries"));
  set_body (dialog, "Hello {nobody}");
  g_assert_true (td_gui_test_shows (dialog, "{nobody} is no placeholder"));
  g_assert_false (can (dialog, "_Save"));
  set_body (dialog, "Hello {name}");
  td_gui_test_wait (can (dialog, "_Save"));
  td_gui_test_click (dialog, "_Save");
  td_gui_test_wait_gone (dialog);
  body = td_program_text_dup_body (test->file.db, 1, "reminder", NULL);
  g_assert_cmpstr (body, ==, "Hello {name}");
  td_gui_test_wait (td_gui_test_shows (td_gui_test_go_settings (test), "Your own"));

  dialog = open_editor (test, "Reminder");
  td_gui_test_wait (can (dialog, "Use the _Built-in Text Again"));
  td_gui_test_click (dialog, "Use the _Built-in Text Again");
  td_gui_test_click (dialog, "_Save");
  td_gui_test_wait_gone (dialog);
  g_assert_cmpint (td_test_count (test->file.db, "SELECT count(*) FROM program_text"), ==, 0);
}

/* A placeholder goes where the cursor is. */
static void
test_insert (TdGuiTest *test, gconstpointer data)
{
  gpointer dialog = open_editor (test, "Planned end");
  gpointer list, subject;
  g_autofree char *body = NULL;

  set_body (dialog, "");
  gtk_menu_button_popup (td_gui_test_find (dialog, GTK_TYPE_MENU_BUTTON, NULL));
  td_gui_test_wait ((list = td_gui_test_find (dialog, GTK_TYPE_LIST_VIEW, NULL)) != NULL);
  td_gui_test_photo (test, "text-placeholders");
  g_signal_emit_by_name (list, "activate", 1);
  body = get_body (dialog);
  g_assert_cmpstr (body, ==, "{given_name}");
  subject = td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "subject");
  gtk_editable_set_text (subject, "To ");
  gtk_widget_grab_focus (subject);
  gtk_editable_set_position (subject, -1);
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_cmpstr (gtk_editable_get_text (subject), ==, "To {name}");
  gtk_window_close (dialog);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

/* The agreement is for both and has no subject. */
static void
test_edit_agreement (TdGuiTest *test, gconstpointer data)
{
  gpointer dialog = open_editor (test, "Agreement");

  td_gui_test_wait (td_gui_test_shows (dialog, "Lead"));
  g_assert_null (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "subject"));
  td_gui_test_photo (test, "text-agreement");
  gtk_window_close (dialog);
  td_gui_test_wait (td_gui_test_dialog (test) == NULL);
}

void
test_letters_add (void)
{
#define ADD(name, function) \
  g_test_add ("/gui/letters/" name, TdGuiTest, NULL, setup, function, td_gui_test_teardown)
  ADD ("look-through", test_look_through);
  ADD ("kind", test_kind);
  ADD ("kept", test_kept);
  ADD ("drafts", test_drafts);
  ADD ("nobody", test_nobody);
  ADD ("pair-page", test_pair_page);
  ADD ("files", test_files);
  ADD ("edit-text", test_edit_text);
  ADD ("insert", test_insert);
  ADD ("edit-agreement", test_edit_agreement);
#undef ADD
}
