/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-seats.h"

static void
count_seats (TdSeats *self, const TdMarket *market)
{
  const TdSolverProblem *problem = market->problem;
  gsize *wanted = self->first + 1;

  for (guint i = 0; i < problem->n_mentees; i++)
    if (!td_market_is_locked (market, i))
      for (gsize e = problem->first[i]; e < problem->first[i + 1]; e++)
        wanted[problem->mentor[e]]++;
  for (guint j = 0; j < problem->n_mentors; j++)
    self->first[j + 1] = self->first[j] + MIN (wanted[j] + 1, (gsize) market->places[j]);
}

void
td_seats_init (TdSeats *self, const TdMarket *market)
{
  guint m = market->problem->n_mentors;

  self->first = g_new0 (gsize, (gsize) m + 1);
  count_seats (self, market);
  self->taken = g_new0 (guint, m);
  self->bid = g_new (gint64, self->first[m]);
  self->mentee = g_new (int, self->first[m]);
  self->at = g_new (guint, market->problem->n_mentees);
}

void
td_seats_clear (TdSeats *self)
{
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->taken, g_free);
  g_clear_pointer (&self->bid, g_free);
  g_clear_pointer (&self->mentee, g_free);
  g_clear_pointer (&self->at, g_free);
}

/* @base is the first seat of the mentor, here and below. */
static void
put (TdSeats *self, gsize base, guint at, int mentee, gint64 bid)
{
  self->bid[base + at] = bid;
  self->mentee[base + at] = mentee;
  self->at[mentee] = at;
}

static void
sift_up (TdSeats *self, gsize base, guint at, int mentee, gint64 bid)
{
  while (at > 0)
    {
      guint above = (at - 1) / 2;

      if (self->bid[base + above] <= bid)
        break;
      put (self, base, at, self->mentee[base + above], self->bid[base + above]);
      at = above;
    }
  put (self, base, at, mentee, bid);
}

static void
sift_down (TdSeats *self, gsize base, guint n, guint at, int mentee, gint64 bid)
{
  for (;;)
    {
      guint below = 2 * at + 1;

      if (below >= n)
        break;
      if (below + 1 < n && self->bid[base + below + 1] < self->bid[base + below])
        below++;
      if (self->bid[base + below] >= bid)
        break;
      put (self, base, at, self->mentee[base + below], self->bid[base + below]);
      at = below;
    }
  put (self, base, at, mentee, bid);
}

int
td_seats_take (TdSeats *self, guint mentor, int mentee, gint64 bid)
{
  gsize base = self->first[mentor];
  int leaves;

  if (!td_seats_are_full (self, mentor))
    {
      sift_up (self, base, self->taken[mentor]++, mentee, bid);
      return TD_NOBODY;
    }
  leaves = self->mentee[base];
  sift_down (self, base, self->taken[mentor], 0, mentee, bid);
  return leaves;
}

void
td_seats_leave (TdSeats *self, guint mentor, int mentee)
{
  gsize base = self->first[mentor];
  guint at = self->at[mentee];
  guint last = --self->taken[mentor];
  gint64 bid = self->bid[base + last];

  if (at == last)
    return;
  if (bid < self->bid[base + at])
    sift_up (self, base, at, self->mentee[base + last], bid);
  else
    sift_down (self, base, last, at, self->mentee[base + last], bid);
}
