/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-figure.h"
#include "insight/td-insight-list.h"
#include "insight/td-interval.h"

G_BEGIN_DECLS

/*
 * The company's own survey in waves (METRICS section 10), which is never mixed with the feedback of
 * pairs. What is hidden is not filled in: whoever shows a result cannot show it by mistake.
 */

typedef enum
{
  TD_SURVEY_ALL,
  TD_SURVEY_ENROLLED,     /* in the programme for 90 days or more on the day of the wave */
  TD_SURVEY_NOT_ENROLLED, /* never matched, or later */
} TdSurveyGroup;

#define TD_N_SURVEY_GROUPS 3

/* "ALL", "enrolled_90d", "not_enrolled"; and their words. */
const char *td_survey_group_get_code (TdSurveyGroup group);
const char *td_survey_group_get_label (TdSurveyGroup group);

/**
 * TdSurveyScore:
 * @hidden: fewer than the threshold, or the rest would be: all else is 0 and NaN
 * @mean: 1 to 5, Student's limits
 * @favourable: share of answers 4 and 5, Wilson
 */
typedef struct
{
  gboolean hidden;
  guint n;
  TdInterval mean;
  double sd;
  TdInterval favourable;
} TdSurveyScore;

/* What @n answers come to, those of @favourable and more being favourable; where all of a few are
 * the same, the share of favourable ones is left out. And one that must not be shown. */
TdSurveyScore td_survey_score_new (const double *scores, guint n, double favourable);
TdSurveyScore td_survey_score_new_hidden (void);

/**
 * TdSurveyWave:
 * @eligible: employed on the day; -1 where it must not be shown
 * @response: answers of everybody / eligible
 * @few: below half: the answers may not speak for all
 */
typedef struct
{
  TdDate day;
  gint64 eligible;
  TdInterval response;
  gboolean few;
  TdSurveyScore groups[TD_N_SURVEY_GROUPS];
} TdSurveyWave;

/**
 * TdSurveyChange:
 *
 * A change of the same people's answers: the mean with the limits of a paired t.
 */
typedef struct
{
  gboolean hidden;
  guint n;
  TdInterval change;
} TdSurveyChange;

/**
 * TdCompanySurvey:
 * @waves: of TdSurveyWave, by day; empty where there is no company survey
 * @own: of participants: the first answer 90 days or more after the match minus the last one before
 *   it
 * @own_changes: of TdPersonScore: whose changes @own is the mean of; empty where it is hidden
 * @others: of people not enrolled by the later wave, over the same waves: each person once, the
 * mean of her changes
 */
typedef struct
{
  GArray *waves;
  TdSurveyChange own;
  GArray *own_changes;
  TdSurveyChange others;
} TdCompanySurvey;

/* The waves of the period; the first match in the filter's programme, or in any, decides on the
 * groups. */
gboolean td_company_survey_load (TdDatabase *db,
                                 const TdInsightFilter *filter,
                                 TdCompanySurvey *survey,
                                 GError **error);
void td_company_survey_clear (TdCompanySurvey *survey);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdCompanySurvey, td_company_survey_clear)

G_END_DECLS
