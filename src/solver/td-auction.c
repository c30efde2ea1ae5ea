/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-auction.h"

#include "solver/td-seats.h"
#include "solver/td-short-list.h"

/* By how much each epsilon is smaller than the last. Measured on cohorts: from 5 to 10 it hardly
 * makes a difference. */
#define NEXT_EPSILON 7

/* How often a phase may look at every pair before it has to end, unfinished: counted, as a clock
 * would not give the same pairs twice. */
#define SCANS_OF_PHASE 50

#define ROWS_AT_ONCE 1000

/*
 * The price of a mentor is the lowest bid for his places, and what it was at the beginning of the
 * phase as long as not all of them are taken. So it only rises while mentees bid, and nobody who
 * has a place would gain more than epsilon elsewhere.
 */
typedef struct
{
  TdMarket *market; /* borrowed: its prices of mentors are the state */
  int *mentor;      /* borrowed: of a mentee, or TD_NOBODY */
  gint64 epsilon;
  gint64 nothing; /* the gain of going without, as short lists count: the bonus left out */
  TdSeats seats;
  TdShortList *list;
  gsize n_scans;
  gsize most_scans;
  /* of the reverse step */
  gint64 *gain; /* of a mentee: from the mentor he has, or nothing */
  guint *stack; /* mentors with a free place and a price */
  guint n_stack;
  guint8 *state; /* of a mentor, of WAITS and CHEAPER */
} Auction;

#define WAITS 1
#define CHEAPER 2

static void
auction_init (Auction *self, TdMarket *market, int *mentor)
{
  guint n = market->problem->n_mentees;

  *self = (Auction){ .market = market, .mentor = mentor, .nothing = -market->bonus };
  td_seats_init (&self->seats, market);
  self->list = g_new (TdShortList, n);
  for (guint i = 0; i < n; i++)
    {
      self->list[i] = TD_SHORT_LIST_UNKNOWN;
      mentor[i] = TD_NOBODY;
    }
}

static void
auction_clear (Auction *self)
{
  td_seats_clear (&self->seats);
  g_free (self->list);
  g_free (self->gain);
  g_free (self->stack);
  g_free (self->state);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Auction, auction_clear)

static void
choose (Auction *self, int mentee, TdChoice *choice)
{
  const TdMarket *market = self->market;
  const gint64 *price = market->solution->mentor_price;

  self->n_scans += TD_SHORT_LIST_LENGTH;
  if (td_short_list_choose (&self->list[mentee], price, choice))
    return;
  td_short_list_renew (&self->list[mentee], market, (guint) mentee);
  td_short_list_choose (&self->list[mentee], price, choice);
  self->n_scans += market->problem->first[mentee + 1] - market->problem->first[mentee];
}

/* Bids for the best mentor, against the best other one or going without. Returns who has to leave
 * for it, or TD_NOBODY. */
static int
bid (Auction *self, int mentee)
{
  gint64 *price = self->market->solution->mentor_price;
  TdChoice choice;
  gint64 raise;
  int leaves;

  choose (self, mentee, &choice);
  if (choice.gain <= self->nothing)
    return TD_NOBODY;
  raise = choice.gain - MAX (choice.next_gain, self->nothing) + self->epsilon;
  if (raise == 0 && td_seats_are_full (&self->seats, (guint) choice.mentor))
    {
      /* Only without epsilon: nobody would ever be done if both took turns for the same price. */
      if (td_seats_are_full (&self->seats, (guint) choice.next))
        return TD_NOBODY;
      choice.mentor = choice.next;
    }
  self->mentor[mentee] = choice.mentor;
  leaves =
      td_seats_take (&self->seats, (guint) choice.mentor, mentee, price[choice.mentor] + raise);
  if (leaves != TD_NOBODY)
    self->mentor[leaves] = TD_NOBODY;
  if (td_seats_are_full (&self->seats, (guint) choice.mentor))
    price[choice.mentor] = td_seats_get_lowest (&self->seats, (guint) choice.mentor);
  return leaves;
}

/* Everybody without a mentor bids, and whoever has to leave bids again at once. */
static gboolean
bid_all (Auction *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->market->problem->n_mentees && self->n_scans < self->most_scans; i++)
    {
      gboolean bids = self->mentor[i] == TD_NOBODY && !td_market_is_locked (self->market, i);
      int next = bids ? (int) i : TD_NOBODY;

      if (i % ROWS_AT_ONCE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      while (next != TD_NOBODY && self->n_scans < self->most_scans)
        next = bid (self, next);
    }
  return TRUE;
}

static gboolean
has_free_priced (const Auction *self, guint mentor)
{
  return self->market->solution->mentor_price[mentor] > 0 &&
         !td_seats_are_full (&self->seats, mentor);
}

static void
push (Auction *self, guint mentor)
{
  if (self->state[mentor] & WAITS || !has_free_priced (self, mentor))
    return;
  self->state[mentor] |= WAITS;
  self->stack[self->n_stack++] = mentor;
}

/* The pair of a mentee, scaled, found among his by halving. */
static gint64
worth_of_pair (const Auction *self, guint mentee)
{
  const TdSolverProblem *problem = self->market->problem;

  return self->market->scale *
         td_solver_problem_get_score (problem, td_market_find_edge (self->market, mentee,
                                                                    (guint) self->mentor[mentee]));
}

/* FALSE where there is nothing to do. */
static gboolean
prepare_reverse (Auction *self)
{
  TdMarket *market = self->market;
  const gint64 *price = market->solution->mentor_price;
  guint n = market->problem->n_mentees;
  guint m = market->problem->n_mentors;

  if (self->gain == NULL)
    {
      self->gain = g_new (gint64, n);
      self->stack = g_new (guint, m);
      self->state = g_new0 (guint8, m);
    }
  for (guint j = m; j-- > 0;)
    push (self, j);
  if (self->n_stack == 0)
    return FALSE;
  if (!market->columns.whole)
    td_columns_make (market);
  for (guint i = 0; i < n; i++)
    {
      self->gain[i] = self->nothing;
      if (self->mentor[i] != TD_NOBODY)
        self->gain[i] = worth_of_pair (self, i) - price[self->mentor[i]];
    }
  return TRUE;
}

/* What the mentees who are not with a mentor would at most pay him, without a loss: the most, and
 * the next. Returns the entry of whoever would pay most. */
static gsize
find_offer (Auction *self, guint mentor, gint64 *best, gint64 *next)
{
  const TdMarket *market = self->market;
  gsize end = market->columns.first[mentor + 1];
  gsize found = end;

  *best = *next = 0;
  for (gsize k = market->columns.first[mentor]; k < end; k++)
    {
      TdColumnEntry entry = td_columns_get (&market->columns, k);
      gint64 offer =
          market->scale * td_market_column_score (market, entry) - self->gain[entry.mentee];

      if (offer <= *next || self->mentor[entry.mentee] == (int) mentor)
        continue;
      if (offer <= *best)
        *next = offer;
      else
        {
          *next = *best;
          *best = offer;
          found = k;
        }
    }
  self->n_scans += end - market->columns.first[mentor];
  return found;
}

/* Who is with the mentor gains what he becomes cheaper. */
static void
lower_price (Auction *self, guint mentor, gint64 price)
{
  gint64 *mentor_price = self->market->solution->mentor_price;
  const int *mentee = &self->seats.mentee[self->seats.first[mentor]];

  for (guint k = 0; k < self->seats.taken[mentor]; k++)
    self->gain[mentee[k]] += mentor_price[mentor] - price;
  mentor_price[mentor] = price;
  self->state[mentor] |= CHEAPER;
}

/* The price falls to where the second would come too, but for epsilon, and the first comes. */
static void
fill_one (Auction *self, guint mentor)
{
  const TdMarket *market = self->market;
  gint64 best, next;
  gsize found = find_offer (self, mentor, &best, &next);
  TdColumnEntry entry;
  guint left;

  if (best <= self->epsilon)
    {
      lower_price (self, mentor, 0);
      return;
    }
  lower_price (self, mentor,
               CLAMP (next - self->epsilon, 0, market->solution->mentor_price[mentor]));
  entry = td_columns_get (&market->columns, found);
  left = (guint) self->mentor[entry.mentee];
  if (self->mentor[entry.mentee] != TD_NOBODY)
    {
      td_seats_leave (&self->seats, left, (int) entry.mentee);
      push (self, left);
    }
  self->mentor[entry.mentee] = (int) mentor;
  self->gain[entry.mentee] = market->scale * td_market_column_score (market, entry) -
                             market->solution->mentor_price[mentor];
  td_seats_take (&self->seats, mentor, (int) entry.mentee, 0);
}

/* Mentees may look at others again where a mentor became cheaper. */
static void
mend_lists (Auction *self)
{
  const TdMarket *market = self->market;

  for (guint j = 0; j < market->problem->n_mentors; j++)
    {
      if (self->state[j] & CHEAPER)
        for (gsize k = market->columns.first[j]; k < market->columns.first[j + 1]; k++)
          {
            TdColumnEntry entry = td_columns_get (&market->columns, k);

            td_short_list_mend (&self->list[entry.mentee], j,
                                market->scale * td_market_column_score (market, entry) -
                                    market->solution->mentor_price[j]);
          }
      self->state[j] = 0;
    }
}

static gboolean
reverse (Auction *self, GCancellable *cancellable, GError **error)
{
  if (!prepare_reverse (self))
    return TRUE;
  for (guint round = 0; self->n_stack > 0 && self->n_scans < self->most_scans; round++)
    {
      guint mentor = self->stack[--self->n_stack];

      if (round % ROWS_AT_ONCE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      self->state[mentor] &= ~WAITS;
      if (has_free_priced (self, mentor))
        fill_one (self, mentor);
      push (self, mentor);
    }
  self->n_stack = 0;
  mend_lists (self);
  return TRUE;
}

/* Everybody out. Prices may have risen by one epsilon too much, so they begin that much lower. */
static void
begin_phase (Auction *self, gint64 epsilon)
{
  const TdSolverProblem *problem = self->market->problem;
  gint64 *price = self->market->solution->mentor_price;

  for (guint i = 0; i < problem->n_mentees; i++)
    {
      self->mentor[i] = TD_NOBODY;
      self->list[i].rest += self->epsilon;
    }
  for (guint j = 0; j < problem->n_mentors; j++)
    {
      self->seats.taken[j] = 0;
      if (price[j] != TD_PRICE_CLOSED)
        price[j] = MAX (price[j] - self->epsilon, 0);
    }
  self->epsilon = epsilon;
  self->most_scans = self->n_scans + SCANS_OF_PHASE * (problem->first[problem->n_mentees] + 1);
}

gboolean
td_auction_run (TdMarket *market,
                int *mentor,
                gint64 first_epsilon,
                TdProgress *progress,
                GCancellable *cancellable,
                GError **error)
{
  g_auto (Auction) self = { 0 };
  gint64 epsilon = first_epsilon;

  auction_init (&self, market, mentor);
  for (guint phase = 1;; phase++)
    {
      begin_phase (&self, MAX (epsilon, market->scale));
      if (!bid_all (&self, cancellable, error) || !reverse (&self, cancellable, error))
        return FALSE;
      td_progress_set (progress, 0.5 - 0.5 / (phase + 1), NULL);
      if (epsilon <= market->scale)
        return TRUE;
      epsilon /= NEXT_EPSILON;
    }
}

gboolean
td_auction_bid_exactly (TdMarket *market,
                        int *mentor,
                        gsize most_scans,
                        GCancellable *cancellable,
                        GError **error)
{
  const TdSolution *solution = market->solution;
  g_auto (Auction) self = { 0 };

  auction_init (&self, market, mentor);
  for (guint i = 0; i < solution->n_mentees; i++)
    if (solution->mentor[i] != TD_NOBODY)
      {
        mentor[i] = solution->mentor[i];
        td_seats_take (&self.seats, (guint) mentor[i], (int) i, solution->mentor_price[mentor[i]]);
      }
  self.most_scans = most_scans;
  return bid_all (&self, cancellable, error);
}
