/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* What is written by hand: lines, and signatures. */

#include "render/td-pages-private.h"

#include <glib/gi18n-lib.h>

/* Between two signatures, in points. */
#define SIGNATURE_GAP 28

/* From one line to write on to the next, and the thickness of them. */
#define BLANK_STEP 24
#define BLANK_LINE 0.4

static gboolean
is_single_blank (TdPages *self, guint index)
{
  const TdBlock *block = td_pages_block_at (self, index);

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
      g_autoptr (PangoLayout) text = td_pages_text (self, td_pages_block_at (self, i)->text,
                                                    TD_TYPE_BODY, FALSE, self->width * 0.6);

      widest = MAX (widest, td_pages_text_width (text) + 8);
    }
  return widest;
}

double
td_pages_get_least_blank_height (const TdBlock *block)
{
  return MIN (block->height + 1, 3) * BLANK_STEP;
}

/* The label of several lines stands above them, that of one before it. */
gboolean
td_pages_put_blank (TdPages *self, const TdBlock *block, TdPlace *place)
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

/* --- Signatures --- */

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

  for (guint i = index; i < index + 2 && td_pages_is_kind (self, i, TD_BLOCK_SIGNATURE); i++)
    highest = MAX (highest, td_pages_height_of (self, td_pages_block_at (self, i)->text,
                                                TD_TYPE_BODY, width));
  return TD_SIGNATURE_HEIGHT + MAX (highest - td_pages_get_line_height (TD_TYPE_BODY), 0);
}

gboolean
td_pages_put_signature (TdPages *self, const TdBlock *block)
{
  gboolean second = td_pages_is_second (self, self->index);
  double width = (self->width - SIGNATURE_GAP) / 2;
  double x = second ? width + SIGNATURE_GAP : 0;
  double day = x + width * 0.64;
  double name = day - 12 - x;
  double height = signature_height (self, second ? self->index - 1 : self->index, name);
  double line = self->y + TD_SIGNATURE_ROOM;

  if (!second && height > td_pages_get_room (self) && !td_pages_at_top (self))
    return FALSE;
  td_pages_put_line (self, x, day - 12, line, 0.6);
  td_pages_put_line (self, day, x + width, line, 0.6);
  if (block->remark)
    put_below (self, block->remark, day, line - 17, x + width - day, FALSE);
  put_below (self, block->text, x, line + 3, name, FALSE);
  put_below (self, block->value, x,
             line + 3 + td_pages_height_of (self, block->text, TD_TYPE_BODY, name), name, TRUE);
  put_below (self, _ ("Date"), day, line + 4, x + width - day, TRUE);
  if (!td_pages_is_first_of_two (self, self->index))
    self->y += height;
  return TRUE;
}
