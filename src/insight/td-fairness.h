/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "contact/td-history.h"

G_BEGIN_DECLS

/* Pairs are compared over this many days, the last one the day asked for. */
#define TD_FAIRNESS_DAYS 180

/**
 * TdFairnessPair:
 * @contacts: held in the last 180 days
 * @by_mentor: of those, started by the mentor
 * @expected: by the pair's own cadence, a pause not taken off
 * @delivered: contacts / expected
 * @last_contact: ever, or none
 * @least: no other mentee of this mentor got less of what was agreed
 */
typedef struct
{
  gint64 pair_id;
  char *reference;
  gint64 mentee_id;
  char *mentee_name;
  guint contacts;
  guint by_mentor;
  double expected;
  double delivered;
  TdDate last_contact;
  gboolean least;
} TdFairnessPair;

/**
 * TdFairness:
 * @pairs: of TdFairnessPair, by reference; 2 or more
 * @gap: the largest share delivered minus the smallest
 * @ratio: the smallest over the largest; NaN where nobody was met
 * @gini: 0 (alike) to 1 - 1 / pairs; NaN where nobody was met
 * @contacts_short: contacts that the least served would need to be served like the best
 * @flagged: ratio 0.5 or less, and 2 contacts short or more
 *
 * How one mentor's time is spread over the mentees, each against the cadence agreed (METRICS
 * section 11). For the coordinator only: never published, never in a printed review.
 */
typedef struct
{
  gint64 mentor_id;
  char *number;
  char *name;
  GArray *pairs;
  double gap;
  double ratio;
  double gini;
  double contacts_short;
  gboolean flagged;
} TdFairness;

/* Without pairs; their members and those of the pairs are owned. */
TdFairness *td_fairness_new (gint64 mentor_id);
void td_fairness_free (TdFairness *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFairness, td_fairness_free)

/* Whether a pair was active on all of the days compared. */
gboolean td_fairness_covers (const TdHistory *history, TdDate as_of);

/* How many contacts the cadence asks for within the days compared. */
double td_fairness_expected (const TdHistory *history, TdDate as_of);

/* Puts the pairs in order and works out the rest from their "contacts" and "expected". */
void td_fairness_finish (TdFairness *self);

G_END_DECLS
