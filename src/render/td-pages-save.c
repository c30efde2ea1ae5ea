/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* Pages in files. */

#include "render/td-pages-private.h"
#include "render/td-pdf-catalog.h"

#include "base/td-file-writer.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The tree for those who do not see the page and the bookmarks are in memory until the end: a file
 * of more pages than these, which nobody reads from the first to the last, has none. */
#define MOST_TAGGED 250

/* In the header of a translation. */
#define LANGUAGE_LINE "Language: "

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  return td_file_writer_write (closure, data, length) ? CAIRO_STATUS_SUCCESS
                                                      : CAIRO_STATUS_WRITE_ERROR;
}

/* A full disk is told by the writer; anything else by the surface. */
static gboolean
check_surface (const char *path, cairo_surface_t *surface, GError **error)
{
  cairo_status_t status = cairo_surface_status (surface);

  if (status == CAIRO_STATUS_SUCCESS || status == CAIRO_STATUS_WRITE_ERROR)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("“%s” could not be drawn: %s."), path,
               cairo_status_to_string (status));
  return FALSE;
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
  for (guint i = 0; i < pages->items->len; i++)
    {
      const TdPageItem *item = &g_array_index (pages->items, TdPageItem, i);
      gboolean first = item->role == TD_ROLE_HEADING_1;
      g_autofree char *target = NULL;
      int id;

      if (!first && item->role != TD_ROLE_HEADING_2)
        continue;
      target = g_strdup_printf ("page=%u pos=[0 %d]", number + 1, (int) item->y);
      id = cairo_pdf_surface_add_outline (surface, first ? CAIRO_PDF_OUTLINE_ROOT : *chapter,
                                          pango_layout_get_text (item->text), target,
                                          CAIRO_PDF_OUTLINE_FLAG_OPEN);
      if (first)
        *chapter = id;
    }
}

/* FALSE: it was stopped. */
static gboolean
draw_pages (TdPages *pages, cairo_surface_t *surface, const TdPagesWatch *watch, GError **error)
{
  guint n_pages = pages->starts->len;
  gboolean tagged = n_pages <= MOST_TAGGED;
  int chapter = CAIRO_PDF_OUTLINE_ROOT;
  gboolean going = TRUE;
  cairo_t *cr = cairo_create (surface);

  if (tagged)
    cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < n_pages && cairo_status (cr) == CAIRO_STATUS_SUCCESS; i++)
    {
      going = td_pages_watch_tell (watch, (double) i / n_pages, error);
      if (!going)
        break;
      if (tagged)
        td_pages_draw_tagged (pages, cr, i);
      else
        td_pages_draw (pages, cr, i);
      if (tagged && i + 1 == n_pages)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
      if (tagged)
        add_bookmarks (pages, surface, i, &chapter);
    }
  cairo_destroy (cr);
  return going;
}

/* The language of the words, as their translation says; without one they are as they were written.
 */
static char *
dup_language (void)
{
  const char *header = g_dgettext (GETTEXT_PACKAGE, "");
  const char *line = strstr (header, LANGUAGE_LINE);

  return line ? g_strndup (line + strlen (LANGUAGE_LINE),
                           strcspn (line + strlen (LANGUAGE_LINE), "\r\n"))
              : g_strdup ("en");
}

/* What is drawn: pages that are broken, or a document while it is. */
typedef struct
{
  TdPages *pages;
  TdDocument *document;
  const TdPaperSize *size;
  const TdPagesWatch *watch; /* NULL: nobody */
  guint n_pages;
  gboolean mirrored; /* they run from right to left */
} Job;

static void
draw_settled_cb (TdPages *pages, guint first, guint end, gpointer cr)
{
  for (guint i = first; i < end && cairo_status (cr) == CAIRO_STATUS_SUCCESS; i++)
    {
      td_pages_draw (pages, cr, i);
      cairo_show_page (cr);
    }
}

/* FALSE: it was stopped. */
static gboolean
draw (Job *job, cairo_surface_t *surface, GError **error)
{
  g_autoptr (TdPages) own = NULL;
  cairo_t *cr;

  if (job->pages)
    {
      job->n_pages = job->pages->starts->len;
      job->mirrored = job->pages->mirrored;
      return draw_pages (job->pages, surface, job->watch, error);
    }
  cr = cairo_create (surface);
  own = td_pages_new (job->document, job->size, draw_settled_cb, cr, job->watch, error);
  cairo_destroy (cr);
  if (own == NULL)
    return FALSE;
  job->n_pages = own->starts->len;
  job->mirrored = own->mirrored;
  return TRUE;
}

static gboolean
save (Job *job, const char *path, GError **error)
{
  g_autoptr (TdFileWriter) writer = td_file_writer_new (path, error);
  g_autofree char *language = dup_language ();
  cairo_surface_t *surface;
  gboolean saved;

  if (writer == NULL)
    return FALSE;
  surface = cairo_pdf_surface_create_for_stream (write_bytes, writer, job->size->width,
                                                 job->size->height);
  set_metadata (surface, job->document);
  saved = draw (job, surface, error);
  cairo_surface_finish (surface);
  saved = saved && check_surface (path, surface, error);
  cairo_surface_destroy (surface);
  if (!saved)
    return FALSE;
  td_pdf_catalog_add (writer, language, job->mirrored);
  return td_file_writer_finish (writer, error);
}

gboolean
td_pages_save_pdf (TdPages *pages, const char *path, GError **error)
{
  Job job = { .pages = pages };

  g_return_val_if_fail (pages != NULL && path != NULL, FALSE);

  job.document = pages->document;
  job.size = &pages->size;
  return save (&job, path, error);
}

/* So many letters are drawn as they are measured: they have no tree that must be known before. */
gboolean
td_document_save_pdf (TdDocument *document,
                      const char *path,
                      const TdPaperSize *size,
                      const TdPagesWatch *watch,
                      guint *n_pages,
                      GError **error)
{
  g_autoptr (TdPages) pages = NULL;
  TdPagesWatch breaking = { 0 }, drawing = { 0 };
  Job job = { .document = document, .size = size, .watch = watch };

  g_return_val_if_fail (TD_IS_DOCUMENT (document) && path && size, FALSE);

  if (td_document_count_parts (document) <= MOST_TAGGED)
    {
      if (watch)
        {
          breaking = drawing = *watch;
          breaking.to = drawing.from = (watch->from + watch->to) / 2;
          job.watch = &drawing;
        }
      job.pages = pages =
          td_document_paginate_watched (document, size, watch ? &breaking : NULL, error);
      if (pages == NULL)
        return FALSE;
    }
  if (!save (&job, path, error))
    return FALSE;
  if (n_pages)
    *n_pages = job.n_pages;
  return TRUE;
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
  g_autoptr (TdFileWriter) writer = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean saved;

  g_return_val_if_fail (TD_IS_DOCUMENT (document) && path && size, FALSE);

  pages = td_document_paginate (document, size);
  g_return_val_if_fail (number < pages->starts->len, FALSE);
  writer = td_file_writer_new (path, error);
  if (writer == NULL)
    return FALSE;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (size->width * scale),
                                        (int) ceil (size->height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  td_pages_draw (pages, cr, number);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, write_bytes, writer);
  saved = check_surface (path, surface, error);
  cairo_surface_destroy (surface);
  return saved && td_file_writer_finish (writer, error);
}
