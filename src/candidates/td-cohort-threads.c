/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-cohort-threads.h"

#define BLOCK 32 /* rows */

/* All rows, shared by the threads. */
typedef struct
{
  TdRowFunc func;
  guint n_rows;
  int next; /* block, atomic */
  TdProgress *progress;
  GCancellable *cancellable;
} Rows;

typedef struct
{
  Rows *rows;
  gpointer worker;
  GThread *thread;
} Share;

static gpointer
run_share (gpointer data)
{
  Share *share = data;
  Rows *rows = share->rows;

  for (;;)
    {
      guint begin = (guint) g_atomic_int_add (&rows->next, 1) * BLOCK;
      guint end = MIN (begin + BLOCK, rows->n_rows);

      if (begin >= rows->n_rows || g_cancellable_is_cancelled (rows->cancellable))
        return NULL;
      td_progress_set (rows->progress, (double) begin / rows->n_rows, NULL);
      for (guint row = begin; row < end; row++)
        rows->func (share->worker, row);
    }
}

gboolean
td_cohort_run_rows (guint n_rows,
                    TdRowFunc func,
                    gpointer *workers,
                    guint n_workers,
                    TdProgress *progress,
                    GCancellable *cancellable,
                    GError **error)
{
  Rows rows = { func, n_rows, 0, progress, cancellable };
  g_autofree Share *shares = g_new0 (Share, n_workers);

  /* A thread that would find nothing to do is not worth its beginning. */
  n_workers = CLAMP (n_workers, 1, n_rows / BLOCK + 1);
  for (guint k = 0; k < n_workers; k++)
    {
      shares[k] = (Share){ &rows, workers[k], NULL };
      if (k > 0)
        shares[k].thread = g_thread_new ("cohort", run_share, &shares[k]);
    }
  run_share (&shares[0]);
  for (guint k = 1; k < n_workers; k++)
    g_thread_join (shares[k].thread);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
