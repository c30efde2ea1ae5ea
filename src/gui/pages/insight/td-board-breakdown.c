/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The table that a dashboard has by department, grade or location where the filter names one of
 * these for everybody. */

#include "gui/pages/insight/td-insight-board-private.h"

#include <glib/gi18n-lib.h>

static void
add_row (TdTableData *table, const TdBreakdownTable *breakdown, int row)
{
  g_auto (GStrv) cells = g_new0 (char *, breakdown->columns->len + 2);

  cells[0] = g_strdup (row < 0 ? _ ("All") : td_breakdown_table_get_label (breakdown, (guint) row));
  for (guint i = 0; i < breakdown->columns->len; i++)
    {
      const TdBreakdown *column = g_ptr_array_index (breakdown->columns, i);

      cells[i + 1] = td_breakdown_cell_dup_text (
          row < 0 ? &column->total : &g_array_index (column->cells, TdBreakdownCell, row));
    }
  td_table_data_add_row (table, NULL, (const char *const *) cells);
}

void
td_insight_board_take_breakdown (TdInsightBoard *self, TdBreakdownTable *breakdown)
{
  g_autoptr (TdBreakdownTable) owned = breakdown;
  TdTableData *table;

  if (breakdown->values->len == 0)
    return;
  table = td_table_data_new ();
  td_table_data_add_column (table, td_dimension_get_label (breakdown->by), FALSE);
  for (guint i = 0; i < breakdown->columns->len; i++)
    td_table_data_add_column (
        table,
        td_figure_get_label (((TdBreakdown *) g_ptr_array_index (breakdown->columns, i))->code),
        TRUE);
  for (int row = 0; row < (int) breakdown->values->len; row++)
    add_row (table, breakdown, row);
  add_row (table, breakdown, -1);
  td_insight_board_take_table (self, td_breakdown_table_get_title (breakdown),
                               _ ("In the order of the alphabet, never by rate. In brackets the "
                                  "count and the 95 % range."),
                               table);
}
