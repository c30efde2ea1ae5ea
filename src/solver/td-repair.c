/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-repair.h"

#include "solver/td-auction.h"
#include "solver/td-paths.h"
#include "solver/td-row-scan.h"

#define ROWS_AT_ONCE 1000

/* The pairs that are near are those within the range of weights divided by this; where that was not
 * enough, within so many times that; and where half of the range was not, all are. */
#define NEAR 64
#define FURTHER 4
#define FARTHEST_NEAR 2

/* So many mentees are worth an auction. */
#define MANY 50

/* For how many looks at every pair, at most: where places are short, bids rise by one at a time. */
#define SCANS_OF_BIDS 4

/* And so many free places a mentee are few. */
#define FREE_FOR_EACH 3

/* How many mentees show how long all of them would take. */
#define ADDED_TO_JUDGE 16

typedef struct
{
  TdMarket *market; /* borrowed */
  TdPaths paths;
  gint64 slack; /* how near pairs had to be when they were looked for last; 0: never */
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
keep_if (TdMarket *market, guint mentee, int mentor, gint64 best, gint64 gain)
{
  market->solution->mentee_price[mentee] = best;
  if (gain == best && td_market_has_place (market, (guint) mentor))
    td_market_attach (market, (int) mentee, mentor);
}

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
  keep_if (market, mentee, mentor, best, gain);
}

/* The same in 32 bits, many pairs at once. A price above @limit is less in @price, so that a gain
 * which may owe something to that is looked at again. */
static void
keep_if_best_quickly (TdMarket *market, guint mentee, int mentor, const gint32 *price, gint32 limit)
{
  const TdSolverProblem *problem = market->problem;
  gsize first = problem->first[mentee];
  TdRowScan scan = td_row_scan (problem->mentor + first, problem->narrow + first,
                                problem->first[mentee + 1] - first, price, mentor);

  if (scan.best <= market->highest - limit)
    keep_if_best (market, mentee, mentor);
  else
    keep_if (market, mentee, mentor, MAX (market->bonus + scan.best, 0),
             scan.own > G_MININT32 ? market->bonus + scan.own : -1);
}

static gboolean
keep_best (Repair *self, const int *mentor, GError **error)
{
  TdMarket *market = self->market;
  gint32 limit = 0;
  g_autofree gint32 *narrow = td_market_narrow_prices (market, &limit);

  for (guint i = 0; i < market->problem->n_mentees; i++)
    {
      if (is_cancelled (self, i, error))
        return FALSE;
      if (td_market_is_locked (market, i))
        continue;
      if (narrow)
        keep_if_best_quickly (market, i, mentor[i], narrow, limit);
      else
        keep_if_best (market, i, mentor[i]);
    }
  return TRUE;
}

static gboolean
waits (const TdSolution *solution, guint mentee)
{
  return solution->mentee_price[mentee] > 0 && solution->mentor[mentee] == TD_NOBODY;
}

static guint
count_waiting (const TdSolution *solution)
{
  guint n = 0;

  for (guint i = 0; i < solution->n_mentees; i++)
    n += waits (solution, i);
  return n;
}

/* Whether so many came to so few free places that the prices of most mentors have to change: if
 * they are below what a place is worth where places are short. */
static gboolean
is_overrun (const TdMarket *market, guint n_waiting)
{
  gint64 n_free = 0;
  guint n_full = 0, n_cheap = 0;

  for (guint j = 0; j < market->problem->n_mentors; j++)
    if (market->used[j] < market->places[j])
      n_free += market->places[j] - market->used[j];
    else if (market->used[j] > 0)
      {
        n_full++;
        n_cheap += market->solution->mentor_price[j] < market->bonus / 2;
      }
  return n_cheap > n_full / 2 && n_free < (gint64) FREE_FOR_EACH * n_waiting;
}

/* Most of many who wait are soon done by bidding. */
static gboolean
let_them_bid (Repair *self, GError **error)
{
  TdMarket *market = self->market;
  g_autofree int *mentor = g_new (int, market->problem->n_mentees);
  g_autofree gint64 *price = NULL;
  guint n_waiting = count_waiting (market->solution);
  gsize most_scans = SCANS_OF_BIDS * (market->problem->first[market->problem->n_mentees] + 1);

  most_scans = MIN (most_scans, self->most_scans / 3);
  if (n_waiting < MANY)
    return TRUE;
  if (self->most_scans < G_MAXSIZE && is_overrun (market, n_waiting))
    {
      self->paths.n_scans = self->most_scans;
      return TRUE;
    }
  if (!td_auction_bid_exactly (market, mentor, most_scans, self->cancellable, error))
    return FALSE;
  price = g_memdup2 (market->solution->mentor_price, sizeof (gint64) * market->problem->n_mentors);
  td_market_restart (market, price);
  return keep_best (self, mentor, error);
}

/* How far all searches for mentors with a free place and a price go at most: none goes further than
 * the price of the one it is for, as he would rather be free of charge. */
static gint64
find_farthest (const TdMarket *market)
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

/* Knows who may come to a mentor: first only those who nearly would, as that is mostly enough and
 * little work; where it was not, those who are further away too, and at last everybody. */
static void
reach_further (Repair *self)
{
  TdMarket *market = self->market;
  gint64 span = market->scale * (market->highest - market->lowest);

  self->slack = self->slack == 0 ? span / NEAR + 1 : FURTHER * self->slack;
  if (self->slack <= span / FARTHEST_NEAR)
    {
      self->paths.reach = MIN (find_farthest (market), self->slack);
      td_columns_make_near (market, self->paths.reach);
      return;
    }
  self->paths.reach = G_MAXINT64;
  td_columns_make (market);
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

/* Who has no mentor though he would gain from one. */
static gboolean
add_mentees (Repair *self, GError **error)
{
  const TdSolution *solution = self->market->solution;
  guint n_waiting = count_waiting (solution);
  guint n_added = 0;
  gsize before = self->paths.n_scans;

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
  self.paths.reach = G_MAXINT64;
  /* Free places that have a price and mentees who seek one often suit each other. From the mentors'
   * side that is less work, once it is known who may come to them; else it is work to find out. */
  if (market->columns.whole ? !fill_places (&self, error) : !let_them_bid (&self, error))
    return FALSE;
  if (!add_mentees (&self, error) || !fill_places (&self, error))
    return FALSE;
  *done = self.paths.n_scans < most_scans;
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
