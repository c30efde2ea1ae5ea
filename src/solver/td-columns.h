/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A pair as its mentor sees it: the mentee, and his score above the lowest of all; where scores do
 * not fit into 32 bits so, which entry of his row it is. */
typedef struct
{
  guint mentee;
  guint what;
} TdColumnEntry;

/**
 * TdColumns:
 *
 * Who may be paired, by mentor, mentees ascending; locked mentees are left out. Half the size of
 * the problem, as a hundred thousand mentees have millions of pairs.
 */
typedef struct
{
  gsize *first;         /* n_mentors + 1, or NULL: not made */
  TdColumnEntry *entry; /* the pairs of mentor j are first[j] … first[j + 1] - 1 */
  gboolean wide;
  gboolean whole; /* no pair was left out */
} TdColumns;

typedef struct _TdMarket TdMarket;

/* Makes those of a market, in place of what it has. */
void td_columns_make (TdMarket *market);

/* The same without the pairs whose prices are more than @slack above their weight: few are left,
 * and a search that goes no further misses none. */
void td_columns_make_near (TdMarket *market, gint64 slack);

void td_columns_clear (TdColumns *columns);

G_END_DECLS
