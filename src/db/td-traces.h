/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdTraces:
 *
 * The rows that are about somebody who is to be forgotten: those there are, and those that only the
 * undo of earlier changes still holds. A row is about her when it is hers, or when it refers by a
 * foreign key to a row that is.
 */
typedef struct _TdTraces TdTraces;

/* @stops: (nullable): "table.column" of foreign keys that are not followed, NULL-terminated;
 * borrowed, constant. */
TdTraces *td_traces_new (const char *const *stops);
void td_traces_free (TdTraces *traces);

/* The row from which to follow. */
void td_traces_add_row (TdTraces *traces, const char *table, gint64 id);
gboolean td_traces_has_row (TdTraces *traces, const char *table, gint64 id);

/* Finds every row that refers to one of the rows, in the tables and in the changesets of the audit
 * trail, again and again until no new one is found. */
gboolean td_traces_follow (TdTraces *traces, TdDatabase *db, GError **error);

/* The texts that a column of the rows ever had in the changesets that were followed, each once
 * (transfer container) (element-type utf8): a former name, for instance. */
GPtrArray *td_traces_list_past (TdTraces *traces, const char *table, const char *column);

/* Whether a text names her, and what it becomes: new text, or NULL where it stays as it is. */
typedef char *(*TdRedactFunc) (const char *text, gpointer data);

/**
 * td_change_forget:
 * @redact: what a text becomes
 * @n_entries: (out) (optional): how many entries can no longer be undone
 *
 * Takes her out of the audit trail, inside a change. An entry whose changeset has one of the rows,
 * or a text that names her, loses its changeset and is final: td_change_undo() says so. Names in
 * the details are replaced. Then the digests of all entries from the first altered one on are made
 * anew: the chain is sound again, and what it proves from then on begins with the entry of this
 * change.
 */
gboolean td_change_forget (TdDatabase *db,
                           TdTraces *traces,
                           TdRedactFunc redact,
                           gpointer data,
                           int *n_entries,
                           GError **error);

/* How many entries td_change_forget() would take the undo from; -1 on an error. Writes nothing. */
int td_change_count_held (TdDatabase *db,
                          TdTraces *traces,
                          TdRedactFunc redact,
                          gpointer data,
                          GError **error);

/**
 * td_database_scrub:
 * @clean: (out): whether nothing is left of what was deleted. FALSE where another program has the
 *   file open: then old bytes are in its "-wal" until that program closes it
 *
 * Writes the file anew without what was deleted and empties the write-ahead log; outside of a
 * change. Takes as long as copying the file.
 *
 * Returns: FALSE on an error other than that the file is in use
 */
gboolean td_database_scrub (TdDatabase *db, gboolean *clean, GError **error);

/* Writes the file anew where a quarter of it, and some megabytes, hold nothing: what was deleted,
 * or undone. Nothing is done while another program writes. Takes as long as copying the file, so it
 * belongs where that is done anyway: behind a backup. Outside of a change. */
gboolean td_database_tidy (TdDatabase *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdTraces, td_traces_free)

G_END_DECLS
