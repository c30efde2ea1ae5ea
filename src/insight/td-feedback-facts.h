/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-history.h"
#include "feedback/td-feedback.h"
#include "feedback/td-survey-wave.h"

G_BEGIN_DECLS

/* A side of a pair that was to answer a wave, or did. */
typedef struct
{
  gint64 pair_id;
  gint64 person_id;
  gint64 feedback_id; /* 0: has not answered */
  guint side;         /* 0 mentor, 1 mentee */
  int wave;
} TdFeedbackFact;

typedef struct
{
  gint64 question_id;
  guint fact; /* whose */
  int number; /* TD_FEEDBACK_NO_NUMBER for words */
  char *text;
} TdAnswerFact;

/* What the results of a survey are made of. */
typedef struct
{
  TdSurvey *survey;
  GPtrArray *questions; /* of TdSurveyQuestion, the retired ones too */
  GArray *facts;        /* of TdFeedbackFact, by pair, side and wave */
  GArray *answers;      /* of TdAnswerFact */
} TdFeedbackFacts;

/* Reads what was asked and answered by a day. */
gboolean td_feedback_facts_read (TdDatabase *db,
                                 gint64 survey_id,
                                 TdDate as_of,
                                 TdFeedbackFacts *facts,
                                 GError **error);
void td_feedback_facts_clear (TdFeedbackFacts *facts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdFeedbackFacts, td_feedback_facts_clear)

G_END_DECLS
