/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "cli/td-cli-survival.h"

#include <math.h>

static void
add_limits (TdJsonWriter *writer, const TdSurvivalPoint *point)
{
  td_json_writer_add_double (writer, "se", point->se);
  td_json_writer_add_double (writer, "lower", point->lower);
  td_json_writer_add_double (writer, "upper", point->upper);
}

static void
add_curve (TdJsonWriter *writer, const TdSurvival *curve)
{
  td_json_writer_begin_array (writer, "curve");
  for (guint i = 0; i < curve->n_points; i++)
    {
      const TdSurvivalPoint *point = &curve->points[i];

      td_json_writer_begin_row (writer, NULL);
      td_json_writer_add_double (writer, "time", point->time);
      td_json_writer_add_int (writer, "n_risk", point->at_risk);
      td_json_writer_add_int (writer, "n_event", point->events);
      td_json_writer_add_double (writer, "surv", point->survival);
      add_limits (writer, point);
      td_json_writer_end_object (writer);
    }
  td_json_writer_end_array (writer);
}

/* What is past the last observation is not the value carried forward. */
static void
add_times (TdJsonWriter *writer, const TdSurvival *curve, GArray *times)
{
  td_json_writer_begin_array (writer, "at");
  for (guint i = 0; i < times->len; i++)
    {
      TdSurvivalPoint point = td_survival_at (curve, g_array_index (times, double, i));
      double lower = curve->n_events == 0 ? td_survival_lower_without_events (point.at_risk) : NAN;

      if (!point.observed)
        point.survival = point.se = point.lower = point.upper = NAN;
      td_json_writer_begin_row (writer, NULL);
      td_json_writer_add_double (writer, "time", point.time);
      td_json_writer_add_int (writer, "n_risk", point.at_risk);
      td_json_writer_add_int (writer, "n_event", point.events);
      td_json_writer_add_double (writer, "surv", point.survival);
      add_limits (writer, &point);
      td_json_writer_add_double (writer, "exact_lower_no_events", lower);
      td_json_writer_add_bool (writer, "observed", point.observed);
      td_json_writer_end_object (writer);
    }
  td_json_writer_end_array (writer);
}

static void
add_quantiles (TdJsonWriter *writer, const TdSurvival *curve)
{
  static const double quarters[] = { 0.25, 0.5, 0.75 };

  td_json_writer_begin_row (writer, "median");
  td_cli_raw_add_interval (writer, td_survival_quantile (curve, 0.5));
  td_json_writer_end_object (writer);
  td_json_writer_begin_array (writer, "quantiles");
  for (guint i = 0; i < G_N_ELEMENTS (quarters); i++)
    {
      td_json_writer_begin_row (writer, NULL);
      td_json_writer_add_double (writer, "p", quarters[i]);
      td_cli_raw_add_interval (writer, td_survival_quantile (curve, quarters[i]));
      td_json_writer_end_object (writer);
    }
  td_json_writer_end_array (writer);
}

static void
add_mean (TdJsonWriter *writer, const char *name, double tau, TdInterval mean, double se)
{
  td_json_writer_begin_row (writer, name);
  td_json_writer_add_double (writer, "tau", tau);
  td_json_writer_add_double (writer, "estimate", mean.estimate);
  td_json_writer_add_double (writer, "se", se);
  td_json_writer_add_double (writer, "lower", mean.lower);
  td_json_writer_add_double (writer, "upper", mean.upper);
}

static void
add_group (TdJsonWriter *writer,
           const char *name,
           const TdSurvival *curve,
           double tau,
           const TdCliSurvival *request)
{
  TdInterval mean;
  double se;

  td_json_writer_begin_object (writer, NULL);
  td_json_writer_add_text (writer, "group", name);
  td_json_writer_add_int (writer, "rows", curve->n_spans);
  td_json_writer_add_int (writer, "events", curve->n_events);
  td_json_writer_add_double (writer, "time_at_risk", curve->time_at_risk);
  td_json_writer_add_double (writer, "last_time", curve->last_time);
  td_json_writer_begin_row (writer, "rate");
  td_cli_raw_add_interval (writer, td_interval_rate (curve->n_events, curve->time_at_risk));
  td_json_writer_end_object (writer);
  add_curve (writer, curve);
  td_json_writer_add_double (writer, "early_wipe_out", td_survival_find_wipe_out (curve));
  add_quantiles (writer, curve);
  if (isnan (tau))
    td_json_writer_add_null (writer, "rmst");
  else
    {
      mean = td_survival_restricted_mean (curve, tau, &se);
      add_mean (writer, "rmst", tau, mean, se);
      td_json_writer_end_object (writer);
    }
  add_times (writer, curve, request->at);
  td_json_writer_end_object (writer);
}

static void
add_test (TdJsonWriter *writer, const char *name, const TdLogRank *test, GPtrArray *names)
{
  td_json_writer_begin_object (writer, name);
  td_json_writer_add_double (writer, "chisq", test->chisq);
  td_json_writer_add_int (writer, "df", test->df);
  td_json_writer_add_double (writer, "p", test->p);
  td_json_writer_begin_array (writer, "groups");
  for (guint g = 0; g < names->len && g < TD_COMPARE_MOST_GROUPS; g++)
    {
      td_json_writer_begin_row (writer, NULL);
      td_json_writer_add_text (writer, "group", names->pdata[g]);
      td_json_writer_add_double (writer, "observed", test->observed[g]);
      td_json_writer_add_double (writer, "expected", test->expected[g]);
      td_json_writer_add_double (writer, "variance", test->variance[g]);
      td_json_writer_end_object (writer);
    }
  td_json_writer_end_array (writer);
  td_json_writer_end_object (writer);
}

static void
add_ratio (TdJsonWriter *writer, const char *name, const char *estimate, TdInterval ratio)
{
  td_json_writer_begin_row (writer, name);
  td_json_writer_add_double (writer, estimate, ratio.estimate);
  td_json_writer_add_double (writer, "lower", ratio.lower);
  td_json_writer_add_double (writer, "upper", ratio.upper);
}

static void
add_two_groups (TdJsonWriter *writer, const TdStudy *study, GPtrArray *names)
{
  static const char *const members[] = {
    "cox", "peto", "rate_ratio", "rmst_diff", "smallest_difference", "compared"
  };

  for (guint i = 0; !study->has_ratio && i < G_N_ELEMENTS (members); i++)
    td_json_writer_add_null (writer, members[i]);
  if (!study->has_ratio)
    return;

  add_ratio (writer, "cox", "hazard_ratio", study->ratio.ratio);
  td_json_writer_add_double (writer, "p", study->ratio.p);
  td_json_writer_add_double (writer, "log_se", study->ratio.log_se);
  td_json_writer_end_object (writer);
  add_ratio (writer, "peto", "hazard_ratio", study->peto);
  td_json_writer_end_object (writer);
  add_ratio (writer, "rate_ratio", "estimate", study->rate_ratio);
  td_json_writer_end_object (writer);
  add_mean (writer, "rmst_diff", study->tau, study->gap.gap, study->gap.se);
  td_json_writer_add_double (writer, "p", study->gap.p);
  td_json_writer_end_object (writer);
  td_json_writer_begin_row (writer, "smallest_difference");
  td_json_writer_add_double (writer, "below", study->detectable.lower);
  td_json_writer_add_double (writer, "above", study->detectable.upper);
  td_json_writer_end_object (writer);
  td_json_writer_begin_row (writer, "compared");
  td_json_writer_add_text (writer, "group", names->pdata[1]);
  td_json_writer_add_text (writer, "with", names->pdata[0]);
  td_json_writer_end_object (writer);
}

void
td_cli_survival_write (TdJsonWriter *writer,
                       const TdStudy *study,
                       GPtrArray *names,
                       const TdCliSurvival *request)
{
  td_json_writer_add_double (writer, "conditional_from",
                             isfinite (request->from) ? request->from : NAN);
  td_json_writer_begin_array (writer, "groups");
  for (guint i = 0; i < study->n_curves; i++)
    add_group (writer, i == 0 ? "ALL" : names->pdata[i - 1], study->curves[i], study->tau, request);
  td_json_writer_end_array (writer);
  add_test (writer, "logrank", &study->log_rank, names);
  if (study->has_strata)
    add_test (writer, "stratified_logrank", &study->stratified, names);
  else
    td_json_writer_add_null (writer, "stratified_logrank");
  add_two_groups (writer, study, names);
}
