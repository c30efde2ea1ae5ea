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
 * Who may be paired, by mentor, mentees ascending; locked mentees are left out. A hundred thousand
 * mentees have millions of pairs, so both numbers of an entry share 32 bits where they can.
 */
typedef struct
{
  gsize *first;         /* n_mentors + 1, or NULL: not made */
  guint32 *tight;       /* the pairs of mentor j are first[j] … first[j + 1] - 1 of this, */
  TdColumnEntry *entry; /* or, where that is NULL, of this */
  guint bits;           /* of what is tight, those of "what"; the others are the mentee */
  gboolean wide;        /* whether "what" is an entry of the row and not a score */
  gboolean whole;       /* no pair was left out */
} TdColumns;

static inline TdColumnEntry
td_columns_get (const TdColumns *columns, gsize at)
{
  if (columns->tight == NULL)
    return columns->entry[at];
  return (TdColumnEntry){ columns->tight[at] >> columns->bits,
                          columns->tight[at] & ((1u << columns->bits) - 1) };
}

typedef struct _TdMarket TdMarket;

/* Makes those of a market, in place of what it has. */
void td_columns_make (TdMarket *market);

/* The same without the pairs whose prices are more than @slack above their weight: few are left,
 * and a search that goes no further misses none. */
void td_columns_make_near (TdMarket *market, gint64 slack);

void td_columns_clear (TdColumns *columns);

G_END_DECLS
