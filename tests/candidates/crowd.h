/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-candidates.h"

/* A small cohort of any kind: some rules and criteria, few or many words and grades, managers in
 * circles or missing, people on both sides, everything that a roster may hold. */
typedef struct
{
  guint n_mentees;
  guint n_mentors;
  int most_places;
  double locked;       /* how many mentees are locked */
  gboolean everything; /* every rule and criterion on */
} CrowdShape;

TdCandidates *crowd_new (GRand *random, const CrowdShape *shape);
