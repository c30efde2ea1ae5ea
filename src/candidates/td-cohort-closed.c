/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-cohort-private.h"

#include "candidates/td-cohort-threads.h"

#include <string.h>

/* A thread's part: what its mentees would give for a place with each mentor. */
typedef struct
{
  TdCohortSearch *search; /* borrowed */
  TdCohortScan *scan;     /* of the closed mentors only */
  const gint32 *nothing;  /* a price of 0 for everyone */
  gint64 *most;           /* n_mentors */
} Worker;

static void
bid_row_cb (gpointer data, guint mentee)
{
  Worker *self = data;
  const TdSolution *solution = self->search->solution;
  const TdScored *found;
  gint32 nearest;
  guint n;

  if (self->search->cohort->locked[mentee] >= 0)
    return;
  td_cohort_scan_set (self->scan, mentee);
  n = td_cohort_scan_above (self->scan, self->nothing, -1, &found, &nearest);
  for (guint k = 0; k < n; k++)
    {
      gint64 gain =
          solution->bonus + solution->scale * found[k].score - solution->mentee_price[mentee];
      gint64 *most = &self->most[found[k].mentor];

      if (self->search->objective != TD_OBJECTIVE_FAIR || found[k].score >= solution->threshold)
        *most = MAX (*most, gain);
    }
}

/* Everyone but the closed mentors. */
static guint8 *
invert (const guint8 *closed, guint n)
{
  guint8 *open = g_new (guint8, MAX (n, 1));

  for (guint j = 0; j < n; j++)
    open[j] = !closed[j];
  return open;
}

gboolean
td_cohort_price_closed (TdCohortSearch *search, GError **error)
{
  TdSolution *solution = search->solution;
  guint m = solution->n_mentors;
  g_autofree guint8 *open = invert (search->closed, m);
  TdCohortView view = td_cohort_get_view (search->cohort, open);
  gint32 *nothing =
      g_aligned_alloc0 (MAX (td_cohort_view_get_size (&view), 1), sizeof (gint32), 32);
  g_autofree Worker *workers = g_new0 (Worker, search->n_workers);
  g_autofree gpointer *pointers = g_new (gpointer, search->n_workers);
  gboolean done;

  for (guint k = 0; k < search->n_workers; k++)
    {
      workers[k] = (Worker){ search, td_cohort_scan_new (&view), nothing, g_new0 (gint64, m) };
      pointers[k] = &workers[k];
    }
  done = memchr (search->closed, TRUE, m) == NULL ||
         td_cohort_run_rows (solution->n_mentees, bid_row_cb, pointers, search->n_workers, NULL,
                             search->cancellable, error);
  for (guint j = 0; j < m; j++)
    if (search->closed[j])
      {
        solution->mentor_price[j] = 0;
        for (guint k = 0; k < search->n_workers; k++)
          solution->mentor_price[j] = MAX (solution->mentor_price[j], workers[k].most[j]);
        if (solution->mentor_cover)
          solution->mentor_cover[j] |= TD_COVER_ALL | TD_COVER_BETTER;
      }
  for (guint k = 0; k < search->n_workers; k++)
    {
      td_cohort_scan_free (workers[k].scan);
      g_free (workers[k].most);
    }
  g_aligned_free (nothing);
  return done;
}
