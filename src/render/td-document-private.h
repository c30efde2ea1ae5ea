/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "render/td-document.h"

G_BEGIN_DECLS

typedef enum
{
  TD_BLOCK_HEADING,
  TD_BLOCK_PARAGRAPH,
  TD_BLOCK_LABEL,
  TD_BLOCK_NOTE,
  TD_BLOCK_ITEM,
  TD_BLOCK_FACT,
  TD_BLOCK_BLANK,
  TD_BLOCK_CHART,
  TD_BLOCK_SMALL_CHART, /* of half the width */
  TD_BLOCK_TABLE,
  TD_BLOCK_BREAK,
  TD_BLOCK_PART,
  TD_BLOCK_PARTS,
  TD_BLOCK_SIGNATURE,
} TdBlockKind;

/* Pages that are composed when they are needed. */
typedef struct
{
  guint n;
  TdDocumentPartFunc compose;
  gpointer data;
  GDestroyNotify destroy;
} TdDocumentParts;

/* Texts belong to the document. */
typedef struct
{
  TdBlockKind kind;
  float height; /* of a chart; of a heading its level, of a blank its lines; of a break the share of
                 * the page that may be empty without one */
  const char *text;
  union
  {
    const char *value; /* of a fact, an item (its mark), a signature (the role) */
    TdChartScene *scene;
    TdDocumentTable *table;
    TdDocumentParts *parts;
  };
  const char *remark;
} TdBlock;

typedef struct
{
  TdColumnKind kind;
  const char *title;
} TdTableColumn;

typedef struct
{
  guint32 key; /* of a composed row; else where its cells begin */
  guint8 kind; /* TdRowKind */
  guint8 composed;
} TdTableRow;

struct _TdDocumentTable
{
  TdDocument *document; /* whose texts its cells are */
  GArray *columns;      /* TdTableColumn */
  GArray *rows;         /* TdTableRow */
  GArray *cells;        /* const char *, as many of each row that is not composed as there are
                         * columns, two at least */

  TdDocumentRowFunc compose;
  gpointer data;
  GDestroyNotify destroy;
};

/* The cells of the row that is read, each "" where nothing was set. */
struct _TdDocumentRow
{
  const TdDocumentTable *table; /* NULL: none */
  guint number;
  GPtrArray *cells; /* const char * */
  GPtrArray *owned; /* char *, those that were composed */
};

struct _TdDocument
{
  GObject parent_instance;

  GStringChunk *texts; /* a text that stands in it often is stored once */
  const char *title;
  const char *subtitle;
  const char *confidentiality;
  TdDate printed_on;
  TdDate as_of;
  gboolean letter;
  GArray *blocks; /* TdBlock */
};

/* Block number @index, or NULL beyond the last. */
const TdBlock *td_document_get_block (TdDocument *self, guint index);
guint td_document_count_blocks (TdDocument *self);

guint td_document_table_get_n_columns (const TdDocumentTable *table);
guint td_document_table_get_n_rows (const TdDocumentTable *table);
const TdTableColumn *td_document_table_get_column (const TdDocumentTable *table, guint column);
TdRowKind td_document_table_get_kind (const TdDocumentTable *table, guint row);

/* Reads a row of a table, unless it is the one that was read last. Every reader has a @row of its
 * own: a document may be read by several threads. */
TdDocumentRow *td_document_row_new (void);
void td_document_row_free (TdDocumentRow *row);
void td_document_row_read (TdDocumentRow *row, const TdDocumentTable *table, guint number);

/* "" where there is none; until another row is read. */
const char *td_document_row_get (const TdDocumentRow *row, guint column);

TdDocumentTable *td_document_table_new (TdDocument *document);
void td_document_table_free (TdDocumentTable *table);
void td_document_table_append_text (const TdDocumentTable *table, GString *text);

/* The parts of all its blocks of them. */
guint td_document_count_parts (TdDocument *self);

/* A part of its own document, with the dates and readers of the whole one. */
TdDocument *td_document_compose_part (TdDocument *self, const TdDocumentParts *parts, guint index);

/* A text that belongs to the document from now on; NULL for NULL. */
const char *td_document_keep_text (TdDocument *self, const char *text);

G_END_DECLS
