/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <json-glib/json-glib.h>

#include "exchange/td-mapping.h"

G_BEGIN_DECLS

struct _TdMapping
{
  TdImportKind kind;
  TdTable *table;
  guint n_columns;
  guint n_fields;
  TdColumnUse *uses; /* by column */
  int *columns;      /* by field, -1 for none */
};

/* One without any field, every column left out. */
TdMapping *td_mapping_new (TdTable *table, TdImportKind kind);

/* {"field":"Column", …}; the names of the columns of one use as an array. */
void td_mapping_write_fields (TdMapping *mapping, JsonBuilder *builder);
void td_mapping_write_columns (TdMapping *mapping, JsonBuilder *builder, TdColumnUse use);

G_END_DECLS
