/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-compare.h"

G_BEGIN_DECLS

/**
 * TdRiskSets:
 *
 * The event times of all strata, in one array: only sums over them are wanted. Of each: who was at
 * risk and who left, by group. Stratum by stratum in the order of their numbers, ascending in time:
 * the same spans in any order give the same sets.
 */
typedef struct
{
  guint n_groups;
  guint n_sets;
  /*< private >*/
  GArray *counts; /* of double, 2 n_groups a set: at risk by group, events by group */
} TdRiskSets;

/* At most TD_COMPARE_MOST_GROUPS groups. */
void td_risk_sets_init (TdRiskSets *sets, const TdCompareInput *input);
void td_risk_sets_clear (TdRiskSets *sets);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdRiskSets, td_risk_sets_clear)

/* At risk, and leaving, by group at the time of a set; borrowed. */
const double *td_risk_sets_get_at_risk (const TdRiskSets *sets, guint set);
const double *td_risk_sets_get_events (const TdRiskSets *sets, guint set);

G_END_DECLS
