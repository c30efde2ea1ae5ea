/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-insight.h"

#include <glib/gi18n-lib.h>

static void
add_cell (JsonBuilder *builder, const char *code, const TdBreakdownCell *cell)
{
  td_cli_json_begin_object (builder, code);
  td_cli_insight_json_count (builder, "count", cell->count, cell->hidden);
  if (cell->of >= 0)
    {
      td_cli_insight_json_count (builder, "of", cell->of, cell->hidden);
      td_cli_insight_json_interval (builder, "share", "lower", "upper", cell->share);
    }
  td_cli_insight_json_hidden (builder, cell->hidden);
  json_builder_end_object (builder);
}

/* The row of a value, or with @row below 0 of all. */
static void
add_row (JsonBuilder *builder, const TdBreakdownTable *table, int row)
{
  json_builder_begin_object (builder);
  td_cli_json_text (builder, td_dimension_get_code (table->by),
                    row < 0 ? NULL : g_ptr_array_index (table->values, row));
  for (guint i = 0; i < table->columns->len; i++)
    {
      const TdBreakdown *column = g_ptr_array_index (table->columns, i);

      add_cell (builder, column->code,
                row < 0 ? &column->total : &g_array_index (column->cells, TdBreakdownCell, row));
    }
  json_builder_end_object (builder);
}

void
td_cli_insight_json_breakdown (JsonBuilder *builder, const TdBreakdownTable *table)
{
  td_cli_json_begin_array (builder, "by");
  for (int i = 0; i < (int) table->values->len; i++)
    add_row (builder, table, i);
  add_row (builder, table, -1);
  json_builder_end_array (builder);
}

void
td_cli_insight_print_breakdown (TdCli *cli, const TdBreakdownTable *breakdown)
{
  TdCliTable *table =
      td_cli_table_new (td_dimension_get_label (breakdown->by), _ ("Figure"), _ (">Value"), NULL);

  for (guint row = 0; row < breakdown->values->len; row++)
    for (guint i = 0; i < breakdown->columns->len; i++)
      {
        const TdBreakdown *column = g_ptr_array_index (breakdown->columns, i);
        g_autofree char *text =
            td_breakdown_cell_dup_text (&g_array_index (column->cells, TdBreakdownCell, row));

        td_cli_table_add (table, i == 0 ? td_breakdown_table_get_label (breakdown, row) : "",
                          td_figure_get_label (column->code), text);
      }
  td_cli_table_print (table, cli);
}
