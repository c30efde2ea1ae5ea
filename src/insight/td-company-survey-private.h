/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-company-survey.h"

G_BEGIN_DECLS

/* An answer of a wave. */
typedef struct
{
  TdDate wave;
  double score;
} TdWaveAnswer;

/**
 * TdRespondent:
 * @match: the first match as a mentee, or none
 * @in_cohort: matched as the filter's cohort asks; always where it asks for nothing
 * @value: of the filter's dimension, a number that stands for it
 * @first, @n: the answers, in the order of their waves
 *
 * Somebody on the roster.
 */
typedef struct
{
  gint64 id;
  TdDate hire;
  TdDate leave;
  TdDate match;
  gboolean in_cohort;
  guint value;
  guint first;
  guint n;
} TdRespondent;

/**
 * TdSurveyFacts:
 * @n_values: of the filter's dimension; 1 without one
 * @wanted: the value that the filter asks for; @n_values where nobody has it
 *
 * What the company's own survey is made of.
 */
typedef struct
{
  GArray *people;  /* of TdRespondent, by id */
  GArray *answers; /* of TdWaveAnswer, by person and wave */
  GArray *waves;   /* of TdDate */
  guint n_values;
  guint wanted;
  gint64 threshold;
} TdSurveyFacts;

gboolean td_survey_facts_read (TdDatabase *db,
                               const TdInsightFilter *filter,
                               TdSurveyFacts *facts,
                               GError **error);
void td_survey_facts_clear (TdSurveyFacts *facts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdSurveyFacts, td_survey_facts_clear)

/* Whether somebody belongs to a group on the day of a wave. */
gboolean td_respondent_is_in (const TdRespondent *person, TdSurveyGroup group, TdDate wave);

/* The score that somebody gave in a wave; NaN for none. */
double td_respondent_find_score (const TdRespondent *person,
                                 const TdSurveyFacts *facts,
                                 TdDate wave);

/* Fills "own" and "others"; later waves from @from on. */
void td_company_survey_add_changes (TdCompanySurvey *survey,
                                    const TdSurveyFacts *facts,
                                    TdDate from);

G_END_DECLS
