/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdPlaceBar:
 *
 * Warns above the pages where others may read the workspace, or where it is on a network share,
 * with the way on, and mends the modes of its files and its folder where it can; gone once she
 * closes it, until another workspace is opened.
 */
#define TD_TYPE_PLACE_BAR (td_place_bar_get_type ())
G_DECLARE_FINAL_TYPE (TdPlaceBar, td_place_bar, TD, PLACE_BAR, TdPage)

G_END_DECLS
