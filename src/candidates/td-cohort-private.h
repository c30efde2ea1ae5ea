/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-cohort-lists.h"
#include "candidates/td-cohort.h"

G_BEGIN_DECLS

struct _TdCohort
{
  const TdCandidates *candidates; /* borrowed */
  TdCohortTables *tables;
  TdCohortSpecial *special;
  TdCohortVector *vector; /* (nullable) */
  TdCohortScan *scan;     /* (nullable): for rows and pairs that are asked for */
  int *places;
  int *locked;
  guint n_threads;
  guint n_best;
};

/**
 * td_cohort_tune:
 * @n_best: mentors a mentee has to begin with; 0 as it is by itself
 * @n_threads: 0 as it is by itself
 * @vector: FALSE: mentor by mentor
 *
 * How the work is done, which makes no difference to what comes of it.
 */
void td_cohort_tune (TdCohort *cohort, guint n_best, guint n_threads, gboolean vector);

/* All that scoring needs. @closed is borrowed. */
TdCohortView td_cohort_get_view (TdCohort *cohort, const guint8 *closed);

/* The places of mentors without those of locked pairs; to be freed. */
int *td_cohort_dup_free_places (TdCohort *cohort);

/* What a locked pair scores, eligible or not. */
gint64 td_cohort_score_locked (TdCohort *cohort, guint mentee);

/**
 * TdCohortSearch:
 *
 * One solve: the lists, the solution over them, and what is known about the pairs outside.
 */
typedef struct
{
  TdCohort *cohort; /* borrowed */
  TdObjective objective;
  TdProgress *progress;      /* (nullable) borrowed */
  GCancellable *cancellable; /* (nullable) borrowed */
  TdCohortReport report;
  guint8 *closed; /* mentors without a place */
  gint64 *kept;   /* scores of locked pairs */
  gpointer *workers;
  guint n_workers;
  TdCohortLists lists;
  TdSolution *solution;
  int *outside;    /* of a mentee: no pair outside of the first lists scores more; -1: none */
  gint64 *reduced; /* of a mentee: mentor price - weight of any pair outside, at least, */
  gint64 fall;     /* of mentor prices since, at most, but for the few who fell farthest: */
  guint *fallen;   /* they, ascending, */
  guint n_fallen;
  guint8 *has_fallen; /* and whether a mentor is among them */
} TdCohortSearch;

/* Finds the pairs outside of the lists for which the prices or covers of the solution do not hold,
 * at most eight a mentee. @broken is initialised for eight. FALSE only when cancelled. */
gboolean td_cohort_price_out (TdCohortSearch *search, TdCohortSlots *broken, GError **error);

/**
 * TdCohortSought:
 *
 * The mentees whom each mentor fits best, gathered row by row; one a thread.
 */
typedef struct
{
  guint n_mentors;
  gint32 *needed; /* of a mentor: a score that gets a mentee among his best */
  guint *n;       /* how many there are */
  guint *mentee; /* n_mentors x TD_SOUGHT: of each the best first, of equal ones the first mentee */
  int *score;
} TdCohortSought;

#define TD_SOUGHT 8

void td_cohort_sought_init (TdCohortSought *sought, const TdCohortView *view);
void td_cohort_sought_clear (TdCohortSought *sought);

/* Looks at the mentee of a scan; mentees must come in ascending order. */
void td_cohort_sought_look (TdCohortSought *sought, TdCohortScan *scan, guint mentee);

/* Gathers what other threads found. */
void td_cohort_sought_join (TdCohortSought *sought, const TdCohortSought *other);

/* The pairs of all mentors, by mentees: @slots, to be cleared. */
void td_cohort_sought_deal (const TdCohortSought *sought, guint n_mentees, TdCohortSlots *slots);

/* Prices for mentors without a place: the most that anybody would gain from one. */
gboolean td_cohort_price_closed (TdCohortSearch *search, GError **error);

G_END_DECLS
