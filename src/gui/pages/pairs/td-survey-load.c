/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-survey-load.h"

#include "feedback/td-feedback-due.h"

void
td_survey_form_free (gpointer data)
{
  TdSurveyForm *form = data;

  if (form == NULL)
    return;
  g_clear_object (&form->survey);
  g_clear_object (&form->pair);
  g_clear_object (&form->feedback);
  g_clear_pointer (&form->questions, g_ptr_array_unref);
  g_clear_pointer (&form->answers, g_ptr_array_unref);
  g_free (form);
}

void
td_survey_form_request_free (gpointer data)
{
  TdSurveyFormRequest *request = data;

  g_free (request->side);
  g_free (request);
}

/* What waits for this side; no survey where nothing does. */
typedef struct
{
  gint64 survey_id;
  TdDate due_on;
} Waiting;

static gboolean
find_due (TdDatabase *db, const TdSurveyFormRequest *request, Waiting *waiting, GError **error)
{
  g_autoptr (GPtrArray) due =
      td_feedback_list_due_of_pair (db, request->pair_id, request->today, error);

  *waiting = (Waiting){ 0 };
  for (guint i = 0; due && i < due->len && waiting->survey_id == 0; i++)
    {
      TdFeedbackDue *row = due->pdata[i];

      if (g_strcmp0 (row->side, request->side) == 0)
        *waiting = (Waiting){ row->survey_id, row->due_on };
    }
  return due != NULL;
}

static TdFeedback *
new_feedback (const TdSurveyFormRequest *request, const Waiting *waiting)
{
  TdFeedback *feedback = g_object_new (TD_TYPE_FEEDBACK, NULL);

  feedback->survey_id = waiting->survey_id;
  feedback->due_on = waiting->due_on;
  feedback->pair_id = request->pair_id;
  feedback->answered_on = request->today;
  td_record_set_text (&feedback->side, request->side);
  return feedback;
}

/* What was answered, or what is to be. */
static TdFeedback *
load_feedback (TdDatabase *db, const TdSurveyFormRequest *request, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdPair) pair = NULL;
  g_autoptr (TdSurvey) first = NULL;
  TdFeedback *feedback;
  Waiting waiting;

  if (request->feedback_id)
    return td_feedback_load (db, request->feedback_id, error);
  pair = td_pair_load (db, request->pair_id, request->today, error);
  first = pair ? td_survey_find (db, pair->program_id, NULL, error) : NULL;
  if (first == NULL || !find_due (db, request, &waiting, error))
    return NULL;
  if (waiting.survey_id == 0)
    waiting.survey_id = first->id;
  feedback = td_feedback_find (db, waiting.survey_id, request->pair_id, request->side,
                               request->today, &trouble);
  if (trouble == NULL)
    return feedback ? feedback : new_feedback (request, &waiting);
  g_propagate_error (error, g_steal_pointer (&trouble));
  return NULL;
}

static gboolean
was_answered (GPtrArray *answers, gint64 question_id)
{
  for (guint i = 0; i < answers->len; i++)
    if (TD_FEEDBACK_ANSWER (answers->pdata[i])->question_id == question_id)
      return TRUE;
  return FALSE;
}

/* What is asked now, and what was asked when she answered. */
static GPtrArray *
load_questions (TdDatabase *db, const TdSurveyForm *form, GError **error)
{
  GPtrArray *questions =
      td_survey_question_list (db, form->feedback->survey_id, form->feedback->side, TRUE, error);

  for (guint i = questions ? questions->len : 0; i > 0; i--)
    {
      TdSurveyQuestion *question = questions->pdata[i - 1];

      if (!question->active && !was_answered (form->answers, question->id))
        g_ptr_array_remove_index (questions, i - 1);
    }
  return questions;
}

gpointer
td_survey_form_load (TdDatabase *db, gpointer data, GError **error)
{
  const TdSurveyFormRequest *request = data;
  TdSurveyForm *form = g_new0 (TdSurveyForm, 1);

  form->feedback = load_feedback (db, request, error);
  if (form->feedback)
    form->survey = td_survey_load (db, form->feedback->survey_id, error);
  if (form->survey)
    form->pair = td_pair_load (db, form->feedback->pair_id, request->today, error);
  if (form->pair)
    form->answers = td_feedback_list_answers (db, form->feedback->id, error);
  if (form->answers)
    form->questions = load_questions (db, form, error);
  if (form->questions)
    return form;
  td_survey_form_free (form);
  return NULL;
}
