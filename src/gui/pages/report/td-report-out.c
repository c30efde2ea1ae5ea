/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/report/td-report-out.h"

#include "gui/frame/td-dialog.h"
#include "gui/frame/td-dialogs.h"
#include "gui/frame/td-page.h"
#include "gui/pages/report/td-print-job.h"
#include "gui/pages/report/td-save-dialog.h"

#include <glib/gi18n-lib.h>

static TdSession *
get_session (GtkWidget *owner)
{
  return TD_IS_PAGE (owner) ? td_page_get_session (TD_PAGE (owner))
                            : td_dialog_get_session (TD_DIALOG (owner));
}

TdReportRequest *
td_report_out_request (GtkWidget *owner, const char *report)
{
  TdReportRequest *request = g_new0 (TdReportRequest, 1);
  TdDate today = td_session_get_today (get_session (owner));

  request->report = td_report_find (report);
  request->options = (TdReportOptions){ .as_of = today, .printed_on = today };
  request->size = *td_paper_size_get_default ();
  return request;
}

/* --- Printing --- */

void
td_report_out_print_document (GtkWidget *owner,
                              TdDocument *document,
                              const TdPaperSize *size,
                              int current)
{
  /* The dialog runs a main loop of its own, in which the window may be closed. */
  g_autoptr (GtkWidget) kept = g_object_ref (owner);
  g_autoptr (GtkPrintOperation) job = td_print_job_new (document, size);
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result;

  if (current >= 0)
    gtk_print_operation_set_current_page (job, current);
  result = gtk_print_operation_run (job, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                    GTK_WINDOW (gtk_widget_get_root (owner)), &error);

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && get_session (kept))
    td_session_report (get_session (kept), kept, error);
}

static void
print_cb (gpointer owner, gpointer result, GError *error)
{
  g_autoptr (TdPages) pages = result;

  if (pages)
    td_report_out_print_document (owner, td_pages_get_document (pages), td_pages_get_size (pages),
                                  -1);
}

void
td_report_out_print (GtkWidget *owner, TdReportRequest *request)
{
  td_session_read (get_session (owner), owner, TD_JOB_REPORT, td_report_request_make, request,
                   td_report_request_free, (GDestroyNotify) td_pages_free, print_cb);
}

/* --- Saving --- */

/* What is to be saved, while the file is asked for. */
typedef struct
{
  TdDocument *document;
  TdPaperSize size;
} Sheet;

static void
sheet_free (Sheet *sheet)
{
  g_object_unref (sheet->document);
  g_free (sheet);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sheet, sheet_free)

void
td_report_out_save_to (GtkWidget *owner, TdDocument *document, const TdPaperSize *size, GFile *file)
{
  td_save_dialog_run (owner, get_session (owner), document, size, file);
}

static void
file_chosen_cb (GObject *owner, GAsyncResult *result, gpointer data)
{
  g_autoptr (Sheet) sheet = data;
  g_autoptr (GFile) file = td_dialogs_file_finish (result);

  if (file)
    td_report_out_save_to (GTK_WIDGET (owner), sheet->document, &sheet->size, file);
}

/* "Pairing report, Leadership 2026.pdf", without what no file name may hold. */
static char *
suggest_name (TdDocument *document)
{
  const char *subtitle = td_document_get_subtitle (document);
  char *name =
      g_strdup_printf ("%s, %s.pdf", td_document_get_title (document), subtitle ? subtitle : "");

  return g_strdelimit (name, "/\\:*?\"<>|", '-');
}

void
td_report_out_save_document (GtkWidget *owner, TdDocument *document, const TdPaperSize *size)
{
  g_autofree char *name = suggest_name (document);
  Sheet *sheet = g_new (Sheet, 1);

  *sheet = (Sheet){ g_object_ref (document), *size };
  td_dialogs_save_file_async (owner, _ ("Save as PDF"), name, file_chosen_cb, sheet);
}

static void
save_cb (gpointer owner, gpointer result, GError *error)
{
  g_autoptr (TdPages) pages = result;

  if (pages)
    td_report_out_save_document (owner, td_pages_get_document (pages), td_pages_get_size (pages));
}

void
td_report_out_save (GtkWidget *owner, TdReportRequest *request)
{
  td_session_read (get_session (owner), owner, TD_JOB_REPORT, td_report_request_make, request,
                   td_report_request_free, (GDestroyNotify) td_pages_free, save_cb);
}
