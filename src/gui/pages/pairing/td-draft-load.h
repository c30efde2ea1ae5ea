/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "db/td-database.h"
#include "proposal/td-proposal.h"

G_BEGIN_DECLS

/**
 * TdDraftContent:
 * @draft: NULL where there is none
 * @drafts: (element-type TdProposal): those of the programme that are open, newest first
 * @rows: (element-type TdProposalRow)
 * @items: (element-type TdDraftItem): one a row
 * @remark: (nullable): what keeps all fits low, and what to do
 * @stale: the rules are others than the draft was made with
 *
 * What the draft panel shows.
 */
typedef struct
{
  TdProposal *draft;
  GPtrArray *drafts;
  GPtrArray *rows;
  GPtrArray *items;
  char *remark;
  gboolean stale;
} TdDraftContent;

/* A draft of a programme, the newest where @proposal_id is not one of them. */
TdDraftContent *td_draft_content_load (TdDatabase *db,
                                       gint64 program_id,
                                       gint64 proposal_id,
                                       TdDate today,
                                       GError **error);
void td_draft_content_free (TdDraftContent *content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdDraftContent, td_draft_content_free)

G_END_DECLS
