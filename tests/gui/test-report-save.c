/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-gui-names.h"
#include "td-gui-test.h"

#include "gui/pages/report/td-print-job.h"
#include "gui/pages/report/td-save-dialog.h"

void test_report_save_add (void);

/* Letters that never end, unless somebody has enough of them. */
static void
compose_slowly (TdDocument *part, guint index, gpointer data)
{
  td_document_add_heading (part, 1, "Letter");
  g_usleep (2000);
}

static GtkWidget *
find_save_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (TD_IS_SAVE_DIALOG (window) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

/* Where saving lasts it is shown, and stopped; then the file of before is there as it was. */
static void
test_save_stopped (TdGuiTest *test, gconstpointer data)
{
  g_autofree char *path = g_build_filename (test->file.folder, "letters.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TdDocument) document = td_document_new ("Letters");
  g_autofree char *left = NULL;
  GtkWidget *dialog;

  td_document_add_parts (document, 100000, compose_slowly, NULL, NULL);
  g_assert_true (g_file_set_contents (path, "of before", -1, NULL));
  td_save_dialog_run (GTK_WIDGET (test->window), test->session, document, &td_paper_a4, file);
  td_gui_test_wait (find_save_dialog () != NULL);
  dialog = find_save_dialog ();
  td_gui_test_wait (td_gui_test_shows (dialog, "Saving “letters.pdf”…"));
  td_gui_test_photo (test, "save-dialog");
  td_gui_test_count_named (dialog);
  g_assert_cmpuint (td_gui_test_walk (GTK_WINDOW (dialog)), ==, 1);
  g_assert_cmpuint (td_gui_test_count_mnemonics (GTK_WINDOW (dialog)), ==, 1);
  gtk_widget_activate_action (dialog, "dialog.escape", NULL);
  td_gui_test_wait (td_gui_test_shows (test->window, "“letters.pdf” was not written"));
  g_assert_null (find_save_dialog ());
  g_assert_true (g_file_get_contents (path, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, "of before");
}

/* Nobody waits for pages of a window that is gone. */
static void
test_save_closed (TdGuiTest *test, gconstpointer data)
{
  g_autofree char *path = g_build_filename (test->file.folder, "letters.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TdDocument) document = td_document_new ("Letters");

  td_document_add_parts (document, 100000, compose_slowly, NULL, NULL);
  td_save_dialog_run (GTK_WIDGET (test->window), test->session, document, &td_paper_a4, file);
  td_gui_test_wait (find_save_dialog () != NULL);
  gtk_window_close (GTK_WINDOW (find_save_dialog ()));
  td_gui_test_wait (find_save_dialog () == NULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A job for the printer, and how often the window could have drawn while it prepared. */
typedef struct
{
  GtkPrintOperation *job;
  guint n_turns;
} Printing;

static gboolean
turn_cb (gpointer data)
{
  Printing *printing = data;

  if (gtk_print_operation_get_status (printing->job) == GTK_PRINT_STATUS_PREPARING &&
      ++printing->n_turns == 20)
    gtk_print_operation_cancel (printing->job);
  return G_SOURCE_CONTINUE;
}

/* While pages are broken for the printer the window goes on; and she may stop. */
static void
test_print_stopped (TdGuiTest *test, gconstpointer data)
{
  g_autofree char *path = g_build_filename (test->file.folder, "printed.pdf", NULL);
  g_autoptr (TdDocument) document = td_document_new ("Letters");
  g_autoptr (GtkPrintOperation) job = NULL;
  g_autoptr (GError) error = NULL;
  Printing printing = { NULL, 0 };
  guint timer;

  td_document_add_parts (document, 100000, compose_slowly, NULL, NULL);
  printing.job = job = td_print_job_new (document, &td_paper_a4);
  gtk_print_operation_set_export_filename (job, path);
  timer = g_timeout_add (1, turn_cb, &printing);
  g_assert_cmpint (gtk_print_operation_run (job, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            GTK_WINDOW (test->window), &error),
                   ==, GTK_PRINT_OPERATION_RESULT_CANCEL);
  g_source_remove (timer);
  g_assert_cmpuint (printing.n_turns, >=, 20);
}

#define ADD(name, func)                                                           \
  g_test_add ("/gui/report-save/" name, TdGuiTest, NULL, td_gui_test_setup, func, \
              td_gui_test_teardown)

void
test_report_save_add (void)
{
  ADD ("stopped", test_save_stopped);
  ADD ("closed", test_save_closed);
  ADD ("print-stopped", test_print_stopped);
}
