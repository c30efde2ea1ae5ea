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
  char **questions;  /* by column: the words of the question chosen for it, or NULL */
};

/* One without any field, every column left out. */
TdMapping *td_mapping_new (TdTable *table, TdImportKind kind);

/* {"field":"Column", …}; the names of the columns of one use as an array. */
void td_mapping_write_fields (TdMapping *mapping, JsonBuilder *builder);
void td_mapping_write_columns (TdMapping *mapping, JsonBuilder *builder, TdColumnUse use);

/* Of a survey the members "new" (columns whose questions are made) and "questions" ({"Column":
 * "Question", …}, those that were chosen); of anything else nothing. */
void td_mapping_write_questions (TdMapping *mapping, JsonBuilder *builder);

G_END_DECLS
