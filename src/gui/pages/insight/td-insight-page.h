/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdInsightPage:
 *
 * Five dashboards about one question: which programme (the window's), when, whom, and what beside
 * it. The question holds for all of them while the workspace is open.
 *
 * Properties: "scope" (TdInsightScope, read only), "kind" (which dashboard is shown: "engagement",
 * "retention", "outcomes", "consistency", "exit-reasons").
 *
 * Actions: insight.next and insight.previous (the next dashboard), insight.reset (the filters),
 * insight.print (the review with the same filters), insight.meaning (this dashboard in plain words
 * on a page), insight.settings, insight.exit-topics, insight.kind (a kind).
 */
#define TD_TYPE_INSIGHT_PAGE (td_insight_page_get_type ())
G_DECLARE_FINAL_TYPE (TdInsightPage, td_insight_page, TD, INSIGHT_PAGE, TdPage)

G_END_DECLS
