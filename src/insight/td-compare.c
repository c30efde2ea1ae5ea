/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-compare.h"

#include "insight/td-risk-sets.h"

#include <math.h>

#define MOST TD_COMPARE_MOST_GROUPS

/* Newton's steps end here; METRICS section 4. */
#define COX_STEP 1e-10
#define COX_LONGEST 4.0
#define COX_ROUNDS 100

/* Less of a variance than this is what rounding leaves of nothing. */
#define SINGULAR 1e-10

/* Who must be at risk where a restricted mean ends. */
#define LEAST_AT_TAU 5

/* b' a^-1 b of a covariance, which it changes, by elimination; NaN where one row follows from those
 * before it: of its variance next to nothing is its own. */
static double
solve_form (double a[MOST][MOST], const double *b, guint n)
{
  double x[MOST], variance[MOST], form = 0;

  for (guint i = 0; i < n; i++)
    {
      x[i] = b[i];
      variance[i] = a[i][i];
    }
  for (guint i = 0; i < n; i++)
    {
      if (!(a[i][i] > SINGULAR * variance[i]))
        return NAN;
      form += x[i] * x[i] / a[i][i];
      for (guint j = i + 1; j < n; j++)
        {
          double factor = a[j][i] / a[i][i];

          for (guint k = i; k < n; k++)
            a[j][k] -= factor * a[i][k];
          x[j] -= factor * x[i];
        }
    }
  return form;
}

static void
add_risk_set (const TdRiskSets *sets, guint set, TdLogRank *test, double variance[MOST][MOST])
{
  const double *at_risk = td_risk_sets_get_at_risk (sets, set),
               *events = td_risk_sets_get_events (sets, set);
  double n = 0, d = 0, factor;

  for (guint g = 0; g < sets->n_groups; g++)
    {
      n += at_risk[g];
      d += events[g];
    }
  factor = n > 1 ? d * (n - d) / (n - 1) : 0;
  for (guint g = 0; g < sets->n_groups; g++)
    {
      double share = at_risk[g] / n;

      test->observed[g] += events[g];
      test->expected[g] += d * share;
      for (guint h = 0; h < sets->n_groups; h++)
        variance[g][h] += factor * share * ((g == h ? 1 : 0) - at_risk[h] / n);
    }
}

TdLogRank
td_compare_log_rank (const TdCompareInput *input)
{
  g_auto (TdRiskSets) sets = { 0 };
  TdLogRank test = { .df = -1, .chisq = NAN, .p = NAN };
  double variance[MOST][MOST] = { 0 }, kept[MOST][MOST], difference[MOST];
  guint groups[MOST], n = 0;

  g_return_val_if_fail (input->n_groups <= MOST, test);

  td_risk_sets_init (&sets, input);
  for (guint i = 0; i < sets.n_sets; i++)
    add_risk_set (&sets, i, &test, variance);
  for (guint g = 0; g < input->n_groups; g++)
    {
      test.variance[g] = variance[g][g];
      if (test.expected[g] > 0)
        groups[n++] = g;
    }
  test.df = (int) n - 1;
  for (guint i = 1; i < n; i++)
    {
      if (variance[groups[i]][groups[i]] == 0)
        return test;
      difference[i - 1] = test.observed[groups[i]] - test.expected[groups[i]];
      for (guint j = 1; j < n; j++)
        kept[i - 1][j - 1] = variance[groups[i]][groups[j]];
    }
  if (n >= 2 && variance[groups[0]][groups[0]] > 0)
    {
      test.chisq = solve_form (kept, difference, n - 1);
      test.p = td_interval_chisq_tail (test.chisq, test.df);
    }
  return test;
}

/* Score and information of the log hazard ratio over all risk sets. */
static void
get_slope (const TdRiskSets *sets, double beta, double *score, double *information)
{
  *score = *information = 0;
  for (guint i = 0; i < sets->n_sets; i++)
    {
      const double *at_risk = td_risk_sets_get_at_risk (sets, i),
                   *events = td_risk_sets_get_events (sets, i);
      int d = (int) (events[0] + events[1]);

      for (int l = 0; l < d; l++)
        {
          double tied = (double) l / d;
          double in = exp (beta) * (at_risk[1] - tied * events[1]);
          double mean = in / (in + at_risk[0] - tied * events[0]);

          *score += events[1] / d - mean;
          *information += mean * (1 - mean);
        }
    }
}

static gboolean
can_be_estimated (const TdRiskSets *sets)
{
  double events[2] = { 0 }, at_risk[2] = { 0 };

  for (guint i = 0; i < sets->n_sets; i++)
    for (guint g = 0; g < 2; g++)
      {
        events[g] += td_risk_sets_get_events (sets, i)[g];
        at_risk[g] += td_risk_sets_get_at_risk (sets, i)[g];
      }
  return events[0] > 0 && events[1] > 0 && at_risk[0] > 0 && at_risk[1] > 0;
}

/* Newton's steps from 0, none longer than COX_LONGEST: a first step that runs too far finds no
 * slope there. The score falls with beta: where a step leaves the stretch in which it changes its
 * sign, the middle of that is taken. FALSE where there is no end to it. */
static gboolean
find_beta (const TdRiskSets *sets, double *beta, double *information)
{
  double low = -INFINITY, high = INFINITY, score;

  *beta = 0;
  for (guint round = 0; round < COX_ROUNDS; round++)
    {
      double step, from = *beta;

      get_slope (sets, from, &score, information);
      if (!(*information > 0))
        return FALSE;
      step = CLAMP (score / *information, -COX_LONGEST, COX_LONGEST);
      if (score > 0)
        low = from;
      else
        high = from;
      *beta = from + step;
      if (fabs (step) < COX_STEP)
        return TRUE;
      if (!(*beta >= low && *beta <= high))
        *beta = low + (high - low) / 2;
    }
  return FALSE;
}

TdHazardRatio
td_compare_hazard_ratio (const TdCompareInput *input)
{
  TdHazardRatio result = { td_interval_none (), NAN, NAN };
  g_auto (TdRiskSets) sets = { 0 };
  double beta, information, half;

  g_return_val_if_fail (input->n_groups == 2, result);

  td_risk_sets_init (&sets, input);
  if (!can_be_estimated (&sets) || !find_beta (&sets, &beta, &information))
    return result;

  result.log_se = 1 / sqrt (information);
  half = td_interval_normal_quantile (0.95) * result.log_se;
  result.ratio = (TdInterval){ exp (beta), exp (beta - half), exp (beta + half) };
  result.p = td_interval_normal_p (beta / result.log_se);
  return result;
}

TdInterval
td_compare_peto (const TdLogRank *test)
{
  double z = td_interval_normal_quantile (0.95);
  double log_ratio = (test->observed[1] - test->expected[1]) / test->variance[1];
  double half = z / sqrt (test->variance[1]);

  if (!(test->variance[1] > 0))
    return td_interval_none ();
  return (TdInterval){ exp (log_ratio), exp (log_ratio - half), exp (log_ratio + half) };
}

static gboolean
reach (const TdSurvival *const *curves, guint n, double tau)
{
  for (guint i = 0; i < n; i++)
    if (!(tau <= curves[i]->last_time) || td_survival_count_at_risk (curves[i], tau) < LEAST_AT_TAU)
      return FALSE;
  return n > 0;
}

double
td_compare_choose_tau (const TdSurvival *const *curves, guint n)
{
  static const double horizons[] = { 731, 548, 365, 183, 91 };

  for (guint i = 0; i < G_N_ELEMENTS (horizons); i++)
    if (reach (curves, n, horizons[i]))
      return horizons[i];
  return NAN;
}

TdMeanGap
td_compare_restricted_means (const TdSurvival *one, const TdSurvival *zero, double tau)
{
  double z = td_interval_normal_quantile (0.95), se_one, se_zero;
  TdInterval mean_one = td_survival_restricted_mean (one, tau, &se_one);
  TdInterval mean_zero = td_survival_restricted_mean (zero, tau, &se_zero);
  double gap = mean_one.estimate - mean_zero.estimate, se = hypot (se_one, se_zero);

  return (TdMeanGap){ { gap, gap - z * se, gap + z * se },
                      se,
                      se > 0 ? td_interval_normal_p (gap / se) : NAN };
}

TdInterval
td_compare_detectable (double events, double exposed)
{
  double width = 2.8 / sqrt (events * exposed * (1 - exposed));

  if (!(events > 0 && exposed > 0 && exposed < 1))
    return td_interval_none ();
  return (TdInterval){ 1, exp (-width), exp (width) };
}
