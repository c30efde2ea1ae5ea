/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-cohort-scan.h"

G_BEGIN_DECLS

/**
 * TdCohortLists:
 *
 * The pairs the solver sees: for each mentee some mentors, ascending, as in a TdSolverProblem.
 */
typedef struct
{
  guint n_mentees;
  gsize *first; /* n_mentees + 1 */
  guint *mentor;
  gint32 *score;
} TdCohortLists;

/* Without pairs. */
void td_cohort_lists_init (TdCohortLists *lists, guint n_mentees);
void td_cohort_lists_clear (TdCohortLists *lists);

/**
 * TdCohortSlots:
 *
 * Room for some pairs of every mentee, filled by any thread.
 */
typedef struct
{
  guint n_mentees;
  gsize *first;  /* n_mentees + 1: where the room of a mentee begins */
  guint *n;      /* of a mentee: how many pairs there are */
  guint *mentor; /* ascending within a mentee */
  int *score;
} TdCohortSlots;

/* Room for @size pairs of every mentee, or for room[mentee] of each. */
void td_cohort_slots_init (TdCohortSlots *slots, guint n_mentees, guint size);
void td_cohort_slots_init_each (TdCohortSlots *slots, guint n_mentees, const guint *room);
void td_cohort_slots_clear (TdCohortSlots *slots);

/* Instead of what was there; adding one, which must come in their order. */
void td_cohort_slots_fill (TdCohortSlots *slots, guint mentee, const TdScored *scored, guint n);
void td_cohort_slots_append (TdCohortSlots *slots, guint mentee, TdScored scored);

gboolean td_cohort_slots_are_empty (const TdCohortSlots *slots);

/* Puts what is in the slots, and not in the lists, into the lists. */
void td_cohort_lists_add (TdCohortLists *lists, const TdCohortSlots *slots);

/* Whether a pair is in them. */
gboolean td_cohort_lists_contain (const TdCohortLists *lists, guint mentee, guint mentor);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdCohortLists, td_cohort_lists_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdCohortSlots, td_cohort_slots_clear)

G_END_DECLS
