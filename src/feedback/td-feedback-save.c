/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "feedback/td-feedback-form.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "db/td-change.h"

#include <glib/gi18n-lib.h>

static const char *const stored_fields[] = { "survey_id",   "pair_id",   "side", "due_on",
                                             "answered_on", "may_quote", NULL };

/* --- Checks --- */

/* Whether an answer says nothing: it is not stored. */
static gboolean
is_empty (TdFeedbackAnswer *answer)
{
  return answer->number == TD_FEEDBACK_NO_NUMBER && (answer->text == NULL || !*answer->text);
}

/* One of the choices as it stands; it may hold a comma. */
static gboolean
is_choice (TdSurveyQuestion *question, const char *text)
{
  g_auto (GStrv) choices = td_text_split_list (question->choices);

  for (char **choice = choices; *choice; choice++)
    if (td_text_same (*choice, text))
      return TRUE;
  return FALSE;
}

/* A number on the scale, a choice that is offered, a text. What a retired question was answered
 * stays as it is. */
static gboolean
fits (TdSurveyQuestion *question, TdFeedbackAnswer *answer)
{
  int lowest, highest;

  if (td_survey_kind_get_scale (question->kind, &lowest, &highest))
    return answer->number >= lowest && answer->number <= highest && answer->text == NULL;
  if (answer->number != TD_FEEDBACK_NO_NUMBER)
    return FALSE;
  return g_strcmp0 (question->kind, "choice") != 0 || answer->feedback_id != 0 ||
         is_choice (question, answer->text);
}

static gboolean
check_answers (TdFeedbackForm *form, const char *side, GPtrArray *answers, GError **error)
{
  guint n = 0;

  for (guint i = 0; i < answers->len; i++)
    {
      TdFeedbackAnswer *answer = answers->pdata[i];
      TdSurveyQuestion *question = td_feedback_form_find (form, side, answer->question_id);
      char buffer[12];

      if (question == NULL)
        {
          g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                       _ ("Question number %ld is not asked of this side in this survey."),
                       (long) answer->question_id);
          return FALSE;
        }
      if (is_empty (answer))
        continue;
      if (!fits (question, answer))
        {
          g_set_error (error, TD_ERROR, TD_ERROR_INVALID, _ ("“%s” is no answer to “%s”."),
                       td_feedback_answer_get_words (answer, buffer), question->title);
          return FALSE;
        }
      n++;
    }
  if (n == 0)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID, _ ("Nothing is answered yet."));
  return n > 0;
}

/* --- Writing --- */

static gboolean
write_answer (TdDatabase *db, gint64 feedback_id, TdFeedbackAnswer *answer, GError **error)
{
  return td_database_execute (
      db, error,
      "INSERT INTO feedback_answer (feedback_id, question_id, number, text)"
      " VALUES ($1, $2, CASE WHEN $3 < 0 THEN NULL ELSE $3 END, $4)"
      " ON CONFLICT (feedback_id, question_id) DO UPDATE SET number = excluded.number,"
      " text = excluded.text WHERE feedback_answer.number IS DISTINCT FROM excluded.number"
      " OR feedback_answer.text IS DISTINCT FROM excluded.text",
      "iiis", feedback_id, answer->question_id, (gint64) answer->number, answer->text);
}

static TdFeedbackAnswer *
find_answer (GPtrArray *answers, gint64 question_id)
{
  for (guint i = 0; i < answers->len; i++)
    {
      TdFeedbackAnswer *answer = answers->pdata[i];

      if (answer->question_id == question_id && !is_empty (answer))
        return answer;
    }
  return NULL;
}

/* Whether an answer that is stored goes: it is missing now, and its question is still asked. */
static gboolean
is_removed (TdFeedbackAnswer *stored, GPtrArray *answers)
{
  return stored->active && find_answer (answers, stored->question_id) == NULL;
}

static gboolean
remove_others (TdDatabase *db, GPtrArray *stored, GPtrArray *answers, GError **error)
{
  for (guint i = 0; stored && i < stored->len; i++)
    {
      TdFeedbackAnswer *answer = stored->pdata[i];

      if (is_removed (answer, answers) &&
          !td_database_execute (
              db, error, "DELETE FROM feedback_answer WHERE feedback_id = $1 AND question_id = $2",
              "ii", answer->feedback_id, answer->question_id))
        return FALSE;
    }
  return TRUE;
}

/* Whether all that is to be written is there already. */
static gboolean
is_same (TdFeedback *before, TdFeedback *feedback, GPtrArray *stored, GPtrArray *answers)
{
  if (before == NULL || !td_record_equal_fields (before, feedback, stored_fields))
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    if (is_removed (stored->pdata[i], answers))
      return FALSE;
  for (guint i = 0; i < answers->len; i++)
    {
      TdFeedbackAnswer *answer = answers->pdata[i];
      TdFeedbackAnswer *old = find_answer (stored, answer->question_id);

      if (!is_empty (answer) && (old == NULL || old->number != answer->number ||
                                 g_strcmp0 (old->text, answer->text) != 0))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_all (TdDatabase *db,
           TdFeedback *feedback,
           GPtrArray *stored,
           GPtrArray *answers,
           GError **error)
{
  gboolean written =
      feedback->id
          ? td_database_update (db, "feedback", feedback, stored_fields, feedback->id, error)
          : td_database_insert (db, "feedback", feedback, stored_fields, &feedback->id, error);

  if (!written || !remove_others (db, stored, answers, error))
    return FALSE;
  for (guint i = 0; i < answers->len; i++)
    if (!is_empty (answers->pdata[i]) && !write_answer (db, feedback->id, answers->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* For the audit trail: the name of who answered. */
static gboolean
describe (TdDatabase *db, TdChange *change, gint64 id, GError **error)
{
  g_autoptr (TdFeedback) feedback = td_feedback_load (db, id, error);

  if (feedback)
    td_change_describe (change, "%s", feedback->person_name);
  return feedback != NULL;
}

/* Everything that is known before it is written. */
typedef struct
{
  GPtrArray *stored;  /* of TdFeedbackAnswer; NULL: this side has not answered before */
  TdFeedback *before; /* the same */
  gboolean made;
} Plan;

static void
plan_clear (Plan *plan)
{
  g_clear_pointer (&plan->stored, g_ptr_array_unref);
  g_clear_object (&plan->before);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static gboolean
plan (TdFeedbackForm *form,
      TdFeedback *feedback,
      GPtrArray *answers,
      TdDate today,
      Plan *plan,
      GError **error)
{
  const TdFeedbackGiven *given;

  if (!td_feedback_settle (form, feedback, today, error) ||
      !check_answers (form, feedback->side, answers, error))
    return FALSE;
  plan->made = TRUE;
  if (feedback->id == 0)
    return TRUE;
  given = td_feedback_form_get_given (form, feedback->pair_id, feedback->id, error);
  if (given == NULL)
    return FALSE;
  plan->stored = g_ptr_array_ref (given->answers);
  plan->before = g_object_ref (given->feedback);
  plan->made = !is_same (plan->before, feedback, plan->stored, answers);
  return TRUE;
}

gboolean
td_feedback_rehearse (TdFeedbackForm *form,
                      TdFeedback *feedback,
                      GPtrArray *answers,
                      TdDate today,
                      gboolean *made,
                      GError **error)
{
  g_auto (Plan) planned = { 0 };

  if (!plan (form, feedback, answers, today, &planned, error))
    return FALSE;
  *made = planned.made;
  return TRUE;
}

gboolean
td_feedback_write (TdFeedbackForm *form,
                   TdFeedback *feedback,
                   GPtrArray *answers,
                   TdDate today,
                   GError **error)
{
  g_auto (Plan) planned = { 0 };

  return plan (form, feedback, answers, today, &planned, error) &&
         (!planned.made || write_all (form->db, feedback, planned.stored, answers, error));
}

static gboolean
write_planned (TdDatabase *db,
               TdFeedback *feedback,
               GPtrArray *answers,
               const Plan *planned,
               GError **error)
{
  g_autoptr (TdChange) change =
      td_change_begin (db, planned->before ? "feedback.edit" : "feedback.enter", error);

  return change && write_all (db, feedback, planned->stored, answers, error) &&
         describe (db, change, feedback->id, error) && td_change_commit (change, error);
}

gboolean
td_feedback_save (TdDatabase *db,
                  TdFeedback *feedback,
                  GPtrArray *answers,
                  TdDate today,
                  gboolean *made,
                  GError **error)
{
  g_autoptr (TdFeedbackForm) form = td_feedback_form_new (db, feedback->survey_id, error);
  g_auto (Plan) planned = { 0 };
  gint64 id = feedback->id;

  if (form == NULL || !plan (form, feedback, answers, today, &planned, error) ||
      (planned.made && !write_planned (db, feedback, answers, &planned, error)))
    {
      feedback->id = id;
      return FALSE;
    }
  if (made)
    *made = planned.made;
  return TRUE;
}
