/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The engagement report: the figures of the dashboard, with their charts, on paper. */

#include <glib/gi18n-lib.h>

#include "report/td-insight-sheet.h"
#include "report/td-report-private.h"

TdDocument *
td_engagement_report_make (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  static const char *const kinds[] = { "engagement", NULL };
  g_auto (TdInsightFilter) filter = td_report_options_dup_filter (options);
  g_autoptr (TdProgram) program = NULL;
  g_autoptr (TdInsightSheet) sheet = NULL;
  TdDocument *document;

  if (options->other)
    return td_beside_report_make (db, _ ("Engagement report"), kinds, options, error);
  if (options->program_id)
    {
      program = td_program_load (db, options->program_id, error);
      if (program == NULL)
        return NULL;
    }
  sheet = td_insight_sheet_load (db, kinds[0], &filter, error);
  if (sheet == NULL)
    return NULL;

  document =
      td_report_document_new (_ ("Engagement report"), program, _ ("All programmes"), options);
  td_report_set_filter_words (document, &filter, program);
  if (program)
    td_document_add_fact (document, _ ("Objective"), program->objective);
  td_document_add_heading (document, 1, _ ("Figures"));
  td_report_add_figures (document, sheet->figures);
  td_report_add_breakdown (document, sheet->breakdown);
  td_report_add_charts (document, sheet->charts);
  if (options->by_month)
    td_report_add_twins (document, sheet->charts, G_MAXUINT);
  td_report_add_methods (document, sheet->figures);
  return document;
}
