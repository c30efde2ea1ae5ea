/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"

G_BEGIN_DECLS

/**
 * TdExitTopicsDialog:
 *
 * Which reasons for leaving mentoring can touch, and what mentees look for that has to do with
 * each. Action exit-topics.add adds a row, exit-topics.reset puts back what a workspace begins
 * with.
 */
#define TD_TYPE_EXIT_TOPICS_DIALOG (td_exit_topics_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdExitTopicsDialog, td_exit_topics_dialog, TD, EXIT_TOPICS_DIALOG, TdDialog)

/* Loads the grouping, then opens over @parent. */
void td_exit_topics_dialog_show (GtkWindow *parent, TdSession *session);

G_END_DECLS
