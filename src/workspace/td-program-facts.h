/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tandem authors */

#pragma once

#include "program/td-program.h"
#include "workspace/td-fact.h"

G_BEGIN_DECLS

/* How many there are of whom in a programme; "both" counts on both sides. */
typedef struct
{
  int mentors;   /* enrolled */
  int places;    /* theirs */
  int taken;     /* pairs of theirs that are not over */
  int mentees;   /* enrolled */
  int unmatched; /* of these, without a pair that is not over */
  int waiting;   /* on the waiting list, in any role */
  int withdrawn;
  int awaited; /* pairs whose answers are awaited */
  int living;  /* active and paused pairs */
  int over;    /* completed and ended ones */
  int drafts;  /* proposals with pairs to release */
} TdProgramCounts;

gboolean td_program_counts_load (TdDatabase *db,
                                 gint64 program_id,
                                 TdProgramCounts *counts,
                                 GError **error);

/* The parts of a #TdProgramOverview (transfer full) (element-type TdFact). */
GPtrArray *td_program_facts_people (const TdProgramCounts *counts);
GPtrArray *td_program_facts_figures (TdDatabase *db,
                                     const TdProgram *program,
                                     TdDate today,
                                     GError **error);
GPtrArray *td_program_facts_needs (TdDatabase *db,
                                   const TdProgram *program,
                                   const TdProgramCounts *counts,
                                   TdDate today,
                                   GError **error);

G_END_DECLS
