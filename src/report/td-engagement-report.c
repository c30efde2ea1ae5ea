/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The engagement report: the figures of the dashboard, with their charts, on paper. */

#include <glib/gi18n-lib.h>

#include "report/td-engagement-charts.h"
#include "report/td-report-private.h"

static void
add_figures (TdDocument *document, GPtrArray *figures)
{
  TdTable *table = td_document_add_table (document);

  td_table_add_column (table, TD_COLUMN_TEXT, _ ("Figure"));
  td_table_add_column (table, TD_COLUMN_NUMBER, _ ("Value"));
  td_table_add_column (table, TD_COLUMN_TEXT, _ ("Counted"));
  for (guint i = 0; i < figures->len; i++)
    {
      TdFigure *figure = figures->pdata[i];
      g_autofree char *value = td_report_hold_together (td_figure_dup_value (figure));
      g_autofree char *detail = td_figure_dup_detail (figure);

      td_table_add_row (table, td_figure_get_label (figure->code), value, detail);
    }
}

static void
add_methods (TdDocument *document, GPtrArray *figures)
{
  td_document_add_heading (document, 1, _ ("How this was worked out"));
  for (guint i = 0; i < figures->len; i++)
    {
      TdFigure *figure = figures->pdata[i];
      g_autofree char *words = g_strdup_printf ("%s: %s", td_figure_get_label (figure->code),
                                                td_figure_get_method (figure->code));

      td_document_add_note (document, words);
    }
}

TdDocument *
td_engagement_report_make (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  TdInsightFilter filter = { .program_id = options->program_id, .as_of = options->as_of };
  g_autoptr (TdProgram) program = td_program_load (db, options->program_id, error);
  g_autoptr (TdEngagement) engagement = NULL;
  g_autoptr (TdChartScene) adherence = NULL;
  g_autoptr (TdChartScene) contact_rate = NULL;
  g_autoptr (TdChartScene) overdue = NULL;
  TdDocument *document;

  if (program == NULL)
    return NULL;
  engagement = td_engagement_load (db, &filter, error);
  if (engagement == NULL)
    return NULL;

  adherence = td_engagement_chart_adherence (engagement);
  contact_rate = td_engagement_chart_contact_rate (engagement);
  overdue = td_engagement_chart_overdue (engagement);
  document = td_report_document_new (_ ("Engagement report"), program, options);
  td_document_add_fact (document, _ ("Objective"), program->objective);
  td_document_add_chart (document, adherence, 200);
  td_document_add_chart (document, overdue, 0);
  td_document_add_heading (document, 1, _ ("Figures"));
  add_figures (document, engagement->figures);
  td_document_add_chart (document, contact_rate, 200);
  add_methods (document, engagement->figures);
  return document;
}
