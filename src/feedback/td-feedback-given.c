/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

/* What pairs answered before, kept while many answers are held against it. */

#include "feedback/td-feedback-form.h"

#include "base/td-error.h"
#include "contact/td-history-query.h"
#include "feedback/td-survey-wave.h"

#include <glib/gi18n-lib.h>

static void
given_free (gpointer data)
{
  TdFeedbackGiven *given = data;

  g_object_unref (given->feedback);
  g_ptr_array_unref (given->answers);
  g_free (given);
}

/* Puts answers, in the order of the feedback they are of, where they belong. */
static void
share_out (GPtrArray *list, GPtrArray *answers)
{
  for (guint i = 0; i < answers->len; i++)
    {
      TdFeedbackAnswer *answer = answers->pdata[i];

      for (guint k = 0; k < list->len; k++)
        {
          const TdFeedbackGiven *given = list->pdata[k];

          if (given->feedback->id == answer->feedback_id)
            g_ptr_array_add (given->answers, g_object_ref (answer));
        }
    }
}

static GPtrArray *
load_given (TdFeedbackForm *form, gint64 pair_id, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (given_free);
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GPtrArray) feedback =
      td_database_load (form->db, TD_TYPE_FEEDBACK, error,
                        "SELECT id, survey_id, pair_id, side, due_on, answered_on, may_quote"
                        " FROM feedback WHERE survey_id = $1 AND pair_id = $2"
                        " ORDER BY due_on DESC, id",
                        "ii", form->survey->id, pair_id);

  for (guint i = 0; feedback && i < feedback->len; i++)
    {
      TdFeedbackGiven *given = g_new (TdFeedbackGiven, 1);

      *given = (TdFeedbackGiven){ g_object_ref (feedback->pdata[i]),
                                  g_ptr_array_new_with_free_func (g_object_unref) };
      g_ptr_array_add (list, given);
    }
  if (feedback == NULL || feedback->len == 0)
    return feedback ? g_steal_pointer (&list) : NULL;
  answers =
      td_database_load (form->db, TD_TYPE_FEEDBACK_ANSWER, error,
                        "SELECT a.feedback_id, a.question_id, coalesce(a.number, -1) AS number,"
                        " a.text, q.active FROM feedback f"
                        " JOIN feedback_answer a ON a.feedback_id = f.id"
                        " JOIN survey_question q ON q.id = a.question_id"
                        " WHERE f.survey_id = $1 AND f.pair_id = $2"
                        " ORDER BY f.id",
                        "ii", form->survey->id, pair_id);
  if (answers == NULL)
    return NULL;
  share_out (list, answers);
  return g_steal_pointer (&list);
}

GPtrArray *
td_feedback_form_list_given (TdFeedbackForm *form, gint64 pair_id, GError **error)
{
  GPtrArray *list = g_hash_table_lookup (form->given, GSIZE_TO_POINTER (pair_id));

  if (list)
    return list;
  list = load_given (form, pair_id, error);
  if (list)
    g_hash_table_insert (form->given, GSIZE_TO_POINTER (pair_id), list);
  return list;
}

const TdFeedbackGiven *
td_feedback_form_get_given (TdFeedbackForm *form, gint64 pair_id, gint64 id, GError **error)
{
  GPtrArray *list = td_feedback_form_list_given (form, pair_id, error);

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < list->len; i++)
    if (((TdFeedbackGiven *) list->pdata[i])->feedback->id == id)
      return list->pdata[i];
  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
               _ ("There are no answers number %ld. They may have been deleted."), (long) id);
  return NULL;
}

void
td_feedback_get_wave (const TdSurvey *survey,
                      const TdHistory *history,
                      TdDate on,
                      TdDate *from,
                      TdDate *until)
{
  TdSurveyDays days = { survey->first_day, survey->every_days };
  int k = td_survey_wave_find (history, &days, on);

  /* What was answered before the first wave answers the first. */
  *from = k <= 0 ? TD_DATE_NONE : td_survey_wave_get_day (history, &days, k);
  *until =
      days.every_days > 0 ? td_survey_wave_get_day (history, &days, MAX (k, 0) + 1) : TD_DATE_NONE;
}

const TdFeedbackGiven *
td_feedback_form_find_given (TdFeedbackForm *form,
                             const TdHistory *history,
                             gint64 pair_id,
                             const char *side,
                             TdDate on,
                             GError **error)
{
  GPtrArray *list = td_feedback_form_list_given (form, pair_id, error);
  TdDate from, until;

  if (list == NULL)
    return NULL;
  td_feedback_get_wave (form->survey, history, on, &from, &until);
  for (guint i = 0; i < list->len; i++)
    {
      const TdFeedbackGiven *given = list->pdata[i];
      TdDate due = given->feedback->due_on;

      if (g_strcmp0 (given->feedback->side, side) == 0 && (from == TD_DATE_NONE || due >= from) &&
          (until == TD_DATE_NONE || due < until))
        return given;
    }
  return NULL;
}
