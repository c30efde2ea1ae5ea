/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/pages/pairs/td-pair-section.h"

G_BEGIN_DECLS

/**
 * TdPairView:
 *
 * One pair: its state and what can be done next, its slots, its contacts, its agreement.
 *
 * Properties: "state" (the code of the pair's state, NULL while nothing is loaded; "agreed" of a
 * coaching pair that waits for its intake or goal), "needs" (what that one waits for, NULL else),
 * "ending" (boolean: its planned end is near or past). Action "pairs.back" is the page's around it.
 */
#define TD_TYPE_PAIR_VIEW (td_pair_view_get_type ())
G_DECLARE_FINAL_TYPE (TdPairView, td_pair_view, TD, PAIR_VIEW, TdPairSection)

G_END_DECLS
