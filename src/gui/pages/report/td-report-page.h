/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdReportPage:
 *
 * The reports on the left, the pages as they will print on the right, live. Actions: report.print,
 * report.save-pdf, report.zoom-in, report.zoom-out, report.zoom-fit; the parts to include are
 * report.summary, report.by-mentor, report.by-department and report.waiting. report.review (a
 * TD_REVIEW_VARIANT) shows the review of what the dashboards showed; report.open (sxs) a report by
 * its code, of a pair or a person by id and words (0 and "" for all of them); report.all that of
 * everything. Property "filter-words" says what it is limited to (NULL for nothing).
 */
#define TD_TYPE_REPORT_PAGE (td_report_page_get_type ())
G_DECLARE_FINAL_TYPE (TdReportPage, td_report_page, TD, REPORT_PAGE, TdPage)

/* Saves what is shown as a PDF, and tells so. */
void td_report_page_save_pdf (TdReportPage *self, GFile *file);

G_END_DECLS
