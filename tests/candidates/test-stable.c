/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-stable.h"

#include "base/td-error.h"
#include "solver/instance.h"
#include "solver/td-certificate.h"
#include "td-bench-cohort.h"

#include <string.h>

void test_stable_add (void);

/* An instance with wishes; those of a strict one are all different. */
typedef struct
{
  Instance *instance;
  TdStableProblem problem;
  int *mentee_rank;
  int *mentor_rank;
} Case;

static void
case_clear (Case *self)
{
  g_clear_pointer (&self->instance, instance_free);
  g_free (self->mentee_rank);
  g_free (self->mentor_rank);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* Ranks 0 … most, or with @most 0 every mentee's and every mentor's all different. */
static void
draw_ranks (GRand *random, Case *self, int most)
{
  const TdSolverProblem *pairs = &self->instance->problem;
  gsize n_entries = pairs->first[pairs->n_mentees];
  g_autofree guint *order = instance_order (random, (guint) n_entries);

  self->mentee_rank = g_new0 (int, n_entries + 1);
  self->mentor_rank = g_new0 (int, n_entries + 1);
  for (gsize e = 0; e < n_entries; e++)
    {
      self->mentee_rank[e] = most ? g_rand_int_range (random, 0, most + 1) : (int) order[e] + 1;
      self->mentor_rank[e] =
          most ? g_rand_int_range (random, 0, most + 1) : (int) order[n_entries - 1 - e] + 1;
    }
  self->problem = (TdStableProblem){ *pairs, self->mentee_rank, self->mentor_rank };
}

static Case
draw_case (GRand *random, int round)
{
  InstanceShape shape = {
    .n_mentees = (guint) g_rand_int_range (random, 0, 6),
    .n_mentors = (guint) g_rand_int_range (random, 0, 5),
    .most_places = g_rand_int_range (random, 0, 3),
    .density = g_rand_double_range (random, 0.3, 1.1),
    .high = round % 5 == 0 ? 20000 : 3,
    .locked = round % 4 == 0 ? 0.3 : 0,
  };
  gboolean narrow = round % 3 == 0; /* as many places as people: often several stable ones */
  Case self = { 0 };

  if (narrow)
    {
      shape.n_mentees = shape.n_mentors;
      shape.density = 1.1;
    }
  self.instance = instance_new (random, &shape);
  draw_ranks (random, &self, round % 2 ? 0 : 3);
  for (guint j = 0; j < shape.n_mentors && narrow; j++)
    self.instance->places[j] = 1;
  return self;
}

static TdSolution *
solve (const TdStableProblem *problem)
{
  g_autoptr (GError) error = NULL;
  TdSolution *solution = td_stable_solve (problem, NULL, NULL, &error);

  g_assert_no_error (error);
  td_stable_check (problem, solution, &error);
  g_assert_no_error (error);
  return solution;
}

/* Whether a mentee likes one entry (G_MAXSIZE: nobody) at least as well as another. */
static gboolean
likes_as_well (const TdStableProblem *problem, gsize one, gsize other)
{
  const TdSolverProblem *pairs = &problem->pairs;
  int rank_one, rank_other;

  if (one == other || other == G_MAXSIZE)
    return TRUE;
  if (one == G_MAXSIZE)
    return FALSE;
  rank_one = problem->mentee_rank[one] ? problem->mentee_rank[one] : G_MAXINT;
  rank_other = problem->mentee_rank[other] ? problem->mentee_rank[other] : G_MAXINT;
  if (rank_one != rank_other)
    return rank_one < rank_other;
  if (pairs->score[one] != pairs->score[other])
    return pairs->score[one] > pairs->score[other];
  return pairs->mentor[one] < pairs->mentor[other];
}

static gsize
entry_of (const TdSolverProblem *pairs, guint mentee, int mentor)
{
  for (gsize e = pairs->first[mentee]; e < pairs->first[mentee + 1]; e++)
    if ((int) pairs->mentor[e] == mentor)
      return e;
  return G_MAXSIZE;
}

typedef struct
{
  const Case *tried;
  const TdSolution *solution;
  int *places;
  int *mentor;
  guint n_stable;
  gboolean found;
} Search;

/* Every allowed set of pairs: the stable ones must not be better for any mentee. */
static void
try_all (Search *search, guint mentee)
{
  const TdStableProblem *problem = &search->tried->problem;
  const TdSolverProblem *pairs = &problem->pairs;

  if (mentee == pairs->n_mentees)
    {
      if (td_stable_count_blocking (problem, search->mentor) > 0)
        return;
      search->n_stable++;
      search->found |= pairs->n_mentees == 0 || memcmp (search->mentor, search->solution->mentor,
                                                        sizeof (int) * pairs->n_mentees) == 0;
      for (guint i = 0; i < pairs->n_mentees; i++)
        if (pairs->locked[i] < 0)
          g_assert_true (likes_as_well (problem, entry_of (pairs, i, search->solution->mentor[i]),
                                        entry_of (pairs, i, search->mentor[i])));
      return;
    }
  search->mentor[mentee] = pairs->locked[mentee];
  try_all (search, mentee + 1);
  if (pairs->locked[mentee] >= 0)
    return;
  for (gsize e = pairs->first[mentee]; e < pairs->first[mentee + 1]; e++)
    if (search->places[pairs->mentor[e]] > 0)
      {
        search->places[pairs->mentor[e]]--;
        search->mentor[mentee] = (int) pairs->mentor[e];
        try_all (search, mentee + 1);
        search->places[pairs->mentor[e]]++;
      }
}

/* On thousands of tiny ones: it is one of the stable ones and the best of them for every mentee. */
static void
test_tiny (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1962);
  guint several = 0;

  for (int round = 0; round < 4000; round++)
    {
      g_auto (Case) tried = draw_case (random, round);
      const TdSolverProblem *pairs = &tried.instance->problem;
      g_autoptr (TdSolution) solution = solve (&tried.problem);
      g_autofree int *places = g_new0 (int, pairs->n_mentors + 1);
      g_autofree int *mentor = g_new0 (int, pairs->n_mentees + 1);
      Search search = { &tried, solution, places, mentor, 0, FALSE };

      for (guint j = 0; j < pairs->n_mentors; j++)
        places[j] = pairs->places[j];
      for (guint i = 0; i < pairs->n_mentees; i++)
        if (pairs->locked[i] >= 0)
          places[pairs->locked[i]]--;
      try_all (&search, 0);
      g_assert_true (search.found);
      several += search.n_stable > 1;
      g_assert_cmpuint (solution->matched, <=, td_stable_count_most (&tried.problem));
    }
  g_test_message ("%u of 4000 had more than one stable matching", several);
  g_assert_cmpuint (several, >, 100);
}

/* The count of blocking pairs by its definition, over lists written out. */
static gsize
count_by_definition (const Case *tried, const int *mentor)
{
  const TdSolverProblem *pairs = &tried->instance->problem;
  gsize blocking = 0;

  for (guint i = 0; i < pairs->n_mentees; i++)
    for (gsize e = pairs->first[i]; e < pairs->first[i + 1] && pairs->locked[i] < 0; e++)
      {
        int left = pairs->places[pairs->mentor[e]];
        gboolean worse_held = FALSE;

        if (mentor[i] == (int) pairs->mentor[e] ||
            likes_as_well (&tried->problem, entry_of (pairs, i, mentor[i]), e))
          continue;
        for (guint k = 0; k < pairs->n_mentees; k++)
          if ((pairs->locked[k] >= 0 ? pairs->locked[k] : mentor[k]) == (int) pairs->mentor[e])
            {
              gsize held = entry_of (pairs, k, mentor[k]);

              left--;
              if (pairs->locked[k] < 0)
                worse_held |= tried->mentor_rank[held] > tried->mentor_rank[e];
            }
        blocking += left > 0 || worse_held;
      }
  return blocking;
}

static void
test_blocking (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  gsize found = 0;

  for (int round = 1; round < 4000; round += 2) /* strict ones */
    {
      g_auto (Case) tried = draw_case (random, round);
      g_autoptr (TdSolution) any =
          td_solver_solve (&tried.instance->problem, TD_OBJECTIVE_TOTAL, NULL, NULL, NULL);
      gsize blocking = td_stable_count_blocking (&tried.problem, any->mentor);

      g_assert_cmpuint (blocking, ==, count_by_definition (&tried, any->mentor));
      found += blocking;
    }
  g_assert_cmpuint (found, >, 100);
}

#define ASSERT_FOUND(statement)                                         \
  {                                                                     \
    g_autoptr (TdSolution) planted = solve (&tried.problem);            \
    g_autoptr (GError) error = NULL;                                    \
    statement;                                                          \
    g_assert_false (td_stable_check (&tried.problem, planted, &error)); \
    g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);                \
  }

/* Two mentees and two mentors of one place, each pair allowed but 1-1; both want mentor 0, who
 * wants mentee 0. */
static Case
small_case (int locked)
{
  static const guint mentor[] = { 0, 1, 0 };
  GRand *random = g_rand_new_with_seed (1);
  InstanceShape shape = { .n_mentees = 2, .n_mentors = 2, .most_places = 0, .density = 2 };
  Case self = { instance_new (random, &shape), { { 0 } }, NULL, NULL };

  memcpy (self.instance->mentor, mentor, sizeof mentor);
  self.instance->first[1] = 2;
  self.instance->first[2] = 3;
  self.instance->places[0] = self.instance->places[1] = 1;
  self.instance->score[0] = 10;
  self.instance->score[1] = 20;
  self.instance->score[2] = 30;
  self.instance->locked[1] = locked;
  self.instance->kept[1] = 5;
  self.mentee_rank = g_new0 (int, 3);
  self.mentor_rank = g_new0 (int, 3);
  self.mentee_rank[0] = self.mentor_rank[0] = 1;
  self.problem = (TdStableProblem){ self.instance->problem, self.mentee_rank, self.mentor_rank };
  g_rand_free (random);
  return self;
}

static void
test_planted (void)
{
  g_auto (Case) tried = small_case (-1);
  g_autoptr (TdSolution) right = solve (&tried.problem);

  /* Her first choice, though the total and the count would be better the other way. */
  g_assert_cmpint (right->mentor[0], ==, 0);
  g_assert_cmpint (right->mentor[1], ==, -1);
  g_assert_cmpuint (right->matched, ==, 1);
  g_assert_cmpuint (td_stable_count_most (&tried.problem), ==, 2);
  ASSERT_FOUND (planted->mentor[0] = 1; planted->mentor[1] = 0; planted->matched = 2;
                planted->total = 50; planted->worst = 20); /* blocked by 0-0 */
  ASSERT_FOUND (planted->mentor[1] = 0);                   /* too many */
  ASSERT_FOUND (planted->mentor[1] = 1);                   /* not allowed */
  ASSERT_FOUND (planted->mentor[0] = 2);                   /* nobody */
  ASSERT_FOUND (planted->mentor[0] = -1; planted->matched = 0; planted->total = 0;
                planted->worst = 0); /* a free place that is wanted */
  ASSERT_FOUND (planted->matched = 2);
  ASSERT_FOUND (planted->total++);
  ASSERT_FOUND (planted->worst--);
  ASSERT_FOUND (planted->n_mentees--);
}

static void
test_locked (void)
{
  g_auto (Case) tried = small_case (0);
  g_autoptr (TdSolution) solution = solve (&tried.problem);

  g_assert_cmpint (solution->mentor[1], ==, 0);
  g_assert_cmpint (solution->mentor[0], ==, 1);
  g_assert_cmpint (solution->total, ==, 25);
  g_assert_cmpint (solution->worst, ==, 5);
  g_assert_cmpuint (td_stable_count_most (&tried.problem), ==, 2);
  ASSERT_FOUND (planted->mentor[1] = -1; planted->matched = 1; planted->total = 20;
                planted->worst = 20);
}

/* With one score for both sides and no wishes, taking the best pair that is left is stable. */
static void
test_scores_alone (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  InstanceShape shape = {
    .n_mentees = 60, .n_mentors = 30, .most_places = 3, .density = 0.5, .high = 1000000
  };
  g_autoptr (Instance) instance = instance_new (random, &shape);
  TdStableProblem problem = { instance->problem, NULL, NULL };
  g_autoptr (TdSolution) stable = solve (&problem);
  g_autoptr (TdSolution) best =
      td_solver_solve (&instance->problem, TD_OBJECTIVE_TOTAL, NULL, NULL, NULL);

  g_assert_cmpuint (best->matched, ==, td_stable_count_most (&problem));
  g_assert_cmpuint (stable->matched, <=, best->matched);
  g_assert_cmpint (stable->total, <=, best->total);
  g_assert_cmpuint (td_stable_count_blocking (&problem, best->mentor), >, 0);
}

/* A cohort's wishes as arrays. */
static Case
case_of_cohort (const TdCandidates *candidates, const TdCandidateGraph *graph)
{
  const TdSolverProblem *pairs = &graph->problem;
  Case self = { 0 };

  self.mentee_rank = g_new (int, pairs->first[pairs->n_mentees] + 1);
  self.mentor_rank = g_new (int, pairs->first[pairs->n_mentees] + 1);
  for (guint i = 0; i < pairs->n_mentees; i++)
    for (gsize e = pairs->first[i]; e < pairs->first[i + 1]; e++)
      {
        TdMatch match = td_candidates_match (candidates, i, pairs->mentor[e]);

        self.mentee_rank[e] = td_participant_get_wish (match.mentee, match.mentor->employee_id);
        self.mentor_rank[e] = td_participant_get_wish (match.mentor, match.mentee->employee_id);
      }
  self.problem = (TdStableProblem){ *pairs, self.mentee_rank, self.mentor_rank };
  return self;
}

/* Lists that are made as they are asked for give the pairs that whole ones do. */
static void
test_cohort (void)
{
  for (guint32 seed = 1; seed <= 6; seed++)
    {
      g_autoptr (TdCandidates) candidates =
          td_bench_cohort_new (150 + 40 * seed, 130, seed % 2 ? 1.0 : 0.6, seed);
      g_autoptr (TdCandidateGraph) graph = NULL;
      g_autoptr (TdCohort) cohort = NULL;
      g_autoptr (TdSolution) lazy = NULL;
      g_autoptr (TdSolution) whole = NULL;
      g_autoptr (GError) error = NULL;
      g_auto (Case) all = { 0 };

      for (guint i = 0; i < candidates->mentees->len; i += 11)
        td_participant_add_relation (
            candidates->mentees->pdata[i],
            ((TdParticipant *) candidates->mentors->pdata[i % 130])->employee_id,
            TD_RELATION_LOCKED);
      graph = td_candidates_make_graph (candidates, NULL, NULL, NULL);
      all = case_of_cohort (candidates, graph);
      whole = solve (&all.problem);
      cohort = td_cohort_new (candidates);
      lazy = td_stable_solve_cohort (cohort, NULL, NULL, &error);
      g_assert_no_error (error);
      td_stable_check_cohort (cohort, lazy, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (lazy->mentor, sizeof (int) * lazy->n_mentees, whole->mentor,
                       sizeof (int) * whole->n_mentees);
      g_assert_cmpint (lazy->total, ==, whole->total);
      g_assert_cmpint (lazy->worst, ==, whole->worst);
      g_assert_cmpuint (lazy->matched, ==, whole->matched);
    }
}

/* The best total is not stable, and a cohort's check says so; others it finds as well. */
static void
test_cohort_planted (void)
{
  g_autoptr (TdCandidates) candidates = td_bench_cohort_new (120, 60, 0.9, 5);
  g_autoptr (TdCohort) cohort = td_cohort_new (candidates);
  g_autoptr (TdSolution) best =
      td_cohort_solve (cohort, TD_OBJECTIVE_TOTAL, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (td_stable_check_cohort (cohort, best, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "would rather have each other"));
  g_clear_error (&error);
  for (guint fault = 0; fault < 3; fault++)
    {
      g_autoptr (TdSolution) planted = td_stable_solve_cohort (cohort, NULL, NULL, NULL);
      guint i = 0;

      while (planted->mentor[i] < 0)
        i++;
      if (fault == 0)
        planted->total++;
      else if (fault == 1)
        planted->mentor[i] = 60;
      else
        td_cohort_forbid (cohort, i, (guint) planted->mentor[i]);
      g_assert_false (td_stable_check_cohort (cohort, planted, NULL, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
      g_clear_error (&error);
    }
  g_cancellable_cancel (cancellable);
  g_assert_null (td_stable_solve_cohort (cohort, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_orders (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (int round = 0; round < 200; round++)
    {
      InstanceShape shape = { .n_mentees = 20,
                              .n_mentors = 10,
                              .most_places = 3,
                              .density = 0.6,
                              .high = 1 << 30,
                              .locked = 0.1 };
      g_autoptr (Instance) instance = instance_new (random, &shape);
      g_autofree guint *mentees = instance_order (random, shape.n_mentees);
      g_autofree guint *mentors = instance_order (random, shape.n_mentors);
      g_autoptr (Instance) shuffled = instance_permute (instance, mentees, mentors);
      TdStableProblem problem = { instance->problem, NULL, NULL };
      TdStableProblem other = { shuffled->problem, NULL, NULL };
      g_autoptr (TdSolution) one = solve (&problem);
      g_autoptr (TdSolution) two = solve (&other);

      for (guint i = 0; i < shape.n_mentees; i++)
        {
          int mentor = two->mentor[i];

          g_assert_cmpint (one->mentor[mentees[i]], ==, mentor < 0 ? -1 : (int) mentors[mentor]);
        }
    }
}

static void
test_cancelled (void)
{
  g_auto (Case) tried = small_case (-1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (td_stable_solve (&tried.problem, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

void
test_stable_add (void)
{
  g_test_add_func ("/pairing/stable/tiny", test_tiny);
  g_test_add_func ("/pairing/stable/blocking", test_blocking);
  g_test_add_func ("/pairing/stable/planted", test_planted);
  g_test_add_func ("/pairing/stable/locked", test_locked);
  g_test_add_func ("/pairing/stable/scores-alone", test_scores_alone);
  g_test_add_func ("/pairing/stable/cohort", test_cohort);
  g_test_add_func ("/pairing/stable/cohort-planted", test_cohort_planted);
  g_test_add_func ("/pairing/stable/orders", test_orders);
  g_test_add_func ("/pairing/stable/cancelled", test_cancelled);
}
