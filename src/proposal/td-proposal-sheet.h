/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "proposal/td-proposal-private.h"

G_BEGIN_DECLS

/* One pair of a coordinator's own scores. */
typedef struct
{
  gint64 mentee_id; /* employees */
  gint64 mentor_id;
  gint64 score;
  gboolean dropped; /* out: it could not be proposed */
} TdSheetPair;

typedef struct
{
  gint64 mentor_id;
  int places;
} TdSheetPlaces;

/**
 * TdProposalSheet:
 *
 * A coordinator's own scores of people of a programme, all of them pairs that may be.
 */
typedef struct
{
  gint64 program_id;
  TdObjective objective;
  gint64 replaces;       /* a draft which is discarded, or 0 */
  const char *name;      /* of the sheet */
  gboolean minimise;     /* the scores are costs, times -1 */
  gboolean ignore_rules; /* pairs that a rule of the programme forbids are flagged, not dropped */
  GArray *pairs;         /* TdSheetPair, mentees and mentors in any order, none twice */
  GArray *places;        /* (nullable): TdSheetPlaces; else the places that mentors have left */
} TdProposalSheet;

/* Scores are this large at most, either way: they are stored as numbers of rows. */
#define TD_SHEET_MOST G_MAXINT32

/**
 * td_proposal_make_from_sheet:
 * @remarks: (out) (optional) (element-type utf8): for each of @pairs why it was dropped or, with
 *   @ignore_rules, which rule forbids it, in words; or NULL
 * @progress: (nullable)
 *
 * td_proposal_make() with scope "sheet": everyone who waits and is in the sheet, by its scores,
 * solved and certified like any other. Pairs with somebody who does not wait, or is no mentor who
 * is ready, are dropped. Mentors have the places they have left, of @places no more than that.
 * A sheet without a pair that is left is TD_ERROR_CONFLICT.
 *
 * Returns: the id of the proposal, or 0 with an error
 */
gint64 td_proposal_make_from_sheet (TdDatabase *db,
                                    const TdProposalSheet *sheet,
                                    TdDate today,
                                    GPtrArray **remarks,
                                    TdProgress *progress,
                                    GError **error);

/* The scores of a mentee, by mentor (gint64 to gint64). */
GHashTable *td_proposal_sheet_load_scores (TdDatabase *db,
                                           const TdProposal *proposal,
                                           gint64 mentee_id,
                                           GError **error);

/* The rule that asks for points of the programme, as a set: a sheet has its own points. */
guint td_proposal_sheet_own_points (void);

/* The hard rules that count for a sheet's draft, of those that are on: its points are its own. */
guint td_proposal_sheet_get_rules (const TdProposal *proposal, guint rules);

/* Puts the sheet's score into a judgement, and refuses a pair that the sheet does not have. */
gboolean td_proposal_sheet_judge (TdDatabase *db,
                                  const TdProposal *proposal,
                                  gint64 mentee_id,
                                  gint64 mentor_id,
                                  TdJudgement *judgement,
                                  GError **error);

G_END_DECLS
