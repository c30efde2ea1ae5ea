/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "insight/td-figure.h"
#include "report/td-report-private.h"

void
td_report_add_figures (TdDocument *document, GPtrArray *figures)
{
  TdDocumentTable *table = td_document_add_table (document);

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

void
td_report_add_methods (TdDocument *document, GPtrArray *figures)
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
