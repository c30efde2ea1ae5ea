/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/app/td-page.h"

G_BEGIN_DECLS

#define TD_TYPE_REPORT_PAGE (td_report_page_get_type ())
G_DECLARE_FINAL_TYPE (TdReportPage, td_report_page, TD, REPORT_PAGE, TdPage)

G_END_DECLS
