/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

/* Debian's SQLite has sessions; the header shows them only with these. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "db/td-change.h"
#include "db/td-database.h"
#include "db/td-written.h"

G_BEGIN_DECLS

struct _TdDatabase
{
  sqlite3 *handle;
  char *path;
  GHashTable *statements; /* idle ones by their text */
  GCancellable *cancellable;
  TdProgress *progress;
  gint64 steps; /* of the virtual machine since @progress was set, of @expected */
  gint64 expected;
  int waited;         /* milliseconds, for another program that writes */
  int hurried;        /* set by another thread: td_database_hurry() */
  int waited_still;   /* milliseconds since then */
  TdChange *change;   /* the outermost one, borrowed */
  int taken_back_by;  /* the code for which SQLite took a change back by itself; 0 for none */
  gint64 last_change; /* the entry that was committed last; 0 for none */
  TdNoticeFunc notice_func;
  gpointer notice_data;
  GHashTable *kept; /* td-kept.h */
  TdWritten kept_as_of;
  TdChangeRiderFunc rider; /* of the next commit */
  gpointer rider_data;
  GHashTable *sources; /* td-records.h: borrowed, by the names of types */
};

struct _TdStatement
{
  TdDatabase *db; /* borrowed */
  sqlite3_stmt *handle;
  int trouble; /* of a value that found no memory, in or out; the next step says so */
};

/* What became of a value that was given to a statement. */
void td_statement_note (TdStatement *statement, int code);

/* A text, or NULL, for the parameter at this index. */
void td_statement_put_text (TdStatement *statement, int index, const char *text);

/* The index of $@number, 0 where the text does not use it. */
int td_statement_find_parameter (TdStatement *statement, int number);

/* td_database_query() for those who take values themselves. */
TdStatement *td_database_query_va (TdDatabase *db,
                                   GError **error,
                                   const char *sql,
                                   const char *types,
                                   va_list *values);

/* Without a connection. */
TdDatabase *td_database_new (const char *path);

/* Sets @error from a result code and the connection's own words; from that for which SQLite took
 * the change back, where it refuses to go on with it. Returns FALSE. */
gboolean td_database_fail (TdDatabase *db, int code, GError **error);

/* How much SQLite may do and read to understand what is in a file that anybody may have made; from
 * before the first statement until it is known to be ours. */
typedef struct
{
  int n;
  int longest; /* SQL, as it was before */
} TdSchemaGuard;

void td_schema_guard_begin (TdDatabase *db, TdSchemaGuard *guard);
void td_schema_guard_end (TdDatabase *db, TdSchemaGuard *guard);

/* Whether the file holds what the first @version of the steps make, and nothing else. */
gboolean td_schema_check (TdDatabase *db, char **steps, int version, GError **error);

/* What is at the path, before SQLite opens it: a sentence for what is no file with a database in
 * it. */
gboolean td_file_kind_check (const char *path, gboolean create, GError **error);

/**
 * TdMigration:
 * @steps: of the program, the first one first; owned
 * @version: how many of them the file has
 * @empty: nothing is in it yet
 */
typedef struct
{
  char **steps;
  int version;
  gboolean empty;
} TdMigration;

/* Whose file it is and how old; writes nothing. */
gboolean td_migration_look (TdMigration *migration, TdDatabase *db, GError **error);

/* The same of any file, within limits of what may be read to find out. */
gboolean td_database_look (TdDatabase *db, TdMigration *migration, GError **error);

/* Where another program writes, this one waits: until that is done, or it is cancelled, for a
 * minute at most. */
void td_database_wait_for_others (TdDatabase *db);

/* From here on nothing in the file is trusted. */
void td_database_distrust (TdDatabase *db);

/* Brings the file up to what this program knows. */
gboolean td_migration_run (TdMigration *migration, TdDatabase *db, GError **error);
void td_migration_clear (TdMigration *migration);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdMigration, td_migration_clear)

/* Whether changesets hold the rows of a table. */
int td_change_include_table_cb (void *data, const char *table);

/* Whether the change under way notes rows one by one, and what it was given to note at once. */
void td_change_set_noting (TdDatabase *db, gboolean noting);
void td_change_take_added (TdDatabase *db, GArray *added);

/* The digest that chains an entry to the one before it. */
char *td_change_digest (const char *before,
                        gint64 id,
                        const char *at,
                        const char *action,
                        const char *detail,
                        GBytes *changeset);

/* Whether undo may take an entry back; otherwise says why not. */
gboolean td_change_may_undo (TdDatabase *db, gint64 id, GError **error);

/* From an entry to the newest of those that took it back and did it again. */
gboolean td_change_find_last (TdDatabase *db, gint64 *id, GError **error);

/* Faults of the chain of changes, appended in words. */
gboolean td_change_check (TdDatabase *db, GPtrArray *faults, GError **error);

/* Gives queries what lists are ordered by, in the order of the locale: td_sort_key (name, name_key)
 * or (text, NULL), and td_family_key (family_name). */
gboolean td_database_add_order (TdDatabase *db, GError **error);

G_END_DECLS
