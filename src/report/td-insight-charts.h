/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"
#include "insight/td-beside-guard.h"
#include "insight/td-insight-filter.h"
#include "render/td-chart-scene.h"

G_BEGIN_DECLS

/**
 * td_insight_charts_load:
 * @kind: a code of td_insight_sheet_get_kinds()
 *
 * Works out a dashboard and makes its charts, in the order shown, each with its code. The state of
 * the filter is their subtitle's end: a picture stands alone.
 *
 * Returns: (transfer full) (element-type TdChartScene): the charts, empty ones too, or NULL with
 * %TD_ERROR_NOT_FOUND or a database error
 */
GPtrArray *td_insight_charts_load (TdDatabase *db,
                                   const char *kind,
                                   const TdInsightFilter *filter,
                                   GError **error);

/* The chart with a code, borrowed; NULL where there is none. */
TdChartScene *td_insight_charts_find (GPtrArray *charts, const char *code);

/* The codes of the charts for a message, "adherence, overdue". To be freed. */
char *td_insight_charts_dup_codes (GPtrArray *charts);

/* Gives the charts of two periods or cohorts, found by their codes, the same scales. */
void td_insight_charts_share_scales (GPtrArray *charts, GPtrArray *others);

/* Withholds in @charts, of B, what differs by a few from @shown, of A, and as many more bars as
 * guard those. */
void td_insight_charts_guard (GPtrArray *charts, GPtrArray *shown, const TdBesideGuard *guard);

/* Puts the state of the filter, as its words, at the end of every chart's subtitle. */
void td_insight_charts_caption (GPtrArray *charts, const char *words);

G_END_DECLS
