/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

#define TD_TYPE_TODAY_PAGE (td_today_page_get_type ())
G_DECLARE_FINAL_TYPE (TdTodayPage, td_today_page, TD, TODAY_PAGE, TdPage)

G_END_DECLS
