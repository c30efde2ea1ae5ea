/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "base/td-date.h"
#include "db/td-pool.h"

G_BEGIN_DECLS

/**
 * TdSession:
 *
 * What a window has open: a workspace on its database threads, today, and the chosen programme.
 *
 * Properties: "today" (int, a TdDate), "program-id" (gint64, 0 for all programmes), "program-name"
 * (NULL for all), "programs" (GListModel of TdProgram, the first one standing for all), "path".
 *
 * Signal "changed" (const char * const *tables): a change was committed; no tables means anything
 * may have changed. Also emitted, with no tables, when today or the programme changes.
 *
 * Signal "toast" (const char *message, gint64 undo_id, GError *details, const char *path):
 * something to tell; the window shows it, with Undo where undo_id is not 0 (Redo where it is
 * TD_SESSION_REDO) and with Details where there is an error.
 */
#define TD_SESSION_REDO -1
#define TD_TYPE_SESSION (td_session_get_type ())
G_DECLARE_FINAL_TYPE (TdSession, td_session, TD, SESSION, GObject)

/* @pool is kept; the session closes it when it ends. */
TdSession *td_session_new (TdPool *pool, TdDate today);

/* What the properties hold, borrowed. Setting another today or programme emits "changed". */
TdPool *td_session_get_pool (TdSession *session);
TdDate td_session_get_today (TdSession *session);
void td_session_set_today (TdSession *session, TdDate today);
gint64 td_session_get_program_id (TdSession *session);
void td_session_set_program_id (TdSession *session, gint64 program_id);
const char *td_session_get_program_name (TdSession *session);
GListModel *td_session_get_programs (TdSession *session);

/**
 * TdJobFlags:
 * @TD_JOB_REPORT: a failure is told as a toast, and the done function is called after a success
 * only
 * @TD_JOB_TELL_ALWAYS: the done function is called after a cancelling too, and after a failure that
 * was told
 */
typedef enum
{
  TD_JOB_DEFAULT = 0,
  TD_JOB_REPORT = 1 << 0,
  TD_JOB_TELL_ALWAYS = 1 << 1,
} TdJobFlags;

/**
 * TdDoneFunc:
 * @owner: what asked (a page, a dialog); it is alive and not being taken apart
 * @result: (transfer full) (nullable): what the job gave
 * @error: (transfer none) (nullable): why it failed; a cancelling only where that was asked for
 */
typedef void (*TdDoneFunc) (gpointer owner, gpointer result, GError *error);

/**
 * td_session_read:
 * @owner: a GObject; when it goes, or is destroyed, the job is cancelled and @done is not called
 * @data_free: (nullable)
 * @result_free: (nullable)
 *
 * Runs a job on a reader thread and calls @done on the main thread. A newer read of the same owner
 * with the same @func takes the place of the one under way. @data and @result are freed by their
 * functions on whatever thread they end.
 */
void td_session_read (TdSession *session,
                      gpointer owner,
                      TdJobFlags flags,
                      TdJobFunc func,
                      gpointer data,
                      GDestroyNotify data_free,
                      GDestroyNotify result_free,
                      TdDoneFunc done);

/* Cancels what is being read for @owner; its done functions are not called. */
void td_session_cancel_reads (TdSession *session, gpointer owner);

/**
 * td_session_write:
 * @toast: (nullable): what to say when it is done, translated; with Undo if anything was changed
 * @cancellable: (nullable): to cancel a long write
 *
 * Runs a job on the writer thread. It runs to its end even when the owner goes; then @done, which
 * may be NULL, is not called. Undo takes back what the job itself committed last.
 */
void td_session_write (TdSession *session,
                       gpointer owner,
                       TdJobFlags flags,
                       const char *toast,
                       GCancellable *cancellable,
                       TdJobFunc func,
                       gpointer data,
                       GDestroyNotify data_free,
                       GDestroyNotify result_free,
                       TdDoneFunc done);

/* Takes the change with this id back, or the newest one that can be for 0, and says so. */
void td_session_undo (TdSession *session, gint64 id);

/* Does again what was taken back last, unless something else was done since; says so. */
void td_session_redo (TdSession *session);

/* Tells a message, one with Undo of a change that was made, one with a way to open a file that was
 * written, or why something failed; the log of
 * errors keeps the type of @where (a page, a dialog). */
void td_session_tell (TdSession *session, const char *message);
void td_session_tell_change (TdSession *session, const char *message, gint64 change_id);
void td_session_tell_file (TdSession *session, const char *message, const char *path);
void td_session_report (TdSession *session, gpointer where, const GError *error);

/* Ends the database threads. What is read, and what is written and can be stopped, is cancelled
 * first; other writes are waited for, as td_pool_close() says. */
void td_session_close (TdSession *session);

G_END_DECLS
