/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-fairness.h"
#include "insight/td-interval.h"

G_BEGIN_DECLS

/**
 * TdSignal:
 * @TD_SIGNAL_OVERDUE: 8 days overdue or more, by the pair's own cadence
 * @TD_SIGNAL_TWO_MISSED: the last two due intervals without a contact
 * @TD_SIGNAL_NEVER_MET: no contact, more than 30 days since the match
 * @TD_SIGNAL_HALVED: half the contacts of the 90 days before, or fewer
 * @TD_SIGNAL_ONE_SIDED: 4 contacts or more in 180 days, none started by the mentor
 * @TD_SIGNAL_UNEQUAL: the least served mentee of a mentor whose time is spread unevenly
 * @TD_SIGNAL_MENTOR_LOAD: the mentor has many active pairs
 *
 * What may be worth a call about an active pair (METRICS section 11): yes or no, each with its
 * reason. They are about contact, never about a person, and are not added up into a score.
 */
typedef enum
{
  TD_SIGNAL_OVERDUE,
  TD_SIGNAL_TWO_MISSED,
  TD_SIGNAL_NEVER_MET,
  TD_SIGNAL_HALVED,
  TD_SIGNAL_ONE_SIDED,
  TD_SIGNAL_UNEQUAL,
  TD_SIGNAL_MENTOR_LOAD,
} TdSignal;

#define TD_N_SIGNALS 7

/* Active pairs of a mentor from which TD_SIGNAL_MENTOR_LOAD is on, unless the workspace has another
 * number under this setting. */
#define TD_SIGNAL_LOAD 4
#define TD_SETTING_MENTOR_LOAD "mentor-load"

/* Days after a past month end within which a pair dissolves or not; fewer cases than these where a
 * signal was on are no record. */
#define TD_SIGNAL_OUTCOME_DAYS 90
#define TD_SIGNAL_LEAST_CASES 20

/* "overdue8", "two_missed", "never_met30", "halved", "one_sided", "unequal", "mentor_load4". */
const char *td_signal_get_code (TdSignal signal);

/* What it is called, and how it is worked out, in words. */
const char *td_signal_get_label (TdSignal signal);
const char *td_signal_get_method (TdSignal signal);

/**
 * TdSignalRow:
 * @on: the signals that are on
 * @reasons: why, in words; NULL where a signal is off
 * @count: how many are on, for sorting a file; it is not shown as a score
 *
 * An active pair, paused ones too.
 */
typedef struct
{
  gint64 pair_id;
  char *reference;
  gint64 mentor_id;
  gint64 mentee_id;
  char *mentor_name;
  char *mentee_name;
  gboolean on[TD_N_SIGNALS];
  char *reasons[TD_N_SIGNALS];
  guint count;
} TdSignalRow;

/**
 * TdSignalRecord:
 * @n_now: active pairs where it is on now
 * @n_on, @dissolved_on: pairs at past month ends where it was on, and of those the pairs that
 *   dissolved within 90 days
 * @n_off, @dissolved_off: the same where it was off
 * @tested: 20 past cases or more where it was on; else show "untested" instead of a share
 *
 * What came of a signal when it was on before, with all pairs of the programme whatever department
 * is asked about; the ranges are rough, as a pair counts at every
 * month end. Month ends less than 90 days ago are not counted yet.
 */
typedef struct
{
  guint n_now;
  guint n_on;
  guint dissolved_on;
  TdInterval share_on;
  guint n_off;
  guint dissolved_off;
  TdInterval share_off;
  gboolean tested;
} TdSignalRecord;

/* "14 of 52 (27 %, 17 to 40 %) dissolved within 90 days; where it was off, 120 of 1,300 (9 %)", or
 * "untested: only 6 past cases". To be freed. */
char *td_signal_record_dup_text (const TdSignalRecord *record);

G_END_DECLS
