/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-compare.h"

#include "td-oracle.h"

void test_compare_add (void);

#define COX 1e-6

/* The spans of a case of a data file with their groups (numbered as their names sort) and strata.
 */
typedef struct
{
  GArray *spans;
  GArray *groups;
  GArray *strata;
  GPtrArray *names;
  gboolean stratified;
} Data;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
find_name (GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (strcmp (g_ptr_array_index (names, i), name) == 0)
      return (int) i;
  return -1;
}

static gboolean
has_column (TdOracle *oracle, const char *column)
{
  return g_strv_contains ((const char *const *) oracle->columns, column);
}

static gboolean
is_of_case (TdOracle *oracle, guint row, const char *name)
{
  return name == NULL || strcmp (td_oracle_text (oracle, row, "case"), name) == 0;
}

static Data *
read_data (TdOracle *oracle, const char *name)
{
  Data *data = g_new0 (Data, 1);

  data->spans = g_array_new (FALSE, TRUE, sizeof (TdObservation));
  data->groups = g_array_new (FALSE, TRUE, sizeof (int));
  data->strata = g_array_new (FALSE, TRUE, sizeof (int));
  data->names = g_ptr_array_new ();
  data->stratified = has_column (oracle, "stratum");
  for (guint i = 0; i < oracle->rows->len; i++)
    if (is_of_case (oracle, i, name) &&
        find_name (data->names, td_oracle_text (oracle, i, "group")) < 0)
      g_ptr_array_add (data->names, (gpointer) td_oracle_text (oracle, i, "group"));
  g_ptr_array_sort (data->names, compare_names);
  for (guint i = 0; i < oracle->rows->len; i++)
    {
      TdObservation span;
      int group, stratum;

      if (!is_of_case (oracle, i, name))
        continue;
      span = (TdObservation){ td_oracle_number (oracle, i, "entry"),
                              td_oracle_number (oracle, i, "exit"),
                              td_oracle_number (oracle, i, "event") == 1 };
      group = find_name (data->names, td_oracle_text (oracle, i, "group"));
      stratum = data->stratified ? (int) td_oracle_number (oracle, i, "stratum") : 0;
      g_array_append_val (data->spans, span);
      g_array_append_val (data->groups, group);
      g_array_append_val (data->strata, stratum);
    }
  return data;
}

static void
data_free (Data *data)
{
  g_array_unref (data->spans);
  g_array_unref (data->groups);
  g_array_unref (data->strata);
  g_ptr_array_unref (data->names);
  g_free (data);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Data, data_free)

static TdCompareInput
get_input (const Data *data, gboolean stratified)
{
  return (TdCompareInput){ (const TdObservation *) data->spans->data,
                           (const int *) data->groups->data,
                           stratified ? (const int *) data->strata->data : NULL, data->spans->len,
                           data->names->len };
}

static TdSurvival *
make_curve (const Data *data, int group)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (TdObservation));

  for (guint i = 0; i < data->spans->len; i++)
    if (group < 0 || g_array_index (data->groups, int, i) == group)
      g_array_append_vals (spans, &g_array_index (data->spans, TdObservation, i), 1);
  return td_survival_new ((TdObservation *) spans->data, spans->len);
}

typedef struct
{
  const char *name;
  double value;
} Value;

static gboolean
find_value (const Value *values, guint n, const char *metric, double *value)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (values[i].name, metric) == 0)
      {
        *value = values[i].value;
        return TRUE;
      }
  return FALSE;
}

static gboolean
find_test_value (const Data *data, const char *metric, int group, double *value)
{
  gboolean stratified = g_str_has_prefix (metric, "slr_");
  TdCompareInput input = get_input (data, stratified);
  TdLogRank test = td_compare_log_rank (&input);
  const Value values[] = {
    { "lr_observed", group >= 0 ? test.observed[group] : NAN },
    { "lr_expected", group >= 0 ? test.expected[group] : NAN },
    { "lr_var", group >= 0 ? test.variance[group] : NAN },
    { "lr_chisq", test.chisq },
    { "lr_df", test.df },
    { "lr_p", test.p },
    { "peto_hr", td_compare_peto (&test).estimate },
    { "peto_lower", td_compare_peto (&test).lower },
    { "peto_upper", td_compare_peto (&test).upper },
  };

  return find_value (values, G_N_ELEMENTS (values), metric + (stratified ? 1 : 0), value);
}

static gboolean
find_cox_value (const Data *data, const char *metric, double *value)
{
  TdCompareInput input = get_input (data, FALSE);
  TdHazardRatio ratio;

  if (input.n_groups != 2 || !g_str_has_prefix (metric, "cox_efron_"))
    return FALSE;
  ratio = td_compare_hazard_ratio (&input);
  return find_value ((const Value[]){ { "cox_efron_hr", ratio.ratio.estimate },
                                      { "cox_efron_lower", ratio.ratio.lower },
                                      { "cox_efron_upper", ratio.ratio.upper },
                                      { "cox_efron_loghr_se", ratio.log_se } },
                     4, metric, value);
}

static gboolean
find_mean_value (const Data *data, const char *metric, int group, double tau, double *value)
{
  g_autoptr (TdSurvival) curve = NULL;
  g_autoptr (TdSurvival) one = NULL;
  TdInterval mean;
  TdMeanGap gap = { 0 };
  double se;

  if (!g_str_has_prefix (metric, "rmst"))
    return FALSE;
  curve = make_curve (data, group);
  mean = td_survival_restricted_mean (curve, tau, &se);
  if (g_str_has_prefix (metric, "rmst_diff"))
    {
      g_autoptr (TdSurvival) zero = make_curve (data, 0);

      one = make_curve (data, 1);
      gap = td_compare_restricted_means (one, zero, tau);
    }
  return find_value ((const Value[]){ { "rmst", mean.estimate },
                                      { "rmst_se", se },
                                      { "rmst_lower", mean.lower },
                                      { "rmst_upper", mean.upper },
                                      { "rmst_diff", gap.gap.estimate },
                                      { "rmst_diff_se", gap.se },
                                      { "rmst_diff_lower", gap.gap.lower },
                                      { "rmst_diff_upper", gap.gap.upper },
                                      { "rmst_diff_p", gap.p } },
                     9, metric, value);
}

/* Every value of NAME.expected.csv that compares groups. */
static guint
compare_expected (const char *name, const char *case_column)
{
  g_autofree char *data_name = g_strconcat (name, ".data.csv", NULL);
  g_autofree char *expected_name = g_strconcat (name, ".expected.csv", NULL);
  g_autoptr (TdOracle) oracle = td_oracle_open (data_name);
  g_autoptr (TdOracle) expected = td_oracle_open (expected_name);
  guint compared = 0;

  for (guint i = 0; i < expected->rows->len; i++)
    {
      const char *metric = td_oracle_text (expected, i, "metric");
      g_autoptr (Data) data =
          read_data (oracle, case_column ? td_oracle_text (expected, i, case_column) : NULL);
      int group = find_name (data->names, td_oracle_text (expected, i, "group"));
      double at = td_oracle_number (expected, i, "at"), value;
      double tolerance = g_str_has_prefix (metric, "cox") ? COX : TD_CLOSED;

      if (!find_test_value (data, metric, group, &value) &&
          !find_cox_value (data, metric, &value) &&
          !find_mean_value (data, metric, group, at, &value))
        continue;
      if (!td_oracle_matches (value, td_oracle_number (expected, i, "value"), tolerance))
        g_error ("%s, row %u: %s of %s at %g is %.17g", name, i + 2, metric,
                 td_oracle_text (expected, i, "group"), at, value);
      compared++;
    }
  return compared;
}

static void
test_studies (void)
{
  const char *names[] = { "heart_tv", "heart_naive", "heart_landmark30", "lung",
                          "lung_age", "aml",         "ovarian" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpuint (compare_expected (names[i], NULL), >, 12);
}

static void
test_edge (void)
{
  g_assert_cmpuint (compare_expected ("edge", "case"), >, 20);
}

/* The company without any effect: participation as a state of time, not as who ever joined. */
static void
test_company (void)
{
  g_autoptr (TdOracle) people = td_oracle_open ("hr_company/exp_tenure.csv");
  g_autoptr (TdOracle) expected = td_oracle_open ("hr_company/exp_long.csv");
  g_autoptr (GArray) spans = g_array_new (FALSE, TRUE, sizeof (TdObservation));
  g_autoptr (GArray) groups = g_array_new (FALSE, TRUE, sizeof (int));
  g_autoptr (GArray) strata = g_array_new (FALSE, TRUE, sizeof (int));
  TdCompareInput input;

  for (guint i = 0; i < people->rows->len; i++)
    {
      double entry = td_oracle_number (people, i, "entry"),
             end = td_oracle_number (people, i, "exit");
      double joined = td_oracle_number (people, i, "enrolled_at");
      gboolean event = td_oracle_number (people, i, "event") == 1;
      int stratum = (int) g_str_hash (td_oracle_text (people, i, "department"));
      const TdObservation rows[] = { { entry, MIN (isnan (joined) ? end : joined, end),
                                       event && isnan (joined) },
                                     { MAX (entry, joined), end, event } };

      for (int g = 0; g < 2; g++)
        if ((g == 0 || !isnan (joined)) && rows[g].entry < rows[g].end)
          {
            g_array_append_val (spans, rows[g]);
            g_array_append_val (groups, g);
            g_array_append_val (strata, stratum);
          }
    }
  input =
      (TdCompareInput){ (TdObservation *) spans->data, (int *) groups->data, NULL, spans->len, 2 };
  for (guint i = 0; i < expected->rows->len; i++)
    {
      const char *metric = td_oracle_text (expected, i, "metric");
      double want = td_oracle_number (expected, i, "value");

      input.strata = strstr (metric, "_by_department.") ? (int *) strata->data : NULL;
      if (!g_str_has_prefix (metric, "time_varying"))
        continue;
      if (g_str_has_suffix (metric, ".cox_hr"))
        td_oracle_assert (td_compare_hazard_ratio (&input).ratio.estimate, want, COX);
      else if (g_str_has_suffix (metric, ".cox_lower"))
        td_oracle_assert (td_compare_hazard_ratio (&input).ratio.lower, want, COX);
      else if (g_str_has_suffix (metric, ".cox_upper"))
        td_oracle_assert (td_compare_hazard_ratio (&input).ratio.upper, want, COX);
      else if (g_str_has_suffix (metric, ".lr_chisq"))
        td_oracle_assert (td_compare_log_rank (&input).chisq, want, TD_CLOSED);
      else if (g_str_has_suffix (metric, ".lr_p"))
        td_oracle_assert (td_compare_log_rank (&input).p, want, TD_INVERTED);
    }
}

/* Three groups in any order, and rows in any order, are the same test. */
static void
test_order (void)
{
  g_autoptr (TdOracle) oracle = td_oracle_open ("lung.data.csv");
  g_autoptr (Data) data = read_data (oracle, NULL);
  int groups[3][400];
  TdLogRank tests[3];

  g_assert_cmpuint (data->spans->len, <, 400);
  for (guint order = 0; order < 3; order++)
    {
      TdCompareInput input = get_input (data, TRUE);

      for (guint i = 0; i < data->spans->len; i++)
        groups[order][i] = (int) ((i + order) % 3);
      input.groups = groups[order];
      input.n_groups = 3;
      tests[order] = td_compare_log_rank (&input);
      g_assert_cmpint (tests[order].df, ==, 2);
      td_oracle_assert (tests[order].chisq, tests[0].chisq, TD_CLOSED);
      td_oracle_assert (tests[order].observed[order], tests[0].observed[0], TD_CLOSED);
    }
  /* The sum over all groups of observed minus expected is nothing. */
  td_oracle_assert (tests[0].observed[0] + tests[0].observed[1] + tests[0].observed[2],
                    tests[0].expected[0] + tests[0].expected[1] + tests[0].expected[2], TD_CLOSED);
}

static void
test_detectable (void)
{
  TdInterval limits = td_compare_detectable (40, 0.3);

  g_assert_cmpfloat_with_epsilon (limits.lower, 0.38, 0.005);
  g_assert_cmpfloat_with_epsilon (limits.upper, 2.63, 0.005);
  g_assert_true (isnan (td_compare_detectable (0, 0.3).lower));
  g_assert_true (isnan (td_compare_detectable (10, 1).lower));
}

static void
test_nobody (void)
{
  TdCompareInput none = { .n_groups = 2 };
  TdLogRank test = td_compare_log_rank (&none);

  g_assert_true (isnan (test.chisq));
  g_assert_true (isnan (td_compare_hazard_ratio (&none).ratio.estimate));
  g_assert_true (isnan (td_compare_peto (&test).estimate));
}

/* The sign of the slope of the likelihood tells on which side of the estimate a ratio lies. Few
 * against very many, and all at once: Newton's step from 0 alone would run away. */
static void
test_lopsided (void)
{
  const guint n = 2000;
  g_autofree TdObservation *spans = g_new (TdObservation, n);
  g_autofree int *groups = g_new (int, n);
  TdCompareInput input = { spans, groups, NULL, n, 2 };
  TdHazardRatio ratio;

  for (guint i = 0; i < n; i++)
    {
      spans[i] = (TdObservation){ 0, i < 12 ? 1 + i : 100 + i, i < 12 || i % 997 == 0 };
      groups[i] = i < 12 ? 1 : 0;
    }
  spans[11] = (TdObservation){ 0, 5000, FALSE };
  ratio = td_compare_hazard_ratio (&input);
  g_assert_true (ratio.ratio.estimate > 100 && isfinite (ratio.ratio.upper));
  g_assert_true (ratio.p < 1e-6);

  /* Group 1 leaves while it is alone: the ratio has no end. */
  for (guint i = 0; i < n; i++)
    {
      spans[i] =
          i % 2 ? (TdObservation){ 0, 1 + i, TRUE } : (TdObservation){ 3000, 4000 + i, TRUE };
      groups[i] = (int) (i % 2);
    }
  ratio = td_compare_hazard_ratio (&input);
  g_assert_true (isnan (ratio.ratio.estimate) && isnan (ratio.p));
}

/* A million rows on few days, all of them ties, in strata: no more memory than the rows need. */
static void
test_many (void)
{
  const guint n = 1000000;
  g_autofree TdObservation *spans = g_new (TdObservation, n);
  g_autofree int *groups = g_new (int, n);
  g_autofree int *strata = g_new (int, n);
  TdCompareInput input = { spans, groups, strata, n, 2 };
  TdHazardRatio ratio;
  TdLogRank test;

  for (guint i = 0; i < n; i++)
    {
      double entry = i % 7 * 10;

      spans[i] = (TdObservation){ entry, entry + 1 + i % 1009, i % 3 == 0 };
      groups[i] = (int) (i % 11 == 0);
      strata[i] = (int) (i % 13);
    }
  test = td_compare_log_rank (&input);
  g_assert_cmpint (test.df, ==, 1);
  td_oracle_assert (test.observed[0] + test.observed[1], n / 3 + 1, TD_CLOSED);
  td_oracle_assert (test.expected[0] + test.expected[1], n / 3 + 1, TD_CLOSED);
  g_assert_true (test.chisq >= 0 && test.p > 0 && test.p <= 1);
  ratio = td_compare_hazard_ratio (&input);
  g_assert_true (ratio.ratio.lower < 1.02 && ratio.ratio.upper > 0.98);
}

/* Four groups of which two and two never meet: three differences of which one follows from the
 * others. There is no such test, whatever rounding leaves. */
static void
test_apart (void)
{
  TdObservation spans[44];
  int groups[44];
  TdCompareInput input = { spans, groups, NULL, 44, 4 };
  TdLogRank test;

  for (int i = 0; i < 44; i++)
    {
      double entry = i % 4 < 2 ? 0 : 1000;

      spans[i] = (TdObservation){ entry, entry + 1 + i * (3 + i % 4) % 37, i % 5 != 0 };
      groups[i] = i % 4;
    }
  test = td_compare_log_rank (&input);
  g_assert_cmpint (test.df, ==, 3);
  g_assert_true (isnan (test.chisq) && isnan (test.p));
  /* One who meets both makes it one. */
  spans[0] = (TdObservation){ 0, 2000, TRUE };
  test = td_compare_log_rank (&input);
  g_assert_true (test.chisq > 0 && test.p > 0 && test.p <= 1);
}

void
test_compare_add (void)
{
  g_test_add_func ("/compare/studies", test_studies);
  g_test_add_func ("/compare/edge", test_edge);
  g_test_add_func ("/compare/company", test_company);
  g_test_add_func ("/compare/order", test_order);
  g_test_add_func ("/compare/detectable", test_detectable);
  g_test_add_func ("/compare/nobody", test_nobody);
  g_test_add_func ("/compare/lopsided", test_lopsided);
  g_test_add_func ("/compare/apart", test_apart);
  g_test_add_func ("/compare/many", test_many);
}
