/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-consistency.h"
#include "insight/td-relation.h"

G_BEGIN_DECLS

/* Mentors, signals of active pairs and the record of past month ends. */
void td_consistency_add_signals (TdConsistency *self, const TdRelations *facts, guint most_pairs);

/* Who starts, how long asking takes, how long pairs last. */
void td_consistency_add_contacts (TdConsistency *self, const TdRelations *facts);
void td_consistency_add_lengths (TdConsistency *self, const TdRelations *facts);

/* Adds to the list of a code, of pairs. */
void td_consistency_list (TdConsistency *self,
                          const char *key,
                          TdListMeaning meaning,
                          gint64 pair_id,
                          gint64 value);

G_END_DECLS
