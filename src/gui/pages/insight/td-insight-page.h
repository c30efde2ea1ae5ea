/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/app/td-page.h"

G_BEGIN_DECLS

#define TD_TYPE_INSIGHT_PAGE (td_insight_page_get_type ())
G_DECLARE_FINAL_TYPE (TdInsightPage, td_insight_page, TD, INSIGHT_PAGE, TdPage)

G_END_DECLS
