/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-compare.h"
#include "insight/td-headcount.h"
#include "insight/td-insight-filter.h"

G_BEGIN_DECLS

/**
 * TdStay:
 * @match: the first match by the day asked for, or none
 * @department: any number that stands for it
 * @leaving: why somebody left
 * @censored: the cause is not asked about: known until the leaving, and no further
 * @enrolled: the first enrolment, or none: only to see whether its date is possible
 *
 * One employment and when it came into the programme.
 */
typedef struct
{
  TdDate hire;
  TdDate leave;
  TdDate match;
  int department;
  TdLeaving leaving;
  gboolean censored;
  TdDate enrolled;
  gint64 id; /* of the employee; not looked at */
} TdStay;

/**
 * TdTenure:
 * @gone: left by then, for whatever reason
 * @joined: infinite for never
 *
 * A stay in days since the hire: under observation after @entry, until @end.
 */
typedef struct
{
  double entry;
  double end;
  gboolean event;
  gboolean gone;
  double joined;
} TdTenure;

/* FALSE where the days from @window_start to @as_of do not hold the stay. METRICS section 2. */
gboolean td_stay_get_tenure (const TdStay *self,
                             TdDate window_start,
                             TdDate as_of,
                             TdTenure *tenure);

/* Whether somebody matched by @as_of was matched or enrolled before the hire, or matched after the
 * last day. */
gboolean td_stay_is_impossible (const TdStay *self, TdDate as_of);

/**
 * TdStayRows:
 *
 * The rows of one comparison: spans, their group (0 or 1) and their stratum.
 */
typedef struct
{
  GArray *spans;  /* of TdObservation */
  GArray *groups; /* of int */
  GArray *strata; /* of int */
} TdStayRows;

void td_stay_rows_init (TdStayRows *self);
void td_stay_rows_clear (TdStayRows *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdStayRows, td_stay_rows_clear)

/* Adds a span, unless it is empty. */
void td_stay_rows_add (TdStayRows *self,
                       double entry,
                       double end,
                       gboolean event,
                       int group,
                       int stratum);

/* Adds the time before the match as group 0 and the time since as group 1 (METRICS section 5);
 * @shift moves both to another time axis. */
void td_stay_rows_add_states (TdStayRows *self, const TdTenure *tenure, double shift, int stratum);

/* The rows for a comparison; borrowed. */
TdCompareInput td_stay_rows_get_input (const TdStayRows *self, gboolean stratified);

/* A person has at most one row in each group. */
guint td_stay_rows_count (const TdStayRows *self, int group);

/* The curve of a group, or of all with @group -1, of those still there at @from. */
TdSurvival *td_stay_rows_make_curve (const TdStayRows *self, int group, double from);

/* Whose first match counts. */
typedef enum
{
  TD_ROLE_MENTEE,
  TD_ROLE_MENTOR,
} TdStayRole;

/* Reads the employments that @filter asks about with the first match in its programme, or in any.
 * Returns (transfer full) (element-type TdStay): by employee. */
GArray *td_stays_load (TdDatabase *db,
                       const TdInsightFilter *filter,
                       TdStayRole role,
                       GError **error);

/* Everybody on the roster of whom no hire is known, with the same: they are no employments. */
GArray *td_stays_load_unhired (TdDatabase *db, gint64 program_id, TdStayRole role, GError **error);

/* The day on which the filter's programme, or the first of all, came to be; none without any.
 * Nobody could be in it before: that time is in nobody's risk set. */
gboolean td_stays_load_launch (TdDatabase *db,
                               const TdInsightFilter *filter,
                               TdDate *launch,
                               GError **error);

G_END_DECLS
