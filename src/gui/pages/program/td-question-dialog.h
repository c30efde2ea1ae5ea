/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "feedback/td-survey-question.h"
#include "gui/frame/td-dialog.h"

G_BEGIN_DECLS

/**
 * TdQuestionDialog:
 *
 * A question of a survey: its words, how it is answered, what it is about and who is asked.
 */
#define TD_TYPE_QUESTION_DIALOG (td_question_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdQuestionDialog, td_question_dialog, TD, QUESTION_DIALOG, TdDialog)

/* Edits a copy of @question; one without an id is a new one. */
void td_question_dialog_show (GtkWidget *parent, TdSession *session, TdSurveyQuestion *question);

G_END_DECLS
