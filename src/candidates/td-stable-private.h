/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "solver/td-solver.h"

G_BEGIN_DECLS

/**
 * TdStableChoice:
 *
 * Somebody as the other side sees them. "rank" is 1 for the first choice, 0 for nobody's.
 */
typedef struct
{
  int rank;
  guint person;
  gint64 score;
} TdStableChoice;

/* The better one first: for qsort(). */
int td_stable_choice_compare (const void *a, const void *b);

/**
 * TdStableOfferFunc:
 * @number: 0 is her first choice; asked in ascending order
 * @his: (out): her as he sees her
 *
 * Returns: the mentor, or -1 at the end of her list
 */
typedef int (*TdStableOfferFunc) (gpointer lists, guint mentee, guint number, TdStableChoice *his);

/**
 * TdStableMarket:
 *
 * What deferred acceptance needs, wherever the lists come from.
 */
typedef struct
{
  guint n_mentees;
  guint n_mentors;
  const int *places;  /* without those of locked pairs; may be below 0 */
  const int *locked;  /* (nullable) */
  const gint64 *kept; /* (nullable) scores of locked pairs */
  TdStableOfferFunc offer;
  gpointer lists;
} TdStableMarket;

TdSolution *td_stable_run (const TdStableMarket *market,
                           TdProgress *progress,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
