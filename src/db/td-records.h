/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-arena.h"
#include "base/td-progress.h"
#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdRecordShape:
 * @name: what SQL calls a table of them, such as "TdEmployeeData"; no other shape has it
 * @fields: where the columns are; a text may be borrowed
 * @size: of the struct, for those who make one
 *
 * What structs look like that SQL reads as rows: plain ones, or a #TdRecord. Static.
 */
typedef struct
{
  const char *name;
  const TdField *fields;
  guint n_fields;
  gsize size;
} TdRecordShape;

/* Where a struct has its fields for a shape: "TD_RECORD_SHAPE (TdEmployeeData, fields)". */
#define TD_RECORD_SHAPE(Type, fields)                 \
  {                                                   \
#Type, fields, G_N_ELEMENTS(fields), sizeof(Type) \
  }

/* NULL where it has no field of this name. */
const TdField *td_record_shape_find (const TdRecordShape *shape, const char *name);

/**
 * TdRecordSet:
 * @records: structs of @shape, each; borrowed
 * @progress: (nullable): goes from @from to @to while they are read
 * @cancellable: (nullable): looked at now and then
 *
 * Many records that SQL reads as if they were a table.
 */
typedef struct
{
  GPtrArray *records;
  const TdRecordShape *shape;
  TdProgress *progress;
  double from, to;
  GCancellable *cancellable;
} TdRecordSet;

/**
 * td_database_execute_records:
 * @sql: one statement that reads from the table with the name of the records' shape, whose columns
 *   are their fields: "INSERT INTO employee (id, name) SELECT id, name FROM TdEmployeeData"
 * @types: as in td_database_query()
 *
 * Runs a statement about all records at once, in their order: several times as fast as one a
 * record. A TD_FIELD_ID of 0, a date that is none and a TD_FIELD_NUMBER below 0 are NULL.
 *
 * Returns: FALSE on an error, which may be G_IO_ERROR_CANCELLED
 */
gboolean td_database_execute_records (TdDatabase *db,
                                      const TdRecordSet *set,
                                      GError **error,
                                      const char *sql,
                                      const char *types,
                                      ...);

/**
 * td_database_load_records:
 * @arena: where the structs and their texts are
 * @sql: a query whose columns have the names of fields
 *
 * Loads rows as plain structs of a shape, for thousands of them; td_database_load() has records.
 *
 * Returns: (transfer container): the structs; NULL on an error
 */
GPtrArray *td_database_load_records (TdDatabase *db,
                                     const TdRecordShape *shape,
                                     TdArena *arena,
                                     GError **error,
                                     const char *sql,
                                     const char *types,
                                     ...);

G_END_DECLS
