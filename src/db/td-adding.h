/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-change.h"
#include "db/td-records.h"

G_BEGIN_DECLS

/**
 * TdAdding:
 *
 * Many new rows in a change, such as an import's. The change does not note them one by one: its
 * entry says which keys they have, how many they are and a checksum of what they hold. That is
 * enough to take them back, or to see that somebody changed one of them since; and no value of a
 * row stands in the file twice.
 *
 *     g_autoptr (TdAdding) adding = td_adding_begin (db, "employee", n, error);
 *     if (adding == NULL || !td_adding_insert (adding, "employee", "id", &people, error))
 *       return FALSE;
 *     return td_adding_end (adding, error);
 *
 * Between the two nothing but those rows may be written.
 */
typedef struct _TdAdding TdAdding;

/**
 * td_adding_begin:
 * @n_rows: how many rows @table is going to get
 *
 * Begins, inside a change. Where more rows come than are there, indexes of @table that hold no key
 * are taken away and made anew at the end, which is faster than keeping them up.
 */
TdAdding *td_adding_begin (TdDatabase *db, const char *table, gint64 n_rows, GError **error);

/**
 * td_adding_insert:
 * @key: a column of whole numbers and a field of the records: never less than that of the one
 *   before, and no row of @table has one between that of the first and that of the last yet
 * @set: what is written: each field is a column of @table and of its type
 *
 * Writes new rows and notes them, which is quicker than td_adding_note() after another statement.
 * Tables in the order in which they may refer to each other. The CHECKs of the table are asked
 * once, of all rows that were written: TD_DATABASE_ERROR_CONSTRAINT where one fails.
 *
 * Returns: FALSE on an error, which may be G_IO_ERROR_CANCELLED
 */
gboolean td_adding_insert (TdAdding *adding,
                           const char *table,
                           const char *key,
                           const TdRecordSet *set,
                           GError **error);

/**
 * td_adding_note:
 * @key: a column of whole numbers
 *
 * Notes the rows of @table whose @key is between @first and @last, both inclusive: all of them are
 * new. Tables in the order in which they were written; taken back they are in the opposite one.
 */
gboolean td_adding_note (TdAdding *adding,
                         const char *table,
                         const char *key,
                         gint64 first,
                         gint64 last,
                         GError **error);

/* Ends it. Fails where other rows were written than noted: then the change must not be committed.
 */
gboolean td_adding_end (TdAdding *adding, GError **error);

void td_adding_free (TdAdding *adding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdAdding, td_adding_free)

G_END_DECLS
