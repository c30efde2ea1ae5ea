/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-metric.h"
#include "insight/td-stay.h"

G_BEGIN_DECLS

/**
 * TdVerdict:
 *
 * What may be said about taking part and staying: METRICS section 12, in the order of its gates.
 */
typedef enum
{
  TD_VERDICT_DATA_PROBLEM,
  TD_VERDICT_NOT_SHOWN,
  TD_VERDICT_TOO_EARLY,
  TD_VERDICT_DEPENDS_ON_METHOD,
  TD_VERDICT_NO_DIFFERENCE,
  TD_VERDICT_LONGER,
  TD_VERDICT_SOONER,
} TdVerdict;

/* Fewer leavers than this say nothing: METRICS section 12. */
#define TD_PARTICIPATION_LEAST_LEAVERS 10

/* Fewer than this to be expected in a group likewise. */
#define TD_PARTICIPATION_LEAST_EXPECTED 3

/* The landmarks: 365, 91 and 183 days. */
#define TD_N_LANDMARKS 3

/**
 * TdLandmark:
 * @left_before: people left out because they had gone by the day, or are not here that long yet
 * @not_yet: those of them who are still here
 * @entered_after: people left out because they came under observation after the day
 * @taking_part, @others: people still there on the day, by whether they were in the programme then
 * @shown: there are enough people in both groups; else nothing of it may be shown
 * @tau: the days the averages look ahead, NaN where there are too few for any
 * @gap: days stayed within tau, taking part minus others
 *
 * Of people still there some days after their hire, those already in the programme against those
 * not (yet) in it: METRICS section 6.
 */
typedef struct
{
  int days;
  guint left_before;
  guint not_yet;
  guint entered_after;
  guint taking_part;
  guint others;
  gboolean shown;
  double tau;
  TdMeanGap gap;
  TdHazardRatio hazard;
  TdLogRank test;
} TdLandmark;

/**
 * TdParticipation:
 * @narrow: it is about one department, grade or location of several
 * @beside: not shown, because its people differ by a few from those of the comparison beside it
 * @window_start: since when people are observed: the later of complete data and the programme's
 *   start
 * @participants: people ever matched, @people: all who are observed
 * @impossible: participants matched before their hire or after their last day
 * @plain, @stratified: how many times as fast people leave once matched; by department in the
 *   latter, which is the plain one where there is one department
 * @calendar: @stratified by calendar day instead of time since hire
 * @landmarks: after a year first, which is the one the sentences are about
 * @detectable: what the data could have shown
 * @states: people ever watched in either state
 * @before, @since: staying while in either state (Simon & Makuch, Stat Med 1984), both of those
 *   still there when either is watched well enough; NULL where that never comes
 *
 * Whether taking part goes along with staying, with taking part as a state of time, which keeps
 * immortal time out: METRICS section 5. It does not keep out who chose to take part.
 */
typedef struct
{
  TdVerdict verdict;
  gboolean narrow;
  gboolean beside;
  TdDate window_start;
  guint people;
  guint participants;
  guint states[2];
  guint impossible;
  guint departments;
  guint leavers;
  TdLogRank test;
  TdHazardRatio plain;
  TdHazardRatio stratified;
  TdHazardRatio calendar;
  TdInterval detectable;
  TdLandmark landmarks[TD_N_LANDMARKS];
  TdSurvival *before;
  TdSurvival *since;
} TdParticipation;

void td_participation_clear (TdParticipation *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdParticipation, td_participation_clear)

/* Compares; without @window_start nothing can be compared. Pure; clear the result. */
TdParticipation td_participation_compare (const TdStay *stays,
                                          guint n,
                                          TdDate window_start,
                                          TdDate as_of);

/* The people of a landmark, put into @rows in days since the landmark; nothing is compared yet. */
TdLandmark td_participation_collect_landmark (const TdStay *stays,
                                              guint n,
                                              TdDate window_start,
                                              TdDate as_of,
                                              int days,
                                              TdStayRows *rows);

/* The comparison at any landmark. Pure. */
TdLandmark td_participation_landmark (const TdStay *stays,
                                      guint n,
                                      TdDate window_start,
                                      TdDate as_of,
                                      int days);

/**
 * td_participation_load:
 * @window_start: since when leavers are complete
 * @role: whose first match counts: mentees, or mentors apart
 *
 * Reads the roster and the first matches in the filter's programme, or in any, and compares. People
 * are observed from the programme's start on.
 */
gboolean td_participation_load (TdDatabase *db,
                                const TdInsightFilter *filter,
                                TdDate window_start,
                                TdStayRole role,
                                TdParticipation *participation,
                                GError **error);

/* For one group of several: its verdict is not shown where either state holds fewer than
 * @threshold people. */
void td_participation_hide_few (TdParticipation *self, gint64 threshold);

/* Whether the verdict is a result: only then may the numbers of the comparison be shown. */
gboolean td_participation_is_result (const TdParticipation *self);

/**
 * td_participation_add_metrics:
 *
 * Adds what analysts ask for: "time_varying", "time_varying_by_department", "landmark183",
 * "landmark365" and "voluntary_only". Where the verdict is no result, and in a landmark without
 * enough people, the groups are hidden. The curves of "voluntary_only" are of all, and of people by
 * whether they were ever matched, which holds immortal time: they carry a caution and are never
 * compared.
 */
void td_participation_add_metrics (const TdParticipation *self,
                                   const TdStay *stays,
                                   guint n,
                                   TdDate as_of,
                                   GArray *metrics);

G_END_DECLS
