/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-criteria.h"
#include "db/td-database.h"
#include "solver/td-solver.h"

G_BEGIN_DECLS

/* A name of a criterion, "field:NAME" as well, with its weight; a criterion has weight x 100 points
 * at most. */
typedef struct
{
  char *name;
  int weight;
  const TdCriterion *known; /* NULL: a free field */
  guint field;              /* which, and how it is compared */
  TdFieldMode mode;
} TdWeight;

/**
 * TdCandidates:
 *
 * Who may be paired in a programme on a day: the mentees who wait and the mentors who are ready,
 * both in the order of their numbers (not of their rows), with the rules and weights.
 */
typedef struct
{
  gint64 program_id;
  TdDate today;
  GPtrArray *mentees; /* TdParticipant */
  GPtrArray *mentors;
  TdWeight *weights;
  guint n_weights;
  guint rules; /* the hard rules that are on, as a set */
  int chain_levels;
  int grade_from;
  int grade_to;
  int lowest_percent;
  int largest; /* points of a pair that meets every criterion in full */
} TdCandidates;

/**
 * td_candidates_load:
 * @mentee_id: 0 for every mentee who waits: enrolled by then, still employed, without an open pair;
 *   or this employee alone, with an open pair or not
 *
 * Mentors are those ready on the day, also the ones without a place left.
 *
 * Returns: the candidates, or NULL with an error
 */
TdCandidates *td_candidates_load (TdDatabase *db,
                                  gint64 program_id,
                                  gint64 mentee_id,
                                  TdDate today,
                                  GError **error);

/**
 * td_candidates_load_for_proposal:
 *
 * The candidates of a stored proposal: its mentees (those who are enrolled, ready and employed
 * still), on its day, by the rules that are stored with it; people as they are now. Pairs that were
 * released from it neither use a place nor count as previous ones, and its locked rows are locked.
 *
 * Returns: the candidates; NULL with TD_ERROR_NOT_FOUND where there is no such proposal
 */
TdCandidates *td_candidates_load_for_proposal (TdDatabase *db, gint64 proposal_id, GError **error);

/**
 * TdCandidatesWho:
 * @mentee_id: this employee alone, with an open pair or not; 0: everyone who waits
 * @movable: a pair that a proposal made and nobody answered counts as none: its mentee waits, its
 * mentor has the place
 * @second: mentees with one open pair as well as those without any
 */
typedef struct
{
  gint64 mentee_id;
  gboolean movable;
  gboolean second;
} TdCandidatesWho;

/* td_candidates_load() with more to say about who. */
TdCandidates *td_candidates_load_who (TdDatabase *db,
                                      gint64 program_id,
                                      const TdCandidatesWho *who,
                                      TdDate today,
                                      GError **error);

/* The rules and weights alone, without anybody. */
TdCandidates *td_candidates_load_rules (TdDatabase *db, gint64 program_id, GError **error);

void td_candidates_free (TdCandidates *candidates);

/* Where everyone is in an array, for many questions; it borrows the participants. */
GHashTable *td_candidates_index (GPtrArray *participants);

/* Where an employee is, or -1. */
int td_candidates_look_up (GHashTable *index, gint64 employee_id);

/* Where a person is in the array, or -1. */
int td_candidates_find (GPtrArray *participants, gint64 employee_id);

/**
 * td_candidates_score:
 * @points: (nullable) (out): the points of each weight
 * @blocked: (nullable) (out): the rules that block, as a set
 *
 * Returns: the points in all
 */
int td_candidates_score (const TdCandidates *candidates,
                         guint mentee,
                         guint mentor,
                         int *points,
                         guint *blocked);

/* What rules and criteria see of a pair; "score" is not filled. */
TdMatch td_candidates_match (const TdCandidates *candidates, guint mentee, guint mentor);

/* Whether somebody is one and the same person on both sides. */
gboolean td_candidates_is_self (const TdCandidates *candidates, guint mentee, guint mentor);

/**
 * TdCandidateGraph:
 *
 * The eligible pairs as the solver takes them; "problem" borrows the other members.
 */
typedef struct
{
  TdSolverProblem problem;
  int *places;
  gsize *first;
  guint *mentor;
  gint64 *score;
  int *locked;
  gint64 *kept;
} TdCandidateGraph;

/* Pairs that the coordinator locked are locked in it. NULL with G_IO_ERROR_CANCELLED. */
TdCandidateGraph *td_candidates_make_graph (const TdCandidates *candidates,
                                            TdProgress *progress,
                                            GCancellable *cancellable,
                                            GError **error);

void td_candidate_graph_free (TdCandidateGraph *graph);

/* For a mentee, how many mentors each rule blocks (TD_N_HARD_RULES numbers); who is free and not
 * blocked counts as capacity: somebody else has the place. */
void td_candidates_count_blocked (const TdCandidates *candidates, guint mentee, int *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCandidates, td_candidates_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCandidateGraph, td_candidate_graph_free)

G_END_DECLS
