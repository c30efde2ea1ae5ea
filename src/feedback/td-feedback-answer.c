/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "feedback/td-feedback.h"

#include "base/td-error.h"
#include "base/td-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const TdField answer_fields[] = {
  TD_FIELD (TdFeedbackAnswer, feedback_id, TD_FIELD_ID),
  TD_FIELD (TdFeedbackAnswer, question_id, TD_FIELD_ID),
  TD_FIELD (TdFeedbackAnswer, number, TD_FIELD_INT),
  TD_FIELD (TdFeedbackAnswer, text, TD_FIELD_TEXT),
  TD_FIELD (TdFeedbackAnswer, title, TD_FIELD_TEXT),
  TD_FIELD (TdFeedbackAnswer, kind, TD_FIELD_TEXT),
  TD_FIELD (TdFeedbackAnswer, topic, TD_FIELD_TEXT),
  TD_FIELD (TdFeedbackAnswer, active, TD_FIELD_BOOL),
};
TD_DEFINE_RECORD (TdFeedbackAnswer, td_feedback_answer, answer_fields)

TdFeedbackAnswer *
td_feedback_answer_new (gint64 question_id, int number, const char *text)
{
  TdFeedbackAnswer *answer = g_object_new (TD_TYPE_FEEDBACK_ANSWER, NULL);

  answer->question_id = question_id;
  answer->number = number;
  td_record_set_text (&answer->text, text);
  return answer;
}

const char *
td_feedback_answer_get_words (TdFeedbackAnswer *answer, char *buffer)
{
  if (answer->number == TD_FEEDBACK_NO_NUMBER)
    return answer->text ? answer->text : "";
  g_snprintf (buffer, 12, "%d", answer->number);
  return buffer;
}

/* --- Reading --- */

/* The next number in a text: "4", "4.0", "4,0"; NaN where there is none. */
static double
next_number (const char **text)
{
  const char *at = *text;
  double value = 0;

  while (*at && !g_ascii_isdigit (*at))
    at++;
  if (*at == '\0')
    return NAN;
  while (g_ascii_isdigit (*at))
    value = value * 10 + (*at++ - '0');
  if ((*at == '.' || *at == ',') && g_ascii_isdigit (at[1]))
    for (double place = 0.1; g_ascii_isdigit (*++at); place /= 10)
      value += place * (*at - '0');
  *text = at;
  return value;
}

/* "4", "4 - good", "agree: 4", "4/5": one number, which may be said to be out of the highest. */
static gboolean
read_number (const char *text, int highest, int *number)
{
  double value = next_number (&text);
  double second = next_number (&text);

  if (!isnan (second) && (second != highest || !isnan (next_number (&text))))
    return FALSE;
  if (isnan (value) || value != floor (value) || value > highest)
    return FALSE;
  *number = (int) value;
  return TRUE;
}

static TdFeedbackAnswer *
read_scale (TdSurveyQuestion *question, const char *text, GError **error)
{
  int lowest = 0, highest = 0, number = 0;

  td_survey_kind_get_scale (question->kind, &lowest, &highest);
  if (text[0] != '-' && read_number (text, highest, &number) && number >= lowest)
    return td_feedback_answer_new (question->id, number, NULL);
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _ ("“%s” is no answer to “%s”: it takes a whole number from %d to %d."), text,
               question->title, lowest, highest);
  return NULL;
}

/* One of the choices, by its words or by its number in the list. */
static TdFeedbackAnswer *
read_choice (TdSurveyQuestion *question, const char *text, GError **error)
{
  g_auto (GStrv) choices = td_text_split_list (question->choices);
  g_auto (GStrv) given = td_text_split_list (text); /* a forms service ends it with a semicolon */
  guint n = choices ? g_strv_length (choices) : 0;
  guint64 number = 0;

  /* The whole first: a choice may hold a comma. */
  for (guint i = 0; i < n; i++)
    if (td_text_same (choices[i], text) ||
        (given && given[0] && given[1] == NULL && td_text_same (choices[i], given[0])))
      return td_feedback_answer_new (question->id, TD_FEEDBACK_NO_NUMBER, choices[i]);
  if (g_ascii_string_to_unsigned (text, 10, 1, n, &number, NULL))
    return td_feedback_answer_new (question->id, TD_FEEDBACK_NO_NUMBER, choices[number - 1]);
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _ ("“%s” is no answer to “%s”. Choose one of: %s."), text, question->title,
               question->choices);
  return NULL;
}

TdFeedbackAnswer *
td_feedback_answer_read (TdSurveyQuestion *question, const char *text, GError **error)
{
  g_autofree char *clean = td_text_clean (text);
  g_autofree char *whole = g_strdup (text ? text : "");
  int lowest, highest;

  if (clean == NULL)
    return td_feedback_answer_new (question->id, TD_FEEDBACK_NO_NUMBER, NULL);
  if (td_survey_kind_get_scale (question->kind, &lowest, &highest))
    return read_scale (question, clean, error);
  if (g_strcmp0 (question->kind, "choice") == 0)
    return read_choice (question, clean, error);
  /* A text keeps its lines. */
  return td_feedback_answer_new (question->id, TD_FEEDBACK_NO_NUMBER, g_strstrip (whole));
}
