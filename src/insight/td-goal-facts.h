/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "insight/td-figure.h"
#include "insight/td-insight-list.h"

G_BEGIN_DECLS

/**
 * TdGoalFact:
 * @due_on: or none
 * @closed_on: by the day asked for, else none
 * @reached: closed, and not dropped
 *
 * A goal of a pair that was set by the day and not closed before the period. Topics to talk about
 * are none.
 */
typedef struct
{
  gint64 pair_id;
  TdDate set_on;
  TdDate due_on;
  TdDate closed_on;
  gboolean reached;
} TdGoalFact;

/* The goals of the filter's pairs, by pair. (element-type TdGoalFact) */
GArray *td_goal_facts_read (TdDatabase *db, const TdInsightFilter *filter, GError **error);

/* Goals reached of those not dropped: the figure "goals" with the list behind it. */
TdFigure *td_goal_facts_new_figure (GArray *goals, GHashTable *lists);

G_END_DECLS
