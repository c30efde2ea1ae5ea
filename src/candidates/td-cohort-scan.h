/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-cohort-special.h"
#include "candidates/td-cohort-vector.h"

G_BEGIN_DECLS

/**
 * TdCohortView:
 *
 * All that is needed to score any pair; borrowed by every scan of it.
 */
typedef struct
{
  const TdCohortTables *tables;
  const TdCohortSpecial *special;
  const TdCohortVector *vector; /* NULL: score mentor by mentor */
  const guint8 *closed;         /* (nullable) n_mentors: not to be looked at */
} TdCohortView;

/**
 * TdCohortScan:
 *
 * One mentee compared with everyone, with or without a vector, and the same found either way. One
 * a thread.
 */
typedef struct _TdCohortScan TdCohortScan;

/* @view is copied. */
TdCohortScan *td_cohort_scan_new (const TdCohortView *view);
void td_cohort_scan_free (TdCohortScan *scan);

/* Takes a mentee, to score pairs with td_cohort_scan_score() alone. */
void td_cohort_scan_lay (TdCohortScan *scan, guint mentee);

/* Compares a mentee with everyone. */
void td_cohort_scan_set (TdCohortScan *scan, guint mentee);

/* Leaves some mentors out of what is found next; @mentor holds @n of them. */
void td_cohort_scan_drop (TdCohortScan *scan, const guint *mentor, guint n);

/* What the mentee scores with one mentor, whoever was dropped or closed. */
int td_cohort_scan_score (TdCohortScan *scan, guint mentor);

/* Every score, as td_cohort_score_row() says; nobody may be dropped or closed. */
void td_cohort_scan_copy (TdCohortScan *scan, int *score);

/* The @n eligible mentors with the highest scores, of equal ones those who come first, ascending
 * by mentor. Returns how many; @best is borrowed until the next call. */
guint td_cohort_scan_best (TdCohortScan *scan, guint n, const TdScored **best);

/* Prices as a scan compares them with scores. */
#define TD_SCAN_HIGHEST_PRICE (G_MAXINT32 / 4)

/**
 * td_cohort_scan_above:
 * @price: -TD_SCAN_HIGHEST_PRICE to TD_SCAN_HIGHEST_PRICE; td_cohort_view_get_size() numbers,
 *   aligned to 32 bytes
 * @least: likewise, and two less at the lowest
 * @nearest: (out): at least so much is missing to anybody who was not found, and not dropped or
 *   special: the smallest price - score of all
 *
 * Every eligible mentor with a score of more than @least + price, ascending, as far as bounds know;
 * special pairs are among them whatever they score.
 */
guint td_cohort_scan_above (TdCohortScan *scan,
                            const gint32 *price,
                            gint32 least,
                            const TdScored **found,
                            gint32 *nearest);

/* The mentors, filled up as td_cohort_scan_above() needs it. */
guint td_cohort_view_get_size (const TdCohortView *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCohortScan, td_cohort_scan_free)

G_END_DECLS
