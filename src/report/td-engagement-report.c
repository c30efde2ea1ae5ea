/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The engagement report: the figures of the dashboard, with their charts, on paper. */

#include <glib/gi18n-lib.h>

#include "report/td-engagement-charts.h"
#include "report/td-report-private.h"

TdDocument *
td_engagement_report_make (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  TdInsightFilter filter = { .program_id = options->program_id, .as_of = options->as_of };
  g_autoptr (TdProgram) program = NULL;
  g_autoptr (TdEngagement) engagement = NULL;
  g_autoptr (TdChartScene) adherence = NULL;
  g_autoptr (TdChartScene) contact_rate = NULL;
  g_autoptr (TdChartScene) overdue = NULL;
  TdDocument *document;

  if (options->program_id)
    {
      program = td_program_load (db, options->program_id, error);
      if (program == NULL)
        return NULL;
    }
  engagement = td_engagement_load (db, &filter, error);
  if (engagement == NULL)
    return NULL;

  adherence = td_engagement_chart_adherence (engagement);
  contact_rate = td_engagement_chart_contact_rate (engagement);
  overdue = td_engagement_chart_overdue (engagement);
  document =
      td_report_document_new (_ ("Engagement report"), program, _ ("All programmes"), options);
  if (program)
    td_document_add_fact (document, _ ("Objective"), program->objective);
  td_document_add_chart (document, adherence, 200);
  td_document_add_chart (document, overdue, 0);
  td_document_add_heading (document, 1, _ ("Figures"));
  td_report_add_figures (document, engagement->figures);
  td_document_add_chart (document, contact_rate, 200);
  td_report_add_methods (document, engagement->figures);
  return document;
}
