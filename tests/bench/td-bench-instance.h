/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-candidates.h"

G_BEGIN_DECLS

/**
 * TdBenchInstance:
 *
 * A problem with arrays of its own, made from a seed or read from a file (td-bench-file.h).
 */
typedef struct
{
  TdSolverProblem problem;
  int *places;
  gsize *first;
  guint *mentor;
  gint32 *score;
} TdBenchInstance;

/* Each mentee with so many mentors by chance, scores 0 … highest. */
TdBenchInstance *td_bench_instance_new_sparse (guint n_mentees,
                                               guint n_mentors,
                                               guint n_each,
                                               double places_per_mentee,
                                               int highest,
                                               guint32 seed);

/* Everyone with everyone, one place each, costs 1 … 100 as scores 100 - cost: full of ties. */
TdBenchInstance *td_bench_instance_new_dense (guint n, guint32 seed);

/* The @n_best best eligible mentors of each mentee of a cohort, 0 for all of them. */
TdBenchInstance *td_bench_instance_new_from (const TdCandidates *candidates, guint n_best);

gboolean td_bench_instance_write (const TdBenchInstance *instance,
                                  const char *path,
                                  GError **error);
TdBenchInstance *td_bench_instance_read (const char *path);
void td_bench_instance_free (TdBenchInstance *instance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdBenchInstance, td_bench_instance_free)

G_END_DECLS
