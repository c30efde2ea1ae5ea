/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-cohort-scan.h"

#include <stdlib.h>
#include <string.h>

#define ALIGNMENT 32
#define N_GROUPS 256

struct _TdCohortScan
{
  TdCohortView view;
  TdCohortRow *row;
  guint size;
  int *score;     /* without a vector: of every mentor, special ones TD_NOT_ELIGIBLE */
  guint16 *bound; /* with it: the same as bounds */
  guint16 *open;
  gboolean exact;
  guint *mentor;   /* those found, */
  TdScored *found; /* and the special ones among them */
  int *order;      /* some scores */
};

guint
td_cohort_view_get_size (const TdCohortView *view)
{
  return view->vector ? td_cohort_vector_get_size (view->vector) : view->tables->n_mentors;
}

static gboolean
is_closed (const TdCohortScan *self, guint mentor)
{
  return self->view.closed && self->view.closed[mentor];
}

TdCohortScan *
td_cohort_scan_new (const TdCohortView *view)
{
  TdCohortScan *self = g_new0 (TdCohortScan, 1);
  gsize size = MAX (td_cohort_view_get_size (view), 1);
  guint m = view->tables->n_mentors;

  self->view = *view;
  self->size = td_cohort_view_get_size (view);
  self->row = td_cohort_row_new (view->tables);
  self->mentor = g_new (guint, size);
  self->found = g_new (TdScored, size);
  self->order = g_new (int, size);
  if (view->vector == NULL)
    {
      self->score = g_new (int, size);
      return self;
    }
  self->bound = g_aligned_alloc (size, sizeof (guint16), ALIGNMENT);
  self->open = g_aligned_alloc (size, sizeof (guint16), ALIGNMENT);
  for (guint j = 0; j < size; j++)
    self->open[j] = j < m && !is_closed (self, j) ? G_MAXUINT16 : 0;
  return self;
}

void
td_cohort_scan_free (TdCohortScan *self)
{
  if (self == NULL)
    return;
  td_cohort_row_free (self->row);
  g_free (self->score);
  g_aligned_free (self->bound);
  g_aligned_free (self->open);
  g_free (self->mentor);
  g_free (self->found);
  g_free (self->order);
  g_free (self);
}

/* A pair that is not special. */
static int
score_pair (const TdCohortScan *self, guint mentor)
{
  const TdCohortTables *tables = self->view.tables;
  int sum;

  if (!tables->complete)
    return td_cohort_tables_ask (tables, self->row->mentee, mentor);
  sum = td_cohort_row_sum (self->row, mentor);
  return sum < tables->lowest ? TD_NOT_ELIGIBLE : sum;
}

static void
forget (TdCohortScan *self, guint mentor)
{
  if (self->bound)
    self->bound[mentor] = 0;
  else
    self->score[mentor] = TD_NOT_ELIGIBLE;
}

void
td_cohort_scan_lay (TdCohortScan *self, guint mentee)
{
  td_cohort_row_set (self->row, mentee);
}

void
td_cohort_scan_set (TdCohortScan *self, guint mentee)
{
  const TdScored *special;
  guint n;

  td_cohort_row_set (self->row, mentee);
  if (self->bound)
    self->exact = td_cohort_vector_bound (self->view.vector, self->row, self->open, self->bound);
  else if (self->view.tables->complete)
    td_cohort_row_score (self->row, self->score);
  for (guint j = 0; !self->view.tables->complete && j < self->size; j++)
    self->score[j] = score_pair (self, j);
  special = td_cohort_special_get (self->view.special, mentee, &n);
  for (guint k = 0; k < n; k++)
    forget (self, special[k].mentor);
  for (guint j = 0; self->score && self->view.closed && j < self->size; j++)
    if (self->view.closed[j])
      forget (self, j);
}

void
td_cohort_scan_drop (TdCohortScan *self, const guint *mentor, guint n)
{
  for (guint k = 0; k < n; k++)
    forget (self, mentor[k]);
}

static int
score_found (const TdCohortScan *self, guint mentor)
{
  if (self->score)
    return self->score[mentor];
  return self->exact ? (int) self->bound[mentor] - 1 : score_pair (self, mentor);
}

/* Those found and the eligible special ones, ascending. */
static guint
merge (TdCohortScan *self, guint n_found)
{
  guint n_special, n = 0, k = 0;
  const TdScored *special =
      td_cohort_special_get (self->view.special, self->row->mentee, &n_special);

  for (guint i = 0; i <= n_found; i++)
    {
      guint here = i < n_found ? self->mentor[i] : G_MAXUINT;
      int score;

      for (; k < n_special && special[k].mentor < here; k++)
        if (special[k].score >= 0 && !is_closed (self, special[k].mentor))
          self->found[n++] = special[k];
      if (i == n_found)
        break;
      score = score_found (self, here);
      if (score >= 0)
        self->found[n++] = (TdScored){ here, score };
    }
  return n;
}

/* The n-th largest of some numbers, none below -1, n not 0: by halving where it may be, which has
 * no branches to guess wrong. */
static int
find_nth (const int *numbers, guint length, guint n)
{
  int low = -1, high = low;

  for (guint k = 0; k < length; k++)
    high = MAX (high, numbers[k]);
  while (low < high)
    {
      int middle = low + (high - low + 1) / 2;
      guint n_reached = 0;

      for (guint k = 0; k < length; k++)
        n_reached += numbers[k] >= middle;
      if (n_reached >= n)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

/* A score that the n best at least reach: that of the n-th best of 256 groups. */
static int
reached_by (TdCohortScan *self, guint n)
{
  int *most = self->order;
  guint n_groups = MIN (N_GROUPS, self->size);

  if (n >= n_groups)
    return 0;
  memcpy (most, self->score, sizeof (int) * n_groups);
  for (guint j = n_groups; j < self->size; j++)
    most[j % N_GROUPS] = MAX (most[j % N_GROUPS], self->score[j]);
  return MAX (find_nth (most, n_groups, n), 0);
}

/* All who score @floor or more, and the special ones; by bounds, perhaps more. */
static guint
find_from (TdCohortScan *self, int floor)
{
  guint n = 0;

  if (self->bound)
    {
      guint shift = td_cohort_vector_get_shift (self->view.vector);
      guint16 least = (guint16) ((((guint) floor + (1u << shift) - 1) >> shift) + 1);

      return merge (self,
                    td_cohort_vector_find (self->view.vector, self->bound, least, self->mentor));
    }
  for (guint j = 0; j < self->size; j++)
    if (self->score[j] >= floor)
      self->mentor[n++] = j;
  return merge (self, n);
}

/* The score of the n-th best of those found, or 0. */
static int
rank_found (TdCohortScan *self, guint n_found, guint n)
{
  if (n_found < n)
    return 0;
  for (guint k = 0; k < n_found; k++)
    self->order[k] = self->found[k].score;
  return find_nth (self->order, n_found, n);
}

static guint
find_best (TdCohortScan *self, guint n)
{
  guint shift, reached, n_found;
  int floor;

  if (self->score)
    return find_from (self, reached_by (self, n));
  shift = td_cohort_vector_get_shift (self->view.vector);
  reached = td_cohort_vector_reached_by (self->view.vector, self->bound, n);
  n_found = find_from (self, (int) ((reached - 1) << shift));
  if (self->exact)
    return n_found;
  /* Their scores may be lower than the bounds said; then others may be as good. */
  floor = rank_found (self, n_found, n);
  return floor < (int) ((reached - 1) << shift) ? find_from (self, floor) : n_found;
}

guint
td_cohort_scan_best (TdCohortScan *self, guint n, const TdScored **best)
{
  guint n_found = find_best (self, n);
  guint kept = 0, n_equal = n;
  int least;

  *best = self->found;
  if (n_found <= n)
    return n_found;
  least = rank_found (self, n_found, n);
  for (guint k = 0; k < n_found; k++)
    n_equal -= self->found[k].score > least;
  for (guint k = 0; k < n_found; k++)
    if (self->found[k].score > least || (self->found[k].score == least && n_equal > 0))
      {
        n_equal -= self->found[k].score == least;
        self->found[kept++] = self->found[k];
      }
  return kept;
}

guint
td_cohort_scan_above (TdCohortScan *self,
                      const gint32 *price,
                      gint32 least,
                      const TdScored **found,
                      gint32 *nearest)
{
  guint n = 0;

  *found = self->found;
  if (self->bound)
    return merge (self, td_cohort_vector_find_above (self->view.vector, self->bound, price, least,
                                                     self->mentor, nearest));
  *nearest = G_MAXINT32;
  for (guint j = 0; j < self->size; j++)
    {
      gint32 gap = price[j] - self->score[j];

      if (self->score[j] < 0)
        continue;
      if (gap < -least)
        self->mentor[n++] = j;
      else
        *nearest = MIN (*nearest, gap);
    }
  return merge (self, n);
}

void
td_cohort_scan_copy (TdCohortScan *self, int *score)
{
  guint n;
  const TdScored *special = td_cohort_special_get (self->view.special, self->row->mentee, &n);

  for (guint j = 0; j < self->view.tables->n_mentors; j++)
    score[j] = score_found (self, j);
  for (guint k = 0; k < n; k++)
    score[special[k].mentor] = special[k].score;
}

int
td_cohort_scan_score (TdCohortScan *self, guint mentor)
{
  guint n;
  const TdScored *special = td_cohort_special_get (self->view.special, self->row->mentee, &n);

  for (guint k = 0; k < n; k++)
    if (special[k].mentor == mentor)
      return special[k].score;
  return score_pair (self, mentor);
}
