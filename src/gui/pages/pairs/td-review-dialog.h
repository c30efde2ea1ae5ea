/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdReviewDialog:
 *
 * A review that was held; an end review can complete its pair in the same step.
 */
#define TD_TYPE_REVIEW_DIALOG (td_review_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdReviewDialog, td_review_dialog, TD, REVIEW_DIALOG, TdDialog)

/* A new review of a kind ("mid", "end"); or one that was held, to be changed. */
void td_review_dialog_show (TdPage *page, gint64 pair_id, const char *kind);
void td_review_dialog_show_one (TdPage *page, gint64 review_id);

G_END_DECLS
