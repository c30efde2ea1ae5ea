/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-fair.h"

#include "solver/td-matching.h"

/* What the search for the threshold knows. */
typedef struct
{
  const TdSolverProblem *problem; /* borrowed */
  TdMatching *best;               /* as many as can be, with the best worst so far */
  TdMatching *probe;
  gint64 threshold;
  guint8 *mentee_cover;
  guint8 *mentor_cover;
} Fair;

static void
fair_clear (Fair *self)
{
  td_matching_free (self->best);
  td_matching_free (self->probe);
  g_free (self->mentee_cover);
  g_free (self->mentor_cover);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fair, fair_clear)

static void
fair_init (Fair *self, const TdSolverProblem *problem)
{
  self->problem = problem;
  self->best = td_matching_new (problem);
  self->probe = td_matching_new (problem);
  self->mentee_cover = g_new0 (guint8, MAX (problem->n_mentees, 1));
  self->mentor_cover = g_new0 (guint8, MAX (problem->n_mentors, 1));
  self->threshold = G_MININT64;
}

static gint64
find_highest (const TdSolverProblem *problem)
{
  gint64 highest = G_MININT64;

  for (gsize e = 0; e < problem->first[problem->n_mentees]; e++)
    highest = MAX (highest, td_solver_problem_get_score (problem, e));
  return highest;
}

/* Halves the way between a score that all pairs can reach, which is always one that some pair has,
 * and one that they cannot, which leaves its cover behind: no pair at all reaches more than the
 * highest. */
static gboolean
find_threshold (Fair *self, GCancellable *cancellable, GError **error)
{
  guint most = td_matching_get_size (self->best);
  gint64 low = td_matching_get_worst (self->best);
  gint64 high = find_highest (self->problem);

  while (low < high)
    {
      /* Rounded up: between the two, or the higher one. */
      gint64 middle = high - (gint64) (((guint64) high - (guint64) low) / 2);

      td_matching_copy (self->probe, self->best);
      if (!td_matching_grow (self->probe, middle, cancellable, error))
        return FALSE;
      if (td_matching_get_size (self->probe) == most)
        {
          td_matching_copy (self->best, self->probe);
          low = td_matching_get_worst (self->best);
          continue;
        }
      td_matching_cover (self->probe, TD_COVER_BETTER, self->mentee_cover, self->mentor_cover);
      high = middle - 1;
    }
  self->threshold = low;
  return TRUE;
}

/* The most pairs total over those that reach the threshold, in arrays of their own. */
static TdSolution *
solve_above (const Fair *self,
             const TdSolution *before,
             TdProgress *progress,
             GCancellable *cancellable,
             GError **error)
{
  TdSolverProblem problem = *self->problem;
  gsize n_edges = problem.first[problem.n_mentees];
  g_autofree gsize *first = g_new0 (gsize, (gsize) problem.n_mentees + 1);
  g_autofree guint *mentor = g_new (guint, n_edges);
  g_autofree gint64 *score = problem.narrow ? NULL : g_new (gint64, n_edges);
  g_autofree gint32 *narrow = problem.narrow ? g_new (gint32, n_edges) : NULL;
  gsize n_kept = 0;

  for (guint i = 0; i < problem.n_mentees; i++)
    {
      first[i] = n_kept;
      for (gsize e = problem.first[i]; e < problem.first[i + 1]; e++)
        if (td_solver_problem_get_score (&problem, e) >= self->threshold)
          {
            mentor[n_kept] = problem.mentor[e];
            if (narrow)
              narrow[n_kept++] = problem.narrow[e];
            else
              score[n_kept++] = problem.score[e];
          }
    }
  first[problem.n_mentees] = n_kept;
  problem.first = first;
  problem.mentor = mentor;
  problem.score = score;
  problem.narrow = narrow;
  return td_solver_repair (&problem, TD_OBJECTIVE_TOTAL, before, progress, cancellable, error);
}

TdSolution *
td_fair_solve (const TdSolverProblem *problem,
               const TdSolution *before,
               TdProgress *progress,
               GCancellable *cancellable,
               GError **error)
{
  g_auto (Fair) self = { 0 };
  TdSolution *solution;

  fair_init (&self, problem);
  if (before)
    td_matching_seed (self.best, before->mentor);
  if (!td_matching_grow (self.best, G_MININT64, cancellable, error))
    return NULL;
  td_matching_cover (self.best, TD_COVER_ALL, self.mentee_cover, self.mentor_cover);
  if (td_matching_get_size (self.best) > 0 && !find_threshold (&self, cancellable, error))
    return NULL;
  solution = solve_above (&self, before, progress, cancellable, error);
  if (solution == NULL)
    return NULL;
  solution->threshold = self.threshold;
  solution->mentee_cover = g_steal_pointer (&self.mentee_cover);
  solution->mentor_cover = g_steal_pointer (&self.mentor_cover);
  return solution;
}
