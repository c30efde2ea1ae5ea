/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-interval.h"

G_BEGIN_DECLS

/* The cause of a wait that has not ended yet. */
#define TD_COMPETING_WAITING 0

/**
 * TdEnding:
 * @time: how long it took, or how long it has lasted so far; 0 or more
 * @cause: what ended it, 1 or more, or TD_COMPETING_WAITING
 *
 * A wait that can end in more than one way.
 */
typedef struct
{
  double time;
  int cause;
} TdEnding;

/**
 * TdCompetingPoint:
 * @at_risk: waits of @time or more
 * @ended: of them at exactly this time, of whatever cause
 * @still: the share still waiting after it
 *
 * What is the same for every cause at one time.
 */
typedef struct
{
  double time;
  guint at_risk;
  guint ended;
  double still;
} TdCompetingPoint;

/**
 * TdCompetingShare:
 * @share: met the cause by then; NaN without waits, as @se
 * @se: infinitesimal jackknife
 */
typedef struct
{
  double share;
  double se;
} TdCompetingShare;

/**
 * TdCompeting:
 * @causes: (array length=n_causes): those met, ascending
 * @points: (array length=n_points): one a time at which a wait ended or was last seen, ascending
 * @shares: (array): of cause c by point p: shares[p * n_causes + c]
 *
 * The Aalen-Johansen estimate of competing endings (Aalen & Johansen, Scand J Stat 1978; METRICS
 * section 11): who withdrew is not counted as one who would have been matched later. The shares of
 * all causes and @still add up to 1. The same waits in any order give the same bytes.
 */
typedef struct
{
  guint n_waits;
  guint n_ended;
  guint n_causes;
  int *causes;
  guint n_points;
  TdCompetingPoint *points;
  TdCompetingShare *shares;
} TdCompeting;

/* @waits is copied. */
TdCompeting *td_competing_new (const TdEnding *waits, guint n);

void td_competing_free (TdCompeting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCompeting, td_competing_free)

/* The curves at any time: the shares carried forward, those at risk counted there. */
TdCompetingPoint td_competing_at (const TdCompeting *self, double time);
TdCompetingShare td_competing_share_at (const TdCompeting *self, int cause, double time);

/* The share with its 95 % limits by the normal quantile, within 0 and 1. */
TdInterval td_competing_share_get_interval (const TdCompetingShare *self);

/* The last time anybody was seen waiting or ended it; NaN without waits. */
double td_competing_get_last_time (const TdCompeting *self);

/* The first time by which a share @p met the cause, NaN where not reached. */
double td_competing_quantile (const TdCompeting *self, int cause, double p);

G_END_DECLS
