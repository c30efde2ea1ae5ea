/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "partnership/td-goal.h"

G_BEGIN_DECLS

/**
 * TdGoalDialog:
 *
 * The form of a goal or of a topic to talk about.
 */
#define TD_TYPE_GOAL_DIALOG (td_goal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdGoalDialog, td_goal_dialog, TD, GOAL_DIALOG, TdDialog)

/* Edits a copy of @goal; one without an id is a new one. */
void td_goal_dialog_show (GtkWidget *parent, TdSession *session, TdGoal *goal);

G_END_DECLS
