/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-cohort.h"

#include "pairing/td-certificate.h"

#define NOT_ELIGIBLE (-1)

/* What was changed of one pair. */
typedef struct
{
  guint mentor;
  int points;
  gboolean forbidden;
} Change;

struct _TdCohort
{
  const TdCandidates *candidates; /* borrowed */
  guint n_mentees;
  guint n_mentors;
  int *places;
  int *locked;
  GArray **changes; /* (nullable) of a mentee: Change */
};

static int
find_locked (const TdCandidates *candidates, guint mentee)
{
  const TdParticipant *who = candidates->mentees->pdata[mentee];

  for (guint j = 0; j < candidates->mentors->len && who->relations; j++)
    {
      const TdParticipant *mentor = candidates->mentors->pdata[j];

      if (!td_candidates_is_self (candidates, mentee, j) &&
          (td_participant_get_relation (who, mentor->employee_id) & TD_RELATION_LOCKED))
        return (int) j;
    }
  return -1;
}

TdCohort *
td_cohort_new (const TdCandidates *candidates)
{
  TdCohort *self = g_new0 (TdCohort, 1);

  self->candidates = candidates;
  self->n_mentees = candidates->mentees->len;
  self->n_mentors = candidates->mentors->len;
  self->places = g_new (int, self->n_mentors);
  self->locked = g_new (int, self->n_mentees);
  self->changes = g_new0 (GArray *, self->n_mentees);
  for (guint j = 0; j < self->n_mentors; j++)
    self->places[j] = ((TdParticipant *) candidates->mentors->pdata[j])->places_left;
  for (guint i = 0; i < self->n_mentees; i++)
    self->locked[i] = find_locked (candidates, i);
  return self;
}

void
td_cohort_free (TdCohort *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_mentees; i++)
    g_clear_pointer (&self->changes[i], g_array_unref);
  g_free (self->changes);
  g_free (self->places);
  g_free (self->locked);
  g_free (self);
}

int
td_cohort_score_pair (TdCohort *self, guint mentee, guint mentor)
{
  GArray *changes = self->changes[mentee];
  guint blocked;
  int score;

  if (td_candidates_is_self (self->candidates, mentee, mentor))
    return NOT_ELIGIBLE;
  score = td_candidates_score (self->candidates, mentee, mentor, NULL, &blocked);
  if (blocked & ~(1u << TD_HARD_RULE_CAPACITY))
    return NOT_ELIGIBLE;
  for (guint k = 0; changes && k < changes->len; k++)
    {
      const Change *change = &g_array_index (changes, Change, k);

      if (change->mentor == mentor && change->forbidden)
        return NOT_ELIGIBLE;
      if (change->mentor == mentor)
        score += change->points;
    }
  return score;
}

void
td_cohort_score_row (TdCohort *self, guint mentee, int *score)
{
  for (guint j = 0; j < self->n_mentors; j++)
    score[j] = td_cohort_score_pair (self, mentee, j);
}

void
td_cohort_set_places (TdCohort *self, guint mentor, int places)
{
  g_return_if_fail (mentor < self->n_mentors);

  self->places[mentor] = MAX (places, 0);
}

int
td_cohort_get_places (TdCohort *self, guint mentor)
{
  g_return_val_if_fail (mentor < self->n_mentors, 0);

  return self->places[mentor];
}

void
td_cohort_lock (TdCohort *self, guint mentee, int mentor)
{
  g_return_if_fail (mentee < self->n_mentees && mentor < (int) self->n_mentors);

  self->locked[mentee] = MAX (mentor, -1);
}

int
td_cohort_get_locked (TdCohort *self, guint mentee)
{
  g_return_val_if_fail (mentee < self->n_mentees, -1);

  return self->locked[mentee];
}

static void
add_change (TdCohort *self, guint mentee, Change change)
{
  g_return_if_fail (mentee < self->n_mentees && change.mentor < self->n_mentors);

  if (self->changes[mentee] == NULL)
    self->changes[mentee] = g_array_new (FALSE, FALSE, sizeof (Change));
  g_array_append_val (self->changes[mentee], change);
}

void
td_cohort_forbid (TdCohort *self, guint mentee, guint mentor)
{
  add_change (self, mentee, (Change){ .mentor = mentor, .forbidden = TRUE });
}

void
td_cohort_add_points (TdCohort *self, guint mentee, guint mentor, int points)
{
  add_change (self, mentee, (Change){ .mentor = mentor, .points = points });
}

/* All eligible pairs as the solver takes them. */
static TdCandidateGraph *
make_graph (TdCohort *self, TdProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (TdCandidateGraph) graph = g_new0 (TdCandidateGraph, 1);
  g_autoptr (GArray) mentors = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree int *row = g_new (int, self->n_mentors);

  graph->places = g_memdup2 (self->places, sizeof (int) * self->n_mentors);
  graph->locked = g_memdup2 (self->locked, sizeof (int) * self->n_mentees);
  graph->first = g_new0 (gsize, self->n_mentees + 1);
  graph->kept = g_new0 (gint64, self->n_mentees);
  for (guint i = 0; i < self->n_mentees; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      td_progress_set (progress, (double) i / self->n_mentees, NULL);
      if (self->locked[i] >= 0)
        graph->kept[i] =
            td_candidates_score (self->candidates, i, (guint) self->locked[i], NULL, NULL);
      td_cohort_score_row (self, i, row);
      for (guint j = 0; j < self->n_mentors; j++)
        if (row[j] >= 0)
          {
            gint64 score = row[j];

            g_array_append_val (mentors, j);
            g_array_append_val (scores, score);
          }
      graph->first[i + 1] = mentors->len;
    }
  graph->mentor = (guint *) g_array_free (g_steal_pointer (&mentors), FALSE);
  graph->score = (gint64 *) g_array_free (g_steal_pointer (&scores), FALSE);
  graph->problem =
      (TdSolverProblem){ self->n_mentees, self->n_mentors, graph->places, graph->first,
                         graph->mentor,   graph->score,    graph->locked, graph->kept };
  return g_steal_pointer (&graph);
}

TdSolution *
td_cohort_solve (TdCohort *self,
                 TdObjective objective,
                 const TdSolution *before,
                 TdCohortReport *report,
                 TdProgress *progress,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (TdCandidateGraph) graph = make_graph (self, progress, cancellable, error);

  if (graph == NULL)
    return NULL;
  if (report)
    *report = (TdCohortReport){ .n_best = self->n_mentors,
                                .rounds = 1,
                                .edges = graph->first[self->n_mentees],
                                .pairs = (guint64) self->n_mentees * self->n_mentors,
                                .threads = 1 };
  return td_solver_solve (&graph->problem, objective, progress, cancellable, error);
}

gboolean
td_cohort_check (TdCohort *self,
                 TdObjective objective,
                 const TdSolution *solution,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (TdCandidateGraph) graph = make_graph (self, NULL, cancellable, error);

  return graph && td_certificate_check (&graph->problem, objective, solution, error);
}
