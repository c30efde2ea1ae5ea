/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "feedback/td-feedback-due.h"
#include "feedback/td-feedback.h"
#include "workspace/td-sample-private.h"

/* How often the forms that came back are typed in, and how many of 100 come back each time. */
#define DAYS_BETWEEN 12
#define ANSWERED 45

static const char *const useful[] = {
  "Somebody who listens and has no stake in it.",
  "The questions, more than the answers.",
  "Hearing how the other department decides.",
  "She introduced me to three people I work with now.",
  "Practising the talk with the steering group.",
  "Being asked what I want, not what is open.",
  "A second pair of eyes on my plan for the year.",
  "Learning to say no without a long story.",
};

static const char *const different[] = {
  "More time at the beginning.",
  "A reminder a week before would help.",
  "Nothing, please go on.",
  "I would like to meet the other pairs.",
  "Rooms are hard to find on the second floor.",
  "Tell the managers what the hour is for.",
};

/* Mostly content, and a little more so with every wave. */
static int
choose_number (TdSample *sample, TdSurveyQuestion *question, int wave)
{
  static const int ratings[] = { 5, 5, 4, 4, 4, 3, 4, 5, 3, 2 };
  static const int recommendations[] = { 10, 9, 9, 8, 8, 7, 9, 6, 8, 5 };
  int place = td_sample_between (sample, 0, 9);

  if (td_sample_happens (sample, 30))
    place = MAX (place - wave, 0);
  return g_strcmp0 (question->kind, "rating") == 0 ? ratings[place] : recommendations[place];
}

static TdFeedbackAnswer *
choose_answer (TdSample *sample, TdSurveyQuestion *question, int wave)
{
  gboolean last = question->position % 2 == 0;
  const char *text;

  if (g_strcmp0 (question->kind, "text") != 0)
    return td_feedback_answer_new (question->id, choose_number (sample, question, wave), NULL);
  text = last ? td_sample_pick (sample, different) : td_sample_pick (sample, useful);
  return td_feedback_answer_new (question->id, TD_FEEDBACK_NO_NUMBER,
                                 td_sample_happens (sample, 7) ? text : NULL);
}

static gboolean
answer (TdSample *sample, TdFeedbackDue *due, TdDate on, GError **error)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TdFeedback) feedback = g_object_new (TD_TYPE_FEEDBACK, NULL);
  g_autoptr (GPtrArray) questions =
      td_survey_question_list (sample->db, due->survey_id, due->side, FALSE, error);

  if (questions == NULL)
    return FALSE;
  feedback->survey_id = due->survey_id;
  feedback->pair_id = due->pair_id;
  feedback->answered_on = on;
  feedback->may_quote = td_sample_happens (sample, 25);
  td_record_set_text (&feedback->side, due->side);
  for (guint i = 0; i < questions->len; i++)
    g_ptr_array_add (answers, choose_answer (sample, questions->pdata[i], due->wave));
  return td_feedback_save (sample->db, feedback, answers, sample->today, NULL, error);
}

static gboolean
answer_some (TdSample *sample, TdDate on, GError **error)
{
  g_autoptr (GPtrArray) due = td_feedback_list_due (sample->db, 0, on, error);

  for (guint i = 0; due && i < due->len; i++)
    if (td_sample_happens (sample, ANSWERED) && !answer (sample, due->pdata[i], on, error))
      return FALSE;
  return due != NULL;
}

gboolean
td_sample_make_feedback (TdSample *sample, GError **error)
{
  if (!td_survey_ensure (sample->db, sample->mentoring, NULL, error) ||
      !td_survey_ensure (sample->db, sample->coaching, NULL, error))
    return FALSE;
  for (TdDate on = td_date_add_months (sample->today, -14); on < sample->today; on += DAYS_BETWEEN)
    if (!answer_some (sample, on, error))
      return FALSE;
  return TRUE;
}
