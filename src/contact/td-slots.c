/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#include "config.h"

#include "contact/td-slots.h"

#include <glib/gi18n-lib.h>

/* Walks slots, contacts and pauses side by side; all three are in order. */
typedef struct
{
  const TdHistory *history;
  TdDate last_day; /* min (ended_on, as_of) */
  guint contact;   /* the next one not yet in a slot */
  guint pause;     /* the first one that is not over before the slot */
} Walk;

static guint
count_contacts (Walk *walk, TdDate from, TdDate to)
{
  const GArray *contacts = walk->history->contacts;
  guint n = 0;

  for (; walk->contact < contacts->len; walk->contact++)
    {
      TdDate on = g_array_index (contacts, TdDate, walk->contact);

      if (on > MIN (to, walk->last_day))
        break;
      n += on >= from;
    }
  return n;
}

static gboolean
touches_pause (Walk *walk, TdDate from, TdDate to)
{
  const GArray *pauses = walk->history->pauses;

  while (walk->pause < pauses->len)
    {
      const TdSpan *pause = &g_array_index (pauses, TdSpan, walk->pause);

      if (pause->to == TD_DATE_NONE || pause->to >= from)
        return pause->from <= to;
      walk->pause++;
    }
  return FALSE;
}

static TdSlotState
slot_state (const TdSlot *slot, gboolean cut)
{
  if (slot->n_contacts > 0 && !slot->paused)
    return TD_SLOT_KEPT;
  if (slot->paused)
    return TD_SLOT_PAUSED;
  if (slot->complete)
    return TD_SLOT_MISSED;
  return cut ? TD_SLOT_CUT : TD_SLOT_OPEN;
}

/* Appends the slots of one grid, which runs from @start to the day before @next (none: for ever).
 */
static void
append_grid (Walk *walk, GArray *slots, const TdCadence *cadence, TdDate start, TdDate next)
{
  TdDate ended_on = walk->history->ended_on;
  TdDate from = start;

  for (int k = 1; from != TD_DATE_NONE && from <= walk->last_day; k++)
    {
      TdDate boundary = td_cadence_get_boundary (cadence, start, k);
      gboolean cut = next != TD_DATE_NONE && boundary > next;
      TdSlot slot = { .number = (int) slots->len + 1, .from = from };

      if (next != TD_DATE_NONE && from >= next)
        return;
      slot.to = (cut ? next : boundary) - 1;
      slot.complete = !cut && slot.to <= walk->last_day;
      if (ended_on != TD_DATE_NONE && ended_on < slot.to)
        {
          slot.to = ended_on;
          cut = TRUE;
        }
      slot.paused = touches_pause (walk, slot.from, slot.to);
      slot.due = slot.complete && !slot.paused;
      slot.n_contacts = count_contacts (walk, slot.from, slot.to);
      slot.state = slot_state (&slot, cut);
      g_array_append_val (slots, slot);
      from = boundary;
    }
}

GArray *
td_slots_build (const TdHistory *history, TdDate as_of)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (TdSlot));
  TdDate start = history->matched_on;
  TdCadence cadence = history->cadence;
  Walk walk = { history, td_history_get_last_day (history, as_of), 0, 0 };

  while (walk.contact < history->contacts->len &&
         g_array_index (history->contacts, TdDate, walk.contact) < history->matched_on)
    walk.contact++;
  for (guint i = 0; i < history->changes->len; i++)
    {
      const TdCadenceChange *change = &g_array_index (history->changes, TdCadenceChange, i);

      if (change->from > walk.last_day)
        break;
      if (change->from > start)
        {
          append_grid (&walk, slots, &cadence, start, change->from);
          start = change->from;
        }
      cadence = change->cadence;
    }
  append_grid (&walk, slots, &cadence, start, TD_DATE_NONE);
  return slots;
}

static void
count_streaks (const GArray *slots, TdAdherence *adherence)
{
  for (guint i = 0; i < slots->len; i++)
    {
      const TdSlot *slot = &g_array_index (slots, TdSlot, i);

      if (!slot->due)
        continue;
      adherence->n_due++;
      if (slot->n_contacts > 0)
        {
          adherence->n_kept++;
          adherence->current_streak++;
        }
      else
        adherence->current_streak = 0;
      adherence->longest_streak = MAX (adherence->longest_streak, adherence->current_streak);
    }
}

static void
count_gaps (const TdHistory *history, TdDate last_day, TdAdherence *adherence)
{
  TdDate before = history->matched_on;

  for (guint i = 0; i < history->contacts->len; i++)
    {
      TdDate on = g_array_index (history->contacts, TdDate, i);

      if (on < history->matched_on || on > last_day)
        continue;
      adherence->n_contacts++;
      adherence->longest_gap = MAX (adherence->longest_gap, on - before);
      before = on;
    }
  adherence->longest_gap = MAX (adherence->longest_gap, last_day - before);
}

void
td_slots_count (const TdHistory *history, TdDate as_of, TdAdherence *adherence)
{
  g_autoptr (GArray) slots = td_slots_build (history, as_of);

  *adherence = (TdAdherence){ 0 };
  count_streaks (slots, adherence);
  count_gaps (history, td_history_get_last_day (history, as_of), adherence);
}

const char *
td_slot_state_get_label (TdSlotState state)
{
  switch (state)
    {
    case TD_SLOT_KEPT:
      return _ ("kept");
    case TD_SLOT_MISSED:
      return _ ("missed");
    case TD_SLOT_PAUSED:
      return _ ("paused");
    case TD_SLOT_CUT:
      return _ ("cut short");
    case TD_SLOT_OPEN:
    default:
      return _ ("still open");
    }
}
