/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "gui/frame/td-page.h"

G_BEGIN_DECLS

/**
 * TdSurveyDialog:
 *
 * The form of what one side of a pair answered to a survey.
 */
#define TD_TYPE_SURVEY_DIALOG (td_survey_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdSurveyDialog, td_survey_dialog, TD, SURVEY_DIALOG, TdDialog)

/* Enters what a side (mentor or mentee) answers to the survey that waits, else to the first one of
 * the programme; what it answered for this wave already is changed. */
void td_survey_dialog_show (TdPage *page, gint64 pair_id, const char *side);

/* Changes what was answered. */
void td_survey_dialog_show_feedback (TdPage *page, gint64 feedback_id);

G_END_DECLS
