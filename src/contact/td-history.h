/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "program/td-cadence.h"

G_BEGIN_DECLS

/* Days from..to, both inside; an open span has to = TD_DATE_NONE. */
typedef struct
{
  TdDate from;
  TdDate to;
} TdSpan;

/* A new rhythm, and with it a new grid of slots, from a day on. */
typedef struct
{
  TdDate from;
  TdCadence cadence;
} TdCadenceChange;

/**
 * TdHistory:
 *
 * What the arithmetic of contacts needs to know of one pair, and nothing else: no database, no
 * clock. Made by td_history_new() and the td_history_add_… functions in any order, or loaded many
 * at once (contact/td-history-query.h). Source of every rule: METRICS.md section 11.
 */
typedef struct
{
  gint64 pair_id;    /* of a loaded history */
  gint64 program_id; /* of a loaded history */
  TdDate matched_on;
  TdDate ended_on;   /* the last day, or none */
  TdCadence cadence; /* from matched_on */
  GArray *changes;   /* of TdCadenceChange, by day */
  GArray *pauses;    /* of TdSpan, by day, merged: no two of them touch */
  GArray *contacts;  /* of TdDate, by day: the contacts that were held */
} TdHistory;

/* Without contacts, pauses and changes; @ended_on none for a pair that goes on. */
TdHistory *td_history_new (TdDate matched_on, TdDate ended_on, const TdCadence *cadence);

/* One more owner; from then on it is not changed. Each owner frees it once. */
TdHistory *td_history_ref (TdHistory *history);
void td_history_free (TdHistory *history);

/* A contact that was held; those outside the pair's life may be added, they never count. */
void td_history_add_contact (TdHistory *history, TdDate on);

/* Overlapping and touching pauses become one. */
void td_history_add_pause (TdHistory *history, TdDate from, TdDate to);

/* A second change on one day replaces the first. */
void td_history_add_cadence (TdHistory *history, TdDate from, const TdCadence *cadence);

/* The rhythm in force on a day. */
TdCadence td_history_get_cadence (const TdHistory *history, TdDate on);

/* The last day that counts: the end or @as_of, whichever is earlier. */
TdDate td_history_get_last_day (const TdHistory *history, TdDate as_of);

/* Whether the pair lives on @as_of: begun by then, not ended by then. */
gboolean td_history_is_active (const TdHistory *history, TdDate as_of);

/* The pause that covers a day, or NULL; and the last day of the last pause over by then. */
const TdSpan *td_history_find_pause (const TdHistory *history, TdDate on);
TdDate td_history_get_pause_end (const TdHistory *history, TdDate before);

/* The number of the first contact on or after a day, or of all where there is none. */
guint td_history_find_contact (const TdHistory *history, TdDate day);

/* The last contact that counts as of a day, or none. */
TdDate td_history_get_last_contact (const TdHistory *history, TdDate as_of);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdHistory, td_history_free)

G_END_DECLS
