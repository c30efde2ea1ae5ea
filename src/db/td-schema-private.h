/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/* A column that refers to a row of another table. */
typedef struct
{
  int column;
  const char *parent; /* interned */
} TdSchemaLink;

/**
 * TdSchemaTable:
 *
 * What has to be known of a table to tell whose its rows are.
 */
typedef struct
{
  char *name;
  GPtrArray *columns; /* of names, in the order of changesets */
  GArray *links;      /* of TdSchemaLink */
  int id;             /* the column "id", or -1 */
} TdSchemaTable;

/**
 * td_schema_load:
 * @stops: (nullable): "table.column" of foreign keys that are left out, NULL-terminated
 *
 * The tables of a workspace but for the audit trail, by name.
 *
 * Returns: (transfer full) (element-type utf8 TdSchemaTable)
 */
GHashTable *td_schema_load (TdDatabase *db, const char *const *stops, GError **error);

/* The name of a column, borrowed. */
const char *td_schema_table_get_column (const TdSchemaTable *table, int column);

G_END_DECLS
