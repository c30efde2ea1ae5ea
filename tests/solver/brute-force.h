/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "solver/td-solver.h"

/* Tries every set of pairs of a tiny problem (with locks) and asserts that none is better than the
 * solution: as many matched, as much in all, and where fair, as good a worst pair. */
void brute_force_compare (const TdSolverProblem *problem,
                          TdObjective objective,
                          const TdSolution *solution);
