/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-retention.h"
#include "render/td-chart-scene.h"

G_BEGIN_DECLS

/* The charts of the retention dashboard, for the window and for paper. The id of a mark is the key
 * of the list behind it (td_retention_get_list()). Each is (transfer full). */

/* Leavers of each whole month on its average headcount, with exact Poisson limits. */
TdChartScene *td_retention_chart_turnover (const TdRetention *retention);

/* Of those employed when a whole month began, the share still there after it. */
TdChartScene *td_retention_chart_retention (const TdRetention *retention);

/* Both over the twelve months that end with each month. */
TdChartScene *td_retention_chart_rolling (const TdRetention *retention);

/* Share still employed by months since hire, with its band and the numbers at risk; it ends where
 * fewer than TD_RETENTION_LEAST_AT_RISK are left. */
TdChartScene *td_retention_chart_tenure (const TdRetention *retention);

/* Staying while in the state before and since a match, both from the same month on; empty where the
 * verdict says nothing about it. */
TdChartScene *td_retention_chart_states (const TdRetention *retention);

/* The same for mentors, apart. */
TdChartScene *td_retention_chart_mentor_states (const TdRetention *retention);

/* Days stayed longer by those in the programme at each landmark than by those not (yet) in it. */
TdChartScene *td_retention_chart_landmark (const TdRetention *retention);

/* New hires kept for 365 days, by the year of their hire. */
TdChartScene *td_retention_chart_new_hires (const TdRetention *retention);

/* (transfer full) (element-type TdChartScene): all of the dashboard, in the order shown; those
 * without data are empty (td_chart_scene_is_empty()). */
GPtrArray *td_retention_charts_new (const TdRetention *retention);

G_END_DECLS
