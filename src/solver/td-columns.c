/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-columns.h"

#include "solver/td-market.h"

typedef struct
{
  guint mentor;
  TdColumnEntry entry;
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

/* One look at all pairs; then there are few. What the loop needs is in local variables, as calls
 * could change everything else. */
static GArray *
find_near (const TdMarket *market, gint64 slack)
{
  const TdSolverProblem problem = *market->problem;
  const TdSolution *solution = market->solution;
  const gint64 *price = solution->mentor_price;
  gint64 scale = market->scale;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Near));

  for (guint i = 0; i < problem.n_mentees; i++)
    {
      gint64 least = solution->mentee_price[i] - market->bonus - slack;

      for (gsize e = problem.first[i]; e < problem.first[i + 1]; e++)
        if (scale * td_solver_problem_get_score (&problem, e) - price[problem.mentor[e]] >= least &&
            !td_market_is_locked (market, i))
          {
            Near near = { problem.mentor[e], make_entry (market, i, e) };

            g_array_append_val (found, near);
          }
    }
  return found;
}

void
td_columns_make_near (TdMarket *market, gint64 slack)
{
  gsize *last = begin (market, FALSE);
  g_autoptr (GArray) found = find_near (market, slack);
  const Near *near = (const Near *) (const void *) found->data;

  for (guint k = 0; k < found->len; k++)
    last[near[k].mentor]++;
  end_columns (market);
  for (guint k = found->len; k-- > 0;)
    put (&market->columns, --last[near[k].mentor], near[k].entry);
}
