/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-stable.h"

#include "candidates/td-cohort-private.h"
#include "candidates/td-stable-private.h"

#define FIRST_BEST 24 /* mentors by score that a list begins with */
#define MORE_BEST 8   /* times as many when it was too short */

/* The list of a mentee as far as it was asked for: those she wished for, then the best by score. */
typedef struct
{
  TdStableChoice *choices;
  guint n;
  guint n_best; /* as many by score at most; what comes after was not asked for */
  gboolean whole;
} List;

typedef struct
{
  TdCohort *cohort;
  TdCohortScan *scan;
  List *lists;
  GHashTable *mentor_at; /* employee to index + 1 */
} Lists;

static const TdParticipant *
mentee_at (const TdCohort *cohort, guint mentee)
{
  return cohort->candidates->mentees->pdata[mentee];
}

static const TdParticipant *
mentor_at (const TdCohort *cohort, guint mentor)
{
  return cohort->candidates->mentors->pdata[mentor];
}

/* Mentors she wished for whom no rule blocks. */
static void
add_wishes (Lists *self, const TdParticipant *mentee, GArray *choices)
{
  GHashTableIter iter;
  gpointer employee_id, rank, index;

  if (mentee->wishes == NULL)
    return;
  g_hash_table_iter_init (&iter, mentee->wishes);
  while (g_hash_table_iter_next (&iter, &employee_id, &rank))
    if ((index = g_hash_table_lookup (self->mentor_at, employee_id)))
      {
        guint mentor = GPOINTER_TO_UINT (index) - 1;
        int score = td_cohort_scan_score (self->scan, mentor);
        TdStableChoice choice = { GPOINTER_TO_INT (rank), mentor, score };

        if (score >= 0)
          g_array_append_val (choices, choice);
      }
}

/* Makes the list anew with the @n_best best by score; what was there stays where it was. */
static void
write_list (Lists *self, guint mentee, guint n_best)
{
  const TdParticipant *who = mentee_at (self->cohort, mentee);
  List *list = &self->lists[mentee];
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (TdStableChoice));
  const TdScored *best;
  guint n;

  td_cohort_scan_set (self->scan, mentee);
  add_wishes (self, who, choices);
  n = td_cohort_scan_best (self->scan, n_best, &best);
  for (guint k = 0; k < n; k++)
    {
      TdStableChoice choice = { 0, best[k].mentor, best[k].score };
      gint64 employee_id = mentor_at (self->cohort, best[k].mentor)->employee_id;

      if (td_participant_get_wish (who, employee_id) == 0)
        g_array_append_val (choices, choice);
    }
  g_array_sort (choices, td_stable_choice_compare);
  g_free (list->choices);
  list->n = choices->len;
  list->n_best = n_best;
  list->whole = n < n_best;
  list->choices = (TdStableChoice *) g_array_free (choices, FALSE);
}

static int
offer (gpointer lists, guint mentee, guint number, TdStableChoice *his)
{
  Lists *self = lists;
  List *list = &self->lists[mentee];
  const TdStableChoice *hers;

  while (number >= list->n && !list->whole)
    write_list (self, mentee, list->n_best ? list->n_best * MORE_BEST : FIRST_BEST);
  if (number >= list->n)
    return -1;
  hers = &list->choices[number];
  his->rank = td_participant_get_wish (mentor_at (self->cohort, hers->person),
                                       mentee_at (self->cohort, mentee)->employee_id);
  his->person = mentee;
  his->score = hers->score;
  return (int) hers->person;
}

static void
lists_init (Lists *self, TdCohort *cohort)
{
  GPtrArray *mentors = cohort->candidates->mentors;
  TdCohortView view = td_cohort_get_view (cohort, NULL);

  self->cohort = cohort;
  self->scan = td_cohort_scan_new (&view);
  self->lists = g_new0 (List, cohort->candidates->mentees->len);
  self->mentor_at = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint j = 0; j < mentors->len; j++)
    g_hash_table_insert (self->mentor_at, &((TdParticipant *) mentors->pdata[j])->employee_id,
                         GUINT_TO_POINTER (j + 1));
}

static void
lists_clear (Lists *self)
{
  for (guint i = 0; i < self->cohort->candidates->mentees->len; i++)
    g_free (self->lists[i].choices);
  g_free (self->lists);
  td_cohort_scan_free (self->scan);
  g_hash_table_unref (self->mentor_at);
}

TdSolution *
td_stable_solve_cohort (TdCohort *cohort,
                        TdProgress *progress,
                        GCancellable *cancellable,
                        GError **error)
{
  guint n_mentees = cohort->candidates->mentees->len;
  g_autofree int *places = td_cohort_dup_free_places (cohort);
  g_autofree gint64 *kept = g_new0 (gint64, n_mentees);
  Lists lists;
  TdStableMarket market = {
    n_mentees, cohort->candidates->mentors->len, places, cohort->locked, kept, offer, &lists
  };
  TdSolution *solution;

  for (guint i = 0; i < n_mentees; i++)
    if (cohort->locked[i] >= 0)
      kept[i] = td_cohort_score_locked (cohort, i);
  lists_init (&lists, cohort);
  solution = td_stable_run (&market, progress, cancellable, error);
  lists_clear (&lists);
  return solution;
}
