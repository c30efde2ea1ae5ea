/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-history.h"

G_BEGIN_DECLS

/* Days before the next due date from which a pair is "due". */
#define TD_DUE_SOON 7

typedef enum
{
  TD_DUE_TOO_EARLY,
  TD_DUE_ON_TRACK,
  TD_DUE_DUE,
  TD_DUE_OVERDUE,
  TD_DUE_SILENT,
  TD_DUE_PAUSED,
} TdDueState;

/* How long past due, without regard to the days of grace. */
typedef enum
{
  TD_BUCKET_NONE, /* in a pause, or not active */
  TD_BUCKET_ON_TRACK,
  TD_BUCKET_WEEK,  /* 1 to 7 days */
  TD_BUCKET_MONTH, /* 8 to 30 */
  TD_BUCKET_TWO,   /* 31 to 60 */
  TD_BUCKET_THREE, /* 61 to 90 */
  TD_BUCKET_OVER,  /* over 90 */
} TdDueBucket;

/* What decides; of a long history only these few dates matter. */
typedef struct
{
  TdDate matched_on;
  TdDate last_contact; /* held, inside the pair's life, by as_of; or none */
  TdDate pause_end;    /* last day of the last pause that is over; or none */
  gboolean paused;     /* a pause covers as_of */
  TdCadence cadence;   /* in force on as_of */
  int grace_days;
} TdDueInput;

typedef struct
{
  TdDueState state;
  TdDate next_due;  /* none in a pause */
  int days_overdue; /* 0 unless past due; 0 in a pause */
  TdDueBucket bucket;
} TdDue;

/* The state of an active pair as of a day: the first that holds of paused, silent, overdue, due,
 * too early, on track. Source: METRICS.md section 11. */
void td_due_compute (const TdDueInput *input, TdDate as_of, TdDue *due);

/* The same from a whole history. FALSE, and nothing given, where the pair is not active then. */
gboolean td_due_from_history (const TdHistory *history, TdDate as_of, int grace_days, TdDue *due);

/* The bucket of a number of days past due; 0 and less is on track. */
TdDueBucket td_due_get_bucket (int days_overdue);

/* Codes of issue and command line ("too_early") and words for people ("too early to tell"). */
const char *td_due_state_get_code (TdDueState state);
TdDueState td_due_state_from_code (const char *code);
const char *td_due_state_get_label (TdDueState state);

G_END_DECLS
