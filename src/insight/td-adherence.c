/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-adherence.h"

/* A rhythm of more days than this is longer than a month. */
#define LONGEST_MONTH 31

typedef struct
{
  GArray *months;
  TdDate from;
  TdDate as_of;
  TdAdherenceFunc func;
  gpointer data;
} Count;

TdPairAdherence
td_adherence_of_pair (const TdHistory *history, TdDate as_of, int grace_days)
{
  TdPairAdherence result = { 0 };

  td_slots_count (history, as_of, &result.counts);
  result.adherence = td_interval_wilson (result.counts.n_kept, result.counts.n_due);
  result.active = td_due_from_history (history, as_of, grace_days, &result.due);
  return result;
}

static int
get_month_number (TdDate date)
{
  int year, month;

  td_date_get_ymd (date, &year, &month, NULL);
  return year * 12 + month;
}

static TdAdherenceMonth *
find_month (const Count *count, TdDate date)
{
  TdDate first = g_array_index (count->months, TdAdherenceMonth, 0).month;

  return &g_array_index (count->months, TdAdherenceMonth,
                         get_month_number (date) - get_month_number (first));
}

static void
count_slots (const Count *count, const TdHistory *history)
{
  g_autoptr (GArray) slots = td_slots_build (history, count->as_of);

  for (guint i = 0; i < slots->len; i++)
    {
      const TdSlot *slot = &g_array_index (slots, TdSlot, i);
      TdAdherenceMonth *month;

      if (!slot->due || slot->to < count->from)
        continue;
      month = find_month (count, slot->to);
      month->n_due++;
      month->n_kept += slot->n_contacts > 0 ? 1 : 0;
      if (count->func)
        count->func (history, month->month, FALSE, slot->n_contacts > 0, count->data);
    }
}

static gboolean
is_paused_within (const TdHistory *history, TdDate first, TdDate last)
{
  for (guint i = 0; i < history->pauses->len; i++)
    {
      const TdSpan *pause = &g_array_index (history->pauses, TdSpan, i);

      if (pause->from <= last && (pause->to == TD_DATE_NONE || pause->to >= first))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_contact_within (const TdHistory *history, TdDate first, TdDate last)
{
  for (guint i = 0; i < history->contacts->len; i++)
    {
      TdDate on = g_array_index (history->contacts, TdDate, i);

      if (on >= first && on <= last)
        return TRUE;
    }
  return FALSE;
}

static void
count_rate (const Count *count, const TdHistory *history, TdAdherenceMonth *month)
{
  TdDate last = td_date_month_end (month->month);
  TdCadence cadence;
  gboolean met;

  if (!month->whole || history->matched_on > month->month ||
      td_history_get_last_day (history, count->as_of) < last ||
      is_paused_within (history, month->month, last))
    return;

  cadence = td_history_get_cadence (history, month->month);
  if (td_cadence_get_days (&cadence) > LONGEST_MONTH)
    {
      month->n_longer++;
      return;
    }
  met = has_contact_within (history, month->month, last);
  month->n_pairs++;
  month->n_met += met ? 1 : 0;
  if (count->func)
    count->func (history, month->month, TRUE, met, count->data);
}

static TdDate
find_start (GPtrArray *histories, TdDate from)
{
  TdDate start = TD_DATE_NONE;

  if (from != TD_DATE_NONE)
    return from;
  for (guint i = 0; i < histories->len; i++)
    {
      const TdHistory *history = g_ptr_array_index (histories, i);

      if (start == TD_DATE_NONE || history->matched_on < start)
        start = history->matched_on;
    }
  return start;
}

static void
make_months (Count *count, TdDate start)
{
  for (TdDate day = td_date_month_start (start); day <= count->as_of;
       day = td_date_month_end (day) + 1)
    {
      TdAdherenceMonth month = { .month = day, .whole = td_date_month_end (day) <= count->as_of };

      if (day < count->from)
        month.whole = FALSE;
      g_array_append_val (count->months, month);
    }
}

GArray *
td_adherence_by_month (GPtrArray *histories,
                       TdDate from,
                       TdDate as_of,
                       TdAdherenceFunc func,
                       gpointer data)
{
  Count count = { g_array_new (FALSE, TRUE, sizeof (TdAdherenceMonth)), from, as_of, func, data };
  TdDate start = find_start (histories, from);

  if (start == TD_DATE_NONE || start > as_of)
    return count.months;

  make_months (&count, start);
  for (guint i = 0; i < histories->len; i++)
    {
      const TdHistory *history = g_ptr_array_index (histories, i);

      count_slots (&count, history);
      for (guint m = 0; m < count.months->len; m++)
        count_rate (&count, history, &g_array_index (count.months, TdAdherenceMonth, m));
    }
  for (guint m = 0; m < count.months->len; m++)
    {
      TdAdherenceMonth *month = &g_array_index (count.months, TdAdherenceMonth, m);

      month->adherence = td_interval_wilson (month->n_kept, month->n_due);
      month->contact_rate = td_interval_wilson (month->n_met, month->n_pairs);
    }
  return count.months;
}
