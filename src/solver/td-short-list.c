/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-short-list.h"

#define LENGTH TD_SHORT_LIST_LENGTH

gboolean
td_short_list_choose (const TdShortList *list, const gint64 *price, TdChoice *choice)
{
  *choice = (TdChoice){ TD_GAIN_NONE, TD_GAIN_NONE, TD_NOBODY, TD_NOBODY };
  for (guint k = 0; k < list->n; k++)
    {
      gint64 gain = list->worth[k] - price[list->mentor[k]];

      if (gain > choice->gain)
        {
          choice->next_gain = choice->gain;
          choice->next = choice->mentor;
          choice->gain = gain;
          choice->mentor = (int) list->mentor[k];
        }
      else if (gain > choice->next_gain)
        {
          choice->next_gain = gain;
          choice->next = (int) list->mentor[k];
        }
    }
  return choice->next_gain >= list->rest;
}

/* The best entries of a row, best first; the one after the last is the bound. */
typedef struct
{
  gint64 gain[LENGTH + 1];
  gsize edge[LENGTH + 1];
} Best;

static inline void
insert (Best *best, gint64 gain, gsize edge)
{
  guint k = LENGTH;

  for (; k > 0 && best->gain[k - 1] < gain; k--)
    {
      best->gain[k] = best->gain[k - 1];
      best->edge[k] = best->edge[k - 1];
    }
  best->gain[k] = gain;
  best->edge[k] = edge;
}

/* Those who were best are still good: who is worth less than all of them need not be sorted in, and
 * most are worth less. */
static gint64
find_floor (const TdShortList *list, const gint64 *price)
{
  gint64 floor = G_MAXINT64;

  if (list->n < LENGTH)
    return TD_GAIN_NONE;
  for (guint k = 0; k < LENGTH; k++)
    floor = MIN (floor, list->worth[k] - price[list->mentor[k]] - 1);
  return floor;
}

void
td_short_list_renew (TdShortList *list, const TdMarket *market, guint mentee)
{
  const TdSolverProblem *problem = market->problem;
  const guint *mentor = problem->mentor;
  const gint64 *price = market->solution->mentor_price;
  gint64 floor = find_floor (list, price);
  Best best;

  for (guint k = 0; k <= LENGTH; k++)
    best.gain[k] = floor;
  for (gsize e = problem->first[mentee]; e < problem->first[mentee + 1]; e++)
    {
      gint64 gain = market->scale * td_solver_problem_get_score (problem, e) - price[mentor[e]];

      if (gain > best.gain[LENGTH])
        insert (&best, gain, e);
    }
  list->rest = best.gain[LENGTH];
  list->n = 0;
  for (guint k = 0; k < LENGTH && best.gain[k] > floor; k++)
    {
      list->worth[k] = market->scale * td_solver_problem_get_score (problem, best.edge[k]);
      list->mentor[k] = mentor[best.edge[k]];
      list->n++;
    }
}
