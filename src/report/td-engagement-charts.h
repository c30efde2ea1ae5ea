/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-engagement.h"
#include "render/td-chart-scene.h"

G_BEGIN_DECLS

/* The charts of the engagement dashboard, for the window and for paper. The id of a mark is the key
 * of the list behind it (td_engagement_get_list()). Each is (transfer full). */

/* Kept of due slots by month, with the interval. */
TdChartScene *td_engagement_chart_adherence (const TdEngagement *engagement);

/* Pairs that met in a month, of those that agreed to. */
TdChartScene *td_engagement_chart_contact_rate (const TdEngagement *engagement);

/* Active pairs by how long they are overdue. */
TdChartScene *td_engagement_chart_overdue (const TdEngagement *engagement);

/* Active pairs by their longest time without a contact. */
TdChartScene *td_engagement_chart_gaps (const TdEngagement *engagement);

/* How waits end by days since the application, the competing endings side by side (Aalen-Johansen).
 */
TdChartScene *td_engagement_chart_waiting (const TdEngagement *engagement);

/* Early endings by their reasons, most frequent first. */
TdChartScene *td_engagement_chart_endings (const TdEngagement *engagement);

/* (transfer full) (element-type TdChartScene): all of the dashboard, in the order shown; those
 * without data are empty (td_chart_scene_is_empty()). */
GPtrArray *td_engagement_charts_new (const TdEngagement *engagement);

/* The words of a bucket: "On track", "1–7 days". */
const char *td_engagement_get_bucket_label (guint bucket);

G_END_DECLS
