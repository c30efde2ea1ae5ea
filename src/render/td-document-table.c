/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The tables of a document: cells row by row in one array. */

#include "render/td-document-private.h"

#include <stdarg.h>

TdDocumentTable *
td_document_table_new (TdDocument *document)
{
  TdDocumentTable *table = g_new0 (TdDocumentTable, 1);

  table->document = document;
  table->columns = g_array_new (FALSE, FALSE, sizeof (TdTableColumn));
  table->kinds = g_array_new (FALSE, FALSE, sizeof (guint8));
  table->cells = g_array_new (FALSE, FALSE, sizeof (const char *));
  return table;
}

void
td_document_table_free (TdDocumentTable *table)
{
  g_array_unref (table->columns);
  g_array_unref (table->kinds);
  g_array_unref (table->cells);
  g_free (table);
}

guint
td_document_table_get_n_columns (const TdDocumentTable *table)
{
  return table->columns->len;
}

guint
td_document_table_get_n_rows (const TdDocumentTable *table)
{
  return table->kinds->len;
}

const TdTableColumn *
td_document_table_get_column (const TdDocumentTable *table, guint column)
{
  return &g_array_index (table->columns, TdTableColumn, column);
}

TdRowKind
td_document_table_get_kind (const TdDocumentTable *table, guint row)
{
  return g_array_index (table->kinds, guint8, row);
}

/* A group has a name and a remark, however few columns there are. */
static guint
get_stride (const TdDocumentTable *table)
{
  return MAX (table->columns->len, 2);
}

const char *
td_document_table_get_cell (const TdDocumentTable *table, guint row, guint column)
{
  const char *cell = g_array_index (table->cells, const char *, row *get_stride (table) + column);

  return cell ? cell : "";
}

void
td_document_table_add_column (TdDocumentTable *table, TdColumnKind kind, const char *title)
{
  TdTableColumn column;

  g_return_if_fail (table != NULL && table->kinds->len == 0);

  column.kind = kind;
  column.title = td_document_keep_text (table->document, title ? title : "");
  g_array_append_val (table->columns, column);
}

/* The cells of a new row, to be filled. */
static const char **
add_row (TdDocumentTable *table, TdRowKind kind)
{
  guint stride = get_stride (table);
  guint8 byte = kind;

  g_array_append_val (table->kinds, byte);
  g_array_set_size (table->cells, table->kinds->len * stride);
  return &g_array_index (table->cells, const char *, (table->kinds->len - 1) * stride);
}

void
td_document_table_add_row (TdDocumentTable *table, ...)
{
  const char **row;
  va_list cells;

  g_return_if_fail (table != NULL);

  row = add_row (table, TD_ROW_PLAIN);
  va_start (cells, table);
  for (guint i = 0; i < table->columns->len; i++)
    row[i] = td_document_keep_text (table->document, va_arg (cells, const char *));
  va_end (cells);
}

void
td_document_table_add_row_array (TdDocumentTable *table, const char *const *cells)
{
  const char **row;

  g_return_if_fail (table != NULL);

  row = add_row (table, TD_ROW_PLAIN);
  for (guint i = 0; i < table->columns->len; i++)
    row[i] = td_document_keep_text (table->document, cells[i]);
}

void
td_document_table_add_group (TdDocumentTable *table, const char *name, const char *remark)
{
  const char **row;

  g_return_if_fail (table != NULL);

  row = add_row (table, TD_ROW_GROUP);
  row[0] = td_document_keep_text (table->document, name);
  row[1] = td_document_keep_text (table->document, remark);
}

void
td_document_table_mark_total (TdDocumentTable *table)
{
  g_return_if_fail (table != NULL && table->kinds->len > 0);

  g_array_index (table->kinds, guint8, table->kinds->len - 1) = TD_ROW_TOTAL;
}

gboolean
td_document_table_is_empty (TdDocumentTable *table)
{
  g_return_val_if_fail (table != NULL, TRUE);

  return table->kinds->len == 0;
}

void
td_document_table_append_text (const TdDocumentTable *table, GString *text)
{
  guint n_columns = table->columns->len;

  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "",
                            td_document_table_get_column (table, i)->title);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < table->kinds->len; i++)
    {
      gboolean group = td_document_table_get_kind (table, i) == TD_ROW_GROUP;

      for (guint j = 0; j < (group ? 2 : n_columns); j++)
        g_string_append_printf (text, "%s%s", j > 0 ? "\t" : "",
                                td_document_table_get_cell (table, i, j));
      g_string_append_c (text, '\n');
    }
}
