/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include <math.h>

#include "insight/td-figure-pair.h"
#include "td-test.h"

void test_figure_pair_add (void);

static TdFigurePair *
make_pair (gint64 count1, gint64 of1, gint64 count2, gint64 of2)
{
  g_autoptr (TdFigure) one = td_figure_new_share ("adherence", count1, of1);
  g_autoptr (TdFigure) other = td_figure_new_share ("adherence", count2, of2);

  return td_figure_pair_new (one, other);
}

/* Newcombe 1998, table II, row (a): 56 of 70 against 48 of 80 gives 0.0524 to 0.3339. */
static void
test_newcombe (void)
{
  g_autoptr (TdFigurePair) pair = make_pair (56, 70, 48, 80);
  g_autofree char *words = td_figure_pair_dup_difference (pair);

  g_assert_cmpfloat_with_epsilon (pair->difference.estimate, 0.2, 1e-12);
  g_assert_cmpfloat_with_epsilon (pair->difference.lower, 0.0524, 5e-5);
  g_assert_cmpfloat_with_epsilon (pair->difference.upper, 0.3339, 5e-5);
  g_assert_true (td_figure_pair_differs (pair));
  g_assert_cmpstr (words, ==, "A is 20.0 points higher · 95 % range 5.2 to 33.4");
}

/* An interval that holds 0 says so first, and no direction. */
static void
test_no_difference (void)
{
  g_autoptr (TdFigurePair) pair = make_pair (9, 10, 8, 10);
  g_autofree char *words = td_figure_pair_dup_difference (pair);

  g_assert_false (td_figure_pair_differs (pair));
  g_assert_true (g_str_has_prefix (words, "No detectable difference"));
  g_assert_nonnull (strstr (words, "−"));
  g_assert_null (strstr (words, "higher"));
}

static void
test_lower (void)
{
  g_autoptr (TdFigurePair) pair = make_pair (48, 80, 56, 70);
  g_autofree char *words = td_figure_pair_dup_difference (pair);

  g_assert_cmpstr (words, ==, "A is 20.0 points lower · 95 % range −33.4 to −5.2");
}

static void
assert_undefined (TdFigurePair *pair)
{
  g_autofree char *words = td_figure_pair_dup_difference (pair);

  g_assert_true (isnan (pair->difference.estimate));
  g_assert_false (td_figure_pair_differs (pair));
  g_assert_nonnull (strstr (words, pair->one->hidden || (pair->other && pair->other->hidden)
                                       ? "One of the two is hidden"
                                       : "no range"));
}

/* A mean of scores, one a person from @first on. */
static TdFigure *
make_mean (gint64 first, const double *scores, guint n)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (TdPersonScore));

  for (guint i = 0; i < n; i++)
    {
      TdPersonScore score = { first + i, scores[i] };

      g_array_append_val (array, score);
    }
  return td_figure_new_score ("satisfaction", array);
}

/* Student's sleep data, as R's t.test() has them: of ten people Welch's interval is -3.365 to
 * 0.205, the paired one -2.460 to -0.700. */
static const double drug1[] = { 0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0 };
static const double drug2[] = { 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4 };

static void
test_means (void)
{
  g_autoptr (TdFigure) one = make_mean (1, drug1, 10);
  g_autoptr (TdFigure) same = make_mean (1, drug2, 10);
  g_autoptr (TdFigure) others = make_mean (6, drug2, 10);
  g_autoptr (TdFigurePair) paired = td_figure_pair_new (one, same);
  g_autoptr (TdFigurePair) welch = td_figure_pair_new (one, others);
  g_autofree char *words = td_figure_pair_dup_difference (paired);
  g_autofree char *wide = td_figure_pair_dup_difference (welch);

  g_assert_cmpfloat_with_epsilon (paired->difference.estimate, -1.58, 1e-12);
  g_assert_cmpstr (words, ==, "A is 1.58 lower · 95 % range −2.46 to −0.70");
  g_assert_cmpfloat_with_epsilon (welch->difference.lower, -3.365483, 1e-6);
  g_assert_cmpfloat_with_epsilon (welch->difference.upper, 0.205483, 1e-6);
  g_assert_cmpstr (wide, ==, "No detectable difference · 95 % range −3.37 to 0.21");
}

/* Of a few there is no paired comparison, and of one no comparison at all. */
static void
test_few_means (void)
{
  g_autoptr (TdFigure) one = make_mean (1, drug1, 4);
  g_autoptr (TdFigure) same = make_mean (1, drug2, 4);
  g_autoptr (TdFigure) single = make_mean (1, drug2, 1);
  g_autoptr (TdFigurePair) few = td_figure_pair_new (one, same);
  g_autoptr (TdFigurePair) alone = td_figure_pair_new (one, single);
  g_autofree char *words = td_figure_pair_dup_difference (alone);

  g_assert_cmpfloat (few->difference.upper - few->difference.lower, >, 2);
  g_assert_nonnull (strstr (words, "no range"));
}

/* Rates, days, what is hidden or empty, and a figure that the other side has not. */
static void
test_undefined (void)
{
  g_autoptr (TdFigure) share = td_figure_new_share ("adherence", 9, 10);
  g_autoptr (TdFigure) hidden = td_figure_new_hidden ("adherence", "share");
  g_autoptr (TdFigure) days = td_figure_new ("longest_gap", "days", 30, 3, -1);
  g_autoptr (TdFigure) rate = td_figure_new ("rolling_turnover", "share", 0.1, 10, 100);
  g_autoptr (TdFigurePair) with_hidden = td_figure_pair_new (share, hidden);
  g_autoptr (TdFigurePair) of_days = td_figure_pair_new (days, days);
  g_autoptr (TdFigurePair) of_rates = NULL;
  g_autoptr (TdFigurePair) alone = td_figure_pair_new (share, NULL);
  g_autoptr (TdFigurePair) empty = make_pair (0, 0, 3, 4);

  rate->lower = 0.05;
  rate->upper = 0.18;
  of_rates = td_figure_pair_new (rate, rate);
  assert_undefined (with_hidden);
  assert_undefined (of_days);
  assert_undefined (of_rates);
  assert_undefined (alone);
  assert_undefined (empty);
}

static void
test_list (void)
{
  g_autoptr (GPtrArray) ones = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) pairs = NULL;

  g_ptr_array_add (ones, td_figure_new_share ("match_rate", 3, 4));
  g_ptr_array_add (ones, td_figure_new_share ("adherence", 9, 10));
  g_ptr_array_add (others, td_figure_new_share ("adherence", 7, 10));
  pairs = td_figure_pair_list (ones, others);
  g_assert_cmpuint (pairs->len, ==, 2);
  g_assert_null (((TdFigurePair *) pairs->pdata[0])->other);
  g_assert_cmpint (((TdFigurePair *) pairs->pdata[1])->other->count, ==, 7);
}

static void
test_hidden (void)
{
  g_autoptr (TdFigure) hidden = td_figure_new_hidden ("promotions", "share");
  g_autofree char *value = td_figure_dup_value (hidden);
  g_autofree char *detail = td_figure_dup_detail (hidden);

  g_assert_cmpstr (value, ==, "hidden");
  g_assert_cmpstr (detail, ==, "too few people to be shown");
}

void
test_figure_pair_add (void)
{
  g_test_add_func ("/insight/figure-pair/newcombe", test_newcombe);
  g_test_add_func ("/insight/figure-pair/no-difference", test_no_difference);
  g_test_add_func ("/insight/figure-pair/lower", test_lower);
  g_test_add_func ("/insight/figure-pair/means", test_means);
  g_test_add_func ("/insight/figure-pair/few-means", test_few_means);
  g_test_add_func ("/insight/figure-pair/undefined", test_undefined);
  g_test_add_func ("/insight/figure-pair/list", test_list);
  g_test_add_func ("/insight/figure-pair/hidden", test_hidden);
}
