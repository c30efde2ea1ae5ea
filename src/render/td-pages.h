/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "base/td-progress.h"
#include "render/td-document.h"
#include "render/td-paper-size.h"

G_BEGIN_DECLS

/**
 * TdPages:
 *
 * A document broken into pages of one paper size, with fonts of its own: made on any thread and
 * handed over, used by one thread at a time. It keeps where each page begins and what is on the one
 * that was last asked for; others are set anew when they are drawn.
 */
typedef struct _TdPages TdPages;

/**
 * TdPagesWatch:
 * @progress: (nullable): goes from @from to @to
 * @cancellable: (nullable): looked at before each page
 *
 * Who waits for many pages, and may have enough of it.
 */
typedef struct
{
  TdProgress *progress;
  double from, to;
  GCancellable *cancellable;
} TdPagesWatch;

/* Breaks @document into pages; at least one. */
TdPages *td_document_paginate (TdDocument *document, const TdPaperSize *size);

/* The same while somebody waits; NULL with %G_IO_ERROR_CANCELLED. */
TdPages *td_document_paginate_watched (TdDocument *document,
                                       const TdPaperSize *size,
                                       const TdPagesWatch *watch,
                                       GError **error);
void td_pages_free (TdPages *pages);

/* Borrowed. */
TdDocument *td_pages_get_document (TdPages *pages);

/* At least 1; the sheet they are made for, borrowed. */
guint td_pages_get_count (TdPages *pages);
const TdPaperSize *td_pages_get_size (TdPages *pages);

/* Draws page @number (from 0), the sheet's top left corner at the origin, one unit a point. Draws
 * no background. */
void td_pages_draw (TdPages *pages, cairo_t *cr, guint number);

/* The words of a page, without its furniture; for tests and screen readers. To be freed. */
char *td_pages_dup_text (TdPages *pages, guint number);

/**
 * td_document_save_pdf:
 * @watch: (nullable): who waits for it
 * @n_pages: (out) (nullable): how many it has
 *
 * Saves a PDF with title, language, creation date (the printing day), bookmarks for the headings
 * and, unless it has hundreds of pages, the tree of headings, paragraphs and tables that a screen
 * reader reads (tagged PDF). The same document gives the same bytes. Fails with a %G_IO_ERROR,
 * which may be %G_IO_ERROR_CANCELLED, or %G_FILE_ERROR; then no file is left, and one that stood
 * there stands there still.
 */
gboolean td_document_save_pdf (TdDocument *document,
                               const char *path,
                               const TdPaperSize *size,
                               const TdPagesWatch *watch,
                               guint *n_pages,
                               GError **error);

/* The same of pages that are broken already. */
gboolean td_pages_save_pdf (TdPages *pages, const char *path, GError **error);

/* Saves one page as a PNG, @scale pixels a point, on white. */
gboolean td_document_save_png (TdDocument *document,
                               const char *path,
                               const TdPaperSize *size,
                               guint number,
                               double scale,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPages, td_pages_free)

G_END_DECLS
