/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-cohort-private.h"

#include "candidates/td-cohort-threads.h"

#include <stdlib.h>

#define ALIGNMENT 32
#define BROKEN_AT_MOST 8
#define N_LEVELS 2
#define FAR_FROM_LEVEL (TD_SCAN_HIGHEST_PRICE / 2)

/*
 * A pair (i, j) outside of the lists breaks the proof where u_i + v_j < bonus + scale x score, that
 * is, where its score is more than what she needs, (u_i - bonus) / scale, and what he costs, v_j /
 * scale. Both are rounded down for the scan, which so finds all such pairs and perhaps a few more;
 * each is then judged by the exact numbers. The scan has 32 bits, and prices are either near to 0
 * or, where places are short, near to the bonus: so they are laid out twice, from either level, cut
 * off where they are far from it. A mentee takes the level at which what she needs is small.
 *
 * Most mentees need not be compared with everyone again: if t_i is the lowest score on her first
 * list, no pair outside of it scores more; and once she was compared, the pair outside that was
 * nearest to breaking the proof has come no nearer than the prices of mentors have fallen since. A
 * few prices fall far: pairs with those mentors are judged one by one, so that they do not count
 * for all.
 *
 * For the fairest pairs the two covers must hold as well: somebody of the one in every pair, and of
 * the other in every pair that scores more than the threshold. There, pairs below the threshold may
 * cost what they like.
 */

/* What all threads read. */
typedef struct
{
  TdCohortSearch *search; /* borrowed */
  TdCohortSlots *broken;  /* borrowed */
  gint64 floor;           /* pairs that score less are not allowed */
  gboolean fair;
  gboolean better; /* whether that cover is needed */
  gint64 lowest;   /* of v_j, open mentors */
  gint64 level[N_LEVELS];
  gint32 *price[N_LEVELS]; /* v_j / scale, from there */
  gint32 *all;             /* 0, but out of reach for mentors in the cover */
  gint32 *better_of;       /* the same with the other cover */
} Prices;

typedef struct
{
  Prices *prices; /* borrowed */
  TdCohortScan *scan;
  guint rescored;
  TdScored broken[BROKEN_AT_MOST]; /* of a row, the worst first */
  gint64 by[BROKEN_AT_MOST];       /* how far each is from the proof */
  guint n_broken;
  gint64 nearest; /* of a row: the reduced cost of any pair outside that stays outside */
} Worker;

static gint64
divide_down (gint64 number, gint64 by)
{
  return number / by - (number % by < 0);
}

static gint64
weight_of (const TdSolution *solution, int score)
{
  return solution->bonus + solution->scale * score;
}

static void
find_lowest_prices (Prices *self)
{
  const TdCohortSearch *search = self->search;

  self->lowest = G_MAXINT64;
  for (guint j = 0; j < search->solution->n_mentors; j++)
    if (!search->closed[j])
      self->lowest = MIN (self->lowest, search->solution->mentor_price[j]);
  if (self->lowest == G_MAXINT64)
    self->lowest = 0;
}

/* What a level makes of the prices. */
static gint32 *
level_prices (const Prices *self, guint size, gint64 level)
{
  const TdSolution *solution = self->search->solution;
  gint32 *price = g_aligned_alloc0 (MAX (size, 1), sizeof (gint32), ALIGNMENT);

  for (guint j = 0; j < solution->n_mentors; j++)
    price[j] = (gint32) CLAMP (divide_down (solution->mentor_price[j], solution->scale) - level,
                               -TD_SCAN_HIGHEST_PRICE, TD_SCAN_HIGHEST_PRICE);
  return price;
}

/* 0 or out of reach, by a cover. */
static gint32 *
cover_prices (const Prices *self, guint size, guint8 flag)
{
  const TdSolution *solution = self->search->solution;
  gint32 *price = g_aligned_alloc0 (MAX (size, 1), sizeof (gint32), ALIGNMENT);

  for (guint j = 0; j < solution->n_mentors; j++)
    price[j] = solution->mentor_cover[j] & flag ? TD_SCAN_HIGHEST_PRICE : 0;
  return price;
}

static void
prices_init (Prices *self, TdCohortSearch *search, TdCohortSlots *broken)
{
  const TdSolution *solution = search->solution;
  TdCohortView view = td_cohort_get_view (search->cohort, NULL);
  guint size = td_cohort_view_get_size (&view);
  guint n_locked = 0;

  *self = (Prices){ .search = search, .broken = broken, .floor = G_MININT64 };
  find_lowest_prices (self);
  self->level[0] = divide_down (self->lowest, solution->scale);
  self->level[1] = self->level[0] + solution->bonus / solution->scale;
  for (guint k = 0; k < N_LEVELS; k++)
    self->price[k] = level_prices (self, size, self->level[k]);
  self->fair = search->objective == TD_OBJECTIVE_FAIR;
  if (!self->fair)
    return;
  for (guint i = 0; i < solution->n_mentees; i++)
    n_locked += search->cohort->locked[i] >= 0;
  self->floor = solution->threshold;
  self->better = solution->matched > n_locked;
  self->all = cover_prices (self, size, TD_COVER_ALL);
  self->better_of = cover_prices (self, size, TD_COVER_BETTER);
}

static void
prices_clear (Prices *self)
{
  for (guint k = 0; k < N_LEVELS; k++)
    g_aligned_free (self->price[k]);
  g_aligned_free (self->all);
  g_aligned_free (self->better_of);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Prices, prices_clear)

/* Whether a cover is needed and the mentee is not in it. */
static gboolean
lies_open (const Prices *self, guint mentee, guint8 flag)
{
  return self->fair && (flag == TD_COVER_ALL || self->better) &&
         !(self->search->solution->mentee_cover[mentee] & flag);
}

/* How far a pair is from the proof: 0 or less where the proof holds for it. */
static gint64
judge (const Prices *self, guint mentee, TdScored pair)
{
  const TdSolution *solution = self->search->solution;
  gint64 by = 0;

  if (pair.score >= self->floor)
    by = weight_of (solution, pair.score) - solution->mentee_price[mentee] -
         solution->mentor_price[pair.mentor];
  if (!self->fair)
    return by;
  if ((lies_open (self, mentee, TD_COVER_ALL) &&
       !(solution->mentor_cover[pair.mentor] & TD_COVER_ALL)) ||
      (pair.score > self->floor && lies_open (self, mentee, TD_COVER_BETTER) &&
       !(solution->mentor_cover[pair.mentor] & TD_COVER_BETTER)))
    by = MAX (by, 1 + solution->scale * pair.score);
  return by;
}

/* Whether nothing outside of her first list can break the proof, whatever it is. */
static gboolean
is_settled (const Prices *self, guint mentee)
{
  const TdCohortSearch *search = self->search;
  const TdSolution *solution = search->solution;
  int outside = search->outside[mentee];

  if (outside < 0)
    return TRUE;
  if (lies_open (self, mentee, TD_COVER_ALL) ||
      (outside > self->floor && lies_open (self, mentee, TD_COVER_BETTER)))
    return FALSE;
  return outside < self->floor ||
         weight_of (solution, outside) <= solution->mentee_price[mentee] + self->lowest;
}

/* Whether no pair outside has come near enough since she was compared, but with those mentors whose
 * prices fell far. */
static gboolean
is_far (const Prices *self, guint mentee)
{
  const TdCohortSearch *search = self->search;

  return !self->fair && search->reduced[mentee] != G_MININT64 &&
         search->reduced[mentee] - search->fall + search->solution->mentee_price[mentee] >= 0;
}

static gboolean
is_kept (const Worker *self, guint mentor)
{
  for (guint k = 0; k < self->n_broken; k++)
    if (self->broken[k].mentor == mentor)
      return TRUE;
  return FALSE;
}

/* Keeps the eight that are farthest from the proof, of equal ones the first. */
static void
keep_broken (Worker *self, TdScored pair, gint64 by)
{
  guint at = self->n_broken;

  if (is_kept (self, pair.mentor))
    return;
  while (at > 0 && self->by[at - 1] < by)
    at--;
  if (at == BROKEN_AT_MOST)
    return;
  if (self->n_broken < BROKEN_AT_MOST)
    self->n_broken++;
  for (guint k = self->n_broken - 1; k > at; k--)
    {
      self->broken[k] = self->broken[k - 1];
      self->by[k] = self->by[k - 1];
    }
  self->broken[at] = pair;
  self->by[at] = by;
}

/* Judges what a scan finds beyond @least; returns the smallest reduced cost of what it does not
 * find. */
static gint32
look (Worker *self, guint mentee, const gint32 *price, gint32 least)
{
  const TdCohortSearch *search = self->prices->search;
  const TdScored *found;
  gint32 nearest;
  guint n = td_cohort_scan_above (self->scan, price, least, &found, &nearest);

  for (guint k = 0; k < n; k++)
    {
      gint64 by = judge (self->prices, mentee, found[k]);

      if (by > 0 && !td_cohort_lists_contain (&search->lists, mentee, found[k].mentor))
        keep_broken (self, found[k], by);
    }
  for (guint k = 0; k < n; k++)
    if (!is_kept (self, found[k].mentor) &&
        !td_cohort_lists_contain (&search->lists, mentee, found[k].mentor))
      self->nearest = MIN (self->nearest, search->solution->mentor_price[found[k].mentor] -
                                              weight_of (search->solution, found[k].score));
  return nearest;
}

static int
compare_mentors (const void *a, const void *b)
{
  guint first = ((const TdScored *) a)->mentor;
  guint second = ((const TdScored *) b)->mentor;

  return (first > second) - (first < second);
}

/* By the prices, and how near others come. */
static void
look_by_price (Worker *self, guint mentee)
{
  const Prices *prices = self->prices;
  TdCohortSearch *search = prices->search;
  const TdSolution *solution = search->solution;
  gint64 needed = divide_down (solution->mentee_price[mentee] - solution->bonus, solution->scale);
  guint k = ABS (needed + prices->level[1]) < ABS (needed + prices->level[0]);
  gint64 least = needed + prices->level[k];
  gint32 nearest;

  /* Far from both: every pair is judged. */
  if (ABS (least) > FAR_FROM_LEVEL)
    {
      k = 0;
      least = -TD_SCAN_HIGHEST_PRICE - 2;
    }
  nearest = look (self, mentee, prices->price[k], (gint32) least);
  if (nearest != G_MAXINT32)
    self->nearest =
        MIN (self->nearest, solution->scale * (prices->level[k] + nearest) - solution->bonus);
  search->reduced[mentee] =
      self->nearest == G_MAXINT64 ? self->nearest / 2 : self->nearest + search->fall;
}

/* Hands over what was found of one mentee. */
static void
tell_broken (Worker *self, guint mentee)
{
  if (self->n_broken > 1)
    qsort (self->broken, self->n_broken, sizeof (TdScored), compare_mentors);
  td_cohort_slots_fill (self->prices->broken, mentee, self->broken, self->n_broken);
}

/* Compares one mentee with everyone outside of her list. */
static void
price_row (Worker *self, guint mentee)
{
  const Prices *prices = self->prices;
  const TdCohortLists *lists = &prices->search->lists;

  td_cohort_scan_set (self->scan, mentee);
  td_cohort_scan_drop (self->scan, &lists->mentor[lists->first[mentee]],
                       (guint) (lists->first[mentee + 1] - lists->first[mentee]));
  self->n_broken = 0;
  self->nearest = G_MAXINT64;
  look_by_price (self, mentee);
  if (lies_open (prices, mentee, TD_COVER_ALL))
    look (self, mentee, prices->all, -1);
  if (lies_open (prices, mentee, TD_COVER_BETTER))
    look (self, mentee, prices->better_of, (gint32) prices->floor);
  tell_broken (self, mentee);
}

/* Compares one mentee with the mentors whose prices fell far: those who could be worth it if they
 * scored as much as anybody outside of her first list. */
static void
price_fallen (Worker *self, guint mentee)
{
  const TdCohortSearch *search = self->prices->search;
  const TdSolution *solution = search->solution;
  gint64 most = weight_of (solution, search->outside[mentee]) - solution->mentee_price[mentee];
  gboolean laid = FALSE;

  self->n_broken = 0;
  for (guint k = 0; k < search->n_fallen; k++)
    {
      TdScored pair = { search->fallen[k], -1 };
      gint64 by;

      if (solution->mentor_price[pair.mentor] >= most ||
          td_cohort_lists_contain (&search->lists, mentee, pair.mentor))
        continue;
      if (!laid)
        td_cohort_scan_lay (self->scan, mentee);
      laid = TRUE;
      pair.score = td_cohort_scan_score (self->scan, pair.mentor);
      by = judge (self->prices, mentee, pair);
      if (pair.score >= 0 && by > 0)
        keep_broken (self, pair, by);
    }
  tell_broken (self, mentee);
}

static void
price_row_cb (gpointer data, guint mentee)
{
  Worker *self = data;

  self->prices->broken->n[mentee] = 0;
  if (self->prices->search->cohort->locked[mentee] >= 0 || is_settled (self->prices, mentee))
    return;
  if (is_far (self->prices, mentee))
    {
      price_fallen (self, mentee);
      return;
    }
  self->rescored++;
  price_row (self, mentee);
}

gboolean
td_cohort_price_out (TdCohortSearch *search, TdCohortSlots *broken, GError **error)
{
  g_auto (Prices) prices = { 0 };
  g_autofree Worker *workers = g_new0 (Worker, search->n_workers);
  g_autofree gpointer *pointers = g_new (gpointer, search->n_workers);
  gboolean done;

  prices_init (&prices, search, broken);
  for (guint k = 0; k < search->n_workers; k++)
    {
      workers[k] = (Worker){ .prices = &prices, .scan = search->workers[k] };
      pointers[k] = &workers[k];
    }
  done = td_cohort_run_rows (search->solution->n_mentees, price_row_cb, pointers, search->n_workers,
                             search->progress, search->cancellable, error);
  for (guint k = 0; k < search->n_workers; k++)
    search->report.rows_rescored += workers[k].rescored;
  return done;
}
