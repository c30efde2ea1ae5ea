/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "gui/frame/td-page.h"
#include "pairing/td-pair-answer.h"

G_BEGIN_DECLS

/**
 * TdAnswerDialog:
 *
 * What both sides answered to a proposed pair, in one form: new answers, corrected ones, and those
 * taken back.
 */
#define TD_TYPE_ANSWER_DIALOG (td_answer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdAnswerDialog, td_answer_dialog, TD, ANSWER_DIALOG, TdDialog)

/* Loads a pair and asks; @page is where it was asked for. */
void td_answer_dialog_show (TdPage *page, gint64 pair_id);

G_END_DECLS
