/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gio/gio.h>

#include "base/td-progress.h"

G_BEGIN_DECLS

/* What is done with one row; @worker is the thread's own. It writes only where no other row does,
 * so that the outcome is the same whichever thread had it. */
typedef void (*TdRowFunc) (gpointer worker, guint row);

/**
 * td_cohort_run_rows:
 * @workers: one for each thread; the first is this one
 * @progress: (nullable): goes from 0 to 1
 * @cancellable: (nullable): looked at every few rows
 *
 * Does @n_rows rows, in blocks that the threads take in turn; each takes its own in ascending
 * order.
 *
 * Returns: FALSE only with G_IO_ERROR_CANCELLED
 */
gboolean td_cohort_run_rows (guint n_rows,
                             TdRowFunc func,
                             gpointer *workers,
                             guint n_workers,
                             TdProgress *progress,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
