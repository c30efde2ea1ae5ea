/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-date.h"
#include "insight/td-interval.h"
#include "insight/td-survival.h"
#include "render/td-chart-scene.h"

G_BEGIN_DECLS

/* A curve is not drawn where fewer are at risk: METRICS section 3. */
#define TD_CHARTS_LEAST_AT_RISK 5

/* An average month, in days. */
#define TD_CHARTS_MONTH 30.4375

/* A chart with its code; @subtitle says what it counts. */
TdChartScene *td_charts_new (TdChartKind kind,
                             const char *code,
                             const char *title,
                             const char *subtitle);

/* The same for shares, from 0 to 100 %. */
TdChartScene *td_charts_new_share (TdChartKind kind,
                                   const char *code,
                                   const char *title,
                                   const char *subtitle);

/* An estimate with its interval; "412 of 490" behind it. NaN where nothing was counted. */
void td_charts_add_share (TdChartScene *scene,
                          guint series,
                          double x,
                          const TdInterval *interval,
                          gint64 count,
                          gint64 of,
                          const char *id);

/* Any estimate with its interval and a remark. */
void td_charts_add_interval (TdChartScene *scene,
                             guint series,
                             double x,
                             const TdInterval *interval,
                             const char *note,
                             const char *id);

/* One that is about too few to be shown. */
void td_charts_add_hidden (TdChartScene *scene, guint series, double x);

/* A number that is only counted; where it is 0 nothing lies behind it. */
void td_charts_add_count (TdChartScene *scene,
                          guint series,
                          double x,
                          gint64 count,
                          gboolean hidden,
                          const char *id);

/* "Mar 2026", for months as categories. To be freed. */
char *td_charts_format_month (TdDate month);

/**
 * td_charts_add_curves:
 * @series: (array length=n): the series of each curve
 * @curves: (array length=n): in days, drawn in months
 *
 * Survival curves with their bands, grey where fewer than TD_CHART_WEAK are at risk and ended where
 * fewer than TD_CHARTS_LEAST_AT_RISK are, and the numbers at risk at the same months.
 */
void td_charts_add_curves (TdChartScene *scene,
                           const guint *series,
                           const TdSurvival *const *curves,
                           guint n);

G_END_DECLS
