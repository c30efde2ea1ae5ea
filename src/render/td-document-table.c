/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The tables of a document: rows whose cells are kept, in one array, and rows that are composed
 * when they are read. */

#include "render/td-document-private.h"

#include <stdarg.h>
#include <string.h>

TdDocumentTable *
td_document_table_new (TdDocument *document)
{
  TdDocumentTable *table = g_new0 (TdDocumentTable, 1);

  table->document = document;
  table->columns = g_array_new (FALSE, FALSE, sizeof (TdTableColumn));
  table->rows = g_array_new (FALSE, FALSE, sizeof (TdTableRow));
  table->cells = g_array_new (FALSE, FALSE, sizeof (const char *));
  return table;
}

void
td_document_table_free (TdDocumentTable *table)
{
  g_array_unref (table->columns);
  g_array_unref (table->rows);
  g_array_unref (table->cells);
  if (table->destroy)
    table->destroy (table->data);
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
  return table->rows->len;
}

const TdTableColumn *
td_document_table_get_column (const TdDocumentTable *table, guint column)
{
  return &g_array_index (table->columns, TdTableColumn, column);
}

TdRowKind
td_document_table_get_kind (const TdDocumentTable *table, guint row)
{
  return g_array_index (table->rows, TdTableRow, row).kind;
}

/* A group has a name and a remark, however few columns there are. */
static guint
get_stride (const TdDocumentTable *table)
{
  return MAX (table->columns->len, 2);
}

void
td_document_table_add_column (TdDocumentTable *table, TdColumnKind kind, const char *title)
{
  TdTableColumn column;

  g_return_if_fail (table != NULL && table->rows->len == 0);

  column.kind = kind;
  column.title = td_document_keep_text (table->document, title ? title : "");
  g_array_append_val (table->columns, column);
}

/* The cells of a new row, to be filled. */
static const char **
add_row (TdDocumentTable *table, TdRowKind kind)
{
  TdTableRow row = { table->cells->len, kind, FALSE };

  g_array_append_val (table->rows, row);
  g_array_set_size (table->cells, row.key + get_stride (table));
  return &g_array_index (table->cells, const char *, row.key);
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
  g_return_if_fail (table != NULL && table->rows->len > 0);

  g_array_index (table->rows, TdTableRow, table->rows->len - 1).kind = TD_ROW_TOTAL;
}

void
td_document_table_set_compose (TdDocumentTable *table,
                               TdDocumentRowFunc compose,
                               gpointer data,
                               GDestroyNotify destroy)
{
  g_return_if_fail (table != NULL && table->compose == NULL && compose != NULL);

  table->compose = compose;
  table->data = data;
  table->destroy = destroy;
}

void
td_document_table_add_composed (TdDocumentTable *table, TdRowKind kind, guint key)
{
  TdTableRow row = { key, kind, TRUE };

  g_return_if_fail (table != NULL && table->compose != NULL);

  g_array_append_val (table->rows, row);
}

gboolean
td_document_table_is_empty (TdDocumentTable *table)
{
  g_return_val_if_fail (table != NULL, TRUE);

  return table->rows->len == 0;
}

/* --- Reading --- */

TdDocumentRow *
td_document_row_new (void)
{
  TdDocumentRow *row = g_new0 (TdDocumentRow, 1);

  row->cells = g_ptr_array_new ();
  row->owned = g_ptr_array_new_with_free_func (g_free);
  return row;
}

void
td_document_row_free (TdDocumentRow *row)
{
  g_ptr_array_unref (row->cells);
  g_ptr_array_unref (row->owned);
  g_free (row);
}

void
td_document_row_set (TdDocumentRow *row, guint column, const char *text)
{
  char *copy;

  g_return_if_fail (row != NULL && column < row->cells->len);

  if (text == NULL)
    return;
  copy = g_strdup (text);
  g_ptr_array_add (row->owned, copy);
  row->cells->pdata[column] = copy;
}

void
td_document_row_read (TdDocumentRow *row, const TdDocumentTable *table, guint number)
{
  const TdTableRow *stored = &g_array_index (table->rows, TdTableRow, number);

  if (row->table == table && row->number == number)
    return;
  row->table = table;
  row->number = number;
  g_ptr_array_set_size (row->owned, 0);
  g_ptr_array_set_size (row->cells, 0);
  g_ptr_array_set_size (row->cells, (int) get_stride (table));
  if (stored->composed)
    table->compose (row, stored->kind, stored->key, table->data);
  else
    memcpy (row->cells->pdata, &g_array_index (table->cells, const char *, stored->key),
            row->cells->len * sizeof (const char *));
}

const char *
td_document_row_get (const TdDocumentRow *row, guint column)
{
  const char *cell = row->cells->pdata[column];

  return cell ? cell : "";
}

void
td_document_table_append_text (const TdDocumentTable *table, GString *text)
{
  TdDocumentRow *row = td_document_row_new ();
  guint n_columns = table->columns->len;

  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "",
                            td_document_table_get_column (table, i)->title);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < table->rows->len; i++)
    {
      gboolean group = td_document_table_get_kind (table, i) == TD_ROW_GROUP;

      td_document_row_read (row, table, i);
      for (guint j = 0; j < (group ? 2 : n_columns); j++)
        g_string_append_printf (text, "%s%s", j > 0 ? "\t" : "", td_document_row_get (row, j));
      g_string_append_c (text, '\n');
    }
  td_document_row_free (row);
}
