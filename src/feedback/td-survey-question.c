/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "feedback/td-survey-question.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "db/td-change.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const TdField question_fields[] = {
  TD_FIELD (TdSurveyQuestion, id, TD_FIELD_ID),
  TD_FIELD (TdSurveyQuestion, survey_id, TD_FIELD_ID),
  TD_FIELD (TdSurveyQuestion, position, TD_FIELD_INT),
  TD_FIELD (TdSurveyQuestion, kind, TD_FIELD_TEXT),
  TD_FIELD (TdSurveyQuestion, topic, TD_FIELD_TEXT),
  TD_FIELD (TdSurveyQuestion, side, TD_FIELD_TEXT),
  TD_FIELD (TdSurveyQuestion, title, TD_FIELD_TEXT),
  TD_FIELD (TdSurveyQuestion, choices, TD_FIELD_TEXT),
  TD_FIELD (TdSurveyQuestion, active, TD_FIELD_BOOL),
  TD_FIELD (TdSurveyQuestion, n_answers, TD_FIELD_INT),
};
TD_DEFINE_RECORD (TdSurveyQuestion, td_survey_question, question_fields)

static const char *const stored_fields[] = { "survey_id", "position", "kind",   "topic", "side",
                                             "title",     "choices",  "active", NULL };

#define QUESTION_SQL                                                                             \
  "SELECT q.id, q.survey_id, q.position, q.kind, q.topic, q.side, q.title, q.choices, q.active," \
  " (SELECT count(*) FROM feedback_answer a WHERE a.question_id = q.id) AS n_answers"            \
  " FROM survey_question q"

/* Letters and digits only. */
static char *
squeeze (const char *title)
{
  char *key = td_text_fold (title);
  char *end = key;

  for (const char *at = key; *at; at++)
    if (strchr (" @._+#", *at) == NULL)
      *end++ = *at;
  *end = '\0';
  return key;
}

gboolean
td_survey_title_same (const char *title, const char *other)
{
  g_autofree char *one = squeeze (title);
  g_autofree char *two = squeeze (other);

  return *one && g_str_equal (one, two);
}

GPtrArray *
td_survey_question_list (TdDatabase *db,
                         gint64 survey_id,
                         const char *side,
                         gboolean with_retired,
                         GError **error)
{
  return td_database_load (db, TD_TYPE_SURVEY_QUESTION, error,
                           QUESTION_SQL
                           " WHERE q.survey_id = $1 AND ($2 IS NULL OR coalesce(q.side, $2) = $2)"
                           " AND (q.active = 1 OR $3 = 1) ORDER BY q.position, q.active, q.id",
                           "isb", survey_id, side, with_retired);
}

TdSurveyQuestion *
td_survey_question_load (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  TdSurveyQuestion *question = td_database_load_one (db, TD_TYPE_SURVEY_QUESTION, &trouble,
                                                     QUESTION_SQL " WHERE q.id = $1", "i", id);

  if (trouble)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else if (question == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                 _ ("There is no question number %ld. It may have been deleted."), (long) id);
  return question;
}

/* --- What a question can be --- */

static gboolean
check_code (const char *what, const char *code, const char *const *codes, GError **error)
{
  g_autofree char *all = NULL;

  if (code && g_strv_contains (codes, code))
    return TRUE;
  all = g_strjoinv (", ", (char **) codes);
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID, _ ("“%s” is not a %s. Choose one of: %s."),
               code ? code : "", what, all);
  return FALSE;
}

/* The choices cleaned: at least two of them, none for another kind of question. */
static gboolean
check_choices (TdSurveyQuestion *question, GError **error)
{
  g_auto (GStrv) choices = NULL;

  if (g_strcmp0 (question->kind, "choice") != 0)
    {
      td_record_set_text (&question->choices, NULL);
      return TRUE;
    }
  choices = td_text_split_list (question->choices);
  if (choices == NULL || g_strv_length (choices) < 2)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _ ("“%s” needs two choices or more, separated by semicolons."), question->title);
      return FALSE;
    }
  td_record_take_text (&question->choices, td_text_join_list ((const char *const *) choices));
  return TRUE;
}

static gboolean
check_title (TdSurveyQuestion *question, GError **error)
{
  g_autofree char *title = td_text_clean (question->title);

  if (title == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID, _ ("A question needs its words."));
      return FALSE;
    }
  td_record_set_text (&question->title, title);
  return TRUE;
}

/* The words are how an import knows a question: no two may be alike where one side is asked both.
 */
static gboolean
check_unique (TdDatabase *db, TdSurveyQuestion *question, GError **error)
{
  g_autoptr (GPtrArray) others =
      td_survey_question_list (db, question->survey_id, question->side, FALSE, error);

  for (guint i = 0; others && question->active && i < others->len; i++)
    {
      TdSurveyQuestion *other = others->pdata[i];

      if (other->id == question->id || !td_survey_title_same (other->title, question->title))
        continue;
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT, _ ("The survey asks “%s” already."),
                   other->title);
      return FALSE;
    }
  return others != NULL;
}

static gboolean
check_question (TdDatabase *db, TdSurveyQuestion *question, GError **error)
{
  static const char *const sides[] = { "mentor", "mentee", NULL };

  return check_title (question, error) &&
         check_code (_ ("kind of question"), question->kind, td_survey_kinds (), error) &&
         (question->topic == NULL ||
          check_code (_ ("topic"), question->topic, td_survey_topics (), error)) &&
         (question->side == NULL ||
          check_code (_ ("side of a pair"), question->side, sides, error)) &&
         check_choices (question, error) && check_unique (db, question, error);
}

/* --- Writing --- */

static gboolean
next_position (TdDatabase *db, gint64 survey_id, int *position, GError **error)
{
  gint64 last = 0;

  if (!td_database_query_int (
          db, &last, error,
          "SELECT coalesce(max(position), 0) FROM survey_question WHERE survey_id = $1", "i",
          survey_id))
    return FALSE;
  *position = (int) last + 1;
  return TRUE;
}

static gboolean
insert_question (TdDatabase *db, TdSurveyQuestion *question, GError **error)
{
  if (question->position <= 0 &&
      !next_position (db, question->survey_id, &question->position, error))
    return FALSE;
  question->active = TRUE;
  return check_question (db, question, error) &&
         td_database_insert (db, "survey_question", question, stored_fields, &question->id, error);
}

/* Whether answers that were given would be read wrongly with the new question. */
static gboolean
asks_otherwise (TdSurveyQuestion *before, TdSurveyQuestion *after)
{
  return before->n_answers > 0 &&
         (!td_survey_title_same (before->title, after->title) ||
          g_strcmp0 (before->kind, after->kind) != 0 || g_strcmp0 (before->side, after->side) != 0);
}

/* The question that was answered stays as it was, retired; @question is the new one. */
static gboolean
replace_question (TdDatabase *db,
                  TdSurveyQuestion *before,
                  TdSurveyQuestion *question,
                  GError **error)
{
  question->id = 0;
  question->position = before->position;
  return td_database_execute (db, error, "UPDATE survey_question SET active = 0 WHERE id = $1", "i",
                              before->id) &&
         insert_question (db, question, error);
}

static gboolean
edit_question (TdDatabase *db, TdSurveyQuestion *question, GError **error)
{
  g_autoptr (TdSurveyQuestion) before = td_survey_question_load (db, question->id, error);

  if (before == NULL)
    return FALSE;
  question->survey_id = before->survey_id;
  if (asks_otherwise (before, question))
    return replace_question (db, before, question, error);
  return check_question (db, question, error) &&
         (td_record_equal_fields (before, question, stored_fields) ||
          td_database_update (db, "survey_question", question, stored_fields, question->id, error));
}

gboolean
td_survey_question_save (TdDatabase *db, TdSurveyQuestion *question, GError **error)
{
  gboolean added = question->id == 0;
  g_autoptr (TdChange) change =
      td_change_begin (db, added ? "feedback.question-add" : "feedback.question-edit", error);

  if (change == NULL ||
      !(added ? insert_question (db, question, error) : edit_question (db, question, error)))
    {
      if (added)
        question->id = 0;
      return FALSE;
    }
  td_change_describe (change, "%s", question->title);
  return td_change_commit (change, error);
}

/* --- Order --- */

static gboolean
set_position (TdDatabase *db, TdSurveyQuestion *question, int position, GError **error)
{
  return td_database_execute (
      db, error, "UPDATE survey_question SET position = $2 WHERE id = $1 AND position <> $2", "ii",
      question->id, (gint64) position);
}

/* Those that are asked are numbered; a retired one keeps its place behind the one before it. */
gboolean
td_survey_question_move (TdDatabase *db, gint64 id, int position, GError **error)
{
  g_autoptr (TdSurveyQuestion) moved = td_survey_question_load (db, id, error);
  g_autoptr (TdChange) change =
      moved ? td_change_begin (db, "feedback.question-move", error) : NULL;
  g_autoptr (GPtrArray) all =
      change ? td_survey_question_list (db, moved->survey_id, NULL, FALSE, error) : NULL;
  int at = 1;

  if (all == NULL)
    return FALSE;
  position = CLAMP (position, 1, (int) all->len);
  for (guint i = 0; i < all->len; i++)
    {
      TdSurveyQuestion *question = all->pdata[i];

      if (question->id == id)
        continue;
      if (at == position)
        at++;
      if (!set_position (db, question, at++, error))
        return FALSE;
    }
  if (!set_position (db, moved, position, error))
    return FALSE;
  td_change_describe (change, "%s", moved->title);
  return td_change_commit (change, error);
}

gboolean
td_survey_question_retire (TdDatabase *db, gint64 id, gboolean retired, GError **error)
{
  g_autoptr (TdSurveyQuestion) question = td_survey_question_load (db, id, error);
  g_autoptr (TdChange) change = NULL;

  if (question == NULL)
    return FALSE;
  question->active = !retired;
  if (!check_unique (db, question, error))
    return FALSE;
  change = td_change_begin (db, retired ? "feedback.question-retire" : "feedback.question-restore",
                            error);
  if (change == NULL ||
      !td_database_execute (db, error,
                            "UPDATE survey_question SET active = $2 WHERE id = $1 AND active <> $2",
                            "ib", id, !retired))
    return FALSE;
  td_change_describe (change, "%s", question->title);
  return td_change_commit (change, error);
}

gboolean
td_survey_question_delete (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (TdSurveyQuestion) question = td_survey_question_load (db, id, error);
  g_autoptr (TdChange) change = NULL;

  if (question == NULL)
    return FALSE;
  if (question->n_answers > 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                   _ ("“%s” was answered already. Retire it: its answers stay readable."),
                   question->title);
      return FALSE;
    }
  change = td_change_begin (db, "feedback.question-delete", error);
  if (change == NULL ||
      !td_database_execute (db, error, "DELETE FROM survey_question WHERE id = $1", "i", id))
    return FALSE;
  td_change_describe (change, "%s", question->title);
  return td_change_commit (change, error);
}
