/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "proposal/td-proposal.h"

G_BEGIN_DECLS

/*
 * Changing a draft by hand. Each is one change with its undo. A proposal that is no draft any more,
 * or a row that was released, is TD_ERROR_CONFLICT. What becomes of a draft: td-proposal-release.h.
 */

/**
 * TdProposalEffect:
 *
 * What a change by hand did to the draft, or would do, in points and mentees; and how far the first
 * mentors then stand below what was proven best, without those put in by hand. Below 0 where a
 * draft for late enrolments gains points by moving more of the earlier pairs.
 */
typedef struct
{
  gint64 total_change;
  int matched_change;
  gint64 total_below;
  int matched_below;
} TdProposalEffect;

/* How far a draft stands below what was proven best: the last two members, the first ones are 0. */
gboolean td_proposal_measure (TdDatabase *db,
                              const TdProposal *proposal,
                              TdProposalEffect *effect,
                              GError **error);

/**
 * td_proposal_set_mentor:
 * @mentor_id: another mentor (an employee), or 0 to leave the mentee without
 * @effect: (out) (optional): what it did
 *
 * TD_ERROR_CONFLICT, in words, where a rule forbids the pair or the mentor has no place left in the
 * draft: td_proposal_list_swaps() says who has it.
 */
gboolean td_proposal_set_mentor (TdDatabase *db,
                                 gint64 row_id,
                                 gint64 mentor_id,
                                 TdDate today,
                                 TdProposalEffect *effect,
                                 GError **error);

/* Gives a row back the mentor that the proposal chose; the errors of td_proposal_set_mentor(). */
gboolean td_proposal_restore_row (TdDatabase *db,
                                  gint64 row_id,
                                  TdDate today,
                                  TdProposalEffect *effect,
                                  GError **error);

/* A locked row is kept when the draft is made anew (TdProposalOptions.replaces). */
gboolean td_proposal_set_locked (TdDatabase *db, gint64 row_id, gboolean locked, GError **error);

/**
 * td_proposal_add_mentee:
 *
 * Pairs somebody by hand in a draft that does not have her: enrolled since, or not of its scope.
 * TD_ERROR_CONFLICT where she has an open pair or a row already, and as in
 * td_proposal_set_mentor().
 *
 * Returns: the id of her row, or 0 with an error
 */
gint64 td_proposal_add_mentee (TdDatabase *db,
                               gint64 proposal_id,
                               gint64 mentee_id,
                               gint64 mentor_id,
                               TdDate today,
                               TdProposalEffect *effect,
                               GError **error);

/**
 * TdProposalSwap:
 *
 * A row that has the mentor another row wants, and what it would take to give him over.
 */
#define TD_TYPE_PROPOSAL_SWAP (td_proposal_swap_get_type ())
G_DECLARE_FINAL_TYPE (TdProposalSwap, td_proposal_swap, TD, PROPOSAL_SWAP, TdRecord)

struct _TdProposalSwap
{
  TdRecord parent_instance;

  gint64 row_id; /* hers who has the mentor */
  gint64 mentee_id;
  char *mentee_name;
  char *mentee_number;
  char *mentor_name;   /* whom she would get in return; NULL for nobody */
  char *refused;       /* why these two cannot swap, in words; NULL where they can */
  gint64 total_change; /* of a swap */
  int matched_change;
  gint64 total_below; /* as in TdProposalEffect */
  int matched_below;
  gint64 take_total_change; /* where she is left without, and the other row's mentor free */
  int take_matched_change;
  int largest; /* points of a pair that meets everything in full, to show changes in percent */
};

/**
 * td_proposal_list_swaps:
 * @row_id: whose mentee is to get
 * @mentor_id: this mentor
 *
 * The rows that have the mentor, cheapest swap first, refused ones last.
 *
 * Returns: (transfer full) (element-type TdProposalSwap); NULL with TD_ERROR_CONFLICT where a rule
 *   forbids the pair itself
 */
GPtrArray *td_proposal_list_swaps (TdDatabase *db,
                                   gint64 row_id,
                                   gint64 mentor_id,
                                   TdDate today,
                                   GError **error);

/* Two rows of a draft exchange their mentors. TD_ERROR_CONFLICT where a rule forbids one of the new
 * pairs, or a row is locked. */
gboolean td_proposal_swap (TdDatabase *db,
                           gint64 row_id,
                           gint64 other_row_id,
                           TdDate today,
                           TdProposalEffect *effect,
                           GError **error);

/* A row takes the mentor of another one, which is left without. */
gboolean td_proposal_take_mentor (TdDatabase *db,
                                  gint64 row_id,
                                  gint64 other_row_id,
                                  TdDate today,
                                  TdProposalEffect *effect,
                                  GError **error);

G_END_DECLS
