/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "candidates/td-cohort-lists.h"

void
td_cohort_lists_init (TdCohortLists *self, guint n_mentees)
{
  *self = (TdCohortLists){ .n_mentees = n_mentees };
  self->first = g_new0 (gsize, (gsize) n_mentees + 1);
}

void
td_cohort_lists_clear (TdCohortLists *self)
{
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->mentor, g_free);
  g_clear_pointer (&self->score, g_free);
}

static void
init_slots (TdCohortSlots *self, guint n_mentees, const guint *room, guint size)
{
  *self = (TdCohortSlots){ .n_mentees = n_mentees };
  self->n = g_new0 (guint, n_mentees);
  self->first = g_new0 (gsize, (gsize) n_mentees + 1);
  for (guint i = 0; i < n_mentees; i++)
    self->first[i + 1] = self->first[i] + (room ? room[i] : size);
  self->mentor = g_new (guint, self->first[n_mentees]);
  self->score = g_new (int, self->first[n_mentees]);
}

void
td_cohort_slots_init (TdCohortSlots *self, guint n_mentees, guint size)
{
  init_slots (self, n_mentees, NULL, size);
}

void
td_cohort_slots_init_each (TdCohortSlots *self, guint n_mentees, const guint *room)
{
  init_slots (self, n_mentees, room, 0);
}

void
td_cohort_slots_clear (TdCohortSlots *self)
{
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->n, g_free);
  g_clear_pointer (&self->mentor, g_free);
  g_clear_pointer (&self->score, g_free);
}

void
td_cohort_slots_append (TdCohortSlots *self, guint mentee, TdScored scored)
{
  gsize slot = self->first[mentee] + self->n[mentee]++;

  g_assert (slot < self->first[mentee + 1]);
  self->mentor[slot] = scored.mentor;
  self->score[slot] = scored.score;
}

void
td_cohort_slots_fill (TdCohortSlots *self, guint mentee, const TdScored *scored, guint n)
{
  self->n[mentee] = 0;
  for (guint k = 0; k < n; k++)
    td_cohort_slots_append (self, mentee, scored[k]);
}

gboolean
td_cohort_slots_are_empty (const TdCohortSlots *self)
{
  for (guint i = 0; i < self->n_mentees; i++)
    if (self->n[i] > 0)
      return FALSE;
  return TRUE;
}

/* The first entry of a mentee that is not before a mentor. */
static gsize
find_entry (const TdCohortLists *self, guint mentee, guint mentor)
{
  gsize low = self->first[mentee];
  gsize high = self->first[mentee + 1];

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->mentor[middle] < mentor)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
td_cohort_lists_contain (const TdCohortLists *self, guint mentee, guint mentor)
{
  gsize e = find_entry (self, mentee, mentor);

  return e < self->first[mentee + 1] && self->mentor[e] == mentor;
}

/* Merges one mentee's entries with her slots, to @at; returns where the next ones go. */
static gsize
merge (const TdCohortLists *from,
       const TdCohortSlots *slots,
       guint mentee,
       TdCohortLists *to,
       gsize at)
{
  gsize e = from->first[mentee];
  gsize end = from->first[mentee + 1];
  gsize slot = slots->first[mentee];
  gsize slots_end = slot + slots->n[mentee];

  while (e < end || slot < slots_end)
    {
      gboolean old = e < end && (slot == slots_end || from->mentor[e] <= slots->mentor[slot]);

      to->mentor[at] = old ? from->mentor[e] : slots->mentor[slot];
      to->score[at++] = old ? from->score[e] : slots->score[slot];
      slot += slot < slots_end && to->mentor[at - 1] == slots->mentor[slot];
      e += old;
    }
  return at;
}

void
td_cohort_lists_add (TdCohortLists *self, const TdCohortSlots *slots)
{
  TdCohortLists merged;
  gsize n_pairs = self->first[self->n_mentees];

  for (guint i = 0; i < self->n_mentees; i++)
    n_pairs += slots->n[i];
  td_cohort_lists_init (&merged, self->n_mentees);
  merged.mentor = g_new (guint, n_pairs);
  merged.score = g_new (gint32, n_pairs);
  for (guint i = 0; i < self->n_mentees; i++)
    merged.first[i + 1] = merge (self, slots, i, &merged, merged.first[i]);
  td_cohort_lists_clear (self);
  *self = merged;
}
