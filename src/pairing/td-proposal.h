/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-progress.h"
#include "db/td-database.h"
#include "pairing/td-solver.h"

G_BEGIN_DECLS

/**
 * TdProposal:
 *
 * A stored draft of pairs for everyone who waits in a programme. "total" and "matched" are as they
 * are after changes by hand, "best_total" as the solver proved it.
 */
#define TD_TYPE_PROPOSAL (td_proposal_get_type ())
G_DECLARE_FINAL_TYPE (TdProposal, td_proposal, TD, PROPOSAL, TdRecord)

struct _TdProposal
{
  TdRecord parent_instance;

  gint64 id;
  gint64 program_id;
  TdDate made_on;
  char *state;     /* draft released discarded */
  char *objective; /* total score fair */
  int mentees;
  int mentors;
  int places;
  int matched;
  gint64 total;
  gint64 best_total;
  int largest_score; /* points of a pair that meets every criterion in full */
  gboolean optimal;
  double seconds; /* solve and certificate */
  char *rules;    /* JSON: the rules and weights it was made with */
  char *scope;    /* all selection late sheet */
  gint64 bonus;   /* a pair weighs bonus + scale x score; prices are in that unit */
  gint64 scale;
  gint64 worst; /* score of the worst pair as it was proven; 0 without pairs */
  char *proof;  /* JSON: how it was found and proven */
  char *program_name;
  int to_release; /* rows with a mentor that were not released */
};

/**
 * TdProposalRow:
 *
 * One mentee of a proposal: with a mentor, or without (mentor_id 0) and what blocked the mentors.
 */
#define TD_TYPE_PROPOSAL_ROW (td_proposal_row_get_type ())
G_DECLARE_FINAL_TYPE (TdProposalRow, td_proposal_row, TD, PROPOSAL_ROW, TdRecord)

struct _TdProposalRow
{
  TdRecord parent_instance;

  gint64 id;
  gint64 proposal_id;
  gint64 mentee_id;
  gint64 mentor_id;
  int score;
  char *criteria; /* JSON, criterion: points */
  char *blocked;  /* JSON, rule: mentors it blocks */
  gboolean locked;
  gboolean by_hand;
  gint64 pair_id;  /* once released */
  int round;       /* 1: a first mentor, 2: a second one */
  gint64 price;    /* of the mentee, see TdProposal.bonus */
  int mentee_rank; /* the how-manieth choice he is for her, she for him; 0: not known */
  int mentor_rank;
  char *alternatives; /* JSON: the nearest other mentors */
  gint64 proven_id;   /* her mentor as it was proven, before changes by hand; 0 for none */

  char *mentee_name;
  char *mentee_number;
  char *mentee_department;
  char *mentor_name;
  char *mentor_number;
  char *mentor_department;
  int percent; /* 100 x score / the largest possible, rounded */
};

typedef struct
{
  gint64 program_id;
  TdObjective objective;
  gint64 replaces; /* a draft whose locked rows are kept and which is discarded, or 0 */
} TdProposalOptions;

/**
 * td_proposal_make:
 * @progress: (nullable): how far it is
 *
 * Fills a draft with the optimum for everyone who waits in the programme and stores it. The proof
 * of the solver is checked over all eligible pairs; a proof that fails is an error. Stops with
 * G_IO_ERROR_CANCELLED on the cancellable of @db. Older drafts of the programme stay, but the one
 * that it replaces.
 *
 * Returns: the id of the proposal, or 0 with an error
 */
gint64 td_proposal_make (TdDatabase *db,
                         const TdProposalOptions *options,
                         TdDate today,
                         TdProgress *progress,
                         GError **error);

/* One proposal; TD_ERROR_NOT_FOUND where there is none. */
TdProposal *td_proposal_load (TdDatabase *db, gint64 proposal_id, GError **error);

/* The newest draft of a programme; NULL without error where there is none. */
TdProposal *td_proposal_find_draft (TdDatabase *db, gint64 program_id, GError **error);

/* Whether the rules or weights of the programme are others now than when the proposal was made. */
gboolean td_proposal_is_stale (TdDatabase *db,
                               TdProposal *proposal,
                               gboolean *stale,
                               GError **error);

/* (element-type TdProposal): of a programme, newest first. */
GPtrArray *td_proposal_list (TdDatabase *db, gint64 program_id, GError **error);

/* (element-type TdProposalRow): matched ones first, then by the mentee's name. */
GPtrArray *td_proposal_list_rows (TdDatabase *db, gint64 proposal_id, GError **error);

G_END_DECLS
