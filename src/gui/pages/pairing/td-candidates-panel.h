/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"
#include "proposal/td-proposal.h"
#include "proposal/td-rank.h"

G_BEGIN_DECLS

/**
 * TdCandidatesPanel:
 *
 * One mentee with every mentor, the best first: a click or Enter pairs them, or, for a row of a
 * draft, puts the mentor into the draft.
 *
 * Properties: "mentee" (TdWaitingMentee), "row" (TdProposalRow, NULL outside of a draft),
 * "ranking" (GListModel of TdRankedMentor: every mentor as he stands to the mentee),
 * "trial" (GPtrArray of TdRuleSetting, NULL: rules that are tried, by which a mentee who waits is
 * ranked).
 */
#define TD_TYPE_CANDIDATES_PANEL (td_candidates_panel_get_type ())
G_DECLARE_FINAL_TYPE (TdCandidatesPanel, td_candidates_panel, TD, CANDIDATES_PANEL, TdPage)

/* Shows a mentee, and the row where it is about a draft; NULL for nobody. */
void td_candidates_panel_show (TdCandidatesPanel *panel,
                               TdWaitingMentee *mentee,
                               TdProposalRow *row);

/* What it shows, borrowed; NULL for nobody. */
TdWaitingMentee *td_candidates_panel_get_mentee (TdCandidatesPanel *panel);

/* A mentor as he stands to the mentee (transfer full); NULL where he is not ranked. */
TdRankedMentor *td_candidates_panel_find (TdCandidatesPanel *panel, gint64 mentor_id);

/* Moves the keyboard to the mentors. */
void td_candidates_panel_focus (TdCandidatesPanel *panel);

G_END_DECLS
