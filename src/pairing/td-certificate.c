/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "pairing/td-certificate.h"

#include "base/td-error.h"

#include <glib/gi18n-lib.h>

/* Wide enough for any sum of 64-bit numbers that fits into memory. */
typedef __int128 Sum;

typedef struct
{
  const TdSolverProblem *problem;
  const TdSolution *solution;
  gint64 floor; /* pairs that score less are not allowed */
  int *places;  /* left by the locked pairs and then by the chosen ones */
  Sum weights;
  Sum total;
  guint matched;
  gint64 worst;
} Check;

static gboolean
fault (GError **error, const char *what)
{
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               _ ("The pairs were not kept, because the check of the result failed: %s. Please "
                  "report this."),
               what);
  return FALSE;
}

static gboolean
is_locked (const TdSolverProblem *problem, guint mentee)
{
  return problem->locked && problem->locked[mentee] >= 0;
}

/* The bonus must let one pair more outweigh any scores, or one point more any pairs. */
static gboolean
check_weights (const Check *check, TdObjective objective, GError **error)
{
  const TdSolverProblem *problem = check->problem;
  Sum low = 0, high = 0;

  for (gsize e = 0; e < problem->first[problem->n_mentees]; e++)
    if (problem->score[e] >= check->floor)
      {
        low = MIN (low, problem->score[e]);
        high = MAX (high, problem->score[e]);
      }
  if (objective != TD_OBJECTIVE_SCORE
          ? check->solution->scale == 1 &&
                check->solution->bonus > (Sum) problem->n_mentees * (high - low)
          : check->solution->bonus == 1 && check->solution->scale > (Sum) problem->n_mentees)
    return TRUE;
  return fault (error, _ ("the weights do not belong to the objective"));
}

static void
count (Check *check, gint64 score)
{
  check->worst = check->matched == 0 ? score : MIN (check->worst, score);
  check->matched++;
  check->total += score;
}

static gboolean
check_locked (Check *check, GError **error)
{
  const TdSolverProblem *problem = check->problem;

  for (guint i = 0; i < problem->n_mentees; i++)
    {
      if (!is_locked (problem, i))
        continue;
      if (check->solution->mentor[i] != problem->locked[i])
        return fault (error, _ ("a locked pair was changed"));
      if (check->solution->mentee_price[i] != 0)
        return fault (error, _ ("a locked mentee has a price"));
      check->places[problem->locked[i]]--;
      count (check, problem->kept ? problem->kept[i] : 0);
    }
  for (guint j = 0; j < problem->n_mentors; j++)
    check->places[j] = MAX (check->places[j], 0);
  return TRUE;
}

/* One mentee with all mentors who are eligible. */
static gboolean
check_mentee (Check *check, guint mentee, GError **error)
{
  const TdSolverProblem *problem = check->problem;
  const TdSolution *solution = check->solution;
  int chosen = solution->mentor[mentee];
  gboolean found = FALSE;

  if (solution->mentee_price[mentee] < 0)
    return fault (error, _ ("a price is negative"));
  for (gsize e = problem->first[mentee]; e < problem->first[mentee + 1]; e++)
    {
      guint mentor = problem->mentor[e];
      Sum weight = solution->bonus + (Sum) solution->scale * problem->score[e];
      Sum prices = (Sum) solution->mentee_price[mentee] + solution->mentor_price[mentor];

      if (problem->score[e] < check->floor)
        continue;
      if (prices < weight)
        return fault (error, _ ("a better pair was passed over"));
      if (chosen != (int) mentor)
        continue;
      if (prices != weight)
        return fault (error, _ ("a chosen pair is not the best use"));
      found = TRUE;
      check->weights += weight;
      check->places[mentor]--;
      count (check, problem->score[e]);
    }
  if (chosen >= 0 && !found)
    return fault (error, _ ("a forbidden pair was chosen"));
  if (chosen < 0 && solution->mentee_price[mentee] != 0)
    return fault (error, _ ("a mentee without a mentor has a price"));
  return TRUE;
}

/* Places, and the prices of mentors; @full is the places before the pairs were chosen. */
static gboolean
check_mentors (const Check *check, const int *full, Sum *prices, GError **error)
{
  for (guint j = 0; j < check->problem->n_mentors; j++)
    {
      gint64 price = check->solution->mentor_price[j];

      if (check->places[j] < 0)
        return fault (error, _ ("a mentor has more mentees than places"));
      if (price < 0)
        return fault (error, _ ("a price is negative"));
      if (price > 0 && check->places[j] > 0)
        return fault (error, _ ("a mentor with a free place has a price"));
      *prices += (Sum) full[j] * price;
    }
  return TRUE;
}

static gboolean
check_sums (const Check *check, Sum prices, GError **error)
{
  const TdSolution *solution = check->solution;

  for (guint i = 0; i < check->problem->n_mentees; i++)
    prices += solution->mentee_price[i];
  if (prices != check->weights)
    return fault (error, _ ("the prices do not add up to the weights"));
  if (check->matched != solution->matched || check->total != solution->total ||
      check->worst != solution->worst)
    return fault (error, _ ("the totals do not belong to the pairs"));
  return TRUE;
}

/* Whether somebody of the cover is in every pair that scores @above or more. */
static gboolean
covers_all (const Check *check, guint8 flag, gint64 above)
{
  const TdSolverProblem *problem = check->problem;
  const TdSolution *solution = check->solution;

  for (guint i = 0; i < problem->n_mentees; i++)
    for (gsize e = problem->first[i]; e < problem->first[i + 1] && !is_locked (problem, i); e++)
      if (problem->score[e] >= above && !(solution->mentee_cover[i] & flag) &&
          !(solution->mentor_cover[problem->mentor[e]] & flag))
        return FALSE;
  return TRUE;
}

/* The places of the people of a cover: more cannot be matched. */
static Sum
count_cover (const Check *check, guint8 flag, const int *full)
{
  Sum places = 0;

  for (guint i = 0; i < check->problem->n_mentees; i++)
    places += !is_locked (check->problem, i) && (check->solution->mentee_cover[i] & flag);
  for (guint j = 0; j < check->problem->n_mentors; j++)
    if (check->solution->mentor_cover[j] & flag)
      places += full[j];
  return places;
}

/* No more can be matched, and fewer where every pair is better than the threshold. */
static gboolean
check_fair (const Check *check, const int *full, guint n_locked, GError **error)
{
  guint matched = check->matched - n_locked;

  if (!covers_all (check, TD_COVER_ALL, G_MININT64) ||
      count_cover (check, TD_COVER_ALL, full) != matched)
    return fault (error, _ ("more mentees could have been matched"));
  if (matched > 0 && check->floor < G_MAXINT64 &&
      (!covers_all (check, TD_COVER_BETTER, check->floor + 1) ||
       count_cover (check, TD_COVER_BETTER, full) >= matched))
    return fault (error, _ ("the worst pair could have been better"));
  return TRUE;
}

gboolean
td_certificate_check (const TdSolverProblem *problem,
                      TdObjective objective,
                      const TdSolution *solution,
                      GError **error)
{
  g_autofree int *places = g_memdup2 (problem->places, sizeof (int) * problem->n_mentors);
  g_autofree int *full = NULL;
  gboolean fair = objective == TD_OBJECTIVE_FAIR;
  Check check = { .problem = problem,
                  .solution = solution,
                  .floor = fair ? solution->threshold : G_MININT64,
                  .places = places };
  Sum prices = 0;
  guint n_locked;

  if (solution->n_mentees != problem->n_mentees || solution->n_mentors != problem->n_mentors)
    return fault (error, _ ("it is about other people"));
  if (fair && (solution->mentee_cover == NULL || solution->mentor_cover == NULL))
    return fault (error, _ ("more mentees could have been matched"));
  for (guint i = 0; i < problem->n_mentees; i++)
    if (solution->mentor[i] < -1 || solution->mentor[i] >= (int) problem->n_mentors)
      return fault (error, _ ("it names a mentor who is not there"));
  if (!check_weights (&check, objective, error) || !check_locked (&check, error))
    return FALSE;
  n_locked = check.matched;
  full = g_memdup2 (places, sizeof (int) * problem->n_mentors);
  for (guint i = 0; i < problem->n_mentees; i++)
    if (!is_locked (problem, i) && !check_mentee (&check, i, error))
      return FALSE;
  return check_mentors (&check, full, &prices, error) && check_sums (&check, prices, error) &&
         (!fair || check_fair (&check, full, n_locked, error));
}
