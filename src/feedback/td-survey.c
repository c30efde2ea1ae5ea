/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "feedback/td-survey.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "db/td-change.h"
#include "feedback/td-survey-pulse.h"

#include <glib/gi18n-lib.h>

static const TdField survey_fields[] = {
  TD_FIELD (TdSurvey, id, TD_FIELD_ID),
  TD_FIELD (TdSurvey, program_id, TD_FIELD_ID),
  TD_FIELD (TdSurvey, name, TD_FIELD_TEXT),
  TD_FIELD (TdSurvey, first_day, TD_FIELD_INT),
  TD_FIELD (TdSurvey, every_days, TD_FIELD_INT),
  TD_FIELD (TdSurvey, active, TD_FIELD_BOOL),
  TD_FIELD (TdSurvey, program_name, TD_FIELD_TEXT),
  TD_FIELD (TdSurvey, confidential, TD_FIELD_BOOL),
  TD_FIELD (TdSurvey, n_questions, TD_FIELD_INT),
  TD_FIELD (TdSurvey, n_answered, TD_FIELD_INT),
};
TD_DEFINE_RECORD (TdSurvey, td_survey, survey_fields)

static const char *const stored_fields[] = { "program_id", "name",   "first_day",
                                             "every_days", "active", NULL };

#define SURVEY_SQL                                                                            \
  "SELECT s.id, s.program_id, s.name, s.first_day, s.every_days, s.active,"                   \
  " g.name AS program_name, g.confidential,"                                                  \
  " (SELECT count(*) FROM survey_question q WHERE q.survey_id = s.id AND q.active = 1)"       \
  " AS n_questions, (SELECT count(*) FROM feedback f WHERE f.survey_id = s.id) AS n_answered" \
  " FROM survey s JOIN program g ON g.id = s.program_id"

GPtrArray *
td_survey_list (TdDatabase *db, gint64 program_id, GError **error)
{
  return td_database_load (
      db, TD_TYPE_SURVEY, error,
      SURVEY_SQL " WHERE $1 = 0 OR s.program_id = $1 ORDER BY g.name, s.active DESC, s.name, s.id",
      "i", program_id);
}

TdSurvey *
td_survey_load (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  TdSurvey *survey =
      td_database_load_one (db, TD_TYPE_SURVEY, &trouble, SURVEY_SQL " WHERE s.id = $1", "i", id);

  if (trouble)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else if (survey == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                 _ ("There is no survey number %ld. It may have been deleted."), (long) id);
  return survey;
}

/* The names of the surveys, for a message. */
static char *
join_names (GPtrArray *surveys)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < surveys->len; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", ((TdSurvey *) surveys->pdata[i])->name);
  return g_strdup (names->str);
}

TdSurvey *
td_survey_find (TdDatabase *db, gint64 program_id, const char *name, GError **error)
{
  g_autoptr (GPtrArray) surveys = NULL;
  g_autofree char *names = NULL;

  if (!td_survey_ensure (db, program_id, NULL, error))
    return NULL;
  surveys = td_survey_list (db, program_id, error);
  if (surveys == NULL)
    return NULL;
  for (guint i = 0; i < surveys->len; i++)
    {
      TdSurvey *survey = surveys->pdata[i];

      if (name == NULL || td_text_same (survey->name, name))
        return g_object_ref (survey);
    }
  names = join_names (surveys);
  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
               /* Translators: the second is a list of names. */
               _ ("There is no survey “%s”. There is: %s."), name, names);
  return NULL;
}

/* --- Making the first one --- */

static gboolean
write_questions (TdDatabase *db, gint64 survey_id, GPtrArray *questions, GError **error)
{
  for (guint i = 0; i < questions->len; i++)
    {
      TdSurveyQuestion *question = questions->pdata[i];

      question->survey_id = survey_id;
      if (!td_survey_question_save (db, question, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
td_survey_ensure (TdDatabase *db, gint64 program_id, gint64 *survey_id, GError **error)
{
  g_autoptr (GPtrArray) surveys = td_survey_list (db, program_id, error);
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (TdSurvey) survey = NULL;
  g_autoptr (TdChange) change = NULL;

  g_return_val_if_fail (program_id > 0, FALSE);

  if (surveys == NULL)
    return FALSE;
  if (surveys->len > 0)
    {
      if (survey_id)
        *survey_id = ((TdSurvey *) surveys->pdata[0])->id;
      return TRUE;
    }
  survey = td_survey_pulse_new (program_id);
  questions = td_survey_pulse_list_questions ();
  change = td_change_begin (db, "feedback.survey-add", error);
  if (change == NULL || !td_survey_save (db, survey, error) ||
      !write_questions (db, survey->id, questions, error))
    return FALSE;
  td_change_describe (change, "%s", survey->name);
  if (survey_id)
    *survey_id = survey->id;
  return td_change_commit (change, error);
}

/* --- Changing --- */

static gboolean
check_days (int days, GError **error)
{
  if (days >= 0 && days <= 1000)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _ ("%d days cannot be: a survey is given after 0 to 1000 days."), days);
  return FALSE;
}

static gboolean
check_name (TdDatabase *db, TdSurvey *survey, GError **error)
{
  g_autofree char *name = td_text_clean (survey->name);
  gint64 others = 0;

  if (name == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID, _ ("A survey needs a name."));
      return FALSE;
    }
  td_record_set_text (&survey->name, name);
  if (!td_database_query_int (
          db, &others, error,
          "SELECT count(*) FROM survey WHERE program_id = $1 AND name = $2 AND id <> $3", "isi",
          survey->program_id, survey->name, survey->id))
    return FALSE;
  if (others > 0)
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 _ ("The programme has a survey “%s” already. Choose another name."), name);
  return others == 0;
}

gboolean
td_survey_save (TdDatabase *db, TdSurvey *survey, GError **error)
{
  g_autoptr (TdChange) change = NULL;
  g_autoptr (TdSurvey) before = survey->id ? td_survey_load (db, survey->id, error) : NULL;
  gboolean written;

  if (survey->id && before == NULL)
    return FALSE;
  if (!check_days (survey->first_day, error) || !check_days (survey->every_days, error) ||
      !check_name (db, survey, error))
    return FALSE;
  if (before && td_record_equal_fields (before, survey, stored_fields))
    return TRUE;
  change = td_change_begin (db, before ? "feedback.survey-edit" : "feedback.survey-add", error);
  if (change == NULL)
    return FALSE;
  written = before ? td_database_update (db, "survey", survey, stored_fields, survey->id, error)
                   : td_database_insert (db, "survey", survey, stored_fields, &survey->id, error);
  if (!written)
    return FALSE;
  td_change_describe (change, "%s", survey->name);
  return td_change_commit (change, error);
}

static gboolean
check_deletable (TdDatabase *db, TdSurvey *survey, GError **error)
{
  gint64 others = 0;

  if (survey->n_answered > 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                   ngettext ("“%s” was answered %d time. Switch it off instead: what was answered "
                             "stays readable.",
                             "“%s” was answered %d times. Switch it off instead: what was answered "
                             "stays readable.",
                             survey->n_answered),
                   survey->name, survey->n_answered);
      return FALSE;
    }
  if (!td_database_query_int (db, &others, error,
                              "SELECT count(*) FROM survey WHERE program_id = $1 AND id <> $2",
                              "ii", survey->program_id, survey->id))
    return FALSE;
  if (others == 0)
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 _ ("“%s” is the only survey of the programme. Switch it off instead: then it is "
                    "never due."),
                 survey->name);
  return others > 0;
}

gboolean
td_survey_delete (TdDatabase *db, gint64 id, GError **error)
{
  g_autoptr (TdSurvey) survey = td_survey_load (db, id, error);
  g_autoptr (TdChange) change = NULL;

  if (survey == NULL || !check_deletable (db, survey, error))
    return FALSE;
  change = td_change_begin (db, "feedback.survey-delete", error);
  if (change == NULL ||
      !td_database_execute (db, error, "DELETE FROM survey_question WHERE survey_id = $1", "i",
                            id) ||
      !td_database_execute (db, error, "DELETE FROM survey WHERE id = $1", "i", id))
    return FALSE;
  td_change_describe (change, "%s", survey->name);
  return td_change_commit (change, error);
}
