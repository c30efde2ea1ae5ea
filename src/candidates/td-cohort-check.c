/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-cohort-private.h"

#include "candidates/td-cohort-threads.h"
#include "solver/td-certificate.h"

#include <glib/gi18n-lib.h>

/* Numbers up to here can be added in pairs without leaving 64 bits. */
#define LARGEST (G_GINT64_CONSTANT (1) << 61)

/* Wide enough for any sum of them. */
typedef __int128 Sum;

/* What all threads read. It shares nothing with the solve: every pair is scored again, mentor by
 * mentor, and no list or bound says that one of them need not be looked at. */
typedef struct
{
  TdCohort *cohort;
  const TdSolution *solution;
  gboolean fair;
  gboolean better; /* whether that cover is needed */
  gint64 floor;    /* pairs that score less are not allowed */
  int *places;     /* of mentors, without those of locked pairs */
} Check;

/* What one thread found. */
typedef struct
{
  const Check *check;
  TdCohortScan *scan;
  int *score;
  int highest;       /* score of a pair that has a place */
  const char *fault; /* (nullable): of its first faulty row, translated */
  guint faulty;
  gint64 total; /* of the chosen pairs */
  Sum weights;
  gint64 worst;
} Worker;

static gboolean
in_cover (const guint8 *cover, guint number, guint8 flag)
{
  return (cover[number] & flag) != 0;
}

/* Her prices with every mentor: whether each pair costs what it is worth at least. Also the highest
 * score that a place could have. */
static gboolean
check_prices (Worker *self, guint mentee)
{
  const Check *check = self->check;
  const gint64 *price = check->solution->mentor_price;
  const int *score = self->score;
  guint n = check->solution->n_mentors;
  gint64 scale = check->solution->scale;
  gint64 paid = check->solution->mentee_price[mentee] - check->solution->bonus;
  int floor = (int) CLAMP (check->floor, 0, G_MAXINT32);
  int highest = self->highest;
  guint broken = 0;

  for (guint j = 0; j < n; j++)
    {
      broken |= (score[j] >= floor) & (paid + price[j] < scale * score[j]);
      highest = score[j] > highest && check->places[j] > 0 ? score[j] : highest;
    }
  self->highest = highest;
  return !broken;
}

/* Whether somebody of a cover is in every pair of hers that scores @above or more. */
static gboolean
check_cover (const Worker *self, guint mentee, guint8 flag, gint64 above)
{
  const TdSolution *solution = self->check->solution;

  for (guint j = 0; j < solution->n_mentors && !in_cover (solution->mentee_cover, mentee, flag);
       j++)
    if (self->score[j] >= above && !in_cover (solution->mentor_cover, j, flag))
      return FALSE;
  return TRUE;
}

/* All her pairs: NULL, or what is wrong with one. */
static const char *
check_row (Worker *self, guint mentee)
{
  const Check *check = self->check;

  if (!check_prices (self, mentee))
    return _ ("a better pair was passed over");
  if (check->fair && !check_cover (self, mentee, TD_COVER_ALL, 0))
    return _ ("more mentees could have been matched");
  if (check->better && !check_cover (self, mentee, TD_COVER_BETTER, check->floor + 1))
    return _ ("the worst pair could have been better");
  return NULL;
}

/* The pair that was chosen. */
static const char *
check_chosen (Worker *self, guint mentee, int mentor)
{
  const Check *check = self->check;
  const TdSolution *solution = check->solution;
  gint64 price = solution->mentee_price[mentee];
  gint64 weight;

  if (mentor < 0)
    return price != 0 ? _ ("a mentee without a mentor has a price") : NULL;
  if (self->score[mentor] < 0 || self->score[mentor] < check->floor)
    return _ ("a forbidden pair was chosen");
  weight = solution->bonus + solution->scale * self->score[mentor];
  if (price + solution->mentor_price[mentor] != weight)
    return _ ("a chosen pair is not the best use");
  self->weights += weight;
  self->total += self->score[mentor];
  self->worst = MIN (self->worst, self->score[mentor]);
  return NULL;
}

static void
check_row_cb (gpointer data, guint mentee)
{
  Worker *self = data;
  const Check *check = self->check;
  const char *what;

  if (self->fault || check->cohort->locked[mentee] >= 0)
    return;
  td_cohort_scan_set (self->scan, mentee);
  td_cohort_scan_copy (self->scan, self->score);
  what = check_chosen (self, mentee, check->solution->mentor[mentee]);
  if (what == NULL)
    what = check_row (self, mentee);
  self->fault = what;
  self->faulty = mentee;
}

/* Shapes and sizes, so that nothing below can go wrong. */
static gboolean
check_numbers (const Check *check, GError **error)
{
  const TdSolution *solution = check->solution;
  const TdCohortTables *tables = check->cohort->tables;

  if (solution->n_mentees != tables->n_mentees || solution->n_mentors != tables->n_mentors)
    return td_certificate_fail (error, _ ("it is about other people"));
  if (check->fair && (solution->mentee_cover == NULL || solution->mentor_cover == NULL))
    return td_certificate_fail (error, _ ("more mentees could have been matched"));
  if (solution->bonus < 0 || solution->bonus > LARGEST || solution->scale < 1 ||
      solution->scale > G_MAXINT32)
    return td_certificate_fail (error, _ ("the weights do not belong to the objective"));
  for (guint i = 0; i < solution->n_mentees; i++)
    if (solution->mentor[i] < -1 || solution->mentor[i] >= (int) solution->n_mentors)
      return td_certificate_fail (error, _ ("it names a mentor who is not there"));
  for (guint i = 0; i < solution->n_mentees; i++)
    if (solution->mentee_price[i] < 0 || solution->mentee_price[i] > LARGEST)
      return td_certificate_fail (error, _ ("a price is negative"));
  for (guint j = 0; j < solution->n_mentors; j++)
    if (solution->mentor_price[j] < 0 || solution->mentor_price[j] > LARGEST)
      return td_certificate_fail (error, _ ("a price is negative"));
  return TRUE;
}

static gboolean
check_locked (const Check *check, GError **error)
{
  for (guint i = 0; i < check->solution->n_mentees; i++)
    {
      int locked = check->cohort->locked[i];

      if (locked >= 0 && check->solution->mentor[i] != locked)
        return td_certificate_fail (error, _ ("a locked pair was changed"));
      if (locked >= 0 && check->solution->mentee_price[i] != 0)
        return td_certificate_fail (error, _ ("a locked mentee has a price"));
    }
  return TRUE;
}

/* Places, and what mentors with places cost in all. */
static gboolean
check_mentors (const Check *check, Sum *prices, GError **error)
{
  const TdSolution *solution = check->solution;
  g_autofree int *left = g_memdup2 (check->places, sizeof (int) * solution->n_mentors);

  for (guint i = 0; i < solution->n_mentees; i++)
    if (solution->mentor[i] >= 0 && check->cohort->locked[i] < 0)
      left[solution->mentor[i]]--;
  for (guint j = 0; j < solution->n_mentors; j++)
    {
      if (left[j] < 0)
        return td_certificate_fail (error, _ ("a mentor has more mentees than places"));
      if (left[j] > 0 && solution->mentor_price[j] > 0)
        return td_certificate_fail (error, _ ("a mentor with a free place has a price"));
      *prices += (Sum) check->places[j] * solution->mentor_price[j];
    }
  return TRUE;
}

/* Joins what the threads found; the first faulty row speaks. */
static gboolean
join (Worker *workers, guint n_workers, GError **error)
{
  const Worker *first = NULL;

  for (guint k = 0; k < n_workers; k++)
    {
      if (workers[k].fault && (first == NULL || workers[k].faulty < first->faulty))
        first = &workers[k];
      if (k == 0)
        continue;
      workers[0].highest = MAX (workers[0].highest, workers[k].highest);
      workers[0].worst = MIN (workers[0].worst, workers[k].worst);
      workers[0].total += workers[k].total;
      workers[0].weights += workers[k].weights;
    }
  return first == NULL || td_certificate_fail (error, first->fault);
}

/* Whether bonus and scale put first what the objective puts first. */
static gboolean
check_weights (const Check *check, TdObjective objective, int highest, GError **error)
{
  const TdSolution *solution = check->solution;

  if (objective != TD_OBJECTIVE_SCORE
          ? solution->scale == 1 && solution->bonus > (Sum) solution->n_mentees * highest
          : solution->bonus == 1 && solution->scale > (Sum) solution->n_mentees)
    return TRUE;
  return td_certificate_fail (error, _ ("the weights do not belong to the objective"));
}

static gboolean
check_sums (const Check *check, const Worker *all, Sum prices, GError **error)
{
  const TdSolution *solution = check->solution;
  gint64 total = all->total;
  gint64 worst = all->worst;
  guint matched = 0;

  for (guint i = 0; i < solution->n_mentees; i++)
    {
      prices += solution->mentee_price[i];
      matched += solution->mentor[i] >= 0;
      if (check->cohort->locked[i] < 0)
        continue;
      total += td_cohort_score_locked (check->cohort, i);
      worst = MIN (worst, td_cohort_score_locked (check->cohort, i));
    }
  if (prices != all->weights)
    return td_certificate_fail (error, _ ("the prices do not add up to the weights"));
  if (matched != solution->matched || total != solution->total ||
      (matched > 0 ? worst : 0) != solution->worst)
    return td_certificate_fail (error, _ ("the totals do not belong to the pairs"));
  return TRUE;
}

/* The places of a cover's people: more cannot be matched with the pairs it covers. */
static Sum
count_cover (const Check *check, guint8 flag)
{
  const TdSolution *solution = check->solution;
  Sum sum = 0;

  for (guint i = 0; i < solution->n_mentees; i++)
    sum += check->cohort->locked[i] < 0 && in_cover (solution->mentee_cover, i, flag);
  for (guint j = 0; j < solution->n_mentors; j++)
    if (in_cover (solution->mentor_cover, j, flag))
      sum += check->places[j];
  return sum;
}

static guint
count_chosen (const Check *check)
{
  guint n = 0;

  for (guint i = 0; i < check->solution->n_mentees; i++)
    n += check->cohort->locked[i] < 0 && check->solution->mentor[i] >= 0;
  return n;
}

static gboolean
check_covers (const Check *check, GError **error)
{
  guint chosen = count_chosen (check);

  if (count_cover (check, TD_COVER_ALL) != chosen)
    return td_certificate_fail (error, _ ("more mentees could have been matched"));
  if (check->better && count_cover (check, TD_COVER_BETTER) >= chosen)
    return td_certificate_fail (error, _ ("the worst pair could have been better"));
  return TRUE;
}

/* Every pair, by all threads. */
static gboolean
check_pairs (const Check *check, Worker *all, GCancellable *cancellable, GError **error)
{
  guint n_workers = check->cohort->n_threads;
  g_autofree Worker *workers = g_new0 (Worker, n_workers);
  g_autofree gpointer *pointers = g_new (gpointer, n_workers);
  TdCohortView view = td_cohort_get_view (check->cohort, NULL);
  gboolean done;

  view.vector = NULL;
  for (guint k = 0; k < n_workers; k++)
    {
      workers[k] = (Worker){ .check = check,
                             .scan = td_cohort_scan_new (&view),
                             .score = g_new (int, check->solution->n_mentors),
                             .worst = G_MAXINT64 };
      pointers[k] = &workers[k];
    }
  done = td_cohort_run_rows (check->solution->n_mentees, check_row_cb, pointers, n_workers, NULL,
                             cancellable, error);
  for (guint k = 0; k < n_workers; k++)
    {
      td_cohort_scan_free (workers[k].scan);
      g_free (workers[k].score);
    }
  if (!done || !join (workers, n_workers, error))
    return FALSE;
  *all = workers[0];
  return TRUE;
}

gboolean
td_cohort_check (TdCohort *cohort,
                 TdObjective objective,
                 const TdSolution *solution,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree int *places = td_cohort_dup_free_places (cohort);
  Check check = { .cohort = cohort,
                  .solution = solution,
                  .fair = objective == TD_OBJECTIVE_FAIR,
                  .floor = objective == TD_OBJECTIVE_FAIR ? solution->threshold : G_MININT64,
                  .places = places };
  Worker all;
  Sum prices = 0;

  if (!check_numbers (&check, error) || !check_locked (&check, error) ||
      !check_mentors (&check, &prices, error))
    return FALSE;
  check.better = check.fair && count_chosen (&check) > 0;
  return check_pairs (&check, &all, cancellable, error) &&
         check_weights (&check, objective, all.highest, error) &&
         check_sums (&check, &all, prices, error) && (!check.fair || check_covers (&check, error));
}
