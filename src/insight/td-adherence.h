/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-due.h"
#include "contact/td-slots.h"
#include "insight/td-interval.h"

G_BEGIN_DECLS

/**
 * TdPairAdherence:
 * @adherence: kept / due slots, Wilson; NaN: not due yet
 * @due: the state of the day; only of an active pair
 *
 * How one pair keeps to its cadence. The interval is rough: slots of a pair hang together.
 */
typedef struct
{
  gboolean active;
  TdAdherence counts;
  TdInterval adherence;
  TdDue due;
} TdPairAdherence;

/* The figures of a pair as of a day. */
TdPairAdherence td_adherence_of_pair (const TdHistory *history, TdDate as_of, int grace_days);

/**
 * TdAdherenceMonth:
 * @month: its first day
 * @n_due: slots of all pairs whose last day is in the month
 * @whole: the month is over by the day asked for; only then is there a contact rate
 * @n_pairs: pairs active on every day of the month, without a pause, that meet at least monthly
 * @n_met: of those, pairs with a contact held in the month
 * @hidden: one of the two is about too few to be shown and empty: only of a narrow filter
 * @n_longer: pairs of a rhythm longer than a month, counted apart
 */
typedef struct
{
  TdDate month;
  guint n_due;
  guint n_kept;
  TdInterval adherence;
  gboolean whole;
  guint n_pairs;
  guint n_met;
  guint n_longer;
  TdInterval contact_rate;
  gboolean hidden;
} TdAdherenceMonth;

/**
 * TdAdherenceFunc:
 * @month: the month counted into
 * @rate: FALSE for a due slot, TRUE for the contact rate
 * @kept: whether the slot was kept, or the pair met
 *
 * Told of everything that is counted, so that the list behind a month can be shown.
 */
typedef void (*TdAdherenceFunc) (const TdHistory *history,
                                 TdDate month,
                                 gboolean rate,
                                 gboolean kept,
                                 gpointer data);

/**
 * td_adherence_by_month:
 * @histories: (element-type TdHistory)
 * @from: slots that end earlier are left out; none for all
 * @func: (nullable)
 *
 * Every month from that of @from, or of the first match, to that of @as_of. METRICS section 11.
 *
 * Returns: (transfer full) (element-type TdAdherenceMonth)
 */
GArray *td_adherence_by_month (GPtrArray *histories,
                               TdDate from,
                               TdDate as_of,
                               TdAdherenceFunc func,
                               gpointer data);

G_END_DECLS
