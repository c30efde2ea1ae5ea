/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "render/td-document-private.h"

G_DEFINE_FINAL_TYPE (TdDocument, td_document, G_TYPE_OBJECT)

/* How much text is kept in a piece. */
#define PIECE 4096

static void
block_clear (gpointer data)
{
  TdBlock *block = data;

  if (block->kind == TD_BLOCK_CHART || block->kind == TD_BLOCK_SMALL_CHART)
    g_object_unref (block->scene);
  else if (block->kind == TD_BLOCK_TABLE)
    td_document_table_free (block->table);
  else if (block->kind == TD_BLOCK_PARTS)
    {
      if (block->parts->destroy)
        block->parts->destroy (block->parts->data);
      g_free (block->parts);
    }
}

static void
td_document_finalize (GObject *object)
{
  TdDocument *self = TD_DOCUMENT (object);

  g_array_unref (self->blocks);
  g_string_chunk_free (self->texts);
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
  self->texts = g_string_chunk_new (PIECE);
  self->title = "";
  self->blocks = g_array_new (FALSE, FALSE, sizeof (TdBlock));
  g_array_set_clear_func (self->blocks, block_clear);
}

const char *
td_document_keep_text (TdDocument *self, const char *text)
{
  return text ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

const TdBlock *
td_document_get_block (TdDocument *self, guint index)
{
  return index < self->blocks->len ? &g_array_index (self->blocks, TdBlock, index) : NULL;
}

guint
td_document_count_blocks (TdDocument *self)
{
  return self->blocks->len;
}

/* Good until the next one is added. */
static TdBlock *
add_block (TdDocument *self, TdBlockKind kind, const char *text)
{
  TdBlock block = { .kind = kind, .text = td_document_keep_text (self, text) };

  g_array_append_val (self->blocks, block);
  return &g_array_index (self->blocks, TdBlock, self->blocks->len - 1);
}

TdDocument *
td_document_new (const char *title)
{
  TdDocument *self = g_object_new (TD_TYPE_DOCUMENT, NULL);

  td_document_set_title (self, title);
  return self;
}

void
td_document_set_title (TdDocument *self, const char *title)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));

  self->title = td_document_keep_text (self, title ? title : "");
}

void
td_document_set_subtitle (TdDocument *self, const char *subtitle)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));

  self->subtitle = td_document_keep_text (self, subtitle);
}

void
td_document_set_dates (TdDocument *self, TdDate printed_on, TdDate as_of)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));

  self->printed_on = printed_on;
  self->as_of = as_of;
}

void
td_document_set_letter (TdDocument *self, gboolean letter)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));

  self->letter = letter;
}

void
td_document_set_confidentiality (TdDocument *self, const char *confidentiality)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));

  self->confidentiality = td_document_keep_text (self, confidentiality);
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
    add_block (self, TD_BLOCK_HEADING, text)->height = (float) level;
}

void
td_document_add_paragraph (TdDocument *self, const char *text)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));

  if (text && *text)
    add_block (self, TD_BLOCK_PARAGRAPH, text);
}

void
td_document_add_label (TdDocument *self, const char *text)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));

  if (text && *text)
    add_block (self, TD_BLOCK_LABEL, text);
}

void
td_document_add_note (TdDocument *self, const char *text)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));

  if (text && *text)
    add_block (self, TD_BLOCK_NOTE, text);
}

/* A text with another one beside it. */
static void
add_two (TdDocument *self, TdBlockKind kind, const char *text, const char *value)
{
  const char *kept = td_document_keep_text (self, value);

  add_block (self, kind, text)->value = kept;
}

void
td_document_add_fact (TdDocument *self, const char *key, const char *value)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));

  if (value && *value)
    add_two (self, TD_BLOCK_FACT, key ? key : "", value);
}

void
td_document_add_item (TdDocument *self, const char *mark, const char *text)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));
  g_return_if_fail (mark != NULL);

  if (text && *text)
    add_two (self, TD_BLOCK_ITEM, text, mark);
}

void
td_document_add_blank (TdDocument *self, const char *label, guint n_lines)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));
  g_return_if_fail (n_lines > 0);

  add_block (self, TD_BLOCK_BLANK, label)->height = (float) n_lines;
}

static void
add_chart (TdDocument *self, TdBlockKind kind, TdChartScene *scene, double height)
{
  TdBlock *block = add_block (self, kind, td_chart_scene_get_title (scene));

  block->scene = g_object_ref (scene);
  block->height = (float) height;
}

void
td_document_add_chart (TdDocument *self, TdChartScene *scene, double height)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));
  g_return_if_fail (TD_IS_CHART_SCENE (scene));

  add_chart (self, TD_BLOCK_CHART, scene, height);
}

void
td_document_add_small_chart (TdDocument *self, TdChartScene *scene, double height)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));
  g_return_if_fail (TD_IS_CHART_SCENE (scene));

  add_chart (self, TD_BLOCK_SMALL_CHART, scene, height);
}

void
td_document_add_page_break (TdDocument *self)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));

  add_block (self, TD_BLOCK_BREAK, NULL);
}

void
td_document_add_chapter_break (TdDocument *self, double free)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));
  g_return_if_fail (free > 0 && free <= 1);

  add_block (self, TD_BLOCK_BREAK, NULL)->height = (float) free;
}

void
td_document_add_part (TdDocument *self, const char *subtitle)
{
  g_return_if_fail (TD_IS_DOCUMENT (self));

  add_block (self, TD_BLOCK_PART, subtitle);
}

void
td_document_add_parts (TdDocument *self,
                       guint n,
                       TdDocumentPartFunc compose,
                       gpointer data,
                       GDestroyNotify destroy)
{
  TdDocumentParts *parts;

  g_return_if_fail (TD_IS_DOCUMENT (self));
  g_return_if_fail (compose != NULL);

  if (n == 0)
    {
      if (destroy)
        destroy (data);
      return;
    }
  parts = g_new (TdDocumentParts, 1);
  *parts = (TdDocumentParts){ n, compose, data, destroy };
  add_block (self, TD_BLOCK_PARTS, NULL)->parts = parts;
}

guint
td_document_count_parts (TdDocument *self)
{
  guint n_parts = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const TdBlock *block = td_document_get_block (self, i);

      n_parts += block->kind == TD_BLOCK_PARTS ? block->parts->n : 0;
    }
  return n_parts;
}

TdDocument *
td_document_compose_part (TdDocument *self, const TdDocumentParts *parts, guint index)
{
  TdDocument *part = td_document_new (NULL);

  td_document_set_dates (part, self->printed_on, self->as_of);
  td_document_set_confidentiality (part, self->confidentiality);
  parts->compose (part, index, parts->data);
  return part;
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
  block->value = td_document_keep_text (self, role);
  block->remark = td_document_keep_text (self, signed_on);
}

TdDocumentTable *
td_document_add_table (TdDocument *self)
{
  TdDocumentTable *table;

  g_return_val_if_fail (TD_IS_DOCUMENT (self), NULL);

  table = td_document_table_new (self);
  add_block (self, TD_BLOCK_TABLE, NULL)->table = table;
  return table;
}

static void
append_block (TdDocument *self, const TdBlock *block, GString *text)
{
  if (block->kind == TD_BLOCK_CHART || block->kind == TD_BLOCK_SMALL_CHART)
    {
      g_autofree char *description = td_chart_scene_dup_summary (block->scene);

      g_string_append_printf (text, "%s\n", description);
    }
  else if (block->kind == TD_BLOCK_TABLE)
    td_document_table_append_text (block->table, text);
  else if (block->kind == TD_BLOCK_PARTS)
    for (guint i = 0; i < block->parts->n; i++)
      {
        g_autoptr (TdDocument) part = td_document_compose_part (self, block->parts, i);
        g_autofree char *words = td_document_dup_text (part);

        g_string_append (text, words);
      }
  else if (block->kind == TD_BLOCK_ITEM)
    g_string_append_printf (text, "%s %s\n", block->value, block->text);
  else if (block->value)
    g_string_append_printf (text, "%s\t%s\n", block->text, block->value);
  else if (block->text)
    g_string_append_printf (text, "%s\n", block->text);
}

char *
td_document_dup_text (TdDocument *self)
{
  GString *text;

  g_return_val_if_fail (TD_IS_DOCUMENT (self), NULL);

  text = g_string_new (self->title);
  if (*self->title)
    g_string_append_c (text, '\n');
  if (self->subtitle)
    g_string_append_printf (text, "%s\n", self->subtitle);
  for (guint i = 0; i < self->blocks->len; i++)
    append_block (self, td_document_get_block (self, i), text);
  return g_string_free (text, FALSE);
}
