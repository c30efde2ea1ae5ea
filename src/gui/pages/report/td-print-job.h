/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

#include "render/td-pages.h"

G_BEGIN_DECLS

/**
 * TdPrintJob:
 *
 * Prints a #TdDocument as it is previewed. The pages are broken for the paper chosen in the print
 * dialog, on a thread of their own; where that or the printing lasts, GTK shows how far it is and
 * lets her stop.
 */
#define TD_TYPE_PRINT_JOB (td_print_job_get_type ())
G_DECLARE_FINAL_TYPE (TdPrintJob, td_print_job, TD, PRINT_JOB, GtkPrintOperation)

/* Run it with gtk_print_operation_run(). */
GtkPrintOperation *td_print_job_new (TdDocument *document, const TdPaperSize *size);

G_END_DECLS
