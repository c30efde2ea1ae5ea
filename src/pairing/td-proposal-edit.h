/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "pairing/td-proposal.h"

G_BEGIN_DECLS

/*
 * Changing a draft by hand, and what becomes of it. Each is one change with its undo. A proposal
 * that is no draft any more, or a row that was released, is TD_ERROR_CONFLICT.
 */

/**
 * TdProposalEffect:
 *
 * What a change by hand did to the draft, in points and mentees.
 */
typedef struct
{
  gint64 total_change;
  int matched_change;
} TdProposalEffect;

/**
 * td_proposal_set_mentor:
 * @mentor_id: another mentor (an employee), or 0 to leave the mentee without
 * @effect: (out) (optional): what it did
 *
 * TD_ERROR_CONFLICT, in words, where a rule forbids the pair or the mentor has no place left in the
 * draft.
 */
gboolean td_proposal_set_mentor (TdDatabase *db,
                                 gint64 row_id,
                                 gint64 mentor_id,
                                 TdDate today,
                                 TdProposalEffect *effect,
                                 GError **error);

/* A locked row is kept when the draft is made anew (TdProposalOptions.replaces). */
gboolean td_proposal_set_locked (TdDatabase *db, gint64 row_id, gboolean locked, GError **error);

/**
 * td_proposal_release:
 * @mentees: (nullable) (element-type gint64): employees whose rows are released; NULL for all
 *
 * Makes proposed pairs of the rows, all or none. Rows without a mentor and rows released before are
 * passed over; a mentee of @mentees who has no such row is TD_ERROR_NOT_FOUND. The proposal is
 * "released" when nothing is left to release.
 *
 * Returns: how many pairs were made, or -1 with an error
 */
int td_proposal_release (TdDatabase *db,
                         gint64 proposal_id,
                         GArray *mentees,
                         TdDate today,
                         GError **error);

/* Gives a draft up, its rows staying on record; TD_ERROR_CONFLICT where it is no draft. */
gboolean td_proposal_discard (TdDatabase *db, gint64 proposal_id, GError **error);

G_END_DECLS
