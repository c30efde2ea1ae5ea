/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "render/td-document-private.h"

#include <stdarg.h>

G_DEFINE_FINAL_TYPE (TdDocument, td_document, G_TYPE_OBJECT)

static void
column_free (gpointer data)
{
  TdTableColumn *column = data;

  g_free (column->title);
  g_free (column);
}

static void
row_free (gpointer data)
{
  TdTableRow *row = data;

  for (guint i = 0; i < row->n_cells; i++)
    g_free (row->cells[i]);
  g_free (row->cells);
  g_free (row);
}

static TdDocumentTable *
table_new (void)
{
  TdDocumentTable *table = g_new0 (TdDocumentTable, 1);

  table->columns = g_ptr_array_new_with_free_func (column_free);
  table->rows = g_ptr_array_new_with_free_func (row_free);
  return table;
}

static void
block_free (gpointer data)
{
  TdBlock *block = data;

  g_free (block->text);
  g_free (block->value);
  g_free (block->remark);
  g_clear_object (&block->scene);
  if (block->table)
    {
      g_ptr_array_unref (block->table->columns);
      g_ptr_array_unref (block->table->rows);
      g_free (block->table);
    }
  g_free (block);
}

static void
td_document_finalize (GObject *object)
{
  TdDocument *self = TD_DOCUMENT (object);

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->confidentiality);
  g_ptr_array_unref (self->blocks);
  G_OBJECT_CLASS (td_document_parent_class)->finalize (object);
}

static void
td_document_class_init (TdDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_document_finalize;
}

static void
td_document_init (TdDocument *self)
{
  self->blocks = g_ptr_array_new_with_free_func (block_free);
}

static TdBlock *
add_block (TdDocument *self, TdBlockKind kind, const char *text)
{
  TdBlock *block = g_new0 (TdBlock, 1);

  block->kind = kind;
  block->text = g_strdup (text);
  g_ptr_array_add (self->blocks, block);
  return block;
}

TdDocument *
td_document_new (const char *title)
{
  TdDocument *self = g_object_new (TD_TYPE_DOCUMENT, NULL);

  self->title = g_strdup (title ? title : "");
  return self;
}

void
td_document_set_subtitle (TdDocument *self, const char *subtitle)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));

  g_free (self->subtitle);
  self->subtitle = g_strdup (subtitle);
}

void
td_document_set_dates (TdDocument *self, TdDate printed_on, TdDate as_of)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));

  self->printed_on = printed_on;
  self->as_of = as_of;
}

void
td_document_set_confidentiality (TdDocument *self, const char *confidentiality)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));

  g_free (self->confidentiality);
  self->confidentiality = g_strdup (confidentiality);
}

const char *
td_document_get_title (TdDocument *self)
{
  g_return_val_if_fail (TD_IS_DOCUMENT (self), NULL);

  return self->title;
}

const char *
td_document_get_subtitle (TdDocument *self)
{
  g_return_val_if_fail (TD_IS_DOCUMENT (self), NULL);

  return self->subtitle;
}

TdDate
td_document_get_printed_on (TdDocument *self)
{
  g_return_val_if_fail (TD_IS_DOCUMENT (self), TD_DATE_NONE);

  return self->printed_on;
}

TdDate
td_document_get_as_of (TdDocument *self)
{
  g_return_val_if_fail (TD_IS_DOCUMENT (self), TD_DATE_NONE);

  return self->as_of;
}

const char *
td_document_get_confidentiality (TdDocument *self)
{
  g_return_val_if_fail (TD_IS_DOCUMENT (self), NULL);

  return self->confidentiality;
}

void
td_document_add_heading (TdDocument *self, int level, const char *text)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));
  g_return_if_fail (level == 1 || level == 2);

  if (text && *text)
    add_block (self, TD_BLOCK_HEADING, text)->level = level;
}

void
td_document_add_paragraph (TdDocument *self, const char *text)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));

  if (text && *text)
    add_block (self, TD_BLOCK_PARAGRAPH, text);
}

void
td_document_add_note (TdDocument *self, const char *text)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));

  if (text && *text)
    add_block (self, TD_BLOCK_NOTE, text);
}

void
td_document_add_fact (TdDocument *self, const char *key, const char *value)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));

  if (value && *value)
    add_block (self, TD_BLOCK_FACT, key)->value = g_strdup (value);
}

void
td_document_add_chart (TdDocument *self, TdChartScene *scene, double height)
{
  TdBlock *block;

  g_return_if_fail (TD_IS_DOCUMENT (self));
  g_return_if_fail (TD_IS_CHART_SCENE (scene));

  block = add_block (self, TD_BLOCK_CHART, td_chart_scene_get_title (scene));
  block->scene = g_object_ref (scene);
  block->height = height;
}

void
td_document_add_page_break (TdDocument *self)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));

  add_block (self, TD_BLOCK_BREAK, NULL);
}

void
td_document_add_part (TdDocument *self, const char *subtitle)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));

  add_block (self, TD_BLOCK_PART, subtitle);
}

void
td_document_add_signature (TdDocument *self,
                           const char *name,
                           const char *role,
                           const char *signed_on)
{
  TdBlock *block;

  g_return_if_fail (TD_IS_DOCUMENT (self));
  g_return_if_fail (name != NULL && role != NULL);

  block = add_block (self, TD_BLOCK_SIGNATURE, name);
  block->value = g_strdup (role);
  block->remark = g_strdup (signed_on);
}

TdDocumentTable *
td_document_add_table (TdDocument *self)
{
  TdBlock *block;

  g_return_val_if_fail (TD_IS_DOCUMENT (self), NULL);

  block = add_block (self, TD_BLOCK_TABLE, NULL);
  block->table = table_new ();
  return block->table;
}

void
td_document_table_add_column (TdDocumentTable *table, TdColumnKind kind, const char *title)
{
  TdTableColumn *column;

  g_return_if_fail (table != NULL && table->rows->len == 0);

  column = g_new0 (TdTableColumn, 1);
  column->kind = kind;
  column->title = g_strdup (title ? title : "");
  g_ptr_array_add (table->columns, column);
}

static TdTableRow *
add_row (TdDocumentTable *table, gboolean group, guint n_cells)
{
  TdTableRow *row = g_new0 (TdTableRow, 1);

  row->group = group;
  row->n_cells = n_cells;
  row->cells = g_new0 (char *, n_cells + 1);
  g_ptr_array_add (table->rows, row);
  return row;
}

void
td_document_table_add_row (TdDocumentTable *table, ...)
{
  TdTableRow *row;
  va_list cells;

  g_return_if_fail (table != NULL);

  row = add_row (table, FALSE, table->columns->len);
  va_start (cells, table);
  for (guint i = 0; i < row->n_cells; i++)
    row->cells[i] = g_strdup (va_arg (cells, const char *));
  va_end (cells);
}

void
td_document_table_add_row_array (TdDocumentTable *table, const char *const *cells)
{
  TdTableRow *row;

  g_return_if_fail (table != NULL);

  row = add_row (table, FALSE, table->columns->len);
  for (guint i = 0; i < row->n_cells; i++)
    row->cells[i] = g_strdup (cells[i]);
}

void
td_document_table_add_group (TdDocumentTable *table, const char *name, const char *remark)
{
  TdTableRow *row;

  g_return_if_fail (table != NULL);

  row = add_row (table, TRUE, 2);
  row->cells[0] = g_strdup (name ? name : "");
  row->cells[1] = g_strdup (remark);
}

void
td_document_table_mark_total (TdDocumentTable *table)
{
  g_return_if_fail (table != NULL && table->rows->len > 0);

  ((TdTableRow *) table->rows->pdata[table->rows->len - 1])->total = TRUE;
}

gboolean
td_document_table_is_empty (TdDocumentTable *table)
{
  g_return_val_if_fail (table != NULL, TRUE);

  return table->rows->len == 0;
}

static void
append_table (GString *text, TdDocumentTable *table)
{
  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "",
                            ((TdTableColumn *) table->columns->pdata[i])->title);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < table->rows->len; i++)
    {
      const TdTableRow *row = table->rows->pdata[i];

      for (guint j = 0; j < row->n_cells; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? "\t" : "",
                                row->cells[j] ? row->cells[j] : "");
      g_string_append_c (text, '\n');
    }
}

char *
td_document_dup_text (TdDocument *self)
{
  GString *text;

  g_return_val_if_fail (TD_IS_DOCUMENT (self), NULL);

  text = g_string_new (self->title);
  g_string_append_c (text, '\n');
  if (self->subtitle)
    g_string_append_printf (text, "%s\n", self->subtitle);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const TdBlock *block = self->blocks->pdata[i];

      if (block->scene)
        {
          g_autofree char *description = td_chart_scene_dup_summary (block->scene);

          g_string_append_printf (text, "%s\n", description);
        }
      else if (block->table)
        append_table (text, block->table);
      else if (block->value)
        g_string_append_printf (text, "%s\t%s\n", block->text, block->value);
      else if (block->text)
        g_string_append_printf (text, "%s\n", block->text);
    }
  return g_string_free (text, FALSE);
}
