/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-solver.h"

#include "base/td-error.h"
#include "pairing/td-fair.h"
#include "pairing/td-heap.h"

#include <glib/gi18n-lib.h>

#define NOBODY (-1)
#define LARGEST (G_GINT64_CONSTANT (1) << 62)

/*
 * The mentees come in one after the other. Each looks for the cheapest way to a free place, through
 * mentees who move to another mentor, or to a mentee (perhaps himself) who had better go without: a
 * shortest path over the reduced costs u + v - w, which are never negative. Then the prices of all
 * that lie nearer than its end are moved, so that the path has cost 0 and the proof holds again.
 */
typedef struct
{
  const TdSolverProblem *problem; /* borrowed */
  TdSolution *solution;           /* borrowed: its prices and its mentors are the state */
  int *places;                    /* a mentor's, without those of locked pairs */
  int *used;
  int *head; /* the first mentee of a mentor, and the ring of those beside him */
  int *next;
  int *previous;
  /* of one search */
  TdHeap heap;     /* mentors by distance */
  guint8 *reached; /* a mentor: 0 not, 1 in the heap, 2 done */
  int *parent;     /* of a mentor: the mentee he was reached from */
  guint *touched;  /* the mentors reached */
  guint n_touched;
  guint *scanned;   /* the mentees looked from, at */
  gint64 *distance; /* their distances */
  guint n_scanned;
  gint64 end_distance;
  int end_mentor; /* a free place, or NOBODY: then */
  int end_mentee; /* who goes without */
} Solver;

const char *
td_objective_to_text (TdObjective objective)
{
  switch (objective)
    {
    case TD_OBJECTIVE_SCORE:
      return "score";
    case TD_OBJECTIVE_FAIR:
      return "fair";
    default:
      return "total";
    }
}

gboolean
td_objective_from_text (const char *text, TdObjective *objective, GError **error)
{
  if (g_strcmp0 (text, "total") == 0)
    *objective = TD_OBJECTIVE_TOTAL;
  else if (g_strcmp0 (text, "score") == 0)
    *objective = TD_OBJECTIVE_SCORE;
  else if (g_strcmp0 (text, "fair") == 0)
    *objective = TD_OBJECTIVE_FAIR;
  else
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _ ("“%s” is no objective: choose total, score or fair."), text ? text : "");
      return FALSE;
    }
  return TRUE;
}

void
td_solution_free (TdSolution *solution)
{
  if (solution == NULL)
    return;
  g_free (solution->mentor);
  g_free (solution->mentee_price);
  g_free (solution->mentor_price);
  g_free (solution->mentee_cover);
  g_free (solution->mentor_cover);
  g_free (solution);
}

static TdSolution *
solution_new (guint n_mentees, guint n_mentors)
{
  TdSolution *solution = g_new0 (TdSolution, 1);

  solution->n_mentees = n_mentees;
  solution->n_mentors = n_mentors;
  solution->mentor = g_new (int, MAX (n_mentees, 1));
  for (guint i = 0; i < n_mentees; i++)
    solution->mentor[i] = NOBODY;
  solution->mentee_price = g_new0 (gint64, n_mentees);
  solution->mentor_price = g_new0 (gint64, n_mentors);
  return solution;
}

static void
solver_init (Solver *self, const TdSolverProblem *problem, TdSolution *solution)
{
  guint n = problem->n_mentees;
  guint m = problem->n_mentors;

  *self = (Solver){ .problem = problem, .solution = solution };
  self->places = g_memdup2 (problem->places, sizeof (int) * m);
  self->used = g_new0 (int, m);
  self->head = g_new (int, m);
  self->next = g_new (int, n);
  self->previous = g_new (int, n);
  self->reached = g_new0 (guint8, m);
  self->parent = g_new0 (int, m);
  self->touched = g_new (guint, m);
  self->scanned = g_new (guint, n);
  self->distance = g_new (gint64, n);
  td_heap_init (&self->heap, m);
  for (guint j = 0; j < m; j++)
    self->head[j] = NOBODY;
}

static void
solver_clear (Solver *self)
{
  g_free (self->places);
  g_free (self->used);
  g_free (self->head);
  g_free (self->next);
  g_free (self->previous);
  g_free (self->reached);
  g_free (self->parent);
  g_free (self->touched);
  g_free (self->scanned);
  g_free (self->distance);
  td_heap_clear (&self->heap);
}

/* Bonus and scale, such that weights order matchings as the objective says; FALSE where sums of
 * them could leave 64 bits. */
static gboolean
set_weights (Solver *self, TdObjective objective)
{
  const TdSolverProblem *problem = self->problem;
  TdSolution *solution = self->solution;
  gint64 n = MAX (problem->n_mentees, 1);
  gint64 low = 0, high = 0, span, weight, sum;

  for (gsize e = 0; e < problem->first[problem->n_mentees]; e++)
    {
      low = MIN (low, problem->score[e]);
      high = MAX (high, problem->score[e]);
    }
  if (__builtin_sub_overflow (high, low, &span))
    return FALSE;
  if (objective == TD_OBJECTIVE_SCORE)
    {
      /* One point outweighs every pair, and of equal totals the one with more pairs wins. */
      solution->scale = n + 1;
      solution->bonus = 1;
    }
  else
    {
      solution->scale = 1;
      if (__builtin_mul_overflow (n, span, &solution->bonus) || solution->bonus >= LARGEST)
        return FALSE;
      solution->bonus++;
    }
  return !__builtin_mul_overflow (span, solution->scale, &weight) &&
         !__builtin_add_overflow (weight, solution->bonus, &weight) &&
         !__builtin_mul_overflow (weight, n, &sum) && sum <= LARGEST && weight <= LARGEST / 8;
}

static inline gint64
weight_of (const Solver *self, gsize edge)
{
  return self->solution->bonus + self->solution->scale * self->problem->score[edge];
}

static void
attach (Solver *self, int mentee, int mentor)
{
  int head = self->head[mentor];

  self->solution->mentor[mentee] = mentor;
  self->previous[mentee] = NOBODY;
  self->next[mentee] = head;
  if (head != NOBODY)
    self->previous[head] = mentee;
  self->head[mentor] = mentee;
  self->used[mentor]++;
}

static void
detach (Solver *self, int mentee)
{
  int mentor = self->solution->mentor[mentee];
  int before = self->previous[mentee];
  int after = self->next[mentee];

  if (before == NOBODY)
    self->head[mentor] = after;
  else
    self->next[before] = after;
  if (after != NOBODY)
    self->previous[after] = before;
  self->used[mentor]--;
  self->solution->mentor[mentee] = NOBODY;
}

/* Looks at every mentor from a mentee who is @distance away. */
static void
scan_mentee (Solver *self, int mentee, gint64 distance)
{
  const TdSolverProblem *problem = self->problem;
  const gint64 *mentor_price = self->solution->mentor_price;
  gint64 start = distance + self->solution->mentee_price[mentee];

  self->scanned[self->n_scanned] = (guint) mentee;
  self->distance[self->n_scanned++] = distance;
  if (start < self->end_distance)
    {
      self->end_distance = start;
      self->end_mentor = NOBODY;
      self->end_mentee = mentee;
    }
  for (gsize e = problem->first[mentee]; e < problem->first[mentee + 1]; e++)
    {
      guint mentor = problem->mentor[e];
      gint64 there = start + mentor_price[mentor] - weight_of (self, e);

      if (there >= self->end_distance || self->reached[mentor] == 2 || self->places[mentor] <= 0 ||
          (self->reached[mentor] == 1 && there >= self->heap.key[mentor]))
        continue;
      self->parent[mentor] = mentee;
      if (self->used[mentor] < self->places[mentor])
        {
          self->end_distance = there;
          self->end_mentor = (int) mentor;
          continue;
        }
      if (self->reached[mentor] == 0)
        self->touched[self->n_touched++] = mentor;
      self->reached[mentor] = 1;
      td_heap_lower (&self->heap, mentor, there);
    }
}

/* The shortest path from a new mentee to an end. */
static void
search (Solver *self, int mentee)
{
  self->n_scanned = 0;
  self->n_touched = 0;
  self->end_distance = G_MAXINT64;
  scan_mentee (self, mentee, 0);
  while (self->heap.n > 0)
    {
      guint mentor = td_heap_pop (&self->heap);
      gint64 distance = self->heap.key[mentor];

      if (distance >= self->end_distance)
        break;
      self->reached[mentor] = 2;
      for (int other = self->head[mentor]; other != NOBODY; other = self->next[other])
        scan_mentee (self, other, distance);
    }
}

/* Moves the prices of everything nearer than the end, and forgets the search. */
static void
move_prices (Solver *self)
{
  gint64 end = self->end_distance;

  for (guint i = 0; i < self->n_scanned; i++)
    self->solution->mentee_price[self->scanned[i]] -= end - self->distance[i];
  for (guint i = 0; i < self->n_touched; i++)
    {
      guint mentor = self->touched[i];

      if (self->reached[mentor] == 2)
        self->solution->mentor_price[mentor] += end - self->heap.key[mentor];
      self->reached[mentor] = 0;
    }
  td_heap_empty (&self->heap);
}

/* Moves the mentees along the path, from its end back to the new one. */
static void
augment (Solver *self, int mentee)
{
  int mentor = self->end_mentor;

  if (mentor == NOBODY)
    {
      if (self->end_mentee == mentee)
        return;
      mentor = self->solution->mentor[self->end_mentee];
      detach (self, self->end_mentee);
    }
  for (;;)
    {
      int mover = self->parent[mentor];
      int left = self->solution->mentor[mover];

      if (left != NOBODY)
        detach (self, mover);
      attach (self, mover, mentor);
      if (mover == mentee)
        return;
      mentor = left;
    }
}

static void
add_mentee (Solver *self, int mentee)
{
  const TdSolverProblem *problem = self->problem;
  gint64 price = 0;

  for (gsize e = problem->first[mentee]; e < problem->first[mentee + 1]; e++)
    if (self->places[problem->mentor[e]] > 0)
      price = MAX (price, weight_of (self, e) - self->solution->mentor_price[problem->mentor[e]]);
  self->solution->mentee_price[mentee] = price;
  search (self, mentee);
  move_prices (self);
  augment (self, mentee);
}

static gboolean
is_locked (const TdSolverProblem *problem, guint mentee)
{
  return problem->locked && problem->locked[mentee] >= 0;
}

static void
take_locked_places (Solver *self)
{
  for (guint i = 0; i < self->problem->n_mentees; i++)
    if (is_locked (self->problem, i))
      self->places[self->problem->locked[i]]--;
}

/* Mentors without a place took no part: their price is what anybody would give for one. */
static void
price_full_mentors (Solver *self)
{
  const TdSolverProblem *problem = self->problem;

  for (guint i = 0; i < problem->n_mentees; i++)
    for (gsize e = problem->first[i]; e < problem->first[i + 1] && !is_locked (problem, i); e++)
      {
        gint64 *price = &self->solution->mentor_price[problem->mentor[e]];

        if (self->places[problem->mentor[e]] <= 0)
          *price = MAX (*price, weight_of (self, e) - self->solution->mentee_price[i]);
      }
}

static gint64
chosen_score (const TdSolverProblem *problem, guint mentee, int mentor)
{
  if (is_locked (problem, mentee))
    return problem->kept ? problem->kept[mentee] : 0;
  for (gsize e = problem->first[mentee]; e < problem->first[mentee + 1]; e++)
    if (problem->mentor[e] == (guint) mentor)
      return problem->score[e];
  g_assert_not_reached ();
}

static void
sum_up (Solver *self)
{
  TdSolution *solution = self->solution;

  for (guint i = 0; i < solution->n_mentees; i++)
    {
      gint64 score;

      if (is_locked (self->problem, i))
        solution->mentor[i] = self->problem->locked[i];
      if (solution->mentor[i] == NOBODY)
        continue;
      score = chosen_score (self->problem, i, solution->mentor[i]);
      solution->worst = solution->matched == 0 ? score : MIN (solution->worst, score);
      solution->matched++;
      solution->total += score;
    }
}

static gboolean
run (Solver *self, TdProgress *progress, GCancellable *cancellable, GError **error)
{
  guint n = self->problem->n_mentees;

  for (guint i = 0; i < n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!is_locked (self->problem, i))
        add_mentee (self, (int) i);
      if (progress && i % 16 == 0)
        td_progress_set (progress, (double) i / n, NULL);
    }
  return TRUE;
}

static TdSolution *
solve_by_paths (const TdSolverProblem *problem,
                TdObjective objective,
                TdProgress *progress,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (TdSolution) solution = solution_new (problem->n_mentees, problem->n_mentors);
  Solver self;
  gboolean done;

  solver_init (&self, problem, solution);
  done = set_weights (&self, objective);
  if (!done)
    g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                         _ ("The scores are too large to be added up exactly. Divide them all by "
                            "the same number."));
  if (done)
    {
      take_locked_places (&self);
      done = run (&self, progress, cancellable, error);
    }
  if (done)
    {
      price_full_mentors (&self);
      sum_up (&self);
    }
  solver_clear (&self);
  return done ? g_steal_pointer (&solution) : NULL;
}

TdSolution *
td_solver_solve (const TdSolverProblem *problem,
                 TdObjective objective,
                 TdProgress *progress,
                 GCancellable *cancellable,
                 GError **error)
{
  if (objective == TD_OBJECTIVE_FAIR)
    return td_fair_solve (problem, progress, cancellable, error);
  return solve_by_paths (problem, objective, progress, cancellable, error);
}
