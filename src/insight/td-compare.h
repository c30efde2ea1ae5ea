/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-survival.h"

G_BEGIN_DECLS

/* Groups that can be compared at once. */
#define TD_COMPARE_MOST_GROUPS 20

/**
 * TdCompareInput:
 * @groups: (array length=n): the group of each span, 0 to @n_groups - 1
 * @strata: (array length=n) (nullable): its stratum, any numbers; risk sets stay inside a stratum
 *
 * Spans of groups to be compared (METRICS section 4); all borrowed.
 */
typedef struct
{
  const TdObservation *spans;
  const int *groups;
  const int *strata;
  guint n;
  guint n_groups;
} TdCompareInput;

/**
 * TdLogRank:
 * @df: groups that were ever at risk, minus 1
 * @chisq: NaN where not computable, as is @p
 *
 * Whether groups leave at the same rate: what was observed against what would be expected.
 */
typedef struct
{
  double observed[TD_COMPARE_MOST_GROUPS];
  double expected[TD_COMPARE_MOST_GROUPS];
  double variance[TD_COMPARE_MOST_GROUPS]; /* of observed minus expected */
  int df;
  double chisq;
  double p;
} TdLogRank;

/* The log-rank test with delayed entry, stratified where strata are given (Kalbfleisch & Prentice
 * 2002; equals survdiff() of R, and the score test of coxph() with exact ties). */
TdLogRank td_compare_log_rank (const TdCompareInput *input);

/**
 * TdHazardRatio:
 * @ratio: of group 1 over group 0
 *
 * How many times as fast group 1 leaves; NaN where a group has no events or nobody at risk.
 */
typedef struct
{
  TdInterval ratio;
  double log_se;
  double p;
} TdHazardRatio;

/* Cox's model with one covariate, Efron's way with ties, for exactly two groups. Efron, J Am Stat
 * Assoc 1977. */
TdHazardRatio td_compare_hazard_ratio (const TdCompareInput *input);

/* The one-step estimate of Peto from a log-rank test of two groups, to check the other by. */
TdInterval td_compare_peto (const TdLogRank *test);

/**
 * TdMeanGap:
 *
 * The restricted mean of curve 1 minus that of curve 0, in days, within tau.
 */
typedef struct
{
  TdInterval gap;
  double se;
  double p;
} TdMeanGap;

/* The longest horizon of METRICS section 2, of 91 to 731 days, that all curves reach with five at
 * risk; NaN for none. */
double td_compare_choose_tau (const TdSurvival *const *curves, guint n);

TdMeanGap td_compare_restricted_means (const TdSurvival *one, const TdSurvival *zero, double tau);

/* The hazard ratios that @events and a share @exposed of the time in group 1 could have told from 1
 * with a power of 80 %: below the lower limit or above the upper one; the estimate is 1.
 * Schoenfeld, Biometrika 1981. */
TdInterval td_compare_detectable (double events, double exposed);

G_END_DECLS
