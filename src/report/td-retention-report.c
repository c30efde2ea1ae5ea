/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The retention report: the whole roster, as its dashboard shows it. */

#include <glib/gi18n-lib.h>

#include "insight/td-verdict.h"
#include "report/td-report-private.h"
#include "report/td-retention-charts.h"

#include "base/td-decimal.h"
/* How far back the months go. */
#define MONTHS 24

static void
add_window (TdDocument *document, const TdRetention *retention)
{
  g_autofree char *start = td_report_date (retention->window_start);
  g_autofree char *words = NULL;

  if (retention->window_start == TD_DATE_NONE)
    words = g_strdup (_ ("Nobody on the roster has left, so nothing can be said about leaving."));
  else if (retention->window_known)
    words =
        g_strdup_printf (_ ("Leavers are counted from %s, the day set in the workspace."), start);
  else
    words = g_strdup_printf (_ ("Leavers are counted from %s, the day of the first known leaver. "
                                "Who left before and is not on the roster is not counted."),
                             start);
  td_document_add_note (document, words);
}

static void
add_checks (TdDocument *document, GPtrArray *checks)
{
  if (checks->len == 0)
    return;
  td_document_add_heading (document, 1, _ ("What to know about the data"));
  for (guint i = 0; i < checks->len; i++)
    {
      TdDataCheck *check = checks->pdata[i];
      g_autofree char *count = td_decimal_format (check->count, 0);

      td_document_add_fact (document, check->label, count);
    }
}

/* A chart of nothing says nothing on paper. Takes the chart over. */
static void
add_chart (TdDocument *document, TdChartScene *scene, double height)
{
  if (!td_chart_scene_is_empty (scene))
    td_document_add_chart (document, scene, height);
  g_object_unref (scene);
}

/* What may be said about taking part in any programme, with its curve where there is one. */
static void
add_participation (TdDocument *document, const TdRetention *retention)
{
  g_autofree char *mentees = td_retention_dup_mentees (retention);
  g_autofree char *mentors = td_participation_dup_text (&retention->mentors);
  g_autofree char *apart = g_strdup_printf (_ ("Mentors: %s"), mentors);

  td_document_add_heading (document, 1, _ ("Taking part in a programme, and staying"));
  td_document_add_paragraph (document, mentees);
  td_document_add_paragraph (document, apart);
  add_chart (document, td_retention_chart_states (retention), 190);
}

TdDocument *
td_retention_report_make (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  static const char *const kinds[] = { "retention", NULL };
  g_auto (TdInsightFilter) filter = td_report_options_dup_filter (options);
  g_autoptr (TdBreakdownTable) breakdown = NULL;
  g_autoptr (TdRetention) retention = NULL;
  g_autoptr (TdProgram) program = NULL;
  TdDocument *document;

  if (options->other)
    return td_beside_report_make (db, _ ("Retention report"), kinds, options, error);
  if (options->program_id && (program = td_program_load (db, options->program_id, error)) == NULL)
    return NULL;
  if (filter.from == TD_DATE_NONE)
    filter.from = td_date_month_start (td_date_add_months (options->as_of, -MONTHS));
  retention = td_retention_load (db, &filter, error);
  if (retention == NULL)
    return NULL;
  if (td_insight_filter_get_by (&filter) != TD_DIMENSION_NONE &&
      (breakdown = td_breakdown_of_retention (db, retention, td_insight_filter_get_by (&filter),
                                              NULL, error)) == NULL)
    return NULL;

  document = td_report_document_new (_ ("Retention report"), NULL,
                                     _ ("Everybody on the roster, coaches from outside left out"),
                                     options);
  if (options->filter)
    td_report_set_filter_words (document, options->filter, program);
  add_window (document, retention);
  add_chart (document, td_retention_chart_rolling (retention), 190);
  add_chart (document, td_retention_chart_tenure (retention), 210);
  td_document_add_heading (document, 1, _ ("Figures"));
  td_report_add_figures (document, retention->figures);
  td_report_add_breakdown (document, breakdown);
  add_chart (document, td_retention_chart_turnover (retention), 170);
  add_chart (document, td_retention_chart_new_hires (retention), 0);
  add_participation (document, retention);
  if (options->by_month)
    {
      g_autoptr (GPtrArray) charts = td_retention_charts_new (retention);

      td_report_add_twins (document, charts, G_MAXUINT);
    }
  add_checks (document, retention->checks);
  td_report_add_methods (document, retention->figures);
  return document;
}
