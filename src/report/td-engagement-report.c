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
  g_auto (TdInsightFilter) filter = td_report_options_dup_filter (options);
  g_autoptr (TdProgram) program = NULL;
  g_autoptr (TdEngagement) engagement = NULL;
  g_autoptr (GPtrArray) charts = NULL;
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

  charts = td_engagement_charts_new (engagement);
  document =
      td_report_document_new (_ ("Engagement report"), program, _ ("All programmes"), options);
  td_report_set_filter_words (document, &filter, program);
  if (program)
    td_document_add_fact (document, _ ("Objective"), program->objective);
  td_document_add_heading (document, 1, _ ("Figures"));
  td_report_add_figures (document, engagement->figures);
  td_report_add_charts (document, charts);
  td_report_add_methods (document, engagement->figures);
  return document;
}
