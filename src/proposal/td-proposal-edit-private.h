/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-change.h"
#include "proposal/td-proposal-edit.h"
#include "proposal/td-proposal-private.h"

G_BEGIN_DECLS

/* Begins a change of one row that is still a draft; @proposal and @row are set. */
TdChange *td_proposal_begin_row (TdDatabase *db,
                                 const char *action,
                                 gint64 row_id,
                                 TdProposal **proposal,
                                 TdProposalRow **row,
                                 GError **error);

/* Gives a row a mentor by hand, or (with NULL) none; and writes it. */
void td_proposal_row_set (TdProposalRow *row, gint64 mentor_id, const TdJudgement *judgement);
gboolean td_proposal_store_row (TdDatabase *db, const TdProposalRow *row, GError **error);

/* Writes the sums of a draft, tells what changed, and commits. */
gboolean td_proposal_finish_edit (TdDatabase *db,
                                  TdChange *change,
                                  const TdProposal *before,
                                  TdProposalEffect *effect,
                                  GError **error);

G_END_DECLS
