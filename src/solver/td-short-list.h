/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "solver/td-market.h"

G_BEGIN_DECLS

#define TD_SHORT_LIST_LENGTH 3

/**
 * TdShortList:
 *
 * The mentors who were best for a mentee when he last looked at all of them, and a bound for the
 * others. While prices only rise the bound holds, and most bids need to look at nobody else: the
 * two best of the list are the two best of all as soon as the second is worth the bound.
 */
typedef struct
{
  gint64 worth[TD_SHORT_LIST_LENGTH]; /* scale x score */
  gint64 rest;                        /* at least the worth less the price of anybody else */
  guint mentor[TD_SHORT_LIST_LENGTH];
  guint n;
} TdShortList;

/* The two best: worth less price (TD_GAIN_NONE without one), and who that is. */
typedef struct
{
  gint64 gain;
  gint64 next_gain;
  int mentor;
  int next;
} TdChoice;

#define TD_GAIN_NONE (-TD_PRICE_CLOSED * 2 - 1)

/* Of a list that is never sure. */
#define TD_SHORT_LIST_UNKNOWN ((TdShortList){ .rest = TD_PRICE_CLOSED })

/* The two best of the list; FALSE where somebody else may be better than the second. */
gboolean td_short_list_choose (const TdShortList *list, const gint64 *price, TdChoice *choice);

/* Looks at all mentors of a mentee. */
void td_short_list_renew (TdShortList *list, const TdMarket *market, guint mentee);

/* The bound where one of the mentors, who may be in the list, is worth more now. */
static inline void
td_short_list_mend (TdShortList *list, guint mentor, gint64 gain)
{
  if (gain <= list->rest)
    return;
  for (guint k = 0; k < list->n; k++)
    if (list->mentor[k] == mentor)
      return;
  list->rest = gain;
}

G_END_DECLS
