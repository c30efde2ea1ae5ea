/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-survival.h"

#include "td-oracle.h"

void test_survival_add (void);

/* The spans of one group of one case of a data file; "ALL" is every group, @name NULL every case.
 */
static GArray *
read_spans (TdOracle *data, const char *name, const char *group)
{
  GArray *spans = g_array_new (FALSE, TRUE, sizeof (TdObservation));

  for (guint i = 0; i < data->rows->len; i++)
    {
      TdObservation span = { td_oracle_number (data, i, "entry"),
                             td_oracle_number (data, i, "exit"),
                             td_oracle_number (data, i, "event") == 1 };

      if (name && strcmp (td_oracle_text (data, i, "case"), name) != 0)
        continue;
      if (strcmp (group, "ALL") == 0 || strcmp (group, "") == 0 ||
          strcmp (td_oracle_text (data, i, "group"), group) == 0)
        g_array_append_val (spans, span);
    }
  return spans;
}

static TdSurvival *
read_curve (TdOracle *data, const char *name, const char *group, double from)
{
  g_autoptr (GArray) spans = read_spans (data, name, group);

  return td_survival_new_from ((const TdObservation *) spans->data, spans->len, from);
}

/* What the curve says for a metric of the expected files; FALSE for one of another room. */
static gboolean
find_value (const TdSurvival *curve, const char *metric, double at, double *value)
{
  TdSurvivalPoint point = td_survival_at (curve, at);
  TdInterval quantile = td_survival_quantile (curve, isnan (at) ? 0.5 : at);
  TdInterval rate = td_interval_rate (curve->n_events, curve->time_at_risk);
  const struct
  {
    const char *name;
    double value;
  } values[] = {
    { "rows", curve->n_spans },
    { "events", curve->n_events },
    { "time_at_risk", curve->time_at_risk },
    { "last_time", curve->last_time },
    { "n_risk", point.at_risk },
    { "surv", point.survival },
    { "surv_se", point.se },
    { "surv_lower", point.lower },
    { "surv_upper", point.upper },
    { "quantile", quantile.estimate },
    { "quantile_lower", quantile.lower },
    { "quantile_upper", quantile.upper },
    { "median", quantile.estimate },
    { "median_lower", quantile.lower },
    { "median_upper", quantile.upper },
    { "rate", rate.estimate },
    { "rate_lower", rate.lower },
    { "rate_upper", rate.upper },
    { "exact_lower_no_events", td_survival_lower_without_events (point.at_risk) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (strcmp (values[i].name, metric) == 0)
      {
        *value = values[i].value;
        return TRUE;
      }
  return FALSE;
}

static double
find_conditional_start (TdOracle *expected, const char *group)
{
  for (guint i = 0; i < expected->rows->len; i++)
    if (strcmp (td_oracle_text (expected, i, "metric"), "cond_from") == 0 &&
        strcmp (td_oracle_text (expected, i, "group"), group) == 0)
      return td_oracle_number (expected, i, "value");
  return -INFINITY;
}

/* Every value of NAME.expected.csv that a single curve has. */
static guint
compare_expected (const char *name, const char *column)
{
  g_autofree char *data_name = g_strconcat (name, ".data.csv", NULL);
  g_autofree char *expected_name = g_strconcat (name, ".expected.csv", NULL);
  g_autoptr (TdOracle) data = td_oracle_open (data_name);
  g_autoptr (TdOracle) expected = td_oracle_open (expected_name);
  guint compared = 0;

  for (guint i = 0; i < expected->rows->len; i++)
    {
      const char *metric = td_oracle_text (expected, i, "metric");
      const char *group = td_oracle_text (expected, i, "group");
      gboolean conditional = g_str_has_prefix (metric, "cond_surv");
      double from = conditional ? find_conditional_start (expected, group) : -INFINITY;
      g_autoptr (TdSurvival) curve =
          read_curve (data, column ? td_oracle_text (expected, i, column) : NULL, group, from);
      double at = td_oracle_number (expected, i, "at"), value;

      if (!find_value (curve, metric + (conditional ? strlen ("cond_") : 0), at, &value))
        continue;
      if (!td_oracle_matches (value, td_oracle_number (expected, i, "value"),
                              g_str_has_prefix (metric, "rate_") ? TD_INVERTED : TD_CLOSED))
        g_error ("%s, row %u: %s of group %s at %g is %.17g", name, i + 2, metric, group, at,
                 value);
      compared++;
    }
  return compared;
}

static void
compare_points (const char *name)
{
  g_autofree char *data_name = g_strconcat (name, ".data.csv", NULL);
  g_autofree char *km_name = g_strconcat (name, ".km.csv", NULL);
  g_autoptr (TdOracle) data = td_oracle_open (data_name);
  g_autoptr (TdOracle) expected = td_oracle_open (km_name);
  g_autoptr (TdSurvival) curve = NULL;
  const char *group = "";
  guint next = 0;

  for (guint i = 0; i < expected->rows->len; i++)
    {
      const TdSurvivalPoint *point;

      if (strcmp (group, td_oracle_text (expected, i, "group")) != 0)
        {
          g_assert_true (curve == NULL || next == curve->n_points);
          g_clear_pointer (&curve, td_survival_free);
          group = td_oracle_text (expected, i, "group");
          curve = read_curve (data, NULL, group, -INFINITY);
          next = 0;
        }
      g_assert_cmpuint (next, <, curve->n_points);
      point = &curve->points[next++];
      g_assert_cmpfloat (point->time, ==, td_oracle_number (expected, i, "time"));
      g_assert_cmpfloat (point->at_risk, ==, td_oracle_number (expected, i, "n_risk"));
      g_assert_cmpfloat (point->events, ==, td_oracle_number (expected, i, "n_event"));
      td_oracle_assert (point->survival, td_oracle_number (expected, i, "surv"), TD_CLOSED);
      td_oracle_assert (point->se, td_oracle_number (expected, i, "se"), TD_CLOSED);
      td_oracle_assert (point->lower, td_oracle_number (expected, i, "lower"), TD_CLOSED);
      td_oracle_assert (point->upper, td_oracle_number (expected, i, "upper"), TD_CLOSED);
    }
  g_assert_cmpuint (next, ==, curve->n_points);
}

static void
test_studies (void)
{
  const char *names[] = { "heart_tv", "heart_naive", "heart_landmark30", "lung",
                          "lung_age", "aml",         "ovarian" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      compare_points (names[i]);
      g_assert_cmpuint (compare_expected (names[i], NULL), >, 60);
    }
}

static void
test_edge (void)
{
  g_assert_cmpuint (compare_expected ("edge", "case"), >, 200);
}

/* A person cut in two inside one state is the same curve; so are shuffled rows and other days. */
static void
test_invariance (void)
{
  g_autoptr (TdOracle) data = td_oracle_open ("heart_tv.data.csv");
  g_autoptr (GArray) spans = read_spans (data, NULL, "ALL");
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (TdObservation));
  g_autoptr (TdSurvival) curve = td_survival_new ((TdObservation *) spans->data, spans->len);
  g_autoptr (TdSurvival) other = NULL;

  for (guint i = spans->len; i > 0; i--)
    {
      TdObservation whole = g_array_index (spans, TdObservation, i - 1), head = whole;

      head.end = (whole.entry + whole.end) / 2;
      head.event = FALSE;
      whole.entry = head.end;
      g_array_append_val (changed, whole);
      g_array_append_val (changed, head);
    }
  other = td_survival_new ((TdObservation *) changed->data, changed->len);
  g_assert_cmpuint (curve->n_points, ==, other->n_points);
  g_assert_cmpmem (curve->points, curve->n_points * sizeof (TdSurvivalPoint), other->points,
                   other->n_points * sizeof (TdSurvivalPoint));
}

static void
test_observed (void)
{
  const TdObservation spans[] = { { 0, 5, TRUE }, { 0, 9, FALSE } };
  g_autoptr (TdSurvival) curve = td_survival_new (spans, 2);
  g_autoptr (TdSurvival) empty = td_survival_new (NULL, 0);

  g_assert_true (td_survival_at (curve, 9).observed);
  g_assert_false (td_survival_at (curve, 9.5).observed);
  g_assert_cmpuint (td_survival_at (curve, 9.5).at_risk, ==, 0);
  g_assert_cmpuint (td_survival_at (curve, 5).events, ==, 1);
  g_assert_cmpuint (td_survival_at (curve, 6).events, ==, 0);
  g_assert_true (isnan (td_survival_at (empty, 1).survival));
  g_assert_true (isnan (td_survival_quantile (empty, 0.5).estimate));
}

/* Early wipe-out: one person alone leaves on day 1, six others come later. */
static void
test_start (void)
{
  const TdObservation spans[] = { { 0, 1, TRUE },  { 3, 20, FALSE }, { 4, 30, TRUE },
                                  { 5, 40, TRUE }, { 6, 50, FALSE }, { 7, 60, TRUE },
                                  { 9, 70, FALSE } };
  g_autoptr (TdSurvival) curve = td_survival_new (spans, G_N_ELEMENTS (spans));
  g_autoptr (TdSurvival) restarted = NULL;

  g_assert_cmpfloat (td_survival_at (curve, 50).survival, ==, 0);
  g_assert_cmpfloat (td_survival_find_start (curve, 5), ==, 7);
  restarted = td_survival_new_from (spans, G_N_ELEMENTS (spans), 7);
  g_assert_cmpuint (restarted->n_points, ==, 3);
  td_oracle_assert (td_survival_at (restarted, 35).survival, 0.8, TD_CLOSED);
  g_assert_true (isnan (td_survival_find_start (curve, 50)));
}

void
test_survival_add (void)
{
  g_test_add_func ("/survival/studies", test_studies);
  g_test_add_func ("/survival/edge", test_edge);
  g_test_add_func ("/survival/invariance", test_invariance);
  g_test_add_func ("/survival/observed", test_observed);
  g_test_add_func ("/survival/start", test_start);
}
