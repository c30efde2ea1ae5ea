/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-test.h"

#include "contact/td-contact.h"
#include "db/td-error-log.h"
#include "gui/frame/td-dialogs.h"
#include "gui/pages/pairs/td-agreement-dialog.h"
#include "gui/pages/pairs/td-contact-dialog.h"
#include "gui/pages/people/td-employee-dialog.h"
#include "gui/widgets/td-date-row.h"
#include "gui/widgets/td-form-rows.h"

void test_unsaved_add (void);

#define KEPT "SELECT count(*) FROM unsaved_form"

static GtkWidget *
open_form (TdGuiTest *test)
{
  GtkWidget *dialog = NULL;

  td_employee_dialog_present (GTK_WIDGET (test->window), test->session, NULL);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_settle (test);
  return dialog;
}

static GtkWidget *
write_name (TdGuiTest *test)
{
  GtkWidget *dialog = open_form (test);

  gtk_editable_set_text (GTK_EDITABLE (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "name")),
                         "Half A Name");
  td_gui_test_wait (td_test_count (test->file.db, KEPT) == 1);
  return dialog;
}

static GtkWidget *
find_asking (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

/* The program ends: nobody closed the form. */
static void
end (TdGuiTest *test, GtkWidget *dialog)
{
  gtk_window_destroy (GTK_WINDOW (dialog));
  td_gui_test_settle (test);
  g_assert_cmpint (td_test_count (test->file.db, KEPT), ==, 1);
}

static void
test_go_on (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *asking = NULL;

  end (test, write_name (test));
  td_employee_dialog_present (GTK_WIDGET (test->window), test->session, NULL);
  td_gui_test_wait ((asking = find_asking ()) != NULL);
  td_gui_test_photo (test, "unsaved");
  dialog = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (asking)));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (asking), "go-on");
  td_gui_test_settle (test);
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "name"))),
                   ==, "Half A Name");
  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_wait (td_test_count (test->file.db, KEPT) == 0);
  td_gui_test_settle (test);
}

static void
test_afresh (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *asking = NULL;

  end (test, write_name (test));
  td_employee_dialog_present (GTK_WIDGET (test->window), test->session, NULL);
  td_gui_test_wait ((asking = find_asking ()) != NULL);
  dialog = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (asking)));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (asking), "afresh");
  td_gui_test_wait (td_test_count (test->file.db, KEPT) == 0);
  g_assert_cmpstr (gtk_editable_get_text (
                       GTK_EDITABLE (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "name"))),
                   ==, "");
  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_settle (test);
}

/* Cancelling and saving throw it away. */
static void
test_thrown_away (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *dialog = write_name (test);

  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_wait (td_test_count (test->file.db, KEPT) == 0);
  dialog = write_name (test);
  td_gui_test_settle (test);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  td_gui_test_wait (td_test_count (test->file.db, KEPT) == 0);
  td_gui_test_wait (td_test_count (test->file.db, "SELECT count(*) FROM employee WHERE name = "
                                                  "'Half A Name'") == 1);
  td_gui_test_settle (test);
}

/* --- Forms that are no record --- */

static GtkTextBuffer *
open_agreement (TdGuiTest *test)
{
  g_autoptr (TdAgreement) agreement = g_object_new (TD_TYPE_AGREEMENT, NULL);
  gpointer dialog = NULL;

  agreement->pair_id = 12;
  td_record_set_text (&agreement->body, "As the programme says.");
  td_agreement_dialog_show (GTK_WIDGET (test->window), test->session, agreement);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  while (ADW_IS_MESSAGE_DIALOG (dialog))
    dialog = gtk_window_get_transient_for (dialog);
  return gtk_text_view_get_buffer (td_gui_test_find (dialog, GTK_TYPE_TEXT_VIEW, "text"));
}

static void
test_rows_go_on (TdGuiTest *test, gconstpointer data)
{
  const char *text = "We meet on \"Mondays\".";
  g_autofree char *again = NULL;
  GtkWidget *asking = NULL;
  GtkTextBuffer *buffer = open_agreement (test);

  td_gui_test_settle (test);
  g_assert_cmpint (td_test_count (test->file.db, KEPT), ==, 0);
  gtk_text_buffer_set_text (buffer, text, -1);
  td_gui_test_wait (td_test_count (test->file.db, KEPT) == 1);
  end (test, td_gui_test_dialog (test));

  buffer = open_agreement (test);
  td_gui_test_wait ((asking = find_asking ()) != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (asking), "go-on");
  td_gui_test_settle (test);
  g_object_get (buffer, "text", &again, NULL);
  g_assert_cmpstr (again, ==, text);
  gtk_window_close (td_gui_test_dialog (test));
  td_gui_test_wait (td_test_count (test->file.db, KEPT) == 0);
  td_gui_test_settle (test);
}

static GtkWidget *
open_contact (TdGuiTest *test)
{
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);
  TdContact *contact = g_object_new (TD_TYPE_CONTACT, NULL);
  GtkWidget *dialog = NULL;

  contact->pair_id = 1;
  contact->on_date = td_test_date (TD_GUI_TEST_TODAY);
  g_ptr_array_add (contacts, contact);
  td_contact_dialog_show (GTK_WIDGET (test->window), test->session, contacts);
  td_gui_test_wait ((dialog = td_gui_test_dialog (test)) != NULL);
  td_gui_test_settle (test);
  return dialog;
}

/* Every kind of field comes back as it was; what somebody else put into the file does no harm. */
static void
test_rows_kinds (TdGuiTest *test, gconstpointer data)
{
  static const char *const hostile[] = {
    "",
    "[]",
    "{",
    "{\"fields.note\":5,\"fields.on_date\":true,\"no\":1}",
    "{\"fields.mode\":\"By pigeon\",\"fields.private\":[1],\"fields.minutes\":\"9\"}",
  };
  GtkWidget *dialog = open_contact (test);
  g_autofree char *blank = td_form_rows_dup (dialog);
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *after = NULL;

      td_form_rows_apply (dialog, hostile[i]);
      after = td_form_rows_dup (dialog);
      g_assert_cmpstr (after, ==, blank);
    }
  gtk_editable_set_text (td_gui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "note"), "Went well");
  adw_combo_row_set_selected (td_gui_test_find (dialog, ADW_TYPE_COMBO_ROW, "mode"), 2);
  gtk_switch_set_active (td_gui_test_find (dialog, GTK_TYPE_SWITCH, "private"), TRUE);
  gtk_spin_button_set_value (td_gui_test_find (dialog, GTK_TYPE_SPIN_BUTTON, "minutes"), 45);
  td_date_row_set_date (td_gui_test_find (dialog, TD_TYPE_DATE_ROW, "on_date"),
                        td_test_date ("2026-03-12"));
  written = td_form_rows_dup (dialog);
  g_assert_cmpstr (written, !=, blank);
  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_settle (test);

  dialog = open_contact (test);
  td_form_rows_apply (dialog, written);
  again = td_form_rows_dup (dialog);
  g_assert_cmpstr (again, ==, written);
  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_settle (test);
}

/* What is no date yet comes back as it was written, and no day is made of it. */
static void
test_rows_no_date (TdGuiTest *test, gconstpointer data)
{
  GtkWidget *dialog = open_contact (test);
  TdDateRow *row = td_gui_test_find (dialog, TD_TYPE_DATE_ROW, "asked_on");
  g_autofree char *blank = td_form_rows_dup (dialog);
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;

  gtk_editable_set_text (GTK_EDITABLE (row), "after the holi");
  td_gui_test_wait (td_test_count (test->file.db, KEPT) == 1); /* the date was none before */
  written = td_form_rows_dup (dialog);
  td_form_rows_apply (dialog, blank);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  td_form_rows_apply (dialog, written);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "after the holi");
  g_assert_cmpint (td_date_row_get_date (row), ==, TD_DATE_NONE);
  again = td_form_rows_dup (dialog);
  g_assert_cmpstr (again, ==, written);
  /* No name of a field depends on how many objects stand before it in the XML. */
  g_assert_null (strstr (written, "___object"));
  g_assert_nonnull (strstr (written, "asked_on\":\"after the holi\""));
  gtk_window_close (GTK_WINDOW (dialog));
  td_gui_test_settle (test);
}

/* --- The log of errors --- */

static void
test_details (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOSPC,
                                                  "The disk is full. Ann Lee was not saved.");
  GtkWidget *asking = NULL;
  GtkWidget *log = NULL;

  g_assert_true (td_error_log_clear (NULL));
  td_dialogs_show_error (GTK_WIDGET (test->window), "Not Saved", error);
  td_gui_test_wait ((asking = find_asking ()) != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (asking), "details");
  td_gui_test_wait ((log = td_gui_test_dialog (test)) != NULL &&
                    G_OBJECT_TYPE (log) == g_type_from_name ("TdErrorWindow"));
  td_gui_test_settle (test);
  td_gui_test_photo (test, "errors");
  {
    g_autofree char *text = td_error_log_read ();

    g_assert_nonnull (g_strstr_len (text, -1, "TdWindow\ng-file-error-quark 12"));
    g_assert_null (g_strstr_len (text, -1, "Ann"));
  }
  td_gui_test_click (log, "_Empty");
  td_gui_test_wait (td_gui_test_shows (log, "No Errors"));
  gtk_window_close (GTK_WINDOW (log));
  td_gui_test_settle (test);
}

/* A toast about a failure leads there too. */
static void
test_toast (TdGuiTest *test, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_IO, "Broken");
  g_autofree char *text = NULL;

  g_assert_true (td_error_log_clear (NULL));
  td_session_report (test->session, test->window, error);
  td_gui_test_settle (test);
  text = td_error_log_read ();
  g_assert_nonnull (g_strstr_len (text, -1, "TdWindow\ng-file-error-quark"));
}

void
test_unsaved_add (void)
{
#define ADD(path, func) \
  g_test_add (path, TdGuiTest, NULL, td_gui_test_setup, func, td_gui_test_teardown)
  ADD ("/gui/unsaved/go-on", test_go_on);
  ADD ("/gui/unsaved/afresh", test_afresh);
  ADD ("/gui/unsaved/thrown-away", test_thrown_away);
  ADD ("/gui/unsaved/rows-go-on", test_rows_go_on);
  ADD ("/gui/unsaved/rows-kinds", test_rows_kinds);
  ADD ("/gui/unsaved/rows-no-date", test_rows_no_date);
  ADD ("/gui/errors/details", test_details);
  ADD ("/gui/errors/toast", test_toast);
#undef ADD
}
