/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-competing.h"
#include "insight/td-waiting.h"

#include "td-oracle.h"

void test_competing_add (void);

static GArray *
read_waits (TdOracle *data, const char *group)
{
  GArray *waits = g_array_new (FALSE, TRUE, sizeof (TdEnding));

  for (guint i = 0; i < data->rows->len; i++)
    {
      TdEnding wait = { td_oracle_number (data, i, "time"),
                        (int) td_oracle_number (data, i, "cause") };

      if (strcmp (group, "ALL") == 0 || strcmp (td_oracle_text (data, i, "group"), group) == 0)
        g_array_append_val (waits, wait);
    }
  return waits;
}

/* Waiting list of liver transplants, survival package of R. */
static void
test_transplant (void)
{
  g_autoptr (TdOracle) data = td_oracle_open ("waitlist_transplant.data.csv");
  g_autoptr (TdOracle) expected = td_oracle_open ("waitlist_transplant.expected.csv");
  g_autoptr (TdCompeting) curves = NULL;
  const char *group = "";

  for (guint i = 0; i < expected->rows->len; i++)
    {
      const char *metric = td_oracle_text (expected, i, "metric");
      double at = td_oracle_number (expected, i, "at");
      double want = td_oracle_number (expected, i, "value");
      int cause = metric[strlen (metric) - 1] - '0';

      if (strcmp (group, td_oracle_text (expected, i, "group")) != 0)
        {
          g_autoptr (GArray) waits = NULL;

          g_clear_pointer (&curves, td_competing_free);
          group = td_oracle_text (expected, i, "group");
          waits = read_waits (data, group);
          curves = td_competing_new ((TdEnding *) waits->data, waits->len);
          g_assert_cmpuint (curves->n_causes, ==, 3);
        }
      if (strcmp (metric, "n_risk") == 0)
        td_oracle_assert (td_competing_at (curves, at).at_risk, want, TD_CLOSED);
      else if (strcmp (metric, "still_waiting") == 0)
        td_oracle_assert (td_competing_at (curves, at).still, want, TD_CLOSED);
      else if (g_str_has_prefix (metric, "cif_cause"))
        td_oracle_assert (td_competing_share_at (curves, cause, at).share, want, TD_CLOSED);
      else if (g_str_has_prefix (metric, "cif_se_cause"))
        td_oracle_assert (td_competing_share_at (curves, cause, at).se, want, TD_CLOSED);
      else
        g_error ("%s?", metric);
    }
}

static void
test_small (void)
{
  const TdEnding waits[] = { { 0, TD_WAIT_MATCHED },
                             { 10, TD_WAIT_WITHDREW },
                             { 10, TD_WAIT_WAITING },
                             { 20, TD_WAIT_MATCHED } };
  g_autoptr (TdCompeting) nobody = td_competing_new (NULL, 0);
  g_autoptr (TdCompeting) all = td_competing_new (waits, 4);
  g_autoptr (TdCompeting) three = td_competing_new (waits, 3);
  TdWaitShare none = td_waiting_share (nobody, TD_WAIT_MATCHED, 14);
  TdWaitShare first = td_waiting_share (all, TD_WAIT_MATCHED, 0);
  TdWaitShare later = td_waiting_share (all, TD_WAIT_MATCHED, 20);

  g_assert_true (isnan (none.share) && isnan (none.still) && isnan (none.se));
  g_assert_true (isnan (td_competing_get_last_time (nobody)));
  g_assert_cmpuint (first.at_risk, ==, 4);
  td_oracle_assert (first.share, 0.25, TD_CLOSED);
  td_oracle_assert (later.share, 0.75, TD_CLOSED);
  td_oracle_assert (later.still, 0, TD_CLOSED);
  g_assert_cmpfloat (td_waiting_median (all, TD_WAIT_MATCHED), ==, 20);
  g_assert_true (isnan (td_waiting_median (three, TD_WAIT_WITHDREW)));
  /* A cause that nobody met, and times before, between and after all waits. */
  g_assert_cmpfloat (td_competing_share_at (all, 7, 20).share, ==, 0);
  g_assert_cmpfloat (td_competing_share_at (all, TD_WAIT_MATCHED, -1).share, ==, 0);
  g_assert_cmpuint (td_competing_at (all, 15).at_risk, ==, 1);
  g_assert_cmpuint (td_competing_at (all, 21).at_risk, ==, 0);
}

/* The derivative of the share with the weight of one wait, step by step as it is defined. */
static double
get_influence (const TdEnding *wait, int cause, const TdCompeting *curves, double within)
{
  double still = 1, d_still = 0, d_share = 0, before = 0;

  for (guint j = 0; j < curves->n_points && curves->points[j].time <= within; j++)
    {
      const TdCompetingPoint *point = &curves->points[j];
      double n = point->at_risk, d = point->ended;
      double share = td_competing_share_at (curves, cause, point->time).share;
      double of_cause = (share - before) * n / still;
      gboolean at_risk = wait->time >= point->time;
      gboolean ends = wait->time == point->time && wait->cause != TD_COMPETING_WAITING;

      d_share += d_still * of_cause / n +
                 still * ((ends && wait->cause == cause) - at_risk * of_cause / n) / n;
      d_still = d_still * (1 - d / n) - still * (ends - at_risk * d / n) / n;
      still = point->still;
      before = share;
    }
  return d_share;
}

/* Many waits at random: the standard error against its definition, shares that add up to 1, any
 * order of rows, and an error of nothing where everybody met the one cause. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 40; round++)
    {
      guint n = (guint) g_rand_int_range (random, 1, 120);
      int n_causes = g_rand_int_range (random, 1, 4);
      g_autofree TdEnding *waits = g_new (TdEnding, n);
      g_autofree TdEnding *turned = g_new (TdEnding, n);
      g_autoptr (TdCompeting) curves = NULL;
      g_autoptr (TdCompeting) other = NULL;

      for (guint i = 0; i < n; i++)
        {
          waits[i].time = g_rand_int_range (random, 0, 60) / 2.0;
          waits[i].cause = g_rand_int_range (random, n_causes == 1 ? 1 : 0, n_causes + 1);
          turned[n - 1 - i] = waits[i];
        }
      curves = td_competing_new (waits, n);
      other = td_competing_new (turned, n);
      g_assert_cmpmem (curves->shares,
                       curves->n_points * curves->n_causes * sizeof (TdCompetingShare),
                       other->shares,
                       other->n_points * other->n_causes * sizeof (TdCompetingShare));
      for (double at = 0; at <= 30; at += 6)
        {
          double sum = td_competing_at (curves, at).still;

          for (int cause = 1; cause <= n_causes; cause++)
            {
              TdCompetingShare share = td_competing_share_at (curves, cause, at);
              double squares = 0;

              for (guint i = 0; i < n; i++)
                squares += pow (get_influence (&waits[i], cause, curves, at), 2);
              td_oracle_assert (share.se, sqrt (squares), TD_CLOSED);
              sum += share.share;
            }
          td_oracle_assert (sum, 1, TD_CLOSED);
        }
    }
}

/* A million waits take no time that grows with the number of days times that of waits. */
static void
test_many (void)
{
  const guint n = 1000000;
  g_autofree TdEnding *waits = g_new (TdEnding, n);
  g_autoptr (TdCompeting) curves = NULL;

  for (guint i = 0; i < n; i++)
    waits[i] = (TdEnding){ i % 999983, (int) (i % 3) };
  curves = td_competing_new (waits, n);
  g_assert_cmpuint (curves->n_points, ==, 999983);
  td_oracle_assert (td_competing_at (curves, 1e6).still +
                        td_competing_share_at (curves, 1, 1e6).share +
                        td_competing_share_at (curves, 2, 1e6).share,
                    1, TD_CLOSED);
  g_assert_true (td_competing_share_at (curves, 1, 5e5).se > 0);
}

void
test_competing_add (void)
{
  g_test_add_func ("/competing/transplant", test_transplant);
  g_test_add_func ("/competing/small", test_small);
  g_test_add_func ("/competing/random", test_random);
  g_test_add_func ("/competing/many", test_many);
}
