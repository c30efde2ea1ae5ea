/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-market.h"

#include "base/td-error.h"
#include "solver/td-row-scan.h"

#include <glib/gi18n-lib.h>

#define LARGEST (G_GINT64_CONSTANT (1) << 62)

/* Scores up to here leave room for prices in 32 bits. */
#define LARGEST_NARROW (1 << 30)

/* Whether all sums of the weights stay within 64 bits: n pairs, and a few prices on each other. */
static gboolean
fits (gint64 n, gint64 span, gint64 bonus, gint64 scale)
{
  gint64 weight, sum;

  return !__builtin_mul_overflow (span, scale, &weight) &&
         !__builtin_add_overflow (weight, bonus, &weight) &&
         !__builtin_mul_overflow (weight, n, &sum) && sum <= LARGEST && weight <= LARGEST / 8;
}

/* Of all scores and 0. */
static void
find_range (TdMarket *self)
{
  const TdSolverProblem *problem = self->problem;
  gint32 low = 0, high = 0;

  if (problem->narrow)
    td_row_scan_widen (problem->narrow, problem->first[problem->n_mentees], &low, &high);
  self->lowest = low;
  self->highest = high;
  for (gsize e = 0; problem->narrow == NULL && e < problem->first[problem->n_mentees]; e++)
    {
      self->lowest = MIN (self->lowest, problem->score[e]);
      self->highest = MAX (self->highest, problem->score[e]);
    }
}

/* Bonus and scale, such that weights order matchings as the objective says. */
static gboolean
set_weights (TdMarket *self, TdObjective objective, const TdSolution *before)
{
  gint64 n = MAX (self->problem->n_mentees, 1);
  gint64 span;

  find_range (self);
  if (__builtin_sub_overflow (self->highest, self->lowest, &span))
    return FALSE;
  if (objective == TD_OBJECTIVE_SCORE)
    {
      /* One point outweighs every pair, and of equal totals the one with more pairs wins. */
      self->scale = n + 1;
      self->bonus = 1;
      return fits (n, span, self->bonus, self->scale);
    }
  self->scale = 1;
  if (__builtin_mul_overflow (n, span, &self->bonus) || self->bonus >= LARGEST)
    return FALSE;
  self->bonus++;
  if (!fits (n, span, self->bonus, 1))
    return FALSE;
  if (before && before->scale == 1 && before->bonus > self->bonus &&
      fits (n, span, before->bonus, 1))
    self->bonus = before->bonus;
  return TRUE;
}

static TdSolution *
solution_new (guint n_mentees, guint n_mentors)
{
  TdSolution *solution = g_new0 (TdSolution, 1);

  solution->n_mentees = n_mentees;
  solution->n_mentors = n_mentors;
  solution->mentor = g_new (int, MAX (n_mentees, 1));
  for (guint i = 0; i < n_mentees; i++)
    solution->mentor[i] = TD_NOBODY;
  solution->mentee_price = g_new0 (gint64, n_mentees);
  solution->mentor_price = g_new0 (gint64, n_mentors);
  return solution;
}

static void
open_places (TdMarket *self)
{
  const TdSolverProblem *problem = self->problem;

  self->places = g_memdup2 (problem->places, sizeof (int) * problem->n_mentors);
  for (guint i = 0; i < problem->n_mentees; i++)
    if (td_market_is_locked (self, i) && self->places[problem->locked[i]] > 0)
      self->places[problem->locked[i]]--;
  for (guint j = 0; j < problem->n_mentors; j++)
    if (self->places[j] <= 0)
      {
        self->places[j] = 0;
        self->solution->mentor_price[j] = TD_PRICE_CLOSED;
      }
}

gboolean
td_market_init (TdMarket *self,
                const TdSolverProblem *problem,
                TdObjective objective,
                const TdSolution *before,
                GError **error)
{
  *self = (TdMarket){ .problem = problem };
  if (!set_weights (self, objective, before))
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _ ("The scores are too large to be added up exactly. Divide them all by "
                              "the same number."));
      return FALSE;
    }
  self->solution = solution_new (problem->n_mentees, problem->n_mentors);
  open_places (self);
  self->used = g_new0 (int, problem->n_mentors);
  self->head = g_new (int, problem->n_mentors);
  self->next = g_new (int, problem->n_mentees);
  self->previous = g_new (int, problem->n_mentees);
  for (guint j = 0; j < problem->n_mentors; j++)
    self->head[j] = TD_NOBODY;
  return TRUE;
}

void
td_market_clear (TdMarket *self)
{
  g_clear_pointer (&self->solution, td_solution_free);
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->used, g_free);
  g_clear_pointer (&self->head, g_free);
  g_clear_pointer (&self->next, g_free);
  g_clear_pointer (&self->previous, g_free);
  td_columns_clear (&self->columns);
}

void
td_market_restart (TdMarket *self, const gint64 *mentor_price)
{
  for (guint i = 0; i < self->problem->n_mentees; i++)
    self->solution->mentor[i] = TD_NOBODY;
  for (guint j = 0; j < self->problem->n_mentors; j++)
    {
      self->head[j] = TD_NOBODY;
      self->used[j] = 0;
      if (self->places[j] > 0)
        self->solution->mentor_price[j] = mentor_price[j];
    }
  td_columns_clear (&self->columns);
}

gint32 *
td_market_narrow_prices (const TdMarket *self, gint32 *limit)
{
  const gint64 *price = self->solution->mentor_price;
  guint m = self->problem->n_mentors;
  gint32 *narrow;

  if (self->problem->narrow == NULL || self->scale != 1 ||
      MAX (self->highest, -self->lowest) > LARGEST_NARROW)
    return NULL;
  *limit = G_MAXINT32 - (gint32) MAX (self->highest, -self->lowest);
  narrow = g_new (gint32, MAX (m, 1));
  for (guint j = 0; j < m; j++)
    narrow[j] = (gint32) MIN (price[j], *limit);
  return narrow;
}

/* Without branches to guess wrong. */
gsize
td_market_find_edge (const TdMarket *self, guint mentee, guint mentor)
{
  const TdSolverProblem *problem = self->problem;
  const guint *begin = &problem->mentor[problem->first[mentee]];
  const guint *at = begin;

  for (gsize left = problem->first[mentee + 1] - problem->first[mentee]; left > 1; left -= left / 2)
    at += at[left / 2] <= mentor ? left / 2 : 0;
  g_assert (*at == mentor);
  return problem->first[mentee] + (gsize) (at - begin);
}

void
td_market_attach (TdMarket *self, int mentee, int mentor)
{
  int head = self->head[mentor];

  self->solution->mentor[mentee] = mentor;
  self->previous[mentee] = TD_NOBODY;
  self->next[mentee] = head;
  if (head != TD_NOBODY)
    self->previous[head] = mentee;
  self->head[mentor] = mentee;
  self->used[mentor]++;
}

void
td_market_detach (TdMarket *self, int mentee)
{
  int mentor = self->solution->mentor[mentee];
  int before = self->previous[mentee];
  int after = self->next[mentee];

  if (before == TD_NOBODY)
    self->head[mentor] = after;
  else
    self->next[before] = after;
  if (after != TD_NOBODY)
    self->previous[after] = before;
  self->used[mentor]--;
  self->solution->mentor[mentee] = TD_NOBODY;
}

/* Mentors without a place took no part: their price is what anybody would give for one. */
static void
price_closed (TdMarket *self)
{
  const TdSolverProblem *problem = self->problem;
  gint64 *price = self->solution->mentor_price;
  gboolean any = FALSE;

  for (guint j = 0; j < problem->n_mentors; j++)
    if (self->places[j] == 0)
      {
        price[j] = 0;
        any = TRUE;
      }
  for (guint i = 0; any && i < problem->n_mentees; i++)
    for (gsize e = problem->first[i]; e < problem->first[i + 1] && !td_market_is_locked (self, i);
         e++)
      {
        guint j = problem->mentor[e];

        if (self->places[j] == 0)
          price[j] = MAX (price[j], td_market_weight (self, e) - self->solution->mentee_price[i]);
      }
}

static void
sum_up (TdMarket *self)
{
  const TdSolverProblem *problem = self->problem;
  TdSolution *solution = self->solution;

  for (guint i = 0; i < solution->n_mentees; i++)
    {
      gboolean locked = td_market_is_locked (self, i);
      gint64 score = 0;

      if (locked)
        solution->mentor[i] = problem->locked[i];
      if (solution->mentor[i] == TD_NOBODY)
        continue;
      if (!locked)
        score = td_solver_problem_get_score (problem,
                                             td_market_find_edge (self, i,
                                                                  (guint) solution->mentor[i]));
      else if (problem->kept)
        score = problem->kept[i];
      solution->worst = solution->matched == 0 ? score : MIN (solution->worst, score);
      solution->matched++;
      solution->total += score;
    }
}

TdSolution *
td_market_finish (TdMarket *self)
{
  self->solution->bonus = self->bonus;
  self->solution->scale = self->scale;
  price_closed (self);
  sum_up (self);
  return g_steal_pointer (&self->solution);
}
