/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-cohort-tables.h"

G_BEGIN_DECLS

/**
 * TdCohortVector:
 *
 * The columns of td-cohort-tables.h once more, laid out so that 32 mentors are scored in one step
 * on processors that can (AVX2). What it gives are bounds in 16 bits:
 *
 *   0                  the pair is not eligible
 *   1 + units          it may be; its score is units x 2^shift at most
 *
 * With shift 0, which is nearly always, and "exact" the score is the units. Whoever takes bounds
 * only to leave out pairs, and scores the rest by the row, gets what he would get without them.
 */
typedef struct _TdCohortVector TdCohortVector;

/* NULL where the processor cannot or the columns are not fit for it. @tables is borrowed. */
TdCohortVector *td_cohort_vector_new (const TdCohortTables *tables);
void td_cohort_vector_free (TdCohortVector *vector);

/* How many bounds there are: mentors, rounded up; those too many are 0. */
guint td_cohort_vector_get_size (const TdCohortVector *vector);
guint td_cohort_vector_get_shift (const TdCohortVector *vector);

/**
 * td_cohort_vector_bound:
 * @open: as many numbers as there are bounds: 0 for mentors to leave out, G_MAXUINT16 for others
 * @bound: (out): aligned to 32 bytes, as @open is
 *
 * Returns: whether the bounds are exact
 */
gboolean td_cohort_vector_bound (const TdCohortVector *vector,
                                 const TdCohortRow *row,
                                 const guint16 *open,
                                 guint16 *bound);

/* A number that at least @n of the bounds reach, near to the largest one that does; 1 where they
 * are fewer. */
guint16 td_cohort_vector_reached_by (const TdCohortVector *vector, const guint16 *bound, guint n);

/* Writes the mentors whose bound is @floor (1 or more) or more into @found, ascending; returns how
 * many. */
guint td_cohort_vector_find (const TdCohortVector *vector,
                             const guint16 *bound,
                             guint16 floor,
                             guint *found);

/**
 * td_cohort_vector_find_above:
 * @price: as many numbers as there are bounds, from -G_MAXINT32 / 4 to that, aligned
 * @nearest: (out): the smallest price - units x 2^shift of the eligible ones not found
 *
 * The same for those whose units x 2^shift is more than @least + price.
 */
guint td_cohort_vector_find_above (const TdCohortVector *vector,
                                   const guint16 *bound,
                                   const gint32 *price,
                                   gint32 least,
                                   guint *found,
                                   gint32 *nearest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCohortVector, td_cohort_vector_free)

G_END_DECLS
