/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdInterval:
 *
 * An estimate and its 95 % confidence limits. NaN means "not computable" and is shown as "not
 * available", never as 0; an unbounded limit is infinite.
 */
typedef struct
{
  double estimate;
  double lower;
  double upper;
} TdInterval;

/* All three NaN. */
TdInterval td_interval_none (void);

/* Share @count / @of (0 to 1) by Wilson's score method; NaN where @of is 0. The limits are exactly
 * 0 and 1 at the ends. Wilson, J Am Stat Assoc 1927. */
TdInterval td_interval_wilson (gint64 count, gint64 of);

/* The same at another confidence, 0 < @confidence < 1. */
TdInterval td_interval_wilson_at (gint64 count, gint64 of, double confidence);

/* Share 1 minus share 2, by Newcombe's method 10. Stat Med 1998; 17:873. */
TdInterval td_interval_share_difference (gint64 count1, gint64 of1, gint64 count2, gint64 of2);

/* Exact limits of a share by inverting the binomial. Clopper & Pearson, Biometrika 1934. */
TdInterval td_interval_exact_share (gint64 count, gint64 of);

/* Events for each unit of @exposure, exact Poisson limits (Garwood, Biometrika 1936); NaN where
 * nothing was exposed. */
TdInterval td_interval_rate (gint64 events, double exposure);

/* Rate 1 over rate 0 with exact conditional limits; infinite where only rate 0 has no events, NaN
 * without any event. */
TdInterval td_interval_rate_ratio (gint64 events1,
                                   double exposure1,
                                   gint64 events0,
                                   double exposure0);

/* The mean of values with Student's limits; the limits are NaN for one value or equal values.
 * @sd may be NULL. */
TdInterval td_interval_mean (const double *values, guint n, double *sd);

/* The limits as far as the scale of the values reaches, for whoever reads them; NaN stays NaN. */
TdInterval td_interval_clip (TdInterval interval, double least, double most);

/**
 * TdMeanDifference:
 * @n_pairs: people that answered twice, 0 for Welch's comparison of two groups
 *
 * The mean of b minus the mean of a.
 */
typedef struct
{
  TdInterval difference;
  double df;
  double p;
  guint n_pairs;
} TdMeanDifference;

/* Paired: the same people, value by value. */
TdMeanDifference td_interval_paired_difference (const double *a, const double *b, guint n);

/* Two groups of different people, unequal variances (Welch, Biometrika 1947). */
TdMeanDifference td_interval_mean_difference (const double *a,
                                              guint n_a,
                                              const double *b,
                                              guint n_b);

/* P(X > x) of a chi-square with @df degrees of freedom, of a million at most; NaN where either is
 * no number. */
double td_interval_chisq_tail (double x, double df);

/* z with P(-z < Z < z) = @confidence of a standard normal, 0 <= @confidence <= 1. */
double td_interval_normal_quantile (double confidence);

/* P(|Z| > |z|) of a standard normal: the p of an estimate that is z standard errors from nothing.
 * 0 where it is below all numbers. */
double td_interval_normal_p (double z);

/* The @p quantile of Student's t, 0 <= @p <= 1; NaN where @df is not above 0. */
double td_interval_t_quantile (double p, double df);

G_END_DECLS
