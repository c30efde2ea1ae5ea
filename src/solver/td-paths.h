/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "solver/td-heap.h"
#include "solver/td-market.h"

G_BEGIN_DECLS

/**
 * TdPaths:
 *
 * Shortest paths over the reduced costs u + v - w of a market whose prices cover all weights, and
 * those of its pairs exactly (Edmonds and Karp 1972, Tomizawa 1971): each brings one mentee, or one
 * place, to its end and moves the prices such that all of that still holds.
 */
typedef struct
{
  TdMarket *market; /* borrowed */
  TdHeap heap;      /* mentors by distance */
  guint8 *reached;  /* a mentor: 0 not, 1 in the heap, 2 done */
  int *mover;       /* of a mentor who was reached: who comes to him (goes from him, backward) */
  int *target;      /* backward, of a mentor who was reached: where that mentee goes */
  guint *touched;   /* the mentors reached */
  guint n_touched;
  guint *scanned;   /* the mentees looked from, at */
  gint64 *distance; /* their distances */
  guint n_scanned;
  gint64 end_distance;
  int end_mentor; /* a free place (backward: where the last one goes), or TD_NOBODY: then */
  int end_mentee; /* who goes without (backward: who comes in) */
  gint64 reach;   /* how far one may go backward: beyond it, columns may lack pairs */
  gsize n_scans;  /* entries looked at, ever */
} TdPaths;

void td_paths_init (TdPaths *paths, TdMarket *market);
void td_paths_clear (TdPaths *paths);

/* The cheapest way to bring in a mentee who has no mentor and whose price is his best gain: to a
 * free place, through mentees who move to another mentor, or to somebody (perhaps himself) who had
 * better go without. Mentors with a free place have price 0. */
void td_paths_add_mentee (TdPaths *paths, int mentee);

/* Lowers the price of a mentor with a free place until a mentee comes, through mentees who move on,
 * from another mentor whose place may then stay free at no price; or until it is 0 (Bertsekas,
 * Castañon and Tsaknakis 1993 call it the reverse step). FALSE, and nothing done, where that is
 * further than the columns of the market reach. */
gboolean td_paths_fill_place (TdPaths *paths, int mentor);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdPaths, td_paths_clear)

G_END_DECLS
