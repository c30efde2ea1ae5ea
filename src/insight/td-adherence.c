/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "insight/td-adherence.h"

/* A rhythm of more days than this is longer than a month. */
#define LONGEST_MONTH 31

/* The months in their order; beside them their last days, as dates take long to work out. */
typedef struct
{
  GArray *months;
  GArray *ends;
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

static TdAdherenceMonth *
get_month (const Count *count, guint index)
{
  return &g_array_index (count->months, TdAdherenceMonth, index);
}

static TdDate
get_end (const Count *count, guint index)
{
  return g_array_index (count->ends, TdDate, index);
}

/* Which month a day is in, or the first or last one where it is in none: guessed by the days of a
 * month, which is no more than a few off. */
static guint
find_month (const Count *count, TdDate date)
{
  TdDate first = get_month (count, 0)->month;
  guint last = count->months->len - 1;
  guint i = date > first ? MIN ((guint) (date - first) / LONGEST_MONTH, last) : 0;

  while (i < last && get_end (count, i) < date)
    i++;
  return i;
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
      month = get_month (count, find_month (count, slot->to));
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

/* Whether there is a contact between two days; @next is the first one that may be, and months come
 * one after the other. */
static gboolean
has_contact_within (const TdHistory *history, TdDate first, TdDate last, guint *next)
{
  const TdDate *on = (const TdDate *) (const void *) history->contacts->data;

  while (*next < history->contacts->len && on[*next] < first)
    (*next)++;
  return *next < history->contacts->len && on[*next] <= last;
}

static void
count_rate (const Count *count, const TdHistory *history, guint index, guint *next)
{
  TdAdherenceMonth *month = get_month (count, index);
  TdDate last = get_end (count, index);
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
  met = has_contact_within (history, month->month, last, next);
  month->n_pairs++;
  month->n_met += met ? 1 : 0;
  if (count->func)
    count->func (history, month->month, TRUE, met, count->data);
}

/* Of the months that hold days of the pair: in others there is nothing to count. */
static void
count_rates (const Count *count, const TdHistory *history)
{
  guint end = find_month (count, td_history_get_last_day (history, count->as_of));
  guint next = 0;

  for (guint i = find_month (count, history->matched_on); i <= end; i++)
    count_rate (count, history, i, &next);
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
      TdDate end = td_date_month_end (day);
      TdAdherenceMonth month = { .month = day, .whole = end <= count->as_of };

      if (day < count->from)
        month.whole = FALSE;
      g_array_append_val (count->months, month);
      g_array_append_val (count->ends, end);
    }
}

GArray *
td_adherence_by_month (GPtrArray *histories,
                       TdDate from,
                       TdDate as_of,
                       TdAdherenceFunc func,
                       gpointer data)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (TdDate));
  Count count = {
    g_array_new (FALSE, TRUE, sizeof (TdAdherenceMonth)), ends, from, as_of, func, data
  };
  TdDate start = find_start (histories, from);

  if (start == TD_DATE_NONE || start > as_of)
    return count.months;

  make_months (&count, start);
  for (guint i = 0; i < histories->len; i++)
    {
      const TdHistory *history = g_ptr_array_index (histories, i);

      count_slots (&count, history);
      count_rates (&count, history);
    }
  for (guint m = 0; m < count.months->len; m++)
    {
      TdAdherenceMonth *month = &g_array_index (count.months, TdAdherenceMonth, m);

      month->adherence = td_interval_wilson (month->n_kept, month->n_due);
      month->contact_rate = td_interval_wilson (month->n_met, month->n_pairs);
    }
  return count.months;
}
