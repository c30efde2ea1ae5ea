/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The blocks of a document, set one after the other. */

#include "render/td-pages-private.h"

#include <glib/gi18n-lib.h>

/* Room for a hand, and what stands below the line; between two columns. In points. */
#define SIGNATURE_ROOM 44
#define SIGNATURE_HEIGHT (SIGNATURE_ROOM + 32)
#define SIGNATURE_GAP 28

static double chart_height (TdPages *self, const TdBlock *block, PangoContext *context);

/* A short table is not broken; of a long one some rows stay together. About, in points. */
static double
least_table_height (const TdDocumentTable *table)
{
  return (table->rows->len <= 14 ? table->rows->len : 3) * 18.0 + 30;
}

/* What must follow a heading on its page. */
static double
least_height (TdPages *self, guint index)
{
  const TdBlock *block;

  if (index >= self->document->blocks->len)
    return 0;
  block = self->document->blocks->pdata[index];
  switch (block->kind)
    {
    case TD_BLOCK_HEADING:
      return 32 + least_height (self, index + 1);
    case TD_BLOCK_CHART:
      return chart_height (self, block, NULL);
    case TD_BLOCK_TABLE:
      return least_table_height (block->table);
    case TD_BLOCK_PARAGRAPH:
    case TD_BLOCK_NOTE:
    case TD_BLOCK_FACT:
      return 28;
    case TD_BLOCK_SIGNATURE:
      return SIGNATURE_HEIGHT;
    case TD_BLOCK_BREAK:
    case TD_BLOCK_PART:
    default:
      return 0;
    }
}

static void
put_heading (TdPages *self, const TdBlock *block, guint index)
{
  TdTypeStyle style = block->level == 1 ? TD_TYPE_HEADING_1 : TD_TYPE_HEADING_2;
  PangoLayout *text = td_pages_text (self, block->text, style, TRUE, self->width);
  double height = td_pages_text_height (text);
  double before = block->level == 1 ? 18 : 11;

  if (!td_pages_at_top (self) &&
      before + height + 5 + least_height (self, index + 1) > td_pages_get_room (self))
    td_pages_break (self);
  self->y += td_pages_at_top (self) ? 0 : before;
  td_pages_put_text (self, text, 0, self->y, self->width, FALSE)->heading = block->level;
  self->y += height + 5;
}

/* The place where a text must be broken so that the first part has @room; 0 when none of it fits.
 */
static int
find_break (PangoLayout *text, double room)
{
  PangoLayoutIter *iter = pango_layout_get_iter (text);
  int n_lines = pango_layout_get_line_count (text);
  int fitting = 0;
  int index = 0;

  do
    {
      PangoRectangle area;

      pango_layout_iter_get_line_extents (iter, NULL, &area);
      if ((area.y + area.height) / (double) PANGO_SCALE > room)
        break;
      fitting++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);

  /* Two lines at least on either side. */
  if (n_lines - fitting == 1)
    fitting--;
  if (fitting >= 2)
    index = pango_layout_get_line_readonly (text, fitting)->start_index;
  return index;
}

static void
put_paragraph (TdPages *self, const char *words, TdTypeStyle style)
{
  const char *rest = words;
  gboolean dim = style == TD_TYPE_SMALL;

  self->y += td_pages_at_top (self) ? 0 : 3;
  while (TRUE)
    {
      g_autoptr (PangoLayout) text = td_pages_text (self, rest, style, FALSE, self->width);
      double height = td_pages_text_height (text);
      int end;

      if (height <= td_pages_get_room (self))
        {
          td_pages_put_text (self, g_steal_pointer (&text), 0, self->y, self->width, dim);
          self->y += height + 4;
          return;
        }
      end = find_break (text, td_pages_get_room (self));
      if (end > 0)
        {
          g_autofree char *part = g_strndup (rest, end);

          td_pages_put_text (self, td_pages_text (self, part, style, FALSE, self->width), 0,
                             self->y, self->width, dim);
          rest += end;
        }
      else if (td_pages_at_top (self))
        return; /* not even two lines on an empty page: no such paper */
      td_pages_break (self);
    }
}

/* The widest key of the facts around this one. */
static double
key_width (TdPages *self, guint index)
{
  double widest = 0;

  while (index > 0 && ((TdBlock *) self->document->blocks->pdata[index - 1])->kind == TD_BLOCK_FACT)
    index--;
  for (; index < self->document->blocks->len; index++)
    {
      const TdBlock *block = self->document->blocks->pdata[index];
      g_autoptr (PangoLayout) text = NULL;

      if (block->kind != TD_BLOCK_FACT)
        break;
      text = td_pages_text (self, block->text, TD_TYPE_BODY, FALSE, -1);
      widest = MAX (widest, td_pages_text_width (text));
    }
  return MIN (widest + 1, self->width * 0.4);
}

static void
put_fact (TdPages *self, const TdBlock *block, guint index)
{
  double column = key_width (self, index);
  double width = self->width - column - 16;
  PangoLayout *key = td_pages_text (self, block->text, TD_TYPE_BODY, FALSE, column);
  PangoLayout *value = td_pages_text (self, block->value, TD_TYPE_BODY, FALSE, width);
  double height = MAX (td_pages_text_height (key), td_pages_text_height (value));

  if (height > td_pages_get_room (self) && !td_pages_at_top (self))
    td_pages_break (self);
  td_pages_put_text (self, key, 0, self->y, column, TRUE);
  td_pages_put_text (self, value, column + 16, self->y, width, FALSE);
  self->y += height + 2;
}

/* Charts are lettered a little smaller than the text. */
static PangoContext *
chart_context (TdPages *self)
{
  PangoContext *context = td_paper_create_context (self->fonts);
  PangoFontDescription *font =
      pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_size (font, (int) (9.5 * PANGO_SCALE));
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  return context;
}

static double
chart_height (TdPages *self, const TdBlock *block, PangoContext *context)
{
  PangoContext *own = context ? g_object_ref (context) : chart_context (self);
  double height = block->height > 0
                      ? block->height
                      : td_chart_scene_get_wanted_height (block->scene, own, self->width);

  g_object_unref (own);
  return MIN (height, self->bottom - self->top);
}

static void
put_chart (TdPages *self, const TdBlock *block)
{
  PangoContext *context = chart_context (self);
  double height = chart_height (self, block, context);
  TdPageItem item = { .x = self->size.left };

  self->y += td_pages_at_top (self) ? 0 : 6;
  if (height > td_pages_get_room (self) && !td_pages_at_top (self))
    td_pages_break (self);
  item.y = self->y;
  item.chart = td_chart_layout_new (block->scene, context, self->width, height);
  td_pages_put_item (self, &item);
  self->y += height + 10;
  g_object_unref (context);
}

/* A text below a line, cut to its box by wrapping. */
static void
put_below (TdPages *self, const char *words, double x, double y, double width, gboolean dim)
{
  TdTypeStyle style = dim ? TD_TYPE_SMALL : TD_TYPE_BODY;

  td_pages_put_text (self, td_pages_text (self, words, style, FALSE, width), x, y, width, dim);
}

static gboolean
is_signature (TdPages *self, guint index)
{
  return index < self->document->blocks->len &&
         ((TdBlock *) self->document->blocks->pdata[index])->kind == TD_BLOCK_SIGNATURE;
}

/* Whether it is the second of two that stand side by side. */
static gboolean
is_second (TdPages *self, guint index)
{
  gboolean second = FALSE;

  while (index > 0 && is_signature (self, index - 1))
    {
      second = !second;
      index--;
    }
  return second;
}

static void
put_signature (TdPages *self, const TdBlock *block, guint index)
{
  gboolean second = is_second (self, index);
  double width = (self->width - SIGNATURE_GAP) / 2;
  double x = second ? width + SIGNATURE_GAP : 0;
  double day = x + width * 0.64;
  double line;

  if (!second && SIGNATURE_HEIGHT > td_pages_get_room (self) && !td_pages_at_top (self))
    td_pages_break (self);
  line = self->y + SIGNATURE_ROOM;
  td_pages_put_line (self, x, day - 12, line, 0.6);
  td_pages_put_line (self, day, x + width, line, 0.6);
  if (block->remark)
    put_below (self, block->remark, day, line - 17, x + width - day, FALSE);
  put_below (self, block->text, x, line + 3, day - 12 - x, FALSE);
  put_below (self, block->value, x, line + 17, day - 12 - x, TRUE);
  put_below (self, _ ("Date"), day, line + 4, x + width - day, TRUE);
  if (second || !is_signature (self, index + 1))
    self->y += SIGNATURE_HEIGHT;
}

void
td_pages_put_block (TdPages *self, guint index)
{
  const TdBlock *block = self->document->blocks->pdata[index];

  switch (block->kind)
    {
    case TD_BLOCK_HEADING:
      put_heading (self, block, index);
      break;
    case TD_BLOCK_PARAGRAPH:
      put_paragraph (self, block->text, TD_TYPE_BODY);
      break;
    case TD_BLOCK_NOTE:
      put_paragraph (self, block->text, TD_TYPE_SMALL);
      break;
    case TD_BLOCK_FACT:
      put_fact (self, block, index);
      break;
    case TD_BLOCK_CHART:
      put_chart (self, block);
      break;
    case TD_BLOCK_TABLE:
      self->y += td_pages_at_top (self) ? 0 : 4;
      if (td_pages_get_room (self) < least_table_height (block->table) && !td_pages_at_top (self))
        td_pages_break (self);
      td_pages_put_table (self, block->table);
      break;
    case TD_BLOCK_SIGNATURE:
      put_signature (self, block, index);
      break;
    case TD_BLOCK_PART:
      td_pages_break (self);
      td_pages_put_title (self, block->text);
      break;
    case TD_BLOCK_BREAK:
    default:
      if (!td_pages_at_top (self))
        td_pages_break (self);
      break;
    }
}
