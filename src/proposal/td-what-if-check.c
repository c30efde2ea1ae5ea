/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "proposal/td-what-if-graph.h"

#include "base/td-error.h"

#include <glib/gi18n-lib.h>

static gboolean
fault (GError **error)
{
  g_set_error_literal (
      error, TD_ERROR, TD_ERROR_CONFLICT,
      _ ("The answer was not kept, because its proof failed. Please report this."));
  return FALSE;
}

/* Every pair of a mentee is covered by its prices, hers exactly. */
static gboolean
check_row (const TdSolution *solution, guint mentee, const int *row)
{
  gint64 price = solution->mentee_price[mentee];
  int mentor = solution->mentor[mentee];

  if (price < 0 || (mentor < 0 && price != 0) || (mentor >= 0 && row[mentor] < 0))
    return FALSE;
  for (guint j = 0; j < solution->n_mentors; j++)
    if (row[j] >= 0 &&
        price + solution->mentor_price[j] < solution->bonus + solution->scale * row[j])
      return FALSE;
  return mentor < 0 ||
         price + solution->mentor_price[mentor] == solution->bonus + solution->scale * row[mentor];
}

/* Only a mentor whose places are all taken has a price. */
static gboolean
check_mentors (TdCohort *cohort, const TdSolution *solution)
{
  g_autofree int *left = g_new (int, MAX (solution->n_mentors, 1));
  g_autofree guint8 *over = g_new0 (guint8, MAX (solution->n_mentors, 1));

  for (guint j = 0; j < solution->n_mentors; j++)
    left[j] = td_cohort_get_places (cohort, j);
  for (guint i = 0; i < solution->n_mentees; i++)
    {
      int mentor = solution->mentor[i];

      if (mentor < 0)
        continue;
      left[mentor]--;
      if (td_cohort_get_locked (cohort, i) < 0 && left[mentor] < 0)
        over[mentor] = TRUE;
    }
  for (guint j = 0; j < solution->n_mentors; j++)
    if (over[j] || solution->mentor_price[j] < 0 || (left[j] > 0 && solution->mentor_price[j] != 0))
      return FALSE;
  return TRUE;
}

gboolean
td_what_if_check (TdCohort *cohort,
                  const TdSolution *solution,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autofree int *row = g_new (int, MAX (solution->n_mentors, 1));
  guint matched = 0;

  for (guint i = 0; i < solution->n_mentees; i++)
    {
      int locked = td_cohort_get_locked (cohort, i);

      if (i % 256 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      matched += solution->mentor[i] >= 0;
      if (locked >= 0 && solution->mentor[i] != locked)
        return fault (error);
      if (locked >= 0)
        continue;
      td_cohort_score_row (cohort, i, row);
      if (!check_row (solution, i, row))
        return fault (error);
    }
  return matched == solution->matched && check_mentors (cohort, solution) ? TRUE : fault (error);
}
