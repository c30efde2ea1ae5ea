/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/pages/pairs/td-pair-section.h"

G_BEGIN_DECLS

/**
 * TdPairFeedback:
 *
 * The section of a pair's page on feedback: which side's answers are waited for, and who answered
 * what when. Property "pair-id" (gint64, 0 for none).
 */
#define TD_TYPE_PAIR_FEEDBACK (td_pair_feedback_get_type ())
G_DECLARE_FINAL_TYPE (TdPairFeedback, td_pair_feedback, TD, PAIR_FEEDBACK, TdPairSection)

G_END_DECLS
