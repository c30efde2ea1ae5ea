/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-participation.h"

#include <math.h>

/* The gates: METRICS section 12. */
#define LEAST_PEOPLE 5
#define MOST_IMPOSSIBLE 0.02

static const int landmark_days[TD_N_LANDMARKS] = { 365, 91, 183 };

static void
count_stay (TdParticipation *self, const TdStay *stay, const TdTenure *tenure, TdDate as_of)
{
  self->people++;
  self->leavers += tenure->event ? 1 : 0;
  self->participants += isfinite (tenure->joined) ? 1 : 0;
  self->impossible += td_stay_is_impossible (stay, as_of) ? 1 : 0;
}

static double
get_exposed_share (const TdStayRows *rows)
{
  double time[2] = { 0 };

  for (guint i = 0; i < rows->spans->len; i++)
    {
      const TdObservation *span = &g_array_index (rows->spans, TdObservation, i);

      time[g_array_index (rows->groups, int, i)] += span->end - span->entry;
    }
  return time[1] / (time[0] + time[1]);
}

static gboolean
holds_one (TdInterval ratio)
{
  return ratio.lower <= 1 && ratio.upper >= 1;
}

/* The two time axes contradict each other, each without doubt of its own: one that cannot be
 * computed says nothing. */
static gboolean
is_contradicted (TdInterval one, TdInterval other)
{
  return (one.upper < 1 && other.lower > 1) || (one.lower > 1 && other.upper < 1);
}

/* Nobody can be put in time without the start of the data, but people can be counted. */
static TdVerdict
decide_without_window (const TdStay *stays, guint n, TdDate as_of)
{
  guint matched = 0, others = 0;

  for (guint i = 0; i < n; i++)
    if (stays[i].match != TD_DATE_NONE && stays[i].match <= as_of)
      matched++;
    else
      others++;
  return MIN (matched, others) < LEAST_PEOPLE ? TD_VERDICT_NOT_SHOWN : TD_VERDICT_DATA_PROBLEM;
}

static TdVerdict
decide (const TdParticipation *self)
{
  TdInterval ratio = self->stratified.ratio;

  if (MIN (self->states[0], self->states[1]) < LEAST_PEOPLE)
    return TD_VERDICT_NOT_SHOWN;
  if (self->leavers < TD_PARTICIPATION_LEAST_LEAVERS ||
      self->test.expected[0] < TD_PARTICIPATION_LEAST_EXPECTED ||
      self->test.expected[1] < TD_PARTICIPATION_LEAST_EXPECTED)
    return TD_VERDICT_TOO_EARLY;
  if (self->impossible > MOST_IMPOSSIBLE * (double) self->participants)
    return TD_VERDICT_DATA_PROBLEM;
  if (isnan (ratio.estimate))
    return TD_VERDICT_TOO_EARLY;
  if (holds_one (ratio))
    return TD_VERDICT_NO_DIFFERENCE;
  if (is_contradicted (ratio, self->calendar.ratio))
    return TD_VERDICT_DEPENDS_ON_METHOD;
  return ratio.estimate < 1 ? TD_VERDICT_LONGER : TD_VERDICT_SOONER;
}

void
td_participation_hide_few (TdParticipation *self, gint64 threshold)
{
  if (MIN (self->states[0], self->states[1]) >= threshold)
    return;
  td_participation_clear (self);
  self->verdict = TD_VERDICT_NOT_SHOWN;
}

gboolean
td_participation_is_result (const TdParticipation *self)
{
  return self->verdict >= TD_VERDICT_NO_DIFFERENCE;
}

static guint
count_departments (const TdStayRows *rows)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < rows->strata->len; i++)
    g_hash_table_add (seen, GINT_TO_POINTER (g_array_index (rows->strata, int, i)));
  return g_hash_table_size (seen);
}

/* Both curves begin at the same time, or the later one would look better for it. */
static void
make_state_curves (TdParticipation *self, const TdStayRows *rows)
{
  double start = 0;

  for (int group = 0; group < 2; group++)
    {
      g_autoptr (TdSurvival) whole = td_stay_rows_make_curve (rows, group, -INFINITY);
      double first = td_survival_find_start (whole, LEAST_PEOPLE);

      if (isnan (first))
        return;
      start = MAX (start, first);
    }
  self->before = td_stay_rows_make_curve (rows, 0, start);
  self->since = td_stay_rows_make_curve (rows, 1, start);
}

void
td_participation_clear (TdParticipation *self)
{
  g_clear_pointer (&self->before, td_survival_free);
  g_clear_pointer (&self->since, td_survival_free);
}

TdParticipation
td_participation_compare (const TdStay *stays, guint n, TdDate window_start, TdDate as_of)
{
  TdParticipation self = { .window_start = window_start,
                           .plain = { td_interval_none (), NAN, NAN },
                           .stratified = { td_interval_none (), NAN, NAN },
                           .calendar = { td_interval_none (), NAN, NAN } };
  g_auto (TdStayRows) tenures = { 0 };
  g_auto (TdStayRows) days = { 0 };
  TdCompareInput input;

  self.verdict = decide_without_window (stays, n, as_of);
  if (window_start == TD_DATE_NONE)
    return self;

  td_stay_rows_init (&tenures);
  td_stay_rows_init (&days);
  for (guint i = 0; i < n; i++)
    {
      TdTenure tenure;

      if (!td_stay_get_tenure (&stays[i], window_start, as_of, &tenure))
        continue;
      count_stay (&self, &stays[i], &tenure, as_of);
      td_stay_rows_add_states (&tenures, &tenure, 0, stays[i].department);
      td_stay_rows_add_states (&days, &tenure, stays[i].hire - window_start, stays[i].department);
    }
  self.departments = count_departments (&tenures);
  input = td_stay_rows_get_input (&tenures, FALSE);
  self.test = td_compare_log_rank (&input);
  self.plain = td_compare_hazard_ratio (&input);
  input = td_stay_rows_get_input (&tenures, self.departments > 1);
  self.stratified = td_compare_hazard_ratio (&input);
  input = td_stay_rows_get_input (&days, self.departments > 1);
  self.calendar = td_compare_hazard_ratio (&input);
  self.detectable = td_compare_detectable (self.leavers, get_exposed_share (&tenures));
  for (guint i = 0; i < TD_N_LANDMARKS; i++)
    self.landmarks[i] = td_participation_landmark (stays, n, window_start, as_of, landmark_days[i]);
  make_state_curves (&self, &tenures);
  for (int state = 0; state < 2; state++)
    self.states[state] = td_stay_rows_count (&tenures, state);
  self.verdict = decide (&self);
  return self;
}

/* Adds a stay to the comparison, or to those left out. */
static void
add_landmark_row (TdLandmark *self, TdStayRows *rows, const TdTenure *tenure)
{
  gboolean taking_part = tenure->joined <= self->days;

  if (tenure->end <= self->days)
    {
      self->left_before++;
      self->not_yet += tenure->gone ? 0 : 1;
    }
  else if (tenure->entry > self->days)
    self->entered_after++;
  else
    {
      self->taking_part += taking_part ? 1 : 0;
      self->others += taking_part ? 0 : 1;
      td_stay_rows_add (rows, 0, tenure->end - self->days, tenure->event, taking_part ? 1 : 0, 0);
    }
}

TdLandmark
td_participation_collect_landmark (const TdStay *stays,
                                   guint n,
                                   TdDate window_start,
                                   TdDate as_of,
                                   int days,
                                   TdStayRows *rows)
{
  TdLandmark self = { .days = days, .tau = NAN };

  for (guint i = 0; i < n; i++)
    {
      TdTenure tenure;

      if (td_stay_get_tenure (&stays[i], window_start, as_of, &tenure))
        add_landmark_row (&self, rows, &tenure);
    }
  return self;
}

TdLandmark
td_participation_landmark (const TdStay *stays,
                           guint n,
                           TdDate window_start,
                           TdDate as_of,
                           int days)
{
  TdLandmark self;
  g_autoptr (TdSurvival) one = NULL;
  g_autoptr (TdSurvival) zero = NULL;
  g_auto (TdStayRows) rows = { 0 };
  TdCompareInput input;

  td_stay_rows_init (&rows);
  self = td_participation_collect_landmark (stays, n, window_start, as_of, days, &rows);
  self.shown = self.taking_part >= LEAST_PEOPLE && self.others >= LEAST_PEOPLE;
  input = td_stay_rows_get_input (&rows, FALSE);
  self.test = td_compare_log_rank (&input);
  self.hazard = td_compare_hazard_ratio (&input);
  one = td_stay_rows_make_curve (&rows, 1, -INFINITY);
  zero = td_stay_rows_make_curve (&rows, 0, -INFINITY);
  self.tau = td_compare_choose_tau ((const TdSurvival *[]){ one, zero }, 2);
  self.gap = (TdMeanGap){ td_interval_none (), NAN, NAN };
  if (isfinite (self.tau))
    self.gap = td_compare_restricted_means (one, zero, self.tau);
  return self;
}
