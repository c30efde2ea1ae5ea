/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <gtk/gtk.h>

#include "db/td-pool.h"

#include "td-bench-watchdog.h"

G_BEGIN_DECLS

/* What the benchmarks of windows share. */

/* Opens a workspace; it has to be there. */
TdPool *td_bench_open_pool (const char *path);

/* What is on screen of a type, by its buildable id where @id is given; NULL for nothing. */
gpointer td_bench_find (GtkWidget *root, GType type, const char *id);

/* Until the main loop has had nothing to do for a while. */
void td_bench_settle (void);

/* Ends the watch over a step and prints a line of JSON: the longest turn of the main loop and all
 * of them in milliseconds of processor time, and how many lines there are. */
void td_bench_tell (const char *step, TdBenchWatchdog *watchdog, guint lines);

G_END_DECLS
