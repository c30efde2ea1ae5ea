/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "feedback/td-survey-question.h"

G_BEGIN_DECLS

/* What a form asks beside the questions, so that its export says who answered for which pair; the
 * words are what an import knows the columns by. Translated. */
const char *td_survey_text_email (void);
const char *td_survey_text_side (void);
const char *td_survey_text_other (void);
const char *td_survey_text_quote (void);

/* How a question is answered: "A scale from 1 (not at all) to 5 (very much)"; "a, b or c". */
char *td_survey_text_dup_hint (TdSurveyQuestion *question);

/**
 * td_survey_text_dup:
 * @questions: (element-type TdSurveyQuestion)
 *
 * The questions as a list to paste into a forms service: the words of each on a line of their own,
 * below them how it is answered. The export of a form with these words maps itself.
 *
 * Returns: (transfer full): plain text
 */
char *td_survey_text_dup (TdSurvey *survey, GPtrArray *questions);

G_END_DECLS
