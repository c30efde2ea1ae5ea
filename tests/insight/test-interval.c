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

/* Far out and very many: 17 digits by mpmath, with 40 at work, of the definitions. */
static void
test_extreme_counts (void)
{
  static const struct
  {
    gint64 events;
    double lower;
    double upper;
  } rates[] = {
    { 1, 0.025317807984289875, 5.5716433909388986 },
    { 2, 0.2422092785439649, 7.2246876677239608 },
    { 99, 80.46231485419538, 120.52894775315546 },
    { 9999, 9803.9622674104147, 10196.941824999883 },
    { 10000, 9804.9524672601831, 10197.951624661473 },
    { 123456, 122768.28869851555, 124146.6083953446 },
    { 10000000, 9993802.9968842669, 10006199.897731497 },
    { 1000000000, 999938021.44392792, 1000061981.4504089 },
  };
  static const struct
  {
    gint64 count;
    gint64 of;
    double lower;
    double upper;
  } shares[] = {
    { 0, 1000000000, 0, 3.6888794473100205e-9 },
    { 1, 1000000000, 2.531780798396938e-11, 5.5716433782031153e-9 },
    { 10, 1000000000, 4.7953887062138064e-9, 1.8390355964866961e-8 },
    { 500000000, 1000000000, 0.49996900974842228, 0.50003099025157772 },
    { 300000000, 1000000000, 0.29997159750239664, 0.30002840365535277 },
    { 999999999, 1000000000, 0.99999999442835662, 0.99999999997468219 },
    { 1000000000, 1000000000, 0.99999999631112055, 1 },
    { 6180, 10000, 0.60839374042470263, 0.6275374891940733 },
    { 1, 2, 0.012579117093425049, 0.98742088290657495 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      TdInterval got = td_interval_rate (rates[i].events, 1);

      td_oracle_assert (got.lower, rates[i].lower, TD_INVERTED);
      td_oracle_assert (got.upper, rates[i].upper, TD_INVERTED);
    }
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      gint64 in = shares[i].count, out = shares[i].of - in;
      TdInterval got = td_interval_exact_share (in, shares[i].of);
      TdInterval ratio = td_interval_rate_ratio (in, 1, out, 1);

      td_oracle_assert (got.lower, shares[i].lower, TD_INVERTED);
      td_oracle_assert (got.upper, shares[i].upper, TD_INVERTED);
      /* The odds of few in very many keep all their digits. */
      if (shares[i].upper < 1e-6)
        td_oracle_assert (ratio.upper, shares[i].upper * (1 + shares[i].upper), TD_INVERTED);
      if (in > 0 && shares[i].lower < 1e-6)
        td_oracle_assert (td_interval_rate_ratio (out, 1, in, 1).upper, 1 / shares[i].lower - 1,
                          TD_INVERTED);
    }
}

static void
test_extreme_tails (void)
{
  static const double chisq[][3] = {
    { 1e-9, 1, 0.999974768674784 },
    { 50, 1, 1.5374597944280349e-12 },
    { 49.5, 1, 1.9837172323282225e-12 },
    { 55, 2, 1.1399918530443553e-12 },
    { 70, 5, 1.0247908013196031e-13 },
    { 90, 19, 3.3171637641393782e-11 },
    { 0.001, 19, 1 },
    { 1300, 1000, 3.8897364994868525e-10 },
    { 300, 100, 7.4121008573228768e-22 },
    { 100000, 99000, 0.012503086996302765 },
  };
  static const double student[][3] = {
    { 0.975, 1, 12.706204736174693 },        { 0.975, 2, 4.3026527297494618 },
    { 0.9999999999, 1, 3183098598.4671478 }, { 1e-12, 1, -318309886183.79068 },
    { 0.975, 0.5, 164.55767348048824 },      { 0.975, 14.6249443512208, 2.1362202346166069 },
    { 0.025, 1000, -1.9623390808264085 },    { 0.999999, 3, 103.29946777942897 },
    { 0.6, 2.5, 0.28145951274854759 },       { 0.5, 3, 0 },
  };
  static const double normal[][2] = {
    { 0.95, 1.9599639845400539 },
    { 0.9999, 3.8905918864131207 },
    { 0.9999999999, 6.466951074732419 },
    { 0.9999999999999991, 8.0413999590965423 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (chisq); i++)
    td_oracle_assert (td_interval_chisq_tail (chisq[i][0], chisq[i][1]), chisq[i][2], TD_INVERTED);
  for (guint i = 0; i < G_N_ELEMENTS (student); i++)
    td_oracle_assert (td_interval_t_quantile (student[i][0], student[i][1]), student[i][2],
                      TD_INVERTED);
  for (guint i = 0; i < G_N_ELEMENTS (normal); i++)
    td_oracle_assert (td_interval_normal_quantile (normal[i][0]), normal[i][1], TD_CLOSED);

  /* Beyond what a number can be, without ending the program. */
  g_assert_cmpfloat (td_interval_chisq_tail (1e6, 1), ==, 0);
  g_assert_cmpfloat (td_interval_normal_p (50), ==, 0);
  g_assert_cmpfloat (td_interval_normal_p (-1e300), ==, 0);
  g_assert_cmpfloat (td_interval_normal_p (0), ==, 1);
  td_oracle_assert (td_interval_normal_p (1.9599639845400539), 0.05, TD_INVERTED);
  g_assert_cmpfloat (td_interval_t_quantile (0, 3), ==, -INFINITY);
  g_assert_cmpfloat (td_interval_t_quantile (1, 3), ==, INFINITY);
  g_assert_true (isnan (td_interval_t_quantile (0.9, 0)));
  g_assert_true (isnan (td_interval_t_quantile (0.9, INFINITY)));
  g_assert_true (isnan (td_interval_t_quantile (1e-320, 0.1)));
}

/* Two answers, answers that are all alike, and one in a group. */
static void
test_few_values (void)
{
  static const double pair[] = { 3, 5 }, alike[] = { 4, 4, 4 }, wide[] = { 1, 5, 3 };
  static const double huge[] = { 1e308, -1e308 };
  TdInterval two = td_interval_mean (pair, 2, NULL);
  TdMeanDifference same = td_interval_paired_difference (wide, wide, 3);
  TdMeanDifference single = td_interval_mean_difference (pair, 2, alike, 1);
  TdMeanDifference flat = td_interval_mean_difference (alike, 3, alike, 3);

  td_oracle_assert (two.upper, 4 + 12.706204736174693, TD_INVERTED);
  g_assert_true (isnan (td_interval_mean (alike, 3, NULL).lower));
  g_assert_cmpfloat (td_interval_mean (alike, 3, NULL).estimate, ==, 4);
  g_assert_true (isnan (td_interval_mean (NULL, 0, NULL).estimate));
  g_assert_cmpfloat (same.difference.estimate, ==, 0);
  g_assert_true (isnan (same.difference.lower) && isnan (same.p));
  g_assert_true (isnan (single.difference.lower) && isnan (single.p));
  g_assert_true (isnan (flat.difference.upper) && isnan (flat.p));
  g_assert_true (isnan (td_interval_mean_difference (huge, 2, pair, 2).p));
  g_assert_true (isnan (td_interval_paired_difference (huge, pair, 2).p));
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
  g_test_add_func ("/interval/extreme-counts", test_extreme_counts);
  g_test_add_func ("/interval/extreme-tails", test_extreme_tails);
  g_test_add_func ("/interval/few-values", test_few_values);
  g_test_add_func ("/interval/rate-ratio", test_rate_ratio);
  g_test_add_func ("/interval/mean", test_mean);
  g_test_add_func ("/interval/mean-difference", test_mean_difference);
  g_test_add_func ("/interval/distributions", test_distributions);
}
