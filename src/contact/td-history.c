/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-history.h"

TdHistory *
td_history_new (TdDate matched_on, TdDate ended_on, const TdCadence *cadence)
{
  TdHistory *history;

  g_return_val_if_fail (matched_on != TD_DATE_NONE && cadence != NULL, NULL);

  history = g_atomic_rc_box_new0 (TdHistory);
  history->matched_on = matched_on;
  history->ended_on = ended_on;
  history->cadence = *cadence;
  history->changes = g_array_new (FALSE, FALSE, sizeof (TdCadenceChange));
  history->pauses = g_array_new (FALSE, FALSE, sizeof (TdSpan));
  history->contacts = g_array_new (FALSE, FALSE, sizeof (TdDate));
  return history;
}

TdHistory *
td_history_ref (TdHistory *history)
{
  return g_atomic_rc_box_acquire (history);
}

static void
clear_history (gpointer data)
{
  TdHistory *history = data;

  g_array_unref (history->changes);
  g_array_unref (history->pauses);
  g_array_unref (history->contacts);
}

void
td_history_free (TdHistory *history)
{
  if (history)
    g_atomic_rc_box_release_full (history, clear_history);
}

void
td_history_add_contact (TdHistory *history, TdDate on)
{
  guint i = history->contacts->len;

  g_return_if_fail (on != TD_DATE_NONE);

  /* They come in order nearly always: look from the end. */
  while (i > 0 && g_array_index (history->contacts, TdDate, i - 1) > on)
    i--;
  g_array_insert_val (history->contacts, i, on);
}

/* Whether two spans overlap or touch, so that they are one; @earlier begins first. */
static gboolean
spans_join (const TdSpan *earlier, const TdSpan *later)
{
  return earlier->to == TD_DATE_NONE || later->from <= earlier->to + 1;
}

static void
span_extend (TdSpan *span, TdDate to)
{
  if (span->to != TD_DATE_NONE)
    span->to = to == TD_DATE_NONE ? to : MAX (span->to, to);
}

void
td_history_add_pause (TdHistory *history, TdDate from, TdDate to)
{
  TdSpan pause = { from, to };
  GArray *pauses = history->pauses;
  guint i = 0, kept = 0;

  g_return_if_fail (from != TD_DATE_NONE && (to == TD_DATE_NONE || from <= to));

  while (i < pauses->len && g_array_index (pauses, TdSpan, i).from <= from)
    i++;
  g_array_insert_val (pauses, i, pause);
  for (i = 1; i < pauses->len; i++)
    {
      TdSpan *last = &g_array_index (pauses, TdSpan, kept);
      TdSpan next = g_array_index (pauses, TdSpan, i);

      if (spans_join (last, &next))
        span_extend (last, next.to);
      else
        g_array_index (pauses, TdSpan, ++kept) = next;
    }
  g_array_set_size (pauses, kept + 1);
}

void
td_history_add_cadence (TdHistory *history, TdDate from, const TdCadence *cadence)
{
  TdCadenceChange change = { from, *cadence };
  guint i = 0;

  g_return_if_fail (from != TD_DATE_NONE);

  while (i < history->changes->len &&
         g_array_index (history->changes, TdCadenceChange, i).from < from)
    i++;
  if (i < history->changes->len &&
      g_array_index (history->changes, TdCadenceChange, i).from == from)
    g_array_index (history->changes, TdCadenceChange, i) = change;
  else
    g_array_insert_val (history->changes, i, change);
}

TdCadence
td_history_get_cadence (const TdHistory *history, TdDate on)
{
  TdCadence cadence = history->cadence;

  for (guint i = 0; i < history->changes->len; i++)
    {
      const TdCadenceChange *change = &g_array_index (history->changes, TdCadenceChange, i);

      if (change->from > on)
        break;
      cadence = change->cadence;
    }
  return cadence;
}

TdDate
td_history_get_last_day (const TdHistory *history, TdDate as_of)
{
  return history->ended_on == TD_DATE_NONE ? as_of : MIN (history->ended_on, as_of);
}

gboolean
td_history_is_active (const TdHistory *history, TdDate as_of)
{
  return history->matched_on <= as_of &&
         (history->ended_on == TD_DATE_NONE || history->ended_on > as_of);
}

const TdSpan *
td_history_find_pause (const TdHistory *history, TdDate on)
{
  for (guint i = 0; i < history->pauses->len; i++)
    {
      const TdSpan *pause = &g_array_index (history->pauses, TdSpan, i);

      if (pause->from > on)
        return NULL;
      if (pause->to == TD_DATE_NONE || pause->to >= on)
        return pause;
    }
  return NULL;
}

TdDate
td_history_get_pause_end (const TdHistory *history, TdDate before)
{
  TdDate end = TD_DATE_NONE;

  for (guint i = 0; i < history->pauses->len; i++)
    {
      TdDate to = g_array_index (history->pauses, TdSpan, i).to;

      if (to != TD_DATE_NONE && to < before)
        end = MAX (end, to);
    }
  return end;
}

guint
td_history_find_contact (const TdHistory *history, TdDate day)
{
  guint low = 0, high = history->contacts->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (history->contacts, TdDate, middle) < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

TdDate
td_history_get_last_contact (const TdHistory *history, TdDate as_of)
{
  guint n = td_history_find_contact (history, td_history_get_last_day (history, as_of) + 1);
  TdDate on = n > 0 ? g_array_index (history->contacts, TdDate, n - 1) : TD_DATE_NONE;

  return on >= history->matched_on ? on : TD_DATE_NONE;
}
