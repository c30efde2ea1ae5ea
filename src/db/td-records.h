/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-progress.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdRecordSet:
 * @records: (element-type TdRecord): of @type, each; borrowed
 * @type: a #TdRecord type
 * @progress: (nullable): goes from @from to @to while they are read
 * @cancellable: (nullable): looked at now and then
 *
 * Many records that SQL reads as if they were a table.
 */
typedef struct
{
  GPtrArray *records;
  GType type;
  TdProgress *progress;
  double from, to;
  GCancellable *cancellable;
} TdRecordSet;

/**
 * td_database_execute_records:
 * @sql: one statement that reads from the table with the name of the records' type, whose columns
 *   are their fields: "INSERT INTO employee (id, name) SELECT id, name FROM TdEmployee"
 * @types: as in td_database_query()
 *
 * Runs a statement about all records at once, in their order: several times as fast as one a
 * record. A TD_FIELD_ID of 0 and a date that is none are NULL.
 *
 * Returns: FALSE on an error, which may be G_IO_ERROR_CANCELLED
 */
gboolean td_database_execute_records (TdDatabase *db,
                                      const TdRecordSet *set,
                                      GError **error,
                                      const char *sql,
                                      const char *types,
                                      ...);

G_END_DECLS
