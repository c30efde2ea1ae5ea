/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-interval.h"

G_BEGIN_DECLS

/**
 * TdRateSpan:
 * @events: in this stretch, 0 or more: what can happen to a person more than once
 *
 * A stretch of observation from @start to @end, @start < @end.
 */
typedef struct
{
  double start;
  double end;
  gint64 events;
} TdRateSpan;

/**
 * TdRate:
 *
 * Events and the time in which they could happen, in the unit of the spans (METRICS section 8).
 */
typedef struct
{
  guint n_spans;
  gint64 events;
  double time;
} TdRate;

/* Adds up spans; the same ones in any order give the same bytes. */
TdRate td_rate_of_spans (const TdRateSpan *spans, guint n);

/* Events in @per units of time at risk, with exact Poisson limits; NaN without time. The limits are
 * somewhat too narrow where few people have many of the events. */
TdInterval td_rate_get (const TdRate *rate, double per);

/* Rate @one over rate @zero, with exact conditional limits (td_interval_rate_ratio()). */
TdInterval td_rate_get_ratio (const TdRate *one, const TdRate *zero);

G_END_DECLS
