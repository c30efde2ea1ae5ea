/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Charts on paper, alone or side by side. */

#include "render/td-pages-private.h"

/* Between two side by side, in points. */
#define CHART_GAP 18

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
  const TdBlock *block = td_pages_block_at (self, index);
  gboolean small = block->kind == TD_BLOCK_SMALL_CHART;
  PangoContext *own = context ? g_object_ref (context) : chart_context (self);
  double height = own_height (self, block, own);

  if (small && td_pages_is_second (self, index))
    height = MAX (height, own_height (self, td_pages_block_at (self, index - 1), own));
  else if (small && td_pages_is_first_of_two (self, index))
    height = MAX (height, own_height (self, td_pages_block_at (self, index + 1), own));
  g_object_unref (own);
  return MIN (height, self->bottom - self->top);
}

gboolean
td_pages_put_chart (TdPages *self, const TdBlock *block)
{
  PangoContext *context = chart_context (self);
  gboolean small = block->kind == TD_BLOCK_SMALL_CHART;
  gboolean second = small && td_pages_is_second (self, self->index);
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
      if (!small || !td_pages_is_first_of_two (self, self->index))
        self->y += before + height + 10;
    }
  g_object_unref (context);
  return fits || second;
}

double
td_pages_get_chart_height (TdPages *self, guint index)
{
  return chart_height (self, index, NULL);
}
