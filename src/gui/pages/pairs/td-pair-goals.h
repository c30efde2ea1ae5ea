/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/pages/pairs/td-pair-section.h"

G_BEGIN_DECLS

/**
 * TdPairGoals:
 *
 * The part of a pair's page with its goals or topics to talk about, and who does what by when.
 *
 * Property "pair-id" (gint64).
 */
#define TD_TYPE_PAIR_GOALS (td_pair_goals_get_type ())
G_DECLARE_FINAL_TYPE (TdPairGoals, td_pair_goals, TD, PAIR_GOALS, TdPairSection)

G_END_DECLS
