/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-insight-filter.h"
#include "insight/td-insight-list.h"

G_BEGIN_DECLS

/**
 * td_beside_people_read:
 *
 * Who is behind the numbers of a filter that open no list: answers, curves, rates. Lists by key,
 * none of them to be shown: "people" (hired by the day), "employed" (on it), "matched" (as a
 * mentee), "mentors" (matched as one), "mentees" (who ever asked for a mentor), "pairs" (that ever
 * began), "answers/TOPIC" (who answered for a pair in the period), "answers/satisfaction/2026-01"
 * (in a quarter), "wish/PROGRAM ID/TOPIC" (mentees enrolled on the day who look for it),
 * "survey/2026-04" (of the matched, who answered the company's survey).
 *
 * Returns: (transfer full) (element-type utf8 TdInsightList)
 */
GHashTable *td_beside_people_read (TdDatabase *db, const TdInsightFilter *filter, GError **error);

G_END_DECLS
