/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "proposal/td-proposal.h"

G_BEGIN_DECLS

/**
 * TdProposalFlag:
 *
 * Something about a row of a draft that is otherwise than when the draft was made.
 */
#define TD_TYPE_PROPOSAL_FLAG (td_proposal_flag_get_type ())
G_DECLARE_FINAL_TYPE (TdProposalFlag, td_proposal_flag, TD, PROPOSAL_FLAG, TdRecord)

struct _TdProposalFlag
{
  TdRecord parent_instance;

  gint64 row_id;
  gint64 mentee_id;
  char *mentee_name;
  char *mentor_name;
  char *code;       /* mentee-gone mentor-gone paired answered no-first full same-mentor rule */
  char *text;       /* a sentence for the coordinator, with the way on */
  gboolean refused; /* cannot be released as it is; else only to be looked at */
};

/**
 * td_proposal_check_rows:
 *
 * What changed since a draft was made: people who withdrew, mentees with a mentor by now, mentors
 * without a place left (refused), and pairs that a rule forbids by now, as one below the lowest
 * score (flagged).
 *
 * Returns: (transfer full) (element-type TdProposalFlag): in the order of the rows, refused ones
 *   first; empty where nothing is to be said
 */
GPtrArray *td_proposal_check_rows (TdDatabase *db,
                                   gint64 proposal_id,
                                   TdDate today,
                                   GError **error);

/**
 * td_proposal_release:
 * @mentees: (nullable) (element-type gint64): employees whose rows are released; NULL for all
 *
 * Makes proposed pairs of the rows, all or none, as one change with one undo. Rows without a mentor
 * and rows released before are passed over; a mentee of @mentees who has no such row is
 * TD_ERROR_NOT_FOUND. The proposal is "released" when nothing is left to release.
 *
 * A row that moves an earlier pair withdraws that pair first ("another pair suits better"); where
 * somebody answered it meanwhile the row is refused. A second mentor needs the first one: released
 * before or in the same step. TD_ERROR_CONFLICT names the first row that cannot be released and
 * what to do about it.
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
