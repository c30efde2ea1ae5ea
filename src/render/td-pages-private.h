/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "render/td-chart-layout.h"
#include "render/td-document-private.h"
#include "render/td-pages.h"

G_BEGIN_DECLS

/* What something on a page is to a reader who does not see it. */
typedef enum
{
  TD_ROLE_NONE, /* a rule, the furniture */
  TD_ROLE_PARAGRAPH,
  TD_ROLE_TITLE,
  TD_ROLE_HEADING_1,
  TD_ROLE_HEADING_2,
  TD_ROLE_FIGURE,
  TD_ROLE_HEAD_CELL,
  TD_ROLE_CELL,
} TdPageRole;

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
  TdPageRole role;
  guint row; /* of a cell: those of one row have the same number */
} TdPageItem;

/* Where in a document a page begins. */
typedef struct
{
  guint block;
  guint part;   /* of a block of parts */
  guint inner;  /* the block of the part */
  guint row;    /* of a table, of lines to write on: those that are set already */
  guint offset; /* bytes of a text that are set already */
  guint first;  /* the page on which the letter or form begins that it is of */
} TdPlace;

/* What is known of a table from measuring it once. */
typedef struct
{
  double *widths; /* of the columns */
  double head;    /* height of its head */
  float *heights; /* of the words of each row */
} TdTableMetrics;

typedef struct _TdTypeCase TdTypeCase;

struct _TdPages
{
  TdDocument *document;
  TdPaperSize size;
  PangoFontMap *fonts;
  PangoContext *contexts[2]; /* for text from left to right, and from right to left */
  gboolean mirrored;         /* the page runs from right to left */
  TdTypeCase *type;          /* texts that were laid out lately */
  GHashTable *tables;        /* TdTableMetrics of the tables of the document */
  GHashTable *part_tables;   /* the same of the part that is open */
  TdDocumentRow *row;        /* of a table, that was read last */

  GArray *starts; /* TdPlace, of each page */
  double top;
  double bottom;
  double width;

  /* The page that is set. */
  gboolean measuring;  /* where it ends is asked for, not what is on it */
  guint number;        /* G_MAXUINT: none */
  guint first;         /* the first page of its letter or form */
  GArray *items;       /* TdPageItem */
  double y;            /* where the next block goes */
  TdDocument *part;    /* composed, or NULL */
  TdPlace part_place;  /* of which block, and which one */
  TdDocument *current; /* the part, or the whole document */
  guint index;         /* the block in it */

  /* The facts around the last one that was set share a column. */
  TdDocument *facts_of;
  guint facts_from, facts_to;
  double facts_width;
};

/* The pages from @first to before @end are counted and can be drawn. */
typedef void (*TdPagesSettledFunc) (TdPages *self, guint first, guint end, gpointer data);

/* Breaks a document into pages. @settled (nullable) is called for each letter of many as soon as it
 * is measured, and for what is left at the end: its texts are laid out still, so that drawing them
 * there costs no second time. @watch (nullable) goes from the beginning to the end; NULL where it
 * was stopped. */
TdPages *td_pages_new (TdDocument *document,
                       const TdPaperSize *size,
                       TdPagesSettledFunc settled,
                       gpointer data,
                       const TdPagesWatch *watch,
                       GError **error);

/* Says that @done (0 to 1) of what is waited for is done; FALSE with %G_IO_ERROR_CANCELLED. */
gboolean td_pages_watch_tell (const TdPagesWatch *watch, double done, GError **error);

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

TdTypeCase *td_type_case_new (void);
void td_type_case_free (TdTypeCase *type);

/* Distance of lines of a style, in points. */
double td_pages_get_line_height (TdTypeStyle style);

/* A text @width points wide (wrapped), or as long as it is for a negative width. It may be on the
 * page elsewhere: do not change it. */
PangoLayout *td_pages_text (TdPages *self,
                            const char *text,
                            TdTypeStyle style,
                            gboolean bold,
                            double width);

/* The same, to be changed. */
PangoLayout *td_pages_new_text (TdPages *self,
                                const char *text,
                                TdTypeStyle style,
                                gboolean bold,
                                double width);
double td_pages_text_height (PangoLayout *text);
double td_pages_text_width (PangoLayout *text);

/* Moves the lines of a text to the edge where reading ends. */
void td_pages_align_end (TdPages *self, PangoLayout *text);

/* Width and height of a text of a table on lines of @width points, -1 for as long as it is. */
void td_pages_measure (TdPages *self,
                       const char *text,
                       gboolean bold,
                       double width,
                       PangoWrapMode wrap,
                       double *measured_width,
                       double *measured_height);

/* Puts something on the page, and takes over what it holds. */
void td_pages_put_item (TdPages *self, const TdPageItem *item);

/* Puts a text (taken over) with its box at x from the edge where reading starts, inside the
 * margins; @width is that of the box. */
void td_pages_put_text (TdPages *self,
                        PangoLayout *text,
                        double x,
                        double y,
                        double width,
                        gboolean dim,
                        TdPageRole role);

/* A rule from margin to margin; from x to x2, both from the edge where reading starts. */
void td_pages_put_rule (TdPages *self, double y, double thickness);
void td_pages_put_line (TdPages *self, double x, double x2, double y, double thickness);

/* A title, and what stands below it; nothing for "". */
void td_pages_put_title (TdPages *self, const char *title, const char *subtitle);

/* Room left on the page; whether anything is on it yet. */
double td_pages_get_room (TdPages *self);
gboolean td_pages_at_top (TdPages *self);

/* Sets page @number, unless it is set already. */
void td_pages_set_page (TdPages *self, guint number);

/* Sets block number self->index of self->current from @place on. FALSE: the page is full and
 * @place says how far it went. */
gboolean td_pages_put_block (TdPages *self, TdPlace *place);
gboolean td_pages_put_chart (TdPages *self, const TdBlock *block);
gboolean td_pages_put_blank (TdPages *self, const TdBlock *block, TdPlace *place);
gboolean td_pages_put_signature (TdPages *self, const TdBlock *block);

/* @note: what the note below it needs on the page of its last row, 0 where there is none. */
gboolean td_pages_put_table (TdPages *self,
                             const TdDocumentTable *table,
                             double note,
                             TdPlace *place);

/* Of what is set: a block by its number, NULL behind the last; of which kind it is; whether it is
 * the first or the second of two of its kind side by side. */
const TdBlock *td_pages_block_at (TdPages *self, guint index);
gboolean td_pages_is_kind (TdPages *self, guint index, TdBlockKind kind);
gboolean td_pages_is_first_of_two (TdPages *self, guint index);
gboolean td_pages_is_second (TdPages *self, guint index);

/* Of a text set in a column. */
double td_pages_height_of (TdPages *self, const char *words, TdTypeStyle style, double width);

/* What must stand on the page of its heading, in points. */
double td_pages_get_least_height (TdPages *self, guint index);
double td_pages_get_least_table_height (TdPages *self, const TdDocumentTable *table, double note);
double td_pages_get_least_blank_height (const TdBlock *block);
double td_pages_get_chart_height (TdPages *self, guint index);

/* Room for a hand, and with what stands below the line; points. */
#define TD_SIGNATURE_ROOM 44
#define TD_SIGNATURE_HEIGHT (TD_SIGNATURE_ROOM + 32)

/* Between the columns of a table, and above and below the words of a row; points. */
#define TD_TABLE_GAP 12.0
#define TD_TABLE_PADDING 2.5

/* The text of a group's line. */
PangoLayout *td_pages_text_of_group (TdPages *self,
                                     const TdDocumentTable *table,
                                     guint row,
                                     gboolean continued);

/* A cell as a text of the width of its column; of the head for row G_MAXUINT. */
PangoLayout *td_pages_text_of_cell (TdPages *self,
                                    const TdDocumentTable *table,
                                    const TdTableMetrics *metrics,
                                    guint row,
                                    guint column);

/* A cell's words, "" for none, until another row is asked for. */
const char *td_pages_get_cell (TdPages *self,
                               const TdDocumentTable *table,
                               guint row,
                               guint column);

const TdTableMetrics *td_pages_get_metrics (TdPages *self, const TdDocumentTable *table);
void td_table_metrics_free (gpointer metrics);

/* td_pages_draw() on a PDF, for readers who do not see it too. */
void td_pages_draw_tagged (TdPages *self, cairo_t *cr, guint number);

/* Page number and count of the letter or form that a page is of, from 1. */
void td_pages_count_part (TdPages *self, guint number, guint *page, guint *n_pages);

G_END_DECLS
