/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "base/td-progress.h"
#include "base/td-record.h"

G_BEGIN_DECLS

/**
 * TdDatabaseError:
 * @TD_DATABASE_ERROR_OPEN: cannot be opened (missing, no permission, not a folder)
 * @TD_DATABASE_ERROR_NOT_OURS: a file, but not a Tandem workspace
 * @TD_DATABASE_ERROR_NEWER: written by a newer Tandem
 * @TD_DATABASE_ERROR_BUSY: another program holds it
 * @TD_DATABASE_ERROR_READ_ONLY: cannot be written
 * @TD_DATABASE_ERROR_FULL: the disk is full
 * @TD_DATABASE_ERROR_DISK: the drive, or the network to it, fails; the change is there whole or not
 * at all
 * @TD_DATABASE_ERROR_MEMORY: too little memory
 * @TD_DATABASE_ERROR_DAMAGED: the file is damaged
 * @TD_DATABASE_ERROR_CONSTRAINT: a rule of the data refuses the change
 * @TD_DATABASE_ERROR_OVERLAP: undo is not possible, later changes touch the same rows
 * @TD_DATABASE_ERROR_FAILED: anything else
 *
 * Trouble with the workspace file. Messages are translated sentences that name the file.
 */
typedef enum
{
  TD_DATABASE_ERROR_OPEN,
  TD_DATABASE_ERROR_NOT_OURS,
  TD_DATABASE_ERROR_NEWER,
  TD_DATABASE_ERROR_BUSY,
  TD_DATABASE_ERROR_READ_ONLY,
  TD_DATABASE_ERROR_FULL,
  TD_DATABASE_ERROR_DISK,
  TD_DATABASE_ERROR_MEMORY,
  TD_DATABASE_ERROR_DAMAGED,
  TD_DATABASE_ERROR_CONSTRAINT,
  TD_DATABASE_ERROR_OVERLAP,
  TD_DATABASE_ERROR_FAILED,
} TdDatabaseError;

#define TD_DATABASE_ERROR (td_database_error_quark ())
GQuark td_database_error_quark (void);

/* What SQLite said of such an error, for a log; borrowed, NULL where it said nothing. */
const char *td_database_error_peek (const GError *error);

/* The number of the schema that this program makes. */
int td_database_get_newest_schema (void);

/**
 * TdDatabase:
 *
 * One connection to a workspace file. Used by one thread at a time; every thread opens its own.
 */
typedef struct _TdDatabase TdDatabase;
typedef struct _TdStatement TdStatement;

typedef enum
{
  TD_DATABASE_CREATE = 1 << 0,    /* make the file where there is none */
  TD_DATABASE_READ_ONLY = 1 << 1, /* for readers; the file must be up to date */
} TdDatabaseFlags;

/**
 * td_database_open:
 *
 * Opens a workspace and brings it up to date: one migration step a transaction, a copy of the file
 * (`NAME.before-N`) before the first.
 *
 * Returns: (transfer full): the connection, or NULL with a TD_DATABASE_ERROR
 */
TdDatabase *td_database_open (const char *path, TdDatabaseFlags flags, GError **error);

/* Closes and frees; NULL is fine. Statements must be released before. */
void td_database_close (TdDatabase *db);

/* As it was opened; borrowed. */
const char *td_database_get_path (TdDatabase *db);

/* While set, queries on this connection stop with G_IO_ERROR_CANCELLED once it is cancelled. */
void td_database_set_cancellable (TdDatabase *db, GCancellable *cancellable);
GCancellable *td_database_get_cancellable (TdDatabase *db);

/* From now on few pages of the file are kept in memory (2 MB): for whoever walks through much of it
 * once, so that memory does not follow the file. */
void td_database_keep_little (TdDatabase *db);

/* From now on changes wait for another program's no longer than a second, all together: the window
 * is going. On any thread. */
void td_database_hurry (TdDatabase *db);

/**
 * td_database_query:
 * @sql: one statement; parameters are $1, $2, …
 * @types: one letter a parameter: 's' text or NULL, 'i' gint64, 'n' gint64 where 0 means NULL (an
 * id), 'b' gboolean, 'd' double, 'D' TdDate (none is NULL), 'B' GBytes *
 * @...: the values
 *
 * Starts a query. Statements are cached by their text: use constant SQL with parameters. Step with
 * td_statement_next() and release it.
 *
 * Returns: (transfer full): a statement, or NULL
 */
TdStatement *td_database_query (TdDatabase *db,
                                GError **error,
                                const char *sql,
                                const char *types,
                                ...);

/* Runs a statement to its end. Returns FALSE on an error. */
gboolean td_database_execute (TdDatabase *db,
                              GError **error,
                              const char *sql,
                              const char *types,
                              ...);

/* The first column of the first row; @value stays as it was where there is no row. FALSE on an
 * error only. INSERT … RETURNING id goes here. */
gboolean td_database_query_int (TdDatabase *db,
                                gint64 *value,
                                GError **error,
                                const char *sql,
                                const char *types,
                                ...);
gboolean td_database_query_text (TdDatabase *db,
                                 char **value,
                                 GError **error,
                                 const char *sql,
                                 const char *types,
                                 ...);

/* The first column of all rows (element-type utf8, NULL for NULL); NULL on an error. */
GPtrArray *td_database_list_texts (TdDatabase *db,
                                   GError **error,
                                   const char *sql,
                                   const char *types,
                                   ...);

/**
 * td_database_load:
 * @type: a #TdRecord type
 *
 * Runs a query and makes a record of each row, columns by their names (an unknown name is a
 * programming error).
 *
 * Returns: (transfer full) (element-type TdRecord): the records, or NULL on an error
 */
GPtrArray *td_database_load (TdDatabase *db,
                             GType type,
                             GError **error,
                             const char *sql,
                             const char *types,
                             ...);

/* Takes a record of td_database_walk(), which is freed behind it. */
typedef void (*TdRecordFunc) (gpointer record, gpointer data);

/* The same records one by one, each handed to @func and freed before the next is read: for what
 * keeps little of many. FALSE on an error. */
gboolean td_database_walk (TdDatabase *db,
                           GType type,
                           TdRecordFunc func,
                           gpointer data,
                           GError **error,
                           const char *sql,
                           const char *types,
                           ...);

/* The one record that a query gives, or NULL: without @error set where there is no row. */
gpointer td_database_load_one (TdDatabase *db,
                               GType type,
                               GError **error,
                               const char *sql,
                               const char *types,
                               ...);

/* Writes the named fields of a record (NULL-terminated, all of them columns of @table); insert
 * gives the new id. To be called inside a change. */
gboolean td_database_insert (TdDatabase *db,
                             const char *table,
                             gpointer record,
                             const char *const *fields,
                             gint64 *id,
                             GError **error);
gboolean td_database_update (TdDatabase *db,
                             const char *table,
                             gpointer record,
                             const char *const *fields,
                             gint64 id,
                             GError **error);

/* The next row. Returns FALSE at the end, or on an error: then @error is set. */
gboolean td_statement_next (TdStatement *statement, GError **error);

/* Values of the current row; text is borrowed until the next step and NULL for NULL. A value there
 * is no memory for, and a text longer than Tandem writes any (TD_BUFFER_SURE), is empty: the next
 * td_statement_next() fails, and so does td_statement_check(), for where there is none. */
gboolean td_statement_is_null (TdStatement *statement, int column);
gint64 td_statement_get_int (TdStatement *statement, int column);
double td_statement_get_real (TdStatement *statement, int column);
const char *td_statement_get_text (TdStatement *statement, int column);
TdDate td_statement_get_date (TdStatement *statement, int column);
GBytes *td_statement_get_bytes (TdStatement *statement, int column);

gboolean td_statement_check (TdStatement *statement, GError **error);

/* Fills a record from the current row, columns by their names. */
void td_statement_read (TdStatement *statement, gpointer record);

/* The bytes of a text, which may hold more than one string does (a damaged file). */
gsize td_statement_get_length (TdStatement *statement, int column);

/**
 * td_database_prepare:
 *
 * For SQL that is made while the program runs, about many rows: a statement without values. Bind
 * them by the number of their parameter, then step with td_statement_next() or run it with
 * td_statement_run(), after which it can be bound again.
 */
TdStatement *td_database_prepare (TdDatabase *db, const char *sql, GError **error);
void td_statement_bind_null (TdStatement *statement, int number);
void td_statement_bind_int (TdStatement *statement, int number, gint64 value);
void td_statement_bind_real (TdStatement *statement, int number, double value);
void td_statement_bind_text (TdStatement *statement, int number, const char *value);
void td_statement_bind_bytes (TdStatement *statement, int number, gconstpointer data, gsize size);

/* Steps to the end and forgets the values. */
gboolean td_statement_run (TdStatement *statement, GError **error);

/* Everything read between the two is of one moment, whatever others write. Not inside a change. */
gboolean td_database_begin_reading (TdDatabase *db, GError **error);
void td_database_end_reading (TdDatabase *db);

/* Gives the statement back to the connection; NULL is fine. */
void td_statement_release (TdStatement *statement);

/**
 * td_database_backup:
 * @path: over a file of that name; mode 0600
 * @progress: (nullable)
 *
 * A copy of the whole workspace as it is at this moment, made with SQLite's online backup: in
 * steps, whole or not at all, while others go on writing. Stops with the cancellable of @db.
 */
gboolean td_database_backup (TdDatabase *db,
                             const char *path,
                             TdProgress *progress,
                             GError **error);

/* SQLite's own files beside @path, where they were left: nobody may have it open. */
void td_database_remove_logs (const char *path);

/* The same in memory (transfer full): no readable copy touches the disk. */
GBytes *td_database_serialize (TdDatabase *db, GError **error);

/* Opens a workspace that nobody writes to, a backup, without touching it or its folder: of this
 * version or an older one, for reading only. */
TdDatabase *td_database_open_still (const char *path, GError **error);

/**
 * td_database_replace:
 * @path: a workspace that can be opened, by others too
 * @from: of td_database_open_still()
 *
 * Gives a workspace the contents of another one, in one transaction of SQLite: a cut leaves it as
 * it was. Whoever has it open should open it again.
 */
gboolean td_database_replace (const char *path,
                              TdDatabase *from,
                              TdProgress *progress,
                              GCancellable *cancellable,
                              GError **error);

/* Integrity, foreign keys and the chain of changes. Returns (transfer full) (element-type utf8)
 * the faults in words, empty when sound; NULL when it could not look. */
GPtrArray *td_database_check (TdDatabase *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdDatabase, td_database_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdStatement, td_statement_release)

G_END_DECLS
