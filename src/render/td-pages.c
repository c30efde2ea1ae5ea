/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Breaking a document into pages. Once to find where each begins, which is all that is kept; a page
 * that is shown or printed is set again from there. So ten thousand pages take no more memory than
 * one. */

#include "render/td-pages-private.h"

static void
item_clear (gpointer data)
{
  TdPageItem *item = data;

  g_clear_object (&item->text);
  td_chart_layout_free (item->chart);
}

void
td_pages_put_item (TdPages *self, const TdPageItem *item)
{
  g_array_append_val (self->items, *item);
}

void
td_pages_put_text (TdPages *self,
                   PangoLayout *text,
                   double x,
                   double y,
                   double width,
                   gboolean dim,
                   TdPageRole role)
{
  TdPageItem item = { .text = text, .x = self->size.left + x, .y = y, .dim = dim, .role = role };

  if (self->mirrored)
    item.x = self->size.width - self->size.right - x - width;
  td_pages_put_item (self, &item);
}

void
td_pages_put_rule (TdPages *self, double y, double thickness)
{
  td_pages_put_line (self, 0, self->width, y, thickness);
}

void
td_pages_put_line (TdPages *self, double x, double x2, double y, double thickness)
{
  TdPageItem item = { .x = self->size.left + x, .y = y, .thickness = thickness };

  item.x2 = self->size.left + x2;
  if (self->mirrored)
    {
      item.x = self->size.width - self->size.right - x2;
      item.x2 = self->size.width - self->size.right - x;
    }
  td_pages_put_item (self, &item);
}

double
td_pages_get_room (TdPages *self)
{
  return self->bottom - self->y;
}

gboolean
td_pages_at_top (TdPages *self)
{
  return self->y <= self->top + 0.01;
}

void
td_pages_put_title (TdPages *self, const char *title, const char *subtitle)
{
  if (*title)
    {
      PangoLayout *text = td_pages_text (self, title, TD_TYPE_TITLE, TRUE, self->width);
      double height = td_pages_text_height (text);

      td_pages_put_text (self, text, 0, self->y, self->width, FALSE, TD_ROLE_TITLE);
      self->y += height + 1;
    }
  if (subtitle && *subtitle)
    {
      PangoLayout *text = td_pages_text (self, subtitle, TD_TYPE_SUBTITLE, FALSE, self->width);
      double height = td_pages_text_height (text);

      td_pages_put_text (self, text, 0, self->y, self->width, TRUE, TD_ROLE_PARAGRAPH);
      self->y += height;
    }
  self->y += td_pages_at_top (self) ? 0 : 12;
}

/* --- Parts --- */

static void
close_part (TdPages *self)
{
  g_clear_object (&self->part);
  g_hash_table_remove_all (self->part_tables);
  self->row->table = NULL;
  self->facts_of = NULL;
}

static void
open_part (TdPages *self, const TdBlock *block, const TdPlace *place)
{
  if (self->part && self->part_place.block == place->block && self->part_place.part == place->part)
    return;
  close_part (self);
  self->part = td_document_compose_part (self->document, block->parts, place->part);
  self->part_place = *place;
}

/* --- A page --- */

static gboolean
is_begun (const TdPlace *place)
{
  return place->inner > 0 || place->row > 0 || place->offset > 0;
}

/* What a page begins with: a title where it is the first of something. */
static void
begin_page (TdPages *self, TdPlace *place)
{
  const TdBlock *block = td_document_get_block (self->document, place->block);
  TdBlockKind kind = block ? block->kind : TD_BLOCK_BREAK;

  self->current = self->document;
  if (kind == TD_BLOCK_PARTS)
    {
      open_part (self, block, place);
      self->current = self->part;
      if (is_begun (place))
        return;
      td_pages_put_title (self, self->part->title, self->part->subtitle);
    }
  else if (kind == TD_BLOCK_PART)
    {
      td_pages_put_title (self, self->document->title, block->text);
      place->block++;
    }
  else if (self->number == 0)
    td_pages_put_title (self, self->document->title, self->document->subtitle);
  else
    return;
  place->first = self->number;
}

/* On to the next part, or to what stands behind the last one. FALSE: nothing does. */
static gboolean
leave_part (TdPages *self, const TdBlock *block, TdPlace *place)
{
  place->inner = place->row = place->offset = 0;
  if (++place->part < block->parts->n)
    return TRUE;
  place->part = 0;
  place->block++;
  return td_document_get_block (self->document, place->block) != NULL;
}

/* Whether what follows begins on a page of its own. */
static gboolean
breaks (TdPages *self, const TdBlock *block)
{
  double empty = (self->bottom - self->y) / (self->bottom - self->top);

  return !td_pages_at_top (self) && (block->height <= 0 || empty <= block->height);
}

/* Fills the page that was begun. FALSE: it is the last one. */
static gboolean
fill_page (TdPages *self, TdPlace *place)
{
  gboolean in_part = self->current != self->document;

  while (TRUE)
    {
      const TdBlock *block = td_document_get_block (self->document, place->block);

      if (block == NULL)
        return FALSE;
      if (block->kind == TD_BLOCK_PART || (block->kind == TD_BLOCK_PARTS && !in_part))
        return TRUE;
      self->index = in_part ? place->inner : place->block;
      if (in_part && td_document_get_block (self->part, self->index) == NULL)
        return leave_part (self, block, place);
      if (!td_pages_put_block (self, place))
        return TRUE;
      block = td_document_get_block (self->current, self->index);
      place->row = place->offset = 0;
      *(in_part ? &place->inner : &place->block) += 1;
      if (block->kind == TD_BLOCK_BREAK && breaks (self, block) &&
          td_document_get_block (self->current, self->index + 1))
        return TRUE;
    }
}

/* Sets the page that begins at @place and moves it to where the next one does. */
static gboolean
set_page (TdPages *self, guint number, TdPlace *place)
{
  self->number = number;
  self->y = self->top;
  g_array_set_size (self->items, 0);
  begin_page (self, place);
  self->first = place->first;
  return fill_page (self, place);
}

void
td_pages_set_page (TdPages *self, guint number)
{
  TdPlace place;

  if (self->number == number)
    return;
  place = g_array_index (self->starts, TdPlace, number);
  set_page (self, number, &place);
}

/* --- All pages --- */

static void
create_contexts (TdPages *self)
{
  self->fonts = pango_cairo_font_map_new ();
  for (guint i = 0; i < G_N_ELEMENTS (self->contexts); i++)
    {
      self->contexts[i] = td_paper_create_context (self->fonts);
      self->mirrored = pango_context_get_base_dir (self->contexts[i]) == PANGO_DIRECTION_RTL;
      pango_context_set_base_dir (self->contexts[i],
                                  i == 1 ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    }
}

/* Whether the letter that the page at @begun is of ends with it: @next is where the next page
 * begins. What stands behind the last one is counted with it. */
static gboolean
ends_part (TdPages *self, const TdPlace *begun, const TdPlace *next)
{
  const TdBlock *block = td_document_get_block (self->document, begun->block);

  return block && block->kind == TD_BLOCK_PARTS && begun->block == next->block &&
         begun->part != next->part;
}

/* Hands over the pages from @first on, which are counted; what was measured is set again. */
static guint
settle (TdPages *self, guint first, TdPagesSettledFunc settled, gpointer data)
{
  self->measuring = FALSE;
  self->number = G_MAXUINT;
  settled (self, first, self->starts->len, data);
  self->measuring = TRUE;
  return self->starts->len;
}

gboolean
td_pages_watch_tell (const TdPagesWatch *watch, double done, GError **error)
{
  if (watch == NULL)
    return TRUE;
  td_progress_set (watch->progress, watch->from + (watch->to - watch->from) * done, NULL);
  return !g_cancellable_set_error_if_cancelled (watch->cancellable, error);
}

/* How much of the document stands before a page, roughly: blocks, with the letters and the rows of
 * the long ones. */
static double
measure_done (TdPages *self, const TdPlace *place)
{
  const TdBlock *block = td_document_get_block (self->document, place->block);
  double inside = 0;

  if (block && block->kind == TD_BLOCK_PARTS)
    inside = (double) place->part / MAX (block->parts->n, 1);
  else if (block && block->kind == TD_BLOCK_TABLE)
    inside = (double) place->row / MAX (td_document_table_get_n_rows (block->table), 1);
  return MIN ((place->block + inside) / MAX (td_document_count_blocks (self->document), 1), 1);
}

/* A document of letters has no first page of its own. FALSE: it was stopped. */
static gboolean
find_starts (TdPages *self,
             TdPagesSettledFunc settled,
             gpointer data,
             const TdPagesWatch *watch,
             GError **error)
{
  TdPlace place = { 0 };
  gboolean more = TRUE;
  guint n_settled = 0;

  self->measuring = TRUE;
  for (guint i = 0; more; i++)
    {
      TdPlace begun = place;

      if (watch && !td_pages_watch_tell (watch, measure_done (self, &place), error))
        return FALSE;
      g_array_append_val (self->starts, place);
      more = set_page (self, i, &place);
      g_array_index (self->starts, TdPlace, i).first = self->first;
      place.first = self->first;
      if (settled && (!more || ends_part (self, &begun, &place)))
        n_settled = settle (self, n_settled, settled, data);
    }
  self->measuring = FALSE;
  self->number = G_MAXUINT;
  g_array_set_size (self->items, 0);
  return TRUE;
}

TdPages *
td_document_paginate (TdDocument *document, const TdPaperSize *size)
{
  return td_pages_new (document, size, NULL, NULL, NULL, NULL);
}

TdPages *
td_document_paginate_watched (TdDocument *document,
                              const TdPaperSize *size,
                              const TdPagesWatch *watch,
                              GError **error)
{
  return td_pages_new (document, size, NULL, NULL, watch, error);
}

TdPages *
td_pages_new (TdDocument *document,
              const TdPaperSize *size,
              TdPagesSettledFunc settled,
              gpointer data,
              const TdPagesWatch *watch,
              GError **error)
{
  g_autoptr (TdPages) self = NULL;

  g_return_val_if_fail (TD_IS_DOCUMENT (document) && size != NULL, NULL);

  self = g_new0 (TdPages, 1);
  self->document = g_object_ref (document);
  self->size = *size;
  create_contexts (self);
  self->type = td_type_case_new ();
  self->tables = g_hash_table_new_full (NULL, NULL, NULL, td_table_metrics_free);
  self->part_tables = g_hash_table_new_full (NULL, NULL, NULL, td_table_metrics_free);
  self->row = td_document_row_new ();
  self->items = g_array_new (FALSE, FALSE, sizeof (TdPageItem));
  g_array_set_clear_func (self->items, item_clear);
  self->starts = g_array_new (FALSE, FALSE, sizeof (TdPlace));
  self->top = size->top;
  self->bottom = size->height - size->bottom;
  self->width = size->width - size->left - size->right;
  return find_starts (self, settled, data, watch, error) ? g_steal_pointer (&self) : NULL;
}

void
td_pages_free (TdPages *pages)
{
  if (pages == NULL)
    return;
  g_array_unref (pages->starts);
  g_array_unref (pages->items);
  g_clear_object (&pages->part);
  g_hash_table_unref (pages->tables);
  g_hash_table_unref (pages->part_tables);
  td_document_row_free (pages->row);
  td_type_case_free (pages->type);
  for (guint i = 0; i < G_N_ELEMENTS (pages->contexts); i++)
    g_object_unref (pages->contexts[i]);
  g_object_unref (pages->fonts);
  g_object_unref (pages->document);
  g_free (pages);
}

TdDocument *
td_pages_get_document (TdPages *pages)
{
  g_return_val_if_fail (pages != NULL, NULL);

  return pages->document;
}

guint
td_pages_get_count (TdPages *pages)
{
  g_return_val_if_fail (pages != NULL, 0);

  return pages->starts->len;
}

const TdPaperSize *
td_pages_get_size (TdPages *pages)
{
  g_return_val_if_fail (pages != NULL, NULL);

  return &pages->size;
}

void
td_pages_count_part (TdPages *self, guint number, guint *page, guint *n_pages)
{
  guint first = g_array_index (self->starts, TdPlace, number).first;
  guint end = number;

  while (end < self->starts->len && g_array_index (self->starts, TdPlace, end).first == first)
    end++;
  *page = number - first + 1;
  *n_pages = end - first;
}

char *
td_pages_dup_text (TdPages *pages, guint number)
{
  GString *text;

  g_return_val_if_fail (pages != NULL && number < pages->starts->len, NULL);

  td_pages_set_page (pages, number);
  text = g_string_new (NULL);
  for (guint i = 0; i < pages->items->len; i++)
    {
      const TdPageItem *item = &g_array_index (pages->items, TdPageItem, i);

      if (item->text)
        g_string_append_printf (text, "%s\n", pango_layout_get_text (item->text));
    }
  return g_string_free (text, FALSE);
}
