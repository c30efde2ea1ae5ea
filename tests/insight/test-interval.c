/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-interval.h"

#include <gsl/gsl_cdf.h>

#include "td-oracle.h"

void test_interval_add (void);

static void
assert_interval (TdInterval got,
                 TdOracle *oracle,
                 guint row,
                 const char *estimate,
                 double tolerance)
{
  td_oracle_assert (got.estimate, td_oracle_number (oracle, row, estimate), TD_CLOSED);
  td_oracle_assert (got.lower, td_oracle_number (oracle, row, "lower"), tolerance);
  td_oracle_assert (got.upper, td_oracle_number (oracle, row, "upper"), tolerance);
}

static gint64
count_of (TdOracle *oracle, guint row, const char *column)
{
  return (gint64) td_oracle_number (oracle, row, column);
}

static void
test_wilson (void)
{
  g_autoptr (TdOracle) oracle = td_oracle_open ("wilson.csv");

  for (guint i = 0; i < oracle->rows->len; i++)
    {
      gint64 x = count_of (oracle, i, "x"), n = count_of (oracle, i, "n");
      TdInterval at95 = td_interval_wilson (x, n);
      TdInterval at90 = td_interval_wilson_at (x, n, 0.9);

      td_oracle_assert (at95.estimate, td_oracle_number (oracle, i, "p"), TD_CLOSED);
      td_oracle_assert (at95.lower, td_oracle_number (oracle, i, "lower95"), TD_CLOSED);
      td_oracle_assert (at95.upper, td_oracle_number (oracle, i, "upper95"), TD_CLOSED);
      td_oracle_assert (at90.lower, td_oracle_number (oracle, i, "lower90"), TD_CLOSED);
      td_oracle_assert (at90.upper, td_oracle_number (oracle, i, "upper90"), TD_CLOSED);
    }
}

static void
test_ends (void)
{
  g_assert_true (isnan (td_interval_wilson (0, 0).estimate));
  g_assert_true (isnan (td_interval_wilson (0, 0).upper));
  g_assert_cmpfloat (td_interval_wilson (0, 12).lower, ==, 0);
  g_assert_cmpfloat (td_interval_wilson (12, 12).upper, ==, 1);
  g_assert_true (isnan (td_interval_rate (3, 0).estimate));
  g_assert_true (isnan (td_interval_rate_ratio (0, 10, 0, 10).estimate));
  g_assert_true (isnan (td_interval_exact_share (0, 0).lower));
}

/* Large counts, at which an inverse of GSL does not converge or is off: the distribution itself
 * must stand at the tails. */
static void
test_large_counts (void)
{
  static const gint64 events[] = { 1159, 1736, 2250, 2251, 25000, 100000 };
  static const gint64 shares[][2] = { { 2, 260 }, { 258, 260 }, { 6180, 10000 }, { 38, 100000 } };

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      TdInterval rate = td_interval_rate (events[i], 1);

      g_assert_cmpfloat_with_epsilon (gsl_cdf_gamma_P (rate.lower, events[i], 1), 0.025, 1e-9);
      g_assert_cmpfloat_with_epsilon (gsl_cdf_gamma_Q (rate.upper, events[i] + 1, 1), 0.025, 1e-9);
    }
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      gint64 in = shares[i][0], out = shares[i][1] - in;
      TdInterval share = td_interval_exact_share (in, in + out);

      g_assert_cmpfloat_with_epsilon (gsl_cdf_beta_P (share.lower, in, out + 1), 0.025, 1e-9);
      g_assert_cmpfloat_with_epsilon (gsl_cdf_beta_Q (share.upper, in + 1, out), 0.025, 1e-9);
    }
}

static void
test_newcombe (void)
{
  g_autoptr (TdOracle) oracle = td_oracle_open ("newcombe_difference.csv");

  for (guint i = 0; i < oracle->rows->len; i++)
    {
      TdInterval got =
          td_interval_share_difference (count_of (oracle, i, "x1"), count_of (oracle, i, "n1"),
                                        count_of (oracle, i, "x2"), count_of (oracle, i, "n2"));

      assert_interval (got, oracle, i, "diff", TD_CLOSED);
    }
}

static void
test_exact_share (void)
{
  g_autoptr (TdOracle) oracle = td_oracle_open ("clopper_pearson.csv");

  for (guint i = 0; i < oracle->rows->len; i++)
    {
      TdInterval got =
          td_interval_exact_share (count_of (oracle, i, "x"), count_of (oracle, i, "n"));

      assert_interval (got, oracle, i, "p", TD_INVERTED);
    }
}

static void
test_rate (void)
{
  g_autoptr (TdOracle) oracle = td_oracle_open ("poisson_rate.csv");

  for (guint i = 0; i < oracle->rows->len; i++)
    {
      TdInterval got =
          td_interval_rate (count_of (oracle, i, "events"), td_oracle_number (oracle, i, "time"));

      assert_interval (got, oracle, i, "rate", TD_INVERTED);
    }
}

static void
test_rate_ratio (void)
{
  g_autoptr (TdOracle) oracle = td_oracle_open ("rate_ratio.csv");

  for (guint i = 0; i < oracle->rows->len; i++)
    {
      TdInterval got =
          td_interval_rate_ratio (count_of (oracle, i, "d1"), td_oracle_number (oracle, i, "t1"),
                                  count_of (oracle, i, "d0"), td_oracle_number (oracle, i, "t0"));

      assert_interval (got, oracle, i, "ratio", TD_INVERTED);
    }
}

static void
test_mean (void)
{
  g_autoptr (TdOracle) oracle = td_oracle_open ("mean_t_interval.csv");
  double one = 3, sd;

  for (guint i = 0; i < oracle->rows->len; i++)
    {
      g_autoptr (GArray) values = td_oracle_numbers (oracle, i, "values");
      TdInterval got = td_interval_mean ((double *) values->data, values->len, &sd);

      assert_interval (got, oracle, i, "mean", TD_INVERTED);
      td_oracle_assert (sd, td_oracle_number (oracle, i, "sd"), TD_CLOSED);
    }
  g_assert_true (isnan (td_interval_mean (&one, 1, NULL).lower));
  g_assert_cmpfloat (td_interval_mean (&one, 1, NULL).estimate, ==, 3);
}

static void
test_mean_difference (void)
{
  g_autoptr (TdOracle) oracle = td_oracle_open ("mean_difference.csv");

  for (guint i = 0; i < oracle->rows->len; i++)
    {
      g_autoptr (GArray) a = td_oracle_numbers (oracle, i, "a");
      g_autoptr (GArray) b = td_oracle_numbers (oracle, i, "b");
      gboolean paired = strcmp (td_oracle_text (oracle, i, "test"), "paired") == 0;
      TdMeanDifference got =
          paired ? td_interval_paired_difference ((double *) a->data, (double *) b->data, a->len)
                 : td_interval_mean_difference ((double *) a->data, a->len, (double *) b->data,
                                                b->len);

      assert_interval (got.difference, oracle, i, "diff_b_minus_a", TD_INVERTED);
      td_oracle_assert (got.df, td_oracle_number (oracle, i, "df"), TD_CLOSED);
      td_oracle_assert (got.p, td_oracle_number (oracle, i, "p"), TD_INVERTED);
    }
}

static void
test_distributions (void)
{
  g_autoptr (TdOracle) chisq = td_oracle_open ("chisq_tail.csv");
  g_autoptr (TdOracle) normal = td_oracle_open ("normal_quantile.csv");
  g_autoptr (TdOracle) student = td_oracle_open ("t_quantile.csv");

  for (guint i = 0; i < chisq->rows->len; i++)
    td_oracle_assert (td_interval_chisq_tail (td_oracle_number (chisq, i, "chisq"),
                                              td_oracle_number (chisq, i, "df")),
                      td_oracle_number (chisq, i, "p"), TD_INVERTED);
  for (guint i = 0; i < normal->rows->len; i++)
    td_oracle_assert (td_interval_normal_quantile (td_oracle_number (normal, i, "conf")),
                      td_oracle_number (normal, i, "z"), TD_INVERTED);
  for (guint i = 0; i < student->rows->len; i++)
    td_oracle_assert (td_interval_t_quantile (td_oracle_number (student, i, "p"),
                                              td_oracle_number (student, i, "df")),
                      td_oracle_number (student, i, "t"), TD_INVERTED);
}

void
test_interval_add (void)
{
  g_test_add_func ("/interval/wilson", test_wilson);
  g_test_add_func ("/interval/ends", test_ends);
  g_test_add_func ("/interval/newcombe", test_newcombe);
  g_test_add_func ("/interval/exact-share", test_exact_share);
  g_test_add_func ("/interval/rate", test_rate);
  g_test_add_func ("/interval/large-counts", test_large_counts);
  g_test_add_func ("/interval/rate-ratio", test_rate_ratio);
  g_test_add_func ("/interval/mean", test_mean);
  g_test_add_func ("/interval/mean-difference", test_mean_difference);
  g_test_add_func ("/interval/distributions", test_distributions);
}
