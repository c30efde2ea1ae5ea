/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-cohort.h"

G_BEGIN_DECLS

/**
 * td_explanation_store:
 * @cohort: as it was solved
 * @solution: the proven one
 * @report: (nullable)
 *
 * Keeps with a proposal, whose rows are there already, what explains it later: prices, the ranks of
 * each pair for both sides, the five other mentors with places nearest for each mentee with the
 * least that each would cost (the reduced cost of that pair), what a place with each mentor is
 * worth, and how it was found and proven. To be called inside the change that stores the proposal.
 */
gboolean td_explanation_store (TdDatabase *db,
                               gint64 proposal_id,
                               const TdCandidates *candidates,
                               TdCohort *cohort,
                               const TdSolution *solution,
                               const TdCohortReport *report,
                               GError **error);

G_END_DECLS
