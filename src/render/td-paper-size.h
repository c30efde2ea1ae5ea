/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * TdPaperSize:
 *
 * A sheet in points (1/72 inch) and its margins.
 */
typedef struct
{
  double width;
  double height;
  double left;
  double right;
  double top;
  double bottom;
} TdPaperSize;

/* The sheets that are offered: A4 and US Letter, upright. */
extern const TdPaperSize td_paper_a4;
extern const TdPaperSize td_paper_letter;

/* The sheet of the LC_PAPER locale. Borrowed. */
const TdPaperSize *td_paper_size_get_default (void);

/* "a4" or "letter" in any case; NULL for another name. */
const TdPaperSize *td_paper_size_find (const char *name);

/* A text context for paper: 72 dots an inch, without hinting of widths, so that pages break alike
 * on screen, on a printer and in a file. In the direction of the program's language. @fonts is NULL
 * for those of this thread. */
PangoContext *td_paper_create_context (PangoFontMap *fonts);

/* Shows a text at the current point. What is laid out for paper is shown on a screen by the
 * outlines of its letters: cairo would set them at whole pixels, which tears small type apart. */
void td_paper_show_text (cairo_t *cr, PangoLayout *text);

/* The direction of the first letter of a text that is not marked off; PANGO_DIRECTION_NEUTRAL where
 * there is none. */
PangoDirection td_paper_find_direction (const char *text);

/* Keeps each figure and its per cent sign ("95 %") on one line, and ends none behind a hyphen of a
 * mail address. Whether @text has any: its attributes are its own then. */
gboolean td_paper_hold_together (PangoLayout *text);

G_END_DECLS
