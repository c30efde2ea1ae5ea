/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

#define TD_TYPE_PAIRS_PAGE (td_pairs_page_get_type ())
G_DECLARE_FINAL_TYPE (TdPairsPage, td_pairs_page, TD, PAIRS_PAGE, TdPage)

G_END_DECLS
