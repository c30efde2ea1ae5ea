/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include <adwaita.h>

#include "gui/frame/td-session.h"
#include "proposal/td-proposal.h"

G_BEGIN_DECLS

/**
 * TdCompareDialog:
 *
 * Two proposals of the programme side by side: what they are worth, and pair by pair what differs.
 * Enter on a row opens the mentee. One of the two can be chosen to work on.
 *
 * Properties: "session" (construct only), "first", "second" (TdProposal: the two), "summary" (what
 * differs, in words), "show-same" (gboolean, whether rows that are the same are shown too),
 * "n-same" (guint).
 *
 * Signal "chosen" (gint64 proposal_id): a draft to work on.
 */
#define TD_TYPE_COMPARE_DIALOG (td_compare_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdCompareDialog, td_compare_dialog, TD, COMPARE_DIALOG, AdwWindow)

/* Opens over @parent with the programme's proposals: @proposal_id (0 for the newest) beside the one
 * before it. */
TdCompareDialog *td_compare_dialog_open (GtkWidget *parent, TdSession *session, gint64 proposal_id);

G_END_DECLS
