/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-candidates.h"
#include "proposal/td-proposal.h"

G_BEGIN_DECLS

/* One row; TD_ERROR_NOT_FOUND where there is none. */
TdProposalRow *td_proposal_load_row (TdDatabase *db, gint64 row_id, GError **error);

/* TD_ERROR_CONFLICT where a proposal is no draft any more. */
gboolean td_proposal_check_draft (const TdProposal *proposal, GError **error);

/* The places that mentors have left in a draft: their own, without open pairs that the draft does
 * not move, and without its rows but @row_id. */
gboolean td_proposal_count_places (TdDatabase *db,
                                   const TdProposal *proposal,
                                   gint64 row_id,
                                   gint64 mentor_id,
                                   int *places,
                                   GError **error);

/* The same of all mentors for a row at once: how many of their places are in use, by mentor (gint64
 * to int); -1 for another mentor of hers, whom she cannot have twice. */
GHashTable *td_proposal_list_taken (TdDatabase *db,
                                    const TdProposal *proposal,
                                    const TdProposalRow *row,
                                    GError **error);

/**
 * TdJudgement:
 *
 * What a mentor would be for the mentee of a row.
 */
typedef struct
{
  int score;
  char *criteria; /* JSON */
  char *mentor_name;
  char *refused; /* why a rule forbids it, in words; NULL where none does */
  int places;    /* that he has left in the draft, without this row */
} TdJudgement;

/* @row needs proposal, mentee and round, of a stored row also the id. By the rules of the programme
 * as they are, or by the sheet of scores that the draft was made from. */
gboolean td_proposal_judge (TdDatabase *db,
                            const TdProposal *proposal,
                            const TdProposalRow *row,
                            gint64 mentor_id,
                            TdDate today,
                            TdJudgement *judgement,
                            GError **error);

void td_judgement_clear (TdJudgement *judgement);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdJudgement, td_judgement_clear)

G_END_DECLS
