/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "partnership/td-goal.h"

G_BEGIN_DECLS

typedef enum
{
  TD_GOAL_STEP_REACH,
  TD_GOAL_STEP_DROP,
  TD_GOAL_STEP_REOPEN,
  TD_GOAL_STEP_NOTE,
} TdGoalStep;

/**
 * TdGoalStepDialog:
 *
 * A step in the life of a goal: the day, and a note for its history.
 */
#define TD_TYPE_GOAL_STEP_DIALOG (td_goal_step_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdGoalStepDialog, td_goal_step_dialog, TD, GOAL_STEP_DIALOG, TdDialog)

void td_goal_step_dialog_show (GtkWidget *parent,
                               TdSession *session,
                               TdGoal *goal,
                               TdGoalStep step);

G_END_DECLS
