/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "solver/td-solver.h"

G_BEGIN_DECLS

/**
 * td_fair_solve:
 * @before: (nullable): a solution to begin with (td_solver_repair())
 * @progress: (nullable)
 * @cancellable: (nullable)
 *
 * td_solver_solve() with TD_OBJECTIVE_FAIR, which see: the highest score that may be asked of every
 * pair without losing one, by halving the scores there are (the bottleneck assignment problem,
 * Gabow and Tarjan 1988), then the highest total of the pairs that reach it.
 */
TdSolution *td_fair_solve (const TdSolverProblem *problem,
                           const TdSolution *before,
                           TdProgress *progress,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
