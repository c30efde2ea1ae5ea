/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-compare.h"

G_BEGIN_DECLS

/**
 * TdStudy:
 * @curves: (array length=n_curves): of everybody, then of each group
 * @tau: of the restricted means; NaN where there is none that all groups reach
 * @log_rank: over all groups, without strata; not computable of one group or more than
 *   TD_COMPARE_MOST_GROUPS
 * @stratified: the same inside the strata, where @has_strata
 * @ratio: of group 1 over group 0, without strata; as @peto, @rate_ratio, @gap and @detectable only
 * where @has_ratio: there are exactly two groups
 *
 * Everything METRICS sections 3 and 4 have to say about spans of groups. Plain data; the same spans
 * in any order give the same bytes.
 */
typedef struct
{
  guint n_curves;
  TdSurvival **curves;
  double tau;
  TdLogRank log_rank;
  TdLogRank stratified;
  TdHazardRatio ratio;
  TdInterval peto;
  TdInterval rate_ratio;
  TdMeanGap gap;
  TdInterval detectable; /* the ratios that these could have told from 1 */
  gboolean has_strata;
  gboolean has_ratio;
} TdStudy;

/**
 * td_study_new:
 * @input: the spans, copied; any number of groups
 * @from: curves are of those still there then and begin at 1, -INFINITY for the beginning; the
 *   tests are of all spans
 * @tau: where the restricted means end; NaN for the longest horizon of METRICS section 2 at which
 *   all groups have five at risk
 */
TdStudy *td_study_new (const TdCompareInput *input, double from, double tau);

void td_study_free (TdStudy *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdStudy, td_study_free)

G_END_DECLS
