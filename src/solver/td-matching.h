/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "solver/td-solver.h"

G_BEGIN_DECLS

/**
 * TdMatching:
 *
 * Pairs of a problem, as many as there can be, whatever they score: the algorithm of Hopcroft and
 * Karp (1973) with places. Locked mentees take no part and their places are gone.
 */
typedef struct _TdMatching TdMatching;

/* Empty; @problem is borrowed and must stay. */
TdMatching *td_matching_new (const TdSolverProblem *problem);
void td_matching_free (TdMatching *matching);

/* Begins with those of some pairs that there may be; @mentor has n_mentees, or -1. */
void td_matching_seed (TdMatching *matching, const int *mentor);

/**
 * td_matching_grow:
 * @floor: only pairs that score this or more count; those below are dropped first
 * @cancellable: (nullable)
 *
 * Makes the matching as large as it can be. Pairs that still count are where it begins.
 *
 * Returns: FALSE only with G_IO_ERROR_CANCELLED
 */
gboolean td_matching_grow (TdMatching *matching,
                           gint64 floor,
                           GCancellable *cancellable,
                           GError **error);

/* How many pairs there are, and the lowest score among them (G_MAXINT64 where there is none). */
guint td_matching_get_size (TdMatching *matching);
gint64 td_matching_get_worst (TdMatching *matching);

/* Takes over the pairs of another one of the same problem. */
void td_matching_copy (TdMatching *matching, TdMatching *from);

/**
 * td_matching_cover:
 * @flag: put into the entries of the people of the cover, cleared in all others
 * @mentee: n_mentees; @mentor: n_mentors
 *
 * After td_matching_grow(): people of whom one is in every pair that counts, and who have no more
 * places together than there are pairs. Nobody needs an algorithm to see from them that there
 * cannot be more (König 1931). A mentee has one place.
 */
void td_matching_cover (TdMatching *matching, guint8 flag, guint8 *mentee, guint8 *mentor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdMatching, td_matching_free)

G_END_DECLS
