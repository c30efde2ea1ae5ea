/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-candidates.h"
#include "proposal/td-proposal.h"

G_BEGIN_DECLS

/**
 * TdWhatIf:
 *
 * People, rules and the best pairs of a proposal or of a programme in memory, so that changes can
 * be tried one after the other while a slider moves. Needs no database once it is made. Used by one
 * thread at a time.
 */
typedef struct _TdWhatIf TdWhatIf;

typedef struct
{
  const char *name; /* a criterion, "field:NAME" as well */
  int value;        /* 0 to 100 */
} TdWhatIfWeight;

typedef struct
{
  gint64 mentor_id; /* the employee */
  int places;       /* in all, those of open pairs among them */
} TdWhatIfPlaces;

/**
 * TdWhatIfChange:
 *
 * What is otherwise than in the proposal; everything 0 or NULL changes nothing. First @rules, then
 * the others.
 */
typedef struct
{
  TdRules *rules;  /* (nullable): rules, weights and numbers in place of those of the proposal */
  guint rules_off; /* hard rules that are off, as a set; places always count */
  guint rules_on;
  const TdWhatIfWeight *weights;
  guint n_weights;
  const TdWhatIfPlaces *places;
  guint n_places;
  gint64 forced_mentee; /* employees who must be a pair */
  gint64 forced_mentor;
  gint64 removed_mentee; /* employees who must not */
  gint64 removed_mentor;
} TdWhatIfChange;

/**
 * TdWhatIfResult:
 *
 * The best pairs under a change, against the best pairs without it, of the people as they are now.
 */
typedef struct
{
  int mentees;
  int matched;
  int matched_change;
  gint64 total;
  gint64 total_change; /* in points of the changed weights; see @drafted */
  gint64 drafted;      /* what the pairs without the change score by the changed weights */
  gint64 worst;
  int pairs_changed; /* mentees who have another mentor, or one now, or none any more */
  int gained;        /* of these: mentees who have one now */
  int lost;          /* of these: who have none any more */
} TdWhatIfResult;

/**
 * td_what_if_new:
 *
 * For the mentees of a stored proposal, by the rules it was made with.
 * TD_ERROR_CONFLICT for a proposal from a sheet of scores, which knows no rules.
 */
TdWhatIf *td_what_if_new (TdDatabase *db, gint64 proposal_id, GError **error);

/* For everyone who waits in a programme, by its rules as they are: without a draft. */
TdWhatIf *td_what_if_new_for_program (TdDatabase *db,
                                      gint64 program_id,
                                      TdObjective objective,
                                      TdDate today,
                                      GError **error);

/* For candidates in memory, which it takes over. */
TdWhatIf *td_what_if_new_for_candidates (TdCandidates *candidates,
                                         TdObjective objective,
                                         GCancellable *cancellable,
                                         GError **error);

void td_what_if_free (TdWhatIf *self);

/**
 * td_what_if_evaluate:
 *
 * The optimum under a change, from the one that is there (td_solver_repair()), proven like it.
 *
 * Returns: FALSE with TD_ERROR_NOT_FOUND for people and criteria that are not there,
 *   TD_ERROR_CONFLICT where a forced pair has no place, or G_IO_ERROR_CANCELLED
 */
gboolean td_what_if_evaluate (TdWhatIf *self,
                              const TdWhatIfChange *change,
                              TdWhatIfResult *result,
                              GCancellable *cancellable,
                              GError **error);

/* The same with the pairs themselves, for who shows them; freed with td_solution_free(). */
TdSolution *td_what_if_solve (TdWhatIf *self,
                              const TdWhatIfChange *change,
                              TdWhatIfResult *result,
                              GCancellable *cancellable,
                              GError **error);

/* What it holds, borrowed: the people in their order, and the best pairs without a change. */
const TdCandidates *td_what_if_get_candidates (TdWhatIf *self);
const TdSolution *td_what_if_get_solution (TdWhatIf *self);

/* One change of a stored proposal at once. */
gboolean td_what_if (TdDatabase *db,
                     gint64 proposal_id,
                     const TdWhatIfChange *change,
                     TdWhatIfResult *result,
                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdWhatIf, td_what_if_free)

G_END_DECLS
