/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-beside-guard.h"
#include "insight/td-figure.h"
#include "insight/td-insight-list.h"
#include "insight/td-signals.h"
#include "insight/td-survival.h"

G_BEGIN_DECLS

/* Who started the contacts held in a month. */
typedef struct
{
  TdDate month; /* its first day */
  guint by_mentor;
  guint by_mentee;
  guint unknown;
} TdInitiatorMonth;

/* Days from asking to meeting: "0-2", "3-7", "8-14", "15-30", "over-30". */
#define TD_N_LAGS 5
const char *td_consistency_get_lag_code (guint lag);

/**
 * TdConsistency:
 * @mentors: of TdFairness, by number; those with two mentees or more through all of the 180 days
 * @signals: of TdSignalRow, by reference: all active pairs of the filter
 * @records: what came of each signal before; @records_hidden: not to be shown, nor @n_pairs
 * @months: of TdInitiatorMonth, every month of the period from the first contact on
 * @lags: contacts by the days between asking and meeting, where both are known
 * @median_lag: NaN where none is known
 * @n_lags: how many are known, of @n_contacts held in the period
 * @lengths: how long pairs last, in days since the match; completed as planned is censored. NULL
 *   without pairs
 * @half_life: its median with limits; NaN: not reached
 * @n_pairs, @n_dissolved: pairs that ever began by the day, and of those ended before being
 * completed
 *
 * The consistency dashboard as of a day (METRICS section 11, PRODUCT D3). Plain data. What it says
 * of one mentor is for the coordinator; it is not published.
 *
 * Lists: the codes of the figures ("signal_pairs", "unequal_mentors", "mentor_started",
 * "response_lag", "half_life"), "signal/overdue8", "fairness/MENTOR ID" (pairs, with contacts in
 * the 180 days), "initiators/2026-03", "lag/8-14".
 */
typedef struct
{
  TdInsightFilter filter;
  char *program_name; /* NULL: all programmes */
  GPtrArray *figures; /* of TdFigure, in the order shown */
  GPtrArray *mentors;
  GPtrArray *signals;
  TdSignalRecord records[TD_N_SIGNALS];
  gboolean records_hidden;
  GArray *months;
  guint lags[TD_N_LAGS];
  double median_lag;
  guint n_lags;
  guint n_contacts;
  TdSurvival *lengths;
  TdInterval half_life;
  guint n_pairs;
  guint n_dissolved;
  GHashTable *lists; /* of TdInsightList */
} TdConsistency;

/* Works it all out. TD_ERROR_NOT_FOUND where there is no such programme. */
TdConsistency *td_consistency_load (TdDatabase *db, const TdInsightFilter *filter, GError **error);

/* Takes the names away for whoever prints or exports, where the programme, or one of all, is
 * confidential: mentors stand in the order of their first pair under a number of it, "Mentor 1",
 * pairs under their reference alone. */
gboolean td_consistency_seal (TdConsistency *self, TdDatabase *db, GError **error);

/* Hides what differs by a few from @shown, which stands beside it. */
void td_consistency_guard (TdConsistency *self, const TdConsistency *shown, TdBesideGuard *guard);

void td_consistency_free (TdConsistency *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdConsistency, td_consistency_free)

/* The list behind a figure or bar; NULL where nobody is. Borrowed. */
const TdInsightList *td_consistency_get_list (const TdConsistency *self, const char *key);

G_END_DECLS
