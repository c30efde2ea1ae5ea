/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-consistency.h"
#include "render/td-chart-scene.h"

G_BEGIN_DECLS

/* (transfer full) (element-type TdChartScene): the charts of the consistency dashboard in the order
 * shown, for the window and for paper. Those without data are empty (td_chart_scene_is_empty()).
 * The id of a mark is the key of the list behind it (td_consistency_get_list()). "fairness"
 * is for the screen only. */
GPtrArray *td_consistency_charts_new (const TdConsistency *consistency);

G_END_DECLS
