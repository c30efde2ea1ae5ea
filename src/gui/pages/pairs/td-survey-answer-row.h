/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "feedback/td-feedback.h"

G_BEGIN_DECLS

/**
 * TdSurveyAnswerRow:
 *
 * One question of a survey with its answer. A scale takes its number from the keyboard wherever the
 * focus is in the row: after 4 the next question is on; 1 and 0 make a 10; Left and Right go one
 * less and one more, Delete takes the answer back. Tab goes through a scale in one step.
 */
#define TD_TYPE_SURVEY_ANSWER_ROW (td_survey_answer_row_get_type ())
G_DECLARE_FINAL_TYPE (TdSurveyAnswerRow, td_survey_answer_row, TD, SURVEY_ANSWER_ROW, GtkListBoxRow)

/* @answer (nullable) is what is answered already. */
GtkWidget *td_survey_answer_row_new (TdSurveyQuestion *question, TdFeedbackAnswer *answer);

/* The answer as it stands; an empty one where there is none. */
TdFeedbackAnswer *td_survey_answer_row_dup_answer (TdSurveyAnswerRow *row);

G_END_DECLS
