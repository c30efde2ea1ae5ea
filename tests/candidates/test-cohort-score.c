/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "crowd.h"
#include "candidates/td-cohort-private.h"
#include "td-bench-cohort.h"

void test_cohort_score_add (void);

/* Every pair by the columns is what td_candidates_score() says. */
static void
compare_all (const TdCandidates *candidates, gboolean vector)
{
  g_autoptr (TdCohort) cohort = td_cohort_new (candidates);
  g_autofree int *row = g_new (int, candidates->mentors->len);

  td_cohort_tune (cohort, 0, 0, vector);
  g_assert_true (cohort->tables->complete);
  for (guint i = 0; i < candidates->mentees->len; i++)
    {
      int counts[TD_N_HARD_RULES], expected_counts[TD_N_HARD_RULES];

      td_cohort_count_blocked (cohort, i, counts);
      td_candidates_count_blocked (candidates, i, expected_counts);
      g_assert_cmpmem (counts, sizeof counts, expected_counts, sizeof expected_counts);
      td_cohort_score_row (cohort, i, row);
      for (guint j = 0; j < candidates->mentors->len; j++)
        {
          int expected = td_cohort_tables_ask (cohort->tables, i, j);

          g_assert_cmpint (row[j], ==, expected);
          g_assert_cmpint (td_cohort_score_pair (cohort, i, j), ==, expected);
        }
    }
}

static void
test_crowds (gconstpointer data)
{
  gboolean vector = GPOINTER_TO_INT (data);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint k = 0; k < 120; k++)
    {
      CrowdShape shape = { .n_mentees = (guint) g_rand_int_range (random, 0, 25),
                           .n_mentors = (guint) g_rand_int_range (random, 0, 90),
                           .most_places = 2,
                           .locked = 0.1,
                           .everything = k % 4 == 0 };
      g_autoptr (TdCandidates) candidates = crowd_new (random, &shape);

      compare_all (candidates, vector);
    }
}

static void
test_bench (gconstpointer data)
{
  g_autoptr (TdCandidates) candidates = td_bench_cohort_new (60, 200, 1, 3);

  compare_all (candidates, GPOINTER_TO_INT (data));
}

/* A criterion the columns have not heard of. */
static int
share_odd (const TdMatch *match)
{
  return (int) (match->mentor->employee_id * match->mentee->employee_id % 101);
}

static void
test_unknown (void)
{
  static const TdCriterion odd = { "odd", share_odd };
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  CrowdShape shape = { 15, 20, 2, 0, TRUE };
  g_autoptr (TdCandidates) candidates = crowd_new (random, &shape);
  g_autoptr (TdCohort) cohort = NULL;
  g_autofree int *row = g_new (int, 20);

  candidates->weights[0].known = &odd;
  cohort = td_cohort_new (candidates);
  g_assert_false (cohort->tables->complete);
  g_assert_null (cohort->vector);
  for (guint i = 0; i < 15; i++)
    {
      td_cohort_score_row (cohort, i, row);
      for (guint j = 0; j < 20; j++)
        g_assert_cmpint (row[j], ==, td_cohort_tables_ask (cohort->tables, i, j));
    }
}

static void
test_changes (void)
{
  g_autoptr (TdCandidates) candidates = td_bench_cohort_new (5, 40, 1, 3);
  g_autoptr (TdCohort) cohort = td_cohort_new (candidates);
  g_autofree int *row = g_new (int, 40);
  guint mentor = 0;
  int score;

  while (td_cohort_score_pair (cohort, 2, mentor) < 0 ||
         td_cohort_score_pair (cohort, 3, mentor) < 0)
    mentor++;
  score = td_cohort_score_pair (cohort, 2, mentor);
  td_cohort_add_points (cohort, 2, mentor, 500);
  td_cohort_add_points (cohort, 2, mentor, 50000);
  td_cohort_score_row (cohort, 2, row);
  g_assert_cmpint (row[mentor], ==, score + 50500);
  g_assert_cmpint (td_cohort_score_pair (cohort, 2, mentor), ==, score + 50500);
  td_cohort_forbid (cohort, 2, mentor);
  td_cohort_add_points (cohort, 2, mentor, 500);
  td_cohort_score_row (cohort, 2, row);
  g_assert_cmpint (row[mentor], ==, TD_NOT_ELIGIBLE);
  g_assert_cmpint (td_cohort_score_pair (cohort, 3, mentor), >=, 0);
}

/* The bounds of the vector: never below a score, and 0 only where a pair is not eligible. */
static void
test_bounds (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint k = 0; k < 60; k++)
    {
      CrowdShape shape = { 6, 100, 2, 0, k % 2 == 0 };
      g_autoptr (TdCandidates) candidates = crowd_new (random, &shape);
      g_autoptr (TdCohortTables) tables = td_cohort_tables_new (candidates);
      g_autoptr (TdCohortVector) vector = td_cohort_vector_new (tables);
      g_autoptr (TdCohortRow) row = td_cohort_row_new (tables);
      guint16 *bound, *open;
      guint size;
      int scores[100];

      if (vector == NULL)
        {
          g_test_skip ("this processor has no AVX2");
          return;
        }
      size = td_cohort_vector_get_size (vector);
      g_assert_cmpuint (size % 32, ==, 0);
      bound = g_aligned_alloc (size, sizeof (guint16), 32);
      open = g_aligned_alloc (size, sizeof (guint16), 32);
      for (guint j = 0; j < size; j++)
        open[j] = j < 100 && j != 7 ? G_MAXUINT16 : 0;
      for (guint i = 0; i < 6; i++)
        {
          gboolean exact;

          td_cohort_row_set (row, i);
          td_cohort_row_score (row, scores);
          exact = td_cohort_vector_bound (vector, row, open, bound);
          for (guint j = 0; j < size; j++)
            {
              int most = ((int) bound[j] - 1) * (1 << td_cohort_vector_get_shift (vector));

              if (open[j] == 0)
                g_assert_cmpint (bound[j], ==, 0);
              else if (exact)
                g_assert_cmpint ((int) bound[j] - 1, ==, scores[j]);
              else if (scores[j] >= 0)
                g_assert_cmpint (most, >=, scores[j]);
            }
        }
      g_aligned_free (bound);
      g_aligned_free (open);
    }
}

void
test_cohort_score_add (void)
{
  g_test_add_data_func ("/pairing/cohort/score/plain", GINT_TO_POINTER (FALSE), test_crowds);
  g_test_add_data_func ("/pairing/cohort/score/vector", GINT_TO_POINTER (TRUE), test_crowds);
  g_test_add_data_func ("/pairing/cohort/score/bench", GINT_TO_POINTER (FALSE), test_bench);
  g_test_add_data_func ("/pairing/cohort/score/bench-vector", GINT_TO_POINTER (TRUE), test_bench);
  g_test_add_func ("/pairing/cohort/score/unknown", test_unknown);
  g_test_add_func ("/pairing/cohort/score/changes", test_changes);
  g_test_add_func ("/pairing/cohort/score/bounds", test_bounds);
}
