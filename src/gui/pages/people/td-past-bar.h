/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdPastBar:
 *
 * A line on Today that says how many people's data are past the retention period, with the way to
 * them; nothing where there are none, or no period is set.
 */
#define TD_TYPE_PAST_BAR (td_past_bar_get_type ())
G_DECLARE_FINAL_TYPE (TdPastBar, td_past_bar, TD, PAST_BAR, TdPage)

G_END_DECLS
