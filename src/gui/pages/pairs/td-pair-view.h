/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/app/td-page.h"

G_BEGIN_DECLS

/**
 * TdPairView:
 *
 * One pair: its state and what can be done next, its slots, its contacts, its agreement.
 *
 * Properties: "pair-id" (gint64, 0 for none), "state" (the code of the pair's state, NULL while
 * nothing is loaded), "ending" (boolean: its planned end is near or past). Action "pair.back" is
 * the page's around it.
 */
#define TD_TYPE_PAIR_VIEW (td_pair_view_get_type ())
G_DECLARE_FINAL_TYPE (TdPairView, td_pair_view, TD, PAIR_VIEW, TdPage)

/* Shows another pair, loaded anew; 0 for none. */
void td_pair_view_set_pair_id (TdPairView *view, gint64 pair_id);

G_END_DECLS
