/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-progress.h"
#include "gui/frame/td-session.h"

G_BEGIN_DECLS

/**
 * TdBusy:
 *
 * The one thing that a window has under way: a job on the database threads, how far it is, and the
 * way to stop it. A TdDialog has one; a TdBusyBar shows it.
 *
 * Properties: "active" (until the job has ended), "shown" (once that lasts long enough to be worth
 * a word), "stopping" (it was told to stop), "words" (what it does, or the job's own words),
 * "progress" (#TdProgress).
 *
 * Signal "stopped": the job ended because it was told to; its done function is not called.
 */
#define TD_TYPE_BUSY (td_busy_get_type ())
G_DECLARE_FINAL_TYPE (TdBusy, td_busy, TD, BUSY, GObject)

/* @owner: (unowned): a GObject that keeps it, and that done functions get. */
TdBusy *td_busy_new (gpointer owner);

gboolean td_busy_is_active (TdBusy *busy);
const char *td_busy_get_words (TdBusy *busy);

/* Of the next job, for its data; so what is under way is told to stop. Borrowed. */
TdProgress *td_busy_get_progress (TdBusy *busy);
GCancellable *td_busy_get_cancellable (TdBusy *busy);

/**
 * td_busy_read:
 * @words: what it does: "Writing the list"
 * @done: called with what it gave or why it failed, unless the owner is gone or it was stopped
 *
 * td_session_read() of the one job. Where there is another it is stopped first, and what it reads
 * is dropped without a word.
 */
void td_busy_read (TdBusy *busy, TdSession *session, const char *words, TdJob job, TdDoneFunc done);

/* The same on the writer thread. A write that can no longer be stopped ends as if it had not been
 * told to. */
void td_busy_write (TdBusy *busy,
                    TdSession *session,
                    const char *words,
                    const char *toast,
                    TdJob job,
                    TdDoneFunc done);

/* Tells the job to stop, if there is one. It stays active until it has. */
void td_busy_stop (TdBusy *busy);

/* For an owner that goes: stops, and calls nobody back. */
void td_busy_leave (TdBusy *busy);

G_END_DECLS
