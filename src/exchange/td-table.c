/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "exchange/td-table-private.h"

#include "base/td-text.h"

#include <string.h>

TdTable *
td_table_ref (TdTable *table)
{
  g_atomic_ref_count_inc (&table->references);
  return table;
}

void
td_table_unref (TdTable *table)
{
  if (table == NULL || !g_atomic_ref_count_dec (&table->references))
    return;
  g_strfreev (table->headers);
  g_free (table->rows);
  g_ptr_array_unref (table->blocks);
  g_string_chunk_free (table->chunk);
  g_free (table->text);
  td_table_offer_free (table->offer);
  g_free (table->description);
  g_free (table->file_name);
  g_free (table);
}

const char *
td_table_get_description (TdTable *table)
{
  return table->description;
}

const char *
td_table_get_file_name (TdTable *table)
{
  return table->file_name;
}

const TdTableOffer *
td_table_get_offer (TdTable *table)
{
  return table->offer;
}

TdDateOrder
td_table_get_dates (TdTable *table)
{
  return table->dates;
}

guint
td_table_get_n_columns (TdTable *table)
{
  return table->n_columns;
}

guint
td_table_get_n_named (TdTable *table)
{
  return table->n_named;
}

guint
td_table_get_n_rows (TdTable *table)
{
  return table->n_rows;
}

const char *
td_table_get_header (TdTable *table, guint column)
{
  g_return_val_if_fail (column < table->n_columns, "");

  return table->headers[column];
}

int
td_table_find_column (TdTable *table, const char *header)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (strcmp (table->headers[i], header) == 0)
      return (int) i;
  for (guint i = 0; i < table->n_columns; i++)
    if (td_text_same (table->headers[i], header))
      return (int) i;
  return -1;
}

int
td_table_get_row_number (TdTable *table, guint row)
{
  g_return_val_if_fail (row < table->n_rows, 0);

  return table->rows[row].number;
}

const char *
td_table_get_cell (TdTable *table, guint row, guint column)
{
  const TdRawRow *raw;

  g_return_val_if_fail (row < table->n_rows, "");

  raw = &table->rows[row];
  return column < raw->n_cells ? raw->cells[column] : "";
}
