/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-session.h"
#include "gui/pages/report/td-report-request.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A report printed or saved from where its subject is shown, without the page Reports. @owner is
 * the TdPage or the TdDialog that shows it. */

/* A request for a report as of today, of no programme, on the sheet of the locale. */
TdReportRequest *td_report_out_request (GtkWidget *owner, const char *report);

/* Makes the pages on a reader, then shows the print dialog, or asks for the file; what fails is
 * told as a toast. @request is taken over. */
void td_report_out_print (GtkWidget *owner, TdReportRequest *request);
void td_report_out_save (GtkWidget *owner, TdReportRequest *request);

/* The same for a document that is made already: shows the print dialog, asks for the file.
 * @current: the page in sight, from 0 on; -1 for none. */
void td_report_out_print_document (GtkWidget *owner,
                                   TdDocument *document,
                                   const TdPaperSize *size,
                                   int current);
void td_report_out_save_document (GtkWidget *owner, TdDocument *document, const TdPaperSize *size);

/* Saves without asking for the file. */
void td_report_out_save_to (GtkWidget *owner,
                            TdDocument *document,
                            const TdPaperSize *size,
                            GFile *file);

G_END_DECLS
