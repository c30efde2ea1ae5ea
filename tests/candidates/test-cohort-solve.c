/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "base/td-error.h"
#include "crowd.h"
#include "candidates/td-cohort-private.h"
#include "solver/td-certificate.h"
#include "td-bench-cohort.h"

#include <string.h>

void test_cohort_solve_add (void);

static const TdObjective objectives[] = { TD_OBJECTIVE_TOTAL, TD_OBJECTIVE_SCORE,
                                          TD_OBJECTIVE_FAIR };

/* Every eligible pair of a cohort as it is now, but for those that have no place left. */
static TdCandidateGraph *
make_graph (TdCohort *cohort)
{
  TdCandidateGraph *graph = g_new0 (TdCandidateGraph, 1);
  guint n = cohort->tables->n_mentees;
  guint m = cohort->tables->n_mentors;
  g_autofree int *row = g_new (int, m);
  g_autofree int *places = td_cohort_dup_free_places (cohort);
  gsize n_edges = 0;

  graph->places = g_memdup2 (cohort->places, sizeof (int) * m);
  graph->locked = g_memdup2 (cohort->locked, sizeof (int) * n);
  graph->first = g_new0 (gsize, (gsize) n + 1);
  graph->kept = g_new0 (gint64, n);
  graph->mentor = g_new (guint, (gsize) n * m + 1);
  graph->score = g_new (gint64, (gsize) n * m + 1);
  for (guint i = 0; i < n; i++)
    {
      if (cohort->locked[i] >= 0)
        graph->kept[i] = td_cohort_score_locked (cohort, i);
      td_cohort_score_row (cohort, i, row);
      for (guint j = 0; j < m; j++)
        if (row[j] >= 0 && cohort->locked[i] < 0 && places[j] > 0)
          {
            graph->mentor[n_edges] = j;
            graph->score[n_edges++] = row[j];
          }
      graph->first[i + 1] = n_edges;
    }
  graph->problem = (TdSolverProblem){
    n, m, graph->places, graph->first, graph->mentor, graph->score, graph->locked, graph->kept
  };
  return graph;
}

/* The optimum of the lists and the price-out is that of all pairs, and proven for all pairs both by
 * the check of the cohort and by the one of the explicit graph. */
static void
compare_optima (TdCohort *cohort, TdObjective objective, const TdSolution *before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdCandidateGraph) graph = make_graph (cohort);
  g_autoptr (TdSolution) whole = td_solver_solve (&graph->problem, objective, NULL, NULL, &error);
  g_autoptr (TdSolution) listed = NULL;

  g_assert_no_error (error);
  listed = td_cohort_solve (cohort, objective, before, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (listed->matched, ==, whole->matched);
  g_assert_cmpint (listed->total, ==, whole->total);
  if (objective == TD_OBJECTIVE_FAIR)
    g_assert_cmpint (listed->threshold, ==, whole->threshold);
  td_cohort_check (cohort, objective, listed, NULL, &error);
  g_assert_no_error (error);
  td_certificate_check (&graph->problem, objective, listed, &error);
  g_assert_no_error (error);
}

/* Changes to a cohort, and its optimum from the one before. */
static void
change_and_compare (GRand *random, TdCohort *cohort, TdObjective objective)
{
  guint n = cohort->tables->n_mentees;
  guint m = cohort->tables->n_mentors;
  g_autoptr (TdSolution) before = td_cohort_solve (cohort, objective, NULL, NULL, NULL, NULL, NULL);

  for (guint k = 0; k < 6 && n > 0 && m > 0; k++)
    {
      guint mentee = (guint) g_rand_int_range (random, 0, (int) n);
      guint mentor = (guint) g_rand_int_range (random, 0, (int) m);

      switch (g_rand_int_range (random, 0, 5))
        {
        case 0:
          td_cohort_set_places (cohort, mentor, g_rand_int_range (random, 0, 3));
          break;
        case 1:
          td_cohort_lock (cohort, mentee, (int) mentor);
          break;
        case 2:
          td_cohort_lock (cohort, mentee, -1);
          break;
        case 3:
          td_cohort_add_points (cohort, mentee, mentor, g_rand_int_range (random, 0, 40000));
          break;
        default:
          td_cohort_forbid (cohort, mentee, mentor);
        }
    }
  compare_optima (cohort, objective, before);
}

/* Small cohorts with lists so short that the price-out has all to do. */
static void
test_optimum (gconstpointer data)
{
  gboolean vector = GPOINTER_TO_INT (data);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint k = 0; k < 300; k++)
    {
      CrowdShape shape = { .n_mentees = (guint) g_rand_int_range (random, 0, 30),
                           .n_mentors = (guint) g_rand_int_range (random, 0, 30),
                           .most_places = 1 + (int) k % 3,
                           .locked = k % 2 ? 0.15 : 0,
                           .everything = k % 5 == 0 };
      g_autoptr (TdCandidates) candidates = crowd_new (random, &shape);
      g_autoptr (TdCohort) cohort = td_cohort_new (candidates);
      TdObjective objective = objectives[k % G_N_ELEMENTS (objectives)];

      td_cohort_tune (cohort, 1 + k / 3 % 4, 1 + k % 2, vector);
      compare_optima (cohort, objective, NULL);
      change_and_compare (random, cohort, objective);
    }
}

/* A bonus beyond the numbers that a scan can hold: prices near to it and near to 0. */
static void
test_far (gconstpointer data)
{
  static const double places[] = { 1.1, 1.0, 0.7 };

  for (gsize k = 0; k < G_N_ELEMENTS (places); k++)
    {
      g_autoptr (TdCandidates) candidates = td_bench_cohort_new (120, 60, places[k], 21);
      g_autoptr (TdCohort) cohort = td_cohort_new (candidates);
      g_autoptr (TdSolution) solution = NULL;

      td_cohort_tune (cohort, 2, 2, GPOINTER_TO_INT (data));
      for (guint i = 0; i < 120; i += 9)
        td_cohort_add_points (cohort, i, i % 60, 9000000);
      solution = td_cohort_solve (cohort, TD_OBJECTIVE_TOTAL, NULL, NULL, NULL, NULL, NULL);
      g_assert_cmpint (solution->bonus, >, TD_SCAN_HIGHEST_PRICE);
      for (gsize o = 0; o < G_N_ELEMENTS (objectives); o++)
        compare_optima (cohort, objectives[o], NULL);
    }
}

static TdSolution *
solve_with (const TdCandidates *candidates,
            TdObjective objective,
            guint n_best,
            guint n_threads,
            gboolean vector,
            TdCohortReport *report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdCohort) cohort = td_cohort_new (candidates);
  g_autoptr (TdSolution) solution = NULL;

  td_cohort_tune (cohort, n_best, n_threads, vector);
  solution = td_cohort_solve (cohort, objective, NULL, report, NULL, NULL, &error);
  g_assert_no_error (error);
  td_cohort_check (cohort, objective, solution, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&solution);
}

static void
assert_same (const TdSolution *one, const TdSolution *other)
{
  g_assert_cmpmem (one->mentor, sizeof (int) * one->n_mentees, other->mentor,
                   sizeof (int) * other->n_mentees);
  g_assert_cmpmem (one->mentee_price, sizeof (gint64) * one->n_mentees, other->mentee_price,
                   sizeof (gint64) * other->n_mentees);
  g_assert_cmpmem (one->mentor_price, sizeof (gint64) * one->n_mentors, other->mentor_price,
                   sizeof (gint64) * other->n_mentors);
}

/* The same to the byte by any number of threads, with the vector and without. */
static void
test_same (void)
{
  static const double places[] = { 1.2, 1.0, 0.8 };

  for (gsize k = 0; k < G_N_ELEMENTS (places); k++)
    for (gsize o = 0; o < G_N_ELEMENTS (objectives); o++)
      {
        g_autoptr (TdCandidates) candidates = td_bench_cohort_new (400, 200, places[k], 11);
        TdCohortReport first, second;
        g_autoptr (TdSolution) one = solve_with (candidates, objectives[o], 12, 1, FALSE, &first);
        g_autoptr (TdSolution) other = solve_with (candidates, objectives[o], 12, 3, TRUE, &second);
        g_autoptr (TdSolution) wide = solve_with (candidates, objectives[o], 200, 2, TRUE, NULL);

        assert_same (one, other);
        g_assert_cmpuint (first.rounds, ==, second.rounds);
        g_assert_cmpuint (first.edges, ==, second.edges);
        g_assert_cmpuint (first.pairs, ==, 400 * 200);
        g_assert_cmpuint (wide->matched, ==, one->matched);
        g_assert_cmpint (wide->total, ==, one->total);
      }
}

/* Who is compared again only with mentors whose prices fell far misses nothing: cohorts in which
 * one of them matters. */
static void
test_fallen (void)
{
  static const struct
  {
    double places;
    guint32 seed;
  } cohorts[] = { { 0.9, 7 }, { 1.0, 10 }, { 1.02, 1 } };

  for (gsize k = 0; k < G_N_ELEMENTS (cohorts); k++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdCandidates) candidates =
          td_bench_cohort_new (400, 200, cohorts[k].places, cohorts[k].seed);
      g_autoptr (TdCohort) cohort = td_cohort_new (candidates);
      TdCohortReport report;
      g_autoptr (TdSolution) one = solve_with (candidates, TD_OBJECTIVE_TOTAL, 5, 2, TRUE, &report);
      g_autoptr (TdSolution) plain = solve_with (candidates, TD_OBJECTIVE_TOTAL, 5, 1, FALSE, NULL);

      td_cohort_check (cohort, TD_OBJECTIVE_TOTAL, one, NULL, &error);
      g_assert_no_error (error);
      assert_same (one, plain);
      g_assert_cmpuint (report.rows_rescored, <, 400 * report.rounds);
    }
}

/* Mentors without a place are worth what one would bring. */
static void
test_closed (void)
{
  g_autoptr (TdCandidates) candidates = td_bench_cohort_new (300, 150, 0.9, 5);
  g_autoptr (TdCohort) cohort = td_cohort_new (candidates);
  g_autoptr (TdSolution) before = NULL;
  g_autoptr (TdSolution) after = NULL;

  td_cohort_tune (cohort, 10, 0, TRUE);
  td_cohort_set_places (cohort, 3, 0);
  before = td_cohort_solve (cohort, TD_OBJECTIVE_TOTAL, NULL, NULL, NULL, NULL, NULL);
  g_assert_cmpint (before->mentor_price[3], >, before->bonus);
  td_cohort_set_places (cohort, 3, 1);
  after = td_cohort_solve (cohort, TD_OBJECTIVE_TOTAL, before, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (after->matched, ==, before->matched + 1);
  g_assert_cmpint (before->bonus + after->total - before->total, <=, before->mentor_price[3]);
}

/* One thing wrong with a solution that was right. */
static void
plant (TdSolution *solution, guint fault, GRand *random)
{
  guint i = (guint) g_rand_int_range (random, 0, (int) solution->n_mentees);
  guint j = (guint) g_rand_int_range (random, 0, (int) solution->n_mentors);

  switch (fault)
    {
    case 0:
      solution->mentee_price[i] -= 1;
      break;
    case 1:
      solution->mentee_price[i] += 1;
      break;
    case 2:
      solution->mentor_price[j] += 1;
      break;
    case 3:
      solution->mentor_price[j] -= solution->mentor_price[j] > 0 ? solution->mentor_price[j] : 1;
      break;
    case 4:
      solution->mentor[i] = solution->mentor[i] < 0 ? (int) j : -1;
      break;
    case 5:
      solution->total++;
      break;
    case 6:
      solution->matched--;
      break;
    case 7:
      solution->worst++;
      break;
    case 8:
      solution->bonus += solution->bonus > 1 ? -solution->bonus / 2 : 1;
      break;
    case 9:
      solution->scale += 1;
      break;
    case 10:
      solution->mentor[i] = (int) solution->n_mentors;
      break;
    case 11:
      solution->mentor_price[j] = G_MAXINT64;
      break;
    case 12:
      solution->mentor[i] = solution->mentor[(i + 1) % solution->n_mentees];
      solution->mentor[(i + 1) % solution->n_mentees] = -1;
      break;
    case 13:
      solution->threshold -= 1;
      break;
    case 14:
      memset (solution->mentor_cover, 0, solution->n_mentors);
      break;
    case 15:
      memset (solution->mentee_cover, TD_COVER_ALL | TD_COVER_BETTER, solution->n_mentees);
      break;
    default:
      g_assert_not_reached ();
    }
}

static TdSolution *
copy (const TdSolution *solution)
{
  TdSolution *self = g_memdup2 (solution, sizeof *solution);

  self->mentor = g_memdup2 (solution->mentor, sizeof (int) * solution->n_mentees);
  self->mentee_price = g_memdup2 (solution->mentee_price, sizeof (gint64) * solution->n_mentees);
  self->mentor_price = g_memdup2 (solution->mentor_price, sizeof (gint64) * solution->n_mentors);
  self->mentee_cover = g_memdup2 (solution->mentee_cover, solution->n_mentees);
  self->mentor_cover = g_memdup2 (solution->mentor_cover, solution->n_mentors);
  return self;
}

static void
test_faults (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  g_autoptr (TdCandidates) candidates = td_bench_cohort_new (80, 40, 0.8, 2);
  g_autoptr (TdCohort) cohort = td_cohort_new (candidates);

  td_cohort_tune (cohort, 4, 0, TRUE);
  for (gsize o = 0; o < G_N_ELEMENTS (objectives); o++)
    {
      g_autoptr (TdSolution) solution =
          td_cohort_solve (cohort, objectives[o], NULL, NULL, NULL, NULL, NULL);
      guint n_faults = objectives[o] == TD_OBJECTIVE_FAIR ? 16 : 13;

      for (guint k = 0; k < 10 * n_faults; k++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (TdSolution) wrong = copy (solution);

          plant (wrong, k % n_faults, random);
          g_assert_false (td_cohort_check (cohort, objectives[o], wrong, NULL, &error));
          g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
        }
    }
}

/* A pair that the lists never saw: the check finds it although the solver could not. */
static void
test_unseen (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdCandidates) candidates = td_bench_cohort_new (200, 100, 1, 8);
  g_autoptr (TdCohort) cohort = td_cohort_new (candidates);
  g_autoptr (TdSolution) solution = NULL;
  guint mentor = 0;

  td_cohort_tune (cohort, 5, 0, TRUE);
  solution = td_cohort_solve (cohort, TD_OBJECTIVE_TOTAL, NULL, NULL, NULL, NULL, NULL);
  g_assert_true (td_cohort_check (cohort, TD_OBJECTIVE_TOTAL, solution, NULL, NULL));
  while (td_cohort_score_pair (cohort, 50, mentor) < 0 || solution->mentor[50] == (int) mentor)
    mentor++;
  td_cohort_add_points (cohort, 50, mentor, 1000000);
  g_assert_false (td_cohort_check (cohort, TD_OBJECTIVE_TOTAL, solution, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

static void
test_cancelled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TdProgress) progress = td_progress_new ();
  g_autoptr (TdCandidates) candidates = td_bench_cohort_new (100, 50, 1, 8);
  g_autoptr (TdCohort) cohort = td_cohort_new (candidates);
  g_autoptr (TdSolution) solution =
      td_cohort_solve (cohort, TD_OBJECTIVE_TOTAL, NULL, NULL, progress, cancellable, &error);

  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_false (td_cohort_check (cohort, TD_OBJECTIVE_TOTAL, solution, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (
      td_cohort_solve (cohort, TD_OBJECTIVE_TOTAL, NULL, NULL, progress, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

void
test_cohort_solve_add (void)
{
  g_test_add_data_func ("/pairing/cohort/optimum/plain", GINT_TO_POINTER (FALSE), test_optimum);
  g_test_add_data_func ("/pairing/cohort/optimum/vector", GINT_TO_POINTER (TRUE), test_optimum);
  g_test_add_data_func ("/pairing/cohort/far/plain", GINT_TO_POINTER (FALSE), test_far);
  g_test_add_data_func ("/pairing/cohort/far/vector", GINT_TO_POINTER (TRUE), test_far);
  g_test_add_func ("/pairing/cohort/same", test_same);
  g_test_add_func ("/pairing/cohort/fallen", test_fallen);
  g_test_add_func ("/pairing/cohort/closed", test_closed);
  g_test_add_func ("/pairing/cohort/faults", test_faults);
  g_test_add_func ("/pairing/cohort/unseen", test_unseen);
  g_test_add_func ("/pairing/cohort/cancelled", test_cancelled);
}
