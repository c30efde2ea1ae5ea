/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "feedback/td-feedback-form.h"

#include "base/td-error.h"
#include "contact/td-history-query.h"
#include "feedback/td-survey-wave.h"

#include <glib/gi18n-lib.h>

TdFeedbackForm *
td_feedback_form_new (TdDatabase *db, gint64 survey_id, GError **error)
{
  g_autoptr (TdFeedbackForm) form = g_new0 (TdFeedbackForm, 1);

  form->db = db;
  form->histories = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) td_history_free);
  form->given = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  form->survey = td_survey_load (db, survey_id, error);
  form->questions =
      form->survey ? td_survey_question_list (db, survey_id, NULL, TRUE, error) : NULL;
  return form->questions ? g_steal_pointer (&form) : NULL;
}

void
td_feedback_form_free (TdFeedbackForm *form)
{
  g_clear_object (&form->survey);
  g_clear_pointer (&form->questions, g_ptr_array_unref);
  g_hash_table_unref (form->histories);
  g_hash_table_unref (form->given);
  g_free (form);
}

TdSurveyQuestion *
td_feedback_form_find (TdFeedbackForm *form, const char *side, gint64 id)
{
  for (guint i = 0; i < form->questions->len; i++)
    {
      TdSurveyQuestion *question = form->questions->pdata[i];

      if (question->id == id)
        return question->side == NULL || g_str_equal (question->side, side) ? question : NULL;
    }
  return NULL;
}

/* --- Whose, and when --- */

static gboolean
check_side (TdFeedback *feedback, GError **error)
{
  if (g_strcmp0 (feedback->side, "mentor") == 0 || g_strcmp0 (feedback->side, "mentee") == 0)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _ ("“%s” is no side of a pair: say mentor or mentee."),
               feedback->side ? feedback->side : "");
  return FALSE;
}

static gboolean
check_dates (TdFeedback *feedback, const TdHistory *history, TdDate today, GError **error)
{
  gboolean early = feedback->answered_on < history->matched_on;
  g_autofree char *on = NULL;
  g_autofree char *border = NULL;

  if (!early && feedback->answered_on <= today)
    return TRUE;
  on = td_date_format (feedback->answered_on);
  border = td_date_format (early ? history->matched_on : today);
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               early ? _ ("Answers of %s lie before the pair began on %s. Check the date.")
                     : _ ("Answers of %s lie ahead of today, %s. Check the date."),
               on, border);
  return FALSE;
}

/* Borrowed: of each pair it is loaded once. */
static const TdHistory *
get_history (TdFeedbackForm *form, gint64 pair_id, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  TdHistory *history = g_hash_table_lookup (form->histories, GSIZE_TO_POINTER (pair_id));

  if (history)
    return history;
  history = td_history_load (form->db, pair_id, &trouble);
  if (history)
    g_hash_table_insert (form->histories, GSIZE_TO_POINTER (pair_id), history);
  else if (trouble)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 _ ("This pair is not active yet. Record that both accepted, then enter answers."));
  return history;
}

/* --- The wave --- */

/* The day of the wave that was open when she answered; the first one where she was early. */
static void
find_due (TdFeedback *feedback, TdSurvey *survey, const TdHistory *history)
{
  TdSurveyDays days = { survey->first_day, survey->every_days };
  int k = td_survey_wave_find (history, &days, feedback->answered_on);

  feedback->due_on = td_survey_wave_get_due (history, &days, MAX (k, 0));
  if (feedback->due_on == TD_DATE_NONE)
    feedback->due_on = td_survey_wave_get_day (history, &days, MAX (k, 0));
}

/* What this side answered for the wave before is what is changed now. */
static gboolean
adopt_earlier (TdFeedbackForm *form, TdFeedback *feedback, const TdHistory *history, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  const TdFeedbackGiven *earlier;

  if (feedback->id)
    return TRUE;
  earlier = td_feedback_form_find_given (form, history, feedback->pair_id, feedback->side,
                                         MAX (feedback->due_on, feedback->answered_on), &trouble);
  if (trouble)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  if (earlier)
    {
      feedback->id = earlier->feedback->id;
      feedback->due_on = earlier->feedback->due_on;
    }
  return TRUE;
}

gboolean
td_feedback_settle (TdFeedbackForm *form, TdFeedback *feedback, TdDate today, GError **error)
{
  const TdHistory *history = get_history (form, feedback->pair_id, error);

  if (history == NULL || !check_side (feedback, error))
    return FALSE;
  if (feedback->answered_on == TD_DATE_NONE)
    feedback->answered_on = today;
  if (!check_dates (feedback, history, today, error))
    return FALSE;
  if (feedback->due_on != TD_DATE_NONE)
    return TRUE;
  find_due (feedback, form->survey, history);
  return adopt_earlier (form, feedback, history, error);
}
