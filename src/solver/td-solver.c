/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-solver.h"

#include "base/td-error.h"
#include "solver/td-auction.h"
#include "solver/td-fair.h"
#include "solver/td-market.h"
#include "solver/td-matching.h"
#include "solver/td-repair.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

const char *
td_objective_to_text (TdObjective objective)
{
  switch (objective)
    {
    case TD_OBJECTIVE_SCORE:
      return "score";
    case TD_OBJECTIVE_FAIR:
      return "fair";
    default:
      return "total";
    }
}

gboolean
td_objective_from_text (const char *text, TdObjective *objective, GError **error)
{
  if (g_strcmp0 (text, "total") == 0)
    *objective = TD_OBJECTIVE_TOTAL;
  else if (g_strcmp0 (text, "score") == 0)
    *objective = TD_OBJECTIVE_SCORE;
  else if (g_strcmp0 (text, "fair") == 0)
    *objective = TD_OBJECTIVE_FAIR;
  else
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _ ("“%s” is no objective: choose total, score or fair."), text ? text : "");
      return FALSE;
    }
  return TRUE;
}

void
td_solution_free (TdSolution *solution)
{
  if (solution == NULL)
    return;
  g_free (solution->mentor);
  g_free (solution->mentee_price);
  g_free (solution->mentor_price);
  g_free (solution->mentee_cover);
  g_free (solution->mentor_cover);
  g_free (solution);
}

/* Whether there are so many places that few mentees have to outbid each other. */
#define IS_ROOMY(places, mentees) ((places) >= (mentees) + (mentees) *3 / 20)

/* After how many looks at every pair other ways are faster than a repair, from scratch (which is
 * exact but for ties) as after a change. */
#define SCANS_OF_REPAIR 12

/* About how far prices are from the best ones, as a part of the range of weights. Measured on
 * cohorts: where places are short those of all mentors rise, else of few. */
#define FAR_WHERE_SHORT 60
#define FAR_ELSE 140
#define FAR_WHERE_SHORT_AFTER_CHANGE 140
#define FAR_AFTER_CHANGE 1000

/* Prices mean the same if the bonus moves with them: those about as high as it are what somebody
 * who goes without would give, the others only differences of scores. */
static gint64 *
carry_prices (const TdMarket *market, const TdSolution *before)
{
  gint64 *price = g_new (gint64, before->n_mentors);
  gint64 moved = market->bonus - before->bonus;

  for (guint j = 0; j < before->n_mentors; j++)
    {
      gint64 old = before->mentor_price[j];

      price[j] = CLAMP (old > before->bonus / 2 ? old + moved : old, 0, TD_PRICE_CLOSED / 4);
    }
  return price;
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* What mentees who are short of places will about pay above the bonus and what prices are: so much
 * that for as many of them as have to go without, not even the best pair is worth it. */
static gint64
find_level (const TdMarket *market,
            const gint64 *price,
            const guint8 *mentee_cover,
            const guint8 *mentor_cover)
{
  const TdSolverProblem *problem = market->problem;
  g_autofree gint64 *best = g_new (gint64, problem->n_mentees);
  gint64 n_short = 0, n_places = 0;

  for (guint i = 0; i < problem->n_mentees; i++)
    {
      gint64 highest = G_MININT64;

      if (mentee_cover[i] || td_market_is_locked (market, i))
        continue;
      for (gsize e = problem->first[i]; e < problem->first[i + 1]; e++)
        if (market->places[problem->mentor[e]] > 0)
          highest =
              MAX (highest, td_solver_problem_get_score (problem, e) - price[problem->mentor[e]]);
      if (highest > G_MININT64)
        best[n_short++] = highest;
    }
  for (guint j = 0; j < problem->n_mentors; j++)
    if (mentor_cover[j])
      n_places += market->places[j];
  if (n_short <= n_places)
    return 0;
  qsort (best, (gsize) n_short, sizeof (gint64), compare_scores);
  return best[n_short - n_places - 1];
}

/* Where not everybody can be matched, the mentors who are short are those whom an alternating path
 * joins with somebody who has none (Dulmage and Mendelsohn 1958): a place of theirs is worth the
 * bonus at least, and prices need not creep up to it, nor to what is about paid above. FALSE when
 * cancelled. */
static gboolean
price_by_cardinality (const TdMarket *market,
                      gint64 *price,
                      gboolean *is_short,
                      GCancellable *cancellable,
                      GError **error)
{
  const TdSolverProblem *problem = market->problem;
  g_autoptr (TdMatching) most = td_matching_new (problem);
  g_autofree guint8 *mentees = g_new0 (guint8, problem->n_mentees);
  g_autofree guint8 *mentors = g_new0 (guint8, problem->n_mentors);
  gint64 level;

  if (!td_matching_grow (most, G_MININT64, cancellable, error))
    return FALSE;
  td_matching_cover (most, TD_COVER_ALL, mentees, mentors);
  level = find_level (market, price, mentees, mentors);
  *is_short = FALSE;
  for (guint j = 0; j < problem->n_mentors; j++)
    if (mentors[j] && market->places[j] > 0)
      {
        price[j] = market->bonus + MAX (price[j] + level, 0);
        *is_short = TRUE;
      }
  return TRUE;
}

/* The places of mentors that somebody could take. */
static gboolean
is_roomy (const TdMarket *market)
{
  const TdSolverProblem *problem = market->problem;
  gint64 n_places = 0, n_mentees = 0;

  for (guint i = 0; i < problem->n_mentees; i++)
    n_mentees += !td_market_is_locked (market, i);
  for (guint j = 0; j < problem->n_mentors; j++)
    n_places += MIN (market->places[j], (int) MIN (n_mentees, G_MAXINT));
  return IS_ROOMY (n_places, n_mentees);
}

static gsize
count_scans (const TdMarket *market, gsize times)
{
  return times * (market->problem->first[market->problem->n_mentees] + 1);
}

/* The prices of mentors without the bonus that is in some of them; 0 after nothing was tried. */
static gint64 *
strip_prices (const TdMarket *market)
{
  const gint64 *now = market->solution->mentor_price;
  gint64 *price = g_new0 (gint64, MAX (market->problem->n_mentors, 1));

  for (guint j = 0; j < market->problem->n_mentors; j++)
    if (market->places[j] > 0)
      price[j] = now[j] > market->bonus / 2 ? MAX (now[j] - market->bonus, 0) : now[j];
  return price;
}

/* By what the range of weights is divided. */
static gint64
how_far (gboolean changed, gboolean is_short)
{
  if (changed)
    return is_short ? FAR_WHERE_SHORT_AFTER_CHANGE : FAR_AFTER_CHANGE;
  return is_short ? FAR_WHERE_SHORT : FAR_ELSE;
}

/* Prices and pairs near to the best ones, and the repair to the best. */
static gboolean
solve_market (TdMarket *market,
              gboolean changed,
              TdProgress *progress,
              GCancellable *cancellable,
              GError **error)
{
  gint64 span = market->scale * (market->highest - market->lowest);
  g_autofree int *mentor = g_new (int, MAX (market->problem->n_mentees, 1));
  g_autofree gint64 *price = strip_prices (market);
  gboolean done = FALSE, is_short = TRUE;

  for (guint i = 0; i < market->problem->n_mentees; i++)
    mentor[i] = TD_NOBODY;
  if (market->scale == 1 && !price_by_cardinality (market, price, &is_short, cancellable, error))
    return FALSE;
  td_market_restart (market, price);
  if (!changed && is_roomy (market))
    {
      if (!td_repair_run (market, mentor, count_scans (market, SCANS_OF_REPAIR), &done, progress,
                          cancellable, error))
        return FALSE;
      if (done)
        return TRUE;
      td_market_restart (market, price);
    }
  return td_auction_run (market, mentor, span / how_far (changed, is_short), progress, cancellable,
                         error) &&
         td_repair_run (market, mentor, G_MAXSIZE, &done, progress, cancellable, error);
}

/* @done is FALSE where it would take too long. */
static gboolean
repair_market (TdMarket *market,
               const TdSolution *before,
               gboolean *done,
               TdProgress *progress,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree gint64 *carried = carry_prices (market, before);

  td_market_restart (market, carried);
  return td_repair_run (market, before->mentor, count_scans (market, SCANS_OF_REPAIR), done,
                        progress, cancellable, error);
}

TdSolution *
td_solver_repair (const TdSolverProblem *problem,
                  TdObjective objective,
                  const TdSolution *before,
                  TdProgress *progress,
                  GCancellable *cancellable,
                  GError **error)
{
  g_auto (TdMarket) market = { 0 };
  gboolean done = FALSE;

  g_return_val_if_fail (before == NULL || before->n_mentees == problem->n_mentees, NULL);
  g_return_val_if_fail (before == NULL || before->n_mentors == problem->n_mentors, NULL);

  if (objective == TD_OBJECTIVE_FAIR)
    return td_fair_solve (problem, before, progress, cancellable, error);
  if (!td_market_init (&market, problem, objective, before, error) ||
      (before && !repair_market (&market, before, &done, progress, cancellable, error)) ||
      (!done && !solve_market (&market, before != NULL, progress, cancellable, error)))
    return NULL;
  return td_market_finish (&market);
}

TdSolution *
td_solver_solve (const TdSolverProblem *problem,
                 TdObjective objective,
                 TdProgress *progress,
                 GCancellable *cancellable,
                 GError **error)
{
  return td_solver_repair (problem, objective, NULL, progress, cancellable, error);
}
