/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "solver/td-certificate.h"

#include "base/td-error.h"
#include "solver/td-certificate-scan.h"

#include <glib/gi18n-lib.h>

/* Prices and weights up to here leave no doubt in 64 bits, whatever is added to them once. */
#define LARGEST (G_GINT64_CONSTANT (1) << 61)

/* Scores and prices up to here may be subtracted in 32 bits. */
#define LARGEST_NARROW (1 << 30)

/* Wide enough for any sum of 64-bit numbers that fits into memory. */
typedef __int128 Sum;

typedef struct
{
  const TdSolverProblem *problem;
  const TdSolution *solution;
  gint64 floor; /* pairs that score less are not allowed */
  gint64 low;   /* of the scores that are, and 0 */
  gint64 high;
  gint32
      *narrow; /* (nullable) prices of mentors, or less, where all pairs count with their score */
  int *places; /* left by the locked pairs and then by the chosen ones */
  Sum total;
  guint matched;
  gint64 worst;
} Check;

static gboolean
is_locked (const TdSolverProblem *problem, guint mentee)
{
  return problem->locked && problem->locked[mentee] >= 0;
}

static gboolean
is_small (Sum number)
{
  return number >= -LARGEST && number <= LARGEST;
}

/* Before the pairs, as the prices go into sums. */
static gboolean
check_prices (const Check *check, GError **error)
{
  const TdSolution *solution = check->solution;
  gint64 least = 0, most = 0;

  for (guint i = 0; i < check->problem->n_mentees; i++)
    {
      least = MIN (least, solution->mentee_price[i]);
      most = MAX (most, solution->mentee_price[i]);
    }
  for (guint j = 0; j < check->problem->n_mentors; j++)
    {
      least = MIN (least, solution->mentor_price[j]);
      most = MAX (most, solution->mentor_price[j]);
    }
  if (least < 0)
    return td_certificate_fail (error, _ ("a price is negative"));
  if (most > LARGEST)
    return td_certificate_fail (error, _ ("its numbers are too large to be sure"));
  return TRUE;
}

/* The bonus must let one pair more outweigh any scores, or one point more any pairs. After the
 * pairs, which found the range of scores: what was worked out with them counts only now. */
static gboolean
check_weights (const Check *check, TdObjective objective, GError **error)
{
  const TdSolution *solution = check->solution;
  Sum mentees = check->problem->n_mentees;
  Sum range = (Sum) check->high - check->low;

  if (objective != TD_OBJECTIVE_SCORE ? solution->scale != 1 || solution->bonus <= mentees * range
                                      : solution->bonus != 1 || solution->scale <= mentees)
    return td_certificate_fail (error, _ ("the weights do not belong to the objective"));
  if (!is_small (solution->bonus + (Sum) solution->scale * check->low) ||
      !is_small (solution->bonus + (Sum) solution->scale * check->high))
    return td_certificate_fail (error, _ ("its numbers are too large to be sure"));
  return TRUE;
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
        return td_certificate_fail (error, _ ("a locked pair was changed"));
      if (check->solution->mentee_price[i] != 0)
        return td_certificate_fail (error, _ ("a locked mentee has a price"));
      check->places[problem->locked[i]]--;
      count (check, problem->kept ? problem->kept[i] : 0);
    }
  for (guint j = 0; j < problem->n_mentors; j++)
    check->places[j] = MAX (check->places[j], 0);
  return TRUE;
}

/* How much the prices of a pair are above its weight. Unsigned, so that numbers which are too large
 * do no harm before check_weights() refuses them. */
static inline gint64
slack_of (const TdSolution *solution, gint64 mentee_price, guint mentor, gint64 score)
{
  return (gint64) ((guint64) mentee_price + (guint64) solution->mentor_price[mentor] -
                   (guint64) solution->bonus - (guint64) solution->scale * (guint64) score);
}

static gboolean
check_chosen (Check *check, guint mentee, gsize edge, GError **error)
{
  const TdSolution *solution = check->solution;
  guint mentor = check->problem->mentor[edge];
  gint64 score = td_solver_problem_get_score (check->problem, edge);

  if (slack_of (solution, solution->mentee_price[mentee], mentor, score) != 0)
    return td_certificate_fail (error, _ ("a chosen pair is not the best use"));
  check->places[mentor]--;
  count (check, score);
  return TRUE;
}

/* The chosen pair of a mentee who was compared with everybody, or none. @chosen: its entry, that
 * after her last where there is none. */
static gboolean
check_choice (Check *check, guint mentee, gsize chosen, GError **error)
{
  if (chosen < check->problem->first[mentee + 1])
    return check_chosen (check, mentee, chosen, error);
  if (check->solution->mentor[mentee] >= 0)
    return td_certificate_fail (error, _ ("a forbidden pair was chosen"));
  if (check->solution->mentee_price[mentee] != 0)
    return td_certificate_fail (error, _ ("a mentee without a mentor has a price"));
  return TRUE;
}

/* One mentee with all mentors who are eligible. */
static gboolean
check_mentee (Check *check, guint mentee, GError **error)
{
  const TdSolverProblem *problem = check->problem;
  const TdSolution *solution = check->solution;
  gint64 price = solution->mentee_price[mentee];
  gint64 least = 0, low = check->low, high = check->high;
  gsize end = problem->first[mentee + 1];
  gsize chosen = end;

  for (gsize e = problem->first[mentee]; e < end; e++)
    {
      gint64 score = td_solver_problem_get_score (problem, e);
      gint64 slack = slack_of (solution, price, problem->mentor[e], score);

      if (score < check->floor)
        continue;
      low = MIN (low, score);
      high = MAX (high, score);
      least = MIN (least, slack);
      if ((int) problem->mentor[e] == solution->mentor[mentee])
        chosen = e;
    }
  check->low = low;
  check->high = high;
  if (least < 0)
    return td_certificate_fail (error, _ ("a better pair was passed over"));
  return check_choice (check, mentee, chosen, error);
}

/* The entry of a mentor among those of a mentee, who has some; that after her last where he is not
 * there. By halving, without branches to guess wrong. */
static gsize
find_entry (const TdSolverProblem *problem, guint mentee, int mentor)
{
  const guint *begin = &problem->mentor[problem->first[mentee]];
  const guint *at = begin;
  gsize n = problem->first[mentee + 1] - problem->first[mentee];

  for (gsize left = n; left > 1; left -= left / 2)
    at += (int) at[left / 2] <= mentor ? left / 2 : 0;
  return problem->first[mentee] + ((int) *at == mentor ? (gsize) (at - begin) : n);
}

/* The same in 32 bits, and many pairs at once. No price is more there than it is, so nothing is
 * taken for right that is not; what looks wrong, or may have been too large, is looked at again. */
static gboolean
check_mentee_quickly (Check *check, guint mentee, GError **error)
{
  const TdSolverProblem *problem = check->problem;
  gsize begin = problem->first[mentee];
  gsize n = problem->first[mentee + 1] - begin;
  TdCertificateScan scan =
      td_certificate_scan (problem->mentor + begin, problem->narrow + begin, n, check->narrow);
  gint64 gain =
      (gint64) ((guint64) check->solution->bonus - (guint64) check->solution->mentee_price[mentee]);

  if (n == 0 || scan.least < gain || scan.low < -LARGEST_NARROW || scan.high > LARGEST_NARROW)
    return check_mentee (check, mentee, error);
  check->low = MIN (check->low, scan.low);
  check->high = MAX (check->high, scan.high);
  return check_choice (check, mentee, find_entry (problem, mentee, check->solution->mentor[mentee]),
                       error);
}

/* NULL where pairs have to be looked at one by one. */
static gint32 *
narrow_prices (const Check *check)
{
  const TdSolution *solution = check->solution;
  guint m = check->problem->n_mentors;
  gint32 *price;

  if (check->problem->narrow == NULL || solution->scale != 1 || check->floor > G_MININT64)
    return NULL;
  price = g_new (gint32, MAX (m, 1));
  for (guint j = 0; j < m; j++)
    price[j] = (gint32) MIN (solution->mentor_price[j], LARGEST_NARROW);
  return price;
}

static gboolean
check_mentees (Check *check, GError **error)
{
  g_autofree gint32 *narrow = check->narrow = narrow_prices (check);

  for (guint i = 0; i < check->problem->n_mentees; i++)
    if (!is_locked (check->problem, i) &&
        !(narrow ? check_mentee_quickly (check, i, error) : check_mentee (check, i, error)))
      return FALSE;
  return TRUE;
}

/* What is left of their places, and their prices. */
static gboolean
check_mentors (const Check *check, GError **error)
{
  for (guint j = 0; j < check->problem->n_mentors; j++)
    {
      if (check->places[j] < 0)
        return td_certificate_fail (error, _ ("a mentor has more mentees than places"));
      if (check->places[j] > 0 && check->solution->mentor_price[j] > 0)
        return td_certificate_fail (error, _ ("a mentor with a free place has a price"));
    }
  return TRUE;
}

static gboolean
check_totals (const Check *check, GError **error)
{
  const TdSolution *solution = check->solution;

  if (check->matched != solution->matched || check->total != solution->total ||
      check->worst != solution->worst)
    return td_certificate_fail (error, _ ("the totals do not belong to the pairs"));
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
      if (td_solver_problem_get_score (problem, e) >= above &&
          !(solution->mentee_cover[i] & flag) &&
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
    return td_certificate_fail (error, _ ("more mentees could have been matched"));
  if (matched > 0 && check->floor < G_MAXINT64 &&
      (!covers_all (check, TD_COVER_BETTER, check->floor + 1) ||
       count_cover (check, TD_COVER_BETTER, full) >= matched))
    return td_certificate_fail (error, _ ("the worst pair could have been better"));
  return TRUE;
}

gboolean
td_certificate_fail (GError **error, const char *what)
{
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               _ ("The pairs were not kept, because the check of the result failed: %s. Please "
                  "report this."),
               what);
  return FALSE;
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
  guint n_locked;

  if (solution->n_mentees != problem->n_mentees || solution->n_mentors != problem->n_mentors)
    return td_certificate_fail (error, _ ("it is about other people"));
  if (fair && (solution->mentee_cover == NULL || solution->mentor_cover == NULL))
    return td_certificate_fail (error, _ ("more mentees could have been matched"));
  for (guint i = 0; i < problem->n_mentees; i++)
    if (solution->mentor[i] < -1 || solution->mentor[i] >= (int) problem->n_mentors)
      return td_certificate_fail (error, _ ("it names a mentor who is not there"));
  if (!check_prices (&check, error) || !check_locked (&check, error))
    return FALSE;
  n_locked = check.matched;
  full = g_memdup2 (places, sizeof (int) * problem->n_mentors);
  return check_mentees (&check, error) && check_weights (&check, objective, error) &&
         check_mentors (&check, error) && check_totals (&check, error) &&
         (!fair || check_fair (&check, full, n_locked, error));
}
