/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-participation.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Groups of fewer people are not shown. */
#define LEAST_PEOPLE 5

static const int horizons[] = { 91, 183, 365, 548, 731, 1096 };
static const int spans[] = { 365, 731 };
static const char *const groups[] = { "0", "1" };

/* What is being added to, and under which name. */
typedef struct
{
  GArray *metrics;
  const char *prefix;
} Target;

static void
add_point (const Target *target, const char *group, const TdSurvival *curve, int at)
{
  TdSurvivalPoint point = td_survival_at (curve, at);

  td_metrics_add_count (target->metrics, target->prefix, "n_risk", group, at,
                        td_survival_count_at_risk (curve, at));
  /* Past the last time observed there is nothing to say. */
  td_metrics_add (target->metrics, target->prefix, "surv", group, at,
                  point.observed ? point.survival : NAN);
  td_metrics_add (target->metrics, target->prefix, "surv_se", group, at,
                  point.observed ? point.se : NAN);
  td_metrics_add (target->metrics, target->prefix, "surv_lower", group, at,
                  point.observed ? point.lower : NAN);
  td_metrics_add (target->metrics, target->prefix, "surv_upper", group, at,
                  point.observed ? point.upper : NAN);
}

static void
add_curve (const Target *target, const char *group, const TdStayRows *rows, int number)
{
  g_autoptr (TdSurvival) curve = td_stay_rows_make_curve (rows, number, -INFINITY);

  td_metrics_add_count (target->metrics, target->prefix, "rows", group, TD_METRIC_NO_TIME,
                        curve->n_spans);
  td_metrics_add_count (target->metrics, target->prefix, "events", group, TD_METRIC_NO_TIME,
                        curve->n_events);
  for (guint i = 0; i < G_N_ELEMENTS (horizons); i++)
    add_point (target, group, curve, horizons[i]);
  td_metrics_add_interval (target->metrics, target->prefix, "median", group, TD_METRIC_NO_TIME,
                           td_survival_quantile (curve, 0.5));
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      double se;
      TdInterval mean = td_survival_restricted_mean (curve, spans[i], &se);

      td_metrics_add (target->metrics, target->prefix, "rmst", group, spans[i], mean.estimate);
      td_metrics_add (target->metrics, target->prefix, "rmst_se", group, spans[i], se);
    }
}

static void
add_groups (const Target *target, const TdStayRows *rows)
{
  for (int group = 0; group < 2; group++)
    add_curve (target, groups[group], rows, group);
}

static void
add_comparison (const Target *target, const TdLogRank *test, const TdHazardRatio *hazard)
{
  for (int group = 0; group < 2; group++)
    {
      td_metrics_add (target->metrics, target->prefix, "lr_observed", groups[group],
                      TD_METRIC_NO_TIME, test->observed[group]);
      td_metrics_add (target->metrics, target->prefix, "lr_expected", groups[group],
                      TD_METRIC_NO_TIME, test->expected[group]);
    }
  td_metrics_add (target->metrics, target->prefix, "lr_chisq", "", TD_METRIC_NO_TIME, test->chisq);
  td_metrics_add (target->metrics, target->prefix, "lr_p", "", TD_METRIC_NO_TIME, test->p);
  td_metrics_add (target->metrics, target->prefix, "cox_hr", "", TD_METRIC_NO_TIME,
                  hazard->ratio.estimate);
  td_metrics_add (target->metrics, target->prefix, "cox_lower", "", TD_METRIC_NO_TIME,
                  hazard->ratio.lower);
  td_metrics_add (target->metrics, target->prefix, "cox_upper", "", TD_METRIC_NO_TIME,
                  hazard->ratio.upper);
}

static void
hide_unless (const Target *target, guint first, gboolean shown)
{
  if (!shown)
    td_metrics_hide (target->metrics, first);
}

/* The states of time, and the same inside departments. */
static void
add_states (const TdParticipation *self, const TdStayRows *rows, guint people, GArray *metrics)
{
  Target plain = { metrics, "time_varying" },
         stratified = { metrics, "time_varying_by_department" };
  TdCompareInput input = td_stay_rows_get_input (rows, TRUE);
  TdLogRank test = td_compare_log_rank (&input);
  guint first = metrics->len;

  add_curve (&plain, "ALL", rows, -1);
  hide_unless (&plain, first, people >= LEAST_PEOPLE);
  first = metrics->len;
  add_groups (&plain, rows);
  add_comparison (&plain, &self->test, &self->plain);
  add_comparison (&stratified, &test, &self->stratified);
  hide_unless (&plain, first, td_participation_is_result (self));
}

/* The averages within a span, where both groups are watched for so long. */
static void
add_gaps (const Target *target, const TdLandmark *landmark, const TdStayRows *rows)
{
  g_autoptr (TdSurvival) zero = td_stay_rows_make_curve (rows, 0, -INFINITY);
  g_autoptr (TdSurvival) one = td_stay_rows_make_curve (rows, 1, -INFINITY);

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      TdInterval gap = td_interval_none ();

      if (landmark->tau >= spans[i])
        gap = td_compare_restricted_means (one, zero, spans[i]).gap;
      td_metrics_add_interval (target->metrics, target->prefix, "rmst_diff", "", spans[i], gap);
    }
}

static void
add_landmark (const TdParticipation *self,
              const TdLandmark *landmark,
              const TdStayRows *rows,
              GArray *metrics)
{
  g_autofree char *prefix = g_strdup_printf ("landmark%d", landmark->days);
  Target target = { metrics, prefix };
  guint first = metrics->len;

  td_metrics_add_count (metrics, prefix, "left_before", "", TD_METRIC_NO_TIME,
                        landmark->left_before);
  td_metrics_add_count (metrics, prefix, "entered_after", "", TD_METRIC_NO_TIME,
                        landmark->entered_after);
  add_curve (&target, "ALL", rows, -1);
  hide_unless (&target, first, rows->spans->len >= LEAST_PEOPLE);
  first = metrics->len;
  add_groups (&target, rows);
  add_comparison (&target, &landmark->test, &landmark->hazard);
  add_gaps (&target, landmark, rows);
  hide_unless (&target, first, landmark->shown && td_participation_is_result (self));
}

/* Whole stays by whether there ever was a match: not a comparison. */
static void
add_voluntary (const TdParticipation *self,
               const TdStay *stays,
               guint n,
               TdDate as_of,
               GArray *metrics)
{
  Target target = { metrics, "voluntary_only" };
  g_auto (TdStayRows) rows = { 0 };
  guint first = metrics->len;

  td_stay_rows_init (&rows);
  for (guint i = 0; i < n; i++)
    {
      TdTenure tenure;

      if (td_stay_get_tenure (&stays[i], self->window_start, as_of, &tenure))
        td_stay_rows_add (&rows, tenure.entry, tenure.end,
                          tenure.event && stays[i].leaving == TD_LEAVING_VOLUNTARY,
                          isfinite (tenure.joined) ? 1 : 0, 0);
    }
  add_curve (&target, "ALL", &rows, -1);
  hide_unless (&target, first, rows.spans->len >= LEAST_PEOPLE);
  first = metrics->len;
  add_groups (&target, &rows);
  for (guint i = first; i < metrics->len; i++)
    g_array_index (metrics, TdMetric, i).caution =
        _ ("By whether people were ever matched. Who joins must still be there to join, so these "
           "two curves must not be compared.");
  hide_unless (&target, first,
               MIN (td_stay_rows_count (&rows, 0), td_stay_rows_count (&rows, 1)) >= LEAST_PEOPLE);
}

void
td_participation_add_metrics (const TdParticipation *self,
                              const TdStay *stays,
                              guint n,
                              TdDate as_of,
                              GArray *metrics)
{
  g_auto (TdStayRows) states = { 0 };

  if (self->window_start == TD_DATE_NONE)
    return;

  td_stay_rows_init (&states);
  for (guint i = 0; i < n; i++)
    {
      TdTenure tenure;

      if (td_stay_get_tenure (&stays[i], self->window_start, as_of, &tenure))
        td_stay_rows_add_states (&states, &tenure, 0, stays[i].department);
    }
  add_states (self, &states, self->people, metrics);
  for (int i = TD_N_LANDMARKS - 1; i >= 0; i--)
    {
      TdLandmark landmark = self->landmarks[i];
      g_auto (TdStayRows) rows = { 0 };

      td_stay_rows_init (&rows);
      td_participation_collect_landmark (stays, n, self->window_start, as_of, landmark.days, &rows);
      add_landmark (self, &landmark, &rows, metrics);
    }
  add_voluntary (self, stays, n, as_of, metrics);
}
