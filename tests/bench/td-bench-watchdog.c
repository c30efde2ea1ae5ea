/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-bench-watchdog.h"

#include <time.h>

/* A source that is never ready. GLib asks it before it waits and after, ahead of all others. */
struct _TdBenchWatchdog
{
  GSource source;

  double since; /* the turn under way began; 0: waiting */
  double longest;
  double all;
};

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
end_turn (TdBenchWatchdog *self)
{
  double took = self->since > 0 ? now () - self->since : 0;

  self->since = 0;
  self->all += took;
  self->longest = MAX (self->longest, took);
}

static gboolean
prepare (GSource *source, int *timeout)
{
  end_turn ((TdBenchWatchdog *) source);
  *timeout = -1;
  return FALSE;
}

static gboolean
check (GSource *source)
{
  ((TdBenchWatchdog *) source)->since = now ();
  return FALSE;
}

static gboolean
dispatch (GSource *source, GSourceFunc func, gpointer data)
{
  return G_SOURCE_CONTINUE;
}

TdBenchWatchdog *
td_bench_watchdog_new (void)
{
  static GSourceFuncs functions = { .prepare = prepare, .check = check, .dispatch = dispatch };
  GSource *source = g_source_new (&functions, sizeof (TdBenchWatchdog));

  g_source_set_priority (source, G_MININT);
  g_source_attach (source, NULL);
  return (TdBenchWatchdog *) source;
}

void
td_bench_watchdog_end (TdBenchWatchdog *self, double *longest, double *all)
{
  end_turn (self);
  *longest = self->longest;
  *all = self->all;
  g_source_destroy (&self->source);
  g_source_unref (&self->source);
}
