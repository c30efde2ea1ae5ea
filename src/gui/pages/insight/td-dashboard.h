/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"
#include "gui/pages/insight/td-insight-board.h"
#include "gui/pages/insight/td-insight-scope.h"

G_BEGIN_DECLS

/**
 * TdDashboard:
 *
 * One dashboard: figures, charts, tables, what they mean, how they were worked out. A figure, a
 * mark or a row opens what is behind it (action "dashboard.open" with its key).
 *
 * While another board is loaded the present one stays; a newer question takes the place of the one
 * under way, and a dashboard that nobody looks at does not load.
 *
 * Properties: "kind" ("engagement", "retention", "outcomes", "consistency", "exit-reasons"),
 * "scope" (TdInsightScope), "board" (TdInsightBoard, NULL until loaded), "state" ("loading",
 * "ready", "status" where there are no figures, "failed", "stopped"), "busy" (gboolean: another
 * board is under way, or not all cards of this one are there yet), "trouble" (why it failed).
 *
 * Actions: dashboard.open, dashboard.cancel, dashboard.again.
 */
#define TD_TYPE_DASHBOARD (td_dashboard_get_type ())
G_DECLARE_FINAL_TYPE (TdDashboard, td_dashboard, TD, DASHBOARD, TdPage)

/* What is shown, borrowed; NULL until loaded. */
TdInsightBoard *td_dashboard_get_board (TdDashboard *self);

G_END_DECLS
