/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Two periods, programmes or cohorts side by side on paper: each figure of A beside that of B with
 * the range of their difference, and the charts in twos on the same scales. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/td-direction.h"
#include "insight/td-figure-pair.h"
#include "insight/td-insight-program.h"
#include "insight/td-verdict.h"
#include "report/td-insight-charts.h"
#include "report/td-insight-sheet.h"
#include "report/td-report-private.h"

/* In points: four rows of charts stand on a page. */
#define CHART_HEIGHT 165

/* One side: its letter, what it is about, and its dashboards. */
typedef struct
{
  const char *letter;
  TdInsightFilter filter;
  TdInsightProgram program;
  char *words;
  GPtrArray *sheets;
} Side;

static void
side_clear (Side *side)
{
  td_insight_filter_clear (&side->filter);
  td_insight_program_clear (&side->program);
  g_free (side->words);
  g_clear_pointer (&side->sheets, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

/* Of a dashboard without cohorts everybody is shown, once. */
static TdInsightSheet *
load_sheet (TdDatabase *db,
            const TdInsightFilter *filter,
            const char *kind,
            const TdInsightSheet *shown,
            GError **error)
{
  g_auto (TdInsightFilter) whole = td_insight_filter_copy (filter);

  if (!td_insight_sheet_has_cohorts (kind))
    whole.cohort_from = whole.cohort_to = TD_DATE_NONE;
  return shown ? td_insight_sheet_load_beside (db, shown, &whole, error)
               : td_insight_sheet_load (db, kind, &whole, error);
}

/* @shown: what it stands beside, or NULL. */
static gboolean
load_side (Side *side,
           TdDatabase *db,
           const char *letter,
           const TdInsightFilter *filter,
           const char *const *kinds,
           const Side *shown,
           GError **error)
{
  g_autofree char *words = NULL;

  side->letter = letter;
  side->filter = td_insight_filter_copy (filter);
  if (!td_insight_program_load (db, filter->program_id, &side->program, error))
    return FALSE;
  words = td_insight_filter_dup_words (filter, side->program.name);
  side->words = td_text_join (letter, ": ", words);
  side->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) td_insight_sheet_free);
  for (guint i = 0; kinds[i]; i++)
    {
      TdInsightSheet *sheet =
          load_sheet (db, filter, kinds[i], shown ? shown->sheets->pdata[i] : NULL, error);

      if (sheet == NULL)
        return FALSE;
      g_ptr_array_add (side->sheets, sheet);
    }
  return TRUE;
}

/* "84.1 %, 412 of 490 · 95 % range 80.6 to 87.1 %" */
static char *
dup_figure_text (TdFigure *figure)
{
  g_autofree char *value = NULL;
  g_autofree char *detail = NULL;

  if (figure == NULL)
    return g_strdup ("–");
  value = td_report_hold_together (td_figure_dup_value (figure));
  detail = td_figure_dup_detail (figure);
  return *detail ? g_strdup_printf ("%s · %s", value, detail) : g_steal_pointer (&value);
}

static void
add_figures (TdDocument *document, const TdInsightSheet *one, const TdInsightSheet *other)
{
  g_autoptr (GPtrArray) pairs = td_figure_pair_list (one->figures, other->figures);
  TdDocumentTable *table = td_document_add_table (document);

  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Figure"));
  td_document_table_add_column (table, TD_COLUMN_TEXT, "A");
  td_document_table_add_column (table, TD_COLUMN_TEXT, "B");
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("A beside B"));
  for (guint i = 0; i < pairs->len; i++)
    {
      TdFigurePair *pair = g_ptr_array_index (pairs, i);
      g_autofree char *a = dup_figure_text (pair->one);
      g_autofree char *b = dup_figure_text (pair->other);
      g_autofree char *difference =
          isnan (pair->difference.estimate) ? NULL : td_figure_pair_dup_difference (pair);

      td_document_table_add_row (table, td_figure_get_label (pair->one->code), a, b,
                                 difference ? difference : "–");
    }
}

/* "A · Mar 2026 to …": in black on white nothing else tells the two apart. */
static void
mark_side (TdChartScene *scene, const char *letter)
{
  const char *subtitle = td_chart_scene_get_subtitle (scene);
  g_autofree char *words =
      subtitle && *subtitle ? td_text_join (letter, " · ", subtitle) : g_strdup (letter);

  td_chart_scene_set_subtitle (scene, words);
}

static void
add_charts (TdDocument *document, const TdInsightSheet *one, const TdInsightSheet *other)
{
  td_insight_charts_share_scales (one->charts, other->charts);
  for (guint i = 0; i < one->charts->len; i++)
    {
      TdChartScene *a = g_ptr_array_index (one->charts, i);
      TdChartScene *b = td_insight_charts_find (other->charts, td_chart_scene_get_code (a));

      if (b == NULL || !td_report_shows_chart (a) || !td_report_shows_chart (b))
        continue;
      mark_side (a, "A");
      mark_side (b, "B");
      td_document_add_small_chart (document, a, td_report_chart_height (a, CHART_HEIGHT));
      td_document_add_small_chart (document, b, td_report_chart_height (b, CHART_HEIGHT));
    }
}

static void
add_words (TdDocument *document, const Side *side, const TdInsightSheet *sheet)
{
  g_autofree char *meaning = td_text_join (side->letter, ": ", sheet->meaning);

  td_document_add_paragraph (document, meaning);
  for (guint i = 0; i < sheet->verdicts->len; i++)
    {
      g_autofree char *verdict =
          td_text_join (side->letter, ": ", (char *) sheet->verdicts->pdata[i]);

      td_document_add_paragraph (document, verdict);
    }
}

static void
add_one (TdDocument *document, const TdInsightSheet *sheet)
{
  td_document_add_note (document, _ ("This is about everybody: cohorts do not part it."));
  td_report_add_figures (document, sheet->figures);
  td_document_add_heading (document, 2, _ ("What this means"));
  td_document_add_paragraph (document, sheet->meaning);
  td_report_add_charts (document, sheet->charts);
  td_report_add_breakdown (document, sheet->breakdown);
}

static void
add_sheet (TdDocument *document, const Side *a, const Side *b, guint i)
{
  const TdInsightSheet *one = g_ptr_array_index (a->sheets, i);
  const TdInsightSheet *other = g_ptr_array_index (b->sheets, i);

  if (i > 0)
    td_document_add_chapter_break (document, TD_REPORT_CHAPTER);
  td_document_add_heading (document, 1, one->title);
  if (a->filter.cohort_from != TD_DATE_NONE && !td_insight_sheet_has_cohorts (one->kind))
    {
      add_one (document, one);
      return;
    }
  add_figures (document, one, other);
  td_document_add_heading (document, 2, _ ("What this means"));
  add_words (document, a, one);
  add_words (document, b, other);
  td_document_add_note (document, td_verdict_get_caution ());
  add_charts (document, one, other);
  td_report_add_breakdown_of (document, "A", one->breakdown);
  td_report_add_breakdown_of (document, "B", other->breakdown);
}

TdDocument *
td_beside_report_make (TdDatabase *db,
                       const char *title,
                       const char *const *kinds,
                       const TdReportOptions *options,
                       GError **error)
{
  g_auto (Side) a = { 0 };
  g_auto (Side) b = { 0 };
  g_autofree char *subtitle = NULL;
  TdDocument *document;

  g_return_val_if_fail (options->filter && options->other, NULL);

  if (!load_side (&a, db, "A", options->filter, kinds, NULL, error) ||
      !load_side (&b, db, "B", options->other, kinds, &a, error))
    return NULL;
  subtitle = g_strjoin ("\n", a.words, b.words, NULL);
  document = td_report_document_new (title, NULL, subtitle, options);
  td_document_add_note (
      document,
      _ ("A and B are taken as separate groups of people. A difference is one only where its range "
         "leaves 0 out; of twenty figures about one does so by chance. “–” stands where a "
         "difference has no range: look at each figure by itself."));
  for (guint i = 0; i < a.sheets->len; i++)
    add_sheet (document, &a, &b, i);
  td_report_add_methods_of_sheets (document, a.sheets);
  return document;
}
