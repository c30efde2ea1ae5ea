/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-adherence.h"
#include "insight/td-beside-guard.h"
#include "insight/td-figure.h"
#include "insight/td-insight-list.h"
#include "insight/td-metric.h"
#include "insight/td-survival.h"
#include "insight/td-waiting.h"

G_BEGIN_DECLS

/* Buckets of overdue pairs, from on track to over 90 days. */
#define TD_ENGAGEMENT_N_BUCKETS 6

/* Bars of the longest time without a contact, up to 31 days to over 183. */
#define TD_ENGAGEMENT_N_GAPS 5

/* The days for which the share matched is given: 14, 30 and 60. */
#define TD_ENGAGEMENT_N_WAITS 3

/* A pair that began by the day, with how it keeps its cadence. */
typedef struct
{
  gint64 id;
  char *reference;
  TdPairAdherence adherence;
} TdEngagementPair;

typedef struct
{
  char *reason; /* a code of pairing, "" where none was given */
  guint count;
  gboolean hidden; /* too few to be shown: @count is 0 */
} TdEndingCount;

typedef struct
{
  int days;
  TdWaitShare matched;
  TdWaitShare withdrew;
} TdEngagementWait;

/**
 * TdEngagement:
 *
 * Everything the engagement dashboard shows, as of a day (METRICS section 11, PRODUCT D1). Plain
 * data: make it on any thread and hand it over.
 *
 * Each figure and each bar has a list behind it: the codes of the figures, "adherence/2026-03",
 * "contact_rate/2026-03", "overdue/8-30", "early_endings/REASON".
 */
typedef struct
{
  TdInsightFilter filter;
  char *program_name; /* NULL: all programmes */
  GPtrArray *figures; /* of TdFigure, in the order shown */
  GArray *months;     /* of TdAdherenceMonth */
  guint buckets[TD_ENGAGEMENT_N_BUCKETS];
  gboolean buckets_hidden[TD_ENGAGEMENT_N_BUCKETS]; /* too few to be shown: the bucket is 0 */
  guint gaps[TD_ENGAGEMENT_N_GAPS];                 /* active pairs by their longest gap */
  gboolean gaps_hidden[TD_ENGAGEMENT_N_GAPS];       /* too few to be shown: the bar is 0 */
  guint n_paused;
  GArray *pairs; /* of TdEngagementPair, by reference */
  TdEngagementWait waits[TD_ENGAGEMENT_N_WAITS];
  double median_wait;
  guint n_waiting;
  int oldest_wait;
  guint n_waiting_over_30;
  GArray *endings;          /* of TdEndingCount, most first, then by code */
  GArray *endings_of_waits; /* of TdEnding: how each wait for a match ended, and after how long */
  GArray *lives; /* of TdObservation: how long each pair lasted; ended early is an event */
  gint64 minutes;
  guint n_contacts;
  guint n_without_minutes;
  gint64 n_employed;
  guint n_enrolments;
  gboolean hidden;       /* the filter leaves too few people: nothing is shown */
  gboolean waits_hidden; /* too few wait or waited: nothing of waits is shown */
  gboolean lives_hidden; /* too few pairs to say how long they last */
  GHashTable *lists;     /* of TdInsightList */
} TdEngagement;

/* Works it all out. TD_ERROR_NOT_FOUND where there is no such programme. */
TdEngagement *td_engagement_load (TdDatabase *db, const TdInsightFilter *filter, GError **error);

/* Hides what differs by a few from @shown, which stands beside it. */
void td_engagement_guard (TdEngagement *self, const TdEngagement *shown, TdBesideGuard *guard);

void td_engagement_free (TdEngagement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdEngagement, td_engagement_free)

/* The list behind a figure or bar; NULL where nobody is. Borrowed. */
const TdInsightList *td_engagement_get_list (const TdEngagement *self, const char *key);

/* Adds the metrics of "match" (how long pairs last) and "wait" (how long mentees wait). */
void td_engagement_add_metrics (const TdEngagement *self, GArray *metrics);

/* "on-track", "1-7", "8-30", "31-60", "61-90", "over-90". */
const char *td_engagement_get_bucket_code (guint bucket);

G_END_DECLS
