/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdChange:
 *
 * One use case that writes: a transaction, its entry in the audit trail, its undo and its notice,
 * all or nothing. The rows it touched are kept in the file as a SQLite session changeset, chained
 * by a digest to the entry before.
 *
 *     g_autoptr (TdChange) change = td_change_begin (db, "contact.log", error);
 *     if (change == NULL || !write_it (db, error))
 *       return FALSE;                      // freed without commit: rolled back
 *     td_change_describe (change, "%s", name);
 *     return td_change_commit (change, error);
 *
 * A change begun inside another one joins it: its failure rolls back its own part, its success is
 * committed with the outer one. Where SQLite takes back the whole transaction by itself (a full
 * disk, cancelling in the midst of a write), no change around can be committed any more.
 */
typedef struct _TdChange TdChange;

/**
 * td_change_begin:
 * @action: a constant, "room.verb"; the window and the audit trail translate it
 *
 * Returns: (transfer full): NULL with @error set where the workspace cannot be written
 */
TdChange *td_change_begin (TdDatabase *db, const char *action, GError **error);

/**
 * td_change_begin_load:
 *
 * For a whole workspace that comes in with the audit trail it has: a transaction without an entry
 * and without undo, whose references may point forward until it commits. Joins no other change.
 */
TdChange *td_change_begin_load (TdDatabase *db, GError **error);

/* Chains all entries anew, inside a change: for a trail that came without what can be undone. */
gboolean td_change_seal (TdDatabase *db, GError **error);

/* What it was about, as data (a name, a file, a count), shown behind the action's words. */
void td_change_describe (TdChange *change, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Marks the outermost change as one that undo must not offer (erasing a person). */
void td_change_set_final (TdChange *change);

/* Makes the outermost change final and one that keeps no changeset, so that what it takes away is
 * nowhere kept; from then on this connection overwrites with zeros what it deletes. */
gboolean td_change_set_forgetting (TdChange *change, GError **error);

/* Writes something more into the transaction that it is called in; as any use case. */
typedef gboolean (*TdChangeRiderFunc) (TdDatabase *db, gpointer data, GError **error);

/* What goes along with the next change that this connection commits: both are written, or neither
 * is. Called once; NULL takes it back. @data is borrowed. */
void td_change_set_rider (TdDatabase *db, TdChangeRiderFunc func, gpointer data);

/* Commits; a change that touched no row leaves no entry. FALSE: nothing is committed, free it. */
gboolean td_change_commit (TdChange *change, GError **error);

/* The id of the entry after the commit, 0 where nothing was written. */
gint64 td_change_get_id (TdChange *change);

/* Frees; rolls back what was not committed. */
void td_change_free (TdChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdChange, td_change_free)

/**
 * TdChangeEntry:
 *
 * An entry of the audit trail. "action" is TD_CHANGE_UNDO for an entry that took another one back
 * ("undoes" is its id) and TD_CHANGE_REDO for one that took an undo back; "undone_by" is 0 for what
 * was done again. "final" is one that cannot be undone: also where it came with a workspace
 * that was exported without what can be.
 */
#define TD_CHANGE_UNDO "undo"
#define TD_CHANGE_REDO "undo.redo"
#define TD_TYPE_CHANGE_ENTRY (td_change_entry_get_type ())
G_DECLARE_FINAL_TYPE (TdChangeEntry, td_change_entry, TD, CHANGE_ENTRY, TdRecord)

struct _TdChangeEntry
{
  TdRecord parent_instance;

  gint64 id;
  char *at; /* UTC, ISO 8601 */
  char *action;
  char *detail;
  int n_rows;
  gint64 undoes;
  gint64 undone_by;
  gboolean final;
};

/* The newest @limit entries, newest first. */
GPtrArray *td_change_list (TdDatabase *db, int limit, GError **error);

/* One entry; NULL without error when there is none with this id. */
TdChangeEntry *td_change_load (TdDatabase *db, gint64 id, GError **error);

/* The id of the newest entry; 0 where there is none, or where it cannot be read. */
gint64 td_change_get_newest (TdDatabase *db);

/* The id of the entry that this connection itself committed last since it was told to forget, 0
 * where it committed none: whatever others write meanwhile. */
gint64 td_change_get_last (TdDatabase *db);
void td_change_forget_last (TdDatabase *db);

/* The newest entry that can be undone; NULL without error when there is none. */
TdChangeEntry *td_change_find_undoable (TdDatabase *db, GError **error);

/* The undo that can be taken back: nothing but undos and redos came after it. NULL without error
 * when there is none. */
TdChangeEntry *td_change_find_redoable (TdDatabase *db, GError **error);

/* Takes an entry back, as a new entry; what an undo took back is done again.
 * TD_DATABASE_ERROR_OVERLAP in words when later changes touch the same rows. */
gboolean td_change_undo (TdDatabase *db, gint64 id, GError **error);

/**
 * TdNotice:
 *
 * What a committed change touched: table names; delivered by #TdPool to the window.
 */
typedef void (*TdNoticeFunc) (const char *const *tables, gpointer user_data);

/* Called after each commit on this connection, on its thread; @tables is NULL-terminated. */
void td_database_set_notice_func (TdDatabase *db, TdNoticeFunc func, gpointer user_data);

G_END_DECLS
