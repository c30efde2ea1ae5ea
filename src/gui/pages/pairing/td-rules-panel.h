/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdRulesPanel:
 *
 * The hard rules, weights and numbers of the session's programme. What is changed is tried first:
 * what it would do to the best pairs is shown at once, then it is kept or put back. Can stand
 * wherever rules are set.
 *
 * Properties: "trial" (GPtrArray of TdRuleSetting, NULL where nothing is tried), "effect" (what it
 * would do, in words), "computing" (gboolean).
 */
#define TD_TYPE_RULES_PANEL (td_rules_panel_get_type ())
G_DECLARE_FINAL_TYPE (TdRulesPanel, td_rules_panel, TD, RULES_PANEL, TdPage)

G_END_DECLS
