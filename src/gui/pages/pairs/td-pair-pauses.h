/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/pages/pairs/td-pair-section.h"

G_BEGIN_DECLS

/**
 * TdPairPauses:
 *
 * When a pair paused or pauses, and who is away then; hidden where it never did.
 */
#define TD_TYPE_PAIR_PAUSES (td_pair_pauses_get_type ())
G_DECLARE_FINAL_TYPE (TdPairPauses, td_pair_pauses, TD, PAIR_PAUSES, TdPairSection)

G_END_DECLS
