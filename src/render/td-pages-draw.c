/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Pages on a cairo context and in files. */

#include "render/td-pages-private.h"

#include "base/td-file.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define DIM_GREY 0.33

static void
draw_item (const TdPageItem *item, cairo_t *cr)
{
  double grey = item->dim ? DIM_GREY : 0;

  cairo_set_source_rgb (cr, grey, grey, grey);
  if (item->chart)
    {
      cairo_save (cr);
      cairo_translate (cr, item->x, item->y);
      td_chart_layout_draw (item->chart, cr, td_chart_theme_get (TD_CHART_THEME_PRINT), -1);
      cairo_restore (cr);
    }
  else if (item->text)
    {
      cairo_move_to (cr, item->x, item->y);
      td_paper_show_text (cr, item->text);
    }
  else
    {
      cairo_set_line_width (cr, item->thickness);
      cairo_move_to (cr, item->x, item->y);
      cairo_line_to (cr, item->x2, item->y);
      cairo_stroke (cr);
    }
}

/* Small type in the margin; at the end of the line where @end is set. */
static void
draw_furniture (TdPages *self, cairo_t *cr, const char *words, double y, gboolean end)
{
  g_autoptr (PangoLayout) text = NULL;

  if (words == NULL || *words == '\0')
    return;
  text = td_pages_text (self, words, TD_TYPE_SMALL, FALSE, self->width);
  pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
  if (end)
    td_pages_align_end (self, text);
  cairo_set_source_rgb (cr, DIM_GREY, DIM_GREY, DIM_GREY);
  cairo_move_to (cr, self->size.left, y);
  td_paper_show_text (cr, text);
}

static char *
dates_words (TdDocument *document)
{
  g_autofree char *as_of = td_date_format (document->as_of);
  g_autofree char *printed = td_date_format (document->printed_on);

  if (document->as_of && document->printed_on)
    return g_strdup_printf (_ ("Data as of %s · Printed on %s"), as_of, printed);
  if (document->as_of)
    return g_strdup_printf (_ ("Data as of %s"), as_of);
  if (document->printed_on)
    return g_strdup_printf (_ ("Printed on %s"), printed);
  return NULL;
}

static void
draw_all_furniture (TdPages *self, cairo_t *cr, guint number)
{
  TdDocument *document = self->document;
  double head = self->size.top - 28;
  double foot = self->size.height - self->size.bottom + 20;
  g_autofree char *dates = dates_words (document);
  g_autofree char *title = document->subtitle && *document->subtitle
                               ? g_strdup_printf ("%s · %s", document->title, document->subtitle)
                               : g_strdup (document->title);
  /* Translators: page number and count of pages. */
  g_autofree char *page = g_strdup_printf (_ ("Page %u of %u"), number + 1, self->pages->len);

  if (number > 0)
    draw_furniture (self, cr, title, head, FALSE);
  draw_furniture (self, cr, dates, head, TRUE);
  draw_furniture (self, cr, document->confidentiality, foot, FALSE);
  draw_furniture (self, cr, page, foot, TRUE);
}

void
td_pages_draw (TdPages *pages, cairo_t *cr, guint number)
{
  const TdPage *page;

  g_return_if_fail (pages != NULL && cr != NULL && number < pages->pages->len);

  page = pages->pages->pdata[number];
  for (guint i = 0; i < page->items->len; i++)
    draw_item (&g_array_index (page->items, TdPageItem, i), cr);
  draw_all_furniture (pages, cr, number);
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
store (const char *path, cairo_surface_t *surface, GByteArray *bytes, GError **error)
{
  cairo_status_t status = cairo_surface_status (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("“%s” could not be drawn: %s."), path,
                   cairo_status_to_string (status));
      return FALSE;
    }
  return td_file_save (path, (const char *) bytes->data, bytes->len, error);
}

static void
set_metadata (cairo_surface_t *surface, TdDocument *document)
{
  TdDate day = document->printed_on ? document->printed_on : td_date_from_ymd (2000, 1, 1);
  char iso[11];
  g_autofree char *created = g_strdup_printf ("%sT00:00:00Z", td_date_write_iso (day, iso));

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  if (document->subtitle)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, document->subtitle);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Tandem");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, created);
}

/* Headings as bookmarks: level 2 inside the level 1 before it. */
static void
add_bookmarks (TdPages *pages, cairo_surface_t *surface, guint number, int *chapter)
{
  const TdPage *page = pages->pages->pdata[number];

  for (guint i = 0; i < page->items->len; i++)
    {
      const TdPageItem *item = &g_array_index (page->items, TdPageItem, i);
      g_autofree char *target = NULL;
      int id;

      if (item->heading == 0)
        continue;
      target = g_strdup_printf ("page=%u pos=[0 %d]", number + 1, (int) item->y);
      id = cairo_pdf_surface_add_outline (surface,
                                          item->heading == 1 ? CAIRO_PDF_OUTLINE_ROOT : *chapter,
                                          pango_layout_get_text (item->text), target,
                                          CAIRO_PDF_OUTLINE_FLAG_OPEN);
      if (item->heading == 1)
        *chapter = id;
    }
}

gboolean
td_document_save_pdf (TdDocument *document,
                      const char *path,
                      const TdPaperSize *size,
                      GError **error)
{
  g_autoptr (TdPages) pages = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_t *cr;
  int chapter = CAIRO_PDF_OUTLINE_ROOT;
  gboolean saved;

  g_return_val_if_fail (TD_IS_DOCUMENT (document) && path && size, FALSE);

  pages = td_document_paginate (document, size);
  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, size->width, size->height);
  set_metadata (surface, document);
  cr = cairo_create (surface);
  for (guint i = 0; i < pages->pages->len; i++)
    {
      td_pages_draw (pages, cr, i);
      cairo_show_page (cr);
      add_bookmarks (pages, surface, i, &chapter);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  saved = store (path, surface, bytes, error);
  cairo_surface_destroy (surface);
  return saved;
}

gboolean
td_document_save_png (TdDocument *document,
                      const char *path,
                      const TdPaperSize *size,
                      guint number,
                      double scale,
                      GError **error)
{
  g_autoptr (TdPages) pages = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean saved;

  g_return_val_if_fail (TD_IS_DOCUMENT (document) && path && size, FALSE);

  pages = td_document_paginate (document, size);
  g_return_val_if_fail (number < pages->pages->len, FALSE);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (size->width * scale),
                                        (int) ceil (size->height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  td_pages_draw (pages, cr, number);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  saved = store (path, surface, bytes, error);
  cairo_surface_destroy (surface);
  return saved;
}
