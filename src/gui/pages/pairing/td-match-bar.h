/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"
#include "proposal/td-rank.h"

G_BEGIN_DECLS

/**
 * TdMatchBar:
 *
 * Below the list of those who wait: what can be done about the one who is chosen besides pairing
 * her, and the mentees for whom it was decided that nobody fits, each with the way back.
 *
 * Properties: "mentee" (TdWaitingMentee, nullable), "mentee-id" (her employee, 0 for nobody),
 * "n-decided" (guint).
 */
#define TD_TYPE_MATCH_BAR (td_match_bar_get_type ())
G_DECLARE_FINAL_TYPE (TdMatchBar, td_match_bar, TD, MATCH_BAR, TdPage)

G_END_DECLS
