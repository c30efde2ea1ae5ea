/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-repair.h"

#include "pairing/td-paths.h"

#define ROWS_AT_ONCE 1000

static gboolean
is_cancelled (guint row, GCancellable *cancellable, GError **error)
{
  return row % ROWS_AT_ONCE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error);
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
keep_best (TdMarket *market, const int *mentor, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < market->problem->n_mentees; i++)
    {
      if (is_cancelled (i, cancellable, error))
        return FALSE;
      if (!td_market_is_locked (market, i))
        keep_if_best (market, i, mentor[i]);
    }
  return TRUE;
}

/* Afterwards only full mentors have a price. */
static gboolean
fill_places (TdMarket *market, TdPaths *paths, GCancellable *cancellable, GError **error)
{
  for (guint j = 0; j < market->problem->n_mentors; j++)
    while (market->solution->mentor_price[j] > 0 && td_market_has_place (market, j))
      {
        if (g_cancellable_set_error_if_cancelled (cancellable, error))
          return FALSE;
        td_market_need_columns (market);
        td_paths_fill_place (paths, (int) j);
      }
  return TRUE;
}

/* Who has no mentor though he would gain from one. */
static gboolean
add_mentees (TdMarket *market,
             TdPaths *paths,
             TdProgress *progress,
             GCancellable *cancellable,
             GError **error)
{
  guint n = market->problem->n_mentees;

  for (guint i = 0; i < n; i++)
    {
      if (is_cancelled (i, cancellable, error))
        return FALSE;
      if (progress && i % 16 == 0)
        td_progress_set (progress, (double) i / n, NULL);
      if (market->solution->mentee_price[i] > 0 && market->solution->mentor[i] == TD_NOBODY)
        td_paths_add_mentee (paths, (int) i);
    }
  return TRUE;
}

gboolean
td_repair_run (TdMarket *market,
               const int *mentor,
               TdProgress *progress,
               GCancellable *cancellable,
               GError **error)
{
  g_auto (TdPaths) paths = { 0 };

  td_paths_init (&paths, market);
  return keep_best (market, mentor, cancellable, error) &&
         fill_places (market, &paths, cancellable, error) &&
         add_mentees (market, &paths, progress, cancellable, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error);
}
