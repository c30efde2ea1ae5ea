/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-fair.h"

#include "pairing/td-matching.h"

/* What the search for the threshold knows. */
typedef struct
{
  const TdSolverProblem *problem; /* borrowed */
  TdMatching *best;               /* as many as can be, with the best worst so far */
  TdMatching *probe;
  gint64 *scores; /* every score once, ascending */
  gsize n_scores;
  gint64 threshold;
  guint8 *mentee_cover;
  guint8 *mentor_cover;
} Fair;

static void
fair_clear (Fair *self)
{
  td_matching_free (self->best);
  td_matching_free (self->probe);
  g_free (self->scores);
  g_free (self->mentee_cover);
  g_free (self->mentor_cover);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fair, fair_clear)

static int
compare_scores_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static void
fair_init (Fair *self, const TdSolverProblem *problem)
{
  gsize n_edges = problem->first[problem->n_mentees];

  self->problem = problem;
  self->best = td_matching_new (problem);
  self->probe = td_matching_new (problem);
  self->mentee_cover = g_new0 (guint8, MAX (problem->n_mentees, 1));
  self->mentor_cover = g_new0 (guint8, MAX (problem->n_mentors, 1));
  self->threshold = G_MININT64;
  self->scores = g_memdup2 (problem->score, sizeof (gint64) * n_edges);
  if (n_edges > 0)
    g_qsort_with_data (self->scores, (int) n_edges, sizeof (gint64), compare_scores_cb, NULL);
  for (gsize e = 0; e < n_edges; e++)
    if (self->n_scores == 0 || self->scores[self->n_scores - 1] != self->scores[e])
      self->scores[self->n_scores++] = self->scores[e];
}

/* The place of a score among them. */
static gsize
find_score (const Fair *self, gint64 score)
{
  gsize low = 0, high = self->n_scores;

  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (self->scores[middle] <= score)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* Halves the scores between one that all pairs can reach and one that they cannot, which leaves its
 * cover behind: no pair at all reaches more than the highest. */
static gboolean
find_threshold (Fair *self, GCancellable *cancellable, GError **error)
{
  guint most = td_matching_get_size (self->best);
  gsize low = find_score (self, td_matching_get_worst (self->best));
  gsize high = self->n_scores;

  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      td_matching_copy (self->probe, self->best);
      if (!td_matching_grow (self->probe, self->scores[middle], cancellable, error))
        return FALSE;
      if (td_matching_get_size (self->probe) == most)
        {
          td_matching_copy (self->best, self->probe);
          low = find_score (self, td_matching_get_worst (self->best));
          continue;
        }
      td_matching_cover (self->probe, TD_COVER_BETTER, self->mentee_cover, self->mentor_cover);
      high = middle;
    }
  self->threshold = self->scores[low];
  return TRUE;
}

/* The most pairs total over those that reach the threshold, in arrays of their own. */
static TdSolution *
solve_above (const Fair *self, TdProgress *progress, GCancellable *cancellable, GError **error)
{
  TdSolverProblem problem = *self->problem;
  gsize n_edges = problem.first[problem.n_mentees];
  g_autofree gsize *first = g_new0 (gsize, (gsize) problem.n_mentees + 1);
  g_autofree guint *mentor = g_new (guint, n_edges);
  g_autofree gint64 *score = g_new (gint64, n_edges);
  gsize n_kept = 0;

  for (guint i = 0; i < problem.n_mentees; i++)
    {
      first[i] = n_kept;
      for (gsize e = problem.first[i]; e < problem.first[i + 1]; e++)
        if (problem.score[e] >= self->threshold)
          {
            mentor[n_kept] = problem.mentor[e];
            score[n_kept++] = problem.score[e];
          }
    }
  first[problem.n_mentees] = n_kept;
  problem.first = first;
  problem.mentor = mentor;
  problem.score = score;
  return td_solver_solve (&problem, TD_OBJECTIVE_TOTAL, progress, cancellable, error);
}

TdSolution *
td_fair_solve (const TdSolverProblem *problem,
               TdProgress *progress,
               GCancellable *cancellable,
               GError **error)
{
  g_auto (Fair) self = { 0 };
  TdSolution *solution;

  fair_init (&self, problem);
  if (!td_matching_grow (self.best, G_MININT64, cancellable, error))
    return NULL;
  td_matching_cover (self.best, TD_COVER_ALL, self.mentee_cover, self.mentor_cover);
  if (td_matching_get_size (self.best) > 0 && !find_threshold (&self, cancellable, error))
    return NULL;
  solution = solve_above (&self, progress, cancellable, error);
  if (solution == NULL)
    return NULL;
  solution->threshold = self.threshold;
  solution->mentee_cover = g_steal_pointer (&self.mentee_cover);
  solution->mentor_cover = g_steal_pointer (&self.mentor_cover);
  return solution;
}
