/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-candidates.h"
#include "proposal/td-proposal.h"

G_BEGIN_DECLS

/**
 * TdEarlier:
 *
 * A pair that stands before a proposal is made and that the proposal may move.
 */
typedef struct
{
  guint mentor;   /* in the candidates */
  gint64 pair_id; /* 0: a row of the draft that is replaced */
} TdEarlier;

/**
 * TdProposalScoped:
 *
 * Who takes part in a proposal, and what is settled of it before.
 */
typedef struct
{
  TdCandidates *candidates;
  GHashTable *earlier; /* gint64 mentee to TdEarlier: those that may move */
} TdProposalScoped;

/* The candidates of the options: mentees of the scope alone, rows that are kept locked. The errors
 * of td_proposal_make(). */
gboolean td_proposal_scope_load (TdDatabase *db,
                                 const TdProposalOptions *options,
                                 TdDate today,
                                 TdProposalScoped *scoped,
                                 GError **error);

void td_proposal_scoped_clear (TdProposalScoped *scoped);

/* The earlier pair of a mentee, or NULL. */
const TdEarlier *td_proposal_scoped_find_earlier (const TdProposalScoped *scoped, guint mentee);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdProposalScoped, td_proposal_scoped_clear)

G_END_DECLS
