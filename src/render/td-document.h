/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib-object.h>

#include "base/td-date.h"
#include "render/td-chart-scene.h"

G_BEGIN_DECLS

/**
 * TdDocument:
 *
 * A printable document: blocks in reading order and what stands on every page. Pure data without a
 * page size: make it on any thread, hand it over, then do not change it. #TdPages arranges it.
 * Texts are copied, one that stands in it often once; text that is "" or NULL makes no block.
 */
#define TD_TYPE_DOCUMENT (td_document_get_type ())
G_DECLARE_FINAL_TYPE (TdDocument, td_document, TD, DOCUMENT, GObject)

/* Without blocks. */
TdDocument *td_document_new (const char *title);

/* Under the title on the first page: the programme's name, for instance. */
void td_document_set_subtitle (TdDocument *self, const char *subtitle);

/* "Printed on" and "data as of" of every page; %TD_DATE_NONE leaves one out. The printing day is
 * also the creation date of a PDF. */
void td_document_set_dates (TdDocument *self, TdDate printed_on, TdDate as_of);

/* A letter or form to be handed out: no dates at the head of its pages. */
void td_document_set_letter (TdDocument *self, gboolean letter);

/* The line at the foot of every page that says who may read it. */
void td_document_set_confidentiality (TdDocument *self, const char *confidentiality);

/* What was set, borrowed; NULL or no date where nothing was. */
const char *td_document_get_title (TdDocument *self);
const char *td_document_get_subtitle (TdDocument *self);
TdDate td_document_get_printed_on (TdDocument *self);
TdDate td_document_get_as_of (TdDocument *self);
const char *td_document_get_confidentiality (TdDocument *self);

/* A heading of level 1 or 2; it never stands alone at the foot of a page. */
void td_document_add_heading (TdDocument *self, int level, const char *text);

/* A paragraph in the size of reading. */
void td_document_add_paragraph (TdDocument *self, const char *text);

/* A paragraph that never stands alone at the foot of a page: a question, its answers below. */
void td_document_add_label (TdDocument *self, const char *text);

/* A paragraph in small type: a source, a caution, how something was counted. */
void td_document_add_note (TdDocument *self, const char *text);

/* "Key   value" lines; neighbours share their column. */
void td_document_add_fact (TdDocument *self, const char *key, const char *value);

/* A line of a list: @mark ("•", "☐", "1.") stands before the text, whose further lines begin below
 * its first word. */
void td_document_add_item (TdDocument *self, const char *mark, const char *text);

/* Room to write in: @n_lines lines, the first behind @label (nullable) where there is but one, else
 * below it. */
void td_document_add_blank (TdDocument *self, const char *label, guint n_lines);

/* A chart as wide as the text; @height in points, 0 for the height it wants. */
void td_document_add_chart (TdDocument *self, TdChartScene *scene, double height);

/* A chart half as wide; two that follow each other stand side by side, as high as the higher one.
 */
void td_document_add_small_chart (TdDocument *self, TdChartScene *scene, double height);

/* What follows begins on a new page. */
void td_document_add_page_break (TdDocument *self);

/* The same, unless more than @free (0 to 1) of the height of this page is still empty: a chapter
 * goes on below the end of the one before where that took little of its last page. */
void td_document_add_chapter_break (TdDocument *self, double free);

/* A new page that begins with the title again and @subtitle below it: the next of several letters
 * or forms. Its pages are numbered from 1. */
void td_document_add_part (TdDocument *self, const char *subtitle);

/* Composes part number @index (from 0): adds its blocks to @part, which has no title yet. */
typedef void (*TdDocumentPartFunc) (TdDocument *part, guint index, gpointer data);

/**
 * td_document_add_parts:
 * @n: 0 adds nothing
 * @compose: called for a part whenever it is to be laid out or drawn, on any thread, one at a time;
 *   it makes the same of an index each time and reads no database
 * @data: (transfer full): freed with @destroy (nullable)
 *
 * Many letters or forms, each beginning on a new page of its own number 1. Only the one that is
 * drawn is in memory. Parts have no parts.
 */
void td_document_add_parts (TdDocument *self,
                            guint n,
                            TdDocumentPartFunc compose,
                            gpointer data,
                            GDestroyNotify destroy);

/* The title of a part, over its first page and at the head of its others; "" (as it is) for none.
 */
void td_document_set_title (TdDocument *self, const char *title);

/* A line to sign on and one for the day, with @name and @role below; two that follow each other
 * stand side by side, and they are never parted by a page. @signed_on (nullable) stands on the line
 * of the day already. */
void td_document_add_signature (TdDocument *self,
                                const char *name,
                                const char *role,
                                const char *signed_on);

typedef struct _TdDocumentTable TdDocumentTable;

typedef enum
{
  TD_COLUMN_TEXT,
  TD_COLUMN_NUMBER, /* to the right edge, with figures of one width */
  TD_COLUMN_BLANK,  /* to be written in: a line at the foot of each row */
  TD_COLUMN_TICK,   /* narrow, in the middle: boxes to tick */
} TdColumnKind;

/* A table: rules above and below, head repeated on each page, rows kept whole, columns as wide as
 * their content asks for. Cells may have several lines. Borrowed. */
TdDocumentTable *td_document_add_table (TdDocument *self);
void td_document_table_add_column (TdDocumentTable *table, TdColumnKind kind, const char *title);

/* As many cells as columns, each char * or NULL; then nothing. */
void td_document_table_add_row (TdDocumentTable *table, ...);
void td_document_table_add_row_array (TdDocumentTable *table, const char *const *cells);

/* A line across all columns that opens a group: its name in bold and, behind it, a remark. It stays
 * with the first row of its group and is repeated, marked as continued, on the next page. */
void td_document_table_add_group (TdDocumentTable *table, const char *name, const char *remark);

/* Makes the row added last a sum: in bold, below a thin rule. */
void td_document_table_mark_total (TdDocumentTable *table);

typedef enum
{
  TD_ROW_PLAIN,
  TD_ROW_GROUP, /* its cells are a name and a remark, as of td_document_table_add_group() */
  TD_ROW_TOTAL,
} TdRowKind;

typedef struct _TdDocumentRow TdDocumentRow;

/* Composes the row that was added with @key: td_document_row_set() on @row, which is empty. */
typedef void (*TdDocumentRowFunc) (TdDocumentRow *row, TdRowKind kind, guint key, gpointer data);

/**
 * td_document_table_set_compose:
 * @compose: called for a row whenever it is to be measured or drawn, on any thread, several at a
 *   time; it makes the same of a key each time and reads no database
 * @data: (transfer full): freed with @destroy (nullable)
 *
 * Rows of a long table whose texts are made when they are needed: eight bytes a row are in memory.
 * A table may have such rows and others.
 */
void td_document_table_set_compose (TdDocumentTable *table,
                                    TdDocumentRowFunc compose,
                                    gpointer data,
                                    GDestroyNotify destroy);
void td_document_table_add_composed (TdDocumentTable *table, TdRowKind kind, guint key);

/* The text of a cell, copied; one that is not set is empty. */
void td_document_row_set (TdDocumentRow *row, guint column, const char *text);

/* Whether rows were added. */
gboolean td_document_table_is_empty (TdDocumentTable *table);

/* The document as plain text, in reading order: for tests and the clipboard. To be freed. */
char *td_document_dup_text (TdDocument *self);

G_END_DECLS
