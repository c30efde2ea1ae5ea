/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Figures by department, grade or location on paper. */

#include <glib/gi18n-lib.h>

#include "base/td-direction.h"
#include "report/td-report-private.h"

/* So many figures stand beside each other on a page. */
#define N_COLUMNS 3

/* "40.0 % (4 of 10, 16.8 to 68.7)": where that is too long for its column the share is in the first
 * line, all that is in brackets in the second. */
static char *
hold_brackets (char *text)
{
  g_autofree char *owned = text;
  g_auto (GStrv) halves = g_strsplit (text, " (", 2);

  for (char **half = halves; *half; half++)
    *half = td_report_hold_together (*half);
  return g_strjoinv (" (", halves);
}

static void
add_row (TdDocumentTable *table, const TdBreakdownTable *breakdown, guint first, guint n, int row)
{
  g_auto (GStrv) cells = g_new0 (char *, n + 2);

  cells[0] = td_report_hold_together (
      g_strdup (row < 0 ? _ ("All") : td_breakdown_table_get_label (breakdown, (guint) row)));
  for (guint i = 0; i < n; i++)
    {
      const TdBreakdown *column = g_ptr_array_index (breakdown->columns, first + i);

      cells[i + 1] = hold_brackets (td_breakdown_cell_dup_text (
          row < 0 ? &column->total : &g_array_index (column->cells, TdBreakdownCell, row)));
    }
  td_document_table_add_row_array (table, (const char *const *) cells);
}

/* Some of the figures, and all the values. */
static void
add_part (TdDocument *document, const TdBreakdownTable *breakdown, guint first, guint n)
{
  TdDocumentTable *table = td_document_add_table (document);

  td_document_table_add_column (table, TD_COLUMN_TEXT, td_dimension_get_label (breakdown->by));
  for (guint i = 0; i < n; i++)
    {
      const TdBreakdown *column = g_ptr_array_index (breakdown->columns, first + i);

      td_document_table_add_column (table, TD_COLUMN_NUMBER, td_figure_get_label (column->code));
    }
  for (int row = 0; row < (int) breakdown->values->len; row++)
    add_row (table, breakdown, first, n, row);
  add_row (table, breakdown, first, n, -1);
  td_document_table_mark_total (table);
}

/* As few tables as there must be, and none of them much narrower than the others: one figure alone
 * on a line would stand far from its group. */
static void
add_parts (TdDocument *document, const TdBreakdownTable *breakdown)
{
  guint n = breakdown->columns->len;
  guint n_parts = (n + N_COLUMNS - 1) / N_COLUMNS;

  for (guint part = 0, first = 0; part < n_parts; part++)
    {
      guint end = n * (part + 1) / n_parts;

      add_part (document, breakdown, first, end - first);
      first = end;
    }
}

void
td_report_add_breakdown_of (TdDocument *document,
                            const char *side,
                            const TdBreakdownTable *breakdown)
{
  g_autofree char *heading = NULL;

  if (breakdown == NULL || breakdown->values->len == 0)
    return;
  heading = side ? td_text_join (side, " · ", td_breakdown_table_get_title (breakdown))
                 : g_strdup (td_breakdown_table_get_title (breakdown));
  td_document_add_heading (document, 2, heading);
  add_parts (document, breakdown);
  td_document_add_note (
      document, _ ("In the order of the alphabet, never by rate: of twenty equal groups about one "
                   "falls outside its range by chance. In brackets the count and the 95 % range. "
                   "“hidden” stands where a number is about too few people, or would give such a "
                   "number away."));
}

void
td_report_add_breakdown (TdDocument *document, const TdBreakdownTable *breakdown)
{
  td_report_add_breakdown_of (document, NULL, breakdown);
}
