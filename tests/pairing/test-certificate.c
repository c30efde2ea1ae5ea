/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-certificate.h"

#include "base/td-error.h"
#include "instance.h"

#include <string.h>

void test_certificate_add (void);

/* Two mentors with a place each, three mentees: 0 with A (5) or B (4), 1 with A (3), 2 with nobody.
 * The best is 0-B, 1-A: 7. */
static int places[] = { 1, 1 };
static gsize first[] = { 0, 2, 3, 3 };
static guint mentor[] = { 0, 1, 0 };
static gint64 score[] = { 5, 4, 3 };
static const TdSolverProblem problem = { 3, 2, places, first, mentor, score, NULL, NULL };

static TdSolution *
sound (void)
{
  g_autoptr (GError) error = NULL;
  TdSolution *solution = td_solver_solve (&problem, TD_OBJECTIVE_TOTAL, NULL, NULL, &error);

  g_assert_no_error (error);
  td_certificate_check (&problem, TD_OBJECTIVE_TOTAL, solution, &error);
  g_assert_no_error (error);
  g_assert_cmpint (solution->total, ==, 7);
  return solution;
}

static void
assert_refused (const TdSolution *solution, TdObjective objective)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (td_certificate_check (&problem, objective, solution, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

#define PLANT(statement)                           \
  {                                                \
    g_autoptr (TdSolution) solution = sound ();    \
                                                   \
    statement;                                     \
    assert_refused (solution, TD_OBJECTIVE_TOTAL); \
  }

static void
test_prices (void)
{
  PLANT (solution->mentee_price[0]++);
  PLANT (solution->mentee_price[0]--);
  PLANT (solution->mentee_price[1]++);
  PLANT (solution->mentee_price[2]++);
  PLANT (solution->mentee_price[2]--);
  PLANT (solution->mentor_price[0]++);
  PLANT (solution->mentor_price[0]--);
  PLANT (solution->mentor_price[1] -= 100000);
  PLANT (solution->bonus++);
  PLANT (solution->bonus = 2);
  PLANT (solution->scale = 2);
}

static void
test_pairs (void)
{
  PLANT (solution->mentor[0] = 0);                             /* two on one place */
  PLANT ((solution->mentor[0] = 0, solution->mentor[1] = -1)); /* feasible, but worse */
  PLANT (solution->mentor[0] = -1);                            /* one fewer */
  PLANT (solution->mentor[2] = 1);                             /* forbidden */
  PLANT (solution->mentor[2] = 2);                             /* nobody */
  PLANT (solution->mentor[2] = -2);
  PLANT (solution->n_mentees--);
}

static void
test_totals (void)
{
  PLANT (solution->matched++);
  PLANT (solution->total++);
  PLANT (solution->worst--);
}

static void
test_objective (void)
{
  g_autoptr (TdSolution) solution = sound ();

  assert_refused (solution, TD_OBJECTIVE_SCORE);
}

static void
test_locked (void)
{
  int locked[] = { 0, -1, -1 };
  gint64 kept[] = { 5, 0, 0 };
  TdSolverProblem with_lock = problem;
  g_autoptr (TdSolution) solution = NULL;
  g_autoptr (GError) error = NULL;

  with_lock.locked = locked;
  with_lock.kept = kept;
  solution = td_solver_solve (&with_lock, TD_OBJECTIVE_TOTAL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (td_certificate_check (&with_lock, TD_OBJECTIVE_TOTAL, solution, &error));
  g_assert_cmpint (solution->mentor[0], ==, 0);
  g_assert_cmpint (solution->mentor[1], ==, -1);
  g_assert_cmpint (solution->total, ==, 5);

  solution->mentor[0] = 1;
  g_assert_false (td_certificate_check (&with_lock, TD_OBJECTIVE_TOTAL, solution, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

/* 0 with A (9) or B (1), 1 with A (8) or B (5): fair is 0-A, 1-B with the worst 5. */
static gsize fair_first[] = { 0, 2, 4 };
static guint fair_mentor[] = { 0, 1, 0, 1 };
static gint64 fair_score[] = { 9, 1, 8, 5 };
static const TdSolverProblem fair_problem = { 2,           2,          places, fair_first,
                                              fair_mentor, fair_score, NULL,   NULL };

static TdSolution *
sound_fair (void)
{
  g_autoptr (GError) error = NULL;
  TdSolution *solution = td_solver_solve (&fair_problem, TD_OBJECTIVE_FAIR, NULL, NULL, &error);

  g_assert_no_error (error);
  td_certificate_check (&fair_problem, TD_OBJECTIVE_FAIR, solution, &error);
  g_assert_no_error (error);
  g_assert_cmpint (solution->worst, ==, 5);
  g_assert_cmpint (solution->threshold, ==, 5);
  return solution;
}

static void
assert_unfair (const TdSolution *solution)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (td_certificate_check (&fair_problem, TD_OBJECTIVE_FAIR, solution, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

#define PLANT_FAIR(statement)                        \
  {                                                  \
    g_autoptr (TdSolution) solution = sound_fair (); \
                                                     \
    statement;                                       \
    assert_unfair (solution);                        \
  }

static void
test_fair (void)
{
  PLANT_FAIR (solution->threshold = 1);                                   /* not the best worst */
  PLANT_FAIR (solution->threshold = 6);                                   /* not reached */
  PLANT_FAIR (g_clear_pointer (&solution->mentee_cover, g_free));         /* no proof */
  PLANT_FAIR (g_clear_pointer (&solution->mentor_cover, g_free));         /* no proof */
  PLANT_FAIR (solution->mentor_cover[0] = 0);                             /* covers too little */
  PLANT_FAIR (solution->mentor_cover[0] = solution->mentee_cover[0] = 3); /* covers too much */
  PLANT_FAIR (memset (solution->mentor_cover, 3, 2));                     /* of the better pairs */
  PLANT_FAIR (solution->mentor[0] = 1);
  PLANT_FAIR (solution->mentor[1] = -1);
  PLANT_FAIR (solution->worst = 6);
  PLANT_FAIR (solution->mentee_price[0]++);
}

/* The best of fewer pairs, or of worse ones, with prices that prove it so. */
static void
test_fair_lesser (void)
{
  g_autoptr (TdSolution) sure = sound_fair ();
  g_autoptr (TdSolution) total = NULL;
  g_autoptr (GError) error = NULL;
  int fewer[] = { 1, 0 };
  TdSolverProblem lesser = fair_problem;

  total = td_solver_solve (&fair_problem, TD_OBJECTIVE_TOTAL, NULL, NULL, &error);
  g_assert_no_error (error);
  total->threshold = 1;
  total->mentee_cover = g_memdup2 (sure->mentee_cover, 2);
  total->mentor_cover = g_memdup2 (sure->mentor_cover, 2);
  assert_unfair (total);

  lesser.places = fewer;
  g_clear_pointer (&total, td_solution_free);
  total = td_solver_solve (&lesser, TD_OBJECTIVE_FAIR, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (total->matched, ==, 1);
  assert_unfair (total);
}

/* No small move of a random solution passes. */
static void
test_moves (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  InstanceShape shape = {
    .n_mentees = 12, .n_mentors = 6, .most_places = 2, .density = 0.7, .high = 1000000
  };

  for (int round = 0; round < 300; round++)
    {
      g_autoptr (Instance) instance = instance_new (random, &shape);
      g_autoptr (GError) error = NULL;
      g_autoptr (TdSolution) solution =
          td_solver_solve (&instance->problem, TD_OBJECTIVE_TOTAL, NULL, NULL, &error);
      int mentee = g_rand_int_range (random, 0, 12);
      int other = g_rand_int_range (random, -1, 6);

      g_assert_no_error (error);
      if (solution->mentor[mentee] == other)
        continue;
      solution->mentor[mentee] = other;
      g_assert_false (
          td_certificate_check (&instance->problem, TD_OBJECTIVE_TOTAL, solution, NULL));
    }
}

void
test_certificate_add (void)
{
  g_test_add_func ("/pairing/certificate/prices", test_prices);
  g_test_add_func ("/pairing/certificate/pairs", test_pairs);
  g_test_add_func ("/pairing/certificate/totals", test_totals);
  g_test_add_func ("/pairing/certificate/objective", test_objective);
  g_test_add_func ("/pairing/certificate/locked", test_locked);
  g_test_add_func ("/pairing/certificate/fair", test_fair);
  g_test_add_func ("/pairing/certificate/fair-lesser", test_fair_lesser);
  g_test_add_func ("/pairing/certificate/moves", test_moves);
}
