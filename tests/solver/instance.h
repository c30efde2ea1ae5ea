/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "solver/td-solver.h"

/* A problem with arrays of its own, made from a seed. */
typedef struct
{
  TdSolverProblem problem;
  int *places;
  gsize *first;
  guint *mentor;
  gint64 *score;
  gint32 *narrow; /* (nullable) */
  int *locked;
  gint64 *kept;
} Instance;

typedef struct
{
  guint n_mentees;
  guint n_mentors;
  int most_places; /* 0 … of them each */
  double density;  /* of eligible pairs */
  gint64 low;      /* scores low … high */
  gint64 high;
  double locked; /* how many mentees are locked */
} InstanceShape;

Instance *instance_new (GRand *random, const InstanceShape *shape);

/* Lets the problem have its scores, as they are now, in 32 bits; FALSE where they do not fit. */
gboolean instance_narrow (Instance *instance);

/* The same problem with mentees and mentors in other orders: person i of the new one is
 * mentee_order[i] (mentor_order[i]) of the old one. */
Instance *instance_permute (const Instance *instance,
                            const guint *mentee_order,
                            const guint *mentor_order);

/* A random order of 0 … n - 1, to be freed. */
guint *instance_order (GRand *random, guint n);

void instance_free (Instance *instance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Instance, instance_free)
