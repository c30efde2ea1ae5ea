/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-stable.h"

#include "candidates/td-cohort-private.h"
#include "solver/td-certificate.h"

#include <glib/gi18n-lib.h>

/* Nothing here is shared with the algorithm: lists are never made, wishes are compared directly. */

/* Somebody as somebody sees them. */
typedef struct
{
  int rank;
  gint64 score;
  guint person;
  gboolean nobody;
} Seen;

/* A pair as both see it. */
typedef struct
{
  Seen mentor; /* as she sees him */
  Seen mentee; /* as he sees her */
} Both;

/* Where pairs come from: a problem, or a cohort. */
typedef struct
{
  const TdStableProblem *problem; /* NULL: a cohort */
  TdCohort *cohort;
  const int *mentor; /* of a mentee */
  guint n_mentees;
  guint n_mentors;
  const int *locked; /* (nullable) */
  int *left;         /* places of a mentor */
  Seen *least;       /* whom he likes least of those he has and who are not locked */
} Check;

static const Seen nobody = { .nobody = TRUE };

static gboolean
is_liked_better (const Seen *one, const Seen *other)
{
  if (other->nobody)
    return TRUE;
  if (one->rank != other->rank)
    return other->rank <= 0 || (one->rank > 0 && one->rank < other->rank);
  if (one->score != other->score)
    return one->score > other->score;
  return one->person < other->person;
}

static gboolean
is_locked (const Check *check, guint mentee)
{
  return check->locked && check->locked[mentee] >= 0;
}

static Both
see_entry (const Check *check, guint mentee, gsize entry)
{
  const TdStableProblem *problem = check->problem;
  gint64 score = problem->pairs.score[entry];
  int hers = problem->mentee_rank ? problem->mentee_rank[entry] : 0;
  int his = problem->mentor_rank ? problem->mentor_rank[entry] : 0;

  return (Both){ { hers, score, problem->pairs.mentor[entry], FALSE },
                 { his, score, mentee, FALSE } };
}

static Both
see_people (const Check *check, guint mentee, guint mentor, int score)
{
  TdMatch match = td_candidates_match (check->cohort->candidates, mentee, mentor);
  int hers = td_participant_get_wish (match.mentee, match.mentor->employee_id);
  int his = td_participant_get_wish (match.mentor, match.mentee->employee_id);

  return (Both){ { hers, score, mentor, FALSE }, { his, score, mentee, FALSE } };
}

/* FALSE where the pair is not allowed. */
static gboolean
see_pair (const Check *check, guint mentee, int mentor, Both *both)
{
  if (check->problem)
    {
      const TdSolverProblem *pairs = &check->problem->pairs;

      for (gsize e = pairs->first[mentee]; e < pairs->first[mentee + 1]; e++)
        if ((int) pairs->mentor[e] == mentor)
          {
            *both = see_entry (check, mentee, e);
            return TRUE;
          }
      return FALSE;
    }
  *both = see_people (check, mentee, (guint) mentor,
                      td_cohort_score_pair (check->cohort, mentee, (guint) mentor));
  return both->mentor.score >= 0;
}

static void
check_init (Check *check, const int *places)
{
  check->left = g_memdup2 (places, sizeof (int) * check->n_mentors);
  check->least = g_new (Seen, check->n_mentors);
  for (guint j = 0; j < check->n_mentors; j++)
    check->least[j] = nobody;
  for (guint i = 0; i < check->n_mentees; i++)
    {
      int j = is_locked (check, i) ? check->locked[i] : check->mentor[i];
      Both both;

      if (j < 0)
        continue;
      check->left[j]--;
      if (!is_locked (check, i) && see_pair (check, i, j, &both) &&
          (check->least[j].nobody || is_liked_better (&check->least[j], &both.mentee)))
        check->least[j] = both.mentee;
    }
}

static Check
check_problem (const TdStableProblem *problem, const int *mentor)
{
  const TdSolverProblem *pairs = &problem->pairs;
  Check check = { .problem = problem,
                  .mentor = mentor,
                  .n_mentees = pairs->n_mentees,
                  .n_mentors = pairs->n_mentors,
                  .locked = pairs->locked };

  check_init (&check, pairs->places);
  return check;
}

static Check
check_cohort (TdCohort *cohort, const int *mentor)
{
  Check check = { .cohort = cohort,
                  .mentor = mentor,
                  .n_mentees = cohort->candidates->mentees->len,
                  .n_mentors = cohort->candidates->mentors->len,
                  .locked = cohort->locked };

  check_init (&check, cohort->places);
  return check;
}

static void
check_clear (Check *check)
{
  g_free (check->left);
  g_free (check->least);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

/* Whether two would both rather have each other; @own is what she has. */
static gboolean
blocks (const Check *check, const Both *both, const Seen *own)
{
  guint j = both->mentor.person;

  if ((!own->nobody && own->person == j) || !is_liked_better (&both->mentor, own))
    return FALSE;
  return check->left[j] > 0 ||
         (!check->least[j].nobody && is_liked_better (&both->mentee, &check->least[j]));
}

static Seen
see_own (const Check *check, guint mentee)
{
  Both both;

  return check->mentor[mentee] >= 0 && see_pair (check, mentee, check->mentor[mentee], &both)
             ? both.mentor
             : nobody;
}

gsize
td_stable_count_blocking (const TdStableProblem *problem, const int *mentor)
{
  g_auto (Check) check = check_problem (problem, mentor);
  gsize blocking = 0;

  for (guint i = 0; i < check.n_mentees; i++)
    {
      Seen own = see_own (&check, i);

      for (gsize e = problem->pairs.first[i];
           e < problem->pairs.first[i + 1] && !is_locked (&check, i); e++)
        {
          Both both = see_entry (&check, i, e);

          blocking += blocks (&check, &both, &own);
        }
    }
  return blocking;
}

/* Every pair of the cohort, scored anew. */
static gboolean
check_blocking (const Check *check, GCancellable *cancellable, GError **error)
{
  g_autofree int *score = g_new (int, check->n_mentors);

  for (guint i = 0; i < check->n_mentees; i++)
    {
      Seen own = see_own (check, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (is_locked (check, i))
        continue;
      td_cohort_score_row (check->cohort, i, score);
      for (guint j = 0; j < check->n_mentors; j++)
        {
          Both both;

          if (score[j] < 0)
            continue;
          both = see_people (check, i, j, score[j]);
          if (blocks (check, &both, &own))
            return td_certificate_fail (error, _ ("two people would rather have each other"));
        }
    }
  return TRUE;
}

/* Mentors who are there: before anything is looked up. */
static gboolean
check_shape (const TdSolution *solution, guint n_mentees, guint n_mentors, GError **error)
{
  if (solution->n_mentees != n_mentees || solution->n_mentors != n_mentors)
    return td_certificate_fail (error, _ ("it is about other people"));
  for (guint i = 0; i < n_mentees; i++)
    if (solution->mentor[i] >= (int) n_mentors)
      return td_certificate_fail (error, _ ("it names a mentor who is not there"));
  return TRUE;
}

static gint64
score_locked (const Check *check, guint mentee)
{
  if (check->cohort)
    return td_cohort_score_locked (check->cohort, mentee);
  return check->problem->pairs.kept ? check->problem->pairs.kept[mentee] : 0;
}

/* Pairs that are allowed, locks that are kept, places that suffice, and the sums. */
static gboolean
check_pairs (const Check *check, const TdSolution *solution, GError **error)
{
  guint matched = 0;
  gint64 total = 0;
  gint64 worst = G_MAXINT64;

  for (guint i = 0; i < check->n_mentees; i++)
    {
      int j = solution->mentor[i];
      gint64 score;
      Both both;

      if (is_locked (check, i) && j != check->locked[i])
        return td_certificate_fail (error, _ ("a locked pair was changed"));
      if (j < 0)
        continue;
      if (!is_locked (check, i) && !see_pair (check, i, j, &both))
        return td_certificate_fail (error, _ ("a forbidden pair was chosen"));
      if (!is_locked (check, i) && check->left[j] < 0)
        return td_certificate_fail (error, _ ("a mentor has more mentees than places"));
      score = is_locked (check, i) ? score_locked (check, i) : both.mentor.score;
      matched++;
      total += score;
      worst = MIN (worst, score);
    }
  if (matched != solution->matched || total != solution->total ||
      (matched > 0 ? worst : 0) != solution->worst)
    return td_certificate_fail (error, _ ("the totals do not belong to the pairs"));
  return TRUE;
}

gboolean
td_stable_check (const TdStableProblem *problem, const TdSolution *solution, GError **error)
{
  g_auto (Check) check = { 0 };

  if (!check_shape (solution, problem->pairs.n_mentees, problem->pairs.n_mentors, error))
    return FALSE;
  check = check_problem (problem, solution->mentor);
  if (!check_pairs (&check, solution, error))
    return FALSE;
  if (td_stable_count_blocking (problem, solution->mentor) > 0)
    return td_certificate_fail (error, _ ("two people would rather have each other"));
  return TRUE;
}

gboolean
td_stable_check_cohort (TdCohort *cohort,
                        const TdSolution *solution,
                        GCancellable *cancellable,
                        GError **error)
{
  const TdCandidates *candidates = cohort->candidates;
  g_auto (Check) check = { 0 };

  if (!check_shape (solution, candidates->mentees->len, candidates->mentors->len, error))
    return FALSE;
  check = check_cohort (cohort, solution->mentor);
  return check_pairs (&check, solution, error) && check_blocking (&check, cancellable, error);
}
