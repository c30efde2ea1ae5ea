/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database-private.h"
#include "db/td-records.h"
#include "db/td-schema-private.h"

G_BEGIN_DECLS

/**
 * TdAdded:
 *
 * Rows that a change added at once: all those of a table whose key is between two numbers. In the
 * blob of an entry they are lines of text before the changeset of everything else.
 */
typedef struct
{
  const char *table; /* interned */
  const char *key;   /* interned */
  gint64 first, last;
  gint64 n_rows;
  gint64 n_columns; /* that are summed up, from the first; 0: all there are */
  guint64 sum;      /* of what they hold */
} TdAdded;

/* Makes the sum of rows known to a connection: once, for it undoes every prepared statement. */
int td_added_register (sqlite3 *handle);

/* Counts the rows there are now and sums up what they hold; @added has table, key, first and last.
 * @all: they are most of their table, which is then read from end to end. */
gboolean td_added_measure (TdDatabase *db, TdAdded *added, gboolean all, GError **error);

/**
 * TdAddedSum:
 *
 * The same sum of the records that are written meanwhile, taken on a thread of its own; their
 * fields are of the types of the columns, and nobody changes them before its end.
 */
typedef struct _TdAddedSum TdAddedSum;

TdAddedSum *td_added_sum_begin (TdDatabase *db,
                                const char *table,
                                const TdRecordSet *set,
                                GError **error);

/* Waits for it; @added gets the count and the sum. */
void td_added_sum_end (TdAddedSum *sum, TdAdded *added);
void td_added_sum_free (TdAddedSum *sum);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdAddedSum, td_added_sum_free)

/* Whether the connection asks CHECKs of rows that are inserted, as it does unless told not to. */
gboolean td_added_set_checks (TdDatabase *db, gboolean on, GError **error);

/* Asks those that were not of the rows of @added, made of records of @shape:
 * TD_DATABASE_ERROR_CONSTRAINT where one fails. */
gboolean td_added_check (TdDatabase *db,
                         const TdAdded *added,
                         const TdRecordShape *shape,
                         GError **error);

/* The table whose ids the key holds: its own or that to which it refers; NULL for none. @table is
 * that of @added. */
const char *td_added_get_parent (const TdAdded *added, const TdSchemaTable *table);

/* The blob of an entry: of TdAdded (NULL or empty: none) and a changeset. */
GBytes *td_added_join (TdDatabase *db, GArray *added, GBytes *changeset, GError **error);

/* The changeset of the blob of an entry; @added is what stands before it (never NULL).
 * NULL with TD_DATABASE_ERROR_DAMAGED where that cannot be read. */
GBytes *td_added_split (TdDatabase *db, GBytes *blob, GArray **added, GError **error);

/* Takes back what a blob says: TD_DATABASE_ERROR_OVERLAP where rows are not as they were left, or
 * something refers to those that were added. */
gboolean td_added_take_back (TdDatabase *db, GBytes *blob, GError **error);

G_END_DECLS
