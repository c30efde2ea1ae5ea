/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-beside-guard.h"
#include "insight/td-engagement.h"
#include "insight/td-retention.h"

G_BEGIN_DECLS

/**
 * TdBreakdownCell:
 * @people: the persons or pairs it is about
 * @count: how many count; of intervals for "adherence"
 * @of: of how many, or -1
 * @share: @count / @of, Wilson; NaN where there is none
 * @hidden: not to be shown; the other members are 0 and NaN then
 *
 * One figure of those with one value of a dimension.
 */
typedef struct
{
  gint64 people;
  gint64 count;
  gint64 of;
  TdInterval share;
  gboolean hidden;
} TdBreakdownCell;

/**
 * TdBreakdown:
 * @code: of the figure
 * @cells: (element-type TdBreakdownCell): one for each of the values
 * @total: of all values; hidden where it would tell of a hidden cell
 */
typedef struct
{
  char *code;
  GArray *cells;
  TdBreakdownCell total;
} TdBreakdown;

/**
 * TdBreakdownTable:
 * @values: (element-type utf8): by the alphabet, "" (without one) last: never by rate
 * @columns: (element-type TdBreakdown): the figures
 *
 * Figures by department, grade or location, with small cells hidden so that none is found by
 * subtraction (METRICS section 10).
 */
typedef struct
{
  TdInsightDimension by;
  GPtrArray *values;
  GPtrArray *columns;
} TdBreakdownTable;

/* @guard: (nullable): of what stands beside it; a cell that differs by a few from the same one
 * there is hidden. Of "participation", "match_rate", "waiting", "adherence", "overdue",
 * "contact_rate", "early_endings", "completion", "agreements" and "goals". */
TdBreakdownTable *td_breakdown_of_engagement (TdDatabase *db,
                                              const TdEngagement *engagement,
                                              TdInsightDimension by,
                                              const TdBesideGuard *guard,
                                              GError **error);

/* Of "headcount", "hires", "leavers", "rolling_retention" and "new_hires". */
TdBreakdownTable *td_breakdown_of_retention (TdDatabase *db,
                                             const TdRetention *retention,
                                             TdInsightDimension by,
                                             const TdBesideGuard *guard,
                                             GError **error);

void td_breakdown_table_free (TdBreakdownTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdBreakdownTable, td_breakdown_table_free)

/* "84.0 % (21 of 25, 65.3 to 93.6)", "12", "hidden", "not available". To be freed. */
char *td_breakdown_cell_dup_text (const TdBreakdownCell *cell);

/* "By department". Borrowed. */
const char *td_breakdown_table_get_title (const TdBreakdownTable *self);

/* The value in words: those without one have some too. Borrowed. */
const char *td_breakdown_table_get_label (const TdBreakdownTable *self, guint row);

/* The column of a figure, or NULL. */
const TdBreakdown *td_breakdown_table_find (const TdBreakdownTable *self, const char *code);

G_END_DECLS
