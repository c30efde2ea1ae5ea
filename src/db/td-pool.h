/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdPool:
 *
 * The database threads of a window: one writer owns the write connection, two readers serve
 * queries. Made, used and freed on the main thread.
 *
 * Signal "changed" (const char * const *tables): something was committed, by this pool or by
 * another process (then tables is empty: anything may have changed). On the main thread.
 */
#define TD_TYPE_POOL (td_pool_get_type ())
G_DECLARE_FINAL_TYPE (TdPool, td_pool, TD, POOL, GObject)

/**
 * TdJobFunc:
 * @data: what was passed to td_pool_read() or td_pool_write()
 *
 * A job, run on a database thread with that thread's connection; it calls use cases.
 *
 * Returns: (transfer full) (nullable): the result; NULL is a success unless @error is set
 */
typedef gpointer (*TdJobFunc) (TdDatabase *db, gpointer data, GError **error);

/**
 * TdJob:
 * @data: (nullable): for @func; taken over by whoever takes the job
 * @data_free: (nullable): frees it when the job has ended, on any thread
 * @result_free: (nullable): frees a result that nobody took, on any thread
 */
typedef struct
{
  TdJobFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
} TdJob;

/* Opens (or makes) the workspace in the writer thread. */
void td_pool_open_async (const char *path,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
TdPool *td_pool_open_finish (GAsyncResult *result, GError **error);

/* As it was opened; borrowed. */
const char *td_pool_get_path (TdPool *pool);

/* Runs a job on a reader, or on the writer. Jobs of one kind start in the order given; a cancelled
 * job stops inside its query. */
void td_pool_read (TdPool *pool,
                   TdJob job,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data);
void td_pool_write (TdPool *pool,
                    TdJob job,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data);

/* The job's result (transfer full), NULL with @error on a failure. For jobs without a result look
 * at @error. */
gpointer td_pool_finish (TdPool *pool, GAsyncResult *result, GError **error);

/* Reads that wait end as cancelled; those under way are waited for: who began them cancels them
 * first. All writes that were asked for are done, but wait for another program's no longer than a
 * second: then they fail whole. Closes the connections; later jobs fail. The owner calls it before
 * its last unref: a job may hold the pool a moment longer, on its own thread. */
void td_pool_close (TdPool *pool);

G_END_DECLS
