/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-explanation-private.h"

/* A walk along alternating paths: a mentee's eligible mentors, and who has their places. */
typedef struct
{
  TdCohort *cohort;           /* borrowed */
  const TdSolution *solution; /* borrowed */
  int *head;                  /* the first mentee of a mentor, and who is beside him */
  int *next;
  guint8 *seen; /* mentors */
  guint n_seen;
  GArray *queue; /* guint mentees of the set */
  int *row;
} Walk;

static void
walk_init (Walk *self, TdCohort *cohort, const TdSolution *solution)
{
  *self = (Walk){ .cohort = cohort, .solution = solution };
  self->head = g_new (int, solution->n_mentors);
  self->next = g_new (int, solution->n_mentees);
  self->seen = g_new0 (guint8, solution->n_mentors);
  self->row = g_new (int, solution->n_mentors);
  self->queue = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint j = 0; j < solution->n_mentors; j++)
    self->head[j] = -1;
  for (guint i = 0; i < solution->n_mentees; i++)
    {
      int mentor = solution->mentor[i];

      if (mentor < 0)
        g_array_append_val (self->queue, i);
      if (mentor < 0 || td_cohort_get_locked (cohort, i) >= 0)
        continue;
      self->next[i] = self->head[mentor];
      self->head[mentor] = (int) i;
    }
}

static void
walk_clear (Walk *self)
{
  g_free (self->head);
  g_free (self->next);
  g_free (self->seen);
  g_free (self->row);
  g_array_unref (self->queue);
}

/* The places that are left to people who are not locked. */
static void
count_free (TdCohort *cohort, const TdSolution *solution, int *free_places)
{
  for (guint j = 0; j < solution->n_mentors; j++)
    free_places[j] = td_cohort_get_places (cohort, j);
  for (guint i = 0; i < solution->n_mentees; i++)
    if (td_cohort_get_locked (cohort, i) >= 0)
      free_places[td_cohort_get_locked (cohort, i)]--;
}

/* Adds who has the places of a mentor; FALSE where one of them is free. */
static gboolean
enter_mentor (Walk *self, guint mentor, const int *free_places, gint64 *places)
{
  int used = 0;

  self->seen[mentor] = TRUE;
  self->n_seen++;
  for (int i = self->head[mentor]; i >= 0; i = self->next[i], used++)
    g_array_append_val (self->queue, i);
  *places += MAX (free_places[mentor], 0);
  return used >= free_places[mentor];
}

static gboolean
expand (Walk *self, guint mentee, const int *free_places, gint64 *places)
{
  td_cohort_score_row (self->cohort, mentee, self->row);
  for (guint j = 0; j < self->solution->n_mentors; j++)
    if (self->row[j] >= 0 && !self->seen[j] && !enter_mentor (self, j, free_places, places))
      return FALSE;
  return TRUE;
}

gboolean
td_solution_find_set (TdCohort *cohort,
                      const TdSolution *solution,
                      gint64 *set_mentees,
                      gint64 *set_places,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree int *free_places = g_new (int, solution->n_mentors);
  Walk walk;
  gboolean proven, done = TRUE;
  gint64 places = 0;

  walk_init (&walk, cohort, solution);
  count_free (cohort, solution, free_places);
  proven = walk.queue->len > 0;
  /* Once every mentor was met, nobody can lead to another one. */
  for (guint i = 0; done && proven && i < walk.queue->len; i++)
    {
      done = !g_cancellable_set_error_if_cancelled (cancellable, error);
      if (done && walk.n_seen < solution->n_mentors)
        proven = expand (&walk, g_array_index (walk.queue, guint, i), free_places, &places);
    }
  *set_mentees = proven ? walk.queue->len : 0;
  *set_places = proven ? places : 0;
  walk_clear (&walk);
  return done;
}
