/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-metric.h"
#include "insight/td-stay.h"

G_BEGIN_DECLS

/* Before the first match, and since. */
#define TD_N_STATES 2

/**
 * TdPromotionRate:
 * @people: who were watched in the state
 * @count: promotions in it; each of several of one person counts
 * @person_days: days watched in it
 * @rate: promotions a person-year, exact Poisson
 * @hidden: too few people or promotions: nothing of it may be shown
 */
typedef struct
{
  guint people;
  gint64 count;
  double person_days;
  TdInterval rate;
  gboolean hidden;
} TdPromotionRate;

/* The rates of those with one value of a dimension. */
typedef struct
{
  char *value; /* "" for those without one */
  TdPromotionRate states[TD_N_STATES];
} TdPromotionRow;

/* Promotions of a month, in either state. */
typedef struct
{
  TdDate month;
  gint64 count;
  gboolean hidden;
} TdPromotionMonth;

/**
 * TdPromotions:
 * @states: before the first match as a mentee, and since
 * @ratio: of the rates, since over before, with exact limits; NaN where hidden
 * @rows: of TdPromotionRow, by value; empty unless a dimension was asked for
 * @months: of TdPromotionMonth, all of the period
 *
 * Promotions a person-year with taking part as a state of time: METRICS section 8. Plain data.
 */
typedef struct
{
  TdInsightFilter filter;
  TdDate window_start;
  TdPromotionRate states[TD_N_STATES];
  TdInterval ratio;
  GArray *rows;
  GArray *months;
} TdPromotions;

/* A promotion of somebody. */
typedef struct
{
  gint64 employee_id;
  TdDate day;
} TdPromotionDay;

/**
 * td_promotions_count:
 * @stays: by id
 * @days: (array length=n_days): by employee and day
 * @cells: (array length=n) (nullable): the cell of each stay, below 0 for none; NULL: all in cell 0
 * @rates: (out caller-allocates): for each cell the two states
 *
 * Counts promotions and person-days. On the hire day, on or before the start of the observation and
 * after its end a promotion is not counted; on the day of the match it belongs to the time before.
 * Pure.
 */
void td_promotions_count (const TdStay *stays,
                          guint n,
                          const TdPromotionDay *days,
                          guint n_days,
                          TdDate window_start,
                          TdDate as_of,
                          const int *cells,
                          TdPromotionRate (*rates)[TD_N_STATES]);

/* Works out the rate from the counts. */
void td_promotion_rate_finish (TdPromotionRate *self);

/* The ratio of two rates. */
TdInterval td_promotion_rate_compare (const TdPromotionRate *since, const TdPromotionRate *before);

/* Reads and counts; @by may be TD_DIMENSION_NONE. */
TdPromotions *td_promotions_load (TdDatabase *db,
                                  const TdInsightFilter *filter,
                                  TdInsightDimension by,
                                  GError **error);

void td_promotions_free (TdPromotions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPromotions, td_promotions_free)

/* Adds the metrics of "promotion". */
void td_promotions_add_metrics (const TdPromotions *self, GArray *metrics);

/* What may be said, with the caution. To be freed. */
char *td_promotions_dup_text (const TdPromotions *self);

G_END_DECLS
