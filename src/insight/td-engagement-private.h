/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-engagement.h"

G_BEGIN_DECLS

/* A pair that began, as the figures need it. */
typedef struct
{
  gint64 id;
  gint64 program_id;
  gint64 mentee_id;
  char *reference;
  TdDate matched_on;
  TdDate planned_end;
  TdDate ended_on; /* by the day asked for, else none */
  gboolean completed;
  char *end_reason;
  gboolean signed_by_both;
  int grace_days;
  TdHistory *history; /* borrowed */
} TdPairFact;

/* An enrolment that began by the day. */
typedef struct
{
  gint64 program_id;
  gint64 employee_id;
  gboolean mentor;
  gboolean mentee;
  gboolean outside;
  gboolean employed; /* on the day; an outside coach always */
  gboolean enrolled; /* not withdrawn by the day and not on the waiting list */
  gboolean ready;    /* as a mentor */
  TdDate from_date;
  TdDate withdrawn_on; /* by the day, else none */
  int places;
  TdDate first_match; /* as a mentee in this programme, by the day, else none */
} TdMemberFact;

/* An application by the day: only of a history that was imported. */
typedef struct
{
  gint64 program_id;
  gint64 employee_id;
  TdDate applied_on;
  int cause;     /* TD_WAIT_MATCHED, TD_WAIT_WITHDREW, or TD_WAIT_WAITING on the day */
  TdDate end_on; /* of the wait, by the day; none while waiting */
} TdApplicationFact;

/* The contacts of a pair in the period and its life. */
typedef struct
{
  gint64 pair_id;
  guint n_held;
  guint n_without_minutes;
  gint64 minutes;
} TdHoursFact;

/* What the figures are made of. */
typedef struct
{
  const TdInsightFilter *filter;
  GPtrArray *histories; /* of TdHistory: those of the pairs */
  GArray *pairs;        /* of TdPairFact, by id */
  GArray *hours;        /* of TdHoursFact, by pair id */
  GArray *members;      /* of TdMemberFact, by programme and employee */
  GArray *applications; /* of TdApplicationFact, by programme and employee */
  gint64 n_employed;    /* on the day */
} TdEngagementFacts;

/* Reads the facts of the filter's programmes as of its day. */
gboolean td_engagement_facts_read (TdDatabase *db,
                                   const TdInsightFilter *filter,
                                   TdEngagementFacts *facts,
                                   GError **error);

/* Reads the members and applications alone. */
gboolean td_engagement_members_read (TdDatabase *db,
                                     const TdInsightFilter *filter,
                                     TdEngagementFacts *facts,
                                     GError **error);
void td_engagement_facts_clear (TdEngagementFacts *facts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdEngagementFacts, td_engagement_facts_clear)

/* The figures about people and places (participation to waiting), and about pairs. */
void td_engagement_add_people (TdEngagement *self, const TdEngagementFacts *facts);
void td_engagement_add_pairs (TdEngagement *self, const TdEngagementFacts *facts);

/* Hides what a narrow filter may not show. */
gboolean td_engagement_suppress (TdDatabase *db, TdEngagement *self, GError **error);

/* The match rate of members and applications, with the list behind it. */
TdFigure *td_engagement_new_match_rate (const TdEngagementFacts *facts, GHashTable *lists);

/* Adds to the list of a code. */
void td_engagement_list (TdEngagement *self,
                         const char *key,
                         TdSubject subject,
                         TdListMeaning meaning,
                         gint64 id,
                         gint64 value);

G_END_DECLS
