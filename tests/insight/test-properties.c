/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-competing.h"
#include "insight/td-participation.h"
#include "insight/td-study.h"
#include "insight/td-suppression.h"

#include "td-oracle.h"

void test_properties_add (void);

/* What must hold of any data (METRICS section 15), tried on data made from seeds. */

#define N_STAYS 500
#define FOUR_YEARS 1461
#define FIRST_DAY 730000 /* any day */
#define WINDOW (FIRST_DAY + 900)
#define AS_OF (FIRST_DAY + 3000)

static void
add_interval (GString *text, TdInterval interval)
{
  g_string_append_printf (text, " %.17g(%.17g %.17g)", interval.estimate, interval.lower,
                          interval.upper);
}

static void
add_curve (GString *text, const TdSurvival *curve)
{
  for (guint i = 0; i < curve->n_points; i++)
    g_string_append_printf (text, " %.17g:%u/%u %.17g %.17g", curve->points[i].time,
                            curve->points[i].events, curve->points[i].at_risk,
                            curve->points[i].survival, curve->points[i].upper);
  add_interval (text, td_survival_quantile (curve, 0.25));
  g_string_append_printf (text, " last %.17g time %.17g\n", curve->last_time, curve->time_at_risk);
}

static void
add_test (GString *text, const TdLogRank *test, guint n_groups)
{
  for (guint g = 0; g < n_groups; g++)
    g_string_append_printf (text, " %.17g-%.17g", test->observed[g], test->expected[g]);
  g_string_append_printf (text, " %.17g %d %.17g\n", test->chisq, test->df, test->p);
}

/* --- Spans: order and cuts --- */

typedef struct
{
  TdObservation spans[3 * N_STAYS];
  int groups[3 * N_STAYS];
  int strata[3 * N_STAYS];
  guint n;
} Spans;

static void
add_span (Spans *data, TdObservation span, int group, int stratum)
{
  data->spans[data->n] = span;
  data->groups[data->n] = group;
  data->strata[data->n++] = stratum;
}

/* Halves of days, so that times tie and cuts fall between them. */
static Spans *
make_spans (GRand *random, int n_groups)
{
  Spans *data = g_new0 (Spans, 1);

  for (guint i = 0; i < N_STAYS; i++)
    {
      double entry = g_rand_int_range (random, 0, 60) / 2.0;

      add_span (data,
                (TdObservation){ entry, entry + g_rand_int_range (random, 1, 160) / 2.0,
                                 g_rand_boolean (random) },
                g_rand_int_range (random, 0, n_groups), g_rand_int_range (random, 0, 4));
    }
  return data;
}

static char *
describe_spans (const Spans *data, guint n_groups)
{
  TdCompareInput input = { data->spans, data->groups, data->strata, data->n, n_groups };
  g_autoptr (TdStudy) study = td_study_new (&input, -INFINITY, NAN);
  g_autoptr (TdStudy) later = td_study_new (&input, 20, 40);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i <= n_groups; i++)
    {
      add_curve (text, study->curves[i]);
      add_interval (text, td_survival_restricted_mean (later->curves[i], later->tau, NULL));
    }
  add_test (text, &study->log_rank, n_groups);
  add_test (text, &study->stratified, n_groups);
  g_string_append_printf (text, "%d %.17g", study->has_ratio, study->ratio.p);
  add_interval (text, study->ratio.ratio);
  add_interval (text, study->peto);
  add_interval (text, later->gap.gap);
  return g_string_free (text, FALSE);
}

static void
swap_spans (Spans *data, guint i, guint k)
{
  Spans *old = g_memdup2 (data, sizeof *data);

  data->spans[i] = old->spans[k];
  data->groups[i] = old->groups[k];
  data->strata[i] = old->strata[k];
  data->spans[k] = old->spans[i];
  data->groups[k] = old->groups[i];
  data->strata[k] = old->strata[i];
  g_free (old);
}

static void
test_order (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (155);

  for (int round = 0; round < 6; round++)
    {
      int n_groups = round % 3 + 1;
      g_autofree Spans *data = make_spans (random, n_groups);
      g_autofree char *before = describe_spans (data, (guint) n_groups);
      g_autofree char *after = NULL;

      for (guint i = data->n - 1; i > 0; i--)
        swap_spans (data, i, (guint) g_rand_int_range (random, 0, (int) i + 1));
      after = describe_spans (data, (guint) n_groups);
      g_assert_cmpstr (before, ==, after);
    }
}

/* Each row cut once or twice, between and at event times: the curves and tests stay. */
static void
test_cuts (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (157);

  for (int round = 0; round < 6; round++)
    {
      int n_groups = round % 3 + 1;
      g_autofree Spans *data = make_spans (random, n_groups);
      g_autofree Spans *cut = g_new0 (Spans, 1);
      g_autofree char *before = describe_spans (data, (guint) n_groups);
      g_autofree char *after = NULL;

      for (guint i = 0; i < data->n; i++)
        {
          TdObservation rest = data->spans[i];

          for (int k = 0; k < 2 && rest.end - rest.entry > 1; k++)
            {
              double at = rest.entry + g_rand_int_range (random, 1, 3) / 4.0;

              add_span (cut, (TdObservation){ rest.entry, at, FALSE }, data->groups[i],
                        data->strata[i]);
              rest.entry = at;
            }
          add_span (cut, rest, data->groups[i], data->strata[i]);
        }
      g_assert_cmpuint (cut->n, >, data->n + N_STAYS / 2);
      after = describe_spans (cut, (guint) n_groups);
      g_assert_cmpstr (before, ==, after);
    }
}

/* --- People and days --- */

static TdStay
make_stay (GRand *random)
{
  TdStay stay = { .hire = FIRST_DAY + g_rand_int_range (random, 0, 3000),
                  .department = g_rand_int_range (random, 1, 5),
                  .leaving = (TdLeaving) g_rand_int_range (random, 0, 3) };

  stay.leave = stay.hire + g_rand_int_range (random, 10, 2500);
  stay.leave = g_rand_boolean (random) ? stay.leave : TD_DATE_NONE;
  stay.match = TD_DATE_NONE;
  if (g_rand_int_range (random, 0, 3) == 0)
    stay.match = stay.hire + g_rand_int_range (random, 0, 400);
  if (stay.leave != TD_DATE_NONE && stay.match > stay.leave)
    stay.match = TD_DATE_NONE;
  return stay;
}

static TdStay *
make_stays (GRand *random)
{
  TdStay *stays = g_new0 (TdStay, 2 * N_STAYS);

  for (guint i = 0; i < N_STAYS; i++)
    stays[i] = make_stay (random);
  return stays;
}

static void
describe_headcount (GString *text, const TdStay *stays, guint n, TdDate window, TdDate as_of)
{
  g_autofree TdSpell *spells = g_new0 (TdSpell, n);
  g_autoptr (GArray) months = NULL;
  g_autoptr (GArray) new_hires = NULL;

  for (guint i = 0; i < n; i++)
    spells[i] =
        (TdSpell){ .hire = stays[i].hire, .leave = stays[i].leave, .leaving = stays[i].leaving };
  months = td_headcount_months (spells, n, window, as_of);
  new_hires = td_headcount_new_hires (spells, n, window, as_of);
  for (guint i = 0; i < months->len; i++)
    {
      const TdHeadcountMonth *month = &g_array_index (months, TdHeadcountMonth, i);

      g_assert_cmpint (month->opening + month->hires - month->separations, ==, month->closing);
      g_string_append_printf (text, "%d %d %d %d %d %d %.17g %d %d", month->partial, month->opening,
                              month->hires, month->separations, month->voluntary, month->kept,
                              month->daily_average, month->rolling_separations,
                              month->rolling_kept);
      add_interval (text, month->turnover);
    }
  for (guint i = 0; i < new_hires->len; i++)
    {
      const TdNewHires *row = &g_array_index (new_hires, TdNewHires, i);

      g_string_append_printf (text, "\n%d %d %d", row->days, row->mature, row->retained);
    }
}

/* All that is said of these people, but for the days themselves. */
static char *
describe_stays (const TdStay *stays, guint n, TdDate window, TdDate as_of)
{
  g_auto (TdParticipation) self = td_participation_compare (stays, n, window, as_of);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%d %u %u %u %u\n", self.verdict, self.people, self.participants,
                          self.impossible, self.leavers);
  add_test (text, &self.test, 2);
  add_interval (text, self.plain.ratio);
  add_interval (text, self.stratified.ratio);
  add_interval (text, self.calendar.ratio);
  add_interval (text, self.detectable);
  for (guint i = 0; i < TD_N_LANDMARKS; i++)
    {
      const TdLandmark *landmark = &self.landmarks[i];

      g_string_append_printf (text, "\n%d %u %u %u %u", landmark->days, landmark->left_before,
                              landmark->entered_after, landmark->taking_part, landmark->others);
      add_interval (text, landmark->gap.gap);
    }
  if (self.before)
    add_curve (text, self.before);
  if (self.since)
    add_curve (text, self.since);
  describe_headcount (text, stays, n, window, as_of);
  return g_string_free (text, FALSE);
}

static void
test_people_in_any_order (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1550);
  g_autofree TdStay *stays = make_stays (random);
  g_autofree char *before = describe_stays (stays, N_STAYS, WINDOW, AS_OF);
  g_autofree char *after = NULL;

  for (guint i = N_STAYS - 1; i > 0; i--)
    {
      guint k = (guint) g_rand_int_range (random, 0, (int) i + 1);
      TdStay kept = stays[i];

      stays[i] = stays[k];
      stays[k] = kept;
    }
  after = describe_stays (stays, N_STAYS, WINDOW, AS_OF);
  g_assert_cmpstr (before, ==, after);
}

/* People who left before the window or came after it, in departments of their own too, with and
 * without a match, change nothing. */
static void
test_people_never_there (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (154);
  g_autofree TdStay *stays = make_stays (random);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  for (guint i = 0; i < N_STAYS; i++)
    stays[i].department = 1;
  before = describe_stays (stays, N_STAYS, WINDOW, AS_OF);
  for (guint i = N_STAYS; i < 2 * N_STAYS; i++)
    {
      stays[i] = make_stay (random);
      if (i % 2)
        {
          stays[i].hire = FIRST_DAY + g_rand_int_range (random, 0, 500);
          stays[i].leave = stays[i].hire + g_rand_int_range (random, 0, 399);
        }
      else
        {
          stays[i].hire = AS_OF + g_rand_int_range (random, 1, 300);
          stays[i].leave = TD_DATE_NONE;
        }
      if (stays[i].match != TD_DATE_NONE)
        stays[i].match = stays[i].hire;
    }
  after = describe_stays (stays, 2 * N_STAYS, WINDOW, AS_OF);
  g_assert_cmpstr (before, ==, after);
}

static void
test_other_days (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (156);
  g_autofree TdStay *stays = make_stays (random);
  g_autofree char *before = describe_stays (stays, N_STAYS, WINDOW, AS_OF);
  g_autofree char *after = NULL;

  for (guint i = 0; i < N_STAYS; i++)
    {
      stays[i].hire += FOUR_YEARS;
      stays[i].leave += stays[i].leave != TD_DATE_NONE ? FOUR_YEARS : 0;
      stays[i].match += stays[i].match != TD_DATE_NONE ? FOUR_YEARS : 0;
    }
  after = describe_stays (stays, N_STAYS, WINDOW + FOUR_YEARS, AS_OF + FOUR_YEARS);
  g_assert_cmpstr (before, ==, after);
}

/* --- Tables --- */

/* What a reader can work out of a table that shows its total: the hidden cells add up to @rest, and
 * each is one person or more, as a zero would be shown. A cell lies between these bounds. */
static void
get_bounds (gint64 rest, guint n_hidden, gint64 *low, gint64 *high)
{
  *high = rest - (n_hidden - 1);
  *low = n_hidden == 1 ? rest : 1;
}

static void
test_tables (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (159);

  for (guint round = 0; round < 50000; round++)
    {
      gint64 threshold = g_rand_int_range (random, 3, 9), counts[12], total = 0, hidden_sum = 0;
      guint n = (guint) g_rand_int_range (random, 1, 13), n_hidden = 0;
      gboolean hidden[12], shown;

      for (guint i = 0; i < n; i++)
        {
          counts[i] = g_rand_int_range (random, 0, round % 2 ? 8 : 60);
          total += counts[i];
        }
      shown = td_suppress_table (counts, n, threshold, hidden);
      for (guint i = 0; i < n; i++)
        {
          g_assert_true (hidden[i] || counts[i] == 0 || counts[i] >= threshold);
          g_assert_true (!hidden[i] || counts[i] > 0);
          n_hidden += hidden[i] ? 1 : 0;
          hidden_sum += hidden[i] ? counts[i] : 0;
        }
      g_assert_true (!shown || total == 0 || total >= threshold);
      if (shown && n_hidden > 0)
        {
          gint64 low, high;

          /* The rule of METRICS section 10 leaves one case: as many hidden cells of one person each
           * as the threshold asks for persons. */
          get_bounds (hidden_sum, n_hidden, &low, &high);
          g_assert_cmpuint (n_hidden, >=, 2);
          g_assert_cmpint (hidden_sum, >=, threshold);
          g_assert_true (low < high || (low == 1 && n_hidden >= threshold));
        }
    }
}

void
test_properties_add (void)
{
  g_test_add_func ("/properties/order", test_order);
  g_test_add_func ("/properties/cuts", test_cuts);
  g_test_add_func ("/properties/people-in-any-order", test_people_in_any_order);
  g_test_add_func ("/properties/people-never-there", test_people_never_there);
  g_test_add_func ("/properties/other-days", test_other_days);
  g_test_add_func ("/properties/tables", test_tables);
}
