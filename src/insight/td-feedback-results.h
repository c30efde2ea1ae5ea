/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "feedback/td-feedback.h"
#include "insight/td-interval.h"

G_BEGIN_DECLS

/*
 * What the two sides of the pairs of a programme answered to a survey, by wave. METRICS.md section
 * 10: a number about 1 to k - 1 persons is hidden, and as many others as guard it against
 * subtraction; comments are shown from k respondents on and never with a group. What is hidden is
 * not filled in: whoever shows or prints a result cannot show it by mistake.
 */

/* A day of the pairs' lives. Waves of all pairs of a side are one, whatever the date was. */
typedef struct
{
  int wave;        /* from 0 */
  int day;         /* of a pair's life */
  gint64 eligible; /* pairs that were active on their day of it, and that asked this side */
  gboolean hidden; /* the rest is 0 and NaN */
  gint64 n;        /* that answered */
  TdInterval rate; /* n of eligible, Wilson */
} TdFeedbackWave;

/* The answers to one question, of one wave or of all. */
typedef struct
{
  gboolean hidden; /* the rest is 0 and NaN */
  gint64 n;
  TdInterval mean;             /* Student's limits */
  gboolean alike;              /* few, and all the same: who are favourable is not shown */
  gint64 favourable;           /* in the top two boxes */
  TdInterval favourable_share; /* Wilson */
} TdFeedbackScore;

/* How often one answer was given. */
typedef struct
{
  char *label; /* "4", or the words of a choice */
  gboolean hidden;
  gint64 n;
} TdFeedbackCount;

typedef struct
{
  TdSurveyQuestion *question; /* a retired one where it was answered */
  TdFeedbackScore all;
  GArray *waves;                /* of TdFeedbackScore, in the order of the side's waves */
  gboolean distribution_hidden; /* few answers, or all the same */
  GArray *counts;               /* of TdFeedbackCount; empty where hidden, and for a text */
} TdFeedbackQuestion;

typedef struct
{
  const char *side; /* mentor or mentee; static */
  TdFeedbackWave all;
  gboolean few;         /* fewer than half answered: the answers may not speak for all */
  GArray *waves;        /* of TdFeedbackWave */
  GPtrArray *questions; /* of TdFeedbackQuestion */
} TdFeedbackSide;

typedef struct
{
  char *question; /* NULL: of a question that is asked of one side only */
  char *text;
} TdFeedbackComment;

typedef struct
{
  TdSurvey *survey;
  TdDate as_of;
  gint64 threshold;
  TdFeedbackSide sides[2]; /* mentor, mentee */
  gboolean comments_hidden;
  GPtrArray *comments; /* of TdFeedbackComment, in the order of the alphabet, not of their day */
} TdFeedbackResults;

/**
 * td_feedback_results_load:
 * @as_of: answers up to this day, pairs as they were on it
 *
 * The results of a survey. TD_ERROR_NOT_FOUND where there is none.
 */
TdFeedbackResults *td_feedback_results_load (TdDatabase *db,
                                             gint64 survey_id,
                                             TdDate as_of,
                                             GError **error);
void td_feedback_results_free (TdFeedbackResults *results);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFeedbackResults, td_feedback_results_free)

G_END_DECLS
