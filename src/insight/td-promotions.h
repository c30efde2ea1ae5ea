/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-career.h"
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

/* One that was counted: in state 0, before the first match, or 1, since. */
typedef struct
{
  gint64 employee_id;
  TdDate day;
  int state;
} TdPromotionEvent;

/**
 * TdPromotions:
 * @kind: what stands for a promotion, or TD_CAREER_MOVE
 * @watched_since: where rosters tell of it, the first of them; else none
 * @n_reorganised: changes of the whole of a department or grade, which are not counted
 * @states: before the first match as a mentee, and since
 * @ratio: of the rates, since over before, with exact limits; NaN where hidden
 * @rows: of TdPromotionRow, by value; empty unless a dimension was asked for
 * @months: of TdPromotionMonth, all of the period
 * @events: of TdPromotionEvent, by employee and day; empty where hidden
 *
 * Promotions (or moves) a person-year with taking part as a state of time: METRICS section 8. Plain
 * data.
 */
typedef struct
{
  TdInsightFilter filter;
  TdCareerKind kind;
  TdDate watched_since;
  guint n_reorganised;
  TdDate window_start;
  TdPromotionRate states[TD_N_STATES];
  TdInterval ratio;
  GArray *rows;
  GArray *months;
  GArray *events;
} TdPromotions;

/* Lets an observation begin with the first roster that names somebody; FALSE where that leaves
 * nothing of it. @next, 0 at first, walks along with stays by id. */
gboolean td_career_watch (const TdCareer *career,
                          const TdStay *stay,
                          guint *next,
                          TdTenure *tenure);

/**
 * td_promotions_count:
 * @stays: by id
 * @cells: (array length=n) (nullable): the cell of each stay, below 0 for none; NULL: all in cell 0
 * @rates: (out caller-allocates): for each cell the two states
 * @events: (nullable): gets a TdPromotionEvent for each one that counts
 *
 * Counts promotions and person-days. On the hire day, on or before the start of the observation and
 * after its end a promotion is not counted; on the day of the match it belongs to the time before.
 * Where @career says since when people are watched, the observation starts there. Pure.
 */
void td_promotions_count (const TdStay *stays,
                          guint n,
                          const TdCareer *career,
                          TdDate window_start,
                          TdDate as_of,
                          const int *cells,
                          TdPromotionRate (*rates)[TD_N_STATES],
                          GArray *events);

/* Whether a rate a year says anything: less than a year of one person without any event, as on the
 * day of the first roster, does not. */
gboolean td_promotion_rate_is_watched (const TdPromotionRate *self);

/* Works out the rate from the counts. */
void td_promotion_rate_finish (TdPromotionRate *self);

/* The ratio of two rates. */
TdInterval td_promotion_rate_compare (const TdPromotionRate *since, const TdPromotionRate *before);

/* Reads and counts; @by may be TD_DIMENSION_NONE. With TD_CAREER_PROMOTION rises of grade are
 * counted where promotions were never imported. */
TdPromotions *td_promotions_load (TdDatabase *db,
                                  const TdInsightFilter *filter,
                                  TdCareerKind kind,
                                  TdInsightDimension by,
                                  GError **error);

void td_promotions_free (TdPromotions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPromotions, td_promotions_free)

/* Adds the metrics of "promotion". */
void td_promotions_add_metrics (const TdPromotions *self, GArray *metrics);

/* Where rosters tell of it: what is counted and since when, in words; else NULL. To be freed. */
char *td_promotions_dup_source (const TdPromotions *self);

/* What may be said, with the caution. To be freed. */
char *td_promotions_dup_text (const TdPromotions *self);

G_END_DECLS
