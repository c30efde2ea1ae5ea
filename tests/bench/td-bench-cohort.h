/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-candidates.h"

G_BEGIN_DECLS

/**
 * td_bench_cohort_new:
 * @places_per_mentee: all places together are this many for each mentee, rounded
 *
 * A made-up cohort in memory, always the same for the same numbers: about twenty attributes a
 * person (skills, reasons, languages, department, location, grade, hours, a reporting line, wishes
 * of both sides, vetoes, previous, declined and forbidden pairs, two free fields, the time they
 * wait), every known criterion and every hard rule on. About two thirds of the pairs are eligible.
 * Nobody is on both sides and nothing is locked.
 *
 * Returns: (transfer full): the candidates
 */
TdCandidates *td_bench_cohort_new (guint mentees,
                                   guint mentors,
                                   double places_per_mentee,
                                   guint32 seed);

G_END_DECLS
