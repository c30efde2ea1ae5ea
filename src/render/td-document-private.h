/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "render/td-document.h"

G_BEGIN_DECLS

typedef enum
{
  TD_BLOCK_HEADING,
  TD_BLOCK_PARAGRAPH,
  TD_BLOCK_NOTE,
  TD_BLOCK_FACT,
  TD_BLOCK_CHART,
  TD_BLOCK_TABLE,
  TD_BLOCK_BREAK,
  TD_BLOCK_PART,
  TD_BLOCK_SIGNATURE,
} TdBlockKind;

typedef struct
{
  TdBlockKind kind;
  int level;
  char *text;
  char *value;
  char *remark;
  double height;
  TdChartScene *scene;
  TdDocumentTable *table;
} TdBlock;

typedef struct
{
  TdColumnKind kind;
  char *title;
} TdTableColumn;

typedef struct
{
  gboolean group; /* then the cells are a name and a remark */
  gboolean total;
  char **cells;
  guint n_cells;
} TdTableRow;

struct _TdDocumentTable
{
  GPtrArray *columns; /* TdTableColumn */
  GPtrArray *rows;    /* TdTableRow */
};

struct _TdDocument
{
  GObject parent_instance;

  char *title;
  char *subtitle;
  char *confidentiality;
  TdDate printed_on;
  TdDate as_of;
  GPtrArray *blocks; /* TdBlock */
};

G_END_DECLS
