/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-certificate.h"

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

/* For the reason that has these words: another clause would have others. */
static void
assert_fault (const TdSolverProblem *of,
              TdObjective objective,
              const TdSolution *solution,
              const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (td_certificate_check (of, objective, solution, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” instead of “%s”", error->message, words);
}

#define PLANT(words, statement)                                     \
  {                                                                 \
    g_autoptr (TdSolution) solution = sound ();                     \
                                                                    \
    statement;                                                      \
    assert_fault (&problem, TD_OBJECTIVE_TOTAL, solution, (words)); \
  }

static void
test_prices (void)
{
  PLANT ("a chosen pair is not the best use", solution->mentee_price[0]++);
  PLANT ("a better pair was passed over", solution->mentee_price[0]--);
  PLANT ("a chosen pair is not the best use", solution->mentee_price[1]++);
  PLANT ("a mentee without a mentor has a price", solution->mentee_price[2]++);
  PLANT ("a price is negative", solution->mentee_price[2]--);
  PLANT ("a chosen pair is not the best use", solution->mentor_price[0]++);
  PLANT ("a better pair was passed over", solution->mentor_price[0]--);
  PLANT ("a price is negative", solution->mentor_price[1] = -1);
  PLANT ("too large", solution->mentee_price[0] = G_MAXINT64);
  PLANT ("too large", solution->mentor_price[0] = G_MAXINT64 / 2);
}

/* One pair alone, so that bonus and price can move together. */
static void
test_weights (void)
{
  int place[] = { 1 };
  gsize row[] = { 0, 1 };
  guint who[] = { 0 };
  gint64 what[] = { 5 };
  TdSolverProblem one = { 1, 1, place, row, who, what, NULL, NULL };
  int chosen[] = { 0 };
  gint64 mentee_price[] = { 11 };
  gint64 mentor_price[] = { 0 };
  TdSolution solution = { .n_mentees = 1,
                          .n_mentors = 1,
                          .mentor = chosen,
                          .mentee_price = mentee_price,
                          .mentor_price = mentor_price,
                          .bonus = 6,
                          .scale = 1,
                          .matched = 1,
                          .total = 5,
                          .worst = 5 };

  g_assert_true (td_certificate_check (&one, TD_OBJECTIVE_TOTAL, &solution, NULL));
  assert_fault (&one, TD_OBJECTIVE_SCORE, &solution, "the weights do not belong");
  solution.bonus = 5;
  mentee_price[0] = 10;
  assert_fault (&one, TD_OBJECTIVE_TOTAL, &solution, "the weights do not belong");
  solution.bonus = 6;
  solution.scale = 2;
  mentee_price[0] = 16;
  assert_fault (&one, TD_OBJECTIVE_TOTAL, &solution, "the weights do not belong");
  assert_fault (&one, TD_OBJECTIVE_SCORE, &solution, "the weights do not belong");
  solution.bonus = 1;
  mentee_price[0] = 11;
  g_assert_true (td_certificate_check (&one, TD_OBJECTIVE_SCORE, &solution, NULL));
  solution.scale = 1;
  mentee_price[0] = 6;
  assert_fault (&one, TD_OBJECTIVE_SCORE, &solution, "the weights do not belong");
}

/* A negative score counts too, as it makes the range of them larger. */
static void
test_weights_below (void)
{
  int place[] = { 1 };
  gsize row[] = { 0, 1 };
  guint who[] = { 0 };
  gint64 what[] = { -5 };
  TdSolverProblem one = { 1, 1, place, row, who, what, NULL, NULL };
  int chosen[] = { 0 };
  gint64 mentee_price[] = { 1 };
  gint64 mentor_price[] = { 0 };
  TdSolution solution = { .n_mentees = 1,
                          .n_mentors = 1,
                          .mentor = chosen,
                          .mentee_price = mentee_price,
                          .mentor_price = mentor_price,
                          .bonus = 6,
                          .scale = 1,
                          .matched = 1,
                          .total = -5,
                          .worst = -5 };

  g_assert_true (td_certificate_check (&one, TD_OBJECTIVE_TOTAL, &solution, NULL));
  solution.bonus = 5;
  mentee_price[0] = 0;
  assert_fault (&one, TD_OBJECTIVE_TOTAL, &solution, "the weights do not belong");
}

/* Twice the score is beyond 64 bits, and would look like a pair that nobody wants. */
static void
test_too_large (void)
{
  int place[] = { 1 };
  gsize row[] = { 0, 1 };
  guint who[] = { 0 };
  gint64 what[] = { G_GINT64_CONSTANT (1) << 62 };
  TdSolverProblem one = { 1, 1, place, row, who, what, NULL, NULL };
  int chosen[] = { -1 };
  gint64 price[] = { 0 };
  TdSolution solution = { .n_mentees = 1,
                          .n_mentors = 1,
                          .mentor = chosen,
                          .mentee_price = price,
                          .mentor_price = price,
                          .bonus = 1,
                          .scale = 2 };

  assert_fault (&one, TD_OBJECTIVE_SCORE, &solution, "too large");
  what[0] = -what[0];
  assert_fault (&one, TD_OBJECTIVE_SCORE, &solution, "too large");
}

static void
test_pairs (void)
{
  PLANT ("a better pair was passed over",
         (solution->mentor[0] = 0, solution->mentor[1] = -1,
          solution->mentee_price[0] = solution->bonus + 5, solution->mentee_price[1] = 0,
          solution->mentor_price[0] = solution->mentor_price[1] = 0));
  PLANT ("a mentee without a mentor has a price", solution->mentor[0] = -1);
  PLANT ("a forbidden pair was chosen", solution->mentor[2] = 1);
  PLANT ("it names a mentor who is not there", solution->mentor[2] = 2);
  PLANT ("it names a mentor who is not there", solution->mentor[2] = -2);
  PLANT ("it is about other people", solution->n_mentees--);
  PLANT ("it is about other people", solution->n_mentors++);
}

/* Both with mentor A, whose place is worth all of it; and B free with a price. */
static void
test_places (void)
{
  PLANT ("a mentor has more mentees than places",
         (solution->mentor[0] = 0, solution->mentee_price[0] = 2, solution->mentee_price[1] = 0,
          solution->mentor_price[0] = solution->bonus + 3,
          solution->mentor_price[1] = solution->bonus + 2));
  PLANT ("a mentor with a free place has a price",
         (solution->mentor[0] = 0, solution->mentor[1] = -1, solution->mentee_price[0] = 0,
          solution->mentee_price[1] = 0, solution->mentor_price[0] = solution->bonus + 5,
          solution->mentor_price[1] = solution->bonus + 4));
}

static void
test_totals (void)
{
  PLANT ("the totals do not belong to the pairs", solution->matched++);
  PLANT ("the totals do not belong to the pairs", solution->total++);
  PLANT ("the totals do not belong to the pairs", solution->worst--);
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
  assert_fault (&with_lock, TD_OBJECTIVE_TOTAL, solution, "a locked pair was changed");
  solution->mentor[0] = 0;
  solution->mentee_price[0] = 1;
  assert_fault (&with_lock, TD_OBJECTIVE_TOTAL, solution, "a locked mentee has a price");
}

/* The place that a lock takes is gone: a price of it does not help the one who would like it. */
static void
test_locked_place (void)
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
  solution->mentor[1] = 0;
  solution->mentor_price[0] = solution->bonus + 3;
  solution->matched++;
  solution->total += 3;
  solution->worst = 3;
  assert_fault (&with_lock, TD_OBJECTIVE_TOTAL, solution, "more mentees than places");
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

#define PLANT_FAIR(words, statement)                                    \
  {                                                                     \
    g_autoptr (TdSolution) solution = sound_fair ();                    \
                                                                        \
    statement;                                                          \
    assert_fault (&fair_problem, TD_OBJECTIVE_FAIR, solution, (words)); \
  }

#define FEWER "more mentees could have been matched"
#define WORSE "the worst pair could have been better"

static void
test_fair (void)
{
  PLANT_FAIR (WORSE, solution->threshold = 1);
  PLANT_FAIR ("a forbidden pair was chosen", solution->threshold = 6);
  PLANT_FAIR (FEWER, g_clear_pointer (&solution->mentee_cover, g_free));
  PLANT_FAIR (FEWER, g_clear_pointer (&solution->mentor_cover, g_free));
  PLANT_FAIR (FEWER, (memset (solution->mentor_cover, TD_COVER_BETTER, 2),
                      memset (solution->mentee_cover, TD_COVER_BETTER, 2)));
  PLANT_FAIR (FEWER, memset (solution->mentor_cover, 3, 2); memset (solution->mentee_cover, 3, 2));
  PLANT_FAIR (FEWER,
              (solution->mentee_cover[0] |= TD_COVER_ALL, solution->mentor_cover[0] |= TD_COVER_ALL,
               solution->mentee_cover[1] &= ~TD_COVER_ALL,
               solution->mentor_cover[1] &= ~TD_COVER_ALL)); /* not 1 with B */
  PLANT_FAIR (WORSE, (memset (solution->mentor_cover, TD_COVER_ALL, 2),
                      memset (solution->mentee_cover, 0, 2)));
  PLANT_FAIR (WORSE,
              (memset (solution->mentor_cover, 3, 2), memset (solution->mentee_cover, 0, 2)));
  PLANT_FAIR ("a forbidden pair was chosen", solution->mentor[0] = 1);
  PLANT_FAIR ("a mentee without a mentor has a price",
              (solution->mentor[1] = -1, solution->mentee_price[1]++));
  PLANT_FAIR ("the totals do not belong to the pairs", solution->worst = 6);
  PLANT_FAIR ("a chosen pair is not the best use", solution->mentee_price[0]++);
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
  assert_fault (&fair_problem, TD_OBJECTIVE_FAIR, total, WORSE);

  lesser.places = fewer;
  g_clear_pointer (&total, td_solution_free);
  total = td_solver_solve (&lesser, TD_OBJECTIVE_FAIR, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (total->matched, ==, 1);
  assert_fault (&fair_problem, TD_OBJECTIVE_FAIR, total, FEWER);
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
  g_test_add_func ("/pairing/certificate/weights", test_weights);
  g_test_add_func ("/pairing/certificate/weights-below", test_weights_below);
  g_test_add_func ("/pairing/certificate/too-large", test_too_large);
  g_test_add_func ("/pairing/certificate/pairs", test_pairs);
  g_test_add_func ("/pairing/certificate/places", test_places);
  g_test_add_func ("/pairing/certificate/totals", test_totals);
  g_test_add_func ("/pairing/certificate/locked", test_locked);
  g_test_add_func ("/pairing/certificate/locked-place", test_locked_place);
  g_test_add_func ("/pairing/certificate/fair", test_fair);
  g_test_add_func ("/pairing/certificate/fair-lesser", test_fair_lesser);
  g_test_add_func ("/pairing/certificate/moves", test_moves);
}
