/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "solver/td-solver.h"

G_BEGIN_DECLS

/**
 * td_certificate_check:
 *
 * Proves, from the prices alone and without the solver, that a solution keeps the rules of its
 * problem and that no other one is better: the prices of every eligible pair cover its weight,
 * those of a chosen one exactly, only matched mentees and full mentors have a price, and so the sum
 * of the weights is the sum of the prices, which no other pairs can exceed (weak duality of the
 * assignment problem). Also that bonus
 * and scale belong to @objective, and that "matched", "total" and "worst" are what the pairs give.
 *
 * Fair: all of that over the pairs that reach the threshold; that no more mentees could be matched;
 * and that one step above the threshold fewer would be, both by a cover (König).
 *
 * Returns: FALSE with TD_ERROR_CONFLICT, in words, at the first fault
 */
gboolean td_certificate_check (const TdSolverProblem *problem,
                               TdObjective objective,
                               const TdSolution *solution,
                               GError **error);

/* What every check of a result says: @error becomes TD_ERROR_CONFLICT with @what, a translated
 * clause. Always FALSE. */
gboolean td_certificate_fail (GError **error, const char *what);

G_END_DECLS
