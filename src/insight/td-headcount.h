/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-date.h"
#include "insight/td-interval.h"

G_BEGIN_DECLS

/* Why somebody left. */
typedef enum
{
  TD_LEAVING_UNKNOWN,
  TD_LEAVING_VOLUNTARY,
  TD_LEAVING_INVOLUNTARY,
} TdLeaving;

/**
 * TdSpell:
 * @hire: the first day employed, never none
 * @leave: the last day employed, or %TD_DATE_NONE
 *
 * One employment. Somebody hired again has two.
 */
typedef struct
{
  gint64 id; /* of the employee; not looked at */
  TdDate hire;
  TdDate leave;
  TdLeaving leaving;
} TdSpell;

/**
 * TdHeadcountMonth:
 * @partial: cut short by the start of the data or the day they end; left out of trends
 * @opening: employed the day before and on @first
 * @kept: of @opening, those still there after @last
 * @average: mean of opening and closing
 * @turnover: separations / average; its limits are exact Poisson
 * @retention: kept / opening; its limits are Wilson's
 * @rolling_turnover: over the twelve whole months that end here, on their mean average
 * @rolling_kept, @rolling_opening: in the opening of the first of the twelve, and still there
 *
 * @hidden: about too few to be shown, and empty: only of a narrow filter
 *
 * A month by the usual HR definitions (METRICS section 7). Shares of 1, NaN where the
 * denominator is 0 or twelve whole months are not there.
 */
typedef struct
{
  TdDate first;
  TdDate last;
  gboolean partial;
  int opening;
  int hires;
  int separations;
  int voluntary;
  int involuntary;
  int closing;
  int kept;
  double average;
  double daily_average;
  TdInterval turnover;
  TdInterval voluntary_turnover;
  TdInterval retention;
  int rolling_separations;
  double rolling_average;
  TdInterval rolling_turnover;
  int rolling_opening;
  int rolling_kept;
  TdInterval rolling_retention;
  gboolean hidden;
} TdHeadcountMonth;

/**
 * td_headcount_months:
 * @spells: in any order
 * @from: the first day of complete data (W)
 * @as_of: the last day the data cover
 *
 * Counts every month from that of @from to that of @as_of. Spells that begin after @as_of or end
 * before @from are not counted; leaving after @as_of is not known yet.
 *
 * Returns: (transfer full) (element-type TdHeadcountMonth): the months, ascending
 */
GArray *td_headcount_months (const TdSpell *spells, guint n, TdDate from, TdDate as_of);

/**
 * TdNewHires:
 * @mature: hired in @year, at least @days before the data end
 * @kept: of those, still employed @days after their hire
 */
typedef struct
{
  int year;
  int days;
  int mature;
  int retained;
  TdInterval share;
  gboolean hidden; /* too few to be shown, and empty: only of a narrow filter */
} TdNewHires;

/* Retention of new hires, for each year of hire from @from at 91, 183 and 365 days, Wilson.
 * Returns (transfer full) (element-type TdNewHires). */
GArray *td_headcount_new_hires (const TdSpell *spells, guint n, TdDate from, TdDate as_of);

/* Whether somebody counts among the new hires of a row, and was retained. */
gboolean td_headcount_is_mature (const TdSpell *spell, int days, TdDate from, TdDate as_of);
gboolean td_headcount_is_retained (const TdSpell *spell, int days, TdDate as_of);

/* Employed on a day. */
gboolean td_spell_covers (const TdSpell *spell, TdDate day);

G_END_DECLS
