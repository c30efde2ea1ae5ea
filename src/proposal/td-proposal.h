/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "base/td-progress.h"
#include "db/td-database.h"
#include "solver/td-solver.h"

G_BEGIN_DECLS

/**
 * TdProposal:
 *
 * A stored draft of pairs for those who wait in a programme. "total" and "matched" are as they are
 * after changes by hand, "best_total" and "best_matched" as the solver proved it; second mentors
 * stand apart.
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
  char *objective; /* total score fair stable */
  int mentees;
  int mentors;
  int places;
  int matched;
  gint64 total;
  gint64 best_total;
  int largest_score; /* points of a pair that meets every criterion in full */
  gboolean optimal;  /* FALSE for stable pairs: no better ones are excluded, only regrets */
  double seconds;    /* solve and certificate */
  char *rules;       /* JSON: the rules and weights it was made with */
  char *scope;       /* all selection late sheet */
  gint64 bonus;      /* a pair weighs bonus + scale x score; prices are in that unit */
  gint64 scale;
  gint64 worst; /* score of the worst pair as it was proven; 0 without pairs */
  char *proof;  /* JSON: how it was found and proven */
  int best_matched;
  int second_matched; /* rows of round 2, after changes by hand */
  gint64 second_total;
  gint64 last_enrolment; /* the newest enrolment when it was made: those after it are late */
  gint64 stay;           /* the points that earlier pairs had for staying, -1: none could move */
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
  char *alternatives;     /* JSON: the nearest other mentors */
  gint64 proven_id;       /* her mentor as it was proven, before changes by hand; 0 for none */
  gint64 earlier_pair_id; /* an unanswered pair that this row moves, or leaves as it is */
  gboolean added;         /* put in by hand: no part of what was proven */

  char *mentee_name;
  char *mentee_number;
  char *mentee_department;
  char *mentor_name;
  char *mentor_number;
  char *mentor_department;
  int percent;     /* 100 x score / the largest possible, rounded */
  int line;        /* TdLine of the mentor: to be flagged */
  char *line_code; /* the same as a code; NULL for none */

  /* For "line". */
  char *mentor_email;
  gint64 own_manager_id;
  char *own_manager_text;
  gint64 upper_manager_id;
  char *upper_manager_text;
};

/**
 * TdProposalScope:
 * @TD_PROPOSAL_ALL: everyone who waits
 * @TD_PROPOSAL_SELECTION: the mentees named, of those who wait
 * @TD_PROPOSAL_LATE: who enrolled after the draft that is replaced was made, or else after the last
 *   one that pairs were released of; those pairs are not touched
 */
typedef enum
{
  TD_PROPOSAL_ALL,
  TD_PROPOSAL_SELECTION,
  TD_PROPOSAL_LATE,
} TdProposalScope;

/* Above every score: as few earlier pairs move as possible. */
#define TD_STAY_ABOVE_ALL G_MAXINT64

/**
 * TdProposalOptions:
 * @replaces: a draft whose locked rows are kept and which is discarded, or 0
 * @stable: stable pairs from ranked wishes alone; @objective is not looked at
 * @mentees: (nullable) (element-type gint64): of a selection, employees
 * @may_move: late: pairs that a proposal made and nobody answered, and rows of @replaces, may move;
 *   else they are kept
 * @stay: with @may_move: the points each of them has for staying; 0: quite free
 * @first_only: no second mentors, though the programme's parameter second_mentor allows them
 *
 * What is 0 is the plain proposal for everyone who waits.
 */
typedef struct
{
  gint64 program_id;
  TdObjective objective;
  gint64 replaces;
  gboolean stable;
  TdProposalScope scope;
  GArray *mentees;
  gboolean may_move;
  gint64 stay;
  gboolean first_only;
} TdProposalOptions;

/**
 * td_proposal_make:
 * @progress: (nullable): how far it is
 *
 * Fills a draft with the optimum for the mentees of the scope and stores it. The proof of the
 * solver is checked over all eligible pairs; a proof that fails is an error. Stops with
 * G_IO_ERROR_CANCELLED on the cancellable of @db. Older drafts of the programme stay, but the one
 * that it replaces.
 *
 * Second mentors are a round of their own, after everyone who waits had the chance of a first: only
 * with the scope of all, only with places that are left, never the same mentor twice.
 *
 * A selection with somebody who does not wait, late without a proposal before, and stable pairs
 * without any wish are TD_ERROR_CONFLICT, in words.
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
