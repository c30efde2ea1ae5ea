/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdBenchWatchdog:
 *
 * Watches the turns of the main loop: how long each works between two waits, in processor time of
 * the thread, which is the same however busy the machine is.
 */
typedef struct _TdBenchWatchdog TdBenchWatchdog;

/* Watches the default main context from now on. */
TdBenchWatchdog *td_bench_watchdog_new (void);

/* Ends it, and gives how long the longest turn was and all of them together, in milliseconds. */
void td_bench_watchdog_end (TdBenchWatchdog *watchdog, double *longest, double *all);

G_END_DECLS
