/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-cohort-private.h"

#define ALIGNMENT 32

/*
 * The best mentors of each mentee are often the same ones, and some mentors are on nobody's list.
 * Where places are short it takes them all to match as many as can be. So every mentor brings the
 * mentees along who fit him best.
 */
void
td_cohort_sought_init (TdCohortSought *self, const TdCohortView *view)
{
  guint m = view->tables->n_mentors;

  *self = (TdCohortSought){ .n_mentors = m };
  self->needed =
      g_aligned_alloc0 (MAX (td_cohort_view_get_size (view), 1), sizeof (gint32), ALIGNMENT);
  self->n = g_new0 (guint, m);
  self->mentee = g_new (guint, (gsize) m * TD_SOUGHT);
  self->score = g_new (int, (gsize) m *TD_SOUGHT);
}

void
td_cohort_sought_clear (TdCohortSought *self)
{
  g_clear_pointer (&self->needed, g_aligned_free);
  g_clear_pointer (&self->n, g_free);
  g_clear_pointer (&self->mentee, g_free);
  g_clear_pointer (&self->score, g_free);
}

static gboolean
comes_before (const TdCohortSought *self, gsize slot, guint mentee, int score)
{
  return score != self->score[slot] ? score > self->score[slot] : mentee < self->mentee[slot];
}

static void
add (TdCohortSought *self, guint mentor, guint mentee, int score)
{
  gsize first = (gsize) mentor * TD_SOUGHT;
  gsize at = first + self->n[mentor];

  if (self->n[mentor] < TD_SOUGHT)
    self->n[mentor]++;
  else if (!comes_before (self, --at, mentee, score))
    return;
  for (; at > first && comes_before (self, at - 1, mentee, score); at--)
    {
      self->mentee[at] = self->mentee[at - 1];
      self->score[at] = self->score[at - 1];
    }
  self->mentee[at] = mentee;
  self->score[at] = score;
  /* Who comes later needs more than the last of them has. */
  if (self->n[mentor] == TD_SOUGHT)
    self->needed[mentor] = MIN (self->score[first + TD_SOUGHT - 1] + 1, TD_SCAN_HIGHEST_PRICE);
}

void
td_cohort_sought_look (TdCohortSought *self, TdCohortScan *scan, guint mentee)
{
  const TdScored *found;
  gint32 nearest;
  guint n = td_cohort_scan_above (scan, self->needed, -1, &found, &nearest);

  for (guint k = 0; k < n; k++)
    if (found[k].score >= self->needed[found[k].mentor])
      add (self, found[k].mentor, mentee, found[k].score);
}

void
td_cohort_sought_join (TdCohortSought *self, const TdCohortSought *other)
{
  for (guint j = 0; j < self->n_mentors; j++)
    for (gsize slot = (gsize) j * TD_SOUGHT; slot < (gsize) j * TD_SOUGHT + other->n[j]; slot++)
      add (self, j, other->mentee[slot], other->score[slot]);
}

void
td_cohort_sought_deal (const TdCohortSought *self, guint n_mentees, TdCohortSlots *slots)
{
  g_autofree guint *room = g_new0 (guint, n_mentees);

  for (guint j = 0; j < self->n_mentors; j++)
    for (gsize slot = (gsize) j * TD_SOUGHT; slot < (gsize) j * TD_SOUGHT + self->n[j]; slot++)
      room[self->mentee[slot]]++;
  td_cohort_slots_init_each (slots, n_mentees, room);
  for (guint j = 0; j < self->n_mentors; j++)
    for (gsize slot = (gsize) j * TD_SOUGHT; slot < (gsize) j * TD_SOUGHT + self->n[j]; slot++)
      td_cohort_slots_append (slots, self->mentee[slot], (TdScored){ j, self->score[slot] });
}
