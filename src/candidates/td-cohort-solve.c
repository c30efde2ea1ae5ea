/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-cohort-private.h"

#include "candidates/td-cohort-threads.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/*
 * Most mentors are no mentee's choice, so the solver sees the 32 best of each only, and with each
 * mentor the mentees who fit him best. Its prices then say which of the other pairs would have
 * mattered: those that break the proof. They join, the solution is repaired, and so on until no
 * pair breaks it. Then it is the best over all of them (column generation, Dantzig and Wolfe 1960).
 */
#define BEST_MENTORS 32
#define FEW_PAIRS 40000 /* that the solver may as well see all */
#define BROKEN_AT_MOST 8

/* Of how many mentors one, at most, is looked at apart as his price fell far. */
#define ONE_OF_FALLEN 32

typedef struct
{
  TdCohortSearch *search; /* borrowed */
  TdCohortSlots *slots;   /* borrowed */
  TdCohortScan *scan;     /* borrowed */
  TdCohortSought sought;
} Lister;

static guint
choose_n_best (const TdCohort *cohort)
{
  guint m = cohort->tables->n_mentors;

  if (cohort->n_best > 0)
    return MIN (cohort->n_best, m);
  return (guint64) cohort->tables->n_mentees * m <= FEW_PAIRS ? m : MIN (BEST_MENTORS, m);
}

static void
search_init (TdCohortSearch *self, TdCohort *cohort, TdObjective objective)
{
  const TdCohortTables *tables = cohort->tables;
  g_autofree int *places = td_cohort_dup_free_places (cohort);
  TdCohortView view;

  *self = (TdCohortSearch){ .cohort = cohort, .objective = objective };
  self->closed = g_new (guint8, MAX (tables->n_mentors, 1));
  for (guint j = 0; j < tables->n_mentors; j++)
    self->closed[j] = places[j] <= 0;
  self->kept = g_new0 (gint64, tables->n_mentees);
  for (guint i = 0; i < tables->n_mentees; i++)
    if (cohort->locked[i] >= 0)
      self->kept[i] = td_cohort_score_locked (cohort, i);
  self->n_workers = cohort->n_threads;
  self->workers = g_new (gpointer, self->n_workers);
  view = td_cohort_get_view (cohort, self->closed);
  for (guint k = 0; k < self->n_workers; k++)
    self->workers[k] = td_cohort_scan_new (&view);
  td_cohort_lists_init (&self->lists, tables->n_mentees);
  self->fallen = g_new (guint, tables->n_mentors);
  self->has_fallen = g_new0 (guint8, tables->n_mentors);
  self->outside = g_new (int, tables->n_mentees);
  self->reduced = g_new (gint64, tables->n_mentees);
  self->report = (TdCohortReport){ .n_best = choose_n_best (cohort),
                                   .pairs = (guint64) tables->n_mentees * tables->n_mentors,
                                   .threads = self->n_workers,
                                   .vector = cohort->vector != NULL };
}

static void
search_clear (TdCohortSearch *self)
{
  for (guint k = 0; k < self->n_workers; k++)
    td_cohort_scan_free (self->workers[k]);
  g_free (self->workers);
  g_free (self->closed);
  g_free (self->kept);
  g_free (self->fallen);
  g_free (self->has_fallen);
  g_free (self->outside);
  g_free (self->reduced);
  td_cohort_lists_clear (&self->lists);
  g_clear_pointer (&self->solution, td_solution_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdCohortSearch, search_clear)

/* The best mentors of one mentee; who is among them does not depend on who had a place before. */
static void
list_row_cb (gpointer data, guint mentee)
{
  Lister *self = data;
  TdCohortSearch *search = self->search;
  guint size = search->report.n_best;
  const TdScored *best;
  guint n;

  search->outside[mentee] = -1;
  if (search->cohort->locked[mentee] >= 0)
    return;
  td_cohort_scan_set (self->scan, mentee);
  n = td_cohort_scan_best (self->scan, size, &best);
  td_cohort_slots_fill (self->slots, mentee, best, n);
  if (size == search->cohort->tables->n_mentors)
    return;
  for (guint k = 0; k < n && n == size; k++)
    search->outside[mentee] = k > 0 ? MIN (search->outside[mentee], best[k].score) : best[k].score;
  td_cohort_sought_look (&self->sought, self->scan, mentee);
}

/* Adds the pairs of an earlier solution, as far as they are possible still. */
static void
list_before (TdCohortSearch *self, const TdSolution *before)
{
  g_auto (TdCohortSlots) slots = { 0 };

  td_cohort_slots_init (&slots, self->lists.n_mentees, 1);
  for (guint i = 0; i < self->lists.n_mentees; i++)
    {
      int mentor = before->mentor[i];
      int score;

      if (mentor < 0 || self->cohort->locked[i] >= 0 || self->closed[mentor] ||
          td_cohort_lists_contain (&self->lists, i, (guint) mentor))
        continue;
      td_cohort_scan_lay (self->workers[0], i);
      score = td_cohort_scan_score (self->workers[0], (guint) mentor);
      if (score >= 0)
        td_cohort_slots_append (&slots, i, (TdScored){ (guint) mentor, score });
    }
  td_cohort_lists_add (&self->lists, &slots);
}

/* The best mentees of mentors, whom no thread alone has seen. */
static void
list_sought (TdCohortSearch *self, Lister *listers)
{
  g_auto (TdCohortSlots) slots = { 0 };

  for (guint k = 1; k < self->n_workers; k++)
    td_cohort_sought_join (&listers[0].sought, &listers[k].sought);
  td_cohort_sought_deal (&listers[0].sought, self->lists.n_mentees, &slots);
  td_cohort_lists_add (&self->lists, &slots);
}

static gboolean
list_rows (TdCohortSearch *self, Lister *listers, GError **error)
{
  g_auto (TdCohortSlots) slots = { 0 };
  g_autofree gpointer *workers = g_new (gpointer, self->n_workers);

  td_cohort_slots_init (&slots, self->lists.n_mentees, self->report.n_best);
  for (guint k = 0; k < self->n_workers; k++)
    {
      listers[k].slots = &slots;
      workers[k] = &listers[k];
    }
  if (!td_cohort_run_rows (self->lists.n_mentees, list_row_cb, workers, self->n_workers,
                           self->progress, self->cancellable, error))
    return FALSE;
  td_cohort_lists_add (&self->lists, &slots);
  return TRUE;
}

static gboolean
make_lists (TdCohortSearch *self, const TdSolution *before, GError **error)
{
  g_autofree Lister *listers = g_new0 (Lister, self->n_workers);
  TdCohortView view = td_cohort_get_view (self->cohort, self->closed);
  gboolean done;

  td_progress_set (self->progress, 0, _ ("Comparing everyone with everyone"));
  for (guint k = 0; k < self->n_workers; k++)
    {
      listers[k] = (Lister){ .search = self, .scan = self->workers[k] };
      td_cohort_sought_init (&listers[k].sought, &view);
    }
  done = list_rows (self, listers, error);
  if (done)
    list_sought (self, listers);
  if (done && before)
    list_before (self, before);
  for (guint k = 0; k < self->n_workers; k++)
    td_cohort_sought_clear (&listers[k].sought);
  return done;
}

/* Solves what is in the lists, from a solution where there is one. */
static gboolean
solve_lists (TdCohortSearch *self, const TdSolution *before, GError **error)
{
  const TdCohort *cohort = self->cohort;
  TdSolverProblem problem = { .n_mentees = self->lists.n_mentees,
                              .n_mentors = cohort->tables->n_mentors,
                              .places = cohort->places,
                              .first = self->lists.first,
                              .mentor = self->lists.mentor,
                              .narrow = self->lists.score,
                              .locked = cohort->locked,
                              .kept = self->kept };
  TdSolution *solution = before ? td_solver_repair (&problem, self->objective, before,
                                                    self->progress, self->cancellable, error)
                                : td_solver_solve (&problem, self->objective, self->progress,
                                                   self->cancellable, error);

  if (solution == NULL)
    return FALSE;
  td_solution_free (self->solution);
  self->solution = solution;
  self->report.rounds++;
  self->report.edges = self->lists.first[self->lists.n_mentees];
  return TRUE;
}

typedef struct
{
  guint mentor;
  gint64 by;
} Fall;

static int
compare_falls (gconstpointer a, gconstpointer b)
{
  const Fall *first = a;
  const Fall *second = b;

  if (first->by != second->by)
    return first->by > second->by ? -1 : 1;
  return (first->mentor > second->mentor) - (first->mentor < second->mentor);
}

/* All anew: nothing is known of any pair outside. */
static void
forget_falls (TdCohortSearch *self)
{
  for (guint i = 0; i < self->solution->n_mentees; i++)
    self->reduced[i] = G_MININT64;
  for (guint j = 0; j < self->solution->n_mentors; j++)
    self->has_fallen[j] = FALSE;
  self->n_fallen = 0;
}

/* Those who fell farthest are looked at one by one from now on, half of as many as there may still
 * be. @falls begins with the farthest. Returns how many. */
static guint
set_apart (TdCohortSearch *self, const Fall *falls, guint n)
{
  guint m = self->solution->n_mentors;
  guint room = m / ONE_OF_FALLEN > self->n_fallen ? (m / ONE_OF_FALLEN - self->n_fallen) / 2 : 0;
  guint n_apart = MIN (room, n);

  for (guint k = 0; k < n_apart; k++)
    self->has_fallen[falls[k].mentor] = TRUE;
  self->n_fallen = 0;
  for (guint j = 0; j < m; j++)
    if (self->has_fallen[j])
      self->fallen[self->n_fallen++] = j;
  return n_apart;
}

/* How far the prices of mentors have fallen, if the weights are what they were. */
static void
note_fall (TdCohortSearch *self, const gint64 *before, gint64 bonus, gint64 scale)
{
  const TdSolution *solution = self->solution;
  g_autofree Fall *falls = g_new (Fall, solution->n_mentors);
  guint n = 0, n_apart;

  if (solution->bonus != bonus || solution->scale != scale)
    {
      forget_falls (self);
      return;
    }
  for (guint j = 0; j < solution->n_mentors; j++)
    if (!self->closed[j] && !self->has_fallen[j] && before[j] > solution->mentor_price[j])
      falls[n++] = (Fall){ j, before[j] - solution->mentor_price[j] };
  if (n > 1)
    qsort (falls, n, sizeof (Fall), compare_falls);
  n_apart = set_apart (self, falls, n);
  self->fall += n_apart < n ? falls[n_apart].by : 0;
}

/* Solves again, with the pairs that broke the proof. */
static gboolean
repair (TdCohortSearch *self, GError **error)
{
  gint64 bonus = self->solution->bonus;
  gint64 scale = self->solution->scale;
  g_autofree gint64 *before =
      g_memdup2 (self->solution->mentor_price, sizeof (gint64) * self->solution->n_mentors);

  if (!solve_lists (self, self->solution, error))
    return FALSE;
  note_fall (self, before, bonus, scale);
  return TRUE;
}

/* Until nothing breaks the proof. */
static gboolean
prove (TdCohortSearch *self, GTimer *timer, GError **error)
{
  g_auto (TdCohortSlots) broken = { 0 };

  td_cohort_slots_init (&broken, self->lists.n_mentees, BROKEN_AT_MOST);
  forget_falls (self);
  for (;;)
    {
      gdouble begin = g_timer_elapsed (timer, NULL);

      td_progress_set (self->progress, 0, _ ("Looking for anything better"));
      if (!td_cohort_price_out (self, &broken, error))
        return FALSE;
      self->report.seconds_proof += g_timer_elapsed (timer, NULL) - begin;
      if (td_cohort_slots_are_empty (&broken))
        return TRUE;
      begin = g_timer_elapsed (timer, NULL);
      td_cohort_lists_add (&self->lists, &broken);
      td_progress_set (self->progress, 0, _ ("Improving the pairs"));
      if (!repair (self, error))
        return FALSE;
      self->report.seconds_solve += g_timer_elapsed (timer, NULL) - begin;
    }
}

TdSolution *
td_cohort_solve (TdCohort *cohort,
                 TdObjective objective,
                 const TdSolution *before,
                 TdCohortReport *report,
                 TdProgress *progress,
                 GCancellable *cancellable,
                 GError **error)
{
  g_auto (TdCohortSearch) self = { 0 };
  g_autoptr (GTimer) timer = g_timer_new ();

  search_init (&self, cohort, objective);
  self.progress = progress;
  self.cancellable = cancellable;
  if (!make_lists (&self, before, error))
    return NULL;
  self.report.seconds_score = g_timer_elapsed (timer, NULL);
  td_progress_set (progress, 0, _ ("Looking for the best pairs"));
  if (!solve_lists (&self, before, error))
    return NULL;
  self.report.seconds_solve = g_timer_elapsed (timer, NULL) - self.report.seconds_score;
  if (!prove (&self, timer, error) || !td_cohort_price_closed (&self, error))
    return NULL;
  if (report)
    *report = self.report;
  return g_steal_pointer (&self.solution);
}
