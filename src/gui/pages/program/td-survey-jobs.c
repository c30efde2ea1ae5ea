/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "gui/pages/program/td-survey-jobs.h"

#include "feedback/td-survey-text.h"

#include <string.h>

void
td_survey_contents_free (gpointer data)
{
  TdSurveyContents *contents = data;

  if (contents == NULL)
    return;
  g_clear_pointer (&contents->surveys, g_ptr_array_unref);
  g_clear_object (&contents->survey);
  g_clear_pointer (&contents->questions, g_ptr_array_unref);
  g_free (contents);
}

TdSurveyTask *
td_survey_task_new (gint64 program_id, gint64 survey_id)
{
  TdSurveyTask *task = g_new0 (TdSurveyTask, 1);

  task->program_id = program_id;
  task->survey_id = survey_id;
  return task;
}

void
td_survey_task_free (gpointer data)
{
  TdSurveyTask *task = data;

  g_clear_object (&task->file);
  g_free (task);
}

gpointer
td_survey_job_ensure (TdDatabase *db, gpointer data, GError **error)
{
  td_survey_ensure (db, ((const TdSurveyTask *) data)->program_id, NULL, error);
  return NULL;
}

/* The one that was chosen, else the first. */
static TdSurvey *
choose (GPtrArray *surveys, gint64 id)
{
  for (guint i = 0; i < surveys->len; i++)
    if (TD_SURVEY (surveys->pdata[i])->id == id)
      return surveys->pdata[i];
  return surveys->len > 0 ? surveys->pdata[0] : NULL;
}

gpointer
td_survey_job_load (TdDatabase *db, gpointer data, GError **error)
{
  const TdSurveyTask *task = data;
  TdSurveyContents *contents = g_new0 (TdSurveyContents, 1);

  contents->surveys = td_survey_list (db, task->program_id, error);
  if (contents->surveys && choose (contents->surveys, task->survey_id))
    {
      contents->survey = g_object_ref (choose (contents->surveys, task->survey_id));
      contents->questions = td_survey_question_list (db, contents->survey->id, NULL, TRUE, error);
    }
  if (contents->surveys && (contents->questions || contents->survey == NULL))
    return contents;
  td_survey_contents_free (contents);
  return NULL;
}

gpointer
td_survey_job_move (TdDatabase *db, gpointer data, GError **error)
{
  const TdSurveyTask *task = data;

  td_survey_question_move (db, task->question_id, task->position, error);
  return NULL;
}

/* A question that nobody answered need not be kept. */
gpointer
td_survey_job_retire (TdDatabase *db, gpointer data, GError **error)
{
  const TdSurveyTask *task = data;
  g_autoptr (TdSurveyQuestion) question = td_survey_question_load (db, task->question_id, error);

  if (question && question->n_answers > 0)
    td_survey_question_retire (db, question->id, TRUE, error);
  else if (question)
    td_survey_question_delete (db, question->id, error);
  return NULL;
}

gpointer
td_survey_job_restore (TdDatabase *db, gpointer data, GError **error)
{
  td_survey_question_retire (db, ((const TdSurveyTask *) data)->question_id, FALSE, error);
  return NULL;
}

gpointer
td_survey_job_delete (TdDatabase *db, gpointer data, GError **error)
{
  td_survey_delete (db, ((const TdSurveyTask *) data)->survey_id, error);
  return NULL;
}

/* Into the file, where there is one. Takes the text over and returns it. */
static char *
write_text (const TdSurveyTask *task, char *text, GError **error)
{
  g_autofree char *owned = text;

  if (task->file && !g_file_replace_contents (task->file, owned, strlen (owned), NULL, FALSE,
                                              G_FILE_CREATE_NONE, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&owned);
}

gpointer
td_survey_job_questions (TdDatabase *db, gpointer data, GError **error)
{
  const TdSurveyTask *task = data;
  g_autoptr (TdSurvey) survey = td_survey_load (db, task->survey_id, error);
  g_autoptr (GPtrArray) questions =
      survey ? td_survey_question_list (db, survey->id, NULL, FALSE, error) : NULL;

  return questions ? write_text (task, td_survey_text_dup (survey, questions), error) : NULL;
}

gpointer
td_survey_job_testimonials (TdDatabase *db, gpointer data, GError **error)
{
  const TdSurveyTask *task = data;
  g_autoptr (GPtrArray) list = td_testimonial_list (db, task->program_id, error);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; list && i < list->len; i++)
    {
      g_autofree char *one = td_testimonial_dup_text (list->pdata[i]);

      g_string_append_printf (text, "%s\n\n", one);
    }
  return list ? write_text (task, g_strdup (text->str), error) : NULL;
}
