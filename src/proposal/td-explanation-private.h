/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-cohort.h"

G_BEGIN_DECLS

/* How many other mentors are kept of a mentee. */
#define TD_N_ALTERNATIVES 5

/* Another mentor of a mentee, as it is kept: cost is the reduced cost u + v - w, in weight. */
typedef struct
{
  gint64 mentor_id;
  gint64 score;
  gint64 cost;
} TdStoredAlternative;

/* (element-type TdStoredAlternative); NULL reads as none. */
char *td_stored_alternatives_to_json (GArray *alternatives);
GArray *td_stored_alternatives_from_json (const char *json);

/* What is kept of a run. */
typedef struct
{
  gint64 matched; /* of this solve: without second mentors */
  gint64 total;
  gint64 worst;
  gint64 percentile_1;
  gint64 percentile_5;
  gint64 median;
  gint64 set_mentees;
  gint64 set_places;
  gint64 pairs;
  gint64 edges;
  gint64 rounds;
  gint64 best;
  gint64 rescored;
  gint64 threads;
  gint64 vector;
  gint64 has_threshold; /* fair */
  gint64 threshold;
} TdStoredProof;

char *td_stored_proof_to_json (const TdStoredProof *proof);
void td_stored_proof_from_json (const char *json, TdStoredProof *proof);

/**
 * td_solution_find_set:
 * @set_mentees: (out): mentees who have only …
 * @set_places: (out): … these places together; both 0 where that is not why somebody is without
 *
 * The mentees that alternating paths reach from those without a mentor, and the places of all their
 * eligible mentors (Hall 1935): so many too few that no more mentees can be matched.
 *
 * Returns: FALSE with G_IO_ERROR_CANCELLED
 */
gboolean td_solution_find_set (TdCohort *cohort,
                               const TdSolution *solution,
                               gint64 *set_mentees,
                               gint64 *set_places,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
