/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "feedback/td-survey-question.h"

G_BEGIN_DECLS

/* The survey that a programme begins with, not written yet, and its questions, in the language of
 * the program as it runs. (element-type TdSurveyQuestion) */
TdSurvey *td_survey_pulse_new (gint64 program_id);
GPtrArray *td_survey_pulse_list_questions (void);

G_END_DECLS
