/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-history.h"

G_BEGIN_DECLS

/**
 * TdSlotState:
 * @TD_SLOT_KEPT: at least one contact in it, over or not
 * @TD_SLOT_MISSED: over without a contact
 * @TD_SLOT_PAUSED: a pause touches it: asks for nothing
 * @TD_SLOT_CUT: ended early by a new cadence or the end of the pair, without a contact: asks for
 *   nothing
 * @TD_SLOT_OPEN: still running, without a contact
 */
typedef enum
{
  TD_SLOT_KEPT,
  TD_SLOT_MISSED,
  TD_SLOT_PAUSED,
  TD_SLOT_CUT,
  TD_SLOT_OPEN,
} TdSlotState;

/**
 * TdSlot:
 *
 * One interval of a pair's cadence, counted from 1. It counts in the adherence when it is @due: its
 * last day is over by the day asked for and not after the pair's end, no pause day falls in it, and
 * no new cadence cut it.
 */
typedef struct
{
  int number;
  TdDate from;
  TdDate to;         /* inside; of a cut slot the last day before the cut, or of the pair */
  gboolean complete; /* whole, and over by as_of */
  gboolean paused;
  gboolean due;
  guint n_contacts;
  TdSlotState state;
} TdSlot;

/**
 * TdAdherence:
 *
 * The counts of a pair as of a day. Streaks run over due slots; paused ones neither break nor add.
 */
typedef struct
{
  guint n_due;
  guint n_kept;
  guint current_streak;
  guint longest_streak;
  int longest_gap; /* days without contact, the open last gap and pauses too */
  guint n_contacts;
} TdAdherence;

/**
 * td_slots_build:
 *
 * The slots that begin by @as_of and by the pair's end, in order, the running one last.
 *
 * Returns: (transfer full) (element-type TdSlot): an array, empty where the pair begins later
 */
GArray *td_slots_build (const TdHistory *history, TdDate as_of);

/* Counts the slots of td_slots_build() by their states. */
void td_slots_count (const TdHistory *history, TdDate as_of, TdAdherence *adherence);

/* A contact falls into one of these: the words for people. */
const char *td_slot_state_get_label (TdSlotState state);

G_END_DECLS
