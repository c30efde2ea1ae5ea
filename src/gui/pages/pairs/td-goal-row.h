/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "partnership/td-checklist.h"
#include "partnership/td-goal.h"

G_BEGIN_DECLS

/**
 * TdGoalItem:
 *
 * A goal with its history and its checklist, as it is shown.
 */
#define TD_TYPE_GOAL_ITEM (td_goal_item_get_type ())
G_DECLARE_FINAL_TYPE (TdGoalItem, td_goal_item, TD, GOAL_ITEM, GObject)

struct _TdGoalItem
{
  GObject parent_instance;

  TdGoal *goal;
  char *history; /* a line a step */
  TdChecklist checklist;
};

/* The goals of a pair, on a reader thread. (element-type TdGoalItem) */
GPtrArray *td_goal_items_load (TdDatabase *db, gint64 pair_id, TdDate today, GError **error);

/**
 * TdGoalRow:
 *
 * A goal of a pair; opened it shows its measure, its history, what can be done with it and the
 * steps in which a skill is coached. It stands somewhere below a #TdPage.
 */
#define TD_TYPE_GOAL_ROW (td_goal_row_get_type ())
G_DECLARE_FINAL_TYPE (TdGoalRow, td_goal_row, TD, GOAL_ROW, AdwExpanderRow)

GtkWidget *td_goal_row_new (TdGoalItem *item);

/* Shows the same goal as it is now, open or closed as the row is. */
void td_goal_row_show (TdGoalRow *self, TdGoalItem *item);

G_END_DECLS
