/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "feedback/td-feedback.h"

#include "base/td-error.h"
#include "contact/td-history-query.h"
#include "db/td-change.h"
#include "feedback/td-feedback-form.h"
#include "feedback/td-survey-wave.h"

#include <glib/gi18n-lib.h>

static const TdField feedback_fields[] = {
  TD_FIELD (TdFeedback, id, TD_FIELD_ID),
  TD_FIELD (TdFeedback, survey_id, TD_FIELD_ID),
  TD_FIELD (TdFeedback, pair_id, TD_FIELD_ID),
  TD_FIELD (TdFeedback, side, TD_FIELD_TEXT),
  TD_FIELD (TdFeedback, due_on, TD_FIELD_DATE),
  TD_FIELD (TdFeedback, answered_on, TD_FIELD_DATE),
  TD_FIELD (TdFeedback, may_quote, TD_FIELD_BOOL),
  TD_FIELD (TdFeedback, survey_name, TD_FIELD_TEXT),
  TD_FIELD (TdFeedback, program_id, TD_FIELD_ID),
  TD_FIELD (TdFeedback, reference, TD_FIELD_TEXT),
  TD_FIELD (TdFeedback, person_id, TD_FIELD_ID),
  TD_FIELD (TdFeedback, person_name, TD_FIELD_TEXT),
  TD_FIELD (TdFeedback, person_number, TD_FIELD_TEXT),
  TD_FIELD (TdFeedback, n_answers, TD_FIELD_INT),
};
TD_DEFINE_RECORD (TdFeedback, td_feedback, feedback_fields)

static const TdField testimonial_fields[] = {
  TD_FIELD (TdTestimonial, feedback_id, TD_FIELD_ID),
  TD_FIELD (TdTestimonial, answered_on, TD_FIELD_DATE),
  TD_FIELD (TdTestimonial, side, TD_FIELD_TEXT),
  TD_FIELD (TdTestimonial, person_name, TD_FIELD_TEXT),
  TD_FIELD (TdTestimonial, question, TD_FIELD_TEXT),
  TD_FIELD (TdTestimonial, text, TD_FIELD_TEXT),
  TD_FIELD (TdTestimonial, program_name, TD_FIELD_TEXT),
};
TD_DEFINE_RECORD (TdTestimonial, td_testimonial, testimonial_fields)

#define FEEDBACK_SQL                                                                     \
  "SELECT f.id, f.survey_id, f.pair_id, f.side, f.due_on, f.answered_on, f.may_quote,"   \
  " s.name AS survey_name, p.program_id, p.reference, e.id AS person_id,"                \
  " e.name AS person_name, e.number AS person_number,"                                   \
  " (SELECT count(*) FROM feedback_answer a WHERE a.feedback_id = f.id) AS n_answers"    \
  " FROM feedback f JOIN survey s ON s.id = f.survey_id JOIN pair p ON p.id = f.pair_id" \
  " JOIN employee e ON e.id = CASE f.side WHEN 'mentor' THEN p.mentor_id ELSE p.mentee_id END"

TdFeedback *
td_feedback_load (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  TdFeedback *feedback = td_database_load_one (db, TD_TYPE_FEEDBACK, &trouble,
                                               FEEDBACK_SQL " WHERE f.id = $1", "i", id);

  if (trouble)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else if (feedback == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                 _ ("There are no answers number %ld. They may have been deleted."), (long) id);
  return feedback;
}

TdFeedback *
td_feedback_find_in (TdDatabase *db,
                     const TdSurvey *survey,
                     const TdHistory *history,
                     gint64 pair_id,
                     const char *side,
                     TdDate on,
                     GError **error)
{
  TdDate from, until;

  td_feedback_get_wave (survey, history, on, &from, &until);
  return td_database_load_one (db, TD_TYPE_FEEDBACK, error,
                               FEEDBACK_SQL
                               " WHERE f.survey_id = $1 AND f.pair_id = $2 AND f.side = $3"
                               " AND ($4 IS NULL OR f.due_on >= $4)"
                               " AND ($5 IS NULL OR f.due_on < $5)"
                               " ORDER BY f.due_on DESC LIMIT 1",
                               "iisDD", survey->id, pair_id, side, from, until);
}

TdFeedback *
td_feedback_find (TdDatabase *db,
                  gint64 survey_id,
                  gint64 pair_id,
                  const char *side,
                  TdDate on,
                  GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (TdSurvey) survey = td_survey_load (db, survey_id, error);
  g_autoptr (TdHistory) history = survey ? td_history_load (db, pair_id, &trouble) : NULL;

  if (trouble)
    g_propagate_error (error, g_steal_pointer (&trouble));
  return history ? td_feedback_find_in (db, survey, history, pair_id, side, on, error) : NULL;
}

GPtrArray *
td_feedback_list (TdDatabase *db, gint64 program_id, gint64 pair_id, GError **error)
{
  return td_database_load (db, TD_TYPE_FEEDBACK, error,
                           FEEDBACK_SQL " WHERE ($1 = 0 OR p.program_id = $1)"
                                        " AND ($2 = 0 OR f.pair_id = $2)"
                                        " ORDER BY f.due_on DESC, f.pair_id, f.side DESC, f.id",
                           "ii", program_id, pair_id);
}

GPtrArray *
td_feedback_list_answers (TdDatabase *db, gint64 feedback_id, GError **error)
{
  return td_database_load (db, TD_TYPE_FEEDBACK_ANSWER, error,
                           "SELECT a.feedback_id, a.question_id, coalesce(a.number, -1) AS number,"
                           " a.text, q.title, q.kind, q.topic, q.active"
                           " FROM feedback_answer a JOIN survey_question q ON q.id = a.question_id"
                           " WHERE a.feedback_id = $1 ORDER BY q.position, q.active, q.id",
                           "i", feedback_id);
}

gboolean
td_feedback_delete (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (TdFeedback) feedback = td_feedback_load (db, id, error);
  g_autoptr (TdChange) change = feedback ? td_change_begin (db, "feedback.delete", error) : NULL;

  if (change == NULL ||
      !td_database_execute (db, error, "DELETE FROM feedback_answer WHERE feedback_id = $1", "i",
                            id) ||
      !td_database_execute (db, error, "DELETE FROM feedback WHERE id = $1", "i", id))
    return FALSE;
  td_change_describe (change, "%s", feedback->person_name);
  return td_change_commit (change, error);
}

GPtrArray *
td_testimonial_list (TdDatabase *db, gint64 program_id, GError **error)
{
  return td_database_load (
      db, TD_TYPE_TESTIMONIAL, error,
      "SELECT f.id AS feedback_id, f.answered_on, f.side,"
      " CASE g.confidential WHEN 1 THEN NULL ELSE e.name END AS person_name,"
      " q.title AS question, a.text, g.name AS program_name"
      " FROM feedback f JOIN feedback_answer a ON a.feedback_id = f.id"
      " JOIN survey_question q ON q.id = a.question_id AND q.kind = 'text'"
      " JOIN pair p ON p.id = f.pair_id JOIN program g ON g.id = p.program_id"
      " JOIN employee e ON e.id = CASE f.side WHEN 'mentor' THEN p.mentor_id ELSE p.mentee_id END"
      " WHERE f.may_quote = 1 AND a.text <> '' AND ($1 = 0 OR p.program_id = $1)"
      " ORDER BY f.answered_on DESC, f.id, q.position, q.id",
      "i", program_id);
}

char *
td_testimonial_dup_text (TdTestimonial *testimonial)
{
  const char *side = td_survey_side_get_label (testimonial->side);
  g_autofree char *on = td_date_format (testimonial->answered_on);

  /* Translators: what was said, by whom, on which side, when, in which programme. */
  if (testimonial->person_name)
    return g_strdup_printf (_ ("“%s” – %s, %s, %s (%s)"), testimonial->text,
                            testimonial->person_name, side, on, testimonial->program_name);
  /* Translators: what was said, on which side, when, in which programme. */
  return g_strdup_printf (_ ("“%s” – %s, %s (%s)"), testimonial->text, side, on,
                          testimonial->program_name);
}
