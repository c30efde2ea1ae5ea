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
 * Properties: "document" (TdDocument, read only, NULL for nothing), "zoom" (double, 1 fits the
 * width, 0.25 to 4), "n-pages" (guint, read only), "page" (guint, read only: the number of the page
 * in sight, 0 without any).
 */
#define TD_TYPE_PAPER (td_paper_get_type ())
G_DECLARE_FINAL_TYPE (TdPaper, td_paper, TD, PAPER, GtkWidget)

/* What is shown, borrowed; NULL for nothing. */
TdDocument *td_paper_get_document (TdPaper *self);

/* Shows pages (transfer full), made on any thread; NULL for nothing. Stays where it was scrolled
 * to. */
void td_paper_take_pages (TdPaper *self, TdPages *pages);

/* The sheet of the pages shown; NULL without any. */
const TdPaperSize *td_paper_get_size (TdPaper *self);

/* 0 without any. */
guint td_paper_get_n_pages (TdPaper *self);

/* 1 for the size of the paper on screen; 0.25 to 4. */
double td_paper_get_zoom (TdPaper *self);
void td_paper_set_zoom (TdPaper *self, double zoom);

G_END_DECLS
