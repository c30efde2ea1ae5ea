/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "insight/td-figure.h"
#include "render/td-chart-table.h"
#include "report/td-insight-sheet.h"
#include "report/td-report-private.h"

/* Three lines or columns stand on a page, in points. */
#define TIME_HEIGHT 170
#define SMALL_HEIGHT 150

/* A chart of so many bars or dots has room in half the width. */
#define SMALL_CATEGORIES 7

void
td_report_add_figures (TdDocument *document, GPtrArray *figures)
{
  TdDocumentTable *table;

  if (figures->len == 0)
    return;
  table = td_document_add_table (document);
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Figure"));
  td_document_table_add_column (table, TD_COLUMN_NUMBER, _ ("Value"));
  td_document_table_add_column (table, TD_COLUMN_TEXT, _ ("Counted"));
  for (guint i = 0; i < figures->len; i++)
    {
      TdFigure *figure = figures->pdata[i];
      g_autofree char *value = td_report_hold_together (td_figure_dup_value (figure));
      g_autofree char *detail = td_figure_dup_detail (figure);

      td_document_table_add_row (table, td_figure_get_label (figure->code), value, detail);
    }
}

/* @said: what was explained already, by its words. */
static void
add_method_notes (TdDocument *document, GPtrArray *figures, GHashTable *said)
{
  for (guint i = 0; i < figures->len; i++)
    {
      TdFigure *figure = figures->pdata[i];
      char *words = g_strdup_printf ("%s: %s", td_figure_get_label (figure->code),
                                     td_figure_get_method (figure->code));

      if (!g_hash_table_contains (said, words))
        td_document_add_note (document, words);
      g_hash_table_add (said, words);
    }
}

void
td_report_add_methods (TdDocument *document, GPtrArray *figures)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  td_document_add_heading (document, 1, _ ("How this was worked out"));
  add_method_notes (document, figures, said);
}

void
td_report_add_methods_of_sheets (TdDocument *document, GPtrArray *sheets)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  td_document_add_page_break (document);
  td_document_add_heading (document, 1, _ ("How this was worked out"));
  for (guint i = 0; i < sheets->len; i++)
    add_method_notes (document, ((TdInsightSheet *) sheets->pdata[i])->figures, said);
}

gboolean
td_report_shows_chart (TdChartScene *scene)
{
  return (!td_chart_scene_is_empty (scene) || td_chart_scene_has_hidden (scene)) &&
         !td_chart_scene_is_screen_only (scene);
}

double
td_report_chart_height (TdChartScene *scene, double time)
{
  TdChartKind kind = td_chart_scene_get_kind (scene);

  return kind == TD_CHART_LINE || kind == TD_CHART_COLUMNS ? time : 0;
}

/* A few bars or dots need no whole line, and curves can be read in half of it, as on the screen: so
 * a dashboard is a page where it can be. */
static gboolean
is_small (TdChartScene *scene)
{
  switch (td_chart_scene_get_kind (scene))
    {
    case TD_CHART_LINE:
    case TD_CHART_STEPS:
      return TRUE;
    case TD_CHART_BARS:
    case TD_CHART_DOTS:
      return td_chart_scene_get_n_categories (scene) <= SMALL_CATEGORIES;
    case TD_CHART_COLUMNS:
    case TD_CHART_GRID:
    default:
      return FALSE;
    }
}

static void
add_small_chart (TdDocument *document, TdChartScene *scene)
{
  td_document_add_small_chart (document, scene, td_report_chart_height (scene, SMALL_HEIGHT));
}

guint
td_report_add_charts (TdDocument *document, GPtrArray *charts)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < charts->len; i++)
    if (td_report_shows_chart (charts->pdata[i]))
      g_ptr_array_add (shown, charts->pdata[i]);
  for (guint i = 0; i < shown->len; i++)
    {
      TdChartScene *scene = shown->pdata[i];
      gboolean two = i + 1 < shown->len && is_small (scene) && is_small (shown->pdata[i + 1]);

      if (!two)
        {
          td_document_add_chart (document, scene, td_report_chart_height (scene, TIME_HEIGHT));
          continue;
        }
      add_small_chart (document, scene);
      add_small_chart (document, shown->pdata[++i]);
    }
  return shown->len;
}

static void
add_twin (TdDocument *document, TdChartTable *twin)
{
  guint n_columns = td_chart_table_get_n_columns (twin);
  TdDocumentTable *table = td_document_add_table (document);
  g_auto (GStrv) cells = g_new0 (char *, n_columns + 1);

  for (guint i = 0; i < n_columns; i++)
    td_document_table_add_column (table,
                                  td_chart_table_is_number (twin, i) ? TD_COLUMN_NUMBER
                                                                     : TD_COLUMN_TEXT,
                                  td_chart_table_get_head (twin, i));
  for (guint i = 0; i < td_chart_table_get_n_rows (twin); i++)
    {
      for (guint j = 0; j < n_columns; j++)
        {
          g_free (cells[j]);
          cells[j] = g_strdup (td_chart_table_get_cell (twin, i, j));
          /* "March 2026" stays on its line; the words of a reason may break. So do numbers and
           * their words where the paper is too narrow for them, which the table sees to. */
          if (!td_chart_table_is_number (twin, j) && (j > 0 || strlen (cells[j]) < 16))
            cells[j] = td_report_hold_together (cells[j]);
        }
      td_document_table_add_row_array (table, (const char *const *) cells);
    }
}

void
td_report_add_twins (TdDocument *document, GPtrArray *charts, guint most)
{
  for (guint i = 0; i < charts->len; i++)
    {
      g_autoptr (TdChartTable) twin = td_chart_table_new (charts->pdata[i]);

      if (!td_report_shows_chart (charts->pdata[i]) || td_chart_table_get_n_rows (twin) > most)
        continue;
      td_document_add_heading (document, 2, td_chart_scene_get_title (charts->pdata[i]));
      add_twin (document, twin);
      td_document_add_note (document, td_chart_scene_get_caution (charts->pdata[i]));
    }
}

TdInsightFilter
td_report_options_dup_filter (const TdReportOptions *options)
{
  TdInsightFilter plain = { .program_id = options->program_id, .as_of = options->as_of };

  return td_insight_filter_copy (options->filter ? options->filter : &plain);
}

void
td_report_set_filter_words (TdDocument *document, const TdInsightFilter *filter, TdProgram *program)
{
  g_autofree char *words = NULL;

  if (filter->from == TD_DATE_NONE && filter->dimension == TD_DIMENSION_NONE &&
      !filter->voluntary_only && filter->cohort_from == TD_DATE_NONE &&
      filter->cohort_to == TD_DATE_NONE)
    return;
  words = td_insight_filter_dup_words (filter, program ? program->name : NULL);
  td_document_set_subtitle (document, words);
}
