/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-interval.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#define CONFIDENCE 0.95
#define TAIL ((1 - CONFIDENCE) / 2)

/* Beyond it the square of t is no number any more. */
#define LARGEST_T 1e150

/* From here on an expansion is more exact than a sum. */
#define MANY_EVENTS 10000

TdInterval
td_interval_none (void)
{
  return (TdInterval){ NAN, NAN, NAN };
}

TdInterval
td_interval_wilson_at (gint64 count, gint64 of, double confidence)
{
  double z = td_interval_normal_quantile (confidence);
  double share, centre, half, scale;

  g_return_val_if_fail (count >= 0 && count <= of, td_interval_none ());

  if (of == 0)
    return td_interval_none ();

  share = (double) count / (double) of;
  scale = 1 + z * z / (double) of;
  centre = (share + z * z / (2.0 * (double) of)) / scale;
  half = z * sqrt (share * (1 - share) / (double) of + z * z / (4.0 * (double) of * (double) of)) /
         scale;
  return (TdInterval){ share, count == 0 ? 0 : centre - half, count == of ? 1 : centre + half };
}

TdInterval
td_interval_wilson (gint64 count, gint64 of)
{
  return td_interval_wilson_at (count, of, CONFIDENCE);
}

TdInterval
td_interval_share_difference (gint64 count1, gint64 of1, gint64 count2, gint64 of2)
{
  TdInterval one = td_interval_wilson (count1, of1);
  TdInterval two = td_interval_wilson (count2, of2);
  double difference = one.estimate - two.estimate;

  return (TdInterval){
    difference,
    difference - hypot (one.estimate - one.lower, two.upper - two.estimate),
    difference + hypot (one.upper - one.estimate, two.estimate - two.lower),
  };
}

/* One of GSL's distributions: the probability of more, or of less, than x. */
typedef double (*Tail) (double x, double a, double b);

/* The x in @low..@high at which a tail is @p, by halving. The inverses of GSL 2.7 end the program
 * where they do not converge (a share of 2 in 260, a rate of 1736 events) and are off without a
 * word elsewhere (1159 events); its distributions are right in the tails. Near the middle of very
 * many they are not a number: that counts as more than @p. */
static double
find_quantile (Tail tail, gboolean falling, double a, double b, double low, double high, double p)
{
  double x = low + (high - low) / 2;

  while (x > low && x < high)
    {
      gboolean beyond = tail (x, a, b) < p;

      if (beyond == falling)
        high = x;
      else
        low = x;
      x = low + (high - low) / 2;
    }
  return x;
}

static double
student_above (double t, double df, double unused)
{
  return gsl_cdf_tdist_Q (t, df);
}

/* Many events: the expansion of Cornish and Fisher about their number, right to 1e-13 from
 * MANY_EVENTS on, where sums of GSL no longer converge. */
static double
expand_gamma (double k, double z)
{
  double root = sqrt (k), square = z * z;

  return k + z * root + (square - 1) / 3 + z * (square - 7) / (36 * root) -
         (3 * square * square + 7 * square - 16) / (810 * k) +
         z * (9 * square * square + 256 * square - 433) / (38880 * k * root);
}

/* The limits of a sum of @k waits of mean 1. Twenty standard deviations above the mean there is
 * nothing left, and twenty more for few events. */
static double
gamma_lower (double k)
{
  if (k >= MANY_EVENTS)
    return expand_gamma (k, -td_interval_normal_quantile (CONFIDENCE));
  return find_quantile (gsl_cdf_gamma_P, FALSE, k, 1, 0, k, TAIL);
}

static double
gamma_upper (double k)
{
  if (k >= MANY_EVENTS)
    return expand_gamma (k, td_interval_normal_quantile (CONFIDENCE));
  return find_quantile (gsl_cdf_gamma_Q, TRUE, k, 1, 0, k + 20 * sqrt (k) + 20, TAIL);
}

TdInterval
td_interval_exact_share (gint64 count, gint64 of)
{
  double in = (double) count, out = (double) (of - count);

  g_return_val_if_fail (count >= 0 && count <= of, td_interval_none ());

  if (of == 0)
    return td_interval_none ();

  return (TdInterval){
    in / (double) of,
    count == 0 ? 0 : find_quantile (gsl_cdf_beta_P, FALSE, in, out + 1, 0, 1, TAIL),
    count == of ? 1 : find_quantile (gsl_cdf_beta_Q, TRUE, in + 1, out, 0, 1, TAIL),
  };
}

TdInterval
td_interval_rate (gint64 events, double exposure)
{
  double k = (double) events;

  g_return_val_if_fail (events >= 0, td_interval_none ());

  if (!(exposure > 0))
    return td_interval_none ();

  return (TdInterval){
    k / exposure,
    events == 0 ? 0 : gamma_lower (k) / exposure,
    gamma_upper (k + 1) / exposure,
  };
}

TdInterval
td_interval_rate_ratio (gint64 events1, double exposure1, gint64 events0, double exposure0)
{
  TdInterval one = td_interval_exact_share (events1, events1 + events0);
  TdInterval zero = td_interval_exact_share (events0, events1 + events0);
  double exposures = exposure0 / exposure1;

  if (events1 + events0 == 0 || !(exposure1 > 0) || !(exposure0 > 0))
    return td_interval_none ();

  /* p / (1 - p), where 1 minus a limit of one share is the other limit of the other share. */
  return (TdInterval){
    events0 == 0 ? INFINITY : (double) events1 / (double) events0 * exposures,
    events1 == 0 ? 0 : one.lower / zero.upper * exposures,
    events0 == 0 ? INFINITY : one.upper / zero.lower * exposures,
  };
}

static double
mean_of (const double *values, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += values[i];
  return n > 0 ? sum / n : NAN;
}

static double
variance_of (const double *values, guint n)
{
  double mean = mean_of (values, n), sum = 0;

  for (guint i = 0; i < n; i++)
    sum += (values[i] - mean) * (values[i] - mean);
  return n > 1 ? sum / (n - 1) : NAN;
}

static TdInterval
student_interval (double estimate, double se, double df)
{
  double half = se > 0 ? td_interval_t_quantile (1 - TAIL, df) * se : NAN;

  return (TdInterval){ estimate, estimate - half, estimate + half };
}

TdInterval
td_interval_mean (const double *values, guint n, double *sd)
{
  double variance = variance_of (values, n);

  if (sd)
    *sd = sqrt (variance);
  return student_interval (mean_of (values, n), sqrt (variance / n), n - 1.0);
}

TdInterval
td_interval_clip (TdInterval interval, double least, double most)
{
  /* A comparison with NaN is false. */
  if (interval.lower < least)
    interval.lower = least;
  if (interval.upper > most)
    interval.upper = most;
  return interval;
}

static double
student_p (double difference, double se, double df)
{
  /* GSL ends the program where a degree of freedom is no number. */
  if (!(se > 0 && isfinite (se)) || !isfinite (difference / se) || !isfinite (df))
    return NAN;
  return 2 * gsl_cdf_tdist_Q (fabs (difference / se), df);
}

TdMeanDifference
td_interval_paired_difference (const double *a, const double *b, guint n)
{
  g_autofree double *change = g_new (double, n + 1);
  TdMeanDifference result = { .df = n - 1.0, .n_pairs = n };
  double se;

  for (guint i = 0; i < n; i++)
    change[i] = b[i] - a[i];
  se = sqrt (variance_of (change, n) / n);
  result.difference = student_interval (mean_of (change, n), se, result.df);
  result.p = student_p (result.difference.estimate, se, result.df);
  return result;
}

TdMeanDifference
td_interval_mean_difference (const double *a, guint n_a, const double *b, guint n_b)
{
  double part_a = variance_of (a, n_a) / n_a, part_b = variance_of (b, n_b) / n_b;
  double sum = part_a + part_b;
  TdMeanDifference result = { 0 };

  result.df = sum * sum / (part_a * part_a / (n_a - 1.0) + part_b * part_b / (n_b - 1.0));
  result.difference = student_interval (mean_of (b, n_b) - mean_of (a, n_a), sqrt (sum), result.df);
  result.p = student_p (result.difference.estimate, sqrt (sum), result.df);
  return result;
}

double
td_interval_chisq_tail (double x, double df)
{
  return isnan (x) || !(df > 0) ? NAN : gsl_cdf_chisq_Q (x, df);
}

double
td_interval_normal_quantile (double confidence)
{
  double tail = (1 - confidence) / 2, z = gsl_cdf_ugaussian_Qinv (tail);

  /* GSL's is right to nine digits far out; a step of Newton gives the rest. */
  if (isfinite (z))
    z += (erfc (z / M_SQRT2) / 2 - tail) * sqrt (2 * M_PI) * exp (z * z / 2);
  return z;
}

double
td_interval_normal_p (double z)
{
  return erfc (fabs (z) / M_SQRT2);
}

double
td_interval_t_quantile (double p, double df)
{
  double tail = MIN (p, 1 - p), high = 1, t;

  if (isnan (p) || !(df > 0) || !isfinite (df))
    return NAN;
  if (tail <= 0)
    return p > 0.5 ? INFINITY : -INFINITY;
  if (tail == 0.5)
    return 0;

  while (gsl_cdf_tdist_Q (high, df) > tail)
    high *= 2;
  t = find_quantile (student_above, TRUE, df, 0, 0, high, tail);
  if (t > LARGEST_T)
    return NAN;
  return p > 0.5 ? t : -t;
}
