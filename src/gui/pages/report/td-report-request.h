/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "render/td-pages.h"
#include "report/td-report.h"

G_BEGIN_DECLS

/**
 * TdReportRequest:
 *
 * Pages that are wanted: filled on the main thread, made on a reader.
 */
typedef struct
{
  const TdReport *report;
  TdReportOptions options; /* its texts are constants */
  TdInsightFilter filter;  /* owned; as of no day: none */
  TdInsightFilter other;   /* beside it: likewise */
  TdAuditQuery audit;      /* which entries of the history; as of @with_audit */
  char *audit_text;        /* owned: its text */
  gboolean with_audit;
  GArray *pair_ids; /* owned, nullable: the pairs of the options */
  gint64 person_id; /* where the report is about a pair: somebody of it; 0 for nobody */
  TdPaperSize size;
} TdReportRequest;

/* The first day of the period number @choice of the list: from the beginning, this year, the last
 * 30 and the last 7 days. */
TdDate td_report_period_from (guint choice, TdDate today);

void td_report_request_free (gpointer request);

/* Makes the pages (#TdPages); NULL without an error where there is nothing to print about. A
 * TdJobFunc. */
gpointer td_report_request_make (TdDatabase *db, gpointer request, GError **error);

G_END_DECLS
