/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/app/td-page.h"
#include "pairing/td-proposal.h"

G_BEGIN_DECLS

/**
 * TdDraftPanel:
 *
 * The newest draft of the programme: what it is worth, its rows, releasing and discarding it.
 *
 * Properties: "draft" (TdProposal, NULL where there is none), "row" (TdProposalRow: the first one
 * selected), "n-selected" (guint), "stale" (gboolean: the rules are others than it was made with).
 */
#define TD_TYPE_DRAFT_PANEL (td_draft_panel_get_type ())
G_DECLARE_FINAL_TYPE (TdDraftPanel, td_draft_panel, TD, DRAFT_PANEL, TdPage)

/* What the properties hold, borrowed; NULL likewise. */
TdProposal *td_draft_panel_get_draft (TdDraftPanel *panel);
TdProposalRow *td_draft_panel_get_row (TdDraftPanel *panel);

G_END_DECLS
