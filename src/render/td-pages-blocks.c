/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* The blocks of a document, set one after the other. */

#include "render/td-pages-private.h"

/* Between the keys of facts and their values; from the mark of a list to its words, in points. */
#define FACT_GAP 16
#define ITEM_INDENT 16

/* Facts that take no more of a page than this stay together. */
#define SHORT_FACTS 0.25

/* Between two tables that follow each other. */
#define TABLES_APART 14

/* Between a table and the note below it. */
#define NOTE_APART 5

static double least_facts_height (TdPages *self, guint index);

const TdBlock *
td_pages_block_at (TdPages *self, guint index)
{
  return td_document_get_block (self->current, index);
}

gboolean
td_pages_is_kind (TdPages *self, guint index, TdBlockKind kind)
{
  const TdBlock *block = td_pages_block_at (self, index);

  return block && block->kind == kind;
}

double
td_pages_height_of (TdPages *self, const char *words, TdTypeStyle style, double width)
{
  g_autoptr (PangoLayout) text = td_pages_text (self, words, style, FALSE, width);

  return td_pages_text_height (text);
}

/* Whether it is the second of two of its kind that stand side by side. */
gboolean
td_pages_is_second (TdPages *self, guint index)
{
  TdBlockKind kind = td_pages_block_at (self, index)->kind;
  gboolean second = FALSE;

  for (; index > 0 && td_pages_is_kind (self, index - 1, kind); index--)
    second = !second;
  return second;
}

gboolean
td_pages_is_first_of_two (TdPages *self, guint index)
{
  return !td_pages_is_second (self, index) &&
         td_pages_is_kind (self, index + 1, td_pages_block_at (self, index)->kind);
}

/* Of a text the first two lines, and the third where it is the last. */
static double
least_text_height (TdPages *self, const char *words, TdTypeStyle style, double width)
{
  g_autoptr (PangoLayout) text = td_pages_text (self, words, style, FALSE, width);
  int n_lines = pango_layout_get_line_count (text);

  return (n_lines <= 3 ? n_lines : 2) * td_pages_get_line_height (style);
}

/* What a note below a table takes at least, 0 where there is none. */
static double
note_height (TdPages *self, guint index)
{
  return td_pages_is_kind (self, index, TD_BLOCK_NOTE)
             ? NOTE_APART + td_pages_get_least_height (self, index)
             : 0;
}

double
td_pages_get_least_height (TdPages *self, guint index)
{
  const TdBlock *block = td_pages_block_at (self, index);

  if (block == NULL)
    return 0;
  switch (block->kind)
    {
    case TD_BLOCK_HEADING:
      return 32 + td_pages_get_least_height (self, index + 1);
    case TD_BLOCK_CHART:
    case TD_BLOCK_SMALL_CHART:
      return 6 + td_pages_get_chart_height (self, index);
    case TD_BLOCK_TABLE:
      return 4 +
             td_pages_get_least_table_height (self, block->table, note_height (self, index + 1));
    case TD_BLOCK_PARAGRAPH:
      return 3 + least_text_height (self, block->text, TD_TYPE_BODY, self->width);
    case TD_BLOCK_LABEL:
      return 11 + least_text_height (self, block->text, TD_TYPE_BODY, self->width) +
             td_pages_get_least_height (self, index + 1);
    case TD_BLOCK_NOTE:
      return 3 + least_text_height (self, block->text, TD_TYPE_SMALL, self->width);
    case TD_BLOCK_ITEM:
      return least_text_height (self, block->text, TD_TYPE_BODY, self->width - ITEM_INDENT);
    case TD_BLOCK_FACT:
      return least_facts_height (self, index);
    case TD_BLOCK_BLANK:
      return td_pages_get_least_blank_height (block);
    case TD_BLOCK_SIGNATURE:
      return TD_SIGNATURE_HEIGHT;
    case TD_BLOCK_BREAK:
    case TD_BLOCK_PART:
    case TD_BLOCK_PARTS:
    default:
      return 0;
    }
}

static gboolean
put_heading (TdPages *self, const TdBlock *block)
{
  gboolean first = block->height == 1;
  TdTypeStyle style = first ? TD_TYPE_HEADING_1 : TD_TYPE_HEADING_2;
  g_autoptr (PangoLayout) text = td_pages_text (self, block->text, style, TRUE, self->width);
  double height = td_pages_text_height (text);
  double before = first ? 18 : 11;

  if (!td_pages_at_top (self) &&
      before + height + 5 + td_pages_get_least_height (self, self->index + 1) >
          td_pages_get_room (self))
    return FALSE;
  self->y += td_pages_at_top (self) ? 0 : before;
  td_pages_put_text (self, g_steal_pointer (&text), 0, self->y, self->width, FALSE,
                     first ? TD_ROLE_HEADING_1 : TD_ROLE_HEADING_2);
  self->y += height + 5;
  return TRUE;
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

/* As much of a text as there is room for, from place->offset on, in a column that begins at @x.
 * FALSE: the page is full and there is more. */
static gboolean
put_words (TdPages *self, const char *words, TdTypeStyle style, double x, TdPlace *place)
{
  gboolean dim = style == TD_TYPE_SMALL;
  double width = self->width - x;
  const char *rest = words + place->offset;
  g_autoptr (PangoLayout) text = td_pages_text (self, rest, style, FALSE, width);
  double height = td_pages_text_height (text);
  double room = td_pages_get_room (self);
  int end;

  if (height > room)
    {
      g_autofree char *part = NULL;

      end = find_break (text, room);
      /* Not even two lines on an empty page: no such paper. */
      if (end == 0)
        return td_pages_at_top (self);
      part = g_strndup (rest, (gsize) end);
      td_pages_put_text (self, td_pages_text (self, part, style, FALSE, width), x, self->y, width,
                         dim, TD_ROLE_PARAGRAPH);
      place->offset += (guint) end;
      /* An empty line between two thoughts does not begin a page. */
      while (words[place->offset] == '\n')
        place->offset++;
      return FALSE;
    }
  td_pages_put_text (self, g_steal_pointer (&text), x, self->y, width, dim, TD_ROLE_PARAGRAPH);
  self->y += height;
  return TRUE;
}

static gboolean
put_paragraph (TdPages *self, const char *words, TdTypeStyle style, TdPlace *place)
{
  self->y += td_pages_at_top (self) ? 0 : 3;
  if (!put_words (self, words, style, 0, place))
    return FALSE;
  self->y += 4;
  return TRUE;
}

static gboolean
put_label (TdPages *self, const TdBlock *block, TdPlace *place)
{
  if (!td_pages_at_top (self) &&
      td_pages_get_least_height (self, self->index) > td_pages_get_room (self))
    return FALSE;
  self->y += td_pages_at_top (self) ? 0 : 4;
  return put_paragraph (self, block->text, TD_TYPE_BODY, place);
}

/* The mark or the key that stands before a text, once: before its first line. */
static void
put_before (TdPages *self, const char *words, double width, TdPlace *place, gboolean dim)
{
  if (place->offset == 0)
    td_pages_put_text (self, td_pages_text (self, words, TD_TYPE_BODY, FALSE, width), 0, self->y,
                       width, dim, TD_ROLE_PARAGRAPH);
}

/* Takes back what stands before a text of which nothing fits any more. */
static gboolean
put_both (TdPages *self, const char *words, double x, TdPlace *place, guint n_items)
{
  guint before = place->offset;

  if (put_words (self, words, TD_TYPE_BODY, x, place))
    return TRUE;
  if (place->offset == before)
    g_array_set_size (self->items, n_items);
  return FALSE;
}

static gboolean
put_item (TdPages *self, const TdBlock *block, TdPlace *place)
{
  guint n_items = self->items->len;

  put_before (self, block->value, ITEM_INDENT - 2, place, FALSE);
  if (!put_both (self, block->text, ITEM_INDENT, place, n_items))
    return FALSE;
  self->y += 3;
  return TRUE;
}

/* The widest key of the facts around number @index. */
static double
key_width (TdPages *self, guint index)
{
  guint from = index, to = index;
  double widest = 0;

  if (self->facts_of == self->current && index >= self->facts_from && index < self->facts_to)
    return self->facts_width;
  while (from > 0 && td_pages_is_kind (self, from - 1, TD_BLOCK_FACT))
    from--;
  while (td_pages_is_kind (self, to, TD_BLOCK_FACT))
    {
      const TdBlock *block = td_pages_block_at (self, to++);
      g_autoptr (PangoLayout) text = td_pages_text (self, block->text, TD_TYPE_BODY, FALSE, -1);

      widest = MAX (widest, td_pages_text_width (text));
    }
  self->facts_of = self->current;
  self->facts_from = from;
  self->facts_to = to;
  self->facts_width = MIN (widest + 1, self->width * 0.4);
  return self->facts_width;
}

/* The facts from number @index on: all of them where they are few, else two lines. */
static double
least_facts_height (TdPages *self, guint index)
{
  double column = key_width (self, index);
  double limit = (self->bottom - self->top) * SHORT_FACTS;
  double height = 0;

  for (guint i = index; td_pages_is_kind (self, i, TD_BLOCK_FACT) && height <= limit; i++)
    {
      const TdBlock *block = td_pages_block_at (self, i);
      double key = td_pages_height_of (self, block->text, TD_TYPE_BODY, column);

      height += 2 + MAX (key, td_pages_height_of (self, block->value, TD_TYPE_BODY,
                                                  self->width - column - FACT_GAP));
    }
  return height <= limit ? height : 2 * td_pages_get_line_height (TD_TYPE_BODY);
}

static gboolean
put_fact (TdPages *self, const TdBlock *block, TdPlace *place)
{
  double column = key_width (self, self->index);
  g_autoptr (PangoLayout) key = td_pages_text (self, block->text, TD_TYPE_BODY, FALSE, column);
  double height = td_pages_text_height (key);
  gboolean first = place->offset == 0 && self->index == self->facts_from;
  double least = first ? MAX (least_facts_height (self, self->index), height) : height;
  guint n_items = self->items->len;
  double begun = self->y;

  if (least > td_pages_get_room (self) && !td_pages_at_top (self))
    return FALSE;
  put_before (self, block->text, column, place, TRUE);
  if (!put_both (self, block->value, column + FACT_GAP, place, n_items))
    return FALSE;
  self->y = MAX (self->y, begun + (place->offset == 0 ? height : 0)) + 2;
  return TRUE;
}

/* Two tables keep apart, so that the rules of the one are not taken for those of the other. */
static gboolean
put_table (TdPages *self, const TdBlock *block, TdPlace *place)
{
  gboolean second = place->row == 0 && self->index > 0 &&
                    td_pages_is_kind (self, self->index - 1, TD_BLOCK_TABLE);

  self->y += td_pages_at_top (self) ? 0 : second ? TABLES_APART : 4;
  return td_pages_put_table (self, block->table, note_height (self, self->index + 1), place);
}

gboolean
td_pages_put_block (TdPages *self, TdPlace *place)
{
  const TdBlock *block = td_pages_block_at (self, self->index);

  switch (block->kind)
    {
    case TD_BLOCK_HEADING:
      return put_heading (self, block);
    case TD_BLOCK_PARAGRAPH:
      return put_paragraph (self, block->text, TD_TYPE_BODY, place);
    case TD_BLOCK_LABEL:
      return put_label (self, block, place);
    case TD_BLOCK_NOTE:
      return put_paragraph (self, block->text, TD_TYPE_SMALL, place);
    case TD_BLOCK_ITEM:
      return put_item (self, block, place);
    case TD_BLOCK_FACT:
      return put_fact (self, block, place);
    case TD_BLOCK_BLANK:
      return td_pages_put_blank (self, block, place);
    case TD_BLOCK_CHART:
    case TD_BLOCK_SMALL_CHART:
      return td_pages_put_chart (self, block);
    case TD_BLOCK_TABLE:
      return put_table (self, block, place);
    case TD_BLOCK_SIGNATURE:
      return td_pages_put_signature (self, block);
    case TD_BLOCK_PART:
    case TD_BLOCK_PARTS:
    case TD_BLOCK_BREAK:
    default:
      return TRUE;
    }
}
