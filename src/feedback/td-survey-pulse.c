/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "feedback/td-survey-pulse.h"

#include <glib/gi18n-lib.h>

/* Short enough to be answered in three minutes; what a mentor hardly gains is asked of the mentee
 * only. */
static const struct
{
  const char *kind;
  const char *topic;
  const char *side;
  const char *title;
} questions[] = {
  { "rating", "satisfaction", NULL, N_ ("How satisfied are you with your conversations so far?") },
  { "recommendation", "recommendation", NULL,
    N_ ("How likely are you to recommend this programme to a colleague?") },
  { "rating", "confidence", "mentee", N_ ("I feel more confident in my work.") },
  { "rating", "organisation", NULL, N_ ("I understand better how our organisation works.") },
  { "rating", "skills", NULL, N_ ("I have learned something that I use in my work.") },
  { "rating", "network", NULL, N_ ("I know more colleagues whom I can turn to.") },
  { "rating", "problem", "mentee", N_ ("I got help with a problem that I had.") },
  { "rating", "visibility", "mentee", N_ ("My work is seen by more people.") },
  { "text", NULL, NULL, N_ ("What has been most useful to you?") },
  { "text", NULL, NULL, N_ ("What should be different?") },
};

TdSurvey *
td_survey_pulse_new (gint64 program_id)
{
  TdSurvey *survey = g_object_new (TD_TYPE_SURVEY, NULL);

  survey->program_id = program_id;
  /* Translators: the name of a short survey that is repeated. */
  td_record_set_text (&survey->name, _ ("Pulse survey"));
  survey->first_day = TD_SURVEY_FIRST_DAY;
  survey->every_days = TD_SURVEY_EVERY_DAYS;
  survey->active = TRUE;
  return survey;
}

GPtrArray *
td_survey_pulse_list_questions (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      TdSurveyQuestion *question = g_object_new (TD_TYPE_SURVEY_QUESTION, NULL);

      question->position = (int) i + 1;
      question->active = TRUE;
      td_record_set_text (&question->kind, questions[i].kind);
      td_record_set_text (&question->topic, questions[i].topic);
      td_record_set_text (&question->side, questions[i].side);
      td_record_set_text (&question->title, _ (questions[i].title));
      g_ptr_array_add (list, question);
    }
  return list;
}
