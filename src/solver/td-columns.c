/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-columns.h"

#include "solver/td-market.h"

/* Which of the pairs of a mentee. */
typedef struct
{
  guint mentee;
  guint at;
} Near;

void
td_columns_clear (TdColumns *self)
{
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->tight, g_free);
  g_clear_pointer (&self->entry, g_free);
  self->whole = FALSE;
}

static gsize *
begin (TdMarket *market, gboolean whole)
{
  TdColumns *self = &market->columns;
  guint64 span = (guint64) market->highest - (guint64) market->lowest;

  td_columns_clear (self);
  self->wide = span > G_MAXUINT;
  self->bits = span >> 31 ? 32 : g_bit_storage ((gulong) span);
  self->whole = whole;
  self->first = g_new0 (gsize, (gsize) market->problem->n_mentors + 1);
  return self->first;
}

/* From how many there are of each to where each ends. What is put in from its end, last first, then
 * leaves where it begins. */
static void
end_columns (TdMarket *market)
{
  TdColumns *self = &market->columns;
  gsize *last = self->first;

  for (guint j = 1; j <= market->problem->n_mentors; j++)
    last[j] += last[j - 1];
  if (self->bits + g_bit_storage (market->problem->n_mentees) <= 32)
    self->tight = g_new (guint32, last[market->problem->n_mentors]);
  else
    self->entry = g_new (TdColumnEntry, last[market->problem->n_mentors]);
}

static inline void
put (TdColumns *self, gsize at, TdColumnEntry entry)
{
  if (self->tight)
    self->tight[at] = entry.mentee << self->bits | entry.what;
  else
    self->entry[at] = entry;
}

static inline TdColumnEntry
make_entry (const TdMarket *market, guint mentee, gsize edge)
{
  if (market->columns.wide)
    return (TdColumnEntry){ mentee, (guint) (edge - market->problem->first[mentee]) };
  return (TdColumnEntry){ mentee, (guint) (td_solver_problem_get_score (market->problem, edge) -
                                           market->lowest) };
}

void
td_columns_make (TdMarket *market)
{
  const TdSolverProblem *problem = market->problem;
  gsize *last = begin (market, TRUE);

  for (guint i = 0; i < problem->n_mentees; i++)
    if (!td_market_is_locked (market, i))
      for (gsize e = problem->first[i]; e < problem->first[i + 1]; e++)
        last[problem->mentor[e]]++;
  end_columns (market);
  for (guint i = problem->n_mentees; i-- > 0;)
    if (!td_market_is_locked (market, i))
      for (gsize e = problem->first[i + 1]; e-- > problem->first[i];)
        put (&market->columns, --last[problem->mentor[e]], make_entry (market, i, e));
}

/* One look at all pairs; then there are few. There is no branch to guess wrong: a pair that is not
 * near is written over by the next. What the loop needs is in local variables, as writing could
 * change everything else. */
static GArray *
find_near (const TdMarket *market, gint64 slack)
{
  const TdSolverProblem problem = *market->problem;
  const gint64 *price = market->solution->mentor_price;
  const gint64 scale = market->scale;
  GArray *array = g_array_new (FALSE, FALSE, sizeof (Near));
  guint n_near = 0;

  for (guint i = 0; i < problem.n_mentees; i++)
    {
      gint64 least = market->solution->mentee_price[i] - market->bonus - slack;
      gsize first = problem.first[i];
      guint n = td_market_is_locked (market, i) ? 0 : (guint) (problem.first[i + 1] - first);
      Near *near;

      if (array->len < n_near + n)
        g_array_set_size (array, MAX (2 * array->len, n_near + n));
      near = (Near *) (void *) array->data;
      for (guint k = 0; k < n; k++)
        {
          near[n_near] = (Near){ i, k };
          n_near += scale * td_solver_problem_get_score (&problem, first + k) -
                        price[problem.mentor[first + k]] >=
                    least;
        }
    }
  return g_array_set_size (array, n_near);
}

void
td_columns_make_near (TdMarket *market, gint64 slack)
{
  const TdSolverProblem *problem = market->problem;
  gsize *last = begin (market, FALSE);
  g_autoptr (GArray) found = find_near (market, slack);
  const Near *near = (const Near *) (const void *) found->data;

  for (guint k = 0; k < found->len; k++)
    last[problem->mentor[problem->first[near[k].mentee] + near[k].at]]++;
  end_columns (market);
  for (guint k = found->len; k-- > 0;)
    {
      gsize edge = problem->first[near[k].mentee] + near[k].at;

      put (&market->columns, --last[problem->mentor[edge]],
           make_entry (market, near[k].mentee, edge));
    }
}
