/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"
#include "proposal/td-rank.h"

G_BEGIN_DECLS

/**
 * td_manual_pair_start:
 * @page: what asks; a dialog stands over its window
 * @row_id: the row of a draft that is changed, or 0 for a pair of its own
 *
 * Pairs a mentee with a mentor by hand, whichever way she said so. What stands between the two is
 * looked up first: a rule, or that the mentor is her line manager, is told and asked about before
 * the pair is made; what a draft can't hold, and a pair that was forbidden, is refused in words.
 */
void td_manual_pair_start (TdPage *page, gint64 mentee_id, gint64 mentor_id, gint64 row_id);

/* Settles what becomes of these two in every proposal: @kind is "locked", "forbidden" or "" for
 * neither. Told with Undo. */
void td_manual_pair_settle (TdPage *page,
                            const TdWaitingMentee *mentee,
                            const TdRankedMentor *mentor,
                            const char *kind);

G_END_DECLS
