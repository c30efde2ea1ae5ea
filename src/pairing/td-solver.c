/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-solver.h"

#include "base/td-error.h"
#include "pairing/td-fair.h"
#include "pairing/td-market.h"
#include "pairing/td-repair.h"

#include <glib/gi18n-lib.h>

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

/* Prices mean the same if the bonus moves with them: those about as high as it are what somebody
 * who goes without would give, the others only differences of scores. */
static void
carry_prices (TdMarket *market, const TdSolution *before)
{
  gint64 *price = market->solution->mentor_price;
  gint64 moved = market->bonus - before->bonus;

  for (guint j = 0; j < before->n_mentors; j++)
    {
      gint64 old = before->mentor_price[j];

      if (market->places[j] > 0)
        price[j] = CLAMP (old > before->bonus / 2 ? old + moved : old, 0, TD_PRICE_CLOSED / 4);
    }
}

static TdSolution *
solve_from (const TdSolverProblem *problem,
            TdObjective objective,
            const TdSolution *before,
            TdProgress *progress,
            GCancellable *cancellable,
            GError **error)
{
  g_auto (TdMarket) market = { 0 };
  g_autofree int *nobody = NULL;

  if (!td_market_init (&market, problem, objective, before, error))
    return NULL;
  if (before)
    carry_prices (&market, before);
  else
    nobody = g_memdup2 (market.solution->mentor, sizeof (int) * problem->n_mentees);
  if (!td_repair_run (&market, before ? before->mentor : nobody, progress, cancellable, error))
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
  if (objective == TD_OBJECTIVE_FAIR)
    return td_fair_solve (problem, progress, cancellable, error);
  return solve_from (problem, objective, NULL, progress, cancellable, error);
}

TdSolution *
td_solver_repair (const TdSolverProblem *problem,
                  TdObjective objective,
                  const TdSolution *before,
                  TdProgress *progress,
                  GCancellable *cancellable,
                  GError **error)
{
  g_return_val_if_fail (before == NULL || before->n_mentees == problem->n_mentees, NULL);
  g_return_val_if_fail (before == NULL || before->n_mentors == problem->n_mentors, NULL);

  if (objective == TD_OBJECTIVE_FAIR)
    return td_fair_solve (problem, progress, cancellable, error);
  return solve_from (problem, objective, before, progress, cancellable, error);
}
