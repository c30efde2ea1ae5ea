/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-stable.h"

#include "base/td-error.h"

#include <glib/gi18n-lib.h>

/* Nothing here is shared with the algorithm: lists are never made, wishes are compared directly. */

static gboolean
is_locked (const TdSolverProblem *pairs, guint mentee)
{
  return pairs->locked && pairs->locked[mentee] >= 0;
}

/* The entry of a pair, or G_MAXSIZE. */
static gsize
find_entry (const TdSolverProblem *pairs, guint mentee, int mentor)
{
  for (gsize e = pairs->first[mentee]; e < pairs->first[mentee + 1]; e++)
    if ((int) pairs->mentor[e] == mentor)
      return e;
  return G_MAXSIZE;
}

/* Whether entry @a is liked better than entry @b; @a_first: whether the people come in that order.
 */
static gboolean
is_liked_better (const TdSolverProblem *pairs, const int *ranks, gsize a, gsize b, gboolean a_first)
{
  int rank_a = ranks ? ranks[a] : 0;
  int rank_b = ranks ? ranks[b] : 0;

  if (rank_a != rank_b)
    return rank_b <= 0 || (rank_a > 0 && rank_a < rank_b);
  if (pairs->score[a] != pairs->score[b])
    return pairs->score[a] > pairs->score[b];
  return a_first;
}

/* What each mentor has: places that are left, and whom he likes least of those he has. */
typedef struct
{
  int *left;
  gsize *least; /* an entry; G_MAXSIZE: nobody */
  guint *least_mentee;
} Desks;

static void
desks_init (Desks *desks, const TdStableProblem *problem, const int *mentor)
{
  const TdSolverProblem *pairs = &problem->pairs;

  desks->left = g_memdup2 (pairs->places, sizeof (int) * pairs->n_mentors);
  desks->least = g_new (gsize, pairs->n_mentors + 1);
  desks->least_mentee = g_new0 (guint, pairs->n_mentors + 1);
  for (guint j = 0; j < pairs->n_mentors; j++)
    desks->least[j] = G_MAXSIZE;
  for (guint i = 0; i < pairs->n_mentees; i++)
    {
      int j = is_locked (pairs, i) ? pairs->locked[i] : mentor[i];
      gsize entry;

      if (j < 0)
        continue;
      desks->left[j]--;
      entry = is_locked (pairs, i) ? G_MAXSIZE : find_entry (pairs, i, j);
      if (entry == G_MAXSIZE)
        continue;
      if (desks->least[j] == G_MAXSIZE ||
          is_liked_better (pairs, problem->mentor_rank, desks->least[j], entry,
                           desks->least_mentee[j] < i))
        {
          desks->least[j] = entry;
          desks->least_mentee[j] = i;
        }
    }
}

static void
desks_clear (Desks *desks)
{
  g_free (desks->left);
  g_free (desks->least);
  g_free (desks->least_mentee);
}

static gboolean
would_leave (const TdStableProblem *problem, const Desks *desks, guint mentee, gsize entry)
{
  guint j = problem->pairs.mentor[entry];

  if (desks->left[j] > 0)
    return TRUE;
  return desks->least[j] != G_MAXSIZE &&
         is_liked_better (&problem->pairs, problem->mentor_rank, entry, desks->least[j],
                          mentee < desks->least_mentee[j]);
}

gsize
td_stable_count_blocking (const TdStableProblem *problem, const int *mentor)
{
  const TdSolverProblem *pairs = &problem->pairs;
  gsize blocking = 0;
  Desks desks;

  desks_init (&desks, problem, mentor);
  for (guint i = 0; i < pairs->n_mentees; i++)
    {
      gsize own = mentor[i] < 0 ? G_MAXSIZE : find_entry (pairs, i, mentor[i]);

      for (gsize e = pairs->first[i]; e < pairs->first[i + 1] && !is_locked (pairs, i); e++)
        {
          gboolean wants =
              own == G_MAXSIZE || is_liked_better (pairs, problem->mentee_rank, e, own,
                                                   pairs->mentor[e] < pairs->mentor[own]);

          blocking += e != own && wants && would_leave (problem, &desks, i, e);
        }
    }
  desks_clear (&desks);
  return blocking;
}

static gboolean
fail (GError **error, const char *what)
{
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               _ ("The pairs were not kept, because the check of the result failed: %s. Please "
                  "report this."),
               what);
  return FALSE;
}

/* Pairs that are allowed, locks that are kept, places that suffice. */
static gboolean
check_pairs (const TdSolverProblem *pairs, const TdSolution *solution, GError **error)
{
  g_autofree int *left = g_memdup2 (pairs->places, sizeof (int) * pairs->n_mentors);
  g_autofree gboolean *free_pair = g_new0 (gboolean, pairs->n_mentors + 1);

  for (guint i = 0; i < pairs->n_mentees; i++)
    {
      int j = solution->mentor[i];

      if (j >= (int) pairs->n_mentors)
        return fail (error, _ ("it names a mentor who is not there"));
      if (is_locked (pairs, i) && j != pairs->locked[i])
        return fail (error, _ ("a locked pair was changed"));
      if (j < 0)
        continue;
      if (!is_locked (pairs, i) && find_entry (pairs, i, j) == G_MAXSIZE)
        return fail (error, _ ("a forbidden pair was chosen"));
      left[j]--;
      free_pair[j] |= !is_locked (pairs, i);
    }
  for (guint j = 0; j < pairs->n_mentors; j++)
    if (left[j] < 0 && free_pair[j])
      return fail (error, _ ("a mentor has more mentees than places"));
  return TRUE;
}

static gboolean
check_numbers (const TdSolverProblem *pairs, const TdSolution *solution, GError **error)
{
  guint matched = 0;
  gint64 total = 0;
  gint64 worst = G_MAXINT64;

  for (guint i = 0; i < pairs->n_mentees; i++)
    {
      gint64 score;

      if (solution->mentor[i] < 0)
        continue;
      if (is_locked (pairs, i))
        score = pairs->kept ? pairs->kept[i] : 0;
      else
        score = pairs->score[find_entry (pairs, i, solution->mentor[i])];
      matched++;
      total += score;
      worst = MIN (worst, score);
    }
  if (matched != solution->matched || total != solution->total ||
      (matched > 0 ? worst : 0) != solution->worst)
    return fail (error, _ ("the totals do not belong to the pairs"));
  return TRUE;
}

gboolean
td_stable_check (const TdStableProblem *problem, const TdSolution *solution, GError **error)
{
  const TdSolverProblem *pairs = &problem->pairs;

  if (solution->n_mentees != pairs->n_mentees || solution->n_mentors != pairs->n_mentors)
    return fail (error, _ ("it is about other people"));
  if (!check_pairs (pairs, solution, error) || !check_numbers (pairs, solution, error))
    return FALSE;
  if (td_stable_count_blocking (problem, solution->mentor) > 0)
    return fail (error, _ ("two people would rather have each other"));
  return TRUE;
}
