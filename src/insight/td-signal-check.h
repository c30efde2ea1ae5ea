/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-relation.h"
#include "insight/td-signals.h"

G_BEGIN_DECLS

/**
 * TdSignalInput:
 * @fairness: (nullable): of the pair's mentor on the day
 * @load: active pairs of the mentor on the day
 * @most: from how many on that is a signal
 *
 * What signals look at: an active pair on a day.
 */
typedef struct
{
  const TdRelation *relation;
  TdDate day;
  const TdFairness *fairness;
  guint load;
  guint most;
} TdSignalInput;

/* Which signals are on. Only what was known on the day is looked at. */
void td_signals_check (const TdSignalInput *input, gboolean on[TD_N_SIGNALS]);

/* Why a signal that is on is on: "38 days overdue". To be freed. */
char *td_signals_dup_reason (const TdSignalInput *input, TdSignal signal);

/* How a mentor's time is spread on a day over the pairs of relations @first to @next - 1, which are
 * all of them; NULL where there are not two to compare. Names are left out unless @named. */
TdFairness *td_relations_compare (const TdRelations *self,
                                  guint first,
                                  guint next,
                                  TdDate day,
                                  gboolean named);

G_END_DECLS
