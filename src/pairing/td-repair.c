/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-repair.h"

#include "pairing/td-paths.h"

#define ROWS_AT_ONCE 1000

typedef struct
{
  TdMarket *market; /* borrowed */
  TdPaths paths;
  gsize most_scans;
  TdProgress *progress;
  GCancellable *cancellable;
} Repair;

static void
repair_clear (Repair *self)
{
  td_paths_clear (&self->paths);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Repair, repair_clear)

static gboolean
is_cancelled (const Repair *self, guint row, GError **error)
{
  return row % ROWS_AT_ONCE == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* The price of a mentee is the best he can have at the prices of the mentors; a pair that gives him
 * exactly that stays. */
static void
keep_if_best (TdMarket *market, guint mentee, int mentor)
{
  const TdSolverProblem *problem = market->problem;
  const gint64 *price = market->solution->mentor_price;
  gint64 best = 0, gain = -1;

  for (gsize e = problem->first[mentee]; e < problem->first[mentee + 1]; e++)
    {
      gint64 here = td_market_weight (market, e) - price[problem->mentor[e]];

      best = MAX (best, here);
      if ((int) problem->mentor[e] == mentor)
        gain = here;
    }
  market->solution->mentee_price[mentee] = best;
  if (gain == best && td_market_has_place (market, (guint) mentor))
    td_market_attach (market, (int) mentee, mentor);
}

static gboolean
keep_best (Repair *self, const int *mentor, GError **error)
{
  for (guint i = 0; i < self->market->problem->n_mentees; i++)
    {
      if (is_cancelled (self, i, error))
        return FALSE;
      if (!td_market_is_locked (self->market, i))
        keep_if_best (self->market, i, mentor[i]);
    }
  return TRUE;
}

/* How far a search for all the mentors with a free place and a price can go in all: none goes
 * further than the price of the one it is for, as it would rather become free of charge. */
static gint64
farthest (const TdMarket *market)
{
  gint64 sum = 0;

  for (guint j = 0; j < market->problem->n_mentors; j++)
    {
      gint64 price = market->solution->mentor_price[j];
      int n_free = market->places[j] - market->used[j];

      if (n_free > 0 && price > 0 &&
          (__builtin_mul_overflow (price, n_free, &price) ||
           __builtin_add_overflow (sum, price, &sum)))
        return G_MAXINT64;
    }
  return sum;
}

/* Afterwards only full mentors have a price. */
static gboolean
fill_places (Repair *self, GError **error)
{
  TdMarket *market = self->market;
  gint64 slack = farthest (market);

  if (slack == 0)
    return TRUE;
  td_market_need_columns (market, slack);
  for (guint j = 0; j < market->problem->n_mentors; j++)
    while (market->solution->mentor_price[j] > 0 && td_market_has_place (market, j) &&
           self->paths.n_scans < self->most_scans)
      {
        if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
          return FALSE;
        td_paths_fill_place (&self->paths, (int) j);
      }
  return TRUE;
}

/* Who has no mentor though he would gain from one. */
static gboolean
add_mentees (Repair *self, GError **error)
{
  const TdSolution *solution = self->market->solution;
  guint n = solution->n_mentees;

  for (guint i = 0; i < n && self->paths.n_scans < self->most_scans; i++)
    {
      if (is_cancelled (self, i, error))
        return FALSE;
      if (i % 16 == 0)
        td_progress_set (self->progress, 0.5 + 0.5 * i / n, NULL);
      if (solution->mentee_price[i] > 0 && solution->mentor[i] == TD_NOBODY)
        td_paths_add_mentee (&self->paths, (int) i);
    }
  return TRUE;
}

gboolean
td_repair_run (TdMarket *market,
               const int *mentor,
               gsize most_scans,
               gboolean *done,
               TdProgress *progress,
               GCancellable *cancellable,
               GError **error)
{
  g_auto (Repair) self = {
    .market = market, .most_scans = most_scans, .progress = progress, .cancellable = cancellable
  };

  td_paths_init (&self.paths, market);
  if (!keep_best (&self, mentor, error))
    return FALSE;
  /* Free places that have a price and mentees who seek one often suit each other. From the mentors'
   * side that is less work, once it is known who may come to them; else it is work to find out. */
  if (market->column_first && !fill_places (&self, error))
    return FALSE;
  if (!add_mentees (&self, error) || !fill_places (&self, error))
    return FALSE;
  *done = self.paths.n_scans < most_scans;
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
