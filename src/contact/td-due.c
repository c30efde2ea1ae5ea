/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-due.h"

#include <glib/gi18n-lib.h>

static TdDate
reference_day (const TdDueInput *input)
{
  TdDate resumed = input->pause_end == TD_DATE_NONE ? TD_DATE_NONE : input->pause_end + 1;

  return MAX (MAX (input->matched_on, input->last_contact), resumed);
}

/* The first day on which two whole intervals have gone by since @reference. */
static TdDate
two_intervals (const TdCadence *cadence, TdDate reference)
{
  if (cadence->unit == TD_CADENCE_MONTHS)
    return td_date_add_months (reference, 2 * cadence->n);
  return reference + (TdDate) (2 * td_cadence_get_days (cadence));
}

static TdDueState
choose_state (const TdDueInput *input, TdDate as_of, TdDate reference, const TdDue *due)
{
  if (due->days_overdue > input->grace_days)
    return as_of >= two_intervals (&input->cadence, reference) ? TD_DUE_SILENT : TD_DUE_OVERDUE;
  if (due->next_due - as_of <= TD_DUE_SOON)
    return TD_DUE_DUE;
  return input->last_contact == TD_DATE_NONE ? TD_DUE_TOO_EARLY : TD_DUE_ON_TRACK;
}

void
td_due_compute (const TdDueInput *input, TdDate as_of, TdDue *due)
{
  TdDate reference = reference_day (input);

  *due = (TdDue){ .state = TD_DUE_PAUSED, .bucket = TD_BUCKET_NONE };
  /* Without a day to count from, which only a damaged file has, nothing is due either. */
  if (input->paused || reference == TD_DATE_NONE)
    return;
  due->next_due = td_cadence_next_due (&input->cadence, reference);
  due->days_overdue = MAX (0, as_of - due->next_due);
  due->bucket = td_due_get_bucket (due->days_overdue);
  due->state = choose_state (input, as_of, reference, due);
}

gboolean
td_due_from_history (const TdHistory *history, TdDate as_of, int grace_days, TdDue *due)
{
  TdDueInput input = {
    .matched_on = history->matched_on,
    .last_contact = td_history_get_last_contact (history, as_of),
    .pause_end = td_history_get_pause_end (history, as_of),
    .paused = td_history_find_pause (history, as_of) != NULL,
    .cadence = td_history_get_cadence (history, as_of),
    .grace_days = grace_days,
  };

  if (!td_history_is_active (history, as_of))
    return FALSE;
  td_due_compute (&input, as_of, due);
  return TRUE;
}

TdDueBucket
td_due_get_bucket (int days_overdue)
{
  static const int last[] = { 0, 7, 30, 60, 90 };

  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    if (days_overdue <= last[i])
      return (TdDueBucket) (TD_BUCKET_ON_TRACK + i);
  return TD_BUCKET_OVER;
}

static const char *const state_codes[] = { "too_early", "on_track", "due",
                                           "overdue",   "silent",   "paused" };

const char *
td_due_state_get_code (TdDueState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (state_codes), NULL);
  return state_codes[state];
}

TdDueState
td_due_state_from_code (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_codes); i++)
    if (g_strcmp0 (state_codes[i], code) == 0)
      return (TdDueState) i;
  g_return_val_if_reached (TD_DUE_PAUSED);
}

const char *
td_due_state_get_label (TdDueState state)
{
  switch (state)
    {
    case TD_DUE_TOO_EARLY:
      return C_ ("pair", "Too early to tell");
    case TD_DUE_ON_TRACK:
      return C_ ("pair", "On track");
    case TD_DUE_DUE:
      return C_ ("pair", "Due");
    case TD_DUE_OVERDUE:
      return C_ ("pair", "Overdue");
    case TD_DUE_SILENT:
      return C_ ("pair", "Silent");
    case TD_DUE_PAUSED:
    default:
      return C_ ("pair", "Paused");
    }
}
