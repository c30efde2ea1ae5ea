/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/pairs/td-pair-feedback-line.h"

#include "base/td-text.h"
#include "feedback/td-feedback-due.h"
#include "feedback/td-feedback.h"

#include <glib/gi18n-lib.h>

static const TdField line_fields[] = {
  TD_FIELD (TdPairFeedbackLine, feedback_id, TD_FIELD_ID),
  TD_FIELD (TdPairFeedbackLine, side, TD_FIELD_TEXT),
  TD_FIELD (TdPairFeedbackLine, title, TD_FIELD_TEXT),
  TD_FIELD (TdPairFeedbackLine, detail, TD_FIELD_TEXT),
  TD_FIELD (TdPairFeedbackLine, waits, TD_FIELD_BOOL),
};
TD_DEFINE_RECORD (TdPairFeedbackLine, td_pair_feedback_line, line_fields)

static TdPairFeedbackLine *
line_of_due (TdFeedbackDue *due)
{
  TdPairFeedbackLine *line = g_object_new (TD_TYPE_PAIR_FEEDBACK_LINE, NULL);
  g_autofree char *since = td_date_format (due->due_on);

  line->waits = TRUE;
  td_record_set_text (&line->side, due->side);
  /* Translators: a name and a side of the pair: "NAME, mentor". */
  td_record_take_text (&line->title, g_strdup_printf (_ ("%s, %s"), due->person_name,
                                                      td_survey_side_get_label (due->side)));
  /* Translators: a survey and a day. */
  td_record_take_text (&line->detail,
                       g_strdup_printf (_ ("%s: waits since %s"),
                                        due->survey_name ? due->survey_name : _ ("Pulse survey"),
                                        since));
  return line;
}

/* "Satisfaction 4 · Recommendation 9": numbers only, her words are hers. */
static void
append_scores (GString *text, GPtrArray *answers)
{
  for (guint i = 0; i < answers->len; i++)
    {
      TdFeedbackAnswer *answer = answers->pdata[i];
      gboolean main = g_strcmp0 (answer->topic, "satisfaction") == 0 ||
                      g_strcmp0 (answer->topic, "recommendation") == 0;

      if (main && answer->number != TD_FEEDBACK_NO_NUMBER)
        {
          g_autofree char *score =
              g_strdup_printf ("%s %d", td_survey_topic_get_label (answer->topic), answer->number);

          td_text_add_part (text, "%s", score);
        }
    }
}

static TdPairFeedbackLine *
line_of_feedback (TdDatabase *db, TdFeedback *feedback, GError **error)
{
  g_autoptr (GPtrArray) answers = td_feedback_list_answers (db, feedback->id, error);
  g_autofree char *on = td_date_format (feedback->answered_on);
  g_autoptr (GString) detail = g_string_new (NULL);
  TdPairFeedbackLine *line;

  if (answers == NULL)
    return NULL;
  line = g_object_new (TD_TYPE_PAIR_FEEDBACK_LINE, NULL);
  line->feedback_id = feedback->id;
  td_record_set_text (&line->side, feedback->side);
  td_record_take_text (&line->title, g_strdup_printf (_ ("%s, %s"), feedback->person_name,
                                                      td_survey_side_get_label (feedback->side)));
  td_text_add_part (detail, "%s", on);
  td_text_add_part (detail, "%s", feedback->survey_name);
  append_scores (detail, answers);
  if (feedback->may_quote)
    td_text_add_part (detail, "%s", _ ("may be quoted"));
  td_record_set_text (&line->detail, detail->str);
  return line;
}

GPtrArray *
td_pair_feedback_line_list (TdDatabase *db, gint64 pair_id, TdDate today, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) due = td_feedback_list_due_of_pair (db, pair_id, today, error);
  g_autoptr (GPtrArray) answered = due ? td_feedback_list (db, 0, pair_id, error) : NULL;

  if (answered == NULL)
    return NULL;
  for (guint i = 0; i < due->len; i++)
    g_ptr_array_add (lines, line_of_due (due->pdata[i]));
  for (guint i = 0; i < answered->len; i++)
    {
      TdPairFeedbackLine *line = line_of_feedback (db, answered->pdata[i], error);

      if (line == NULL)
        return NULL;
      g_ptr_array_add (lines, line);
    }
  return g_steal_pointer (&lines);
}
