/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-beside-guard.h"
#include "insight/td-company-survey.h"
#include "insight/td-figure.h"
#include "insight/td-promotions.h"

G_BEGIN_DECLS

/* What both sides of pairs answered to questions of a topic, in the period. */
typedef struct
{
  char *topic;     /* a code of td_survey_topics() */
  gboolean rating; /* 1 to 5; else 0 to 10 */
  TdSurveyScore score;
} TdTopicScore;

/* The satisfaction that was answered in a quarter. */
typedef struct
{
  TdDate quarter; /* its first day */
  TdSurveyScore score;
} TdSatisfactionQuarter;

/* Goals by the month in which they were set or closed. */
typedef struct
{
  TdDate month;
  guint set;
  guint reached;
  guint dropped;
} TdGoalMonth;

/**
 * TdOutcomes:
 * @objective: of the programme, or NULL
 * @survey: the company's own survey
 * @topics: of TdTopicScore, the feedback of pairs, in the order of td_survey_topics()
 * @satisfaction: of TdSatisfactionQuarter, by day
 * @goals: of TdGoalMonth, by month; months without any are there too
 * @n_set, @n_reached, @n_dropped, @n_late: goals of the period; late: open past their date
 * @first_promotion: the share not yet promoted by days since the hire, in the two states; NULL
 * where it is about too few
 * @promotions, @moves: before the first match as a mentee, and since
 *
 * The outcomes dashboard as of a day (PRODUCT D5 and D6). Plain data; two periods or cohorts are
 * two of these, and their figures compare by code.
 *
 * Figures: "satisfaction" (a mean from 1 to 5, unit "score", with its target), "recommendation"
 * (unit "score"), "feedback_response", "match_rate" (with its target), "goals", "promotions",
 * "moves", "became_mentors", "ready_mentors", "survey_change" (unit "score"). Lists: the codes of
 * those that are not answers, "goals/2026-03", "moves/before", "promotions/since".
 */
typedef struct
{
  TdInsightFilter filter;
  char *program_name; /* NULL: all programmes */
  char *objective;
  GPtrArray *figures; /* of TdFigure, in the order shown */
  TdCompanySurvey survey;
  GArray *topics;
  GArray *satisfaction;
  GArray *goals;
  guint n_set;
  guint n_reached;
  guint n_dropped;
  guint n_late;
  TdPromotionRate promotions[TD_N_STATES];
  TdPromotionRate moves[TD_N_STATES];
  TdSurvival *first_promotion[TD_N_STATES]; /* both or neither */
  GHashTable *lists;                        /* of TdInsightList */
} TdOutcomes;

/* Works it all out. TD_ERROR_NOT_FOUND where there is no such programme. */
TdOutcomes *td_outcomes_load (TdDatabase *db, const TdInsightFilter *filter, GError **error);

/* Hides what differs by a few from @shown, which stands beside it. */
void td_outcomes_guard (TdOutcomes *self, const TdOutcomes *shown, TdBesideGuard *guard);

void td_outcomes_free (TdOutcomes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdOutcomes, td_outcomes_free)

/* The list behind a figure or bar; NULL where nobody is. Borrowed. */
const TdInsightList *td_outcomes_get_list (const TdOutcomes *self, const char *key);

G_END_DECLS
