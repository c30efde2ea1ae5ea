/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/app/td-page.h"
#include "gui/pages/insight/td-insight-board.h"

G_BEGIN_DECLS

/* The periods that can be chosen, in the order of the list in td-insight-page.ui. */
typedef enum
{
  TD_PERIOD_QUARTER,   /* the last three months */
  TD_PERIOD_YEAR,      /* the last twelve months */
  TD_PERIOD_THIS_YEAR, /* since 1 January */
  TD_PERIOD_ALL,       /* from the beginning */
} TdPeriod;

/**
 * TdDashboard:
 *
 * One dashboard: figures, charts, what they mean, how they were worked out. A figure or a mark
 * opens the list behind it (action "dashboard.open" with its key).
 *
 * Properties: "kind" ("engagement" or "retention"), "period" (guint, a TdPeriod), "as-of" (int, a
 * TdDate; 0 is today), "board" (TdInsightBoard, NULL until loaded), "state" ("loading", "empty",
 * "ready").
 */
#define TD_TYPE_DASHBOARD (td_dashboard_get_type ())
G_DECLARE_FINAL_TYPE (TdDashboard, td_dashboard, TD, DASHBOARD, TdPage)

/* The first day of a period that ends on a day; TD_DATE_NONE for TD_PERIOD_ALL. */
TdDate td_period_get_start (TdPeriod period, TdDate as_of);

G_END_DECLS
