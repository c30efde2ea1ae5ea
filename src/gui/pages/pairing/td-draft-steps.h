/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "gui/frame/td-page.h"
#include "proposal/td-proposal.h"

G_BEGIN_DECLS

/**
 * td_draft_release:
 * @mentees: (nullable) (element-type gint64): employees whose rows are released; NULL for all
 *
 * Makes pairs of a draft's rows as one step with its undo. What would be refused is looked up and
 * shown before; then the others can be released without those.
 */
void td_draft_release (TdPage *page, TdProposal *draft, GArray *mentees);

/* Gives a draft up, undoably. */
void td_draft_discard (TdPage *page, TdProposal *draft);

/* Gives a row that was changed by hand the mentor again that was proven best. */
void td_draft_put_back (TdPage *page, TdProposalRow *row);

G_END_DECLS
