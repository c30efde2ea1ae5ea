/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "feedback/td-feedback.h"

G_BEGIN_DECLS

/* What the editor shows. */
typedef struct
{
  GPtrArray *surveys;   /* of TdSurvey */
  TdSurvey *survey;     /* the one that is chosen */
  GPtrArray *questions; /* of TdSurveyQuestion, the retired ones too */
} TdSurveyContents;

void td_survey_contents_free (gpointer contents);

/* What a job is about; only what it needs. */
typedef struct
{
  gint64 program_id;
  gint64 survey_id; /* 0: the first */
  gint64 question_id;
  int position;
  GFile *file;
} TdSurveyTask;

TdSurveyTask *td_survey_task_new (gint64 program_id, gint64 survey_id);
void td_survey_task_free (gpointer task);

/* TdJobFuncs with a TdSurveyTask. */
gpointer td_survey_job_ensure (TdDatabase *db, gpointer task, GError **error);
gpointer td_survey_job_load (TdDatabase *db, gpointer task, GError **error);
gpointer td_survey_job_move (TdDatabase *db, gpointer task, GError **error);
gpointer td_survey_job_retire (TdDatabase *db, gpointer task, GError **error);
gpointer td_survey_job_restore (TdDatabase *db, gpointer task, GError **error);
gpointer td_survey_job_delete (TdDatabase *db, gpointer task, GError **error);

/* The text to paste into a forms service, and all testimonials one below the other: new texts. With
 * a file the text is written into it too. */
gpointer td_survey_job_questions (TdDatabase *db, gpointer task, GError **error);
gpointer td_survey_job_testimonials (TdDatabase *db, gpointer task, GError **error);

G_END_DECLS
