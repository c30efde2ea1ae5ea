/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-participation.h"

#include <math.h>

/* The gates: METRICS section 12. */
#define LEAST_PEOPLE 5
#define LEAST_LEAVERS 10
#define LEAST_EXPECTED 3
#define MOST_IMPOSSIBLE 0.02

#define LANDMARK_DAYS 365

/* The rows of one comparison. */
typedef struct
{
  GArray *spans;
  GArray *groups;
  GArray *strata;
} Rows;

static void
rows_init (Rows *rows)
{
  rows->spans = g_array_new (FALSE, FALSE, sizeof (TdObservation));
  rows->groups = g_array_new (FALSE, FALSE, sizeof (int));
  rows->strata = g_array_new (FALSE, FALSE, sizeof (int));
}

static void
rows_clear (Rows *rows)
{
  g_array_unref (rows->spans);
  g_array_unref (rows->groups);
  g_array_unref (rows->strata);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)

static void
add_row (Rows *rows, double entry, double end, gboolean event, int group, int stratum)
{
  TdObservation span = { entry, end, event };

  if (!(entry < end))
    return;
  g_array_append_val (rows->spans, span);
  g_array_append_val (rows->groups, group);
  g_array_append_val (rows->strata, stratum);
}

static TdCompareInput
get_input (const Rows *rows, gboolean stratified)
{
  return (
      TdCompareInput){ (const TdObservation *) rows->spans->data, (const int *) rows->groups->data,
                       stratified ? (const int *) rows->strata->data : NULL, rows->spans->len, 2 };
}

/* One stay in days since hire; FALSE where the data do not hold it. */
typedef struct
{
  double entry;
  double end;
  gboolean event;
  double joined; /* infinite for never */
} Tenure;

static gboolean
get_tenure (const TdStay *stay, TdDate window_start, TdDate as_of, Tenure *tenure)
{
  gboolean left = stay->leave != TD_DATE_NONE && stay->leave <= as_of;
  TdDate last = left ? stay->leave : as_of;

  if (stay->hire > as_of || last < window_start || last < stay->hire)
    return FALSE;
  tenure->entry = MAX (0, window_start - stay->hire);
  tenure->end = last - stay->hire + 1;
  tenure->event = left;
  /* Matched before the hire: in the state from the first day. */
  tenure->joined = stay->match != TD_DATE_NONE && stay->match <= as_of
                       ? MAX (0, stay->match - stay->hire)
                       : INFINITY;
  return tenure->entry < tenure->end;
}

/* The time before the match and the time since; @shift moves both to another time axis. */
static void
add_states (Rows *rows, const Tenure *tenure, double shift, int stratum)
{
  double joined = MIN (tenure->joined, tenure->end);

  add_row (rows, tenure->entry + shift, joined + shift, tenure->event && joined == tenure->end, 0,
           stratum);
  if (tenure->joined < tenure->end)
    add_row (rows, MAX (tenure->entry, joined) + shift, tenure->end + shift, tenure->event, 1,
             stratum);
}

static gboolean
is_impossible (const TdStay *stay, TdDate as_of)
{
  if (stay->match == TD_DATE_NONE || stay->match > as_of)
    return FALSE;
  return stay->match < stay->hire || (stay->leave != TD_DATE_NONE && stay->match > stay->leave);
}

static void
count_stay (TdParticipation *self, const TdStay *stay, const Tenure *tenure, TdDate as_of)
{
  self->people++;
  self->leavers += tenure->event ? 1 : 0;
  self->participants += isfinite (tenure->joined) ? 1 : 0;
  self->impossible += is_impossible (stay, as_of) ? 1 : 0;
}

static double
get_exposed_share (const Rows *rows)
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

/* The two time axes contradict each other, each without doubt of its own. */
static gboolean
is_contradicted (TdInterval one, TdInterval other)
{
  return !holds_one (one) && !holds_one (other) && (one.estimate < 1) != (other.estimate < 1);
}

/* A person has at most one row in each state. */
static guint
count_people (const Rows *rows, int group)
{
  guint count = 0;

  for (guint i = 0; i < rows->groups->len; i++)
    count += g_array_index (rows->groups, int, i) == group ? 1 : 0;
  return count;
}

static TdVerdict
decide (const TdParticipation *self, const Rows *rows)
{
  TdInterval ratio = self->stratified.ratio;

  if (self->participants > 0 && self->impossible > MOST_IMPOSSIBLE * (double) self->participants)
    return TD_VERDICT_DATA_PROBLEM;
  if (count_people (rows, 0) < LEAST_PEOPLE || count_people (rows, 1) < LEAST_PEOPLE)
    return TD_VERDICT_NOT_SHOWN;
  if (self->leavers < LEAST_LEAVERS || self->test.expected[0] < LEAST_EXPECTED ||
      self->test.expected[1] < LEAST_EXPECTED || isnan (ratio.estimate))
    return TD_VERDICT_TOO_EARLY;
  if (is_contradicted (self->plain.ratio, self->calendar.ratio))
    return TD_VERDICT_DEPENDS_ON_METHOD;
  if (holds_one (ratio))
    return TD_VERDICT_NO_DIFFERENCE;
  return ratio.estimate < 1 ? TD_VERDICT_LONGER : TD_VERDICT_SOONER;
}

static guint
count_departments (const TdStay *stays, guint n)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < n; i++)
    g_hash_table_add (seen, GINT_TO_POINTER (stays[i].department));
  return g_hash_table_size (seen);
}

static GArray *
collect_spans (const Rows *rows, int group)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (TdObservation));

  for (guint i = 0; i < rows->spans->len; i++)
    if (g_array_index (rows->groups, int, i) == group)
      g_array_append_vals (spans, &g_array_index (rows->spans, TdObservation, i), 1);
  return spans;
}

static TdSurvival *
make_curve (const Rows *rows, int group, double from)
{
  g_autoptr (GArray) spans = collect_spans (rows, group);

  return td_survival_new_from ((const TdObservation *) spans->data, spans->len, from);
}

/* Both curves begin at the same time, or the later one would look better for it. */
static void
make_state_curves (TdParticipation *self, const Rows *rows)
{
  double start = 0;

  for (int group = 0; group < 2; group++)
    {
      g_autoptr (TdSurvival) whole = make_curve (rows, group, -INFINITY);
      double first = td_survival_find_start (whole, LEAST_PEOPLE);

      if (isnan (first))
        return;
      start = MAX (start, first);
    }
  self->before = make_curve (rows, 0, start);
  self->since = make_curve (rows, 1, start);
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
  TdParticipation self = { .verdict = TD_VERDICT_DATA_PROBLEM, .window_start = window_start };
  g_auto (Rows) tenures = { 0 };
  g_auto (Rows) days = { 0 };
  TdCompareInput input;

  rows_init (&tenures);
  rows_init (&days);
  if (window_start == TD_DATE_NONE)
    return self;

  for (guint i = 0; i < n; i++)
    {
      Tenure tenure;

      if (!get_tenure (&stays[i], window_start, as_of, &tenure))
        continue;
      count_stay (&self, &stays[i], &tenure, as_of);
      add_states (&tenures, &tenure, 0, stays[i].department);
      add_states (&days, &tenure, stays[i].hire - window_start, stays[i].department);
    }
  self.departments = count_departments (stays, n);
  input = get_input (&tenures, FALSE);
  self.test = td_compare_log_rank (&input);
  self.plain = td_compare_hazard_ratio (&input);
  input = get_input (&tenures, self.departments > 1);
  self.stratified = td_compare_hazard_ratio (&input);
  input = get_input (&days, FALSE);
  self.calendar = td_compare_hazard_ratio (&input);
  self.detectable = td_compare_detectable (self.leavers, get_exposed_share (&tenures));
  self.landmark = td_participation_landmark (stays, n, window_start, as_of, LANDMARK_DAYS);
  make_state_curves (&self, &tenures);
  self.verdict = decide (&self, &tenures);
  return self;
}

/* The longest horizon that both groups reach with enough people. */
static double
find_tau (const TdSurvival *one, const TdSurvival *zero)
{
  static const double horizons[] = { 731, 548, 365, 183, 91 };

  for (guint i = 0; i < G_N_ELEMENTS (horizons); i++)
    if (td_survival_count_at_risk (one, horizons[i]) >= LEAST_PEOPLE &&
        td_survival_count_at_risk (zero, horizons[i]) >= LEAST_PEOPLE &&
        horizons[i] <= one->last_time && horizons[i] <= zero->last_time)
      return horizons[i];
  return NAN;
}

/* Adds a stay to the comparison, or to those left out. */
static void
add_landmark_row (TdLandmark *self, Rows *rows, const Tenure *tenure)
{
  gboolean taking_part = tenure->joined <= self->days;

  if (tenure->end <= self->days)
    self->left_before++;
  else if (tenure->entry > self->days)
    self->entered_after++;
  else
    {
      self->taking_part += taking_part ? 1 : 0;
      self->others += taking_part ? 0 : 1;
      add_row (rows, 0, tenure->end - self->days, tenure->event, taking_part ? 1 : 0, 0);
    }
}

TdLandmark
td_participation_landmark (const TdStay *stays,
                           guint n,
                           TdDate window_start,
                           TdDate as_of,
                           int days)
{
  TdLandmark self = { .days = days, .tau = NAN };
  g_autoptr (TdSurvival) one = NULL;
  g_autoptr (TdSurvival) zero = NULL;
  g_auto (Rows) rows = { 0 };
  TdCompareInput input;

  rows_init (&rows);
  for (guint i = 0; i < n; i++)
    {
      Tenure tenure;

      if (get_tenure (&stays[i], window_start, as_of, &tenure))
        add_landmark_row (&self, &rows, &tenure);
    }
  input = get_input (&rows, FALSE);
  self.test = td_compare_log_rank (&input);
  self.hazard = td_compare_hazard_ratio (&input);
  one = make_curve (&rows, 1, -INFINITY);
  zero = make_curve (&rows, 0, -INFINITY);
  self.tau = find_tau (one, zero);
  self.gap = (TdMeanGap){ td_interval_none (), NAN, NAN };
  if (isfinite (self.tau))
    self.gap = td_compare_restricted_means (one, zero, self.tau);
  return self;
}
