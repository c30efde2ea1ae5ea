/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database-private.h"
#include "db/td-traces.h"

G_BEGIN_DECLS

/* One row of a changeset, valid during the call. */
typedef struct
{
  const char *table;
  int n_columns;
  sqlite3_changeset_iter *iterator;
} TdTraceRow;

/* Returns FALSE to stop. */
typedef gboolean (*TdTraceRowFunc) (const TdTraceRow *row, gpointer data);

/* Calls @func for the rows of the changeset in the blob of an entry. */
gboolean td_trace_walk (TdDatabase *db,
                        GBytes *blob,
                        TdTraceRowFunc func,
                        gpointer data,
                        GError **error);

/* The value of a column before (@old) or after the change; NULL where the changeset has none. */
sqlite3_value *td_trace_row_get (const TdTraceRow *row, int column, gboolean old);

/* Whether the row is one of hers. */
gboolean td_traces_match (TdTraces *traces, const TdTraceRow *row);

/* Whether one of hers is among the rows that an entry added at once, of which it keeps the keys. */
gboolean td_traces_match_added (TdTraces *traces, TdDatabase *db, GBytes *blob);

G_END_DECLS
