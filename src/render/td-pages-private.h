/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "render/td-chart-layout.h"
#include "render/td-document-private.h"
#include "render/td-pages.h"

G_BEGIN_DECLS

/* Something on a page: a text, a rule (x to x2), or a chart. */
typedef struct
{
  PangoLayout *text;
  TdChartLayout *chart;
  double x;
  double y;
  double x2;
  double thickness;
  gboolean dim;
  int heading; /* its level, 0 for no heading */
} TdPageItem;

typedef struct
{
  GArray *items; /* TdPageItem */
} TdPage;

struct _TdPages
{
  TdDocument *document;
  TdPaperSize size;
  PangoFontMap *fonts;
  PangoContext *contexts[2]; /* for text from left to right, and from right to left */
  gboolean mirrored;         /* the page runs from right to left */
  GPtrArray *pages;          /* TdPage */

  /* Where the next block goes. */
  double y;
  double top;
  double bottom;
  double width;
};

/* Styles of type on paper: size and distance of lines, in points. */
typedef enum
{
  TD_TYPE_TITLE,
  TD_TYPE_SUBTITLE,
  TD_TYPE_HEADING_1,
  TD_TYPE_HEADING_2,
  TD_TYPE_BODY,
  TD_TYPE_TABLE,
  TD_TYPE_SMALL,
} TdTypeStyle;

/* Moves the lines of a text to the edge where reading ends. */
void td_pages_align_end (TdPages *self, PangoLayout *text);

/* A text @width points wide (wrapped), or as long as it is for a negative width. */
PangoLayout *td_pages_text (TdPages *self,
                            const char *text,
                            TdTypeStyle style,
                            gboolean bold,
                            double width);
double td_pages_text_height (PangoLayout *text);
double td_pages_text_width (PangoLayout *text);

/* Puts something on the page, and takes over what it holds. */
TdPageItem *td_pages_put_item (TdPages *self, const TdPageItem *item);

/* Puts a text (taken over) with its box at x from the edge where reading starts, inside the
 * margins; @width is that of the box. */
TdPageItem *td_pages_put_text (TdPages *self,
                               PangoLayout *text,
                               double x,
                               double y,
                               double width,
                               gboolean dim);
void td_pages_put_rule (TdPages *self, double y, double thickness);

/* A rule from x to x2, both from the edge where reading starts, inside the margins. */
void td_pages_put_line (TdPages *self, double x, double x2, double y, double thickness);

/* The title of the document, and what stands below it. */
void td_pages_put_title (TdPages *self, const char *subtitle);

/* Ends the page under way. */
void td_pages_break (TdPages *self);

/* Room left on the page; whether anything is on it yet. */
double td_pages_get_room (TdPages *self);
gboolean td_pages_at_top (TdPages *self);

/* Sets block number @index of the document at the current place. */
void td_pages_put_block (TdPages *self, guint index);

/* Sets a table at the current place, over as many pages as it takes. */
void td_pages_put_table (TdPages *self, const TdDocumentTable *table);

G_END_DECLS
