/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-solver.h"

#include "base/td-error.h"
#include "brute-force.h"
#include "instance.h"
#include "solver/td-certificate.h"

#include <string.h>

void test_solver_add (void);

static TdSolution *
solve (const Instance *instance, TdObjective objective)
{
  g_autoptr (GError) error = NULL;
  TdSolution *solution = td_solver_solve (&instance->problem, objective, NULL, NULL, &error);

  g_assert_no_error (error);
  td_certificate_check (&instance->problem, objective, solution, &error);
  g_assert_no_error (error);
  return solution;
}

static void
compare_with_brute_force (const Instance *instance, TdObjective objective)
{
  g_autoptr (TdSolution) solution = solve (instance, objective);

  brute_force_compare (&instance->problem, objective, solution);
}

/* Whether scores are in 32 bits or in 64 makes no difference. */
static void
test_narrow (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (32);
  InstanceShape shape = { 60, 30, 3, 0.4, -50, 3000, 0.1 };

  for (int round = 0; round < 100; round++)
    {
      g_autoptr (Instance) instance = instance_new (random, &shape);
      TdObjective objective = (TdObjective) (round % 3);
      g_autoptr (TdSolution) wide = solve (instance, objective);
      g_autoptr (TdSolution) narrow = NULL;

      g_assert_true (instance_narrow (instance));
      narrow = solve (instance, objective);
      g_assert_cmpmem (narrow->mentor, sizeof (int) * 60, wide->mentor, sizeof (int) * 60);
      g_assert_cmpmem (narrow->mentor_price, sizeof (gint64) * 30, wide->mentor_price,
                       sizeof (gint64) * 30);
      g_assert_cmpint (narrow->total, ==, wide->total);
    }
}

/* Few people, few different scores: ties, mentors without places, nobody on a side, locks. */
static void
test_tiny (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2026);

  for (int round = 0; round < 4000; round++)
    {
      InstanceShape shape = {
        .n_mentees = (guint) g_rand_int_range (random, 0, 6),
        .n_mentors = (guint) g_rand_int_range (random, 0, 5),
        .most_places = g_rand_int_range (random, 0, 4),
        .density = g_rand_double_range (random, 0.2, 1.1),
        .low = round % 3 == 0 ? -4 : 0,
        .high = round % 5 == 0 ? 20000 : 4,
        .locked = round % 4 == 0 ? 0.3 : 0,
      };
      g_autoptr (Instance) instance = instance_new (random, &shape);

      compare_with_brute_force (instance, TD_OBJECTIVE_TOTAL);
      compare_with_brute_force (instance, TD_OBJECTIVE_SCORE);
      compare_with_brute_force (instance, TD_OBJECTIVE_FAIR);
    }
}

/* Larger ones are proved by the certificate alone. */
static void
test_medium (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (int round = 0; round < 200; round++)
    {
      InstanceShape shape = {
        .n_mentees = (guint) g_rand_int_range (random, 20, 80),
        .n_mentors = (guint) g_rand_int_range (random, 10, 40),
        .most_places = g_rand_int_range (random, 1, 5),
        .density = g_rand_double_range (random, 0.05, 1),
        .high = round % 2 ? 20000 : 10,
        .locked = round % 3 == 0 ? 0.1 : 0,
      };
      g_autoptr (Instance) instance = instance_new (random, &shape);
      g_autoptr (TdSolution) most = solve (instance, TD_OBJECTIVE_TOTAL);
      g_autoptr (TdSolution) highest = solve (instance, TD_OBJECTIVE_SCORE);

      g_autoptr (TdSolution) fair = solve (instance, TD_OBJECTIVE_FAIR);

      g_assert_cmpuint (most->matched, >=, highest->matched);
      g_assert_cmpuint (most->matched, ==, fair->matched);
      g_assert_cmpint (most->worst, <=, fair->worst);
      g_assert_cmpint (most->total, >=, fair->total);
      g_assert_cmpint (most->total, <=, highest->total);
    }
}

/* Other orders of the same people: the same count and total; the same order: the same pairs. */
static void
test_orders (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (int round = 0; round < 50; round++)
    {
      InstanceShape shape = {
        .n_mentees = 40, .n_mentors = 25, .most_places = 3, .density = 0.4, .high = 6
      };
      g_autoptr (Instance) instance = instance_new (random, &shape);
      g_autofree guint *mentees = instance_order (random, shape.n_mentees);
      g_autofree guint *mentors = instance_order (random, shape.n_mentors);
      g_autoptr (Instance) other = instance_permute (instance, mentees, mentors);
      g_autoptr (TdSolution) first = solve (instance, TD_OBJECTIVE_TOTAL);
      g_autoptr (TdSolution) again = solve (instance, TD_OBJECTIVE_TOTAL);
      g_autoptr (TdSolution) permuted = solve (other, TD_OBJECTIVE_TOTAL);

      g_assert_cmpmem (first->mentor, sizeof (int) * shape.n_mentees, again->mentor,
                       sizeof (int) * shape.n_mentees);
      g_assert_cmpuint (first->matched, ==, permuted->matched);
      g_assert_cmpint (first->total, ==, permuted->total);
    }
}

static void
test_fair_orders (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);

  for (int round = 0; round < 50; round++)
    {
      InstanceShape shape = {
        .n_mentees = 40, .n_mentors = 25, .most_places = 3, .density = 0.2, .high = 30
      };
      g_autoptr (Instance) instance = instance_new (random, &shape);
      g_autofree guint *mentees = instance_order (random, shape.n_mentees);
      g_autofree guint *mentors = instance_order (random, shape.n_mentors);
      g_autoptr (Instance) other = instance_permute (instance, mentees, mentors);
      g_autoptr (TdSolution) first = solve (instance, TD_OBJECTIVE_FAIR);
      g_autoptr (TdSolution) again = solve (instance, TD_OBJECTIVE_FAIR);
      g_autoptr (TdSolution) permuted = solve (other, TD_OBJECTIVE_FAIR);

      g_assert_cmpmem (first->mentor, sizeof (int) * shape.n_mentees, again->mentor,
                       sizeof (int) * shape.n_mentees);
      g_assert_cmpuint (first->matched, ==, permuted->matched);
      g_assert_cmpint (first->worst, ==, permuted->worst);
      g_assert_cmpint (first->total, ==, permuted->total);
    }
}

/* A way through everybody: mentee i may have mentor i or i + 1, the last one only his own. */
static void
test_fair_long_way (void)
{
  enum
  {
    N = 50000
  };
  TdSolverProblem problem = { .n_mentees = N, .n_mentors = N };
  g_autofree int *places = g_new (int, N);
  g_autofree gsize *first = g_new (gsize, N + 1);
  g_autofree guint *mentor = g_new (guint, 2 * N);
  g_autofree gint64 *score = g_new (gint64, 2 * N);
  g_autoptr (TdSolution) solution = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_edges = 0;

  for (guint i = 0; i < N; i++)
    {
      places[i] = 1;
      first[i] = n_edges;
      for (guint j = i == N - 1 ? 0 : i; j <= i + 1 && j < N; j += i == N - 1 ? N : 1)
        {
          mentor[n_edges] = j;
          score[n_edges++] = 7;
        }
    }
  first[N] = n_edges;
  problem.places = places;
  problem.first = first;
  problem.mentor = mentor;
  problem.score = score;
  solution = td_solver_solve (&problem, TD_OBJECTIVE_FAIR, NULL, NULL, &error);
  g_assert_no_error (error);
  td_certificate_check (&problem, TD_OBJECTIVE_FAIR, solution, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (solution->matched, ==, N);
  g_assert_cmpint (solution->worst, ==, 7);
}

static void
test_too_large (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  InstanceShape shape = { .n_mentees = 8,
                          .n_mentors = 3,
                          .most_places = 2,
                          .density = 1,
                          .low = G_GINT64_CONSTANT (1) << 58,
                          .high = G_GINT64_CONSTANT (1) << 59 };
  g_autoptr (Instance) instance = instance_new (random, &shape);
  g_autoptr (GError) error = NULL;

  g_assert_null (td_solver_solve (&instance->problem, TD_OBJECTIVE_TOTAL, NULL, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

static void
test_cancelled (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  InstanceShape shape = { .n_mentees = 8, .n_mentors = 3, .most_places = 2, .density = 1 };
  g_autoptr (Instance) instance = instance_new (random, &shape);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (
      td_solver_solve (&instance->problem, TD_OBJECTIVE_TOTAL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (
      td_solver_solve (&instance->problem, TD_OBJECTIVE_FAIR, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* 1,000 x 500 with every pair eligible, with places enough, just, and too few. */
static void
test_cohort (void)
{
  static const int most_places[] = { 6, 4, 2 };

  for (gsize i = 0; i < G_N_ELEMENTS (most_places); i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (1);
      InstanceShape shape = { .n_mentees = 1000,
                              .n_mentors = 500,
                              .most_places = most_places[i],
                              .density = 0.7,
                              .low = 500,
                              .high = 12000 };
      g_autoptr (Instance) instance = instance_new (random, &shape);
      g_autoptr (TdSolution) solution = NULL;
      g_autoptr (TdSolution) fair = NULL;
      g_autoptr (GTimer) timer = g_timer_new ();

      solution = solve (instance, TD_OBJECTIVE_TOTAL);
      g_test_message ("%u of 1000 matched in %.3f s", solution->matched,
                      g_timer_elapsed (timer, NULL));
      g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 5);
      g_assert_cmpuint (solution->matched, >=, 400);
      g_timer_start (timer);
      fair = solve (instance, TD_OBJECTIVE_FAIR);
      g_test_message ("the worst %" G_GINT64_FORMAT " instead of %" G_GINT64_FORMAT " in %.3f s",
                      fair->worst, solution->worst, g_timer_elapsed (timer, NULL));
      g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 5);
      g_assert_cmpuint (fair->matched, ==, solution->matched);
      g_assert_cmpint (fair->worst, >=, solution->worst);
    }
}

static void
test_objective_text (void)
{
  TdObjective objective;
  g_autoptr (GError) error = NULL;

  g_assert_true (td_objective_from_text ("score", &objective, NULL));
  g_assert_cmpstr (td_objective_to_text (objective), ==, "score");
  g_assert_true (td_objective_from_text ("total", &objective, NULL));
  g_assert_cmpstr (td_objective_to_text (objective), ==, "total");
  g_assert_true (td_objective_from_text ("fair", &objective, NULL));
  g_assert_cmpstr (td_objective_to_text (objective), ==, "fair");
  g_assert_false (td_objective_from_text ("best", &objective, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

void
test_solver_add (void)
{
  g_test_add_func ("/pairing/solver/narrow", test_narrow);
  g_test_add_func ("/pairing/solver/tiny", test_tiny);
  g_test_add_func ("/pairing/solver/medium", test_medium);
  g_test_add_func ("/pairing/solver/orders", test_orders);
  g_test_add_func ("/pairing/solver/fair-orders", test_fair_orders);
  g_test_add_func ("/pairing/solver/fair-long-way", test_fair_long_way);
  g_test_add_func ("/pairing/solver/too-large", test_too_large);
  g_test_add_func ("/pairing/solver/cancelled", test_cancelled);
  g_test_add_func ("/pairing/solver/cohort", test_cohort);
  g_test_add_func ("/pairing/solver/objective-text", test_objective_text);
}
