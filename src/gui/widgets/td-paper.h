/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

#include "render/td-pages.h"

G_BEGIN_DECLS

/**
 * TdPaper:
 *
 * The pages of a #TdDocument as they will print, one under the other, for a GtkScrolledWindow. A
 * page is as wide as there is room, up to a comfortable size; only what is in sight is drawn.
 *
 * Page Up and Down, the arrow keys, Home and End scroll; a screen reader reads the words of the
 * page in sight.
 *
 * Properties: "document" (TdDocument, NULL for nothing), "zoom" (double, 1 fits the width, 0.25 to
 * 4), "n-pages" (guint, read only).
 */
#define TD_TYPE_PAPER (td_paper_get_type ())
G_DECLARE_FINAL_TYPE (TdPaper, td_paper, TD, PAPER, GtkWidget)

TdDocument *td_paper_get_document (TdPaper *self);

/* Shows a document on sheets of @size; stays where it was scrolled to. */
void td_paper_set_document (TdPaper *self, TdDocument *document, const TdPaperSize *size);

guint td_paper_get_n_pages (TdPaper *self);

double td_paper_get_zoom (TdPaper *self);
void td_paper_set_zoom (TdPaper *self, double zoom);

G_END_DECLS
