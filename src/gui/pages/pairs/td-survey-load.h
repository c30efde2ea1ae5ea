/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "feedback/td-feedback.h"
#include "pairing/td-pair.h"

G_BEGIN_DECLS

/* What a form for answers begins with. */
typedef struct
{
  TdSurvey *survey;
  TdPair *pair;
  TdFeedback *feedback;
  GPtrArray *questions; /* of TdSurveyQuestion, those of the side */
  GPtrArray *answers;   /* of TdFeedbackAnswer, what is answered already */
} TdSurveyForm;

void td_survey_form_free (gpointer form);

/* What to look for: @feedback_id, or the survey that waits of a side of a pair. */
typedef struct
{
  gint64 feedback_id;
  gint64 pair_id;
  char *side;
  TdDate today;
} TdSurveyFormRequest;

void td_survey_form_request_free (gpointer request);

/* A TdJobFunc on the writer: it makes the survey of a programme that has none. */
gpointer td_survey_form_load (TdDatabase *db, gpointer request, GError **error);

G_END_DECLS
