/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"
#include "gui/pages/insight/td-insight-scope.h"

G_BEGIN_DECLS

/**
 * TdScopePanel:
 *
 * Where a #TdInsightScope is chosen: period, day, department, grade or location with its value, and
 * what is put beside it. Every choice holds at once.
 *
 * Property "scope" (TdInsightScope).
 */
#define TD_TYPE_SCOPE_PANEL (td_scope_panel_get_type ())
G_DECLARE_FINAL_TYPE (TdScopePanel, td_scope_panel, TD, SCOPE_PANEL, TdPage)

G_END_DECLS
