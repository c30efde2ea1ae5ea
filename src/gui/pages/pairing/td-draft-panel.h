/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"
#include "proposal/td-proposal.h"

G_BEGIN_DECLS

/**
 * TdDraftPanel:
 *
 * A draft of the programme, the newest unless another was chosen: what it is worth, its rows, who
 * stays without a mentor and why, releasing it whole or in part, discarding it.
 *
 * Properties: "draft" (TdProposal, NULL where there is none), "row" (TdProposalRow: the first one
 * selected), "n-selected" (guint), "n-drafts" (guint: open drafts of the programme), "stale"
 * (gboolean: the rules are others than it was made with), "show" and "order" (guint, of TdDraftShow
 * and TdDraftOrder).
 */
#define TD_TYPE_DRAFT_PANEL (td_draft_panel_get_type ())
G_DECLARE_FINAL_TYPE (TdDraftPanel, td_draft_panel, TD, DRAFT_PANEL, TdPage)

/* What the properties hold, borrowed; NULL likewise. */
TdProposal *td_draft_panel_get_draft (TdDraftPanel *panel);
TdProposalRow *td_draft_panel_get_row (TdDraftPanel *panel);

/* Works on another draft of the programme; 0 for the newest. */
void td_draft_panel_choose (TdDraftPanel *panel, gint64 proposal_id);

/* Puts the keyboard on the row that is selected. */
void td_draft_panel_focus (TdDraftPanel *panel);

/* Selects the row of a mentee, among all rows. */
void td_draft_panel_show_mentee (TdDraftPanel *panel, gint64 mentee_id);

G_END_DECLS
