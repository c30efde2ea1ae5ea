/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-cohort-private.h"

#include "candidates/td-cohort-threads.h"

#define MOST_THREADS 16

/* The first mentor of those a mentee is locked with, or -1; they are among the special pairs. */
static int
find_locked (TdCohort *self, guint mentee)
{
  const TdParticipant *who = self->candidates->mentees->pdata[mentee];
  guint n;
  const TdScored *special = td_cohort_special_get (self->special, mentee, &n);

  for (guint k = 0; k < n && who->relations; k++)
    {
      const TdParticipant *mentor = self->candidates->mentors->pdata[special[k].mentor];

      if (mentor->employee_id != who->employee_id &&
          (td_participant_get_relation (who, mentor->employee_id) & TD_RELATION_LOCKED))
        return (int) special[k].mentor;
    }
  return -1;
}

/* A thread that scores special pairs. */
typedef struct
{
  TdCohortSpecial *special;
  TdCohortRow *row;
} Scorer;

static void
score_special_cb (gpointer worker, guint row)
{
  Scorer *scorer = worker;

  td_cohort_row_set (scorer->row, row);
  td_cohort_special_score (scorer->special, scorer->row);
}

static void
score_special (TdCohort *self)
{
  g_autofree Scorer *scorers = g_new (Scorer, self->n_threads);
  g_autofree gpointer *workers = g_new (gpointer, self->n_threads);

  for (guint k = 0; k < self->n_threads; k++)
    {
      scorers[k] = (Scorer){ self->special, td_cohort_row_new (self->tables) };
      workers[k] = &scorers[k];
    }
  td_cohort_run_rows (self->tables->n_mentees, score_special_cb, workers, self->n_threads, NULL,
                      NULL, NULL);
  for (guint k = 0; k < self->n_threads; k++)
    td_cohort_row_free (scorers[k].row);
}

TdCohort *
td_cohort_new (const TdCandidates *candidates)
{
  TdCohort *self = g_new0 (TdCohort, 1);

  self->candidates = candidates;
  self->n_threads = CLAMP (g_get_num_processors (), 1, MOST_THREADS);
  self->tables = td_cohort_tables_new (candidates);
  self->special = td_cohort_special_new (self->tables);
  self->vector = td_cohort_vector_new (self->tables);
  self->places = g_new (int, candidates->mentors->len);
  self->locked = g_new (int, candidates->mentees->len);
  for (guint j = 0; j < candidates->mentors->len; j++)
    self->places[j] = ((TdParticipant *) candidates->mentors->pdata[j])->places_left;
  for (guint i = 0; i < candidates->mentees->len; i++)
    self->locked[i] = find_locked (self, i);
  score_special (self);
  return self;
}

void
td_cohort_free (TdCohort *self)
{
  if (self == NULL)
    return;
  td_cohort_scan_free (self->scan);
  td_cohort_vector_free (self->vector);
  td_cohort_special_free (self->special);
  td_cohort_tables_free (self->tables);
  g_free (self->places);
  g_free (self->locked);
  g_free (self);
}

void
td_cohort_tune (TdCohort *self, guint n_best, guint n_threads, gboolean vector)
{
  self->n_best = n_best;
  if (n_threads > 0)
    self->n_threads = n_threads;
  if (!vector)
    {
      g_clear_pointer (&self->scan, td_cohort_scan_free);
      g_clear_pointer (&self->vector, td_cohort_vector_free);
    }
}

TdCohortView
td_cohort_get_view (TdCohort *self, const guint8 *closed)
{
  return (TdCohortView){ self->tables, self->special, self->vector, closed };
}

int *
td_cohort_dup_free_places (TdCohort *self)
{
  int *places = g_memdup2 (self->places, sizeof (int) * self->tables->n_mentors);

  for (guint i = 0; i < self->tables->n_mentees; i++)
    if (self->locked[i] >= 0 && places[self->locked[i]] > 0)
      places[self->locked[i]]--;
  return places;
}

gint64
td_cohort_score_locked (TdCohort *self, guint mentee)
{
  return td_candidates_score (self->candidates, mentee, (guint) self->locked[mentee], NULL, NULL);
}

static TdCohortScan *
get_scan (TdCohort *self)
{
  TdCohortView view = td_cohort_get_view (self, NULL);

  if (self->scan == NULL)
    self->scan = td_cohort_scan_new (&view);
  return self->scan;
}

void
td_cohort_score_row (TdCohort *self, guint mentee, int *score)
{
  g_return_if_fail (mentee < self->tables->n_mentees);

  td_cohort_scan_set (get_scan (self), mentee);
  td_cohort_scan_copy (self->scan, score);
}

int
td_cohort_score_pair (TdCohort *self, guint mentee, guint mentor)
{
  g_return_val_if_fail (mentee < self->tables->n_mentees && mentor < self->tables->n_mentors,
                        TD_NOT_ELIGIBLE);

  td_cohort_scan_lay (get_scan (self), mentee);
  return td_cohort_scan_score (self->scan, mentor);
}

void
td_cohort_set_places (TdCohort *self, guint mentor, int places)
{
  g_return_if_fail (mentor < self->tables->n_mentors);

  self->places[mentor] = MAX (places, 0);
}

int
td_cohort_get_places (TdCohort *self, guint mentor)
{
  g_return_val_if_fail (mentor < self->tables->n_mentors, 0);

  return self->places[mentor];
}

void
td_cohort_lock (TdCohort *self, guint mentee, int mentor)
{
  g_return_if_fail (mentee < self->tables->n_mentees && mentor < (int) self->tables->n_mentors);

  self->locked[mentee] = MAX (mentor, -1);
}

int
td_cohort_get_locked (TdCohort *self, guint mentee)
{
  g_return_val_if_fail (mentee < self->tables->n_mentees, -1);

  return self->locked[mentee];
}

void
td_cohort_forbid (TdCohort *self, guint mentee, guint mentor)
{
  g_return_if_fail (mentee < self->tables->n_mentees && mentor < self->tables->n_mentors);

  td_cohort_special_set (self->special, mentee, (TdScored){ mentor, TD_NOT_ELIGIBLE });
}

void
td_cohort_add_points (TdCohort *self, guint mentee, guint mentor, int points)
{
  int score = td_cohort_score_pair (self, mentee, mentor);

  if (score >= 0)
    td_cohort_special_set (self->special, mentee, (TdScored){ mentor, score + points });
}
