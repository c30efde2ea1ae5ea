/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"

G_BEGIN_DECLS

/**
 * TdSurvey:
 *
 * What the two sides of every pair of a programme are asked, and when: on day @first_day of the
 * pair's life and then every @every_days days (0: once only). The first members are the columns of
 * the table, the last ones are counted when it is loaded.
 */
#define TD_TYPE_SURVEY (td_survey_get_type ())
G_DECLARE_FINAL_TYPE (TdSurvey, td_survey, TD, SURVEY, TdRecord)

struct _TdSurvey
{
  TdRecord parent_instance;

  gint64 id;
  gint64 program_id;
  char *name;
  int first_day;   /* 0 to 1000 */
  int every_days;  /* 0 to 1000 */
  gboolean active; /* FALSE: never due; its answers stay */

  char *program_name;
  gboolean confidential; /* the programme prints no names */
  int n_questions;       /* that are asked */
  int n_answered;        /* filled in by one side of one pair */
};

/* When a programme's first survey is given unless she says otherwise. */
#define TD_SURVEY_FIRST_DAY 30
#define TD_SURVEY_EVERY_DAYS 60

/* The surveys of a programme (0: of all), by programme and name. A programme has none until
 * td_survey_ensure(). (element-type TdSurvey) */
GPtrArray *td_survey_list (TdDatabase *db, gint64 program_id, GError **error);

/* One survey; TD_ERROR_NOT_FOUND where there is none. */
TdSurvey *td_survey_load (TdDatabase *db, gint64 id, GError **error);

/* A survey of the programme by its name or, where that is NULL, its first active one; made first
 * where the programme has none. TD_ERROR_NOT_FOUND names what there is. */
TdSurvey *td_survey_find (TdDatabase *db, gint64 program_id, const char *name, GError **error);

/**
 * td_survey_ensure:
 * @survey_id: (out) (optional): the programme's first survey
 *
 * Makes the pulse survey of a programme that has no survey yet (td-survey-pulse.c): satisfaction,
 * recommendation, confidence, organisation, skills, network, problem, visibility and two open
 * questions, in the language of the program as it runs. Changes nothing where there is one.
 */
gboolean td_survey_ensure (TdDatabase *db, gint64 program_id, gint64 *survey_id, GError **error);

/* Adds (id 0) or changes a survey: its name, days and whether it is active. A survey without
 * questions is never due. TD_ERROR_INVALID for an empty name or days that cannot be,
 * TD_ERROR_CONFLICT where the programme has another one of this name. */
gboolean td_survey_save (TdDatabase *db, TdSurvey *survey, GError **error);

/* Deletes a survey with its questions. TD_ERROR_CONFLICT where it has answers (make it inactive),
 * or where it is the programme's only one. */
gboolean td_survey_delete (TdDatabase *db, gint64 id, GError **error);

G_END_DECLS
