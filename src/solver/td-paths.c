/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-paths.h"

void
td_paths_init (TdPaths *self, TdMarket *market)
{
  guint n = market->problem->n_mentees;
  guint m = market->problem->n_mentors;

  *self = (TdPaths){ .market = market };
  td_heap_init (&self->heap, m);
  self->reached = g_new0 (guint8, m);
  self->mover = g_new (int, m);
  self->target = g_new (int, m);
  self->touched = g_new (guint, m);
  self->scanned = g_new (guint, n);
  self->distance = g_new (gint64, n);
}

void
td_paths_clear (TdPaths *self)
{
  td_heap_clear (&self->heap);
  g_clear_pointer (&self->reached, g_free);
  g_clear_pointer (&self->mover, g_free);
  g_clear_pointer (&self->target, g_free);
  g_clear_pointer (&self->touched, g_free);
  g_clear_pointer (&self->scanned, g_free);
  g_clear_pointer (&self->distance, g_free);
}

static void
begin (TdPaths *self)
{
  self->n_scanned = 0;
  self->n_touched = 0;
  self->end_distance = G_MAXINT64;
  self->end_mentor = TD_NOBODY;
  self->end_mentee = TD_NOBODY;
}

static void
forget (TdPaths *self)
{
  for (guint i = 0; i < self->n_touched; i++)
    self->reached[self->touched[i]] = 0;
  td_heap_empty (&self->heap);
}

/* A nearer way to a mentor. */
static void
reach (TdPaths *self, guint mentor, gint64 distance)
{
  if (self->reached[mentor] == 0)
    self->touched[self->n_touched++] = mentor;
  self->reached[mentor] = 1;
  td_heap_lower (&self->heap, mentor, distance);
}

/* Looks at every mentor from a mentee who is @distance away. */
static void
scan_mentee (TdPaths *self, int mentee, gint64 distance)
{
  const TdMarket *market = self->market;
  const TdSolverProblem *problem = market->problem;
  const gint64 *mentor_price = market->solution->mentor_price;
  gint64 start = distance + market->solution->mentee_price[mentee];

  self->scanned[self->n_scanned] = (guint) mentee;
  self->distance[self->n_scanned++] = distance;
  self->n_scans += problem->first[mentee + 1] - problem->first[mentee];
  if (start < self->end_distance)
    {
      self->end_distance = start;
      self->end_mentor = TD_NOBODY;
      self->end_mentee = mentee;
    }
  for (gsize e = problem->first[mentee]; e < problem->first[mentee + 1]; e++)
    {
      guint mentor = problem->mentor[e];
      gint64 there = start + mentor_price[mentor] - td_market_weight (market, e);

      if (there >= self->end_distance || self->reached[mentor] == 2 ||
          (self->reached[mentor] == 1 && there >= self->heap.key[mentor]))
        continue;
      self->mover[mentor] = mentee;
      if (!td_market_has_place (market, mentor))
        {
          reach (self, mentor, there);
          continue;
        }
      self->end_distance = there;
      self->end_mentor = (int) mentor;
      if (there == distance) /* nothing can be nearer: with many ties this saves most of it */
        return;
    }
}

static void
search (TdPaths *self, int mentee)
{
  const TdMarket *market = self->market;

  begin (self);
  scan_mentee (self, mentee, 0);
  while (self->heap.n > 0)
    {
      guint mentor = td_heap_pop (&self->heap);
      gint64 distance = self->heap.key[mentor];

      if (distance >= self->end_distance)
        break;
      self->reached[mentor] = 2;
      for (int other = market->head[mentor]; other != TD_NOBODY && distance < self->end_distance;
           other = market->next[other])
        scan_mentee (self, other, distance);
    }
}

/* Moves the prices of everything nearer than the end. */
static void
move_prices (TdPaths *self)
{
  TdSolution *solution = self->market->solution;
  gint64 end = self->end_distance;

  for (guint i = 0; i < self->n_scanned; i++)
    solution->mentee_price[self->scanned[i]] -= end - self->distance[i];
  for (guint i = 0; i < self->n_touched; i++)
    {
      guint mentor = self->touched[i];

      if (self->reached[mentor] == 2)
        solution->mentor_price[mentor] += end - self->heap.key[mentor];
    }
}

/* Moves the mentees along the path, from its end back to the new one. */
static void
augment (TdPaths *self, int mentee)
{
  TdMarket *market = self->market;
  int mentor = self->end_mentor;

  if (mentor == TD_NOBODY)
    {
      if (self->end_mentee == mentee)
        return;
      mentor = market->solution->mentor[self->end_mentee];
      td_market_detach (market, self->end_mentee);
    }
  for (;;)
    {
      int mover = self->mover[mentor];
      int left = market->solution->mentor[mover];

      if (left != TD_NOBODY)
        td_market_detach (market, mover);
      td_market_attach (market, mover, mentor);
      if (mover == mentee)
        return;
      mentor = left;
    }
}

void
td_paths_add_mentee (TdPaths *self, int mentee)
{
  search (self, mentee);
  move_prices (self);
  forget (self);
  augment (self, mentee);
}

/* Looks at every mentee who could come to a mentor who is @distance away. */
static void
scan_mentor (TdPaths *self, guint mentor, gint64 distance)
{
  const TdMarket *market = self->market;
  const TdSolution *solution = market->solution;
  gint64 start = distance + solution->mentor_price[mentor];

  self->n_scans += market->columns.first[mentor + 1] - market->columns.first[mentor];
  if (start < self->end_distance)
    {
      self->end_distance = start;
      self->end_mentor = (int) mentor;
      self->end_mentee = TD_NOBODY;
    }
  for (gsize k = market->columns.first[mentor]; k < market->columns.first[mentor + 1]; k++)
    {
      TdColumnEntry entry = td_columns_get (&market->columns, k);
      gint64 there = start + solution->mentee_price[entry.mentee] - market->bonus -
                     market->scale * td_market_column_score (market, entry);
      int other = solution->mentor[entry.mentee];

      if (there >= self->end_distance || other == (int) mentor)
        continue;
      if (other == TD_NOBODY)
        {
          self->end_distance = there;
          self->end_mentor = (int) mentor;
          self->end_mentee = (int) entry.mentee;
          if (there == distance)
            return;
        }
      else if (self->reached[other] != 2 &&
               (self->reached[other] != 1 || there < self->heap.key[other]))
        {
          self->mover[other] = (int) entry.mentee;
          self->target[other] = (int) mentor;
          reach (self, (guint) other, there);
        }
    }
}

static void
search_backward (TdPaths *self, int mentor)
{
  begin (self);
  reach (self, (guint) mentor, 0);
  while (self->heap.n > 0)
    {
      guint next = td_heap_pop (&self->heap);
      gint64 distance = self->heap.key[next];

      if (distance >= self->end_distance)
        break;
      self->reached[next] = 2;
      scan_mentor (self, next, distance);
    }
}

/* The mentors nearer than the end become cheaper, their mentees gain as much. */
static void
move_prices_backward (TdPaths *self)
{
  const TdMarket *market = self->market;
  TdSolution *solution = market->solution;

  for (guint i = 0; i < self->n_touched; i++)
    {
      guint mentor = self->touched[i];
      gint64 move = self->end_distance - self->heap.key[mentor];

      if (self->reached[mentor] == 2)
        {
          solution->mentor_price[mentor] -= move;
          for (int other = market->head[mentor]; other != TD_NOBODY; other = market->next[other])
            solution->mentee_price[other] += move;
        }
    }
}

/* Moves the mentees along the path, from its end to the free place. */
static void
augment_backward (TdPaths *self, int mentor)
{
  TdMarket *market = self->market;
  int here = self->end_mentor;

  if (self->end_mentee != TD_NOBODY)
    td_market_attach (market, self->end_mentee, here);
  while (here != mentor)
    {
      int mover = self->mover[here];
      int target = self->target[here];

      td_market_detach (market, mover);
      td_market_attach (market, mover, target);
      here = target;
    }
}

gboolean
td_paths_fill_place (TdPaths *self, int mentor)
{
  search_backward (self, mentor);
  if (self->end_distance > self->reach)
    {
      forget (self);
      return FALSE;
    }
  /* The prices of pairs that are not in the columns may come that much nearer to their weight. */
  if (!self->market->columns.whole)
    self->reach -= self->end_distance;
  move_prices_backward (self);
  forget (self);
  augment_backward (self, mentor);
  return TRUE;
}
