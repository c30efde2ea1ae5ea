/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-repair.h"

#include "pairing/td-paths.h"

#define ROWS_AT_ONCE 1000

/* The pairs that are near are those within the range of weights divided by this. */
#define NEAR 32

/* How many mentees show how long all of them would take. */
#define ADDED_TO_JUDGE 16

typedef struct
{
  TdMarket *market; /* borrowed */
  TdPaths paths;
  gsize most_scans;
  gint64 slack; /* of the columns, or 0 */
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

/* Knows who may come to a mentor, first only those who nearly would; each time that was not enough,
 * more of them. */
static void
reach_further (Repair *self)
{
  TdMarket *market = self->market;
  gint64 span = market->scale * (market->highest - market->lowest);

  self->slack = self->slack == 0 ? span / NEAR + 1 : self->slack * NEAR * 2;
  if (self->slack > 2 * span + NEAR)
    td_columns_make (market);
  else
    td_columns_make_near (market, self->slack);
  self->paths.reach = market->columns.whole ? G_MAXINT64 : self->slack;
}

/* Afterwards only full mentors have a price. */
static gboolean
fill_places (Repair *self, GError **error)
{
  TdMarket *market = self->market;

  for (guint j = 0; j < market->problem->n_mentors; j++)
    while (market->solution->mentor_price[j] > 0 && td_market_has_place (market, j) &&
           self->paths.n_scans < self->most_scans)
      {
        if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
          return FALSE;
        if (market->columns.first == NULL || !td_paths_fill_place (&self->paths, (int) j))
          reach_further (self);
      }
  return TRUE;
}

static gboolean
waits (const TdSolution *solution, guint mentee)
{
  return solution->mentee_price[mentee] > 0 && solution->mentor[mentee] == TD_NOBODY;
}

/* Who has no mentor though he would gain from one. */
static gboolean
add_mentees (Repair *self, GError **error)
{
  const TdSolution *solution = self->market->solution;
  guint n_waiting = 0, n_added = 0;
  gsize before = self->paths.n_scans;

  for (guint i = 0; i < solution->n_mentees; i++)
    n_waiting += waits (solution, i);
  for (guint i = 0; i < solution->n_mentees && self->paths.n_scans < self->most_scans; i++)
    {
      if (is_cancelled (self, i, error))
        return FALSE;
      if (!waits (solution, i))
        continue;
      td_paths_add_mentee (&self->paths, (int) i);
      td_progress_set (self->progress, 0.5 + 0.5 * ++n_added / n_waiting, NULL);
      /* Whoever will not be done in time better stops early. */
      if (n_added >= ADDED_TO_JUDGE &&
          (double) (self->paths.n_scans - before) / n_added * n_waiting > (double) self->most_scans)
        self->paths.n_scans = self->most_scans;
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
  self.paths.reach = G_MAXINT64;
  if (market->columns.whole && !fill_places (&self, error))
    return FALSE;
  if (!add_mentees (&self, error) || !fill_places (&self, error))
    return FALSE;
  *done = self.paths.n_scans < most_scans;
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
