/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-interval.h"

G_BEGIN_DECLS

/**
 * TdObservation:
 * @entry: under observation after this time
 * @end: until this time, @entry < @end
 * @event: whether what is waited for happened at @end
 *
 * A stretch of observation, in days since the start of each person's own clock. A person may own
 * several that do not overlap.
 */
typedef struct
{
  double entry;
  double end;
  gboolean event;
} TdObservation;

/**
 * TdSurvivalPoint:
 * @at_risk: spans with entry < time <= end (at time 0: those that begin at 0)
 * @events: at exactly this time
 * @observed: FALSE past the last observed time while some were still there, where "not observed
 *   yet" is shown, and before the curve begins
 *
 * The curve at one time. se and the limits are NaN where not computable.
 */
typedef struct
{
  double time;
  guint at_risk;
  guint events;
  double survival;
  double se;
  double lower;
  double upper;
  gboolean observed;
} TdSurvivalPoint;

/**
 * TdSurvival:
 *
 * The Kaplan-Meier estimate with delayed entry, Greenwood's standard error and log-log limits
 * (METRICS section 3; Kalbfleisch & Prentice 2002). The same spans in any order give the same
 * bytes.
 */
typedef struct
{
  double from; /* events up to here are left out: the curve is of those still there */
  guint n_spans;
  guint n_events;
  double time_at_risk;
  double last_time;        /* NaN without spans */
  TdSurvivalPoint *points; /* one an event time after @from, ascending */
  guint n_points;
  /*< private >*/
  double *entries;
  double *ends;
} TdSurvival;

/* The curve from the beginning. @spans is copied. */
TdSurvival *td_survival_new (const TdObservation *spans, guint n);

/* The curve of those still there at @from, which is 1 there. */
TdSurvival *td_survival_new_from (const TdObservation *spans, guint n, double from);

void td_survival_free (TdSurvival *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSurvival, td_survival_free)

/* How many are at risk at @time. */
guint td_survival_count_at_risk (const TdSurvival *self, double time);

/* The curve at any time, carried forward from the event before it. */
TdSurvivalPoint td_survival_at (const TdSurvival *self, double time);

/* The first event time at which the share still there is 1 - @p or less (p 0.5: the median), and
 * the same of the two limits (Brookmeyer & Crowley, Biometrics 1982); NaN: not reached. */
TdInterval td_survival_quantile (const TdSurvival *self, double p);

/* The average time spent there within @tau, counted from 0 or from where the curve starts, with its
 * standard error in @se (nullable). NaN where the curve is not observed at @tau. Royston & Parmar,
 * BMC Med Res Methodol 2013. */
TdInterval td_survival_restricted_mean (const TdSurvival *self, double tau, double *se);

/* A lower 97.5 % limit of the share still there where @at_risk were watched and nobody left; NaN
 * without anybody. */
double td_survival_lower_without_events (guint at_risk);

/* The last time at which all who were there left while others came later: the curve is 0 from there
 * and has to begin anew (td_survival_new_from()). NaN for none. */
double td_survival_find_wipe_out (const TdSurvival *self);

/* Where a curve with delayed entry should start: the first time with at least @smallest at risk
 * after which the risk set is never wiped out before its end. */
double td_survival_find_start (const TdSurvival *self, guint smallest);

G_END_DECLS
