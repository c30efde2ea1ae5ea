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
#define CHART_GAP 18

/* From one line to write on to the next, and the thickness of them. */
#define BLANK_STEP 24
#define BLANK_LINE 0.4

/* Between the keys of facts and their values; from the mark of a list to its words. */
#define FACT_GAP 16
#define ITEM_INDENT 16

/* Facts that take no more of a page than this stay together. */
#define SHORT_FACTS 0.25

/* Between two tables that follow each other. */
#define TABLES_APART 14

static double chart_height (TdPages *self, guint index, PangoContext *context);
static double least_facts_height (TdPages *self, guint index);

static const TdBlock *
block_at (TdPages *self, guint index)
{
  return td_document_get_block (self->current, index);
}

static gboolean
is_kind (TdPages *self, guint index, TdBlockKind kind)
{
  const TdBlock *block = block_at (self, index);

  return block && block->kind == kind;
}

static double
height_of (TdPages *self, const char *words, TdTypeStyle style, double width)
{
  g_autoptr (PangoLayout) text = td_pages_text (self, words, style, FALSE, width);

  return td_pages_text_height (text);
}

/* Of a text the first two lines, and the third where it is the last. */
static double
least_text_height (TdPages *self, const char *words, TdTypeStyle style, double width)
{
  g_autoptr (PangoLayout) text = td_pages_text (self, words, style, FALSE, width);
  int n_lines = pango_layout_get_line_count (text);

  return (n_lines <= 3 ? n_lines : 2) * td_pages_get_line_height (style);
}

double
td_pages_get_least_height (TdPages *self, guint index)
{
  const TdBlock *block = block_at (self, index);

  if (block == NULL)
    return 0;
  switch (block->kind)
    {
    case TD_BLOCK_HEADING:
      return 32 + td_pages_get_least_height (self, index + 1);
    case TD_BLOCK_CHART:
    case TD_BLOCK_SMALL_CHART:
      return 6 + chart_height (self, index, NULL);
    case TD_BLOCK_TABLE:
      return 4 + td_pages_get_least_table_height (self, block->table);
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
      return MIN (block->height + 1, 3) * BLANK_STEP;
    case TD_BLOCK_SIGNATURE:
      return SIGNATURE_HEIGHT;
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
  while (from > 0 && is_kind (self, from - 1, TD_BLOCK_FACT))
    from--;
  while (is_kind (self, to, TD_BLOCK_FACT))
    {
      const TdBlock *block = block_at (self, to++);
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

  for (guint i = index; is_kind (self, i, TD_BLOCK_FACT) && height <= limit; i++)
    {
      const TdBlock *block = block_at (self, i);
      double key = height_of (self, block->text, TD_TYPE_BODY, column);

      height += 2 + MAX (key, height_of (self, block->value, TD_TYPE_BODY,
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

/* --- Room to write in --- */

static gboolean
is_single_blank (TdPages *self, guint index)
{
  const TdBlock *block = block_at (self, index);

  return block && block->kind == TD_BLOCK_BLANK && block->height == 1 && block->text;
}

/* Where the line of a single blank begins: those that follow each other begin below each other. */
static double
find_blank_start (TdPages *self)
{
  guint from = self->index;
  double widest = self->width * 0.2;

  while (from > 0 && is_single_blank (self, from - 1))
    from--;
  for (guint i = from; is_single_blank (self, i); i++)
    {
      g_autoptr (PangoLayout) text =
          td_pages_text (self, block_at (self, i)->text, TD_TYPE_BODY, FALSE, self->width * 0.6);

      widest = MAX (widest, td_pages_text_width (text) + 8);
    }
  return widest;
}

/* The label of several lines stands above them, that of one before it. */
static gboolean
put_blank (TdPages *self, const TdBlock *block, TdPlace *place)
{
  guint n_lines = (guint) block->height;
  double x = 0;

  if (block->text && place->row == 0)
    {
      double wide = n_lines == 1 ? self->width * 0.6 : self->width;
      g_autoptr (PangoLayout) text = td_pages_text (self, block->text, TD_TYPE_BODY, FALSE, wide);
      double height = td_pages_text_height (text);

      if (height + BLANK_STEP * MIN (n_lines, 2) > td_pages_get_room (self) &&
          !td_pages_at_top (self))
        return FALSE;
      self->y += 4;
      td_pages_put_text (self, g_steal_pointer (&text), 0,
                         self->y + (n_lines == 1 ? MAX (BLANK_STEP - height, 0) : 0), wide, FALSE,
                         TD_ROLE_PARAGRAPH);
      x = n_lines == 1 ? find_blank_start (self) : 0;
      self->y += n_lines > 1 ? height - 6 : MAX (height - BLANK_STEP, 0);
    }
  for (; place->row < n_lines; place->row++)
    {
      if (BLANK_STEP > td_pages_get_room (self) && !td_pages_at_top (self))
        return FALSE;
      self->y += BLANK_STEP;
      td_pages_put_line (self, x, self->width, self->y - 2, BLANK_LINE);
    }
  self->y += n_lines > 1 ? 10 : 8;
  return TRUE;
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

/* Whether it is the second of two of its kind that stand side by side. */
static gboolean
is_second (TdPages *self, guint index)
{
  TdBlockKind kind = block_at (self, index)->kind;
  gboolean second = FALSE;

  for (; index > 0 && is_kind (self, index - 1, kind); index--)
    second = !second;
  return second;
}

static gboolean
is_first_of_two (TdPages *self, guint index)
{
  return !is_second (self, index) && is_kind (self, index + 1, block_at (self, index)->kind);
}

static double
chart_width (TdPages *self, const TdBlock *block)
{
  return block->kind == TD_BLOCK_SMALL_CHART ? (self->width - CHART_GAP) / 2 : self->width;
}

static double
own_height (TdPages *self, const TdBlock *block, PangoContext *context)
{
  return block->height > 0
             ? block->height
             : td_chart_scene_get_wanted_height (block->scene, context, chart_width (self, block));
}

/* Two side by side are as high as the higher one. */
static double
chart_height (TdPages *self, guint index, PangoContext *context)
{
  const TdBlock *block = block_at (self, index);
  gboolean small = block->kind == TD_BLOCK_SMALL_CHART;
  PangoContext *own = context ? g_object_ref (context) : chart_context (self);
  double height = own_height (self, block, own);

  if (small && is_second (self, index))
    height = MAX (height, own_height (self, block_at (self, index - 1), own));
  else if (small && is_first_of_two (self, index))
    height = MAX (height, own_height (self, block_at (self, index + 1), own));
  g_object_unref (own);
  return MIN (height, self->bottom - self->top);
}

static gboolean
put_chart (TdPages *self, const TdBlock *block)
{
  PangoContext *context = chart_context (self);
  gboolean small = block->kind == TD_BLOCK_SMALL_CHART;
  gboolean second = small && is_second (self, self->index);
  double height = chart_height (self, self->index, context), width = chart_width (self, block);
  double before = td_pages_at_top (self) ? 0 : 6;
  gboolean fits = before + height <= td_pages_get_room (self) || td_pages_at_top (self);

  /* Beside the first one there is room. */
  if (fits || second)
    {
      TdPageItem item = { .x = self->size.left, .y = self->y + before, .role = TD_ROLE_FIGURE };

      /* Reading starts at the right in some scripts. */
      if (small && second != self->mirrored)
        item.x += width + CHART_GAP;
      if (!self->measuring)
        item.chart = td_chart_layout_new (block->scene, context, width, height);
      td_pages_put_item (self, &item);
      if (!small || !is_first_of_two (self, self->index))
        self->y += before + height + 10;
    }
  g_object_unref (context);
  return fits || second;
}

/* A text below a line, cut to its box by wrapping. */
static void
put_below (TdPages *self, const char *words, double x, double y, double width, gboolean dim)
{
  TdTypeStyle style = dim ? TD_TYPE_SMALL : TD_TYPE_BODY;

  td_pages_put_text (self, td_pages_text (self, words, style, FALSE, width), x, y, width, dim,
                     TD_ROLE_PARAGRAPH);
}

/* What stands below the lines: a long name takes two. */
static double
signature_height (TdPages *self, guint index, double width)
{
  double highest = 0;

  for (guint i = index; i < index + 2 && is_kind (self, i, TD_BLOCK_SIGNATURE); i++)
    highest = MAX (highest, height_of (self, block_at (self, i)->text, TD_TYPE_BODY, width));
  return SIGNATURE_HEIGHT + MAX (highest - td_pages_get_line_height (TD_TYPE_BODY), 0);
}

static gboolean
put_signature (TdPages *self, const TdBlock *block)
{
  gboolean second = is_second (self, self->index);
  double width = (self->width - SIGNATURE_GAP) / 2;
  double x = second ? width + SIGNATURE_GAP : 0;
  double day = x + width * 0.64;
  double name = day - 12 - x;
  double height = signature_height (self, second ? self->index - 1 : self->index, name);
  double line = self->y + SIGNATURE_ROOM;

  if (!second && height > td_pages_get_room (self) && !td_pages_at_top (self))
    return FALSE;
  td_pages_put_line (self, x, day - 12, line, 0.6);
  td_pages_put_line (self, day, x + width, line, 0.6);
  if (block->remark)
    put_below (self, block->remark, day, line - 17, x + width - day, FALSE);
  put_below (self, block->text, x, line + 3, name, FALSE);
  put_below (self, block->value, x, line + 3 + height_of (self, block->text, TD_TYPE_BODY, name),
             name, TRUE);
  put_below (self, _ ("Date"), day, line + 4, x + width - day, TRUE);
  if (!is_first_of_two (self, self->index))
    self->y += height;
  return TRUE;
}

/* Two tables keep apart, so that the rules of the one are not taken for those of the other. */
static gboolean
put_table (TdPages *self, const TdBlock *block, TdPlace *place)
{
  gboolean second =
      place->row == 0 && self->index > 0 && is_kind (self, self->index - 1, TD_BLOCK_TABLE);

  self->y += td_pages_at_top (self) ? 0 : second ? TABLES_APART : 4;
  return td_pages_put_table (self, block->table, place);
}

gboolean
td_pages_put_block (TdPages *self, TdPlace *place)
{
  const TdBlock *block = block_at (self, self->index);

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
      return put_blank (self, block, place);
    case TD_BLOCK_CHART:
    case TD_BLOCK_SMALL_CHART:
      return put_chart (self, block);
    case TD_BLOCK_TABLE:
      return put_table (self, block, place);
    case TD_BLOCK_SIGNATURE:
      return put_signature (self, block);
    case TD_BLOCK_PART:
    case TD_BLOCK_PARTS:
    case TD_BLOCK_BREAK:
    default:
      return TRUE;
    }
}
