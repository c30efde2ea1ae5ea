/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-dialog.h"
#include "proposal/td-proposal.h"

G_BEGIN_DECLS

/**
 * TdProposeDialog:
 *
 * Asks for whom pairs are proposed and what is aimed at, then makes the draft, with progress and
 * cancel. For late enrolments it shows what each way to treat earlier pairs would mean, before she
 * chooses.
 *
 * Properties: "late-state" ("hidden", "loading", "table", or "none" with "late-problem" saying
 * why), "n-waiting", "n-selected" (guint), "has-draft" (gboolean).
 *
 * Signal "made" (gint64 proposal_id): the draft is stored.
 */
#define TD_TYPE_PROPOSE_DIALOG (td_propose_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdProposeDialog, td_propose_dialog, TD, PROPOSE_DIALOG, TdDialog)

/**
 * td_propose_dialog_open:
 * @draft_id: the draft that is open, 0 for none
 * @n_waiting: how many mentees wait
 * @selected: (nullable) (element-type gint64): mentees to propose for; else everyone who waits
 */
TdProposeDialog *td_propose_dialog_open (GtkWidget *parent,
                                         TdSession *session,
                                         gint64 draft_id,
                                         guint n_waiting,
                                         GArray *selected);

G_END_DECLS
