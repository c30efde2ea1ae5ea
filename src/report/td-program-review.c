/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The programme review: what it was for, what it means, and the five dashboards on paper. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "insight/td-figure.h"
#include "insight/td-insight-program.h"
#include "insight/td-verdict.h"
#include "report/td-insight-sheet.h"
#include "report/td-report-private.h"

/* Tables of more rows than this stay in the files of the charts. */
#define MOST_ROWS 14

/* Between paragraphs of what a sheet means. */
#define PARAGRAPH "\n\n"

/* Of a page, what all of the plain words take at most. */
#define MEANING 0.8

/* A figure that has a target, with what was counted. */
static void
add_target (TdDocument *document, GPtrArray *figures, const char *code, double target, TdUnit unit)
{
  TdFigure *figure = td_figure_find (figures, code);
  g_autofree char *wanted = td_number_format_unit (target, unit);
  g_autofree char *value = figure ? td_figure_dup_value (figure) : NULL;
  g_autofree char *detail = figure ? td_figure_dup_detail (figure) : NULL;
  g_autofree char *words = NULL;

  if (!isfinite (target))
    return;
  /* Translators: a target, the value now, and its counts and interval. */
  words = g_strdup_printf (_ ("target %s; now %s (%s)"), wanted, value ? value : "–",
                           detail && *detail ? detail : _ ("nothing counted"));
  td_document_add_fact (document, td_figure_get_label (code), words);
}

/* Where in what a sheet means the comparison begins, which stands on the cover: after the paragraph
 * about the figures. */
static const char *
find_comparison (const TdInsightSheet *sheet)
{
  const char *end = sheet->verdicts->len > 0 ? strstr (sheet->meaning, PARAGRAPH) : NULL;

  return end ? end + strlen (PARAGRAPH) : NULL;
}

/* What the programme is for, set before the first pairing (PRODUCT D6). */
static void
add_cover (TdDocument *document, const TdInsightProgram *program, GPtrArray *sheets)
{
  const TdInsightSheet *engagement = sheets->pdata[0];
  const TdInsightSheet *retention = sheets->pdata[1];
  const TdInsightSheet *outcomes = sheets->pdata[2];

  td_document_add_fact (document, _ ("Objective"), program->objective);
  add_target (document, engagement->figures, "match_rate", program->target_match_rate,
              TD_UNIT_SHARE);
  add_target (document, outcomes->figures, "satisfaction", program->target_satisfaction,
              TD_UNIT_NUMBER);
  td_document_add_heading (document, 1, _ ("Taking part in a programme, and staying"));
  for (guint i = 0; i < retention->verdicts->len; i++)
    td_document_add_paragraph (document, retention->verdicts->pdata[i]);
  td_document_add_paragraph (document, find_comparison (retention));
  td_document_add_note (document, td_verdict_get_caution ());
}

/* Plain words. */
static void
add_meaning (TdDocument *document, GPtrArray *sheets)
{
  /* All of it on one page, which it nearly fills. */
  td_document_add_chapter_break (document, MEANING);
  td_document_add_heading (document, 1, _ ("What this means"));
  for (guint i = 0; i < sheets->len; i++)
    {
      const TdInsightSheet *sheet = sheets->pdata[i];
      const char *comparison = find_comparison (sheet);
      gsize length = comparison ? (gsize) (comparison - sheet->meaning) : strlen (sheet->meaning);
      g_autofree char *meaning = g_strchomp (g_strndup (sheet->meaning, length));

      td_document_add_heading (document, 2, sheet->title);
      td_document_add_paragraph (document, meaning);
    }
}

static void
add_sheet (TdDocument *document, const TdInsightSheet *sheet, gboolean first)
{
  guint shown = 0;

  td_document_add_chapter_break (document, first ? 1 : TD_REPORT_CHAPTER);
  td_document_add_heading (document, 1, sheet->title);
  td_report_add_figures (document, sheet->figures);
  td_report_add_breakdown (document, sheet->breakdown);
  shown = td_report_add_charts (document, sheet->charts);
  if (shown == 0)
    td_document_add_note (document, _ ("There is nothing to draw for this yet."));
  if (sheet->checks->len > 0)
    td_document_add_heading (document, 2, _ ("What to know about the data"));
  for (guint i = 0; i < sheet->checks->len; i++)
    td_document_add_note (document, sheet->checks->pdata[i]);
}

static void
add_numbers (TdDocument *document, GPtrArray *sheets, gboolean by_month)
{
  td_document_add_page_break (document);
  td_document_add_heading (document, 1, _ ("The numbers behind the charts"));
  td_document_add_note (
      document,
      _ ("Longer tables, month by month, come with each chart as a file. “hidden” stands where "
         "a number is about too few people, or would give such a number away."));
  for (guint i = 0; i < sheets->len; i++)
    td_report_add_twins (document, ((TdInsightSheet *) sheets->pdata[i])->charts,
                         by_month ? G_MAXUINT : MOST_ROWS);
}

static GPtrArray *
load_sheets (TdDatabase *db, const TdInsightFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) sheets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) td_insight_sheet_free);

  for (const char *const *kind = td_insight_sheet_get_kinds (); *kind; kind++)
    {
      TdInsightSheet *sheet = td_insight_sheet_load (db, *kind, filter, error);

      if (sheet == NULL)
        return NULL;
      g_ptr_array_add (sheets, sheet);
    }
  return g_steal_pointer (&sheets);
}

TdDocument *
td_program_review_make (TdDatabase *db, const TdReportOptions *options, GError **error)
{
  g_auto (TdInsightFilter) filter = td_report_options_dup_filter (options);
  g_auto (TdInsightProgram) names = { NULL };
  g_autoptr (TdProgram) program = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  g_autofree char *words = NULL;
  TdDocument *document;

  if (options->other)
    return td_beside_report_make (db, _ ("Programme review"), td_insight_sheet_get_kinds (),
                                  options, error);
  if (options->program_id && (program = td_program_load (db, options->program_id, error)) == NULL)
    return NULL;
  if (!td_insight_program_load (db, options->program_id, &names, error))
    return NULL;
  sheets = load_sheets (db, &filter, error);
  if (sheets == NULL)
    return NULL;

  words = td_insight_filter_dup_words (&filter, names.name);
  document = td_report_document_new (_ ("Programme review"), program, NULL, options);
  td_document_set_subtitle (document, words);
  add_cover (document, &names, sheets);
  add_meaning (document, sheets);
  for (guint i = 0; i < sheets->len; i++)
    add_sheet (document, sheets->pdata[i], i == 0);
  add_numbers (document, sheets, options->by_month);
  td_report_add_methods_of_sheets (document, sheets);
  return document;
}
