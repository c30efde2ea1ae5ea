/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "candidates/td-cohort.h"
#include "proposal/td-what-if-graph.h"
#include "proposal/td-what-if.h"

G_BEGIN_DECLS

/* An earlier pair that could move and had points for staying together. */
typedef struct
{
  guint mentee;
  guint mentor;
  int points;
} TdWhatIfStay;

struct _TdWhatIf
{
  TdCandidates *candidates;
  TdCohort *cohort; /* of the candidates as they are */
  TdObjective objective;
  TdSolution *base;
  gint64 base_total;    /* without points for staying */
  TdWhatIfGraph *graph; /* (nullable): made when first needed */
  GArray *stay;         /* TdWhatIfStay */
};

/* Gives the earlier pairs their points in a new cohort of the same people. */
void td_what_if_apply_stay (TdWhatIf *self, TdCohort *cohort);

G_END_DECLS
