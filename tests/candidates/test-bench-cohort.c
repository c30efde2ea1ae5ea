/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "td-bench-cohort.h"

void test_bench_cohort_add (void);

static guint
count_places (const TdCandidates *candidates)
{
  guint places = 0;

  for (guint j = 0; j < candidates->mentors->len; j++)
    places += (guint) ((TdParticipant *) candidates->mentors->pdata[j])->places_left;
  return places;
}

/* Two thirds of the pairs are eligible, every rule blocks somebody, every criterion tells people
 * apart. */
static void
test_mix (void)
{
  g_autoptr (TdCandidates) candidates = td_bench_cohort_new (400, 200, 1.2, 1);
  guint blocking[TD_N_HARD_RULES] = { 0 };
  guint eligible = 0;
  int lowest[16], highest[16], points[16];

  for (guint i = 0; i < 400; i++)
    for (guint j = 0; j < 200; j++)
      {
        guint blocked;

        td_candidates_score (candidates, i, j, points, &blocked);
        eligible += blocked == 0;
        for (guint rule = 0; rule < TD_N_HARD_RULES; rule++)
          blocking[rule] += (blocked >> rule) & 1;
        for (guint w = 0; w < candidates->n_weights; w++)
          {
            lowest[w] = i + j == 0 ? points[w] : MIN (lowest[w], points[w]);
            highest[w] = i + j == 0 ? points[w] : MAX (highest[w], points[w]);
          }
      }
  g_test_message ("%u of 80000 eligible", eligible);
  for (guint rule = 0; rule < TD_N_HARD_RULES; rule++)
    g_test_message ("%s: %u", td_hard_rules[rule].name, blocking[rule]);
  g_assert_cmpuint (eligible, >, 80000 * 62 / 100);
  g_assert_cmpuint (eligible, <, 80000 * 72 / 100);
  for (guint rule = 1; rule < TD_N_HARD_RULES; rule++)
    g_assert_cmpuint (blocking[rule], >, 0);
  for (guint w = 0; w < candidates->n_weights; w++)
    g_assert_cmpint (lowest[w], <, highest[w]);
}

static void
test_same (void)
{
  g_autoptr (TdCandidates) first = td_bench_cohort_new (60, 30, 0.8, 7);
  g_autoptr (TdCandidates) again = td_bench_cohort_new (60, 30, 0.8, 7);
  g_autoptr (TdCandidates) other = td_bench_cohort_new (60, 30, 0.8, 8);
  guint different = 0;

  g_assert_cmpuint (count_places (first), ==, 48);
  for (guint i = 0; i < 60; i++)
    for (guint j = 0; j < 30; j++)
      {
        guint blocked, blocked_again;
        int score = td_candidates_score (first, i, j, NULL, &blocked);

        g_assert_cmpint (score, ==, td_candidates_score (again, i, j, NULL, &blocked_again));
        g_assert_cmpuint (blocked, ==, blocked_again);
        different += score != td_candidates_score (other, i, j, NULL, &blocked);
      }
  g_assert_cmpuint (different, >, 900);
}

static void
test_sides (void)
{
  g_autoptr (TdCandidates) no_mentors = td_bench_cohort_new (5, 0, 1, 1);
  g_autoptr (TdCandidates) no_mentees = td_bench_cohort_new (0, 5, 1, 1);
  g_autoptr (TdCandidates) plenty = td_bench_cohort_new (100, 3, 1.2, 1);

  g_assert_cmpuint (no_mentors->mentors->len, ==, 0);
  g_assert_cmpuint (no_mentees->mentees->len, ==, 0);
  g_assert_cmpuint (count_places (plenty), ==, 120);
}

void
test_bench_cohort_add (void)
{
  g_test_add_func ("/pairing/bench-cohort/mix", test_mix);
  g_test_add_func ("/pairing/bench-cohort/same", test_same);
  g_test_add_func ("/pairing/bench-cohort/sides", test_sides);
}
