/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "render/td-pages-private.h"

static void
item_clear (gpointer data)
{
  TdPageItem *item = data;

  g_clear_object (&item->text);
  td_chart_layout_free (item->chart);
}

static void
page_free (gpointer data)
{
  TdPage *page = data;

  g_array_unref (page->items);
  g_free (page);
}

/* Each text runs as its script does, and all begin at the page's edge: a name in another script
 * keeps its order and stays in its column. */
static PangoLayout *
new_layout (TdPages *self, const char *text)
{
  PangoDirection direction = td_paper_find_direction (text);
  gboolean from_right =
      direction == PANGO_DIRECTION_NEUTRAL ? self->mirrored : direction == PANGO_DIRECTION_RTL;
  PangoLayout *layout = pango_layout_new (self->contexts[from_right]);

  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, self->mirrored ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  return layout;
}

void
td_pages_align_end (TdPages *self, PangoLayout *text)
{
  pango_layout_set_alignment (text, self->mirrored ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
}

PangoLayout *
td_pages_text (TdPages *self, const char *text, TdTypeStyle style, gboolean bold, double width)
{
  static const struct
  {
    double size;
    double line;
  } styles[] = {
    [TD_TYPE_TITLE] = { 20, 26 },     [TD_TYPE_SUBTITLE] = { 12, 17 },
    [TD_TYPE_HEADING_1] = { 14, 19 }, [TD_TYPE_HEADING_2] = { 11, 15 },
    [TD_TYPE_BODY] = { 10, 14 },      [TD_TYPE_TABLE] = { 9, 12.5 },
    [TD_TYPE_SMALL] = { 8, 11 },
  };
  PangoLayout *layout = new_layout (self, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes,
                          pango_attr_size_new ((int) (styles[style].size * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute (
                                          (int) (styles[style].line * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text ? text : "", -1);
  return layout;
}

double
td_pages_text_height (PangoLayout *text)
{
  PangoRectangle area;

  pango_layout_get_extents (text, NULL, &area);
  return area.height / (double) PANGO_SCALE;
}

double
td_pages_text_width (PangoLayout *text)
{
  PangoRectangle area;

  pango_layout_get_extents (text, NULL, &area);
  return area.width / (double) PANGO_SCALE;
}

TdPageItem *
td_pages_put_item (TdPages *self, const TdPageItem *item)
{
  TdPage *page = self->pages->pdata[self->pages->len - 1];

  g_array_append_val (page->items, *item);
  return &g_array_index (page->items, TdPageItem, page->items->len - 1);
}

TdPageItem *
td_pages_put_text (TdPages *self, PangoLayout *text, double x, double y, double width, gboolean dim)
{
  TdPageItem item = { .text = text, .x = self->size.left + x, .y = y, .dim = dim };

  if (self->mirrored)
    item.x = self->size.width - self->size.right - x - width;
  return td_pages_put_item (self, &item);
}

void
td_pages_put_rule (TdPages *self, double y, double thickness)
{
  TdPageItem item = { .x = self->size.left, .y = y, .thickness = thickness };

  item.x2 = self->size.width - self->size.right;
  td_pages_put_item (self, &item);
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

void
td_pages_break (TdPages *self)
{
  TdPage *page = g_new0 (TdPage, 1);

  page->items = g_array_new (FALSE, FALSE, sizeof (TdPageItem));
  g_array_set_clear_func (page->items, item_clear);
  g_ptr_array_add (self->pages, page);
  self->y = self->top;
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
td_pages_put_title (TdPages *self, const char *subtitle)
{
  PangoLayout *title =
      td_pages_text (self, self->document->title, TD_TYPE_TITLE, TRUE, self->width);

  td_pages_put_text (self, title, 0, self->y, self->width, FALSE);
  self->y += td_pages_text_height (title) + 1;
  if (subtitle && *subtitle)
    {
      PangoLayout *words = td_pages_text (self, subtitle, TD_TYPE_SUBTITLE, FALSE, self->width);

      td_pages_put_text (self, words, 0, self->y, self->width, TRUE);
      self->y += td_pages_text_height (words);
    }
  self->y += 12;
}

TdPages *
td_document_paginate (TdDocument *document, const TdPaperSize *size)
{
  TdPages *self;

  g_return_val_if_fail (TD_IS_DOCUMENT (document) && size != NULL, NULL);

  self = g_new0 (TdPages, 1);
  self->document = g_object_ref (document);
  self->size = *size;
  self->fonts = pango_cairo_font_map_new ();
  for (guint i = 0; i < G_N_ELEMENTS (self->contexts); i++)
    {
      self->contexts[i] = td_paper_create_context (self->fonts);
      self->mirrored = pango_context_get_base_dir (self->contexts[i]) == PANGO_DIRECTION_RTL;
      pango_context_set_base_dir (self->contexts[i],
                                  i == 1 ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    }
  self->pages = g_ptr_array_new_with_free_func (page_free);
  self->top = size->top;
  self->bottom = size->height - size->bottom;
  self->width = size->width - size->left - size->right;
  td_pages_break (self);
  td_pages_put_title (self, document->subtitle);
  for (guint i = 0; i < document->blocks->len; i++)
    td_pages_put_block (self, i);
  return self;
}

void
td_pages_free (TdPages *pages)
{
  if (pages == NULL)
    return;
  g_ptr_array_unref (pages->pages);
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

  return pages->pages->len;
}

const TdPaperSize *
td_pages_get_size (TdPages *pages)
{
  g_return_val_if_fail (pages != NULL, NULL);

  return &pages->size;
}

char *
td_pages_dup_text (TdPages *pages, guint number)
{
  GString *text;
  const TdPage *page;

  g_return_val_if_fail (pages != NULL && number < pages->pages->len, NULL);

  text = g_string_new (NULL);
  page = pages->pages->pdata[number];
  for (guint i = 0; i < page->items->len; i++)
    {
      const TdPageItem *item = &g_array_index (page->items, TdPageItem, i);

      if (item->text)
        g_string_append_printf (text, "%s\n", pango_layout_get_text (item->text));
    }
  return g_string_free (text, FALSE);
}
