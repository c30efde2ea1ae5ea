/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-cohort-tables.h"

G_BEGIN_DECLS

/* A mentor and what a pair with him scores, or TD_NOT_ELIGIBLE. */
typedef struct
{
  guint mentor;
  int score;
} TdScored;

/**
 * TdCohortSpecial:
 *
 * The pairs that the columns of td-cohort-tables.h do not describe, some ten a mentee, scored one
 * by one: one wished for the other or does not want the other, they were a pair or were kept apart,
 * one stands above the other, both are one person, or the caller changed them. Any rule and
 * criterion of them is asked itself.
 */
typedef struct
{
  const TdCohortTables *tables; /* borrowed */
  gsize *first;                 /* n_mentees + 1 */
  TdScored *scored;             /* ascending by mentor */
  GArray **changed;             /* (nullable) of a mentee: TdScored, instead of those */
} TdCohortSpecial;

/* Finds them all; "score" is not filled: */
TdCohortSpecial *td_cohort_special_new (const TdCohortTables *tables);
void td_cohort_special_free (TdCohortSpecial *special);

/* Scores those of the mentee of a row. Different mentees at the same time are allowed. */
void td_cohort_special_score (TdCohortSpecial *special, const TdCohortRow *row);

/* The special pairs of a mentee, ascending by mentor, borrowed. */
const TdScored *td_cohort_special_get (const TdCohortSpecial *special, guint mentee, guint *n);

/* Makes a pair a special one of this score. */
void td_cohort_special_set (TdCohortSpecial *special, guint mentee, TdScored scored);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCohortSpecial, td_cohort_special_free)

G_END_DECLS
