/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "feedback/td-feedback-form.h"

#include "db/td-adding.h"

static const TdField feedback_fields[] = {
  TD_FIELD (TdFeedback, id, TD_FIELD_ID),
  TD_FIELD (TdFeedback, survey_id, TD_FIELD_ID),
  TD_FIELD (TdFeedback, pair_id, TD_FIELD_ID),
  TD_FIELD (TdFeedback, side, TD_FIELD_TEXT),
  TD_FIELD (TdFeedback, due_on, TD_FIELD_DATE),
  TD_FIELD (TdFeedback, answered_on, TD_FIELD_DATE),
  TD_FIELD (TdFeedback, may_quote, TD_FIELD_BOOL),
};

static const TdField answer_fields[] = {
  TD_FIELD (TdFeedbackAnswer, feedback_id, TD_FIELD_ID),
  TD_FIELD (TdFeedbackAnswer, question_id, TD_FIELD_ID),
  TD_FIELD (TdFeedbackAnswer, number, TD_FIELD_NUMBER),
  TD_FIELD (TdFeedbackAnswer, text, TD_FIELD_TEXT),
};

static const TdRecordShape feedback_shape = TD_RECORD_SHAPE (TdFeedback, feedback_fields);
static const TdRecordShape answer_shape = TD_RECORD_SHAPE (TdFeedbackAnswer, answer_fields);

static gboolean
says_something (const TdFeedbackAnswer *answer)
{
  return answer->number != TD_FEEDBACK_NO_NUMBER || (answer->text && *answer->text);
}

/* Gives ids to all of them, and to what they say, which is listed in their order. */
static GPtrArray *
number_all (GPtrArray *feedback, GPtrArray *answers, gint64 last)
{
  GPtrArray *listed = g_ptr_array_new ();

  for (guint i = 0; i < feedback->len; i++)
    {
      TdFeedback *one = feedback->pdata[i];
      GPtrArray *of_one = answers->pdata[i];

      one->id = ++last;
      for (guint k = 0; k < of_one->len; k++)
        {
          TdFeedbackAnswer *answer = of_one->pdata[k];

          answer->feedback_id = one->id;
          if (says_something (answer))
            g_ptr_array_add (listed, answer);
        }
    }
  return listed;
}

gboolean
td_feedback_add_all (TdDatabase *db,
                     GPtrArray *feedback,
                     GPtrArray *answers,
                     TdProgress *progress,
                     double from,
                     double to,
                     GCancellable *cancellable,
                     GError **error)
{
  double middle = from + (to - from) / 4;
  const TdRecordSet whose = { feedback, &feedback_shape, progress, from, middle, cancellable };
  TdRecordSet what = { NULL, &answer_shape, progress, middle, to, cancellable };
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (TdAdding) adding = NULL;
  gint64 last = 0;

  g_return_val_if_fail (feedback->len == answers->len, FALSE);

  if (feedback->len == 0)
    return TRUE;
  if (!td_database_query_int (db, &last, error, "SELECT coalesce(max(id), 0) FROM feedback", ""))
    return FALSE;
  what.records = listed = number_all (feedback, answers, last);
  adding = td_adding_begin (db, "feedback", feedback->len, error);
  return adding && td_adding_insert (adding, "feedback", "id", &whose, error) &&
         td_adding_insert (adding, "feedback_answer", "feedback_id", &what, error) &&
         td_adding_end (adding, error);
}
