/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "solver/td-columns.h"
#include "solver/td-solver.h"

G_BEGIN_DECLS

#define TD_NOBODY (-1)

/* The price of a mentor without a place while others are found: more than anybody can pay. */
#define TD_PRICE_CLOSED (G_GINT64_CONSTANT (1) << 61)

/**
 * TdMarket:
 *
 * What the steps of the solver hand to each other (private to this room): a problem with the
 * weights that say what its objective wants, who holds a place of whom, and prices. A place costs
 * the price of its mentor; a mentee has the price that is his gain from the best he can have.
 */
struct _TdMarket
{
  const TdSolverProblem *problem; /* borrowed */
  TdSolution *solution;           /* owned: its mentors and prices are the state */
  gint64 bonus;                   /* the weight of a pair is bonus + scale x score */
  gint64 scale;
  gint64 lowest; /* of all scores and 0 */
  gint64 highest;
  int *places; /* of a mentor, without those of locked pairs; never below 0 */
  int *used;
  int *head; /* the first mentee of a mentor, and those beside him, both ways */
  int *next;
  int *previous;
  TdColumns columns; /* empty until td_columns_make() */
};

/* With nobody paired and all prices 0, but of those without places TD_PRICE_CLOSED. Returns FALSE
 * with TD_ERROR_INVALID where the numbers of the problem could leave 64 bits; the bonus of @before
 * (nullable) stays where it still serves @objective, so that its prices mean the same. */
gboolean td_market_init (TdMarket *market,
                         const TdSolverProblem *problem,
                         TdObjective objective,
                         const TdSolution *before,
                         GError **error);
void td_market_clear (TdMarket *market);

/* The prices of the mentors, or less, in 32 bits, such that td_row_scan() may be used with them and
 * the narrow scores of the problem; @limit is what no price is above. NULL where scores are not
 * narrow, or do not count as they are. */
gint32 *td_market_narrow_prices (const TdMarket *market, gint32 *limit);

/* The entry of an eligible pair, by halving. */
gsize td_market_find_edge (const TdMarket *market, guint mentee, guint mentor);

/* Nobody paired, and other prices of the mentors who have places. */
void td_market_restart (TdMarket *market, const gint64 *mentor_price);

/* Gives a mentee without a mentor a place of one, or takes it away. */
void td_market_attach (TdMarket *market, int mentee, int mentor);
void td_market_detach (TdMarket *market, int mentee);

/* Puts in the locked pairs, the prices of mentors without places, and the totals, and hands the
 * solution over. */
TdSolution *td_market_finish (TdMarket *market);

static inline gboolean
td_market_is_locked (const TdMarket *market, guint mentee)
{
  return market->problem->locked && market->problem->locked[mentee] >= 0;
}

static inline gint64
td_market_weight (const TdMarket *market, gsize edge)
{
  return market->bonus + market->scale * td_solver_problem_get_score (market->problem, edge);
}

/* The score of an entry of a column. */
static inline gint64
td_market_column_score (const TdMarket *market, TdColumnEntry entry)
{
  if (!market->columns.wide)
    return market->lowest + entry.what;
  return td_solver_problem_get_score (market->problem,
                                      market->problem->first[entry.mentee] + entry.what);
}

static inline gboolean
td_market_has_place (const TdMarket *market, guint mentor)
{
  return market->used[mentor] < market->places[mentor];
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdMarket, td_market_clear)

G_END_DECLS
