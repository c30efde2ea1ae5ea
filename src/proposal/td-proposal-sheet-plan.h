/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "proposal/td-proposal-sheet.h"

G_BEGIN_DECLS

/* A pair of the sheet whose people are found. */
typedef struct
{
  guint mentee; /* in the candidates */
  guint mentor;
  gint64 score;
  guint blocked; /* rules */
} TdSheetEdge;

/* A draft from a sheet before it is stored. People are those of the candidates; who is not in the
 * sheet has no pair, and no row. */
typedef struct
{
  const TdProposalSheet *sheet;
  TdCandidates *candidates;
  GHashTable *mentees; /* td_candidates_index() */
  GHashTable *mentors;
  GPtrArray *remarks;             /* of char *, (nullable) entries */
  GArray *edges;                  /* of TdSheetEdge, sorted: those that may be */
  gboolean *listed;               /* mentees who are in the sheet */
  gboolean *offered;              /* mentors who are */
  int (*counts)[TD_N_HARD_RULES]; /* per mentee: mentors that a rule dropped, or were free */
  int *places;
  gsize *first;
  guint *mentor;
  gint64 *score;
  int *locked;
  gint64 *kept;
  TdSolverProblem problem;
  TdSolution *solution;
  double seconds;
} TdSheetPlan;

/* Writes it as the change "pairing.propose". Returns the proposal's id, 0 with an error. */
gint64 td_sheet_plan_store (TdDatabase *db, const TdSheetPlan *plan, GError **error);

G_END_DECLS
